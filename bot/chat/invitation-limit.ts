import { Recent } from '../limits/recent.ts'
import type { Timers } from './timers.ts'

const SPAN_MS = 60 * 60 * 1000
const MOST_IN_SPAN = 3

/** Follows nobody through more than three rooms an hour: who invites more often plays with the bot, or with the rooms. */
export class InvitationLimit {
  readonly #timers: Timers
  readonly #acceptedAt = new Recent<readonly number[]>()

  constructor(timers: Timers) {
    this.#timers = timers
  }

  /** @returns Whether this invitation is one of the first three of the last hour; if so, it counts. */
  admits(inviter: string): boolean {
    const now = this.#timers.now()
    const recent = (this.#acceptedAt.find(inviter) ?? []).filter((at) => now - at < SPAN_MS)
    if (recent.length >= MOST_IN_SPAN) return false
    this.#acceptedAt.keep(inviter, [...recent, now])
    return true
  }
}
