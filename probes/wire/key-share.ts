import { createECDH, createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto'
import { PeerMisbehaved } from '../errors.ts'
import { rfc } from '../spec.ts'

/** Our half of a key exchange of TLS 1.3. */
export interface KeyShare {
  /** Code point. */
  readonly group: number
  readonly publicKey: Uint8Array
  /**
   * Absent where nobody here can read on.
   *
   * @returns What both sides come to.
   * @throws {PeerMisbehaved} `bad-key-share`
   */
  agree?(serverKey: Uint8Array): Uint8Array
}

/**
 * Groups that a share can be made for, the one that every server must have first (RFC 8446 §9.1), the one that costs both
 * sides most last.
 */
export const SHARE_GROUPS: readonly number[] = [0x0017, 0x001d, 0x0018, 0x0019]

const X25519 = 0x001d
/** `keyByteLength`: of private keys as they are made here. The order of each curve is longer, or begins with ff. */
const CURVES: ReadonlyMap<number, { readonly name: string; readonly keyByteLength: number }> = new Map([
  [0x0017, { name: 'prime256v1', keyByteLength: 32 }],
  [0x0018, { name: 'secp384r1', keyByteLength: 48 }],
  [0x0019, { name: 'secp521r1', keyByteLength: 65 }],
])

/** How many bytes a share is made of, at most. */
export const SEED_BYTE_LENGTH = 65

/**
 * Makes a share.
 *
 * @param group One of {@link SHARE_GROUPS}.
 * @param seed {@link SEED_BYTE_LENGTH} bytes. They protect nothing: all that is read with them is what a server says to
 *   everybody who asks.
 * @throws {RangeError} for another group.
 * @see RFC 8446 §4.2.8.2
 */
export function makeKeyShare(group: number, seed: Uint8Array): Required<KeyShare> {
  if (group === X25519) return { group, ...makeX25519(seed) }
  const curve = CURVES.get(group)
  if (curve === undefined) throw new RangeError(`no share can be made for group ${group}`)
  return { group, ...makeEcdh(curve.name, seed.subarray(0, curve.keyByteLength)) }
}

function makeEcdh(name: string, seed: Uint8Array): Omit<Required<KeyShare>, 'group'> {
  const ecdh = createECDH(name)
  // 1 to 127 in front: a private key must be neither 0 nor above the order of its curve.
  ecdh.setPrivateKey(Uint8Array.of(((seed[0] ?? 0) & 0x7f) | 0x01, ...seed.subarray(1)))
  return {
    publicKey: ecdh.getPublicKey(),
    agree: (serverKey) => agreeing(() => ecdh.computeSecret(serverKey)),
  }
}

/** PKCS #8 and SubjectPublicKeyInfo of X25519 up to the 32 bytes of the key (RFC 8410 §4, §7). */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex')
const PUBLIC_PREFIX = Buffer.from('302a300506032b656e032100', 'hex')

function makeX25519(seed: Uint8Array): Omit<Required<KeyShare>, 'group'> {
  const der = Buffer.concat([PRIVATE_PREFIX, seed.subarray(0, 32)])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return {
    publicKey: spki.subarray(PUBLIC_PREFIX.length),
    agree: (serverKey) => agreeing(() => diffieHellman({ privateKey, publicKey: readX25519(serverKey) })),
  }
}

function readX25519(key: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, key]), format: 'der', type: 'spki' })
}

function agreeing(agree: () => Uint8Array): Uint8Array {
  try {
    return agree()
  } catch (cause) {
    throw new PeerMisbehaved('bad-key-share', rfc(8446, '4.2.8.2'), { cause })
  }
}
