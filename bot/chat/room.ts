/**
 * The bot's place in one room: entering, staying, coming back, giving up. Sans-IO, like the supervisor, and built the same
 * way: one timer a state, and events that a state does not list change nothing.
 *
 * Theory: a room is entered only when it says so (self-presence), and history is over only when its subject comes; before
 * both, nothing that is said there is for us. A room that falls silent may have forgotten us without a word, so after a
 * while it is asked (XEP-0410). Whoever was removed by people stays out; whoever was dropped by machines comes back.
 */
import type { Reply } from './requests.ts'

/** `gone` is final: the room refused us or removed us, or we left it. */
export type RoomState = 'offline' | 'joining' | 'syncing' | 'joined' | 'checking' | 'waiting' | 'gone'

/**
 * - `online`, `offline`: the bot's own session. `entered`: self-presence. `subject`: history is over. `heard`: any stanza from there.
 * - `conflict`: the nickname is taken. `refused`: not to be entered. `unready`: not to be entered now. `removed`, `dropped`: see {@link RoomPresence}.
 * - `present`, `absent`: what asking the room about us gave. `timer`: the last timer asked for ran out.
 * - `left`: we are not to be there any more; what was asked before and is answered only then changes nothing.
 */
export type RoomEvent =
  | 'online'
  | 'offline'
  | 'entered'
  | 'subject'
  | 'heard'
  | 'conflict'
  | 'refused'
  | 'unready'
  | 'removed'
  | 'dropped'
  | 'present'
  | 'absent'
  | 'left'
  | 'timer'

/** `join`: enter under {@link Room.nickname}. `ask`: a self-ping. `give-up`: nothing more will be tried. */
export type RoomAction = 'join' | 'ask' | 'give-up'

/** What follows from an event. */
export interface RoomDecision {
  readonly state: RoomState
  readonly previous: RoomState
  readonly action: RoomAction | undefined
  /** Replaces the running timer; `undefined` stops it. */
  readonly timerMs: number | undefined
}

interface Step {
  readonly to: RoomState
  readonly do?: RoomAction
}

const LEFT = { left: { to: 'gone' } } as const satisfies Partial<Record<RoomEvent, Step>>
const LOSSES = {
  ...LEFT,
  offline: { to: 'offline' },
  removed: { to: 'gone', do: 'give-up' },
  dropped: { to: 'waiting' },
} as const satisfies Partial<Record<RoomEvent, Step>>

const TABLE: Readonly<Record<RoomState, Partial<Readonly<Record<RoomEvent, Step>>>>> = {
  offline: { ...LEFT, online: { to: 'joining', do: 'join' } },
  joining: {
    ...LOSSES,
    entered: { to: 'syncing' },
    conflict: { to: 'joining', do: 'join' },
    refused: { to: 'gone', do: 'give-up' },
    unready: { to: 'waiting' },
    timer: { to: 'waiting' },
  },
  // COMPAT: rooms of old services send no subject where none is set; what they said by then was history.
  syncing: { ...LOSSES, subject: { to: 'joined' }, timer: { to: 'joined' } },
  joined: {
    ...LOSSES,
    heard: { to: 'joined' },
    timer: { to: 'checking', do: 'ask' },
    absent: { to: 'joining', do: 'join' },
  },
  checking: {
    ...LOSSES,
    heard: { to: 'joined' },
    present: { to: 'joined' },
    absent: { to: 'joining', do: 'join' },
  },
  waiting: {
    ...LEFT,
    offline: { to: 'offline' },
    timer: { to: 'joining', do: 'join' },
    entered: { to: 'syncing' },
  },
  gone: {},
}

