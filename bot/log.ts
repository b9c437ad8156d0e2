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
      serializers: { error: stdSerializers.errWithCause },
      redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
    },
    destination,
  )
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
