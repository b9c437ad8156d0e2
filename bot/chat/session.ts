/**
 * One login, from a verified TLS connection to its end.
 *
 * The library is given one connection and used once; nothing of it survives the session, so no half-dead state is ever
 * reused. Everything it can do wrong on its own account is switched off here: reconnecting, following see-other-host,
 * giving up on acknowledgements by a clean close that never ends.
 */
import type { Duplex } from 'node:stream'
import type { Log } from '../ports.ts'
import { SECURE_SERVICE, secureTransport } from './secure-transport.ts'
import { xml, type Element } from './stanza.ts'
import { traceStream } from './trace.ts'
import { libraryClient, tcpTransport, type Credentials, type LibraryClient } from './xmpp-client.ts'

/** As whom to log in. */
export interface Login {
  readonly localpart: string
  /** A-labels. */
  readonly domain: string
  readonly password: string
  /** Asked for when binding (RFC 6120 §7.7). */
  readonly resourcepart: string
  /** Names this installation to the server (XEP-0388 §2.4); a UUID. */
  readonly userAgentId: string
  /** Every element is logged, redacted; for looking into trouble. */
  readonly isTraced: boolean
}

/**
 * How a session ended, or why there was none.
 * - `refused`: trying again would be refused again; `condition` is the server's.
 * - `lost`: anything else; `detail` is for the log.
 */
export type SessionEnd =
  | { readonly kind: 'refused'; readonly condition: string }
  | { readonly kind: 'lost'; readonly detail: string }

/** Called while a session lives; none of them may throw. */
export interface SessionEvents {
  /** Bound, under this full JID; stanzas can be sent. */
  online(jid: string): void
  /** The peer gave a sign of life. */
  heard(): void
  stanza(stanza: Element): void
  /** At most once, and never after {@link Session.abandon} or {@link Session.close}. */
  ended(end: SessionEnd): void
}

/** Answers one IQ request: the payload of a result, an `<error/>`, or `undefined` when the request is not understood. */
export type AnswerQuery = (type: string, payload: Element, from: string | undefined) => Element | undefined

/** Slow servers took over 2 s to open a stream (xmpp.js #570, #592, #802); the supervisor bounds the whole login. */
const STREAM_TIMEOUT_MS = 15_000

/** For the peer to close its stream after an error. */
const GOODBYE_MS = 3_000

/** SASL conditions (RFC 6120 §6.5) that a second attempt with the same credentials cannot mend. */
const FINAL_SASL_CONDITIONS = new Set(['not-authorized', 'account-disabled', 'credentials-expired'])

/** One login over one connection. */
export class Session {
  readonly #client: LibraryClient
  readonly #secured: Duplex
  readonly #login: Login
  readonly #events: SessionEvents
  #isOver = false

  constructor(login: Login, secured: Duplex, answer: AnswerQuery, events: SessionEvents, log: Log) {
    this.#login = login
    this.#secured = secured
    this.#events = events
    this.#client = this.#makeClient(answer, log)
  }

  /** Opens the stream and logs in; the outcome comes by {@link SessionEvents}. */
  open(): void {
    this.#logIn().catch((error: unknown) => this.#end(endOf(error)))
  }

