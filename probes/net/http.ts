/**
 * Theory of operation. A few small requests to hosts that are foreign input, so `fetch` and its like are no choice: they
 * look names up a second time behind the guard. Here a {@link Dialer} opens and secures the connection; Node's HTTP client
 * only speaks over it. Each origin has one connection, kept for the next request, because connections are what a scan
 * counts. A redirect is a new request that passes the same guard; none leads out of TLS.
 */
import { Agent } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Outcome, WebAnswer, WebHop } from '../model.ts'
import type { Dialer, Dialled } from './dialer.ts'
import { failed } from './failures.ts'
import { NOT_REACHED, exchange, isSecure, portOf, type HttpRequest } from './http-exchange.ts'

const MOST_REDIRECTS = 3
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** The requests made, in order, and the body of the last response: observed for status 200 only. */
export interface Fetched {
  readonly hops: readonly WebHop[]
  /** `skipped: not-offered` for 401, 403, 404, 406 and 410. */
  readonly body: Outcome<string>
}

/** How to reach an origin where its URL does not say all: the name for SNI and the addresses that XEP-0487 gives. */
export interface Route {
  readonly sni?: string
  readonly addresses?: readonly string[]
}

/** One HTTP client for the requests of one scan; {@link close} ends its connections. */
export class HttpClient {
  readonly #dialer: Dialer
  readonly #lanes = new Map<string, Promise<Lane>>()

  constructor(dialer: Dialer) {
    this.#dialer = dialer
  }

  /**
   * Asks with GET and follows redirects, at most three, over TLS once TLS was used.
   *
   * @param url `https:` or `http:`.
   */
  async get(url: URL, signal: AbortSignal): Promise<Fetched> {
    const hops: WebHop[] = []
    let next = url
    for (;;) {
      const { hop, body } = await this.send(next, { method: 'GET' }, signal)
      hops.push(hop)
      const status = hop.answer.state === 'observed' ? hop.answer.value.status : 0
      if (!REDIRECTS.has(status)) return { hops, body }
      const target = redirectTarget(next, hop.answer)
      if (typeof target === 'string') return { hops, body: failed('http', 'peer-misbehaved', target) }
      if (hops.length > MOST_REDIRECTS)
        return { hops, body: failed('http', 'peer-misbehaved', 'too-many-redirects') }
      next = target
    }
  }

  /** Makes one request; follows nothing. */
  async send(
    url: URL,
    request: HttpRequest,
    signal: AbortSignal,
    route: Route = {},
  ): Promise<{ readonly hop: WebHop; readonly body: Outcome<string> }> {
    const { hop, body } = await this.sendForBytes(url, request, signal, route)
    if (body.state !== 'observed') return { hop, body }
    return { hop, body: { state: 'observed', value: new TextDecoder().decode(body.value) } }
  }

  /** As {@link send}, for what is no text. */
  async sendForBytes(
    url: URL,
    request: HttpRequest,
    signal: AbortSignal,
    route: Route = {},
  ): Promise<{ readonly hop: WebHop; readonly body: Outcome<Uint8Array> }> {
    const lane = await this.#lane(url, route, signal)
    const { address, tls } = lane.dialled
    const reached = { url: url.href, ...(address === undefined ? {} : { address }), tls }
    if (lane.agent === undefined) {
      return { hop: { ...reached, answer: reachFailure(lane.dialled) }, body: NOT_REACHED }
    }
    const { answer, body } = await exchange(lane.agent, url, request, signal)
    if (lane.isReused && request.method === 'GET' && isEnded(answer)) {
      // Either side may close a kept connection at any time: that says nothing of the answer, and GET may be repeated.
      if (lane.dialled.socket.state === 'observed') lane.dialled.socket.value.destroy()
      return this.sendForBytes(url, request, signal, route)
    }
    return { hop: { ...reached, answer }, body }
  }

  /**
   * Ends the connections, none of which may be in use.
   *
   * @param kept Origins whose connections stay for requests to come.
   */
  async close(kept: ReadonlySet<string> = new Set()): Promise<void> {
    for (const [key, opening] of this.#lanes) {
      const { agent, dialled, origin } = await opening
      if (kept.has(origin)) continue
      this.#lanes.delete(key)
      agent?.destroy()
      if (dialled.socket.state === 'observed') dialled.socket.value.destroy()
    }
  }

  /** The way to an origin: the connection that is open, the failure to open one, else a new one in the place of one that ended. */
  async #lane(url: URL, route: Route, signal: AbortSignal): Promise<Lane & { readonly isReused: boolean }> {
    const key = [url.origin, route.sni ?? url.hostname, ...(route.addresses ?? [])].join(' ')
    const known = this.#lanes.get(key)
    if (known !== undefined) {
      const lane = await known
      if (lane.dialled.socket.state !== 'observed' || !lane.dialled.socket.value.destroyed)
        return { ...lane, isReused: true }
      if (this.#lanes.get(key) !== known) return this.#lane(url, route, signal)
    }
    const opening = this.#open(url, route, signal)
    this.#lanes.set(key, opening)
    return { ...(await opening), isReused: false }
  }

  async #open(url: URL, { sni, addresses }: Route, signal: AbortSignal): Promise<Lane> {
    const dialled = await this.#dialer.dial(
      {
        host: url.hostname,
        port: portOf(url),
        ...(isSecure(url) ? { sni: sni ?? url.hostname } : {}),
        ...(addresses === undefined ? {} : { addresses }),
      },
      signal,
    )
    const { origin } = url
    if (dialled.socket.state !== 'observed') return { origin, dialled }
    return { origin, dialled, agent: new OneSocketAgent(dialled.socket.value) }
  }
}

interface Lane {
  readonly origin: string
  readonly dialled: Dialled
  readonly agent?: Agent
}

/** Hands Node's client the connection that was opened for it, and no other. */
class OneSocketAgent extends Agent {
  readonly #socket: Duplex

  constructor(socket: Duplex) {
    super({ keepAlive: true, maxSockets: 1 })
    this.#socket = socket
  }

  override createConnection(): Duplex {
    return this.#socket
  }
}

function isEnded(answer: Outcome<WebAnswer>): boolean {
  return answer.state === 'failed' && (answer.failure.code === 'closed' || answer.failure.code === 'reset')
}

function reachFailure({ tls, socket }: Dialled): Outcome<never> {
  for (const outcome of [tls, socket]) if (outcome.state === 'failed') return outcome
  return socket.state === 'skipped' ? socket : NOT_REACHED
}

/** @returns Where to go on, or what is wrong with the redirect. */
function redirectTarget(from: URL, answer: Outcome<WebAnswer>): URL | string {
  const location = answer.state === 'observed' ? answer.value.location : undefined
  if (location === undefined || !URL.canParse(location)) return 'redirect-without-target'
  const target = new URL(location)
  if (target.protocol !== 'https:' && target.protocol !== 'http:') return 'redirect-to-other-scheme'
  if (isSecure(from) && !isSecure(target)) return 'redirect-to-clear-text'
  return target.username === '' && target.password === '' ? target : 'redirect-with-credentials'
}
