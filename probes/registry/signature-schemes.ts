/*
 * Signature schemes, and the older pairs of hash and signature that share their code points.
 *
 * Source: RFC 8446 §4.2.3 and RFC 5246 §7.4.1.4.1 (pairs: hash, then signature), read on 2026-11-22; the code points for
 * brainpool, SM2 and ML-DSA, which are younger, compared with the tables of three implementations on the same day.
 */

/** Code point and name; pairs that have no name of their own are named `hash+signature`. */
export const SIGNATURE_SCHEMES: readonly (readonly [code: number, name: string])[] = [
  [0x0403, 'ecdsa_secp256r1_sha256'],
  [0x0503, 'ecdsa_secp384r1_sha384'],
  [0x0603, 'ecdsa_secp521r1_sha512'],
  [0x0807, 'ed25519'],
  [0x0808, 'ed448'],
  [0x0804, 'rsa_pss_rsae_sha256'],
  [0x0805, 'rsa_pss_rsae_sha384'],
  [0x0806, 'rsa_pss_rsae_sha512'],
  [0x0809, 'rsa_pss_pss_sha256'],
  [0x080a, 'rsa_pss_pss_sha384'],
  [0x080b, 'rsa_pss_pss_sha512'],
  [0x0401, 'rsa_pkcs1_sha256'],
  [0x0501, 'rsa_pkcs1_sha384'],
  [0x0601, 'rsa_pkcs1_sha512'],
  [0x0904, 'mldsa44'],
  [0x0905, 'mldsa65'],
  [0x0906, 'mldsa87'],
  [0x081a, 'ecdsa_brainpoolP256r1tls13_sha256'],
  [0x081b, 'ecdsa_brainpoolP384r1tls13_sha384'],
  [0x081c, 'ecdsa_brainpoolP512r1tls13_sha512'],
  [0x0708, 'sm2sig_sm3'],
  [0x0301, 'sha224+rsa'],
  [0x0302, 'sha224+dsa'],
  [0x0303, 'sha224+ecdsa'],
  [0x0402, 'sha256+dsa'],
  [0x0502, 'sha384+dsa'],
  [0x0602, 'sha512+dsa'],
  [0x0203, 'ecdsa_sha1'],
  [0x0201, 'rsa_pkcs1_sha1'],
  [0x0202, 'sha1+dsa'],
  [0x0103, 'md5+ecdsa'],
  [0x0101, 'md5+rsa'],
  [0x0102, 'md5+dsa'],
]

/** @returns The IANA name, or `hash+signature`; `0x1a2b` for a code point without one. */
export function schemeName(code: number): string {
  return NAMES.get(code) ?? `0x${code.toString(16).padStart(4, '0')}`
}

const NAMES: ReadonlyMap<number, string> = new Map(SIGNATURE_SCHEMES)
