/**
 * The leaf, and after each certificate the one that issued it, as far as Node finds them among those that were sent; the last
 * may be a trust anchor that was not. What else was sent, and in which order, only `PresentedChain` tells.
 */
export interface CertificateChain {
  readonly certificates: readonly [Certificate, ...Certificate[]]
  readonly trust: Trust
}

/** Whether a path to a trust anchor was found; says nothing about names. */
export interface Trust {
  readonly isTrusted: boolean
  /** OpenSSL's reason, e.g. `CERT_HAS_EXPIRED`, `DEPTH_ZERO_SELF_SIGNED_CERT`; absent when trusted. */
  readonly reason?: string
  /** Which anchors were used: verdicts differ by Node release, so the number and hash are kept. */
  readonly anchors: { readonly source: string; readonly count: number; readonly sha256: string }
}

/** OpenSSL's reasons against a path that holds at another time, or by another clock; of any certificate on it. */
export const OUTSIDE_DATES: ReadonlySet<string> = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'])

/** One X.509 certificate; identifiers as presented, dates in ISO 8601 (UTC). */
export interface Certificate {
  readonly subject: string
  readonly issuer: string
  readonly serialNumber: string
  readonly notBefore: string
  readonly notAfter: string
  readonly names: PresentedIdentifiers
  readonly key: {
    readonly type: 'rsa' | 'ec' | 'ed25519' | 'ed448' | 'dsa' | 'other'
    readonly bits?: number
    readonly group?: string
  }
  /** E.g. `sha256WithRSAEncryption`, or the OID in dots. */
  readonly signatureAlgorithm: string
  readonly isSelfIssued: boolean
  readonly sha256: string
  /** SHA-256 of the SubjectPublicKeyInfo: the same key under a renewed certificate keeps it. */
  readonly spkiSha256: string
}

/** Presented identifiers (RFC 6120 §13.7.1.2). `commonName` is kept to be reported; it never matches (RFC 9525 §2). */
export interface PresentedIdentifiers {
  readonly dns: readonly string[]
  /** SRVName (RFC 4985), e.g. `_xmpp-client.example.org`. */
  readonly srv: readonly string[]
  /** id-on-xmppAddr (RFC 6120 §13.7.1.4). */
  readonly xmppAddr: readonly string[]
  readonly commonName?: string
}
