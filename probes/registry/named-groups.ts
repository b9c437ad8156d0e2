/*
 * Named groups.
 *
 * Source: IANA "TLS Supported Groups" as in curves-mapping.txt of Debian's testssl.sh 3.0.8, and RFC 8446 §4.2.7, read on
 * 2026-11-22; ML-KEM and its hybrids compared with the tables of four implementations on the same day.
 */

/** Named group with its IANA name; `isForTls13` and `isForTls12` tell in which versions it may be negotiated. */
export interface NamedGroup {
  readonly code: number
  readonly name: string
  readonly isForTls12: boolean
  readonly isForTls13: boolean
}

/** Every group that is worth offering, the usual ones first: a server that follows the client then shows those first. */
export const NAMED_GROUPS: readonly NamedGroup[] = [
  { code: 0x11ec, name: 'X25519MLKEM768', isForTls12: false, isForTls13: true },
  { code: 0x001d, name: 'x25519', isForTls12: true, isForTls13: true },
  { code: 0x0017, name: 'secp256r1', isForTls12: true, isForTls13: true },
  { code: 0x0018, name: 'secp384r1', isForTls12: true, isForTls13: true },
  { code: 0x001e, name: 'x448', isForTls12: true, isForTls13: true },
  { code: 0x0019, name: 'secp521r1', isForTls12: true, isForTls13: true },
  { code: 0x11eb, name: 'SecP256r1MLKEM768', isForTls12: false, isForTls13: true },
  { code: 0x11ed, name: 'SecP384r1MLKEM1024', isForTls12: false, isForTls13: true },
  { code: 0x0200, name: 'MLKEM512', isForTls12: false, isForTls13: true },
  { code: 0x0201, name: 'MLKEM768', isForTls12: false, isForTls13: true },
  { code: 0x0202, name: 'MLKEM1024', isForTls12: false, isForTls13: true },
  { code: 0x6399, name: 'X25519Kyber768Draft00', isForTls12: false, isForTls13: true },
  { code: 0x0100, name: 'ffdhe2048', isForTls12: true, isForTls13: true },
  { code: 0x0101, name: 'ffdhe3072', isForTls12: true, isForTls13: true },
  { code: 0x0102, name: 'ffdhe4096', isForTls12: true, isForTls13: true },
  { code: 0x0103, name: 'ffdhe6144', isForTls12: true, isForTls13: true },
  { code: 0x0104, name: 'ffdhe8192', isForTls12: true, isForTls13: true },
  { code: 0x001a, name: 'brainpoolP256r1', isForTls12: true, isForTls13: false },
  { code: 0x001b, name: 'brainpoolP384r1', isForTls12: true, isForTls13: false },
  { code: 0x001c, name: 'brainpoolP512r1', isForTls12: true, isForTls13: false },
  { code: 0x001f, name: 'brainpoolP256r1tls13', isForTls12: false, isForTls13: true },
  { code: 0x0020, name: 'brainpoolP384r1tls13', isForTls12: false, isForTls13: true },
  { code: 0x0021, name: 'brainpoolP512r1tls13', isForTls12: false, isForTls13: true },
  { code: 0x0029, name: 'curveSM2', isForTls12: false, isForTls13: true },
  { code: 0x0022, name: 'GC256A', isForTls12: true, isForTls13: true },
  { code: 0x0023, name: 'GC256B', isForTls12: true, isForTls13: true },
  { code: 0x0024, name: 'GC256C', isForTls12: true, isForTls13: true },
  { code: 0x0025, name: 'GC256D', isForTls12: true, isForTls13: true },
  { code: 0x0026, name: 'GC512A', isForTls12: true, isForTls13: true },
  { code: 0x0027, name: 'GC512B', isForTls12: true, isForTls13: true },
  { code: 0x0028, name: 'GC512C', isForTls12: true, isForTls13: true },
  { code: 0x0016, name: 'secp256k1', isForTls12: true, isForTls13: false },
  { code: 0x000e, name: 'sect571r1', isForTls12: true, isForTls13: false },
  { code: 0x000d, name: 'sect571k1', isForTls12: true, isForTls13: false },
  { code: 0x000c, name: 'sect409r1', isForTls12: true, isForTls13: false },
  { code: 0x000b, name: 'sect409k1', isForTls12: true, isForTls13: false },
  { code: 0x000a, name: 'sect283r1', isForTls12: true, isForTls13: false },
  { code: 0x0009, name: 'sect283k1', isForTls12: true, isForTls13: false },
  { code: 0x0008, name: 'sect239k1', isForTls12: true, isForTls13: false },
  { code: 0x0007, name: 'sect233r1', isForTls12: true, isForTls13: false },
  { code: 0x0006, name: 'sect233k1', isForTls12: true, isForTls13: false },
  { code: 0x0015, name: 'secp224r1', isForTls12: true, isForTls13: false },
  { code: 0x0014, name: 'secp224k1', isForTls12: true, isForTls13: false },
  { code: 0x0005, name: 'sect193r2', isForTls12: true, isForTls13: false },
  { code: 0x0004, name: 'sect193r1', isForTls12: true, isForTls13: false },
  { code: 0x0013, name: 'secp192r1', isForTls12: true, isForTls13: false },
  { code: 0x0012, name: 'secp192k1', isForTls12: true, isForTls13: false },
  { code: 0x0003, name: 'sect163r2', isForTls12: true, isForTls13: false },
  { code: 0x0002, name: 'sect163r1', isForTls12: true, isForTls13: false },
  { code: 0x0001, name: 'sect163k1', isForTls12: true, isForTls13: false },
  { code: 0x0011, name: 'secp160r2', isForTls12: true, isForTls13: false },
  { code: 0x0010, name: 'secp160r1', isForTls12: true, isForTls13: false },
  { code: 0x000f, name: 'secp160k1', isForTls12: true, isForTls13: false },
]

/** @returns The IANA name; `0x1a2b` for a code point without one. */
export function groupName(code: number): string {
  return NAMES.get(code) ?? `0x${code.toString(16).padStart(4, '0')}`
}

const NAMES: ReadonlyMap<number, string> = new Map(NAMED_GROUPS.map(({ code, name }) => [code, name]))
