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

/** A log that cannot be written, for its disk is full or its terminal closed, must not end what it tells of. */
function standardError(): DestinationStream {
  const destination = pino.destination({ dest: 2, sync: true, maxLength: MOST_WAITING_BYTES })
  // Without anybody who takes the error, it is thrown where something is logged.
  destination.on('error', () => undefined)
  return destination
}