const TIMER_MS: Readonly<Partial<Record<RoomState, number>>> = {
  joining: 60_000,
  syncing: 30_000,
  /** XEP-0410 §3 asks after silence; a quarter of an hour costs rooms nothing. */
  joined: 15 * 60_000,
}
const FIRST_BACK_OFF_MS = 5_000
const LONGEST_BACK_OFF_MS = 600_000
/** Whoever is dropped sooner after entering, again and again, is not to fill the room with it. */
const SOUND_STAY_MS = 60_000
const MAX_NICKNAME_TRIES = 4

/** One room. */
export class Room {
  readonly #wanted: string
  readonly #random: () => number
  readonly #now: () => number
  #state: RoomState = 'offline'
  #nickname: string
  #tryCount = 1
  #failureCount = 0
  #enteredAt = Number.POSITIVE_INFINITY

  /**
   * @param nickname The one to ask for.
   * @param random Uniform in [0, 1); called once per back-off.
   * @param now Milliseconds since any fixed moment; never goes back.
   */
  constructor(nickname: string, random: () => number, now: () => number) {
    this.#wanted = nickname
    this.#nickname = nickname
    this.#random = random
    this.#now = now
  }

  get state(): RoomState {
    return this.#state
  }

  /** Ours in the room; while entering, the one asked for. */
  get nickname(): string {
    return this.#nickname
  }

  /** Whether what is said there now can be for us. */
  get isLive(): boolean {
    return this.#state === 'joined' || this.#state === 'checking'
  }

  /** Self-presence came: the nickname is what it says (XEP-0045 §7.2.2). Also while joined, when the room renames us. */
  enter(nickname: string): RoomDecision | undefined {
    this.#nickname = nickname
    this.#enteredAt = this.#now()
    return this.handle('entered')
  }

  /** The nickname is taken: tries the next one. @returns `undefined` when all were tried. */
  conflict(): RoomDecision | undefined {
    if (this.#state !== 'joining' || this.#tryCount >= MAX_NICKNAME_TRIES) return undefined
    this.#nickname = this.#wanted + '_'.repeat(this.#tryCount)
    this.#tryCount++
    return this.handle('conflict')
  }

  /** @returns `undefined` when the event means nothing in this state: the timer, too, stays as it is. */
  handle(event: RoomEvent): RoomDecision | undefined {
    const step = TABLE[this.#state][event]
    if (step === undefined) return undefined
    if (step.to === 'waiting') this.#countFailure()
    if (step.do === 'join' && event !== 'conflict') this.#startOver()
    const previous = this.#state
    this.#state = step.to
    const timerMs = step.to === 'waiting' ? this.#backOffMs() : TIMER_MS[step.to]
    return { state: step.to, previous, action: step.do, timerMs }
  }

  #countFailure(): void {
    const wasSound = this.#now() - this.#enteredAt >= SOUND_STAY_MS
    this.#failureCount = wasSound ? 1 : this.#failureCount + 1
    this.#enteredAt = Number.POSITIVE_INFINITY
  }

  #startOver(): void {
    this.#nickname = this.#wanted
    this.#tryCount = 1
  }

  #backOffMs(): number {
    const longest = Math.min(FIRST_BACK_OFF_MS * 2 ** (this.#failureCount - 1), LONGEST_BACK_OFF_MS)
    return Math.round(longest * (0.5 + this.#random() / 2))
  }
}

/**
 * Reads the answer to a self-ping.
 *
 * @returns `undefined` when it leaves open whether we are in: asking again later is all there is to do.
 * @see XEP-0410 §3.2
 */
export function readSelfPing(reply: Reply): 'present' | 'absent' | undefined {
  switch (reply.state) {
    case 'result':
      return 'present'
    case 'unanswered':
      return undefined
    case 'error':
      if (STILL_IN.has(reply.condition)) return 'present'
      return UNDECIDED.has(reply.condition) ? undefined : 'absent'
  }
}

/** The ping reached our own client, or the nickname is just changing. */
const STILL_IN = new Set(['service-unavailable', 'feature-not-implemented', 'item-not-found'])
const UNDECIDED = new Set(['remote-server-not-found', 'remote-server-timeout'])
