import { createECDH } from 'node:crypto'
import { PeerMisbehaved } from '../errors.ts'
import { rfc } from '../spec.ts'

/** Our half of a key exchange of TLS 1.3. */
export interface KeyShare {
  /** Code point. */
  readonly group: number
  readonly publicKey: Uint8Array
  /**
   * @returns What both sides come to.
   * @throws {PeerMisbehaved} `bad-key-share`
   */
  agree(serverKey: Uint8Array): Uint8Array
}

/** Groups that a share can be made for, the one that every server must have first (RFC 8446 §9.1). */
export const SHARE_GROUPS = [0x0017, 0x0018] as const

const CURVES = {
  0x0017: { name: 'prime256v1', keyByteLength: 32 },
  0x0018: { name: 'secp384r1', keyByteLength: 48 },
} as const

/**
 * Makes a share for a curve of NIST.
 *
 * @param bytes 48 or more. They protect nothing: what a server says to everybody who asks is all that is read with it.
 * @see RFC 8446 §4.2.8.2
 */
export function makeKeyShare(group: (typeof SHARE_GROUPS)[number], bytes: Uint8Array): KeyShare {
  const { name, keyByteLength } = CURVES[group]
  const ecdh = createECDH(name)
  // 1 to 127 in front: a private key must be neither 0 nor above the order of its curve, which begins with ff.
  const first = ((bytes[0] ?? 0) & 0x7f) | 0x01
  ecdh.setPrivateKey(Uint8Array.of(first, ...bytes.subarray(1, keyByteLength)))
  return {
    group,
    publicKey: ecdh.getPublicKey(),
    agree: (serverKey) => {
      try {
        return ecdh.computeSecret(serverKey)
      } catch (cause) {
        throw new PeerMisbehaved('bad-key-share', rfc(8446, '4.2.8.2'), { cause })
      }
    },
  }
}
