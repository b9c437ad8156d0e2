import type { Timestamp } from './authentication.ts'

/** A version of the protocol, by the name that OpenSSL gives it. */
export type TlsVersionName = 'SSLv2' | 'SSLv3' | 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3'

/** What an endpoint accepts, found out by offering it, never by using it. Names are IANA's. */
export interface TlsParameters {
  /** `enumerated`: everything was asked here. `confirmed`: a few handshakes agreed with what another endpoint has. */
  readonly basis: 'enumerated' | 'confirmed'
  readonly connectionCount: number
  /** Newest first; each version that was asked for. */
  readonly versions: readonly VersionParameters[]
  readonly groups: {
    /** Of TLS 1.3, and those of ECDHE in TLS 1.2; absent without the version, or without ECDHE. */
    readonly tls13?: Listing & {
      /** The server named them, in its order, where it took a key of a group that it does not prefer (RFC 8446 §4.2.7). */
      readonly areTold?: boolean
    }
    readonly tls12?: Listing & {
      /** Whatever else may be accepted is never picked, since those listed have to be on offer. */
      readonly areOthersIdle?: boolean
    }
  }
  /** Of TLS 1.2; what signs in TLS 1.3 is not asked for one by one. Absent without the version, or without signed key exchanges. */
  readonly signatureSchemes?: Listing
  /** Each group of finite-field Diffie-Hellman that was seen up to TLS 1.2. */
  readonly dhGroups: readonly { readonly bits: number; readonly knownAs?: string }[]
  readonly options: TlsOptions
  /**
   * Timestamps of certificate transparency that came by TLS extension, for the leaf that they came with: in the ServerHello,
   * in TLS 1.3 beside the certificate. `[]` where none came, absent where no handshake could be read that could have held them.
   */
  readonly timestamps?: readonly Timestamp[]
  /**
   * What stood between a hello that a conforming server would have answered and an answer: the number of its suites, its
   * length, or a version newer than what the server has (RFC 5246 appendix E.1).
   */
  readonly intolerances: readonly ('suite-count' | 'hello-size' | 'version')[]
}

/** Names found by elimination, in the order picked. */
export interface Listing {
  readonly names: readonly string[]
  /** Everything else was refused; else something may be missing. */
  readonly isComplete: boolean
}

export interface VersionParameters {
  readonly version: TlsVersionName
  /** `unknown` when no answer came that says either. */
  readonly answer: 'accepted' | 'refused' | 'unknown'
  /** Why it is unknown, or how the refusal looked: an alert's name, or `closed`. */
  readonly reason?: string
  readonly suites: Listing & {
    /** Of a list that is not complete: all that was neither picked nor refused. Absent where that is not known. */
    readonly undecided?: readonly string[]
  }
  /** Whose preference decides between suites; absent where there are fewer than two, or it could not be asked. */
  readonly order?: 'server' | 'client' | 'server-but-chacha' | 'neither'
}

/** What handshakes of the newest version up to TLS 1.2 showed, or else of TLS 1.3; an absent key was not observed. */
export interface TlsOptions {
  /** RFC 3749: anything but `null` is a finding (CRIME). */
  readonly compression?: 'null' | 'deflate' | 'lzs'
  /** RFC 5746. */
  readonly secureRenegotiation?: boolean
  /** RFC 7627. */
  readonly extendedMasterSecret?: boolean
  /** RFC 7366; absent where no suite with CBC was picked, for no other shows it. */
  readonly encryptThenMac?: boolean
  /** RFC 5077. */
  readonly sessionTicket?: boolean
  /** The server answers heartbeats (RFC 6520 §2). */
  readonly heartbeat?: boolean
  /** A staple came with the certificate (RFC 6066 §8, RFC 8446 §4.4.2.1). */
  readonly ocspStaple?: boolean
  /** The server asks for a client certificate (RFC 5246 §7.4.4, RFC 8446 §4.3.2). */
  readonly clientCertificateRequested?: boolean
  /** A fallback that was not needed is refused (RFC 7507 §3). */
  readonly fallbackScsv?: boolean
}
