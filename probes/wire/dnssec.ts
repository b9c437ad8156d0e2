import { createHash, createPublicKey, verify, type JsonWebKey, type KeyObject } from 'node:crypto'
import { encode } from 'dns-packet'
import type { Answer, DnskeyAnswer, DnskeyData, DsData, RrsigAnswer } from 'dns-packet'
import { canonical } from './dns-message.ts'

/*
 * Checks signatures of DNS data.
 *
 * Theory: what is signed is the RRSIG's own data without the signature, then every record in canonical form: names in lower
 * case, the original TTL, in the order of their data (RFC 4034 §3.1.8.1, §6). The library writes names without compression,
 * so that encoding a record again gives its canonical form once its names are in lower case.
 */

/** How one algorithm checks signatures (RFC 8624 §3.1). Those with SHA-1, which it still had checked, are left out (RFC 9905). */
interface Algorithm {
  readonly hash: string | null
  readonly dsaEncoding?: 'ieee-p1363'
  readonly toJwk: (key: Buffer) => JsonWebKey | undefined
}

const ALGORITHMS: ReadonlyMap<number, Algorithm> = new Map<number, Algorithm>([
  [8, { hash: 'sha256', toJwk: rsaKey }],
  [10, { hash: 'sha512', toJwk: rsaKey }],
  [13, { hash: 'sha256', dsaEncoding: 'ieee-p1363', toJwk: (key) => ecKey('P-256', 32, key) }],
  [14, { hash: 'sha384', dsaEncoding: 'ieee-p1363', toJwk: (key) => ecKey('P-384', 48, key) }],
  [15, { hash: null, toJwk: (key) => edwardsKey('Ed25519', 32, key) }],
  [16, { hash: null, toJwk: (key) => edwardsKey('Ed448', 57, key) }],
])

/** Digests of DS records (RFC 4509, RFC 6605); SHA-1 is left out. */
const DIGESTS: ReadonlyMap<number, string> = new Map([
  [2, 'sha256'],
  [4, 'sha384'],
])

const ZONE_KEY = 0x0100
const REVOKED = 0x0080

/** Header of a message (RFC 1035 §4.1.1), in front of the one record that is encoded in it. */
const HEADER_BYTE_LENGTH = 12
/** Type, class, TTL and length between a record's name and its data (RFC 1035 §3.2.1). */
const FIXED_BYTE_LENGTH = 10

/** @returns Whether signatures by this algorithm can be checked here. */
export function isKnownAlgorithm(algorithm: number): boolean {
  return ALGORITHMS.has(algorithm)
}

/** @returns Whether a digest of this type can be compared here. */
export function isKnownDigest(digestType: number): boolean {
  return DIGESTS.has(digestType)
}

/** @returns Whether a key may sign the records of its zone: a zone key that was not revoked (RFC 4034 §2.1.1, RFC 5011 §2.1). */
export function isZoneKey({ flags }: DnskeyData): boolean {
  return (flags & ZONE_KEY) !== 0 && (flags & REVOKED) === 0
}

/** @returns A number to find a key by; several keys may share one (RFC 4034 appendix B). */
export function keyTag(key: DnskeyData): number {
  let sum = 0
  for (const [index, byte] of keyData(key).entries()) sum += index % 2 === 0 ? byte * 0x100 : byte
  return (sum + Math.floor(sum / 0x10000)) & 0xffff
}

/** @returns Whether a DS record vouches for a key of `zone`, a name in lower case (RFC 4034 §5.1.4). */
export function isVouchedFor(zone: string, key: DnskeyData, ds: DsData): boolean {
  const hash = DIGESTS.get(ds.digestType)
  if (hash === undefined || ds.algorithm !== key.algorithm || ds.keyTag !== keyTag(key)) return false
  const name = split(record({ name: zone, type: 'NS', data: '.' })).name
  return createHash(hash).update(name).update(keyData(key)).digest().equals(ds.digest)
}

/**
 * Whether a signature over a whole set of records holds; its times are for {@link timeOf}.
 *
 * @param records All of one name and type.
 * @see RFC 4035 §5.3.2
 */
export function isSignatureValid(records: readonly Answer[], rrsig: RrsigAnswer, key: DnskeyData): boolean {
  const { data } = rrsig
  const algorithm = ALGORITHMS.get(data.algorithm)
  if (algorithm === undefined || data.algorithm !== key.algorithm || data.keyTag !== keyTag(key)) return false
  const publicKey = importKey(algorithm, key.key)
  if (publicKey === undefined) return false
  const { hash, dsaEncoding } = algorithm
  const signed = Buffer.concat([signatureData(rrsig), ...canonicalRecords(records, rrsig)])
  try {
    return verify(
      hash,
      signed,
      dsaEncoding === undefined ? publicKey : { key: publicKey, dsaEncoding },
      data.signature,
    )
  } catch {
    // A signature whose form is not even that of the algorithm.
    return false
  }
}

