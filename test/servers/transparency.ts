import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { knownLog, type KnownLog } from '../../probes/wire/sct.ts'

/** A log of certificate transparency that only a test knows. */
export interface TestLog {
  /** This log alone, for probes in place of those that browsers know. */
  readonly logs: ReadonlyMap<string, KnownLog>
  /** @returns A timestamp for a certificate as it is, not for what it was before timestamps went in (RFC 6962 §3.2). */
  sign(der: Uint8Array): Buffer
}

/** Makes a log with a key of its own. */
export function makeLog(name: string): TestLog {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = publicKey.export({ format: 'der', type: 'spki' })
  const id = createHash('sha256').update(spki).digest()
  return {
    logs: new Map([knownLog(name, spki)]),
    sign(der) {
      const entry = Buffer.concat([hex('0000'), uint24(der.length), der])
      const signed = Buffer.concat([hex('0000'), TIME, entry, NO_EXTENSIONS])
      const signature = sign('sha256', signed, privateKey)
      const head = Buffer.concat([hex('00'), id, TIME, NO_EXTENSIONS, hex('0403')])
      return Buffer.concat([head, uint16(signature.length), signature])
    },
  }
}

/** 2026-11-20T00:00:00Z in milliseconds, as eight bytes. */
const TIME = Buffer.alloc(8)
TIME.writeBigUInt64BE(BigInt(Date.UTC(2026, 10, 20)))

const NO_EXTENSIONS = Buffer.alloc(2)

/** Timestamps as they go onto the wire: two lengths for each, one for all (RFC 6962 §3.3). */
export function listOf(...timestamps: readonly Uint8Array[]): Buffer {
  const items = Buffer.concat(timestamps.map((each) => Buffer.concat([uint16(each.length), each])))
  return Buffer.concat([uint16(items.length), items])
}

/** A file for `openssl s_server -serverinfo`: the extension signed_certificate_timestamp with `data`. */
export function serverInfo(data: Uint8Array): string {
  const bytes = Buffer.concat([CONTEXT, uint16(SIGNED_CERTIFICATE_TIMESTAMP), uint16(data.length), data])
  const base64 = bytes.toString('base64').replaceAll(/.{64}/g, '$&\n')
  return `-----BEGIN ${LABEL}-----\n${base64}\n-----END ${LABEL}-----\n`
}

/** Where it is sent: SSL_EXT_CLIENT_HELLO, SSL_EXT_TLS1_2_SERVER_HELLO and SSL_EXT_TLS1_3_CERTIFICATE of OpenSSL. */
const CONTEXT = hex('00001180')
const SIGNED_CERTIFICATE_TIMESTAMP = 18
const LABEL = 'SERVERINFOV2 FOR TIMESTAMPS'

/** An OCSP response with timestamps (RFC 6960 §4.2.1); nothing else in it is looked at here. */
export function stapleWith(list: Uint8Array): Buffer {
  const sha1 = element(0x30, hex('06052b0e03021a'))
  const time = element(0x18, Buffer.from('20261120000000Z'))
  const extension = element(0x30, hex('060a2b06010401d679020405'), element(0x04, element(0x04, list)))
  const certId = element(
    0x30,
    sha1,
    element(0x04, Buffer.alloc(20)),
    element(0x04, Buffer.alloc(20)),
    hex('020101'),
  )
  const single = element(0x30, certId, hex('8000'), time, element(0xa1, element(0x30, extension)))
  const data = element(0x30, element(0xa2, element(0x04, Buffer.alloc(20))), time, element(0x30, single))
  const basic = element(0x30, data, sha1, hex('03020000'))
  const bytes = element(0x30, hex('06092b0601050507300101'), element(0x04, basic))
  return element(0x30, hex('0a0100'), element(0xa0, bytes))
}

function element(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const size = content.length < 0x80 ? [content.length] : [0x82, ...uint16(content.length)]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex')
}

function uint16(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff])
}

function uint24(value: number): Buffer {
  return Buffer.from([value >> 16, (value >> 8) & 0xff, value & 0xff])
}
