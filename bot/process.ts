import type { Log } from './ports.ts'

/** A shutdown that takes longer is cut off. */
const LONGEST_SHUTDOWN_MS = 3_000

/** Of a process that a second signal or the deadline ends, whatever is under way, and of one that broke by itself. */
const CUT_OFF_STATUS = 1

/** Decides how the process ends. */
export interface ProcessEnd {
  /** Aborted when it is time to say goodbye. */
  readonly signal: AbortSignal
  /** The process broke by itself: an error that nobody caught. */
  readonly isBroken: () => boolean
}

/**
 * Owns the signals of the process: the first SIGINT or SIGTERM, an error that nobody caught, or a reader that has gone away
 * (`tellus … | head`) begins a clean shutdown; a second signal or 3 s end it at once.
 */
export function ownProcess(log: Log): ProcessEnd {
  const controller = new AbortController()
  let isBroken = false
  const begin = (): void => {
    if (controller.signal.aborted) process.exit(CUT_OFF_STATUS)
    setTimeout(() => process.exit(CUT_OFF_STATUS), LONGEST_SHUTDOWN_MS).unref()
    controller.abort()
  }
  process.on('SIGINT', begin).on('SIGTERM', begin)
  process.on('uncaughtException', (error) => {
    log.error({ error }, 'an error was caught by nobody; shutting down')
    isBroken = true
    // What broke may be all that there was to do: then nobody comes to say how it ended.
    process.exitCode = CUT_OFF_STATUS
    begin()
  })
  process.stdout.on('error', begin)
  return { signal: controller.signal, isBroken: () => isBroken }
}
