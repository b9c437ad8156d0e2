import type { Outcome } from './outcome.ts'

/** What is known of whether DNS data is as its owner published it: two facts that are never folded into one. */
export interface DnsSecurity {
  /** The resolver set the AD bit (RFC 4035 §3.2.3): worth what it, and the path to it, are worth. */
  readonly isAuthenticatedByResolver: boolean
  /** What we found ourselves, from the root's keys on. */
  readonly validation: DnssecValidation
}

/**
 * - `secure`: signed, up to a trust anchor.
 * - `bogus`: signed, and the signatures do not hold (`because`).
 * - `unsigned`: no signature came, or the zone above does not vouch for the one below. That neither was taken away on the
 *   way is not proven: denial of existence (NSEC, NSEC3) is not validated here.
 * - `unproven`: it could not be decided (`because`).
 */
export type DnssecValidation =
  | { readonly state: 'secure' }
  | { readonly state: 'bogus'; readonly because: BogusReason; readonly zone: string }
  | { readonly state: 'unsigned'; readonly zone: string }
  | { readonly state: 'unproven'; readonly because: UnprovenReason; readonly zone: string }

/** `key-mismatch`: no key of the zone is one that the zone above, or the trust anchor, vouches for. */
export type BogusReason = 'expired' | 'not-yet-valid' | 'signature' | 'foreign-signer' | 'key-mismatch'

/**
 * - `absence`: that there is nothing; `wildcard`: that nothing stands nearer. Both take NSEC or NSEC3 to prove.
 * - `algorithm`: signed by algorithms that are not checked here (RFC 9905 has those with SHA-1 taken for insecure).
 * - `unanswered`: a key or a delegation could not be asked for.
 */
export type UnprovenReason = 'absence' | 'wildcard' | 'algorithm' | 'unanswered'

/** One TLSA record (RFC 6698 §2.1). */
export interface TlsaRecord {
  readonly usage: number
  readonly selector: number
  readonly matchingType: number
  /** Hex. */
  readonly association: string
}

/** What DNS says of the keys that an endpoint may have (RFC 7673). */
export interface DaneFacts {
  /** E.g. `_5222._tcp.xmpp.example.org`: of the target, or of what it is an alias of (RFC 7671 §7). */
  readonly owner: string
  readonly records: readonly TlsaRecord[]
  /** Of the TLSA records. */
  readonly security: DnsSecurity
  /** Of the addresses of the target, which must be secure as well (RFC 7673 §3.2). */
  readonly addresses: Outcome<DnsSecurity>
  /** Of the SRV records that led here, without which TLSA records mean nothing (RFC 7673 §3.1); absent where none did. */
  readonly srv?: Outcome<DnsSecurity>
}

/** Who may issue certificates for a domain (RFC 8659). */
export interface CaaFacts {
  /** The name at which the records stand; absent where neither the domain nor any name above it has some. */
  readonly foundAt?: string
  readonly records: readonly CaaRecord[]
  readonly security: DnsSecurity
}

/** One CAA record (RFC 8659 §4); of `issue` and `issuewild` what their value holds. */
export interface CaaRecord {
  readonly isCritical: boolean
  /** Lower case. */
  readonly tag: string
  /** As sent, cut to 300 characters. */
  readonly value: string
  readonly issuer?: IssuerAuthorization
}

/** The value of `issue` or `issuewild` (RFC 8659 §4.2, RFC 8657). */
export interface IssuerAuthorization {
  /** E.g. `letsencrypt.org`; empty where nobody may issue. */
  readonly domain: string
  readonly accountUri?: string
  /** E.g. `dns-01`; with `[]` there is no method by which anybody may issue (RFC 8657 §4). */
  readonly validationMethods?: readonly string[]
  /** It breaks the grammar, or says something twice: it then lets nobody issue (RFC 8659 §4.2, RFC 8657 §3). */
  readonly isMalformed: boolean
}
