import type { Duplex } from 'node:stream'
import type { Outcome, WebTls } from '../model.ts'
import { certificateChain, tlsFacts, type TrustAnchors } from './certificate.ts'
import { toFailed } from './failures.ts'
import type { Guard } from './guard.ts'
import type { Io } from './io.ts'

export interface DialerOptions {
  readonly guard: Guard
  readonly anchors: TrustAnchors
  /** Connections that may be opened in all; what comes after is `skipped: bounded`. */
  readonly maxConnections: number
}

/** Where to connect. Names and addresses may be foreign input: they are guarded here. */
export interface DialTarget {
  readonly host: string
  readonly port: number
  /** The name to send as SNI; without it the connection stays in clear text. */
  readonly sni?: string
  /** Used in the place of what DNS says of `host`. */
  readonly addresses?: readonly string[]
}

/** How far a connection came; `socket` is observed when it is ready to be used, and the caller destroys it. */
export interface Dialled {
  readonly address?: string
  /** `skipped: not-applicable` in clear text. */
  readonly tls: Outcome<WebTls>
  readonly socket: Outcome<Duplex>
}

/** Ports that XRD and JRD may name although the guard keeps probes away from them: HTTP's own. */
const HTTP_PORTS: ReadonlySet<number> = new Set([80, 443])

const NOT_APPLICABLE = { state: 'skipped', because: 'not-applicable' } as const
const NOT_REACHED = { state: 'skipped', because: 'not-reached' } as const
const GUARDED = { state: 'skipped', because: 'guarded' } as const
const SPARED = { state: 'skipped', because: 'spared' } as const
const BOUNDED = { state: 'skipped', because: 'bounded' } as const

/** Opens connections to hosts that foreign documents name: each guarded, all of them counted. */
export class Dialer {
  readonly #options: DialerOptions
  readonly #io: Io
  #connectionsLeft: number

  constructor(options: DialerOptions, io: Io) {
    this.#options = options
    this.#io = io
    this.#connectionsLeft = options.maxConnections
  }

  /** Connects to the first address that answers, one of each family tried; the address that was checked is the one connected to. */
  async dial(target: DialTarget, signal: AbortSignal): Promise<Dialled> {
    const addresses = await this.#resolve(target, signal)
    if (addresses.state !== 'observed') return { tls: NOT_REACHED, socket: addresses }
    let last: Dialled = { tls: NOT_REACHED, socket: BOUNDED }
    for (const address of addresses.value) {
      if (this.#connectionsLeft === 0) break
      this.#connectionsLeft -= 1
      const socket = await this.#io.connect(address, target.port, signal)
      last = { address, tls: NOT_REACHED, socket }
      if (socket.state === 'observed') return this.#secure(target, address, socket.value, signal)
    }
    return last
  }

  /** @returns At most one address of each family, IPv4 first: a machine without IPv6 would waste a connection on it. */
  async #resolve(
    { host, port, addresses }: DialTarget,
    signal: AbortSignal,
  ): Promise<Outcome<readonly string[]>> {
    const { guard } = this.#options
    if (!guard.host(host) || !(HTTP_PORTS.has(port) || guard.port(port))) return GUARDED
    if (addresses !== undefined) return this.#allowed(addresses)
    const [v4, v6] = await Promise.all([
      this.#io.dns.addresses(host, 4, signal),
      this.#io.dns.addresses(host, 6, signal),
    ])
    const found = [v4, v6].flatMap((outcome) => (outcome.state === 'observed' ? outcome.value : []))
    if (found.length > 0) return this.#allowed(found)
    if (v4.state !== 'observed') return v4
    if (v6.state !== 'observed') return v6
    return { state: 'skipped', because: 'not-offered' }
  }

  #allowed(candidates: readonly string[]): Outcome<readonly string[]> {
    const { guard } = this.#options
    const allowed = candidates.flatMap((text) => guard.address(text) ?? [])
    if (allowed.length === 0) return GUARDED
    const welcome = allowed.filter((address) => guard.isSpared?.(address) !== true)
    if (welcome.length === 0) return SPARED
    const families = [(text: string) => !text.includes(':'), (text: string) => text.includes(':')]
    return { state: 'observed', value: families.flatMap((isOfFamily) => welcome.find(isOfFamily) ?? []) }
  }

  async #secure({ sni }: DialTarget, address: string, socket: Duplex, signal: AbortSignal): Promise<Dialled> {
    if (sni === undefined) {
      return { address, tls: NOT_APPLICABLE, socket: { state: 'observed', value: socket } }
    }
    const { anchors } = this.#options
    const secured = await this.#io.secure(
      socket,
      {
        servername: sni,
        ca: [...anchors.pems],
        ALPNProtocols: ['http/1.1'],
        // Trust and names are recorded and judged apart.
        rejectUnauthorized: false,
        checkServerIdentity: () => undefined,
      },
      signal,
    )
    if (secured.state !== 'observed') return { address, tls: secured, socket: NOT_REACHED }
    try {
      const value = { session: tlsFacts(secured.value), chain: certificateChain(secured.value, anchors) }
      return { address, tls: { state: 'observed', value }, socket: secured }
    } catch (error) {
      secured.value.destroy()
      return { address, tls: toFailed(error, 'tls'), socket: NOT_REACHED }
    }
  }
}
