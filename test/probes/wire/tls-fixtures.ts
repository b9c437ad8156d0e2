import { readFileSync } from 'node:fs'
import { CIPHER_SUITES } from '../../../probes/registry/cipher-suites.ts'
import { NAMED_GROUPS } from '../../../probes/registry/named-groups.ts'
import { SIGNATURE_SCHEMES } from '../../../probes/registry/signature-schemes.ts'
import { ByteWriter } from '../../../probes/wire/bytes.ts'
import type { ClientHello } from '../../../probes/wire/client-hello.ts'
import { TLS_1_2 } from '../../../probes/wire/tls-version.ts'

/** The hello that the captures in test/data answer. */
export const CAPTURE_HELLO: ClientHello = {
  random: Uint8Array.from({ length: 32 }, (_, index) => index),
  versions: [TLS_1_2],
  suites: CIPHER_SUITES.map(([code]) => code),
  groups: NAMED_GROUPS.map(({ code }) => code),
  signatureSchemes: SIGNATURE_SCHEMES.map(([code]) => code),
  serverName: 'example.test',
  alpn: ['xmpp-client'],
  extendedMasterSecret: true,
  encryptThenMac: true,
  renegotiationInfo: 'extension',
  statusRequest: true,
  heartbeat: true,
  sessionTicket: true,
}

/** The bytes of test/data/<name>.bin; the tests run in dist, the data stays in the source tree. */
export function capture(name: string): Uint8Array {
  return Uint8Array.from(readFileSync(`test/data/${name}.bin`))
}

/** One record of the given content type. */
export function record(type: number, fragment: Iterable<number>): Uint8Array {
  const writer = new ByteWriter().uint8(type).uint16(TLS_1_2)
  return writer.prefixed(2, (body) => body.bytes(fragment)).finish()
}

/** One handshake message, not yet in a record. */
export function message(type: number, body: Iterable<number>): Uint8Array {
  return new ByteWriter()
    .uint8(type)
    .prefixed(3, (inner) => inner.bytes(body))
    .finish()
}

/** Handshake messages in one record. */
export function handshake(...messages: readonly Uint8Array[]): Uint8Array {
  return record(
    0x16,
    messages.flatMap((bytes) => [...bytes]),
  )
}

export function alertRecord(level: number, description: number): Uint8Array {
  return record(0x15, [level, description])
}

/** SHA-256 of "HelloRetryRequest". */
const RETRY_RANDOM = Uint8Array.from(
  Buffer.from('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c', 'hex'),
)

export interface ServerHelloFields {
  readonly version?: number
  readonly random?: Uint8Array
  readonly sessionId?: readonly number[]
  readonly suite?: number
  readonly compressionMethod?: number
  readonly extensions?: readonly (readonly [type: number, data: readonly number[]])[]
}

/** The body of a server_hello; without `extensions` it ends after the compression method. */
export function serverHelloBody(fields: ServerHelloFields = {}): Uint8Array {
  const writer = new ByteWriter()
    .uint16(fields.version ?? TLS_1_2)
    .bytes(fields.random ?? new Uint8Array(32))
    .prefixed(1, (id) => id.bytes(fields.sessionId ?? []))
    .uint16(fields.suite ?? 0xc02f)
    .uint8(fields.compressionMethod ?? 0)
  if (fields.extensions === undefined) return writer.finish()
  return writer
    .prefixed(2, (list) => {
      for (const [type, data] of fields.extensions ?? []) {
        list.uint16(type).prefixed(2, (body) => body.bytes(data))
      }
    })
    .finish()
}

/** The body of a HelloRetryRequest for TLS 1.3 that asks for `group`. */
export function retryRequestBody(group = 0x001d, fields: ServerHelloFields = {}): Uint8Array {
  return serverHelloBody({
    random: RETRY_RANDOM,
    suite: 0x1301,
    extensions: [
      [0x002b, [0x03, 0x04]],
      [0x0033, [group >> 8, group & 0xff]],
    ],
    ...fields,
  })
}
