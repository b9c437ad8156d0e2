import { PeerMisbehaved } from '../errors.ts'
import { rfc } from '../spec.ts'
import { type Alert, decodeAlerts } from './alert.ts'
import { ByteQueue } from './byte-queue.ts'
import type { InnerRecord, RecordOpener } from './traffic-key.ts'

/** What can come out of the record layer. */
export type RecordEvent =
  | { readonly kind: 'handshake'; readonly type: number; readonly body: Uint8Array }
  | { readonly kind: 'alert'; readonly alert: Alert }
  | { readonly kind: 'change-cipher-spec' }
  /** Encrypted, where nothing was said of how to open it; or what applications say to each other. */
  | { readonly kind: 'application-data' }

/**
 * Cuts a byte stream into records, and the handshake records into handshake messages.
 *
 * Theory: records and messages nest either way round — many messages in one record, one message over many records —
 * so there are two buffers: `#bytes` holds less than one record, `#handshake` less than one message. Both have limits,
 * checked on the length fields before the bytes are awaited, so that a peer cannot make us buffer by promising.
 *
 * @see RFC 8446 §5.1, RFC 5246 §6.2.1
 */
export class RecordDeframer {
  readonly #bytes = new ByteQueue()
  readonly #handshake = new ByteQueue()
  readonly #events: RecordEvent[] = []
  #opener: RecordOpener | undefined

  /** Bytes that were pushed and belong to no record that was taken yet. */
  get bufferedByteLength(): number {
    return this.#bytes.byteLength
  }

  /** Takes in what the socket gave. Nothing is read of it before it is asked for: what follows an answer may be anything. */
  push(chunk: Uint8Array): void {
    this.#bytes.push(chunk)
  }

