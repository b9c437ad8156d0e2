import { fstatSync } from 'node:fs'
import { type DestinationStream, pino, stdSerializers } from 'pino'
import type { LogLevel } from './config.ts'
import type { Log } from './ports.ts'

/** Never written, at whatever level and depth they are handed in: secrets, and what people say to the bot. */
const SECRET_KEYS = ['password', 'sasl', 'credentials', 'token', 'body'] as const

const REDACTED_PATHS = SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`])

/**
 * Makes the log: one JSON object a line.
 *
 * @param destination Where lines go; standard error unless told otherwise, so that standard output stays the answer's.
 */
export function createLog(level: LogLevel, destination: DestinationStream = standardError()): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: tellError },
      redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
    },
    destination,
  )
}

/** Libraries hang things on errors that no log has any business with: the stanza that came back, its body in it; a whole client. */
function tellError(error: unknown): unknown {
  return error instanceof Error ? withoutObjects(stdSerializers.errWithCause(error)) : error
}

/** @param told An error as pino tells it: what caused it is told in the same way. */
function withoutObjects(told: object): object {
  const kept = Object.entries(told).flatMap(([key, value]: [string, unknown]): [string, unknown][] => {
    if (key === 'cause' && isObject(value)) return [[key, withoutObjects(value)]]
    if (key === 'aggregateErrors' && Array.isArray(value))
      return [[key, value.filter(isObject).map(withoutObjects)]]
    return isObject(value) ? [] : [[key, value]]
  })
  return Object.fromEntries<unknown>(kept)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** Of lines that cannot be written so much waits until they can; what comes then is lost. */
const MOST_WAITING_BYTES = 1_048_576

/**
 * Whether standard error leads to the journal, which says so by device and inode (systemd.exec(5)): a process may have inherited
 * the variable from a service and write elsewhere.
 *
 * @param stream `JOURNAL_STREAM` of the environment.
 */
export function isJournal(stream: string | undefined): boolean {
  if (stream === undefined) return false
  try {
    const { dev, ino } = fstatSync(2, { bigint: true })
    return stream === `${dev}:${ino}`
  } catch {
    return false
  }
}

/** What pino calls levels, and syslog priorities: the first that is no higher counts. */
const PRIORITIES = [
  { from: 60, priority: 2 },
  { from: 50, priority: 3 },
  { from: 40, priority: 4 },
  { from: 30, priority: 6 },
]
const PRIORITY_OF_DEBUG = 7

/**
 * Puts in front of each line what the journal takes for its priority, and takes away (sd-daemon(3)), so that
 * `journalctl --priority=warning` shows the same as LOG_LEVEL=warn would.
 */
export function toJournal(destination: DestinationStream): DestinationStream {
  const prefixing = {
    // Has pino say in `lastLevel` which level the line has.
    [Symbol.for('pino.metadata')]: true,
    lastLevel: 0,
    write(line: string) {
      const { lastLevel } = prefixing
      const { priority } = PRIORITIES.find(({ from }) => lastLevel >= from) ?? { priority: PRIORITY_OF_DEBUG }
      destination.write(`<${priority}>${line}`)
    },
  }
  return prefixing
}

/** A log that cannot be written, for its disk is full or its terminal closed, must not end what it tells of. */
export function standardError(): DestinationStream {
  const destination = pino.destination({ dest: 2, sync: true, maxLength: MOST_WAITING_BYTES })
  // Without anybody who takes the error, it is thrown where something is logged.
  destination.on('error', () => undefined)
  return destination
}
