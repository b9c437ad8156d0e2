import type { Certificate, Trust } from './certificates.ts'
import type { Outcome } from './outcome.ts'

/** The chains that an endpoint presents: one for each kind of key that its certificates have. */
export interface PresentedChains {
  /** The first is what a client that accepts everything gets; the second, where there is one, has a key of another type. */
  readonly chains: readonly [PresentedChain, ...PresentedChain[]]
  /** What became of the look for a certificate with another type of key; refused where there is none. */
  readonly otherKeyType: Outcome<'presented' | 'same'>
}

/** One chain exactly as sent, which is not always a path. */
export interface PresentedChain {
  readonly tlsVersion: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3'
  /** With which the server proved that it has the key; absent where the handshake does not say. */
  readonly signatureScheme?: string
  /** In the order sent, duplicates included. */
  readonly sent: readonly [SentCertificate, ...SentCertificate[]]
  /** Positions in `sent`, from the leaf on, each certificate signed by the next. */
  readonly path: readonly [number, ...number[]]
  /** The trust anchor that signed a certificate of the path, or that has its name and key; absent where there is none. */
  readonly anchor?: CertificateBytes & { readonly subject: string }
  /** What OpenSSL made of it, from the same anchors. */
  readonly trust: Trust
  /** `skipped: not-offered` where none was stapled. */
  readonly staple: Outcome<OcspAnswer>
  /** Inside the leaf and its staple, `[]` where there are none; those of TLS itself are among its parameters. */
  readonly timestamps: readonly Timestamp[]
  /** What the issuer says of the leaf when asked, which it only is on request: `skipped: not-asked` by default. */
  readonly revocation: Outcome<Revocation>
}

/** That a log of certificate transparency was shown the leaf (RFC 6962 §3.2), or what claims it. */
export interface Timestamp {
  /** Inside the certificate, in what is stapled, or in a ServerHello up to TLS 1.2 (RFC 6962 §3.3). */
  readonly delivery: 'certificate' | 'staple' | 'tls'
  /**
   * - `valid`, `invalid`: by the key of a log that is known here.
   * - `unknown-log`: the key is not known; this says nothing about the server.
   * - `unknown-issuer`: what was signed names the issuer's key, and the issuer is not known.
   * - `unreadable`: the list of them is no list.
   */
  readonly signature: 'valid' | 'invalid' | 'unknown-log' | 'unknown-issuer' | 'unreadable'
  /** SHA-256 of the log's key, in base64. */
  readonly logId?: string
  /** E.g. `Google Argon2027h1`. */
  readonly log?: string
  /** ISO 8601 (UTC). */
  readonly at?: string
}

/** What was learnt at the places that the leaf names; `skipped: not-offered` where it names none. */
export interface Revocation {
  readonly ocsp: Outcome<OcspAnswer>
  readonly crl: Outcome<CrlAnswer>
}

/** What a list of revoked certificates says of one (RFC 5280 §5). */
export interface CrlAnswer {
  readonly status: 'listed' | 'not-listed'
  /** By the issuer of the certificate; lists that another one signs are not followed. */
  readonly isSignatureValid: boolean
  /** ISO 8601 (UTC). */
  readonly thisUpdate: string
  readonly nextUpdate?: string
  readonly revokedAt?: string
}

/** What is compared byte by byte; both in base64. */
export interface CertificateBytes {
  /** The whole certificate as DER. */
  readonly der: string
  /** Its SubjectPublicKeyInfo, as it stands there. */
  readonly spki: string
}

/** A certificate with what is judged about it beyond names and dates. */
export interface SentCertificate extends CertificateBytes {
  readonly certificate: Certificate
  /** basicConstraints says that it may sign certificates (RFC 5280 §4.2.1.9). */
  readonly isAuthority: boolean
  /** It demands a stapled OCSP response (RFC 7633). */
  readonly isMustStaple: boolean
  /** Where authorityInfoAccess says that answers about it are to be had; `http:` or `https:`, as the next. */
  readonly ocspUrls: readonly string[]
  /** Where it says that its issuer's certificate is. Not fetched: the path must come from the peer. */
  readonly issuerUrls: readonly string[]
  readonly crlUrls: readonly string[]
}

/** What an OCSP responder says of a certificate (RFC 6960). */
export interface OcspAnswer {
  /**
   * - `good`, `revoked`, `unknown`: the responder's own words.
   * - `no-answer`: an error instead of an answer (RFC 6960 §2.3), named in `reason`.
   * - `other-certificate`: it speaks of another certificate.
   */
  readonly status: 'good' | 'revoked' | 'unknown' | 'no-answer' | 'other-certificate'
  readonly reason?: string
  /** By the issuer's key, or by a certificate that the issuer made for this (RFC 6960 §4.2.2.2). */
  readonly isSignatureValid: boolean
  /** While that certificate is valid, ISO 8601 (UTC); absent where the issuer signed itself. */
  readonly delegate?: { readonly notBefore: string; readonly notAfter: string }
  /** ISO 8601 (UTC). */
  readonly thisUpdate?: string
  readonly nextUpdate?: string
  readonly revokedAt?: string
}
