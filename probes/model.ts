import type { PresentedChains } from './authentication.ts'
import type { CertificateChain } from './certificates.ts'
import type { CaaFacts, DaneFacts } from './dns-facts.ts'
import type { Attempt, Failure, Outcome } from './outcome.ts'
import type { Spec } from './spec.ts'
import type { StreamFeatures, StreamHeader, TlsFacts } from './stream-facts.ts'
import type { TlsParameters } from './tls-parameters.ts'
import type { TlsResumption } from './tls-resumption.ts'
import type { WebDiscovery, WebHop } from './web-facts.ts'

export type { Certificate, CertificateChain, PresentedIdentifiers, Trust } from './certificates.ts'
export type { Attempt, Failure, FailureCode, Outcome, SkipReason } from './outcome.ts'
export type { StreamFeatures, StreamHeader, TlsFacts } from './stream-facts.ts'
export type {
  HostMeta,
  HostMetaLink,
  HostMetaLookUp,
  HostMetaXmpp,
  WebAnswer,
  WebDiscovery,
  WebEndpoint,
  WebHop,
  WebTls,
} from './web-facts.ts'

/** Who connects: a client (RFC 6120, port 5222) or another server (port 5269). */
export type Service = 'c2s' | 's2s'

/** How TLS comes about: negotiated inside a clear-text stream (RFC 6120 §5) or from the first byte (XEP-0368). */
export type Security = 'starttls' | 'direct-tls'

/** One place where a domain may be reached: the unit that is probed, reported and compared over time. */
export interface Endpoint {
  /** The JID's domainpart as A-labels in lower case: stream `to`, SNI and reference identifier, whatever `host` is. */
  readonly domain: string
  readonly service: Service
  readonly security: Security
  /** The SRV target, or the domain itself where there is none. */
  readonly host: string
  readonly port: number
  /** The address that was checked by the guard and is connected to. */
  readonly address: string
  readonly source: EndpointSource
}

/** Where an endpoint was learnt: an SRV record, the fallback of RFC 6120 §3.2.2, the person who asked, or a `<see-other-host/>`. */
export type EndpointSource = 'srv' | 'fallback' | 'given' | 'redirect'

/** One SRV record (RFC 2782); `directTls` tells `_xmpps-` from `_xmpp-`. */
export interface SrvRecord {
  readonly directTls: boolean
  readonly priority: number
  readonly weight: number
  readonly port: number
  /** Lower case, without the final dot. */
  readonly target: string
}

/**
 * What DNS said of one SRV name; that DNS could not be asked is a failed {@link Outcome}.
 * `not-offered` is the single record with target `.` (RFC 2782, RFC 6120 §3.2.1 rule 3).
 */
