import { PeerMisbehaved } from '../errors.ts'
import type { SuiteProperties } from '../registry/cipher-suites.ts'
import { rfc } from '../spec.ts'
import { ByteReader } from './bytes.ts'
import { TLS_1_2 } from './tls-version.ts'

/** What the server contributed to the key agreement, as far as it tells of its configuration. */
export type ServerKeyExchange =
  | { readonly kind: 'ecdhe'; readonly group: number; readonly scheme?: number }
  /** Explicit curve parameters, which RFC 8422 §5.4 deprecates. */
  | { readonly kind: 'explicit-curve' }
  | {
      readonly kind: 'dhe'
      /** In network order, leading zeros cut. */
      readonly prime: Uint8Array
      readonly generator: Uint8Array
      readonly publicKey: Uint8Array
      readonly primeBits: number
      readonly scheme?: number
    }
  /** Export RSA, PSK hints, SRP and others, whose contents we do not read. */
  | { readonly kind: 'other' }

/**
 * Decodes the body of a server_key_exchange message. Its format depends on the suite and the version; the signature
 * itself is skipped, since nothing is believed on its strength.
 *
 * @param scheme Present from TLS 1.2 on, absent for anonymous suites.
 * @throws {PeerMisbehaved} `truncated-message`, `trailing-bytes`, `malformed-key-exchange`
 * @see RFC 5246 §7.4.3, RFC 8422 §5.4
 */
export function decodeServerKeyExchange(
  body: Uint8Array,
  suite: SuiteProperties,
  version: number,
): ServerKeyExchange {
  const isAnonymous = suite.authentication === 'anon'
  // RFC 4279 §2: with PSK a hint comes first, and nothing is signed.
  if (suite.authentication === 'PSK') return { kind: 'other' }
  const reader = new ByteReader(body)
  if (suite.keyExchange === 'ECDHE' || (suite.keyExchange === 'ECDH' && isAnonymous)) {
    return readEcdhe(reader, version, isAnonymous)
  }
  if (suite.keyExchange === 'DHE' || (suite.keyExchange === 'DH' && isAnonymous)) {
    return readDhe(reader, version, isAnonymous)
  }
  return { kind: 'other' }
}

const NAMED_CURVE = 0x03
const EXPLICIT_CURVE_TYPES: ReadonlySet<number> = new Set([0x01, 0x02])

function readEcdhe(reader: ByteReader, version: number, isAnonymous: boolean): ServerKeyExchange {
  const curveType = reader.uint8()
  if (EXPLICIT_CURVE_TYPES.has(curveType)) return { kind: 'explicit-curve' }
  if (curveType !== NAMED_CURVE) throw new PeerMisbehaved('malformed-key-exchange', rfc(8422, '5.4'))
  const group = reader.uint16()
  reader.prefixed(1)
  return { kind: 'ecdhe', group, ...readSignature(reader, version, isAnonymous) }
}

function readDhe(reader: ByteReader, version: number, isAnonymous: boolean): ServerKeyExchange {
  const prime = withoutLeadingZeros(reader.prefixed(2))
  const generator = withoutLeadingZeros(reader.prefixed(2))
  const publicKey = withoutLeadingZeros(reader.prefixed(2))
  const [first] = prime
  if (first === undefined) throw new PeerMisbehaved('malformed-key-exchange', rfc(5246, '7.4.3'))
  const primeBits = prime.length * 8 - (Math.clz32(first) - 24)
  const signature = readSignature(reader, version, isAnonymous)
  return { kind: 'dhe', prime, generator, publicKey, primeBits, ...signature }
}

function readSignature(
  reader: ByteReader,
  version: number,
  isAnonymous: boolean,
): { readonly scheme?: number } {
  if (isAnonymous) {
    reader.end()
    return {}
  }
  const scheme = version >= TLS_1_2 ? reader.uint16() : undefined
  reader.prefixed(2)
  reader.end()
  return scheme === undefined ? {} : { scheme }
}

function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0)
  return start < 0 ? new Uint8Array(0) : bytes.subarray(start)
}
