/**
 * What a service does about TLS in its clear-text streams.
 * - `required`: STARTTLS is offered as required. `optional`: it is offered.
 * - `none`: not offered, and nothing demands it. `unusable`: demanded, and cannot be had (not ejabberd).
 */
export type TlsPolicy = 'required' | 'optional' | 'none' | 'unusable'

/** How a real server is to behave. */
export interface ServerPolicy {
  readonly c2sTls: TlsPolicy
  /** Prosody offers no STARTTLS to servers where it offers none to clients. */
  readonly s2sTls: TlsPolicy
  /** Listen for direct TLS (XEP-0368) too, c2s and s2s; default no. */
  readonly hasDirectTls?: boolean
  /** Listen for HTTPS too, with BOSH at `/bosh` and WebSocket at `/ws`; ejabberd also serves host-meta. Default no. */
  readonly hasWeb?: boolean
  /** Take uploads (XEP-0363) at `upload.<domain>`, over HTTPS; default no. */
  readonly hasUploads?: boolean
  /** Loopback addresses to listen on; default IPv4 only. */
  readonly addresses?: readonly ('127.0.0.1' | '::1')[]
  /** In-band registration (XEP-0077); default no. */
  readonly allowsRegistration?: boolean
  /** Offer PLAIN in clear text where TLS is not demanded; default no. Prosody and jabberd2 only, ejabberd always does. */
  readonly allowsPlainInClear?: boolean
  /** Have no SASL mechanism but PLAIN; default no. Not for ejabberd. */
  readonly hasOnlyPlain?: boolean
  /** Let everybody in by ANONYMOUS (RFC 4505), and by nothing else; default no. Prosody only. */
  readonly hasOnlyAnonymous?: boolean
  /** Legacy authentication (XEP-0078); default no. ejabberd 23.01 always has it. */
  readonly allowsLegacyAuth?: boolean
  /** Stream compression (XEP-0138) for clients; default no. Prosody has none. */
  readonly allowsCompression?: boolean
  /** Rooms keep an archive, and so give every message an id (XEP-0313, XEP-0359); default no. Not for jabberd2, which has no rooms. */
  readonly hasArchives?: boolean
  /** What to change about the certificate; default: valid, for the domain and its rooms. */
  readonly certificate?: {
    readonly dns?: readonly string[]
    readonly notBefore?: Date
    readonly notAfter?: Date
  }
}

/** Where a server listens, the same on all its addresses. */
export interface Ports {
  readonly c2s: number
  readonly s2s: number
  /** Unused unless the policy has direct TLS. */
  readonly c2sDirectTls: number
  readonly s2sDirectTls: number
  /** Unused unless the policy has the web or uploads. */
  readonly https: number
}

/** All that a server's configuration is made from. */
export interface Site {
  readonly policy: Required<ServerPolicy>
  readonly domain: string
  /** Domain of the rooms (XEP-0045). */
  readonly roomsDomain: string
  /** Domain of the upload service. */
  readonly uploadDomain: string
  readonly ports: Ports
  /** Where the server's own questions to DNS go: a resolver at 127.0.0.1 that knows no name. */
  readonly dnsPort: number
  /** Lines of configuration as we advise them to operators; they hold where the policy says otherwise. */
  readonly advice?: string
  /** Temporary; everything that the server writes goes below it. */
  readonly folder: string
  /** PEM files: the certificate with its key after it, and each alone. */
  readonly files: { readonly bundle: string; readonly certificate: string; readonly key: string }
}

/** Where a policy makes a server listen: every port on every address. */
export function listListeners({
  policy,
  ports,
}: Pick<Site, 'policy' | 'ports'>): readonly { readonly address: string; readonly port: number }[] {
  const direct = policy.hasDirectTls ? [ports.c2sDirectTls, ports.s2sDirectTls] : []
  const listening = [ports.c2s, ports.s2s, ...direct]
  return policy.addresses.flatMap((address) => listening.map((port) => ({ address, port })))
}
