import { PeerMisbehaved } from '../errors.ts'
import { rfc } from '../spec.ts'
import { ByteReader, ByteWriter } from './bytes.ts'

/** A SERVER-HELLO of SSL 2.0. */
export interface Sslv2ServerHello {
  /** CIPHER-KINDs of three bytes, all that the server takes, in its order; the client would choose among them. */
  readonly ciphers: readonly number[]
  /** The certificate as DER; empty for a resumed session. */
  readonly certificate: Uint8Array
}

/** How a server took a CLIENT-HELLO of SSL 2.0. */
export type Sslv2Answer =
  | { readonly kind: 'server-hello'; readonly hello: Sslv2ServerHello }
  /** An ERROR message of SSL 2.0: it speaks the protocol and shares no cipher. */
  | { readonly kind: 'error'; readonly code: number }
  /** An alert or a handshake message of SSL 3.0 or TLS: it does not speak SSL 2.0. */
  | { readonly kind: 'tls' }

/**
 * Encodes a CLIENT-HELLO that offers SSL 2.0 and nothing newer.
 *
 * @param challenge 16 to 32 bytes.
 * @see RFC 5246 appendix E.2 for the format, RFC 6176 for why no server should answer it
 */
export function encodeSslv2ClientHello(ciphers: readonly number[], challenge: Uint8Array): Uint8Array {
  const body = new ByteWriter()
    .uint8(CLIENT_HELLO)
    .uint16(SSL_2_0)
    .uint16(ciphers.length * 3)
    .uint16(0)
    .uint16(challenge.length)
  for (const cipher of ciphers) body.uint24(cipher)
  const message = body.bytes(challenge).finish()
  return new ByteWriter()
    .uint16(0x8000 + message.length)
    .bytes(message)
    .finish()
}

/**
 * Reads the answer to a CLIENT-HELLO from everything that has come in so far.
 *
 * @returns `undefined` while more bytes are needed.
 * @throws {PeerMisbehaved} `not-tls`, `truncated-message`, `trailing-bytes`
 */
export function decodeSslv2Answer(bytes: Uint8Array): Sslv2Answer | undefined {
  const [first, second, third] = bytes
  if (first === undefined || second === undefined || third === undefined) return undefined
  if ((first === ALERT || first === HANDSHAKE) && second === 0x03) return { kind: 'tls' }
  // Two bytes of length with the top bit set; else three, of which the last counts padding that clear text never has.
  const headerByteLength = first >= 0x80 ? 2 : 3
  const end = headerByteLength + (first % 0x80) * 0x100 + second
  const type = bytes[headerByteLength]
  if (type === undefined) return undefined
  if (type !== SERVER_HELLO && type !== ERROR) throw new PeerMisbehaved('not-tls', rfc(5246, 'appendix-E.2'))
  if (bytes.length < end) return undefined
  const reader = new ByteReader(bytes.subarray(headerByteLength + 1, end))
  return type === ERROR ? readError(reader) : readServerHello(reader)
}

const SSL_2_0 = 0x0002
const CLIENT_HELLO = 0x01
const SERVER_HELLO = 0x04
const ERROR = 0x00
const ALERT = 0x15
const HANDSHAKE = 0x16

function readError(reader: ByteReader): Sslv2Answer {
  const code = reader.uint16()
  reader.end()
  return { kind: 'error', code }
}

function readServerHello(reader: ByteReader): Sslv2Answer {
  reader.bytes(2) // SESSION-ID-HIT, CERTIFICATE-TYPE
  reader.uint16() // SERVER-VERSION, which is 2.0 in this format whatever it says
  const certificateByteLength = reader.uint16()
  const ciphersByteLength = reader.uint16()
  const connectionIdByteLength = reader.uint16()
  const certificate = reader.bytes(certificateByteLength)
  const list = new ByteReader(reader.bytes(ciphersByteLength))
  const ciphers: number[] = []
  while (list.remainingByteLength > 0) ciphers.push(list.uint24())
  reader.bytes(connectionIdByteLength)
  reader.end()
  return { kind: 'server-hello', hello: { ciphers, certificate } }
}
