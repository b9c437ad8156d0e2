import { ByteReader } from './bytes.ts'
import { TLS_1_2 } from './tls-version.ts'

/** What a server wants of a client certificate; names of authorities as DER. */
export interface CertificateRequest {
  readonly certificateTypes: readonly number[]
  /** Absent before TLS 1.2, which has no such field. */
  readonly signatureSchemes?: readonly number[]
  readonly authorities: readonly Uint8Array[]
}

/**
 * Decodes the body of a certificate_request message of TLS 1.2 and older.
 *
 * @param version As in the ServerHello; the format depends on it.
 * @throws {PeerMisbehaved} `truncated-message`, `trailing-bytes`
 * @see RFC 5246 §7.4.4, RFC 4346 §7.4.4
 */
export function decodeCertificateRequest(body: Uint8Array, version: number): CertificateRequest {
  const reader = new ByteReader(body)
  const certificateTypes = reader.list(1, (item) => item.uint8())
  const signatureSchemes = version >= TLS_1_2 ? reader.list(2, (item) => item.uint16()) : undefined
  const authorities = reader.list(2, (item) => item.prefixed(2))
  reader.end()
  return { certificateTypes, ...(signatureSchemes && { signatureSchemes }), authorities }
}
