import {
  CIPHER_SUITES,
  suiteName,
  suiteProperties,
  suiteWeaknesses,
  type SuiteProperties,
} from '../registry/cipher-suites.ts'
import { NAMED_GROUPS } from '../registry/named-groups.ts'
import { SIGNATURE_SCHEMES } from '../registry/signature-schemes.ts'
import type { ClientHello } from './client-hello.ts'
import type { Offer } from './elimination.ts'
import { SSL_3_0, TLS_1_2, TLS_1_3 } from './tls-version.ts'

/**
 * How much a hello carries. Servers and boxes in front of them have stumbled over long lists and over long hellos, so
 * what goes unanswered is asked again with less.
 */
export type HelloStyle = 'full' | 'few-suites' | 'short'

/** What every hello of one enumeration says. */
export interface HelloSetting {
  readonly random: Uint8Array
  readonly serverName: string
  /** Direct TLS only (XEP-0368 §3). */
  readonly alpn?: readonly string[]
  readonly style: HelloStyle
}

/** Most suites in one hello, by style; 128 is where older servers were seen to stumble. */
export const MAX_SUITES: Readonly<Record<HelloStyle, number>> = {
  full: Number.POSITIVE_INFINITY,
  'few-suites': 128,
  short: 32,
}

/** Everything that may be picked in one version, the usual things first. */
export function candidates(version: number, style: HelloStyle): Offer {
  const isTls13 = version === TLS_1_3
  const groups = NAMED_GROUPS.filter((group) => (isTls13 ? group.isForTls13 : group.isForTls12))
  const suites = RANKED_SUITES.filter(({ minVersion }) => {
    if (isTls13 || minVersion === 'TLSv1.3') return isTls13 && minVersion === 'TLSv1.3'
    return version === TLS_1_2 || minVersion === 'SSLv3'
  })
  return {
    suite: suites.map(({ code }) => code),
    group: groups.map(({ code }) => code).slice(0, style === 'short' ? 4 : undefined),
    scheme: SIGNATURE_SCHEMES.map(([code]) => code).slice(0, style === 'short' ? 14 : undefined),
  }
}

/** Those among `suites` whose handshake shows a named group and a signature scheme. */
export function signedEcdhe(suites: readonly number[]): readonly number[] {
  return suites.filter((suite) => {
    const { keyExchange, authentication } = suiteProperties(suiteName(suite))
    return keyExchange === 'ECDHE' && (authentication === 'RSA' || authentication === 'ECDSA')
  })
}

/** The hello that asks for `version` and nothing newer, with what `offer` leaves to choose from. */
export function probeHello(version: number, offer: Offer, setting: HelloSetting): ClientHello {
  const { random, serverName, alpn, style } = setting
  const base = { random, versions: [version] as const, suites: offer.suite }
  if (version === SSL_3_0) return { ...base, renegotiationInfo: 'scsv', ...compression(style) }
  const named = { ...base, serverName, groups: offer.group }
  const signed = version >= TLS_1_2 ? { ...named, signatureSchemes: offer.scheme } : named
  if (style === 'short') return { ...signed, renegotiationInfo: 'scsv' }
  const negotiated = alpn === undefined ? signed : { ...signed, alpn }
  // A session ID makes the handshake look like that of older versions to boxes on the way (RFC 8446 appendix D.4).
  if (version === TLS_1_3) return { ...negotiated, sessionId: random, statusRequest: true }
  return {
    ...negotiated,
    ...compression(style),
    renegotiationInfo: 'extension',
    extendedMasterSecret: true,
    encryptThenMac: true,
    statusRequest: true,
    // In TLS 1.3 only with a share, or the answer could not be read (RFC 8446 §4.4).
    certificateTimestamps: true,
    heartbeat: true,
    sessionTicket: true,
  }
}

/**
 * The hello that leaves to a server whatever a client may still use today, far more than can be spoken here: TLS 1.3 and 1.2
 * (RFC 8996 §4), no suite that is weak, every group, every scheme. No share, so that a server of TLS 1.3 names its group.
 */
export function modernHello({ random, serverName, alpn }: Omit<HelloSetting, 'style'>): ClientHello {
  const suites = [TLS_1_3, TLS_1_2].flatMap((version) => candidates(version, 'full').suite)
  return {
    random,
    sessionId: random,
    versions: [TLS_1_3, TLS_1_2],
    suites: suites.filter((code) => suiteWeaknesses(suiteProperties(suiteName(code))).length === 0),
    serverName,
    groups: NAMED_GROUPS.map(({ code }) => code),
    signatureSchemes: SIGNATURE_SCHEMES.map(([code]) => code),
    ...(alpn && { alpn }),
    renegotiationInfo: 'extension',
    extendedMasterSecret: true,
  }
}

/** DEFLATE (RFC 3749), LZS (RFC 3943), and null, which must be there. */
function compression(style: HelloStyle): { readonly compressionMethods?: readonly number[] } {
  return style === 'short' ? {} : { compressionMethods: [0x01, 0x40, 0x00] }
}

const RANKED_SUITES = CIPHER_SUITES.filter(([, name]) => name !== 'TLS_NULL_WITH_NULL_NULL')
  .map(([code, name]) => {
    const properties = suiteProperties(name)
    return { code, minVersion: properties.minVersion, rank: rankOf(properties) }
  })
  .toSorted((a, b) => a.rank - b.rank)

/** Suites that servers are likely to have come first, the best of them before the others: a short hello finds most. */
function rankOf({ keyExchange, authentication, cipher, isAead }: SuiteProperties): number {
  const isUsualKey = /^(any|ECDHE|DHE|RSA)$/.test(keyExchange) && /^(any|RSA|ECDSA)$/.test(authentication)
  const isUsualCipher = /^(AES_(128|256)_(GCM|CBC)|CHACHA20_POLY1305|3DES_EDE_CBC|RC4_128)$/.test(cipher)
  const exchange = /^(any|ECDHE)$/.test(keyExchange) ? 0 : keyExchange === 'DHE' ? 1 : 2
  return (isUsualKey ? 0 : 12) + (isUsualCipher ? 0 : 6) + 2 * exchange + (isAead ? 0 : 1)
}
