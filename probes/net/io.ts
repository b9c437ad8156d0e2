import type { Duplex } from 'node:stream'
import type { ConnectionOptions, TLSSocket } from 'node:tls'
import type { Attempt, Endpoint, FactKind, Observation, Outcome } from '../model.ts'
import type { DnsClient } from './dns.ts'

/** All that a probe may touch; `node.ts` makes the real one. */
export interface Io {
  /**
   * Opens a TCP connection to an address that the guard has passed.
   *
   * @param address IPv4 or IPv6, never a name.
   * @returns The connected socket; the caller destroys it. Failures carry phase `tcp`.
   */
  connect(address: string, port: number, signal: AbortSignal): Promise<Attempt<Duplex>>
  /**
   * Makes a TLS handshake as client over an open connection.
   *
   * @returns The secured socket once the handshake is done and, where `options` demand it, the peer is verified; the
   *   caller destroys it. Failures carry phase `tls` and leave `socket` destroyed.
   * @param onSecret Told each secret of the handshake as a line of an SSLKEYLOGFILE; they are gone once it is over.
   */
  secure(
    socket: Duplex,
    options: ConnectionOptions,
    signal: AbortSignal,
    onSecret?: (line: Buffer) => void,
  ): Promise<Attempt<TLSSocket>>
  /** Asks DNS. */
  readonly dns: Resolver
  /** Milliseconds since the epoch. */
  now(): number
  /** Uniform in [0, 1). */
  random(): number
}

/** DNS as probes see it: an answer with no records is an answer, not a failure. Failures carry phase `dns`. */
export interface Resolver extends DnsClient {
  /** @returns The SRV records as sent; `[]` for NXDOMAIN and NODATA. */
  srv(name: string, signal: AbortSignal): Promise<Outcome<readonly DnsSrv[]>>
  /** @returns The addresses of one family; `[]` when the name has none. Families are asked apart: one may fail alone. */
  addresses(name: string, family: 4 | 6, signal: AbortSignal): Promise<Outcome<readonly string[]>>
  /** @returns Each TXT record, its strings joined (RFC 7208 §3.3 does so too). */
  txt(name: string, signal: AbortSignal): Promise<Outcome<readonly string[]>>
}

/** One SRV record as DNS gives it (RFC 2782); `target` in lower case without the final dot, `.` for the root. */
export interface DnsSrv {
  readonly priority: number
  readonly weight: number
  readonly port: number
  readonly target: string
}

/** Learns facts about one endpoint. Resolves for whatever a peer did; rejects only when aborted or by our bug. */
export interface Probe {
  /** What {@link Probe.run} reports: one observation of each kind, always. */
  readonly kinds: readonly FactKind[]
  /** Most connections that one run opens to the endpoint; the plan counts with it. */
  readonly maxConnections: number
  /** Whether this probe has anything to ask at such an endpoint. */
  isFor(endpoint: Endpoint): boolean
  run(endpoint: Endpoint, io: Io, signal: AbortSignal): Promise<readonly Observation[]>
}
