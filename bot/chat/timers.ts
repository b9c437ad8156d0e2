/** Time for the parts of the chat that wait; handed in so that tests own it. */
export interface Timers {
  /** Milliseconds since any fixed moment; never goes back. */
  now(): number
  /**
   * Runs `work` once after that many milliseconds.
   *
   * @returns Cancels it; harmless once it ran.
   */
  after(delayMs: number, work: () => void): () => void
}

/** The process's own timers. */
export const processTimers: Timers = {
  now: () => performance.now(),
  after(delayMs, work) {
    const timer = setTimeout(work, delayMs)
    return () => clearTimeout(timer)
  },
}
