import { Recent } from '../limits/recent.ts'
import type { Timers } from './timers.ts'

const FIRST_MS = 5 * 60_000
const LONGEST_MS = 6 * 3_600_000

/** Leaves people alone for a while who send back what is sent to them: longer each time, until they show up. */
export class Pauses {
  readonly #timers: Timers
  readonly #of = new Recent<{ readonly lengthMs: number; readonly until: number }>()

  constructor(timers: Timers) {
    this.#timers = timers
  }

  /** @param jid Who sent something back; several things that come back at the same time count for one. */
  begin(jid: string): void {
    if (this.isOn(jid)) return
    const before = this.#of.find(jid)
    const lengthMs = before === undefined ? FIRST_MS : Math.min(2 * before.lengthMs, LONGEST_MS)
    this.#of.keep(jid, { lengthMs, until: this.#timers.now() + lengthMs })
  }

  isOn(jid: string): boolean {
    return this.#timers.now() < (this.#of.find(jid)?.until ?? 0)
  }

  /** @returns Whether there was one to end, on or over: who shows up can be written to. */
  end(jid: string): boolean {
    const isKnown = this.#of.find(jid) !== undefined
    this.#of.forget(jid)
    return isKnown
  }
}
