import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto'

/** The hash of a suite of TLS 1.3, by the name that Node gives it (RFC 8446 §B.4). */
export type SuiteHash = 'sha256' | 'sha384'

/**
 * Derives the secret under which a server sends the rest of its flight.
 *
 * @param shared What key exchange came to.
 * @param transcript Hash of ClientHello and ServerHello.
 * @returns server_handshake_traffic_secret
 * @see RFC 8446 §7.1
 */
export function serverHandshakeSecret(hash: SuiteHash, shared: Uint8Array, transcript: Uint8Array): Buffer {
  const nothing = createHash(hash).digest()
  const zeros = Buffer.alloc(nothing.length)
  const early = extract(hash, zeros, zeros)
  const derived = expandLabel(hash, createSecretKey(early), 'derived', nothing, nothing.length)
  const handshake = extract(hash, derived, shared)
  return expandLabel(hash, createSecretKey(handshake), 's hs traffic', transcript, nothing.length)
}

/**
 * What a Finished message has to hold.
 *
 * @param secret The sender's handshake traffic secret.
 * @param transcript Hash of all messages before it.
 * @see RFC 8446 §4.4.4
 */
export function verifyData(hash: SuiteHash, secret: Uint8Array, transcript: Uint8Array): Buffer {
  const key = expandLabel(hash, createSecretKey(secret), 'finished', new Uint8Array(0), transcript.length)
  return createHmac(hash, createSecretKey(key)).update(transcript).digest()
}

/**
 * HKDF-Expand-Label (RFC 8446 §7.1), for outputs that fit into one block of the hash.
 *
 * COMPAT: keys are given to Node as key objects, here and in `traffic-key.ts`: that bytes are none, Node 24.21 learns by an
 * exception (lib/internal/crypto/keys.js, `isKeyObject`), which takes longer than all the rest.
 */
export function expandLabel(
  hash: SuiteHash,
  secret: KeyObject,
  label: string,
  context: Uint8Array,
  byteLength: number,
): Buffer {
  const full = Buffer.from(`tls13 ${label}`, 'latin1')
  const info = Buffer.concat([
    Buffer.from([byteLength >> 8, byteLength & 0xff, full.length]),
    full,
    Buffer.from([context.length]),
    context,
    Buffer.from([0x01]),
  ])
  return createHmac(hash, secret).update(info).digest().subarray(0, byteLength)
}

/** HKDF-Extract (RFC 5869 §2.2). */
function extract(hash: SuiteHash, salt: Uint8Array, secret: Uint8Array): Buffer {
  return createHmac(hash, createSecretKey(salt)).update(secret).digest()
}