/**
 * When a signature is meant to hold, as compared with `nowMs`: its times are numbers that wrap around every 136 years.
 *
 * @see RFC 4034 §3.1.5
 */
export function timeOf({ data }: RrsigAnswer, nowMs: number): 'valid' | 'expired' | 'not-yet-valid' {
  const now = Math.floor(nowMs / 1000)
  if (serialDifference(data.expiration, now) < 0) return 'expired'
  return serialDifference(now, data.inception) < 0 ? 'not-yet-valid' : 'valid'
}

/** @returns How many labels a name has; the root has none, and a leading `*` does not count (RFC 4034 §3.1.3). */
export function labelCount(name: string): number {
  const labels = name.split('.').filter((label) => label !== '')
  return labels[0] === '*' ? labels.length - 1 : labels.length
}

function serialDifference(left: number, right: number): number {
  return (left - right) | 0
}

function canonicalRecords(records: readonly Answer[], { data }: RrsigAnswer): readonly Buffer[] {
  const parts = records.map((each) => split(record(lowered(each, data.labels), data.originalTTL)))
  parts.sort((left, right) => Buffer.compare(left.data, right.data))
  return parts
    .filter(({ data: own }, index) => parts[index - 1]?.data.equals(own) !== true)
    .map(({ name, fixed, data: own }) => Buffer.concat([name, fixed, own]))
}

/** The owner as it was signed, a wildcard where more was asked for than was signed (RFC 4035 §5.3.2), and names inside in lower case. */
function lowered(answer: Answer, labels: number): Answer {
  const owner = canonical(answer.name)
  const name =
    labelCount(owner) > labels ? ['*', ...owner.split('.').slice(-labels || Infinity)].join('.') : owner
  switch (answer.type) {
    case 'SRV':
      return { ...answer, name, data: { ...answer.data, target: answer.data.target.toLowerCase() } }
    case 'CNAME':
    case 'DNAME':
    case 'NS':
    case 'PTR':
      return { ...answer, name, data: answer.data.toLowerCase() }
    default:
      return { ...answer, name }
  }
}

function signatureData(rrsig: RrsigAnswer): Buffer {
  const signersName = rrsig.data.signersName.toLowerCase()
  return split(record({ ...rrsig, data: { ...rrsig.data, signersName, signature: Buffer.alloc(0) } })).data
}

function keyData(key: DnskeyData): Buffer {
  const answer: DnskeyAnswer = { name: '.', type: 'DNSKEY', data: key }
  return split(record(answer)).data
}

function record(answer: Answer, ttl = 0): Buffer {
  if (answer.type === 'OPT') throw new TypeError('an option of the message, which nobody signs')
  return encode({ answers: [{ ...answer, ttl, class: 'IN' }] }).subarray(HEADER_BYTE_LENGTH)
}

function split(bytes: Buffer): { readonly name: Buffer; readonly fixed: Buffer; readonly data: Buffer } {
  let end = 0
  for (let length = bytes[end] ?? 0; length > 0; length = bytes[end] ?? 0) end += length + 1
  const name = bytes.subarray(0, end + 1)
  const fixed = bytes.subarray(end + 1, end + 1 + FIXED_BYTE_LENGTH)
  return { name, fixed, data: bytes.subarray(end + 1 + FIXED_BYTE_LENGTH) }
}

function importKey({ toJwk }: Algorithm, key: Buffer): KeyObject | undefined {
  const jwk = toJwk(key)
  if (jwk === undefined) return undefined
  try {
    return createPublicKey({ key: jwk, format: 'jwk' })
  } catch {
    // No point of the curve, or no modulus that can be used.
    return undefined
  }
}

/** The exponent with its length in front, one octet or three; the rest is the modulus (RFC 3110 §2). */
function rsaKey(key: Buffer): JsonWebKey | undefined {
  const isLong = key[0] === 0
  if (key.length < 3) return undefined
  const start = isLong ? 3 : 1
  const end = start + (isLong ? key.readUInt16BE(1) : key.readUInt8(0))
  return {
    kty: 'RSA',
    e: key.subarray(start, end).toString('base64url'),
    n: key.subarray(end).toString('base64url'),
  }
}

/** RFC 6605 §4: both coordinates, one after the other. */
function ecKey(crv: string, byteLength: number, key: Buffer): JsonWebKey | undefined {
  if (key.length !== 2 * byteLength) return undefined
  const x = key.subarray(0, byteLength).toString('base64url')
  return { kty: 'EC', crv, x, y: key.subarray(byteLength).toString('base64url') }
}

/** RFC 8080 §3. */
function edwardsKey(crv: string, byteLength: number, key: Buffer): JsonWebKey | undefined {
  return key.length === byteLength ? { kty: 'OKP', crv, x: key.toString('base64url') } : undefined
}
