/*
 * CIPHER-KINDs of SSL 2.0.
 *
 * Source: /etc/testssl/cipher-mapping.txt of Debian's testssl.sh 3.0.8+dfsg-1, read on 2026-11-22.
 */

/** Code point of three bytes, and name. */
export const SSLV2_CIPHERS: readonly (readonly [code: number, name: string])[] = [
  [0x010080, 'SSL_CK_RC4_128_WITH_MD5'],
  [0x020080, 'SSL_CK_RC4_128_EXPORT40_WITH_MD5'],
  [0x030080, 'SSL_CK_RC2_128_CBC_WITH_MD5'],
  [0x040080, 'SSL_CK_RC2_128_CBC_EXPORT40_WITH_MD5'],
  [0x050080, 'SSL_CK_IDEA_128_CBC_WITH_MD5'],
  [0x060040, 'SSL_CK_DES_64_CBC_WITH_MD5'],
  [0x060140, 'SSL_CK_DES_64_CBC_WITH_SHA'],
  [0x0700c0, 'SSL_CK_DES_192_EDE3_CBC_WITH_MD5'],
  [0x0701c0, 'SSL_CK_DES_192_EDE3_CBC_WITH_SHA'],
  [0x080080, 'SSL_CK_RC4_64_WITH_MD5'],
  [0xff8000, 'SSL_CK_DES_64_CFB64_WITH_MD5_1'],
]

/** @returns E.g. `SSL_CK_RC4_128_WITH_MD5`; `0x1a2b3c` for a code point without a name. */
export function sslv2CipherName(code: number): string {
  return NAMES.get(code) ?? `0x${code.toString(16).padStart(6, '0')}`
}

const NAMES: ReadonlyMap<number, string> = new Map(SSLV2_CIPHERS)
