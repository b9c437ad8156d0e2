import { ByteReader } from './bytes.ts'

/**
 * Decodes the body of a certificate message of TLS 1.2 and older, which crosses in clear.
 *
 * @returns The certificates as DER, leaf first, as sent; `[]` where the server has none.
 * @throws {PeerMisbehaved} `truncated-message`, `trailing-bytes`
 * @see RFC 5246 §7.4.2
 */
export function decodeCertificateMessage(body: Uint8Array): readonly Uint8Array[] {
  const reader = new ByteReader(body)
  const certificates = reader.list(3, (item) => item.prefixed(3))
  reader.end()
  return certificates
}
