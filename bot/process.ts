import { CONFIG_ERROR_STATUS, ConfigError } from './config.ts'
import type { Log } from './ports.ts'

/** A shutdown that takes longer is cut off. */
const LONGEST_SHUTDOWN_MS = 3_000

/** Of a process that a second signal or the deadline ends, whatever is under way. */
const CUT_OFF_STATUS = 1

/** Decides how the process ends. */
export interface ProcessEnd {
  /** Aborted when it is time to say goodbye. */
  readonly signal: AbortSignal
  /** The process broke by itself: an error that nobody caught, or an answer that could not be written. */
  readonly isBroken: () => boolean
}

/**
 * Owns the signals of the process: the first SIGINT or SIGTERM, a terminal that is closed (SIGHUP), an error that nobody caught,
 * or a reader that has gone away (`tellus … | head`) begins a clean shutdown; a second SIGINT or SIGTERM or 3 s end it at once.
 *
 * @param brokenStatus The exit status of a process that broke after everybody had gone who could have said how it ended.
 */
export function ownProcess(log: Log, brokenStatus: number): ProcessEnd {
  const controller = new AbortController()
  let isBroken = false
  const begin = (): void => {
    if (controller.signal.aborted) return
    setTimeout(() => process.exit(CUT_OFF_STATUS), LONGEST_SHUTDOWN_MS).unref()
    controller.abort()
  }
  const beginOrCutOff = (): void => {
    if (controller.signal.aborted) process.exit(CUT_OFF_STATUS)
    begin()
  }
  const breakDown = (error: Error, event: string, status = brokenStatus): void => {
    log.error({ error }, event)
    isBroken = true
    // What broke may be all that there was to do: then nobody comes to say how it ended.
    process.exitCode = status
  }
  process.on('SIGINT', beginOrCutOff).on('SIGTERM', beginOrCutOff)
  // A terminal that is closed sends it, and its shell does too: twice says no more than once.
  process.on('SIGHUP', begin)
  process.on('uncaughtException', (error) => {
    // Started again, it would find the same.
    if (error instanceof ConfigError)
      breakDown(error, 'the configuration cannot be used; shutting down', CONFIG_ERROR_STATUS)
    else breakDown(error, 'an error was caught by nobody; shutting down')
    beginOrCutOff()
  })
  process.stdout.on('error', (error: Error) => {
    // Who has gone away wanted no more; whoever still waits, behind a full disk, must not take silence for an answer.
    const isGone = 'code' in error && error.code === 'EPIPE'
    if (!isGone) breakDown(error, 'the answer could not be written; shutting down')
    begin()
  })
  return { signal: controller.signal, isBroken: () => isBroken }
}
