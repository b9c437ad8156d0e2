import { ByteReader } from './bytes.ts'
import type { CertificateRequest } from './certificate-request.ts'
import { decodeCertificateStatus } from './certificate-status.ts'
import { EXTENSION, readExtensions } from './extension.ts'

/** A certificate of TLS 1.3, with the extensions that came for it alone, by type. */
export interface CertificateEntry {
  readonly der: Uint8Array
  readonly extensions: ReadonlyMap<number, Uint8Array>
}

/** What a server wants of a client certificate; what TLS 1.2 said in fields stands in extensions. */
export type CertificateRequest13 = Omit<CertificateRequest, 'certificateTypes'>

/**
 * Decodes the body of encrypted_extensions.
 *
 * @returns What the server sent, by type.
 * @throws {PeerMisbehaved} `truncated-message`, `trailing-bytes`, `duplicate-extension`
 * @see RFC 8446 §4.3.1
 */
export function decodeEncryptedExtensions(body: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const reader = new ByteReader(body)
  const extensions = readExtensions(reader)
  reader.end()
  return extensions
}

/**
 * Decodes the groups that a server says it supports.
 *
 * @param data Of supported_groups.
 * @returns Code points, the preferred one first.
 * @throws {PeerMisbehaved} `truncated-message`, `trailing-bytes`
 * @see RFC 8446 §4.2.7
 */
export function decodeSupportedGroups(data: Uint8Array): readonly number[] {
  const reader = new ByteReader(data)
  const groups = reader.list(2, (item) => item.uint16())
  reader.end()
  return groups
}

/**
 * Decodes the body of a certificate message.
 *
 * @returns As sent, leaf first.
 * @throws {PeerMisbehaved} `truncated-message`, `trailing-bytes`, `duplicate-extension`
 * @see RFC 8446 §4.4.2
 */
export function decodeCertificate13(body: Uint8Array): readonly CertificateEntry[] {
  const reader = new ByteReader(body)
  reader.prefixed(1)
  const entries = reader.list(3, (item) => ({ der: item.prefixed(3), extensions: readExtensions(item) }))
  reader.end()
  return entries
}

/**
 * @returns The OCSP response that came with a certificate, as DER.
 * @throws {PeerMisbehaved} as {@link decodeCertificateStatus} does.
 * @see RFC 8446 §4.4.2.1
 */
export function stapleOf({ extensions }: CertificateEntry): Uint8Array | undefined {
  const status = extensions.get(EXTENSION.statusRequest)
  return status && decodeCertificateStatus(status)
}

/**
 * Decodes the body of a certificate_request message.
 *
 * @throws {PeerMisbehaved} `truncated-message`, `trailing-bytes`, `duplicate-extension`
 * @see RFC 8446 §4.3.2
 */
export function decodeCertificateRequest13(body: Uint8Array): CertificateRequest13 {
  const reader = new ByteReader(body)
  reader.prefixed(1)
  const extensions = readExtensions(reader)
  reader.end()
  const schemes = extensions.get(EXTENSION.signatureAlgorithms)
  const authorities = extensions.get(EXTENSION.certificateAuthorities)
  return {
    ...(schemes && { signatureSchemes: new ByteReader(schemes).list(2, (item) => item.uint16()) }),
    authorities:
      authorities === undefined ? [] : new ByteReader(authorities).list(2, (item) => item.prefixed(2)),
  }
}

/**
 * Decodes the body of a certificate_verify message.
 *
 * @throws {PeerMisbehaved} `truncated-message`, `trailing-bytes`
 * @see RFC 8446 §4.4.3
 */
export function decodeCertificateVerify(body: Uint8Array): {
  readonly scheme: number
  readonly signature: Uint8Array
} {
  const reader = new ByteReader(body)
  const verify = { scheme: reader.uint16(), signature: reader.prefixed(2) }
  reader.end()
  return verify
}
