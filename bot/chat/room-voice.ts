import { Recent } from '../limits/recent.ts'
import type { Element } from './stanza.ts'
import type { Timers } from './timers.ts'

/** What speaking in rooms takes. */
export interface RoomVoiceParts {
  /** Sends a stanza into that room, or keeps it until that can be done. */
  readonly deliver: (room: string, stanza: Element) => void
  readonly timers: Timers
  /** Least time between two messages that the room itself asks for; 0 where it asks for none. */
  readonly slowModeMs: (room: string) => number
}

/** A room is for people: a bot that says more than this drowns them. */
const LEAST_PAUSE_MS = 3_000
/** Everybody in the room has just read it. */
const NOT_AGAIN_MS = 60_000
/** Some slack over slow mode: the room counts from when a message arrives there. */
const SLACK_MS = 500
const MOST_WAITING = 20
const MOST_TEXTS = 50

interface Speech {
  readonly waiting: Element[]
  readonly saidAt: Recent<number>
  lastAt: number
  isWaiting: boolean
}

/** Speaks in rooms: one message at a time, no faster than the room allows, and nothing twice within a minute. */
export class RoomVoice {
  readonly #parts: RoomVoiceParts
  readonly #rooms = new Recent<Speech>()

  constructor(parts: RoomVoiceParts) {
    this.#parts = parts
  }

  /**
   * Says something as soon as it is the bot's turn.
   *
   * @param text What would be the same if it were said again: without address and quotation.
   * @returns Whether it is said: not when it was said a minute ago, nor when too much waits already.
   */
  say(room: string, text: string, stanza: Element): boolean {
    const speech = this.#speech(room)
    const now = this.#parts.timers.now()
    const saidAt = speech.saidAt.find(text)
    if (saidAt !== undefined && now - saidAt < NOT_AGAIN_MS) return false
    if (speech.waiting.length >= MOST_WAITING) return false
    speech.saidAt.keep(text, now)
    speech.waiting.push(stanza)
    this.#next(room, speech)
    return true
  }

  /** Says nothing of what waits for its turn in a room. */
  hush(room: string): void {
    const speech = this.#speech(room)
    speech.waiting.length = 0
    // Which of these the room has read is not known any more.
    speech.saidAt.clear()
  }

  #next(room: string, speech: Speech): void {
    if (speech.isWaiting) return
    const { timers, deliver } = this.#parts
    const waitMs = this.#turnMs(room, speech)
    if (waitMs > 0) {
      speech.isWaiting = true
      timers.after(waitMs, () => {
        speech.isWaiting = false
        this.#next(room, speech)
      })
      return
    }
    const stanza = speech.waiting.shift()
    if (stanza === undefined) return
    speech.lastAt = timers.now()
    deliver(room, stanza)
    if (speech.waiting.length > 0) this.#next(room, speech)
  }

  /** Slow mode is asked for when the turn is computed: it may have been switched on since the last message. */
  #turnMs(room: string, speech: Speech): number {
    const slowModeMs = this.#parts.slowModeMs(room)
    const pauseMs = Math.max(LEAST_PAUSE_MS, slowModeMs === 0 ? 0 : slowModeMs + SLACK_MS)
    return speech.lastAt + pauseMs - this.#parts.timers.now()
  }

  #speech(room: string): Speech {
    const known = this.#rooms.find(room)
    const speech = known ?? {
      waiting: [],
      saidAt: new Recent<number>(MOST_TEXTS),
      lastAt: Number.NEGATIVE_INFINITY,
      isWaiting: false,
    }
    this.#rooms.keep(room, speech)
    return speech
  }
}
