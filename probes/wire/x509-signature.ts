import { verify, type KeyObject } from 'node:crypto'
import { signatureHash } from '../registry/x509-oids.ts'

/**
 * Whether a signature of X.509's kind holds.
 *
 * @param key Absent where this OpenSSL does not have keys of that kind.
 * @param algorithm OID of the signature algorithm; one that is not known proves nothing.
 */
export function isSignedWith(
  key: KeyObject | undefined,
  algorithm: string,
  signed: Uint8Array,
  signature: Uint8Array,
): boolean {
  const hash = signatureHash(algorithm)
  if (key === undefined || hash === undefined) return false
  try {
    return verify(hash, signed, key, signature)
  } catch {
    // A key of another kind than the algorithm wants.
    return false
  }
}
