import { PeerMisbehaved } from '../errors.ts'
import { suiteName, suiteProperties } from '../registry/cipher-suites.ts'
import { rfc } from '../spec.ts'
import { ByteReader } from './bytes.ts'
import { decodeCertificateMessage } from './certificate-message.ts'
import { type CertificateRequest, decodeCertificateRequest } from './certificate-request.ts'
import { decodeCertificateStatus } from './certificate-status.ts'
import { EXTENSION } from './extension.ts'
import { type ServerHello, decodeServerHello } from './server-hello.ts'
import { decodeServerKeyExchange } from './server-key-exchange.ts'
import { TLS_1_3 } from './tls-version.ts'
import { RecordOpener } from './traffic-key.ts'

/** What a server said in a handshake that somebody else made, as sent. */
export interface HandshakeMessages {
  /** Code point, e.g. 0x0304. */
  readonly version: number
  readonly suite: number
  /** DER, in the order sent; `[]` where the server sent none. */
  readonly certificates: readonly Uint8Array[]
  /** An OCSP response as DER, stapled to the leaf. */
  readonly staple?: Uint8Array
  readonly certificateRequest?: Omit<CertificateRequest, 'certificateTypes'>
  /** The scheme of CertificateVerify, or of ServerKeyExchange; absent where neither says. */
  readonly scheme?: number
}

/**
 * Reads what a server sent in one handshake, from the bytes that came over the connection.
 *
 * Theory: up to TLS 1.2 all that matters crosses in clear, up to server_hello_done. From 1.3 on it is under the server's
 * handshake traffic secret, which the library that makes the handshake tells (SSLKEYLOGFILE); its messages end with Finished.
 *
 * @param bytes Everything received from the first byte of TLS on; what follows the handshake is not looked at.
 * @param secret SERVER_HANDSHAKE_TRAFFIC_SECRET; needed for TLS 1.3 only.
 * @throws {PeerMisbehaved} `incomplete-handshake`, `unknown-protection`, and what the decoders throw.
 * @see RFC 8446 §4.4, RFC 5246 §7.3
 */
export function readHandshakeMessages(bytes: Uint8Array, secret?: Uint8Array): HandshakeMessages {
  const messages = new MessageReader(bytes, secret)
  const hello = messages.hello()
  let read: HandshakeMessages = { version: hello.version, suite: hello.suite, certificates: [] }
  for (const { type, body } of messages.rest()) {
    if (type === (hello.version >= TLS_1_3 ? FINISHED : SERVER_HELLO_DONE)) return read
    read = hello.version >= TLS_1_3 ? extend13(read, type, body) : extend12(read, hello, type, body)
  }
  throw new PeerMisbehaved('incomplete-handshake', rfc(8446, '4'))
}

interface Message {
  readonly type: number
  readonly body: Uint8Array
}

const SERVER_HELLO = 0x02
const CERTIFICATE = 0x0b
const SERVER_KEY_EXCHANGE = 0x0c
const CERTIFICATE_REQUEST = 0x0d
const SERVER_HELLO_DONE = 0x0e
const CERTIFICATE_VERIFY = 0x0f
const FINISHED = 0x14
const CERTIFICATE_STATUS = 0x16

const HANDSHAKE_RECORD = 0x16
const APPLICATION_DATA_RECORD = 0x17
const HEADER_BYTE_LENGTH = 5

/** Longest ciphertext of one record (RFC 8446 §5.2). */
const LONGEST_FRAGMENT = 2 ** 14 + 256

class MessageReader {
  readonly #secret: Uint8Array | undefined
  readonly #records: Generator<{ readonly header: Uint8Array; readonly fragment: Uint8Array }>
  #opener: RecordOpener | undefined
  #handshake = Buffer.alloc(0)

  constructor(bytes: Uint8Array, secret: Uint8Array | undefined) {
    this.#records = splitRecords(bytes)
    this.#secret = secret
  }

  /** The ServerHello, past a HelloRetryRequest; what follows it is opened as it demands. */
  hello(): ServerHello {
    for (;;) {
      const message = this.#next()
      if (message === undefined) throw new PeerMisbehaved('incomplete-handshake', rfc(8446, '4'))
      if (message.type !== SERVER_HELLO) throw new PeerMisbehaved('unexpected-message', rfc(8446, '4'))
      const hello = decodeServerHello(message.body)
      if (hello.isRetryRequest) continue
      if (hello.version >= TLS_1_3) this.#protect(hello.suite)
      return hello
    }
  }

  *rest(): Generator<Message> {
    for (let message = this.#next(); message !== undefined; message = this.#next()) yield message
  }

  #protect(suite: number): void {
    this.#opener = this.#secret === undefined ? undefined : RecordOpener.forSuite(suite, this.#secret)
    if (this.#opener === undefined) throw new PeerMisbehaved('unknown-protection', rfc(8446, '5.2'))
  }

  #next(): Message | undefined {
    for (;;) {
      const message = this.#takeMessage()
      if (message !== undefined) return message
      const record = this.#records.next()
      if (record.done === true) return undefined
      const { header, fragment } = record.value
      this.#accept(header, fragment)
    }
  }

