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
import { NS, attribute, childElements, xml, type Element } from './stanza.ts'
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
  /** Names this installation to the server (XEP-0388 §2.3); a UUID. */
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

/** One IQ request. */
export interface Query {
  readonly type: 'get' | 'set'
  /** The one child of the request. */
  readonly payload: Element
  readonly from?: string
  /** BCP 47 tag of the payload, or of the whole. */
  readonly lang?: string
}

/** What is answered: the payload of a result, an `<error/>`, or `undefined` when the request is not understood. */
export type Answer = Element | undefined

/** Answers one IQ request, at once or when it has been worked on; must not reject. */
export type AnswerQuery = (query: Query) => Answer | Promise<Answer>

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

  /**
   * Says goodbye: unavailable presence (RFC 6121 §4.5.1), what was received (XEP-0198 §4), the end of the stream (RFC 6120 §4.4).
   * Resolves when the connection is closed.
   */
  async close(): Promise<void> {
    if (this.#isOver) return
    const { inbound, enabled } = this.#client.streamManagement
    await this.#client.send(xml('presence', { type: 'unavailable' })).catch(() => undefined)
    if (enabled) await this.#client.send(xml('a', { xmlns: NS.sm, h: inbound })).catch(() => undefined)
    this.#isOver = true
    await this.#leave()
  }

  /** Drops the connection at once; no event follows. */
  abandon(): void {
    this.#isOver = true
    this.#secured.destroy()
    this.#release()
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
      // Also with a credentials function: without `from` in the stream header ejabberd does not offer SASL2 (XEP-0388 §2.1).
      username: localpart,
      resource: resourcepart,
      timeout: STREAM_TIMEOUT_MS,
      credentials: credentialsOf(this.#login),
    })
    client.reconnect.stop()
    client.transports = [secureTransport(tcpTransport(client), this.#secured, this.#transportEvents(log))]
    client._onSeeOtherHost = (error) => client.emit('error', error)
    // The library's own goodbye waits twice for what a dead peer never sends, and then leaves the socket open.
    client.disconnect = () => this.#leave()
    // Our own watch on the peer works with and without stream management; the library's would close by asking the dead.
    client.streamManagement.timeout = 0
    client.middleware.use((context, next) => {
      if (context.element === undefined) return next()
      return Promise.resolve(answer(queryOf(context.stanza, context.element)))
    })
    this.#listen(client, log)
    if (this.#login.isTraced) traceStream(client, log)
    return client
  }

  #transportEvents(log: Log) {
    return {
      heard: () => this.#isOver || this.#events.heard(),
      stanzaFailed: (error: unknown) => log.error({ error }, 'a stanza could not be worked on'),
      unreadable: (error: unknown) => this.#end(endOf(error)),
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
    // COMPAT: the library reports a failed login one turn later, after the end of a stream that the server closes behind it.
    client.on('nonza', (element: Element) => {
      const condition = saslFailure(element)
      if (condition !== undefined) this.#end(endOfLogin(condition))
    })
    client.on('error', (error: unknown) => {
      if (this.#isOver) return
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
    void this.#leave()
    this.#release()
    this.#events.ended(end)
  }

  /** Closes our side of the stream and, once the peer has closed its own or does not, the connection. */
  #leave(): Promise<void> {
    const secured = this.#secured
    return new Promise((resolve) => {
      if (secured.destroyed) {
        resolve()
        return
      }
      const timer = setTimeout(() => secured.destroy(), GOODBYE_MS)
      secured.once('close', () => {
        clearTimeout(timer)
        resolve()
      })
      const hasPeerClosed = this.#client.status === 'close'
      this.#client.once('close', () => secured.end())
      if (secured.writable) secured.write('</stream:stream>')
      if (hasPeerClosed) secured.end()
    })
  }

  /** Ends what the library still waits for, or is about to after a write, and its timers with it. */
  #release(): void {
    const over = new Error('the session is over')
    const release = (): void => {
      this.#client.emit('error', over)
      for (const request of this.#client.iqCaller.handlers.values()) request.reject(over)
    }
    release()
    setImmediate(release)
  }
}

function queryOf(stanza: Element, payload: Element): Query {
  const from = attribute(stanza, 'from')
  const lang = attribute(payload, 'xml:lang') ?? attribute(stanza, 'xml:lang')
  return {
    type: attribute(stanza, 'type') === 'set' ? 'set' : 'get',
    payload,
    ...(from !== undefined && { from }),
    ...(lang !== undefined && { lang }),
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

/** @returns The condition of a failed login (RFC 6120 §6.5, XEP-0388); `undefined` for every other element. */
function saslFailure(element: Element): string | undefined {
  if (!element.is('failure', NS.sasl) && !element.is('failure', NS.sasl2)) return undefined
  const condition = childElements(element).find((child) => child.getNS() === NS.sasl && !child.is('text'))
  return condition?.getName() ?? 'not-authorized'
}

function endOfLogin(condition: string): SessionEnd {
  return FINAL_SASL_CONDITIONS.has(condition)
    ? { kind: 'refused', condition }
    : { kind: 'lost', detail: condition }
}

function endOf(error: unknown): SessionEnd {
  const condition = conditionOf(error)
  if (isStreamError(error) && condition === 'conflict') return { kind: 'refused', condition }
  return { kind: 'lost', detail: condition ?? (error instanceof Error ? error.message : 'unknown') }
}

function isStreamError(error: unknown): boolean {
  return error instanceof Error && error.name === 'StreamError'
}

function conditionOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('condition' in error)) return undefined
  return typeof error.condition === 'string' ? error.condition : undefined
}
