import { createHash, type Hash } from 'node:crypto'
import { PeerMisbehaved } from '../errors.ts'
import { rfc } from '../spec.ts'
import { ByteWriter } from './bytes.ts'
import { type ClientHello, clientHelloMessage, offeredExtensions } from './client-hello.ts'
import { EXTENSION } from './extension.ts'
import { serverHandshakeSecret, type SuiteHash, verifyData } from './key-schedule.ts'
import type { ServerHello } from './server-hello.ts'
import {
  type CertificateEntry,
  type CertificateRequest13,
  decodeCertificate13,
  decodeCertificateRequest13,
  decodeCertificateVerify,
  decodeEncryptedExtensions,
  decodeSupportedGroups,
} from './tls13-messages.ts'
import { RecordOpener, suiteHash } from './traffic-key.ts'

/** What a server of TLS 1.3 says behind its hello, before the client has to say anything. */
export interface EncryptedFlight {
  /** Every group that it has, by its own word, the preferred one first; absent where it says nothing of that. */
  readonly groups?: readonly number[]
  readonly certificateRequest?: CertificateRequest13
  /** As sent, leaf first. */
  readonly certificates: readonly CertificateEntry[]
  /** Of the signature with which it proves to have the key of the leaf; the signature itself is not checked. */
  readonly scheme?: number
}

/**
 * Reads the flight of messages, up to Finished, which has to hold: the server came to the same keys, and nobody changed a
 * message on the way who did not take part in the key exchange.
 *
 * @see RFC 8446 §4.3, §4.4
 */
export class EncryptedFlightReader {
  readonly #offered: ClientHello
  readonly #hash: SuiteHash
  readonly #secret: Uint8Array
  readonly #transcript: Hash
  /** Takes off the protection of all that follows the ServerHello. */
  readonly opener: RecordOpener
  #lastMessage = START
  #flight: EncryptedFlight = { certificates: [] }

  private constructor(offered: ClientHello, hash: SuiteHash, transcript: Hash, keys: FlightKeys) {
    this.#offered = offered
    this.#hash = hash
    this.#transcript = transcript
    this.#secret = keys.secret
    this.opener = keys.opener
  }

  /**
   * @param offered The hello that the server answered.
   * @param hello Its ServerHello, and `helloBody` the same as it was sent.
   * @returns `undefined` where nobody here can read on: without a share of ours that can be gone on with, and with a suite
   *   that is not one of RFC 8446 §B.4.
   * @throws {PeerMisbehaved} `bad-key-share`
   */
  static begin(
    offered: ClientHello,
    hello: ServerHello,
    helloBody: Uint8Array,
  ): EncryptedFlightReader | undefined {
    const share = offered.keyShares?.find(({ group }) => group === hello.group)
    const hash = suiteHash(hello.suite)
    if (hello.isRetryRequest || !share?.agree || !hello.publicKey || hash === undefined) return undefined
    const transcript = createHash(hash).update(clientHelloMessage(offered))
    transcript.update(messageHeader(SERVER_HELLO, helloBody)).update(helloBody)
    const secret = serverHandshakeSecret(hash, share.agree(hello.publicKey), transcript.copy().digest())
    const opener = RecordOpener.forSuite(hello.suite, secret)
    return opener && new EncryptedFlightReader(offered, hash, transcript, { opener, secret })
  }

  /**
   * Takes in the next message.
   *
   * @returns The flight once it is whole.
   * @throws {PeerMisbehaved} `unexpected-message`, `unoffered-extension`, `unoffered-scheme`, `bad-finished`, and what the
   * decoders throw.
   */
  accept(type: number, body: Uint8Array): EncryptedFlight | undefined {
    if (NEXT.get(this.#lastMessage)?.has(type) !== true) {
      throw new PeerMisbehaved('unexpected-message', rfc(8446, '4'))
    }
    this.#lastMessage = type
    if (type === FINISHED) {
      this.#checkFinished(body)
      return this.#flight
    }
    this.#flight = { ...this.#flight, ...this.#read(type, body) }
    this.#transcript.update(messageHeader(type, body)).update(body)
    return undefined
  }

  #read(type: number, body: Uint8Array): Partial<EncryptedFlight> {
    switch (type) {
      case ENCRYPTED_EXTENSIONS:
        return this.#readExtensions(body)
      case CERTIFICATE_REQUEST:
        return { certificateRequest: decodeCertificateRequest13(body) }
      case CERTIFICATE: {
        const certificates = decodeCertificate13(body)
        for (const { extensions } of certificates) this.#checkOffered(extensions)
        return { certificates }
      }
      default:
        return this.#readVerify(body)
    }
  }

  #readExtensions(body: Uint8Array): Partial<EncryptedFlight> {
    const extensions = decodeEncryptedExtensions(body)
    this.#checkOffered(extensions)
    const groups = extensions.get(EXTENSION.supportedGroups)
    return groups === undefined ? {} : { groups: decodeSupportedGroups(groups) }
  }

  /** RFC 8446 §4.3.1, §4.4.2: nothing in them that was not asked for. */
  #checkOffered(extensions: ReadonlyMap<number, Uint8Array>): void {
    const offered = offeredExtensions(this.#offered)
    for (const type of extensions.keys()) {
      if (!offered.has(type)) throw new PeerMisbehaved('unoffered-extension', rfc(8446, '4.2'))
    }
  }

  #readVerify(body: Uint8Array): Partial<EncryptedFlight> {
    const { scheme } = decodeCertificateVerify(body)
    if (this.#offered.signatureSchemes?.includes(scheme) === false) {
      throw new PeerMisbehaved('unoffered-scheme', rfc(8446, '4.4.3'))
    }
    return { scheme }
  }

  #checkFinished(body: Uint8Array): void {
    const expected = verifyData(this.#hash, this.#secret, this.#transcript.copy().digest())
    if (!expected.equals(body)) throw new PeerMisbehaved('bad-finished', rfc(8446, '4.4.4'))
  }
}

interface FlightKeys {
  readonly opener: RecordOpener
  readonly secret: Uint8Array
}

function messageHeader(type: number, { length }: Uint8Array): Uint8Array {
  return new ByteWriter().uint8(type).uint24(length).finish()
}

/** Of no message. */
const START = -1
const SERVER_HELLO = 0x02
const ENCRYPTED_EXTENSIONS = 0x08
const CERTIFICATE = 0x0b
const CERTIFICATE_REQUEST = 0x0d
const CERTIFICATE_VERIFY = 0x0f
const FINISHED = 0x14

/** Which messages may follow which without a pre-shared key (RFC 8446 §2, §4). */
const NEXT: ReadonlyMap<number, ReadonlySet<number>> = new Map([
  [START, new Set([ENCRYPTED_EXTENSIONS])],
  [ENCRYPTED_EXTENSIONS, new Set([CERTIFICATE_REQUEST, CERTIFICATE])],
  [CERTIFICATE_REQUEST, new Set([CERTIFICATE])],
  [CERTIFICATE, new Set([CERTIFICATE_VERIFY])],
  [CERTIFICATE_VERIFY, new Set([FINISHED])],
])