  /**
   * Has the records that follow opened, and what is in them told as if it had come in clear (RFC 8446 §5.2).
   *
   * @throws {PeerMisbehaved} `spanned-key-change` when a message has begun without protection (RFC 8446 §5.1).
   */
  protect(opener: RecordOpener): void {
    if (this.#handshake.byteLength > 0) throw new PeerMisbehaved('spanned-key-change', RECORD_LAYER)
    this.#opener = opener
  }

  /**
   * The next event in order; `undefined` when more bytes are needed.
   *
   * @throws {PeerMisbehaved} `not-tls`, `oversized-record`, `oversized-handshake-message`, `interleaved-handshake`,
   * `empty-handshake-record`, `malformed-alert`, `malformed-change-cipher-spec`, `unprotected-handshake`, `unexpected-inner-type`,
   * and what {@link RecordOpener} throws
   */
  next(): RecordEvent | undefined {
    for (;;) {
      const event = this.#events.shift() ?? this.#takeMessage()
      if (event !== undefined) return event
      const record = this.#takeRecord()
      if (record === undefined) return undefined
      this.#accept(this.#open(record))
    }
  }

  #takeRecord(): SentRecord | undefined {
    const [type, major, lengthHigh, lengthLow] = [0, 1, 3, 4].map((index) => this.#bytes.at(index))
    if (type !== undefined && !CONTENT_TYPES.has(type)) throw new PeerMisbehaved('not-tls', RECORD_LAYER)
    // The minor version MUST be ignored, but no version of SSL or TLS has had another major one.
    if (major !== undefined && major !== 0x03) throw new PeerMisbehaved('not-tls', RECORD_LAYER)
    if (type === undefined || lengthHigh === undefined || lengthLow === undefined) return undefined
    const byteLength = lengthHigh * 0x100 + lengthLow
    if (byteLength > limitOf(type)) throw new PeerMisbehaved('oversized-record', RECORD_LAYER)
    if (this.#bytes.byteLength < HEADER_BYTE_LENGTH + byteLength) return undefined
    const header = this.#bytes.take(HEADER_BYTE_LENGTH)
    return { header, type, fragment: this.#bytes.take(byteLength) }
  }

  #open({ header, type, fragment }: SentRecord): InnerRecord {
    if (this.#opener !== undefined && type === HANDSHAKE) {
      throw new PeerMisbehaved('unprotected-handshake', rfc(8446, '5'))
    }
    if (this.#opener === undefined || type !== APPLICATION_DATA) return { type, fragment }
    const inner = this.#opener.open(header, fragment)
    if (!INNER_TYPES.has(inner.type)) throw new PeerMisbehaved('unexpected-inner-type', rfc(8446, '5'))
    return inner
  }

  #accept({ type, fragment }: InnerRecord): void {
    if (type === HANDSHAKE) return this.#acceptHandshake(fragment)
    if (this.#handshake.byteLength > 0) throw new PeerMisbehaved('interleaved-handshake', RECORD_LAYER)
    if (type === ALERT) {
      for (const alert of decodeAlerts(fragment)) this.#events.push({ kind: 'alert', alert })
    } else if (type === CHANGE_CIPHER_SPEC) {
      if (fragment.length !== 1) throw new PeerMisbehaved('malformed-change-cipher-spec', rfc(5246, '7.1'))
      this.#events.push({ kind: 'change-cipher-spec' })
    } else {
      this.#events.push({ kind: 'application-data' })
    }
  }

  #acceptHandshake(fragment: Uint8Array): void {
    if (fragment.length === 0) throw new PeerMisbehaved('empty-handshake-record', RECORD_LAYER)
    this.#handshake.push(fragment)
  }

  #takeMessage(): RecordEvent | undefined {
    const [type, high, middle, low] = [0, 1, 2, 3].map((index) => this.#handshake.at(index))
    if (type === undefined || high === undefined || middle === undefined || low === undefined)
      return undefined
    const byteLength = high * 0x10000 + middle * 0x100 + low
    if (byteLength > HANDSHAKE_LIMIT) {
      throw new PeerMisbehaved('oversized-handshake-message', rfc(8446, '4'))
    }
    if (this.#handshake.byteLength < HANDSHAKE_HEADER_BYTE_LENGTH + byteLength) return undefined
    this.#handshake.take(HANDSHAKE_HEADER_BYTE_LENGTH)
    return { kind: 'handshake', type, body: this.#handshake.take(byteLength) }
  }
}

/**
 * Counts the bytes that stand before the first TLS record, where nothing but TLS was due.
 *
 * No content type is a character that XML allows (W3C XML 1.0 §2.2), so clear text ends at the first of them.
 *
 * @returns 0 where a record comes first.
 * @see RFC 8446 §5.1, §B.1
 */
export function clearTextByteLength(bytes: Uint8Array): number {
  const start = bytes.findIndex((byte) => byte >= CHANGE_CIPHER_SPEC && byte <= HEARTBEAT)
  return start < 0 ? bytes.length : start
}

/** A record as it was sent. */
interface SentRecord extends InnerRecord {
  readonly header: Uint8Array
}

const RECORD_LAYER = rfc(8446, '5.1')
const CHANGE_CIPHER_SPEC = 0x14
const ALERT = 0x15
const HANDSHAKE = 0x16
const APPLICATION_DATA = 0x17
const HEARTBEAT = 0x18
const CONTENT_TYPES: ReadonlySet<number> = new Set([CHANGE_CIPHER_SPEC, ALERT, HANDSHAKE, APPLICATION_DATA])
/** A change_cipher_spec must not be protected (RFC 8446 §5). */
const INNER_TYPES: ReadonlySet<number> = new Set([ALERT, HANDSHAKE, APPLICATION_DATA])
const HEADER_BYTE_LENGTH = 5
const HANDSHAKE_HEADER_BYTE_LENGTH = 4

/** RFC 8446 §5.1, and RFC 5246 §6.2.3 for what is encrypted (TLS 1.2 allows the larger surplus). */
const PLAINTEXT_LIMIT = 2 ** 14
const CIPHERTEXT_LIMIT = 2 ** 14 + 2048

/**
 * The format allows 16 MiB. OpenSSL takes 100 KiB of certificates where nobody tells it otherwise, Go's crypto/tls 256 KiB
 * (common.go, `maxHandshakeCertificateMsg`), and three of SLH-DSA are some 150.
 */
const HANDSHAKE_LIMIT = 256 * 1024

function limitOf(type: number): number {
  return type === APPLICATION_DATA ? CIPHERTEXT_LIMIT : PLAINTEXT_LIMIT
}
