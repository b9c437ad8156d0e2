import { PeerMisbehaved } from '../errors.ts'
import { suiteName, suiteProperties } from '../registry/cipher-suites.ts'
import { rfc } from '../spec.ts'
import type { Alert } from './alert.ts'
import { decodeCertificateMessage } from './certificate-message.ts'
import { type CertificateRequest, decodeCertificateRequest } from './certificate-request.ts'
import { decodeCertificateStatus } from './certificate-status.ts'
import type { ClientHello } from './client-hello.ts'
import { type EncryptedFlight, EncryptedFlightReader } from './encrypted-flight.ts'
import { type RecordEvent, RecordDeframer } from './record.ts'
import { type ServerHello, checkServerHello, decodeServerHello } from './server-hello.ts'
import { type ServerKeyExchange, decodeServerKeyExchange } from './server-key-exchange.ts'
import { TLS_1_2, TLS_1_3 } from './tls-version.ts'

/** How a server answered one ClientHello. */
export type ServerAnswer =
  | { readonly kind: 'hello'; readonly flight: ServerFlight; readonly warnings: readonly Alert[] }
  | { readonly kind: 'alert'; readonly alert: Alert; readonly warnings: readonly Alert[] }

/**
 * What a server sends before it waits for the client. Up to TLS 1.2 that is in clear, from 1.3 on the hello alone; what
 * follows it there can be read where the hello that it answers had a share of the group.
 */
export interface ServerFlight {
  readonly hello: ServerHello
  /** DER, leaf first. */
  readonly certificates?: readonly Uint8Array[]
  /** An OCSP response as DER. */
  readonly status?: Uint8Array
  readonly keyExchange?: ServerKeyExchange
  readonly certificateRequest?: CertificateRequest
  /** TLS 1.3 only. */
  readonly encrypted?: EncryptedFlight
}

/**
 * Reads a server's answer to one ClientHello, up to where the client would have to do arithmetic.
 *
 * Theory: the flight ends with server_hello_done (RFC 5246 §7.4.5); from TLS 1.3 on a HelloRetryRequest is followed by
 * nothing, and what follows a ServerHello is encrypted, so that without keys the hello itself is the end. Which message may
 * follow which up to TLS 1.2 is the table {@link NEXT}. The answer is held against the hello at once: what was not offered is a deed.
 */
export class ServerFlightReader {
  readonly #offered: ClientHello
  readonly #isAfterRetry: boolean
  readonly #deframer = new RecordDeframer()
  readonly #warnings: Alert[] = []
  #flight: ServerFlight | undefined
  #lastMessage = START
  #helloRequests = 0
  #encrypted: EncryptedFlightReader | undefined
  #answer: ServerAnswer | undefined

  /**
   * @param offered The hello that the server is answering.
   * @param isAfterRetry That hello was itself sent in answer to a HelloRetryRequest.
   */
  constructor(offered: ClientHello, isAfterRetry = false) {
    this.#offered = offered
    this.#isAfterRetry = isAfterRetry
  }

  /** The answer; `undefined` while more bytes are needed. */
  get answer(): ServerAnswer | undefined {
    return this.#answer
  }

  /** What is known of an answer that broke off: a hello is worth keeping when the rest never comes. */
  get partial(): ServerFlight | undefined {
    return this.#flight
  }

  /** Whether any byte of TLS came at all. */
  get hasStarted(): boolean {
    const isPrelude = this.#warnings.length > 0 || this.#helloRequests > 0
    return this.#lastMessage !== START || isPrelude || this.#deframer.bufferedByteLength > 0
  }