  /** @throws when the session is over; a stanza that was written may still be lost with the connection. */
  async send(stanza: Element): Promise<void> {
    if (this.#isOver) throw new Error('the session is over')
    await this.#client.send(stanza)
  }

  /** Says goodbye (RFC 6121 §4.5.1, RFC 6120 §4.4). Resolves when the server has closed its stream, or never: bound it. */
  async close(): Promise<void> {
    if (this.#isOver) return
    await this.#client.send(xml('presence', { type: 'unavailable' })).catch(() => undefined)
    this.#isOver = true
    await this.#client.disconnect()
  }

  /** Drops the connection at once; no event follows. */
  abandon(): void {
    this.#isOver = true
    this.#secured.destroy()
    // What the library still waits for ends here, and its timers with it.
    this.#client.emit('error', new Error('abandoned'))
  }

  async #logIn(): Promise<void> {
    const { domain } = this.#login
    await this.#client.connect(SECURE_SERVICE)
    await this.#client.open({ domain })
  }

  #makeClient(answer: AnswerQuery, log: Log): LibraryClient {
    const { localpart, domain, resourcepart } = this.#login
    const client = libraryClient({
      service: SECURE_SERVICE,
      domain,
      // Also with a credentials function: without `from` in the stream header ejabberd does not offer SASL2 (XEP-0388 §2.2).
      username: localpart,
      resource: resourcepart,
      timeout: STREAM_TIMEOUT_MS,
      credentials: credentialsOf(this.#login),
    })
    client.reconnect.stop()
    client.transports = [secureTransport(tcpTransport(client), this.#secured, this.#transportEvents(log))]
    client._onSeeOtherHost = (error) => client.emit('error', error)
    // Our own watch on the peer works with and without stream management; the library's would close by asking the dead.
    client.streamManagement.timeout = 0
    client.middleware.use((context, next) => {
      if (context.element === undefined) return next()
      const from: unknown = context.stanza.attrs['from']
      return Promise.resolve(
        answer(context.type, context.element, typeof from === 'string' ? from : undefined),
      )
    })
    this.#listen(client, log)
    if (this.#login.isTraced) traceStream(client, log)
    return client
  }

  #transportEvents(log: Log) {
    return {
      heard: () => this.#isOver || this.#events.heard(),
      stanzaFailed: (error: unknown) => log.error({ error }, 'a stanza could not be worked on'),
    }
  }

  #listen(client: LibraryClient, log: Log): void {
    let isOnline = false
    client.on('online', (jid: { toString(): string }) => {
      isOnline = true
      if (!this.#isOver) this.#events.online(jid.toString())
    })
    client.on('stanza', (stanza: Element) => {
      if (!this.#isOver) this.#events.stanza(stanza)
    })
    client.on('error', (error: unknown) => {
      // Once online, what is no stream error comes of a single stanza: the library reports it here, the session goes on.
      if (isOnline && !isStreamError(error)) log.debug({ error }, 'the library reports')
      else this.#end(endOf(error))
    })
    client.on('close', () => this.#end({ kind: 'lost', detail: 'the server closed the stream' }))
    client.on('disconnect', () => this.#end({ kind: 'lost', detail: 'the connection closed' }))
  }

  #end(end: SessionEnd): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#client.disconnect().catch(() => undefined)
    // The library waits for the peer's half of the goodbye; a dead peer never sends it.
    const timer = setTimeout(() => this.#secured.destroy(), GOODBYE_MS)
    this.#secured.once('close', () => clearTimeout(timer))
    this.#events.ended(end)
  }
}

function credentialsOf({ localpart, password, userAgentId }: Login): Credentials {
  return async (authenticate, [mechanism], _fast, entity) => {
    // Cannot happen with our transport; a password must not depend on that alone.
    if (!entity.isSecure()) throw new Error('credentials were asked for outside TLS')
    // COMPAT: @xmpp/base64 0.14.0 encodes by `btoa`, one byte a code unit: PLAIN needs its UTF-8 bytes spelled out (xmpp.js #1122).
    const spell = mechanism === 'PLAIN' ? utf8AsLatin1 : String
    const credentials = { username: spell(localpart), password: spell(password) }
    await authenticate(credentials, mechanism, userAgent(userAgentId))
  }
}

function userAgent(id: string): Element {
  return xml('user-agent', { id }, xml('software', {}, 'Tellus'))
}

function utf8AsLatin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

function endOf(error: unknown): SessionEnd {
  const condition = conditionOf(error)
  const isFinal =
    (isStreamError(error) && condition === 'conflict') ||
    (isNamed(error, 'SASLError') && condition !== undefined && FINAL_SASL_CONDITIONS.has(condition))
  if (isFinal && condition !== undefined) return { kind: 'refused', condition }
  return { kind: 'lost', detail: condition ?? (error instanceof Error ? error.message : 'unknown') }
}

function isStreamError(error: unknown): boolean {
  return isNamed(error, 'StreamError')
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name
}

function conditionOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('condition' in error)) return undefined
  return typeof error.condition === 'string' ? error.condition : undefined
}
