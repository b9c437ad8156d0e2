import { PeerMisbehaved } from '../errors.ts'
import { rfc } from '../spec.ts'

/**
 * Takes the timestamps out of a certificate again, byte for byte: what the log was shown had everything else in place.
 *
 * @param der A whole certificate.
 * @returns Its TBSCertificate without them; with nothing to take out, as it stands there.
 * @throws {PeerMisbehaved} `bad-certificate` when the bytes are not built as a certificate is (RFC 5280 §4.1).
 */
export function tbsWithoutTimestamps(der: Uint8Array): Uint8Array {
  const [tbs] = elements(elementAt(der, 0).content)
  if (tbs === undefined) throw bad()
  const parts = elements(tbs.content).map((part) => {
    if (part.tag !== EXTENSIONS) return part.whole
    const kept = elements(elementAt(part.content, 0).content).filter(
      ({ content }) => !isTimestampList(content),
    )
    return encode(EXTENSIONS, encode(SEQUENCE, Buffer.concat(kept.map(({ whole }) => whole))))
  })
  return encode(tbs.tag, Buffer.concat(parts))
}

const SEQUENCE = 0x30
/** [3] EXPLICIT Extensions, the last member of a TBSCertificate. */
const EXTENSIONS = 0xa3

/** 1.3.6.1.4.1.11129.2.4.2 as DER, tag and length included. */
const TIMESTAMP_LIST = Buffer.from('060a2b06010401d679020402', 'hex')

function isTimestampList(extension: Uint8Array): boolean {
  return TIMESTAMP_LIST.equals(extension.subarray(0, TIMESTAMP_LIST.length))
}

/** One element of DER: low tag numbers and definite lengths are all that stand here in a certificate. */
interface Element {
  readonly tag: number
  readonly whole: Uint8Array
  readonly content: Uint8Array
}

function elementAt(bytes: Uint8Array, offset: number): Element {
  const [tag, first] = [bytes[offset], bytes[offset + 1]]
  if (tag === undefined || first === undefined) throw bad()
  const sizeLength = first < 0x80 ? 0 : first - 0x80
  if (sizeLength > 3 || first === 0x80) throw bad()
  const start = offset + 2 + sizeLength
  const size = bytes.subarray(offset + 2, start).reduce((sum, byte) => sum * 0x100 + byte, 0)
  const end = start + (sizeLength === 0 ? first : size)
  if (end > bytes.length) throw bad()
  return { tag, whole: bytes.subarray(offset, end), content: bytes.subarray(start, end) }
}

function elements(bytes: Uint8Array): readonly Element[] {
  const found: Element[] = []
  for (let offset = 0; offset < bytes.length;) {
    const element = elementAt(bytes, offset)
    found.push(element)
    offset += element.whole.length
  }
  return found
}

function encode(tag: number, content: Uint8Array): Uint8Array {
  const { length } = content
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content])
  const hex = length.toString(16)
  const size = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 + size.length]), size, content])
}

function bad(): PeerMisbehaved {
  return new PeerMisbehaved('bad-certificate', rfc(5280, '4.1'))
}