export type SrvAnswer =
  | { readonly kind: 'records'; readonly records: readonly SrvRecord[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'not-offered' }

/** A target that was found and not probed, or could not be. */
export interface LeftOut {
  readonly service: Service
  readonly security: Security
  readonly host: string
  readonly port: number
  /** Absent when the host name itself was refused or did not resolve. */
  readonly address?: string
  readonly source: EndpointSource
  readonly outcome: Exclude<Outcome<never>, { state: 'observed' }>
}

/** How the endpoints of one service were found. */
export interface Discovery {
  readonly service: Service
  /** `_xmpp-client` or `_xmpp-server`. */
  readonly starttls: Outcome<SrvAnswer>
  /** `_xmpps-client` or `_xmpps-server`. */
  readonly directTls: Outcome<SrvAnswer>
  /** In the order in which an initiating entity tries them. */
  readonly endpoints: readonly Endpoint[]
  readonly leftOut: readonly LeftOut[]
}

/** The facts that a probe may learn, by kind; each is plain JSON and stored as such. */
export interface Facts {
  'features-before-tls': { readonly header: StreamHeader; readonly features: StreamFeatures }
  /** How `<starttls/>` was answered by `<proceed/>`. */
  starttls: {
    /** Clear-text bytes that followed `<proceed/>`, in the same segment or where TLS was due (RFC 6120 §5.4.3.3). */
    readonly trailingByteLength: number
  }
  tls: TlsFacts
  'certificate-chain': CertificateChain
  /** `tlsVersion` is that of the connection that they came through: what can be bound to a channel depends on it. */
  'features-after-tls': Facts['features-before-tls'] & { readonly tlsVersion?: TlsFacts['version'] }
  /** What was asked outside TLS, where every question could have been refused for lack of it. */
  'clear-text-answers': {
    readonly asked: readonly AskedQuestion[]
    /** What each of the streams announced that the questions were put on; absent where none was noted. */
    readonly announced?: readonly Announcement[]
    /** Where `starttls-unoffered` was answered by `<proceed/>`: the stream inside the TLS that came about. */
    readonly hiddenTls?: Attempt<{ readonly header: StreamHeader; readonly features: StreamFeatures }>
  }
  /**
   * What a server that refused the ClientHello of our OpenSSL picks from one with all that a client may still use: TLS is there,
   * for others. `group` is the named group; absent where none was picked, or none has a name.
   */
  'hello-answer': { readonly version: 'TLSv1.3' | 'TLSv1.2'; readonly suite: string; readonly group?: string }
  'tls-parameters': TlsParameters
  'tls-resumption': TlsResumption
  'presented-chains': PresentedChains
  dane: DaneFacts
  /** What became of a stanza that was written behind `<starttls/>`, in clear text, before TLS (RFC 6120 §5.4.3.3). */
  'command-injection': {
    /** As sent behind `<starttls/>`. */
    readonly sent: string
    readonly reaction: InjectionReaction
  }
  /** Features of an s2s stream that says nothing of who asks, where {@link Facts}' `features-before-tls` was asked with `from`. */
  'features-without-from': { readonly header: StreamHeader; readonly features: StreamFeatures }
}

/**
 * - `answered`: inside TLS, to something that was only ever sent in clear; `xml` is what came, cut to 300 characters.
 * - `ignored`: TLS and a stream inside it came about as if nothing had been injected.
 * - `broken-off`: the peer did not go on, and so did not take it up either.
 */
export type InjectionReaction =
  | { readonly kind: 'answered'; readonly xml: string }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'broken-off'; readonly failure: Failure }

export type FactKind = keyof Facts

/** What one stream without TLS offered of it, and of logins. */
export type Announcement = Pick<StreamFeatures, 'starttls' | 'mechanisms' | 'sasl2Mechanisms'>

/**
 * A question asked in clear text; none carries a credential.
 * - `sasl-plain`: `<auth mechanism='PLAIN'/>` without initial response; `sasl-scram`: a first message for a user that cannot exist.
 * - `sasl-challenged`: one that begins with a challenge of the server, where such a mechanism was announced.
 * - `sasl2-plain`: the same question by XEP-0388.
 * - `iq-auth`, `iq-register`: a get of XEP-0078 (for the same user) and XEP-0077; `iq-ping`: any other stanza before authentication.
 * - `compress`: XEP-0138; `sasl-compressed`: `sasl-plain` again inside the compressed stream.
 * - `starttls-unoffered`: `<starttls/>` although the features did not hold it.
 * - `dialback-verify`: a `<db:verify/>` (XEP-0220) for a name that nobody can have; calls nobody back.
 * - `dialback`: a `<db:result/>` (XEP-0220) from a domain whose owner agreed to be called back.
 */
export type Stimulus =
  | 'sasl-plain'
  | 'sasl-scram'
  | 'sasl-challenged'
  | 'sasl2-plain'
  | 'iq-auth'
  | 'iq-register'
  | 'iq-ping'
  | 'compress'
  | 'sasl-compressed'
  | 'starttls-unoffered'
  | 'dialback'
  | 'dialback-verify'

