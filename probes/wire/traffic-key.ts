import {
  createDecipheriv,
  createSecretKey,
  type DecipherCCM,
  type DecipherChaCha20Poly1305,
  type DecipherGCM,
  type KeyObject,
} from 'node:crypto'
import { PeerMisbehaved } from '../errors.ts'
import { rfc } from '../spec.ts'
import { expandLabel, type SuiteHash } from './key-schedule.ts'

/** How records of one TLS 1.3 suite are protected (RFC 8446 §B.4). */
interface Protection {
  readonly cipher: 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305' | 'aes-128-ccm'
  readonly hash: SuiteHash
  readonly keyByteLength: number
  readonly tagByteLength: number
}

const PROTECTIONS: ReadonlyMap<number, Protection> = new Map([
  [0x1301, { cipher: 'aes-128-gcm', hash: 'sha256', keyByteLength: 16, tagByteLength: 16 }],
  [0x1302, { cipher: 'aes-256-gcm', hash: 'sha384', keyByteLength: 32, tagByteLength: 16 }],
  [0x1303, { cipher: 'chacha20-poly1305', hash: 'sha256', keyByteLength: 32, tagByteLength: 16 }],
  [0x1304, { cipher: 'aes-128-ccm', hash: 'sha256', keyByteLength: 16, tagByteLength: 16 }],
  [0x1305, { cipher: 'aes-128-ccm', hash: 'sha256', keyByteLength: 16, tagByteLength: 8 }],
])

const IV_BYTE_LENGTH = 12
const EMPTY = new Uint8Array(0)

/** @returns `undefined` for a suite that is not one of RFC 8446 §B.4. */
export function suiteHash(suite: number): SuiteHash | undefined {
  return PROTECTIONS.get(suite)?.hash
}

/** One protected record without its protection. */
export interface InnerRecord {
  readonly type: number
  readonly fragment: Uint8Array
}

/**
 * Takes the protection off the records of one direction, in their order.
 *
 * Theory: a traffic secret gives a key and an IV; each record's nonce is the IV with the record's number mixed in, so the
 * records must come without gaps (RFC 8446 §5.3, §7.3).
 */
export class RecordOpener {
  readonly #protection: Protection
  readonly #key: KeyObject
  readonly #iv: Buffer
  #number = 0

  private constructor(protection: Protection, secret: Uint8Array) {
    this.#protection = protection
    const { hash, keyByteLength } = protection
    const traffic = createSecretKey(secret)
    this.#key = createSecretKey(expandLabel(hash, traffic, 'key', EMPTY, keyByteLength))
    this.#iv = expandLabel(hash, traffic, 'iv', EMPTY, IV_BYTE_LENGTH)
  }

  /** @returns `undefined` where {@link suiteHash} is. */
  static forSuite(suite: number, secret: Uint8Array): RecordOpener | undefined {
    const protection = PROTECTIONS.get(suite)
    return protection === undefined ? undefined : new RecordOpener(protection, secret)
  }

  /**
   * @param header The five bytes before the fragment, which are authenticated with it (RFC 8446 §5.2).
   * @throws {PeerMisbehaved} `undecryptable-record`, `empty-inner-record`
   */
  open(header: Uint8Array, fragment: Uint8Array): InnerRecord {
    const inner = this.#decrypt(header, fragment)
    let end = inner.length
    while (end > 0 && inner[end - 1] === 0) end -= 1
    const type = inner[end - 1]
    if (type === undefined) throw new PeerMisbehaved('empty-inner-record', rfc(8446, '5.4'))
    return { type, fragment: inner.subarray(0, end - 1) }
  }

  #decrypt(header: Uint8Array, fragment: Uint8Array): Buffer {
    const { tagByteLength } = this.#protection
    const end = fragment.length - tagByteLength
    if (end < 0) throw new PeerMisbehaved('undecryptable-record', RECORD_PROTECTION)
    const nonce = Buffer.from(this.#iv)
    nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ this.#number) >>> 0, 8)
    this.#number += 1
    const decipher = this.#decipher(nonce)
    decipher.setAAD(header, { plaintextLength: end })
    decipher.setAuthTag(fragment.subarray(end))
    try {
      return Buffer.concat([decipher.update(fragment.subarray(0, end)), decipher.final()])
    } catch (cause) {
      throw new PeerMisbehaved('undecryptable-record', RECORD_PROTECTION, { cause })
    }
  }

  #decipher(nonce: Uint8Array): DecipherCCM | DecipherGCM | DecipherChaCha20Poly1305 {
    const { cipher, tagByteLength: authTagLength } = this.#protection
    // A call for each mode, for the type of the cipher's name decides which overload has an authentication tag.
    switch (cipher) {
      case 'aes-128-ccm':
        return createDecipheriv(cipher, this.#key, nonce, { authTagLength })
      case 'chacha20-poly1305':
        return createDecipheriv(cipher, this.#key, nonce, { authTagLength })
      default:
        return createDecipheriv(cipher, this.#key, nonce, { authTagLength })
    }
  }
}

const RECORD_PROTECTION = rfc(8446, '5.2')
