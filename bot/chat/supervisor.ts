/**
 * Decides when to connect, when to wait, when to doubt a connection and when to give up. Sans-IO: fed with events and the
 * time, it answers with what to do.
 *
 * Theory: every state has one timer, armed on entering it (again on re-entering), and the timer means something else in each: while
 * connecting it bounds the whole attempt, online it measures the peer's silence, doubtful it bounds the answer to our ping,
 * waiting it is the back-off. An event that a state does not list changes nothing, so what a given-up connection still
 * reports is harmless.
 */

/** What the account's connection is up to; `failed` and `stopped` are final. */
export type SupervisorState =
  'idle' | 'connecting' | 'online' | 'doubtful' | 'waiting' | 'stopping' | 'stopped' | 'failed'

/**
 * - `established`: logged in. `heard`: the peer gave a sign of life.
 * - `lost`: the connection or the attempt ended. `refused`: it ended, and another would end the same way.
 * - `timer`: the last timer asked for ran out. `start`, `stop`: what the owner wants.
 */
export type SupervisorEvent = 'start' | 'established' | 'heard' | 'lost' | 'refused' | 'timer' | 'stop'

/**
 * - `connect`: begin an attempt. `ping`: ask the peer for a sign of life. `close`: say goodbye and close.
 * - `abandon`: drop the connection or the attempt without waiting for anybody.
 */
export type SupervisorAction = 'connect' | 'ping' | 'close' | 'abandon'

/** What follows from an event. */
export interface Decision {
  readonly state: SupervisorState
  readonly actions: readonly SupervisorAction[]
  /** Replaces the running timer; `undefined` stops it. */
  readonly timerMs: number | undefined
}

interface Step {
  readonly to: SupervisorState
  readonly do?: SupervisorAction
}

const TABLE: Readonly<Record<SupervisorState, Partial<Readonly<Record<SupervisorEvent, Step>>>>> = {
  idle: { start: { to: 'connecting', do: 'connect' }, stop: { to: 'stopped' } },
  connecting: {
    established: { to: 'online' },
    lost: { to: 'waiting' },
    refused: { to: 'failed' },
    timer: { to: 'waiting', do: 'abandon' },
    stop: { to: 'stopped', do: 'abandon' },
  },
  online: {
    heard: { to: 'online' },
    lost: { to: 'waiting' },
    refused: { to: 'failed' },
    timer: { to: 'doubtful', do: 'ping' },
    stop: { to: 'stopping', do: 'close' },
  },
  doubtful: {
    heard: { to: 'online' },
    lost: { to: 'waiting' },
    refused: { to: 'failed' },
    timer: { to: 'waiting', do: 'abandon' },
    stop: { to: 'stopping', do: 'close' },
  },
  waiting: { timer: { to: 'connecting', do: 'connect' }, stop: { to: 'stopped' } },
  stopping: { lost: { to: 'stopped' }, refused: { to: 'stopped' }, timer: { to: 'stopped', do: 'abandon' } },
  stopped: {},
  failed: {},
}

/** Look-up, every address, STARTTLS, handshake and login together. */
const ATTEMPT_MS = 45_000
/** Silence plus unanswered ping: a dead peer is noticed within 75 s. */
const SILENCE_MS = 45_000
const PING_ANSWER_MS = 30_000
/** The process may take 3 s to end. */
const CLOSE_MS = 2_500
const FIRST_BACK_OFF_MS = 1_000
const LONGEST_BACK_OFF_MS = 120_000
/** A session that lasted this long was no failure; a shorter one counts as one, so a server that throws us out is not hammered. */
const SOUND_SESSION_MS = 60_000

const TIMER_MS: Readonly<Partial<Record<SupervisorState, number>>> = {
  connecting: ATTEMPT_MS,
  online: SILENCE_MS,
  doubtful: PING_ANSWER_MS,
  stopping: CLOSE_MS,
}

/** The life of one account's connection. */
export class Supervisor {
  readonly #random: () => number
  #state: SupervisorState = 'idle'
  #failureCount = 0
  #onlineSince = 0

  /** @param random Uniform in [0, 1); called once per back-off. */
  constructor(random: () => number) {
    this.#random = random
  }

  get state(): SupervisorState {
    return this.#state
  }

  /**
   * @param now Milliseconds since any fixed moment; never goes back.
   * @returns `undefined` when the event means nothing in this state: the timer, too, stays as it is.
   */
  handle(event: SupervisorEvent, now: number): Decision | undefined {
    const step = TABLE[this.#state][event]
    if (step === undefined) return undefined
    if (event === 'established') this.#onlineSince = now
    if (step.to === 'waiting') this.#countFailure(now)
    this.#state = step.to
    return { state: step.to, actions: step.do === undefined ? [] : [step.do], timerMs: this.#timerMs() }
  }

  #countFailure(now: number): void {
    const wasOnline = this.#state === 'online' || this.#state === 'doubtful'
    const wasSound = wasOnline && now - this.#onlineSince >= SOUND_SESSION_MS
    this.#failureCount = wasSound ? 1 : this.#failureCount + 1
  }

  #timerMs(): number | undefined {
    return this.#state === 'waiting' ? this.#backOffMs() : TIMER_MS[this.#state]
  }

  /** Doubles up to the longest; between half of it and the whole, so that the clients of a restarted server spread out. */
  #backOffMs(): number {
    const doublings = Math.min(this.#failureCount - 1, 16)
    const longest = Math.min(FIRST_BACK_OFF_MS * 2 ** doublings, LONGEST_BACK_OFF_MS)
    return Math.max(FIRST_BACK_OFF_MS, Math.round(longest * (0.5 + this.#random() / 2)))
  }
}
