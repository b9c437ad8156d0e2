import { PeerMisbehaved } from '../errors.ts'
import { suiteName, suiteProperties } from '../registry/cipher-suites.ts'
import { rfc } from '../spec.ts'
import type { Alert } from './alert.ts'
import { decodeCertificateMessage } from './certificate-message.ts'
import { decodeCertificateRequest } from './certificate-request.ts'
import { decodeCertificateStatus } from './certificate-status.ts'
import { type RecordEvent, RecordDeframer } from './record.ts'
import { type ServerHello, decodeServerHello } from './server-hello.ts'
import { decodeServerKeyExchange } from './server-key-exchange.ts'
import {
  decodeCertificate13,
  decodeCertificateRequest13,
  decodeCertificateVerify,
  stapleOf,
  type CertificateRequest13,
} from './tls13-messages.ts'
import { TLS_1_0, TLS_1_3 } from './tls-version.ts'
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
  readonly certificateRequest?: CertificateRequest13
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

/**
 * Whether a server asked for a client certificate in one handshake. Of TLS 1.3 no more is opened than it takes to know: the
 * request comes next after EncryptedExtensions, or not at all (RFC 8446 §4.3.2).
 *
 * @param bytes As for {@link readHandshakeMessages}.
 * @param secret As there.
 * @throws {PeerMisbehaved} As there; what a request says is not read.
 */
export function requestsCertificate(bytes: Uint8Array, secret?: Uint8Array): boolean {
  const messages = new MessageReader(bytes, secret)
  const { version } = messages.hello()
  for (const { type } of messages.rest()) {
    if (type === CERTIFICATE_REQUEST) return true
    if (version >= TLS_1_3 ? type !== ENCRYPTED_EXTENSIONS : type === SERVER_HELLO_DONE) return false
  }
  throw new PeerMisbehaved('incomplete-handshake', rfc(8446, '4'))
}

/** How far a server went with a handshake that did not come about. */
export interface BrokenHandshake {
  /** It had picked version and suite, by a ServerHello that is no HelloRetryRequest; SSL 3.0 does not count. */
  readonly hasPicked: boolean
  /** The fatal one that it sent in clear, in the place of a ServerHello or up to TLS 1.2 behind it. */
  readonly alert?: Alert
}

/**
 * Reads what a server sent in a handshake that failed, as far as it is in clear and makes sense.
 *
 * @param bytes As for {@link readHandshakeMessages}; they may be anything.
 */
export function readBrokenHandshake(bytes: Uint8Array): BrokenHandshake {
  const deframer = new RecordDeframer()
  deframer.push(bytes)
  let hasPicked = false
  try {
    for (let event = deframer.next(); event !== undefined; event = deframer.next()) {
      if (event.kind === 'alert' && event.alert.level === 'fatal') return { hasPicked, alert: event.alert }
      if (event.kind !== 'handshake' || event.type !== SERVER_HELLO) continue
      const { isRetryRequest, version } = decodeServerHello(event.body)
      hasPicked ||= !isRetryRequest && version >= TLS_1_0
    }
  } catch (error) {
    if (!(error instanceof PeerMisbehaved)) throw error
  }
  return { hasPicked }
}

const SERVER_HELLO = 0x02
const ENCRYPTED_EXTENSIONS = 0x08
const CERTIFICATE = 0x0b
const SERVER_KEY_EXCHANGE = 0x0c
const CERTIFICATE_REQUEST = 0x0d
const SERVER_HELLO_DONE = 0x0e
const CERTIFICATE_VERIFY = 0x0f
const FINISHED = 0x14
const CERTIFICATE_STATUS = 0x16

type Message = Extract<RecordEvent, { readonly kind: 'handshake' }>

class MessageReader {
  readonly #secret: Uint8Array | undefined
  readonly #deframer = new RecordDeframer()

  constructor(bytes: Uint8Array, secret: Uint8Array | undefined) {
    this.#deframer.push(bytes)
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
    const opener = this.#secret === undefined ? undefined : RecordOpener.forSuite(suite, this.#secret)
    if (opener === undefined) throw new PeerMisbehaved('unknown-protection', rfc(8446, '5.2'))
    this.#deframer.protect(opener)
  }

  /** Handshake messages alone; change_cipher_spec means nothing in 1.3 (RFC 8446 §D.4), and alerts end no finished handshake. */
  #next(): Message | undefined {
    for (;;) {
      const event = this.#deframer.next()
      if (event === undefined || event.kind === 'handshake') return event
    }
  }
}

function extend13(read: HandshakeMessages, type: number, body: Uint8Array): HandshakeMessages {
  switch (type) {
    case CERTIFICATE:
      return { ...read, ...chainOf(body) }
    case CERTIFICATE_REQUEST:
      return { ...read, certificateRequest: decodeCertificateRequest13(body) }
    case CERTIFICATE_VERIFY:
      return { ...read, scheme: decodeCertificateVerify(body).scheme }
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

function chainOf(body: Uint8Array): Pick<HandshakeMessages, 'certificates' | 'staple'> {
  const entries = decodeCertificate13(body)
  const staple = entries[0] && stapleOf(entries[0])
  return { certificates: entries.map(({ der }) => der), ...(staple && { staple }) }
}
