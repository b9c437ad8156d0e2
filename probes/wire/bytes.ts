import { PeerMisbehaved } from '../errors.ts'
import { rfc } from '../spec.ts'

/** How many bytes a length prefix takes on the wire (RFC 8446 §3.4). */
export type PrefixByteLength = 1 | 2 | 3

/**
 * Reads a message whose bytes are all there, from first to last.
 * Running short is therefore never "incomplete" but wrong: the lengths inside the message contradict each other.
 */
export class ByteReader {
  readonly #bytes: Uint8Array
  #offset = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** Bytes not read yet. */
  get remainingByteLength(): number {
    return this.#bytes.length - this.#offset
  }

  /** @throws {PeerMisbehaved} `truncated-message` */
  uint8(): number {
    return this.#uint(1)
  }

  /** @throws {PeerMisbehaved} `truncated-message` */
  uint16(): number {
    return this.#uint(2)
  }

  /** @throws {PeerMisbehaved} `truncated-message` */
  uint24(): number {
    return this.#uint(3)
  }

  /**
   * A copy of the next bytes.
   *
   * @throws {PeerMisbehaved} `truncated-message`
   */
  bytes(byteLength: number): Uint8Array {
    if (byteLength > this.remainingByteLength) throw new PeerMisbehaved('truncated-message', DECODE_ERROR)
    const start = this.#offset
    this.#offset += byteLength
    return this.#bytes.slice(start, this.#offset)
  }

  /**
   * A vector with its length in front.
   *
   * @throws {PeerMisbehaved} `truncated-message` when the prefix promises more than there is.
   */
  prefixed(prefix: PrefixByteLength): Uint8Array {
    return this.bytes(this.#uint(prefix))
  }

  /**
   * A vector of items, each read by `item`, which must use up the vector exactly.
   *
   * @throws {PeerMisbehaved} `truncated-message`
   */
  list<T>(prefix: PrefixByteLength, item: (reader: ByteReader) => T): readonly T[] {
    const inner = new ByteReader(this.prefixed(prefix))
    const items: T[] = []
    while (inner.remainingByteLength > 0) items.push(item(inner))
    return items
  }

  /**
   * Says that the message should be over here.
   *
   * @throws {PeerMisbehaved} `trailing-bytes`
   */
  end(): void {
    if (this.remainingByteLength > 0) throw new PeerMisbehaved('trailing-bytes', DECODE_ERROR)
  }

  #uint(byteLength: number): number {
    return this.bytes(byteLength).reduce((value, byte) => value * 0x100 + byte, 0)
  }
}

/** Writes a message; nobody counts a length by hand. */
export class ByteWriter {
  readonly #bytes: number[] = []

  uint8(value: number): this {
    return this.#uint(value, 1)
  }

  uint16(value: number): this {
    return this.#uint(value, 2)
  }

  uint24(value: number): this {
    return this.#uint(value, 3)
  }

  bytes(bytes: Iterable<number>): this {
    for (const byte of bytes) this.#bytes.push(byte)
    return this
  }

  /** Writes a length, then what `body` writes; the length is filled in when `body` is done. */
  prefixed(prefix: PrefixByteLength, body: (writer: ByteWriter) => void): this {
    const inner = new ByteWriter()
    body(inner)
    return this.#uint(inner.#bytes.length, prefix).bytes(inner.#bytes)
  }

  /** All that was written, as a copy. */
  finish(): Uint8Array {
    return Uint8Array.from(this.#bytes)
  }

  #uint(value: number, byteLength: number): this {
    if (value < 0 || value >= 0x100 ** byteLength) {
      throw new RangeError(`${value} does not fit in ${byteLength} bytes`)
    }
    for (let place = byteLength - 1; place >= 0; place--) {
      this.#bytes.push(Math.floor(value / 0x100 ** place) % 0x100)
    }
    return this
  }
}

/** "the length of the message was incorrect": what the alert decode_error stands for. */
const DECODE_ERROR = rfc(8446, '6.2')
