import { PeerMisbehaved } from '../errors.ts'
import { rfc } from '../spec.ts'
import { ByteReader } from './bytes.ts'

/**
 * Decodes the body of a certificate_status message of TLS 1.2 and older.
 *
 * @returns The OCSP response as DER.
 * @throws {PeerMisbehaved} `unoffered-status-type` for anything but ocsp(1), the only type we ask for;
 * `truncated-message`, `trailing-bytes`
 * @see RFC 6066 §8
 */
export function decodeCertificateStatus(body: Uint8Array): Uint8Array {
  const reader = new ByteReader(body)
  if (reader.uint8() !== OCSP) throw new PeerMisbehaved('unoffered-status-type', rfc(6066, '8'))
  const response = reader.prefixed(3)
  reader.end()
  return response
}

const OCSP = 0x01
