import { Recent } from './recent.ts'

/** More rooms than the bot ever is in. */
const MOST_ROOMS = 1_000

/** Rooms whose moderators want silence for a while. */
export class Mutes {
  readonly #until = new Recent<number>(MOST_ROOMS)

  /** @param until By the clock, in ms; what has passed already ends the silence. */
  mute(room: string, until: number): void {
    this.#until.keep(room, until)
  }

  isMuted(room: string, now: number): boolean {
    return now < (this.#until.find(room) ?? 0)
  }
}