  /** Keeps handshake messages; change_cipher_spec means nothing in 1.3 (RFC 8446 §D.4), and alerts end no finished handshake. */
  #accept(header: Uint8Array, fragment: Uint8Array): void {
    const isProtected = header[0] === APPLICATION_DATA_RECORD && this.#opener !== undefined
    const record = isProtected ? this.#opener?.open(header, fragment) : { type: header[0], fragment }
    if (record?.type !== HANDSHAKE_RECORD) return
    this.#handshake = Buffer.concat([this.#handshake, record.fragment])
  }

  #takeMessage(): Message | undefined {
    if (this.#handshake.length < 4) return undefined
    const end = 4 + this.#handshake.readUIntBE(1, 3)
    if (this.#handshake.length < end) return undefined
    const message = {
      type: this.#handshake.readUInt8(0),
      body: new Uint8Array(this.#handshake.subarray(4, end)),
    }
    this.#handshake = this.#handshake.subarray(end)
    return message
  }
}

function* splitRecords(
  bytes: Uint8Array,
): Generator<{ readonly header: Uint8Array; readonly fragment: Uint8Array }> {
  let offset = 0
  while (bytes.length - offset >= HEADER_BYTE_LENGTH) {
    const header = bytes.subarray(offset, offset + HEADER_BYTE_LENGTH)
    const byteLength = (header[3] ?? 0) * 0x100 + (header[4] ?? 0)
    if (byteLength > LONGEST_FRAGMENT) throw new PeerMisbehaved('oversized-record', rfc(8446, '5.2'))
    const end = offset + HEADER_BYTE_LENGTH + byteLength
    if (end > bytes.length) return
    yield { header, fragment: bytes.subarray(offset + HEADER_BYTE_LENGTH, end) }
    offset = end
  }
}

function extend13(read: HandshakeMessages, type: number, body: Uint8Array): HandshakeMessages {
  switch (type) {
    case CERTIFICATE:
      return { ...read, ...decodeCertificate13(body) }
    case CERTIFICATE_REQUEST:
      return { ...read, certificateRequest: decodeCertificateRequest13(body) }
    case CERTIFICATE_VERIFY:
      return { ...read, scheme: new ByteReader(body).uint16() }
    default:
      return read
  }
}

function extend12(
  read: HandshakeMessages,
  { suite, version }: ServerHello,
  type: number,
  body: Uint8Array,
): HandshakeMessages {
  switch (type) {
    case CERTIFICATE:
      return { ...read, certificates: decodeCertificateMessage(body) }
    case CERTIFICATE_STATUS:
      return { ...read, staple: decodeCertificateStatus(body) }
    case CERTIFICATE_REQUEST: {
      const { signatureSchemes, authorities } = decodeCertificateRequest(body, version)
      const certificateRequest = { authorities, ...(signatureSchemes && { signatureSchemes }) }
      return { ...read, certificateRequest }
    }
    case SERVER_KEY_EXCHANGE: {
      const keyExchange = decodeServerKeyExchange(body, suiteProperties(suiteName(suite)), version)
      const scheme = 'scheme' in keyExchange ? keyExchange.scheme : undefined
      return scheme === undefined ? read : { ...read, scheme }
    }
    default:
      return read
  }
}

/** RFC 8446 §4.4.2: each certificate with extensions of its own, the leaf's staple among them (§4.4.2.1). */
function decodeCertificate13(body: Uint8Array): Pick<HandshakeMessages, 'certificates' | 'staple'> {
  const reader = new ByteReader(body)
  reader.prefixed(1)
  const entries = reader.list(3, (item) => ({ der: item.prefixed(3), extensions: readExtensions(item) }))
  reader.end()
  const status = entries[0]?.extensions.get(EXTENSION.statusRequest)
  return {
    certificates: entries.map(({ der }) => der),
    ...(status === undefined ? {} : { staple: decodeCertificateStatus(status) }),
  }
}

/** RFC 8446 §4.3.2: what TLS 1.2 said in fields stands in extensions. */
function decodeCertificateRequest13(body: Uint8Array): Omit<CertificateRequest, 'certificateTypes'> {
  const reader = new ByteReader(body)
  reader.prefixed(1)
  const extensions = readExtensions(reader)
  reader.end()
  const schemes = extensions.get(EXTENSION.signatureAlgorithms)
  const authorities = extensions.get(CERTIFICATE_AUTHORITIES)
  return {
    ...(schemes === undefined
      ? {}
      : { signatureSchemes: new ByteReader(schemes).list(2, (item) => item.uint16()) }),
    authorities:
      authorities === undefined ? [] : new ByteReader(authorities).list(2, (item) => item.prefixed(2)),
  }
}

/** RFC 8446 §4.2.4. */
const CERTIFICATE_AUTHORITIES = 47

function readExtensions(reader: ByteReader): ReadonlyMap<number, Uint8Array> {
  return new Map(reader.list(2, (item) => [item.uint16(), item.prefixed(2)] as const))
}