export interface AskedQuestion {
  readonly stimulus: Stimulus
  /** The SASL mechanism that was asked for, where the question names one. */
  readonly mechanism?: string
  /** As sent, without the stream header before it. */
  readonly sent: string
  readonly answer: Answer
  /** ISO 8601 (UTC), when the question was sent. */
  readonly at: string
}

/**
 * What came back. `xml` is the answer's bytes, cut to 300 characters.
 * `ignored` is a question passed over while one behind it was answered: elements are worked on in their order.
 * `closed` is an end of the stream without a word; `none` is no answer that the peer could be held to.
 */
export type Answer =
  | {
      readonly kind: 'element'
      readonly name: string
      readonly namespace: string
      /** The attribute `type` of a stanza. */
      readonly type?: string
      /** The first child that is no text, of a `<failure/>` or of a stanza's `<error/>`. */
      readonly condition?: string
      /** The query of `jabber:iq:register` in a result asks for no password and holds no form: it leads elsewhere (XEP-0077). */
      readonly isRedirection?: true
      readonly xml: string
    }
  | {
      readonly kind: 'stream-error'
      readonly condition: string
      readonly detail: string
      readonly xml: string
    }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'none'; readonly failure: Failure }

/** One attempt to learn one kind of fact about one endpoint, and how it ended. */
export interface ObservationOf<K extends FactKind> {
  readonly kind: K
  readonly endpoint: Endpoint
  /** ISO 8601 (UTC), when the attempt began. */
  readonly at: string
  readonly durationMs: number
  readonly outcome: Outcome<Facts[K]>
}

/** An observation of any kind; `kind` tells which. */
export type Observation = { readonly [K in FactKind]: ObservationOf<K> }[FactKind]

/** What a domain says over HTTPS of the certificates that its servers present (RFC 7711), for one service. */
export interface PoshLookUp {
  readonly service: Service
  /** The document of the domain itself; `skipped: not-offered` where there is none. */
  readonly document: Outcome<PoshDocument>
  readonly hops: readonly WebHop[]
  /** Where that document leads, if it does; it may lead no further (RFC 7711 §3.2). */
  readonly referred?: { readonly document: Outcome<PoshDocument>; readonly hops: readonly WebHop[] }
}

/** One POSH document: fingerprints, or the place where they are. */
export interface PoshDocument {
  /** Each certificate by one or more digests: the name of the hash, e.g. `sha-256`, and the digest in base64. */
  readonly fingerprints: readonly Readonly<Record<string, string>>[]
  readonly url?: string
  /** How long it may be kept, in seconds; with 0 it proves nothing (RFC 7711 §3.1, §3.2). */
  readonly expiresSeconds: number
}

/** Everything that one scan measured; no judgement in it, so it can be judged again when policy changes. */
export interface Scan {
  readonly domain: string
  readonly startedAt: string
  readonly durationMs: number
  readonly discoveries: readonly Discovery[]
  readonly observations: readonly Observation[]
  /** Absent where nobody looked. */
  readonly web?: WebDiscovery
  /** Who may issue certificates for the domain; absent where nobody looked. */
  readonly caa?: Outcome<CaaFacts>
  /** One for each service; absent where nobody looked. */
  readonly posh?: readonly PoshLookUp[]
  /** What measured: TLS findings depend on these. */
  readonly environment: { readonly node: string; readonly openssl: string }
}

/** How serious a finding is; `unknown` when the fact it needs could not be had. */
export type Level = 'pass' | 'info' | 'warn' | 'fail' | 'unknown'

/** What one check says of one fact; its sentence stands in the locales under its id. */
export interface Finding {
  /** `topic.what`; stored and compared for ever. */
  readonly check: string
  readonly level: Level
  readonly params: Readonly<Record<string, string | number | boolean>>
  readonly spec: readonly Spec[]
  /** Absent where the finding is about the domain as a whole. */
  readonly endpoint?: Endpoint
}
