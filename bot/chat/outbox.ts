import type { Element } from './stanza.ts'
import type { Timers } from './timers.ts'

/** An answer older than this answers nothing any more. */
const TIME_TO_LIVE_MS = 120_000
const MAX_WAITING = 100

/** Keeps answers that were ready while the bot was offline; bounded in number and age. */
export class Outbox {
  readonly #timers: Timers
  #waiting: { readonly place: string; readonly stanza: Element; readonly expiresAt: number }[] = []

  constructor(timers: Timers) {
    this.#timers = timers
  }

  /**
   * Keeps a stanza; when the box is full the oldest goes.
   *
   * @param place Where it can be sent from: the bare JID of a room, or {@link ANYWHERE}.
   */
  keep(place: string, stanza: Element): void {
    this.#waiting.push({ place, stanza, expiresAt: this.#timers.now() + TIME_TO_LIVE_MS })
    if (this.#waiting.length > MAX_WAITING) this.#waiting.shift()
  }

  /** @returns What waits for that place and is still worth sending, oldest first; it does not wait any longer. */
  take(place: string): readonly Element[] {
    const now = this.#timers.now()
    const fresh = this.#waiting.filter(({ expiresAt }) => expiresAt > now)
    this.#waiting = fresh.filter((entry) => entry.place !== place)
    return fresh.filter((entry) => entry.place === place).map(({ stanza }) => stanza)
  }
}

/** For what needs a session and no room. */
export const ANYWHERE = ''
