import type { Timers } from './timers.ts'

const ONCE_PER_MS = 60_000

/** Has something told once a minute at the most: a line for each time would let strangers fill the disk. */
export class Seldom {
  readonly #timers: Timers
  #untold = 0
  #silentUntil = Number.NEGATIVE_INFINITY

  constructor(timers: Timers) {
    this.#timers = timers
  }

  /** @param tell Called now or not at all, with how often it happened since it was last told. */
  happened(tell: (count: number) => void): void {
    const now = this.#timers.now()
    this.#untold += 1
    if (now < this.#silentUntil) return
    tell(this.#untold)
    this.#untold = 0
    this.#silentUntil = now + ONCE_PER_MS
  }
}
