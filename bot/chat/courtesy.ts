import { Recent } from '../limits/recent.ts'
import type { Timers } from './timers.ts'

const ONCE_PER_MS = 24 * 60 * 60 * 1000
const MAX_REMEMBERED = 1_000

/** Says something to the same person once a day only: what is told at every message is noise, and may feed another bot. */
export class Courtesy {
  readonly #timers: Timers
  readonly #toldAt = new Recent<number>(MAX_REMEMBERED)

  constructor(timers: Timers) {
    this.#timers = timers
  }

  /** @returns Whether it is time to tell this person; if so, it counts as told. */
  isDue(person: string): boolean {
    const now = this.#timers.now()
    const toldAt = this.#toldAt.find(person)
    if (toldAt !== undefined && now - toldAt < ONCE_PER_MS) return false
    this.#toldAt.keep(person, now)
    return true
  }
}
