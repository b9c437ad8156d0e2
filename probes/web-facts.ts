/** What a domain publishes on the web about ways to connect, and what was found there. */
import type { CertificateChain } from './certificates.ts'
import type { Outcome } from './outcome.ts'
import type { StreamFeatures, StreamHeader, TlsFacts } from './stream-facts.ts'

/**
 * What a domain publishes on the web about ways to connect (XEP-0156, XEP-0487), and what was found there.
 * Facts of the domain, of no one endpoint.
 */
export interface WebDiscovery {
  /** XRD and JRD, each over TLS and in clear text. */
  readonly hostMeta: readonly HostMetaLookUp[]
  /** The TXT records at `_xmppconnect.<domain>`; `[]` for none. Earlier versions of XEP-0156 had them. */
  readonly connectTxt: Outcome<readonly string[]>
  /** The secure endpoints that documents fetched over TLS name. Clear-text links stand in the documents and are never opened. */
  readonly endpoints: readonly WebEndpoint[]
}

/** One look for a host-meta document (RFC 6415). */
export interface HostMetaLookUp {
  readonly format: 'xrd' | 'jrd'
  /** Where the look began. */
  readonly scheme: 'https' | 'http'
  /** The requests made, in order: more than one where the server redirects. */
  readonly hops: readonly WebHop[]
  /** `skipped: not-offered` where the server answers that there is no such document. */
  readonly document: Outcome<HostMeta>
}

/** One HTTP request and how it was answered. */
export interface WebHop {
  readonly url: string
  /** The address that was connected to; absent where none was. */
  readonly address?: string
  /** `skipped: not-applicable` in clear text. */
  readonly tls: Outcome<WebTls>
  readonly answer: Outcome<WebAnswer>
}

/** What one TLS handshake with a web host showed. */
export interface WebTls {
  readonly session: TlsFacts
  readonly chain: CertificateChain
}

/** The head of an HTTP response. */
export interface WebAnswer {
  readonly status: number
  readonly contentType?: string
  /** Where a redirect leads, made absolute; as sent where that is no URL. */
  readonly location?: string
}

/** What a host-meta document says of XMPP; other links are not kept. */
export interface HostMeta {
  readonly links: readonly HostMetaLink[]
  /** The object that says that XEP-0487 is in use; never in an XRD. */
  readonly xmpp?: HostMetaXmpp
}

/** One way to connect; the members beside `rel` and `href` are those of XEP-0487. */
export interface HostMetaLink {
  /** `urn:xmpp:alt-connections:` and what follows. */
  readonly rel: string
  readonly href?: string
  readonly port?: number
  readonly priority?: number
  readonly weight?: number
  readonly sni?: string
  readonly ech?: string
  readonly ips?: readonly string[]
  /** Members of XEP-0487 that were sent with a value of another type or range than it gives, and are not kept. */
  readonly malformed: readonly string[]
}

/** The top-level object of XEP-0487. */
export interface HostMetaXmpp {
  /** In seconds; absent where it was not sent as a number. */
  readonly ttlSeconds?: number
  /** `public-key-pins-sha-256`: SHA-256 of SubjectPublicKeyInfo in base64 (RFC 7469); `[]` where none was sent. */
  readonly pins: readonly string[]
  readonly malformed: readonly string[]
}

/** One WebSocket (RFC 7395) or BOSH (XEP-0206) endpoint of c2s that was opened over TLS. */
export interface WebEndpoint {
  readonly transport: 'websocket' | 'bosh'
  readonly url: string
  /** The name sent as SNI: the link's, else the host of `url`. */
  readonly sni: string
  readonly address?: string
  readonly tls: Outcome<WebTls>
  /** What the stream inside announced. */
  readonly stream: Outcome<{ readonly header: StreamHeader; readonly features: StreamFeatures }>
}
