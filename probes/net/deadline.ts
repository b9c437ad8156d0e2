import { setMaxListeners } from 'node:events'

/** A timer that fires so much late tells that this process did not run: it was stopped, or too busy to hear anybody. */
const ASLEEP_MS = 500

/** How often the time is given anew; who sleeps through that too will not learn it now. */
const MOST_BEGINNINGS = 3

/**
 * Gives one attempt its own deadline within whatever the caller already allows.
 *
 * Unlike `AbortSignal.any([signal, AbortSignal.timeout(ms)])` the timer and the listener end with the attempt, so a
 * signal that lives as long as the process gathers nothing, and a pending attempt keeps the process alive.
 *
 * Time in which this process did not run is not the peer's: its answer may have come and not been read. So the time begins
 * anew then, and who slept again and again gives up without having learnt anything.
 *
 * @param timeoutMs Counted from the call.
 * @param run Gets a signal whose reason is a `TimeoutError` when the deadline fired, an `AbortError` when we slept through
 *   it each time; the reason that `giveUp` was called with, by default an `AbortError`; else the reason of `signal`.
 */
export function withDeadline<T>(
  timeoutMs: number,
  signal: AbortSignal,
  run: (signal: AbortSignal, giveUp: (reason?: DOMException) => void) => Promise<T>,
): Promise<T> {
  return linked(signal, async (controller) => {
    const stop = startTimer(timeoutMs, (hasSlept) => controller.abort(lateness(hasSlept)))
    try {
      return await run(controller.signal, (reason) => controller.abort(reason))
    } finally {
      stop()
    }
  })
}

/**
 * Like {@link withDeadline} for an attempt of several steps, each with a deadline of its own: with the first that passes, the
 * attempt is over.
 *
 * A signal for each step would be clearer to read, but signals are the dearest objects that a check makes, and it takes many
 * steps.
 *
 * @param run Calls `beginStep` at the beginning of each step, which ends the time of the one before.
 */
export function withSteps<T>(
  { timeoutMs, stepTimeoutMs }: { readonly timeoutMs: number; readonly stepTimeoutMs: number },
  signal: AbortSignal,
  run: (signal: AbortSignal, beginStep: () => void) => Promise<T>,
): Promise<T> {
  return withDeadline(timeoutMs, signal, async (within, giveUp) => {
    let stop = (): void => undefined
    const beginStep = (): void => {
      stop()
      stop = startTimer(stepTimeoutMs, (hasSlept) => giveUp(lateness(hasSlept)))
    }
    try {
      return await run(within, beginStep)
    } finally {
      stop()
    }
  })
}

/** The time for one wait, like that of {@link withDeadline}, for a waiter who needs no signal. To be stopped in any case. */
export class Patience {
  readonly #stop: () => void
  #end: 'timeout' | 'aborted' | undefined
  /** Called when the time is over. */
  onEnd: () => void = () => undefined

  /** @param timeoutMs Counted from now. */
  constructor(timeoutMs: number) {
    this.#stop = startTimer(timeoutMs, (hasSlept) => {
      this.#end = hasSlept ? 'aborted' : 'timeout'
      this.onEnd()
    })
  }

  /** `aborted` where this process slept through the end each time; `undefined` while there is time. */
  get end(): 'timeout' | 'aborted' | undefined {
    return this.#end
  }

  stop(): void {
    this.#stop()
  }
}

function lateness(hasSlept: boolean): DOMException {
  return hasSlept
    ? new DOMException('this process did not run', 'AbortError')
    : new DOMException('the deadline passed', 'TimeoutError')
}

/**
 * Gives an undertaking with many parts a signal of its own, which aborts with the caller's: a signal finds a listener by
 * looking through all of them, so one that many undertakings share costs each of them more the more there are.
 */
export function withOwnSignal<T>(signal: AbortSignal, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return linked(signal, (controller) => {
    // They and their parts listen for as long as they run: Node's warning of a leak, at more than ten, does not apply.
    setMaxListeners(0, signal, controller.signal)
    return run(controller.signal)
  })
}

async function linked<T>(signal: AbortSignal, run: (controller: AbortController) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const onAbort = (): void => controller.abort(signal.reason)
  if (signal.aborted) onAbort()
  else signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await run(controller)
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

/**
 * Begins anew, as {@link withDeadline} does, where this process slept through the end.
 *
 * @param onEnd Told whether it slept through the last end too.
 * @returns Stops it.
 */
export function startTimer(timeoutMs: number, onEnd: (hasSlept: boolean) => void): () => void {
  let timer: NodeJS.Timeout | undefined
  const begin = (beginningsLeft: number): void => {
    const dueAt = performance.now() + timeoutMs
    timer = setTimeout(() => {
      const hasSlept = performance.now() - dueAt >= ASLEEP_MS
      if (hasSlept && beginningsLeft > 0) begin(beginningsLeft - 1)
      else onEnd(hasSlept)
    }, timeoutMs)
  }
  begin(MOST_BEGINNINGS - 1)
  return () => clearTimeout(timer)
}
