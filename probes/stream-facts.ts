/** What one connection showed of the stream, before TLS or inside it, and of the handshake. */

/** What a receiving entity announced in one `<stream:features/>` (RFC 6120 §4.3.2). */
export interface StreamFeatures {
  readonly starttls: 'required' | 'offered' | 'absent'
  /** SASL mechanisms (RFC 6120 §6.4.1), in the order sent. */
  readonly mechanisms: readonly string[]
  /** Mechanisms of `urn:xmpp:sasl:2` (XEP-0388), in the order sent. */
  readonly sasl2Mechanisms: readonly string[]
  /** Types of channel binding that the peer says it supports (XEP-0440), in the order sent; absent where it does not say. */
  readonly channelBindingTypes?: readonly string[]
  /** Everything else: the common short name where `wire/stream-features.ts` knows it, else `{namespace}name`. */
  readonly others: readonly string[]
  /** XEP-0478; absent where none are announced. */
  readonly limits?: { readonly maxBytes?: number; readonly idleSeconds?: number }
  /** XEP-0484; absent where it is not offered. */
  readonly fast?: { readonly mechanisms: readonly string[]; readonly acceptsEarlyData: boolean }
  /** The features as received, cut to 16 KiB: evidence, and what later judgements are made from. */
  readonly xml: string
}

/** What the stream header of the receiving entity said (RFC 6120 §4.7). */
export interface StreamHeader {
  readonly from?: string
  readonly id?: string
  readonly version?: string
  readonly lang?: string
  /** The header declares the namespace of Server Dialback, which alone announces it (XEP-0220, Traditional Dialback). */
  readonly declaresDialback: boolean
  /** The default namespace declared there, where it is not the one that we declared (RFC 6120 §4.8.2). */
  readonly contentNamespace?: string
}

/** One completed handshake, as the library that made it reports. */
export interface TlsFacts {
  readonly version: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3'
  /** IANA name, e.g. `TLS_AES_256_GCM_SHA384`. */
  readonly suite: string
  /** Ephemeral key of the server where the library can tell: `X25519`, `prime256v1`, `DH`. */
  readonly group?: { readonly name: string; readonly keyBits?: number }
  /** The application protocol that the server chose (RFC 7301). */
  readonly alpn?: string
  /** The peer asked for a client certificate in the handshake; absent where that was not looked for, or could not be read. */
  readonly clientCertificateRequested?: boolean
}