  /**
   * Takes in what the socket gave; anything after the answer is ignored.
   *
   * @throws {PeerMisbehaved} for everything that its parts throw, and `unexpected-message`, `too-many-warnings`,
   * `second-retry-request`, `unoffered-scheme`, `unsolicited-status`
   */
  push(chunk: Uint8Array): void {
    if (this.#answer !== undefined) return
    this.#deframer.push(chunk)
    for (let event = this.#deframer.next(); event !== undefined; event = this.#deframer.next()) {
      this.#accept(event)
      if (this.#answer !== undefined) return
    }
  }

  #accept(event: RecordEvent): void {
    switch (event.kind) {
      case 'alert':
        return this.#acceptAlert(event.alert)
      case 'handshake':
        return this.#acceptMessage(event.type, event.body)
      case 'change-cipher-spec':
        // Sent between the messages of TLS 1.3 it means nothing (RFC 8446 §5).
        if (this.#encrypted !== undefined) return
        throw new PeerMisbehaved('unexpected-message', rfc(8446, '5'))
      case 'application-data':
        // Nothing was agreed, so nothing can be encrypted yet.
        throw new PeerMisbehaved('unexpected-message', rfc(8446, '5'))
    }
  }

  #acceptAlert(alert: Alert): void {
    const ends = alert.level === 'fatal' || alert.description === CLOSE_NOTIFY
    if (ends) this.#answer = { kind: 'alert', alert, warnings: [...this.#warnings] }
    else if (this.#warnings.push(alert) > WARNING_LIMIT) {
      throw new PeerMisbehaved('too-many-warnings', rfc(5246, '7.2.2'))
    }
  }

  #acceptMessage(type: number, body: Uint8Array): void {
    if (this.#encrypted !== undefined) return this.#acceptEncrypted(this.#encrypted, type, body)
    if (type === HELLO_REQUEST && this.#isHelloRequestDue()) return this.#ignoreHelloRequest(body)
    if (NEXT.get(this.#lastMessage)?.has(type) !== true) {
      throw new PeerMisbehaved('unexpected-message', rfc(8446, '4'))
    }
    this.#lastMessage = type
    const flight = this.#flight
    if (flight === undefined) return this.#acceptHello(body)
    this.#flight = this.#extend(flight, type, body)
    if (type === SERVER_HELLO_DONE) this.#finish(this.#flight)
  }

  /** Up to TLS 1.2 it may come at any time, and is ignored in the middle of a handshake (RFC 5246 §7.4, §7.4.1.1). */
  #isHelloRequestDue(): boolean {
    return this.#offered.versions.some((version) => version < TLS_1_3) && this.#helloRequests < WARNING_LIMIT
  }

  #ignoreHelloRequest(body: Uint8Array): void {
    if (body.length > 0) throw new PeerMisbehaved('trailing-bytes', rfc(5246, '7.4.1.1'))
    this.#helloRequests += 1
  }

  #acceptHello(body: Uint8Array): void {
    const hello = decodeServerHello(body)
    if (hello.isRetryRequest && this.#isAfterRetry) {
      throw new PeerMisbehaved('second-retry-request', rfc(8446, '4.1.4'))
    }
    checkServerHello(this.#offered, hello)
    this.#flight = { hello }
    if (hello.version < TLS_1_3) return
    this.#encrypted = EncryptedFlightReader.begin(this.#offered, hello, body)
    if (this.#encrypted === undefined) this.#finish(this.#flight)
    else this.#deframer.protect(this.#encrypted.opener)
  }

  #acceptEncrypted(reader: EncryptedFlightReader, type: number, body: Uint8Array): void {
    const encrypted = reader.accept(type, body)
    if (encrypted !== undefined && this.#flight !== undefined) this.#finish({ ...this.#flight, encrypted })
  }

  #extend(flight: ServerFlight, type: number, body: Uint8Array): ServerFlight {
    const { hello } = flight
    switch (type) {
      case CERTIFICATE:
        return { ...flight, certificates: decodeCertificateMessage(body) }
      case CERTIFICATE_STATUS:
        if (this.#offered.statusRequest !== true) {
          throw new PeerMisbehaved('unsolicited-status', rfc(6066, '8'))
        }
        return { ...flight, status: decodeCertificateStatus(body) }
      case SERVER_KEY_EXCHANGE:
        return { ...flight, keyExchange: this.#readKeyExchange(body, hello) }
      case CERTIFICATE_REQUEST:
        return { ...flight, certificateRequest: decodeCertificateRequest(body, hello.version) }
      default:
        if (body.length > 0) throw new PeerMisbehaved('trailing-bytes', rfc(5246, '7.4.5'))
        return flight
    }
  }

  #readKeyExchange(body: Uint8Array, { suite, version }: ServerHello): ServerKeyExchange {
    const keyExchange = decodeServerKeyExchange(body, suiteProperties(suiteName(suite)), version)
    const { groups, signatureSchemes } = this.#offered
    if (keyExchange.kind === 'ecdhe' && groups !== undefined && !groups.includes(keyExchange.group)) {
      throw new PeerMisbehaved('unoffered-group', rfc(8422, '5.1'))
    }
    const scheme = 'scheme' in keyExchange ? keyExchange.scheme : undefined
    const isChecked = signatureSchemes !== undefined && version === TLS_1_2
    if (scheme !== undefined && isChecked && !signatureSchemes.includes(scheme)) {
      throw new PeerMisbehaved('unoffered-scheme', rfc(5246, '7.4.3'))
    }
    return keyExchange
  }

  #finish(flight: ServerFlight): void {
    this.#answer = { kind: 'hello', flight, warnings: [...this.#warnings] }
  }
}

const CLOSE_NOTIFY = 0

/** One unrecognized_name is common (RFC 6066 §3); a stream of warnings, or of hello_requests, would only keep us busy. */
const WARNING_LIMIT = 4

/** Of no message. */
const START = -1
const HELLO_REQUEST = 0x00
const SERVER_HELLO = 0x02
const CERTIFICATE = 0x0b
const SERVER_KEY_EXCHANGE = 0x0c
const CERTIFICATE_REQUEST = 0x0d
const SERVER_HELLO_DONE = 0x0e
const CERTIFICATE_STATUS = 0x16

/** Which messages may follow which up to TLS 1.2 (RFC 5246 §7.3, RFC 6066 §8). */
const NEXT: ReadonlyMap<number, ReadonlySet<number>> = new Map([
  [START, new Set([SERVER_HELLO])],
  [SERVER_HELLO, new Set([CERTIFICATE, SERVER_KEY_EXCHANGE, SERVER_HELLO_DONE])],
  [CERTIFICATE, new Set([CERTIFICATE_STATUS, SERVER_KEY_EXCHANGE, CERTIFICATE_REQUEST, SERVER_HELLO_DONE])],
  [CERTIFICATE_STATUS, new Set([SERVER_KEY_EXCHANGE, CERTIFICATE_REQUEST, SERVER_HELLO_DONE])],
  [SERVER_KEY_EXCHANGE, new Set([CERTIFICATE_REQUEST, SERVER_HELLO_DONE])],
  [CERTIFICATE_REQUEST, new Set([SERVER_HELLO_DONE])],
])
