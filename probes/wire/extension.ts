import { PeerMisbehaved } from '../errors.ts'
import { rfc } from '../spec.ts'
import type { ByteReader } from './bytes.ts'

/** Extension types that are written or read here (RFC 8446 §4.2, RFC 5746, RFC 6520, RFC 6962, RFC 7366, RFC 7627). */
export const EXTENSION = {
  serverName: 0x0000,
  statusRequest: 0x0005,
  supportedGroups: 0x000a,
  ecPointFormats: 0x000b,
  signatureAlgorithms: 0x000d,
  heartbeat: 0x000f,
  alpn: 0x0010,
  signedCertificateTimestamp: 0x0012,
  encryptThenMac: 0x0016,
  extendedMasterSecret: 0x0017,
  sessionTicket: 0x0023,
  supportedVersions: 0x002b,
  cookie: 0x002c,
  pskKeyExchangeModes: 0x002d,
  certificateAuthorities: 0x002f,
  keyShare: 0x0033,
  renegotiationInfo: 0xff01,
} as const

/**
 * Reads a list of extensions.
 *
 * @returns The data of each, by type and in the order sent.
 * @throws {PeerMisbehaved} `truncated-message`, `duplicate-extension`
 * @see RFC 8446 §4.2
 */
export function readExtensions(reader: ByteReader): ReadonlyMap<number, Uint8Array> {
  const list = reader.list(2, (item) => [item.uint16(), item.prefixed(2)] as const)
  const extensions = new Map(list)
  if (extensions.size < list.length) throw new PeerMisbehaved('duplicate-extension', rfc(8446, '4.2'))
  return extensions
}
