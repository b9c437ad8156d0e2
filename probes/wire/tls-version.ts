/** Version numbers of the wire (RFC 8446 §4.2.1, §5.1). */
export const SSL_3_0 = 0x0300
export const TLS_1_0 = 0x0301
export const TLS_1_1 = 0x0302
export const TLS_1_2 = 0x0303
export const TLS_1_3 = 0x0304

/** @returns E.g. `TLSv1.2`, as in {@link TlsFacts}; `0x0305` for what is not a version. */
export function versionName(version: number): string {
  return NAMES.get(version) ?? `0x${version.toString(16).padStart(4, '0')}`
}

const NAMES: ReadonlyMap<number, string> = new Map([
  [SSL_3_0, 'SSLv3'],
  [TLS_1_0, 'TLSv1'],
  [TLS_1_1, 'TLSv1.1'],
  [TLS_1_2, 'TLSv1.2'],
  [TLS_1_3, 'TLSv1.3'],
])
