import { type KeyShare, makeKeyShare } from './key-share.ts'

/**
 * Theory of operation. A server checks of an encapsulation key of ML-KEM its length, and that each number in it is below the
 * modulus (FIPS 203 §7.2, as draft-ietf-tls-ecdhe-mlkem §4.1.2 demands). Zeros are, so a share can be made without ML-KEM:
 * the server goes on from its hello, and what follows stays closed to us.
 */

/** Bytes of an encapsulation key: three for each two of 256 numbers in a row, as many rows as the set says, and a seed. */
const ML_KEM_512 = 800
const ML_KEM_768 = 1184
const ML_KEM_1024 = 1568

const SEED_BYTE_LENGTH = 32

/** Whether the key of a curve stands before that of ML-KEM, or behind it (draft-ietf-tls-ecdhe-mlkem §4.1.1). */
interface Recipe {
  readonly keyByteLength: number
  readonly curve?: { readonly group: number; readonly isFirst: boolean }
}

const RECIPES: ReadonlyMap<number, Recipe> = new Map([
  [0x11ec, { keyByteLength: ML_KEM_768, curve: { group: 0x001d, isFirst: false } }],
  [0x11eb, { keyByteLength: ML_KEM_768, curve: { group: 0x0017, isFirst: true } }],
  [0x11ed, { keyByteLength: ML_KEM_1024, curve: { group: 0x0018, isFirst: true } }],
  [0x0200, { keyByteLength: ML_KEM_512 }],
  [0x0201, { keyByteLength: ML_KEM_768 }],
  [0x0202, { keyByteLength: ML_KEM_1024 }],
])

/**
 * Makes a share of a group with ML-KEM that is good enough to be answered, and that nobody can go on with.
 *
 * @param group Code point.
 * @param seed As for {@link makeKeyShare}.
 * @returns `undefined` for a group without ML-KEM, and for X25519Kyber768Draft00, which nobody registered.
 */
export function makeUnopenedShare(group: number, seed: Uint8Array): KeyShare | undefined {
  const recipe = RECIPES.get(group)
  if (recipe === undefined) return undefined
  const { keyByteLength, curve } = recipe
  const key = new Uint8Array(keyByteLength)
  key.set(seed.subarray(0, SEED_BYTE_LENGTH), keyByteLength - SEED_BYTE_LENGTH)
  if (curve === undefined) return { group, publicKey: key }
  const { publicKey } = makeKeyShare(curve.group, seed)
  return { group, publicKey: Buffer.concat(curve.isFirst ? [publicKey, key] : [key, publicKey]) }
}
