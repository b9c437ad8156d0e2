/** Keeps the account online: drives the {@link Supervisor} with real sessions and timers. */
import type { Duplex } from 'node:stream'
import type { Failure, Outcome } from '../../probes/index.ts'
import type { Log, OwnConnectionFacts } from '../ports.ts'
import { Session, type AnswerQuery, type Login, type SessionEnd } from './session.ts'
import { xml, NS, type Element } from './stanza.ts'
import { Supervisor, type SupervisorAction, type SupervisorEvent } from './supervisor.ts'
import type { Timers } from './timers.ts'

/** A connection to the account's service over TLS, its certificate verified for the account's domain. */
export interface SecureConnection {
  readonly socket: Duplex
  readonly facts: OwnConnectionFacts
}

/** Makes such a connection, by SRV or as configured; the only way in which the bot connects. */
export type ConnectSecurely = (signal: AbortSignal) => Promise<Outcome<SecureConnection>>

/** Told what becomes of the connection; none of them may throw. */
export interface ConnectionEvents {
  /** A new session: presence and rooms have to be told anew. */
  online(jid: string): void
  offline(): void
  stanza(stanza: Element): void
}

/** What a connection is made of. */
export interface ConnectionParts {
  readonly login: Login
  readonly connect: ConnectSecurely
  readonly answer: AnswerQuery
  readonly events: ConnectionEvents
  readonly log: Log
  readonly timers: Timers
  /** Uniform in [0, 1). */
  readonly random: () => number
  /** Random UUIDs. */
  readonly newId: () => string
  /** What the clock shows, ISO 8601 (UTC). */
  readonly now: () => string
}

/** How a connection ended for good. */
export type ConnectionEnd =
  { readonly kind: 'stopped' } | { readonly kind: 'refused'; readonly condition: string }

/** Either clock may be at fault: who reads it is told how to find out, and whose matter it is then. */
const OUTSIDE_DATES =
  'could not connect securely: by the clock of this machine, the certificate of the server has expired or is not valid yet. ' +
  'If `clock` is not the present time (UTC), set the clock; if it is, the operators of the server have to renew the certificate'

/** The account's connection, kept up until it is stopped or refused for good. */
export class Connection {
  /** Settles once: after {@link stop}, or when the server refused what no retry can mend. */
  readonly ended: Promise<ConnectionEnd>
  readonly #parts: ConnectionParts
  readonly #supervisor: Supervisor
  #settle: (end: ConnectionEnd) => void = () => undefined
  #attempt: AbortController | undefined
  #session: Session | undefined
  #facts: OwnConnectionFacts | undefined
  #cancelTimer: () => void = () => undefined
  #refusal = ''
  #isOnline = false

  constructor(parts: ConnectionParts) {
    this.#parts = parts
    this.#supervisor = new Supervisor(parts.random)
    this.ended = new Promise((resolve) => (this.#settle = resolve))
  }

  /** How the bot is connected; `undefined` while it is not logged in. */
  get facts(): OwnConnectionFacts | undefined {
    return this.#isOnline ? this.#facts : undefined
  }

  /** Begins to connect. */
  start(): void {
    this.#handle('start')
  }

  /** Ends the connection; resolves within 3 s. */
  async stop(): Promise<void> {
    this.#handle('stop')
    await this.ended
  }

  /** @returns Whether the stanza was written to a live session; what is written can still be lost with it. */
  async send(stanza: Element): Promise<boolean> {
    if (!this.#isOnline || this.#session === undefined) return false
    try {
      await this.#session.send(stanza)
      return true
    } catch (error) {
      this.#parts.log.debug({ error }, 'a stanza could not be sent')
      return false
    }
  }

  #handle(event: SupervisorEvent): void {
    const decision = this.#supervisor.handle(event, this.#parts.timers.now())
    if (decision === undefined) return
    this.#cancelTimer()
    const { timerMs, state } = decision
    this.#cancelTimer =
      timerMs === undefined
        ? () => undefined
        : this.#parts.timers.after(timerMs, () => {
            this.#handle('timer')
          })
    for (const action of decision.actions) this.#do(action)
    if (state === 'waiting') this.#parts.log.info({ inMs: timerMs }, 'will connect again')
    if (state !== 'online' && state !== 'doubtful') this.#wentOffline()
    if (state === 'stopped') this.#settle({ kind: 'stopped' })
    if (state === 'failed') this.#settle({ kind: 'refused', condition: this.#refusal })
  }

