import type { CrlAnswer, OcspAnswer, PresentedChain } from './authentication.ts'
import type { CaaFacts, DaneFacts, DnsSecurity } from './dns-facts.ts'
import type {
  Certificate,
  EndpointSource,
  FailureCode,
  Failure,
  Level,
  Security,
  Service,
  SkipReason,
  StreamFeatures,
  TlsFacts,
  Trust,
} from './model.ts'
import type { TlsParameters } from './tls-parameters.ts'
import type { TlsResumption } from './tls-resumption.ts'
import type { Verdict } from './reason.ts'

/**
 * What is shown of one scan, judged: the JSON of `tellus check --json`.
 * Its schema is `report.schema.json` beside this file; an absent key means that the fact was not observed.
 */
export interface Report {
  readonly schema: 'tellus-report-1'
  /** A-labels, lower case. */
  readonly domain: string
  /** ISO 8601 (UTC), when the scan began. */
  readonly testedAt: string
  readonly durationMs: number
  readonly verdict: { readonly c2s: Verdict; readonly s2s: Verdict }
  readonly endpoints: readonly EndpointReport[]
  readonly findings: readonly FindingReport[]
  /** Who may issue certificates for the domain; absent where the test was none in depth, or DNS did not tell. */
  readonly caa?: CaaFacts
  /** What a test in depth did not check of who may stand for the domain; absent where the test was none. */
  readonly notChecked?: readonly NotChecked[]
  /** Of the domain, one by each policy; absent where nobody found out all that TLS accepts. */
  readonly grades?: readonly Grade[]
}

/** One thing that was not checked, and why. */
export interface NotChecked {
  /** TLSA records, CAA records, a POSH document, what a responder or a list says of the leaf, timestamps of logs. */
  readonly what: 'dane' | 'caa' | 'posh' | 'ocsp' | 'crl' | 'sct'
  /**
   * Beside what ends any attempt: `no-place`: the certificate does not say whom to ask. `unknown-log`, `unknown-issuer`: of
   * a timestamp, the key that it should be signed with is not known here, or whose key the log signed for. `encrypted`: the
   * server speaks TLS 1.3 only, where they come encrypted (RFC 8446 §4.4), and takes none of the keys that are made
   * here. `unanswered`: no hello that asks for them was answered.
   */
  readonly because:
    SkipReason | FailureCode | 'no-place' | 'unknown-log' | 'unknown-issuer' | 'encrypted' | 'unanswered'
  /** Index into `endpoints`; absent for what belongs to the domain. */
  readonly endpoint?: number
}

/** From best to worst, M and T being certificates that prove nothing. */
export type Letter = 'A+' | 'A' | 'A-' | 'B' | 'C' | 'D' | 'E' | 'F' | 'M' | 'T'

/** What a letter means depends on the table that it was read from. */
export type PolicyName = 'tellus-1' | 'xmpp.net-2014' | 'xmpp.net-2015'

/** How good TLS is there, apart from whether it is mandatory: the lowest cap of everything that was found. */
export interface Grade {
  readonly policy: PolicyName
  /** At most this where the grade is not complete; absent where too little was seen. */
  readonly letter?: Letter
  /** Nothing that could lower it was left open. */
  readonly isComplete: boolean
  /** All that caps it, the lowest caps first. */
  readonly because: readonly AppliedCap[]
  /** Ids of the checks that could lower it and had no answer. */
  readonly unknown: readonly string[]
  /** The letter once what holds it at `letter` is mended; absent where nothing does. */
  readonly otherwise?: Letter
}

export interface AppliedCap {
  /** Id of the check, as in {@link FindingReport}. */
  readonly check: string
  readonly level: Level
  readonly capsAt: Letter
}

/** One endpoint with what was seen there; `outcome` tells how far the session came. */
export interface EndpointReport {
  readonly service: Service
  readonly security: Security
  readonly host: string
  readonly port: number
  /** Absent where no address was found or allowed. */
  readonly address?: string
  readonly source: EndpointSource
  readonly outcome: EndpointOutcome
  readonly features: { readonly beforeTls?: ReportedFeatures; readonly afterTls?: ReportedFeatures }
  readonly tls?: TlsFacts
  /** All that is accepted there; only where it was asked for. */
  readonly tlsParameters?: TlsParameters
  readonly tlsResumption?: TlsResumption
  /** One for each type of key; absent where the test was none in depth. */
  readonly chains?: readonly ReportedChain[]
  readonly dane?: ReportedDane
  readonly certificate?: ReportedCertificate
  /** One by each policy; only where what TLS accepts was asked for. */
  readonly grades?: readonly Grade[]
}

/** `observed` when a stream inside TLS gave its features; else the first thing that stood in the way. */
export type EndpointOutcome =
  | { readonly state: 'observed' }
  | {
      readonly state: 'failed'
      readonly phase: Failure['phase']
      readonly code: FailureCode
      readonly detail?: string
      /** Of `stream-error`: the condition that was sent (RFC 6120 §4.9.3). */
      readonly condition?: string
      /** The peer had asked for a certificate before, and we have none. */
      readonly isCertificateWanted?: true
      /** TLS is there, and asks for more than the OpenSSL that Tellus runs with can do. */
      readonly isBeyondUs?: true
    }
  | { readonly state: 'skipped'; readonly because: SkipReason }

/** Stream features without the bytes they were read from. */
export type ReportedFeatures = Omit<StreamFeatures, 'xml'>

/** The leaf, whether it leads to a trust anchor, and whether it names the JID's domain. */
export interface ReportedCertificate {
  readonly leaf: Certificate
  /** Certificates from the leaf on, the trust anchor included where one was found, sent or not. */
  readonly chainLength: number
  readonly trust: Trust
  readonly name: 'match' | 'mismatch'
  /** Whole days until `notAfter`; negative once expired. */
  readonly daysLeft: number
  /** `notBefore` of the leaf lies ahead. */
  readonly isEarly?: true
}

/** A chain as sent; what was not asked for or not answered is absent. */
export interface ReportedChain extends Omit<PresentedChain, 'anchor' | 'staple' | 'revocation'> {
  /** Subject of the trust anchor. */
  readonly anchor?: string
  readonly staple?: OcspAnswer
  readonly ocsp?: OcspAnswer
  readonly crl?: CrlAnswer
}

/** What DNS says of an endpoint's keys, and how far each step of the way to them is secured. */
export interface ReportedDane extends Omit<DaneFacts, 'addresses' | 'srv'> {
  readonly addresses?: DnsSecurity
  readonly srv?: DnsSecurity
}

/** A finding with its endpoint as an index into `endpoints`; without one, it is about the domain as a whole. */
export interface FindingReport {
  readonly check: string
  readonly level: Level
  readonly params: Readonly<Record<string, string | number | boolean>>
  /** Clauses, as `RFC 6120 §13.7.2`. */
  readonly spec: readonly string[]
  readonly endpoint?: number
}
