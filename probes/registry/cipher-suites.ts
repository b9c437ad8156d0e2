import { IANA_SUITES } from './iana-suites.ts'

/*
 * Suites that were deployed without ever being registered, after IANA's.
 *
 * Source: /etc/testssl/cipher-mapping.txt of Debian's testssl.sh 3.0.8+dfsg-1, read on 2026-11-22. What differs in name
 * only (the FIPS suites of Netscape, old ChaCha20, EXPORT1024) is kept under the name used there.
 */
const UNREGISTERED_SUITES: readonly (readonly [code: number, name: string])[] = [
  [0x0060, 'TLS_RSA_EXPORT1024_WITH_RC4_56_MD5'],
  [0x0061, 'TLS_RSA_EXPORT1024_WITH_RC2_CBC_56_MD5'],
  [0x0062, 'TLS_RSA_EXPORT1024_WITH_DES_CBC_SHA'],
  [0x0063, 'TLS_DHE_DSS_EXPORT1024_WITH_DES_CBC_SHA'],
  [0x0064, 'TLS_RSA_EXPORT1024_WITH_RC4_56_SHA'],
  [0x0065, 'TLS_DHE_DSS_EXPORT1024_WITH_RC4_56_SHA'],
  [0x0066, 'TLS_DHE_DSS_WITH_RC4_128_SHA'],
  [0x0080, 'TLS_GOSTR341094_WITH_28147_CNT_IMIT'],
  [0x0081, 'TLS_GOSTR341001_WITH_28147_CNT_IMIT'],
  [0x0082, 'TLS_GOSTR341094_WITH_NULL_GOSTR3411'],
  [0x0083, 'TLS_GOSTR341001_WITH_NULL_GOSTR3411'],
  [0x16b7, 'TLS_CECPQ1_RSA_WITH_CHACHA20_POLY1305_SHA256'],
  [0x16b8, 'TLS_CECPQ1_ECDSA_WITH_CHACHA20_POLY1305_SHA256'],
  [0x16b9, 'TLS_CECPQ1_RSA_WITH_AES_256_GCM_SHA384'],
  [0x16ba, 'TLS_CECPQ1_ECDSA_WITH_AES_256_GCM_SHA384'],
  [0xcc13, 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256_OLD'],
  [0xcc14, 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256_OLD'],
  [0xcc15, 'TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256_OLD'],
  [0xfefe, 'SSL_RSA_FIPS_WITH_DES_CBC_SHA'],
  [0xfeff, 'SSL_RSA_FIPS_WITH_3DES_EDE_CBC_SHA'],
  [0xff85, 'TLS_GOSTR341112_256_WITH_28147_CNT_IMIT_OLD'],
  [0xff87, 'TLS_GOSTR341112_256_WITH_NULL_GOSTR3411'],
  [0xffe0, 'SSL_RSA_FIPS_WITH_3DES_EDE_CBC_SHA_OLD'],
  [0xffe1, 'SSL_RSA_FIPS_WITH_DES_CBC_SHA_OLD'],
]

/** The SCSVs, which are no suites and never offered as such (RFC 5746 §3.3, RFC 7507 §2). */
export const EMPTY_RENEGOTIATION_INFO_SCSV = 0x00ff
export const FALLBACK_SCSV = 0x5600

/** What a suite's name says about it. */
export interface SuiteProperties {
  /** Up to TLS 1.2: `ECDHE`, `DHE`, `RSA`, `DH`, `ECDH`, `PSK`, …, without export's short keys; `any` in TLS 1.3. */
  readonly keyExchange: string
  /** `RSA`, `ECDSA`, `DSS`, `anon`, `PSK`, …; `any` in TLS 1.3. */
  readonly authentication: string
  /** E.g. `AES_128_GCM`, `3DES_EDE_CBC`, `NULL`. */
  readonly cipher: string
  readonly isAead: boolean
  /** The key agreement is ephemeral, so that the certificate's key opens no recorded session. */
  readonly hasForwardSecrecy: boolean
  readonly isExport: boolean
  /** The oldest version in which it may be negotiated. */
  readonly minVersion: 'SSLv3' | 'TLSv1.2' | 'TLSv1.3'
}

/** Every suite with a code point, IANA's first. */
export const CIPHER_SUITES: readonly (readonly [code: number, name: string])[] = [
  ...IANA_SUITES,
  ...UNREGISTERED_SUITES,
]

/** @returns The IANA name; `0x1a2b` for a code point without one. */
export function suiteName(code: number): string {
  return NAMES.get(code) ?? `0x${code.toString(16).padStart(4, '0')}`
}

/** Reads a suite's properties off its name, which IANA builds as `TLS_<key exchange>_WITH_<cipher>_<hash>`. */
export function suiteProperties(name: string): SuiteProperties {
  const [, exchange, cipherAndHash = ''] = /^(?:TLS|SSL)_(?:(.*)_WITH_)?(.*)$/.exec(name) ?? []
  const cipher = cipherOf(cipherAndHash)
  const isAead = AEAD.test(cipher)
  if (exchange === undefined) {
    const keyExchange = {
      keyExchange: 'any',
      authentication: 'any',
      hasForwardSecrecy: true,
      isExport: false,
    }
    return { ...keyExchange, cipher, isAead, minVersion: 'TLSv1.3' }
  }
  const [keyExchange = '', authentication = keyExchange] = exchangeOf(exchange)
  return {
    keyExchange,
    authentication,
    cipher,
    isAead,
    hasForwardSecrecy: FORWARD_SECRET.has(keyExchange),
    isExport: exchange.includes('EXPORT'),
    minVersion: minVersionOf(cipher, name),
  }
}

/** Why nobody should accept a suite, whatever else a server has. */
export type SuiteWeakness = 'null' | 'anonymous' | 'short-key' | 'rc4' | 'small-block'

/**
 * @returns `null`: no encryption. `anonymous`: nobody proves to be anybody. `short-key`: under 112 bits, as export, single
 *   DES and any key of 40 or 56 bits. `small-block`: blocks of 64 bits, with 112 bits of strength at best and collisions
 *   after some gigabytes. Several may hold.
 * @see RFC 9325 §4.1
 */
export function suiteWeaknesses({
  authentication,
  cipher,
  isExport,
}: SuiteProperties): readonly SuiteWeakness[] {
  const found: SuiteWeakness[] = []
  if (cipher === 'NULL') found.push('null')
  if (authentication === 'anon') found.push('anonymous')
  if (isExport || /^(DES|DES40|RC2)_|_(40|56)$/.test(cipher)) found.push('short-key')
  if (cipher.startsWith('RC4_')) found.push('rc4')
  if (/^(3DES|IDEA)_/.test(cipher)) found.push('small-block')
  return found
}

const NAMES: ReadonlyMap<number, string> = new Map(CIPHER_SUITES)

const AEAD = /GCM|CCM|POLY1305|AEGIS|MGM/

const FORWARD_SECRET: ReadonlySet<string> = new Set(['ECDHE', 'DHE', 'CECPQ1', 'ECCPWD'])

/** Key exchange and authentication; SRP's "SHA" and GOST's "256" name neither, and PSK_DHE is DHE_PSK written once. */
function exchangeOf(exchange: string): readonly string[] {
  return exchange
    .replace(/_(EXPORT.*|FIPS)$/, '')
    .replace(/^SRP_SHA/, 'SRP')
    .replace(/^(GOSTR\d+)_256$/, '$1')
    .replace(/^PSK_DHE$/, 'DHE_PSK')
    .split('_')
}

/** Without the hash at the end. `TLS_SHA256_SHA256` authenticates only (RFC 9150), so its cipher is NULL. */
function cipherOf(cipherAndHash: string): string {
  const cipher = cipherAndHash.replace(/_OLD$/, '').replace(/_(SHA\d*|MD5|SM3|IMIT|OMAC|GOSTR3411)$/, '')
  return /^SHA\d+$/.test(cipher) ? 'NULL' : cipher
}

/** A suite that names a newer hash needs TLS 1.2, where the PRF depends on the suite; those of RFC 5487 with PSK do not. */
function minVersionOf(cipher: string, name: string): SuiteProperties['minVersion'] {
  if (cipher.includes('MGM')) return 'TLSv1.3'
  const hasNewHash = /_SHA(256|384|512)$/.test(name) && !name.includes('PSK')
  return AEAD.test(cipher) || hasNewHash ? 'TLSv1.2' : 'SSLv3'
}
