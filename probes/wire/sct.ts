import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto'
import { PeerMisbehaved } from '../errors.ts'
import { CT_LOGS } from '../registry/ct-logs.ts'
import { rfc } from '../spec.ts'
import { ByteReader, ByteWriter } from './bytes.ts'

/** One signed certificate timestamp of version 1 (RFC 6962 §3.2), its signature unchecked. */
export interface SignedTimestamp {
  /** SHA-256 of the log's key, in base64. */
  readonly logId: string
  /** Milliseconds since the epoch, as the eight bytes that were signed. */
  readonly timestamp: bigint
  readonly extensions: Uint8Array
  /** Code points of RFC 5246 §7.4.1.4.1. */
  readonly hash: number
  readonly algorithm: number
  readonly signature: Uint8Array
}

/**
 * What a log signed for: the certificate as it is, or as it was before its issuer put the timestamps in and signed it.
 *
 * @see RFC 6962 §3.2
 */
export type LoggedEntry =
  | { readonly kind: 'certificate'; readonly der: Uint8Array }
  | {
      readonly kind: 'precertificate'
      readonly tbs: Uint8Array
      /** SHA-256 of the issuer's SubjectPublicKeyInfo. */
      readonly issuerKeyHash: Uint8Array
    }

/** A log whose key is known. */
export interface KnownLog {
  readonly name: string
  readonly key: KeyObject
}

/**
 * Decodes a list of timestamps as certificates, staples and TLS carry it.
 *
 * @returns Those of version 1, in the order sent; others are passed over, for which each has its own length (RFC 6962 §3.3).
 * @throws {PeerMisbehaved} `truncated-message`, `trailing-bytes`, `empty-list`
 */
export function decodeTimestamps(bytes: Uint8Array): readonly SignedTimestamp[] {
  const reader = new ByteReader(bytes)
  const serialized = reader.list(2, (item) => item.prefixed(2))
  reader.end()
  if (serialized.length === 0) throw new PeerMisbehaved('empty-list', rfc(6962, '3.3'))
  return serialized.flatMap(decodeTimestamp)
}

/** @returns The logs of `probes/registry/ct-logs.ts` by their ids; read once. */
export function knownLogs(): ReadonlyMap<string, KnownLog> {
  logs ??= new Map(CT_LOGS.map(([name, base64]) => knownLog(name, Buffer.from(base64, 'base64'))))
  return logs
}

let logs: ReadonlyMap<string, KnownLog> | undefined

/** @returns A log with the id that it has in timestamps. */
export function knownLog(name: string, spki: Uint8Array): readonly [id: string, log: KnownLog] {
  const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
  return [createHash('sha256').update(spki).digest('base64'), { name, key }]
}

/** @returns Whether `log` signed the timestamp for `entry`; SHA-256 with ECDSA or RSA, as logs must (RFC 6962 §2.1.4). */
export function isSignedByLog(timestamp: SignedTimestamp, entry: LoggedEntry, { key }: KnownLog): boolean {
  const { hash, algorithm, signature } = timestamp
  const isOfKey = ALGORITHMS.get(algorithm) === key.asymmetricKeyType
  return hash === SHA256 && isOfKey && verify('sha256', signedBytes(timestamp, entry), key, signature)
}

const VERSION_1 = 0
const CERTIFICATE_TIMESTAMP = 0
const ENTRY_TYPES = { certificate: 0, precertificate: 1 } as const
const LOG_ID_BYTE_LENGTH = 32

const SHA256 = 4
const ALGORITHMS: ReadonlyMap<number, string> = new Map([
  [1, 'rsa'],
  [3, 'ec'],
])

function decodeTimestamp(bytes: Uint8Array): readonly SignedTimestamp[] {
  const reader = new ByteReader(bytes)
  if (reader.uint8() !== VERSION_1) return []
  const logId = Buffer.from(reader.bytes(LOG_ID_BYTE_LENGTH)).toString('base64')
  const timestamp = Buffer.from(reader.bytes(8)).readBigUInt64BE()
  const extensions = reader.prefixed(2)
  const hash = reader.uint8()
  const algorithm = reader.uint8()
  const signature = reader.prefixed(2)
  reader.end()
  return [{ logId, timestamp, extensions, hash, algorithm, signature }]
}

function signedBytes({ timestamp, extensions }: SignedTimestamp, entry: LoggedEntry): Uint8Array {
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(timestamp)
  const writer = new ByteWriter().uint8(VERSION_1).uint8(CERTIFICATE_TIMESTAMP).bytes(time)
  writer.uint16(ENTRY_TYPES[entry.kind])
  if (entry.kind === 'certificate') writer.prefixed(3, (body) => void body.bytes(entry.der))
  else writer.bytes(entry.issuerKeyHash).prefixed(3, (body) => void body.bytes(entry.tbs))
  return writer.prefixed(2, (body) => void body.bytes(extensions)).finish()
}