  #do(action: SupervisorAction): void {
    switch (action) {
      case 'connect':
        void this.#connect()
        return
      case 'ping':
        void this.send(this.#ping())
        return
      case 'close':
        void this.#close()
        return
      case 'abandon':
        this.#abandon()
        return
    }
  }

  async #connect(): Promise<void> {
    const attempt = new AbortController()
    this.#attempt = attempt
    const outcome = await this.#parts.connect(attempt.signal).catch(asOurBug)
    if (attempt.signal.aborted) {
      if (outcome.state === 'observed') outcome.value.socket.destroy()
      return
    }
    if (outcome.state !== 'observed') {
      this.#logFailure(outcome)
      this.#handle('lost')
      return
    }
    this.#facts = outcome.value.facts
    this.#openSession(outcome.value, attempt.signal)
  }

  #logFailure(outcome: Exclude<Outcome<SecureConnection>, { readonly state: 'observed' }>): void {
    const { log, now } = this.#parts
    const failure = outcome.state === 'failed' ? outcome.failure : { because: outcome.because }
    if ('isOutsideDates' in failure) log.warn({ failure, clock: now() }, OUTSIDE_DATES)
    else log.warn({ failure }, 'could not connect securely')
  }

  #openSession({ socket, facts }: SecureConnection, signal: AbortSignal): void {
    const { login, answer, events, log } = this.#parts
    // What a session still says after it was given up concerns nobody.
    const live = (work: () => void): void => {
      if (!signal.aborted) work()
    }
    this.#session = new Session(
      login,
      socket,
      answer,
      {
        online: (jid) => live(() => this.#wentOnline(jid, facts)),
        heard: () => live(() => this.#handle('heard')),
        stanza: (stanza) => live(() => events.stanza(stanza)),
        ended: (end) => live(() => this.#sessionEnded(end)),
      },
      log,
    )
    this.#session.open()
  }

  #wentOnline(jid: string, facts: OwnConnectionFacts): void {
    this.#isOnline = true
    this.#handle('established')
    this.#parts.log.info({ jid, ...facts }, 'logged in')
    this.#parts.events.online(jid)
  }

  #wentOffline(): void {
    if (!this.#isOnline) return
    this.#isOnline = false
    this.#parts.events.offline()
  }

  #sessionEnded(end: SessionEnd): void {
    if (end.kind === 'refused') {
      this.#refusal = end.condition
      this.#parts.log.error({ condition: end.condition }, 'the server refuses this login: not trying again')
      this.#handle('refused')
      return
    }
    this.#parts.log.warn({ detail: end.detail }, 'the session ended')
    this.#handle('lost')
  }

  async #close(): Promise<void> {
    await this.#session?.close().catch(() => undefined)
    this.#handle('lost')
  }

  #abandon(): void {
    this.#attempt?.abort()
    this.#session?.abandon()
    this.#session = undefined
  }

  /** To our own server (XEP-0199 §4.2); any answer, an error too, is a sign of life. */
  #ping(): Element {
    const { login, newId } = this.#parts
    return xml('iq', { type: 'get', to: login.domain, id: newId() }, xml('ping', { xmlns: NS.ping }))
  }
}

/** The port promises to resolve for whatever the peer or the network did. */
function asOurBug(error: unknown): Outcome<never> {
  const failure: Failure = {
    phase: 'tcp',
    code: 'aborted',
    detail: error instanceof Error ? error.message : '',
  }
  return { state: 'failed', failure }
}
