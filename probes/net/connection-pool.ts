import { setTimeout as delay } from 'node:timers/promises'
import type { Endpoint, Failure, Outcome } from '../model.ts'
import { withDeadline } from './deadline.ts'
import { type Door, Doors } from './doors.ts'
import type { Io } from './io.ts'
import { openForTls } from './raw-tls.ts'
import type { StreamConnection } from './stream-connection.ts'

export interface PoolLimits {
  /** Connections open at the same time. */
  readonly atOnce: number
  /** Connections opened in all. */
  readonly inAll: number
  /** For opening one connection, and again for what is asked on it. */
  readonly timeoutMs: number
  /** Before the first attempt after a sign that we are too much; doubled for each further one. */
  readonly backOffMs: number
}

/** How a pool is set up. */
export interface PoolSetting {
  readonly limits: PoolLimits
  /** Our domain, as `from` of s2s streams. */
  readonly from?: string | undefined
  /** Through which its connections go with those of others; without it, the pool has the address for itself. */
  readonly doors?: Doors | undefined
}

/** What finding out all that TLS accepts allows itself at one endpoint; whole handshakes are made beside that. */
export const FULL_LIMITS: PoolLimits = { atOnce: 4, inAll: 35, timeoutMs: 10_000, backOffMs: 500 }

/**
 * Hands out connections to one endpoint on which TLS comes next, each for one question.
 *
 * Theory: what to ask next depends on the last answer, but opening a connection and asking for STARTTLS does not. So a few
 * connections are opened ahead, and a chain of questions costs one round trip for each instead of three. Within a limit
 * of four at once no more can be had by any other order.
 */
export class ConnectionPool {
  readonly #endpoint: Endpoint
  readonly #from: string | undefined
  readonly #door: Door
  readonly #io: Io
  readonly #limits: PoolLimits
  readonly #signal: AbortSignal
  /** Aborts with the caller's signal, and when the pool is closed. */
  readonly #end = new AbortController()
  readonly #ahead: Promise<Outcome<StreamConnection>>[] = []
  readonly #waiting: (() => void)[] = []
  #atOnce: number
  #opened = 0
  #open = 0
  #chains = 0
  #troubles = 0
  #givenUp: Failure | undefined

  constructor(endpoint: Endpoint, io: Io, setting: PoolSetting, signal: AbortSignal) {
    const { limits, doors = new Doors(limits.atOnce), from } = setting
    this.#endpoint = endpoint
    this.#from = from
    this.#door = doors.at(endpoint.address)
    this.#io = io
    this.#limits = limits
    this.#signal = signal
    this.#atOnce = limits.atOnce
    if (signal.aborted) this.#onAbort()
    else signal.addEventListener('abort', this.#onAbort)
  }

  /** Connections opened so far. */
  get openedCount(): number {
    return this.#opened
  }

  /** Questions that can still be asked. */
  get leftCount(): number {
    return this.#limits.inAll - this.#opened + this.#ahead.length
  }

  /** Why no more connections are opened; `undefined` while they are. */
  get failure(): Failure | undefined {
    return this.#givenUp
  }

  /** Runs a chain of questions; while chains run, connections are opened ahead for them. */
  async chain<T>(run: () => Promise<T>): Promise<T> {
    this.#chains++
    try {
      return await run()
    } finally {
      this.#chains--
    }
  }

  /**
   * Asks one question on a connection of its own.
   *
   * @returns `skipped: bounded` once the limit is reached. An endpoint that shows that we are too much (reset, refused,
   *   `policy-violation`, `resource-constraint`) gets one connection at a time and pauses from then on; after three such
   *   signs in a row it is left alone, and every question gets that failure.
   */
  async ask<T>(
    question: (connection: StreamConnection, signal: AbortSignal) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    for (;;) {
      if (this.#givenUp !== undefined) return { state: 'failed', failure: this.#givenUp }
      const taken = await this.#take()
      if (taken.state === 'skipped') return taken
      if (taken.state === 'observed') {
        this.#troubles = 0
        return this.#use(taken.value, question)
      }
      this.#release()
      await this.#backOff(taken.failure)
    }
  }

  /** Closes what was opened ahead and not used. */
  async close(): Promise<void> {
    this.#signal.removeEventListener('abort', this.#onAbort)
    this.#end.abort()
    for (const opening of this.#ahead.splice(0)) {
      const outcome = await opening.catch(() => undefined)
      if (outcome?.state === 'observed') await this.#closeOne(outcome.value)
    }
  }

  readonly #onAbort = (): void => this.#end.abort(this.#signal.reason)

  async #use<T>(
    connection: StreamConnection,
    question: (connection: StreamConnection, signal: AbortSignal) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    try {
      this.#openAhead()
      return await withDeadline(this.#limits.timeoutMs, this.#signal, (within) =>
        question(connection, within),
      )
    } finally {
      await this.#closeOne(connection)
      this.#release()
    }
  }

  async #take(): Promise<Outcome<StreamConnection>> {
    for (;;) {
      const ready = this.#ahead.shift()
      if (ready !== undefined) return ready
      if (this.#opened >= this.#limits.inAll) {
        // Nothing will be released for those that wait too, as what is open is less than they are.
        for (const resolve of this.#waiting.splice(0)) resolve()
        return { state: 'skipped', because: 'bounded' }
      }
      if (this.#open < this.#atOnce) return this.#openOne()
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  async #openOne(): Promise<Outcome<StreamConnection>> {
    this.#open++
    this.#opened++
    await this.#door.enter(this.#end.signal)
    let isOpen = false
    try {
      const opened = await withDeadline(this.#limits.timeoutMs, this.#end.signal, (within) =>
        openForTls(this.#endpoint, this.#from, this.#io, within),
      )
      isOpen = opened.state === 'observed'
      return opened
    } finally {
      if (!isOpen) this.#door.leave()
    }
  }

  async #closeOne(connection: StreamConnection): Promise<void> {
    await connection.close()
    this.#door.leave()
  }

  /**
   * As many ahead for each chain as keep it going at one question a round trip: over STARTTLS one takes three, over direct
   * TLS two.
   */
  #openAhead(): void {
    const perChain = this.#endpoint.security === 'direct-tls' ? 1 : 2
    while (
      this.#waiting.length === 0 &&
      this.#ahead.length < perChain * this.#chains &&
      this.#open < this.#atOnce &&
      this.#opened < this.#limits.inAll
    ) {
      const opening = this.#openOne()
      // Who takes it hears of it; where nobody does any more, nobody has to.
      opening.catch(() => undefined)
      this.#ahead.push(opening)
    }
  }

  #release(): void {
    this.#open--
    const next = this.#waiting.shift()
    if (next === undefined) this.#openAhead()
    else next()
  }

  async #backOff(failure: Failure): Promise<void> {
    this.#atOnce = 1
    if (!isTrouble(failure) || ++this.#troubles >= TROUBLE_LIMIT) {
      this.#givenUp = failure
      return
    }
    await delay(this.#limits.backOffMs * 2 ** (this.#troubles - 1), undefined, { signal: this.#signal })
  }
}

const TROUBLE_LIMIT = 3

const TROUBLE_CONDITIONS: ReadonlySet<string> = new Set(['policy-violation', 'resource-constraint'])

/** Whether a failure may mean that the server has had enough of us, and that it would have answered otherwise. */
function isTrouble({ code, condition }: Failure): boolean {
  if (code === 'stream-error') return condition !== undefined && TROUBLE_CONDITIONS.has(condition)
  return code === 'reset' || code === 'refused' || code === 'closed'
}
