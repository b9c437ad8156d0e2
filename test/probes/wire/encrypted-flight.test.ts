import { createCipheriv, createECDH, createHash, createSecretKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import * as fc from 'fast-check'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import { ByteWriter } from '../../../probes/wire/bytes.ts'
import { type ClientHello, clientHelloMessage } from '../../../probes/wire/client-hello.ts'
import { readHandshakeMessages } from '../../../probes/wire/handshake-messages.ts'
import { expandLabel, serverHandshakeSecret, verifyData } from '../../../probes/wire/key-schedule.ts'
import { makeKeyShare } from '../../../probes/wire/key-share.ts'
import { ServerFlightReader } from '../../../probes/wire/server-flight.ts'
import { TLS_1_3 } from '../../../probes/wire/tls-version.ts'
import {
  CAPTURE_HELLO,
  handshake,
  message,
  record,
  retryRequestBody,
  serverHelloBody,
} from './tls-fixtures.ts'

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest()

describe('wire, the key schedule of TLS 1.3', () => {
  // The file beside these tests holds one string for each name.
  const printed = JSON.parse(readFileSync('test/data/rfc8448-simple.json', 'utf8')) as Record<string, string>
  const octets = (name: string): Buffer => Buffer.from(printed[name] ?? '', 'hex')
  /** "IKM" of the secret "handshake". */
  const shared = Buffer.from('8bd4054fb55b9d63fdfbacf9f04b9f0d35e6d63f537563efd46272900f89492d', 'hex')
  const secret = serverHandshakeSecret('sha256', shared, sha256(octets('clientHello'), octets('serverHello')))

  it('derives the secret that RFC 8448 §3 prints', () => {
    expect(secret.toString('hex')).to.equal(
      'b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38',
    )
  })

  it('expects the Finished that RFC 8448 §3 prints', () => {
    const before = ['clientHello', 'serverHello', 'encryptedExtensions', 'certificate', 'certificateVerify']
    const data = verifyData('sha256', secret, sha256(...before.map(octets)))
    expect(data).to.deep.equal(octets('finished').subarray(4))
  })

  it('opens the record that RFC 8448 §3 prints', () => {
    const bytes = Buffer.concat([record(0x16, octets('serverHello')), octets('record')])
    const { certificates, scheme } = readHandshakeMessages(bytes, secret)
    // Behind the header, an empty context and two lengths.
    expect(certificates[0]).to.deep.equal(Uint8Array.from(octets('certificate').subarray(11, -2)))
    expect(scheme).to.equal(0x0804)
  })
})

const SHARE = makeKeyShare(
  0x0017,
  Uint8Array.from({ length: 48 }, (_, index) => index),
)
const HELLO: ClientHello = { ...CAPTURE_HELLO, versions: [TLS_1_3], keyShares: [SHARE] }

const ENCRYPTED_EXTENSIONS = 8
const CERTIFICATE = 11
const CERTIFICATE_REQUEST = 13
const CERTIFICATE_VERIFY = 15
const FINISHED = 20
const HANDSHAKE = 0x16

/** A server of TLS 1.3 that says what it is told to. */
class Server {
  readonly #ecdh = createECDH('prime256v1')
  readonly hello: Uint8Array
  readonly #secret: Buffer
  readonly #transcript: Uint8Array[]
  #number = 0

  constructor(publicKey?: Uint8Array) {
    this.#ecdh.generateKeys()
    const key = publicKey ?? this.#ecdh.getPublicKey()
    const share = [0x00, 0x17, key.length >> 8, key.length & 0xff, ...key]
    const extensions = [[0x002b, [0x03, 0x04]] as const, [0x0033, share] as const]
    this.hello = message(2, serverHelloBody({ suite: 0x1301, extensions }))
    this.#transcript = [clientHelloMessage(HELLO), this.hello]
    const shared = this.#ecdh.computeSecret(SHARE.publicKey)
    this.#secret = serverHandshakeSecret('sha256', shared, sha256(...this.#transcript))
  }

  /** A message under protection, in a record of its own. */
  say(type: number, body: Iterable<number>): Uint8Array {
    const bytes = message(type, body)
    this.#transcript.push(bytes)
    return this.seal(HANDSHAKE, bytes)
  }

  finished(): Uint8Array {
    return this.say(FINISHED, verifyData('sha256', this.#secret, sha256(...this.#transcript)))
  }

  seal(type: number | undefined, content: Iterable<number>): Uint8Array {
    const inner = Buffer.from([...content, ...(type === undefined ? [0, 0] : [type, 0, 0, 0])])
    const secret = createSecretKey(this.#secret)
    const key = expandLabel('sha256', secret, 'key', new Uint8Array(0), 16)
    const nonce = expandLabel('sha256', secret, 'iv', new Uint8Array(0), 12)
    nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ this.#number++) >>> 0, 8)
    const cipher = createCipheriv('aes-128-gcm', key, nonce)
    cipher.setAAD(Buffer.from([0x17, 0x03, 0x03, 0x00, inner.length + 16]))
    const sealed = Buffer.concat([cipher.update(inner), cipher.final(), cipher.getAuthTag()])
    return record(0x17, sealed)
  }
}

const extension = (type: number, data: readonly number[]): number[] => [
  type >> 8,
  type & 0xff,
  0,
  data.length,
  ...data,
]
const listed = (bytes: readonly number[]): number[] => [0, bytes.length, ...bytes]
const NO_EXTENSIONS = listed([])
/** One certificate of one byte, with these extensions. */
const certificate = (extensions = NO_EXTENSIONS): Uint8Array =>
  new ByteWriter()
    .uint8(0)
    .prefixed(3, (list) => list.prefixed(3, (der) => der.uint8(0x30)).bytes(extensions))
    .finish()
/** ecdsa_secp256r1_sha256, and an empty signature. */
const VERIFY = [0x04, 0x03, 0x00, 0x00]

function read(...chunks: readonly Uint8Array[]): ServerFlightReader {
  const reader = new ServerFlightReader(HELLO)
  for (const chunk of chunks) reader.push(chunk)
  return reader
}

function deedOf(...chunks: readonly Uint8Array[]): string {
  try {
    return read(...chunks).answer?.kind ?? 'incomplete'
  } catch (error) {
    if (error instanceof PeerMisbehaved) return error.deed
    throw error
  }
}

describe('wire EncryptedFlightReader', () => {
  it('reads a flight over many records, with change_cipher_spec among them (RFC 8446 §5)', () => {
    const server = new Server()
    const groups = extension(0x000a, listed([0x00, 0x1d, 0x00, 0x17]))
    const { answer } = read(
      handshake(server.hello),
      record(0x14, [1]),
      server.say(ENCRYPTED_EXTENSIONS, listed(groups)),
      server.say(CERTIFICATE, certificate()),
      server.say(CERTIFICATE_VERIFY, VERIFY),
      server.finished(),
    )
    if (answer?.kind !== 'hello') throw new Error('no hello')
    const certificates = [{ der: Uint8Array.of(0x30), extensions: new Map() }]
    expect(answer.flight.encrypted).to.deep.equal({ groups: [0x001d, 0x0017], certificates, scheme: 0x0403 })
  })

  it('keeps the hello of a flight that breaks off', () => {
    const server = new Server()
    const { answer, partial } = read(handshake(server.hello), server.say(ENCRYPTED_EXTENSIONS, NO_EXTENSIONS))
    expect(answer).to.equal(undefined)
    expect(partial?.hello.suite).to.equal(0x1301)
    expect(partial).not.to.have.property('encrypted')
  })

  it('hears an alert under protection', () => {
    const server = new Server()
    expect(deedOf(handshake(server.hello), server.seal(0x15, [2, 40]))).to.equal('alert')
  })

  const wrongs: Readonly<Record<string, (server: Server) => readonly Uint8Array[]>> = {
    'unexpected-message': (server) => [server.say(CERTIFICATE, certificate())],
    'unprotected-handshake': () => [handshake(message(ENCRYPTED_EXTENSIONS, NO_EXTENSIONS))],
    'undecryptable-record': () => [record(0x17, new Uint8Array(40))],
    'empty-inner-record': (server) => [server.seal(undefined, [])],
    'unexpected-inner-type': (server) => [server.seal(0x14, [1])],
    'unoffered-extension': (server) => [server.say(ENCRYPTED_EXTENSIONS, listed(extension(0x1234, [])))],
    'duplicate-extension': (server) => [
      server.say(ENCRYPTED_EXTENSIONS, listed([...extension(0x0010, []), ...extension(0x0010, [])])),
    ],
    'truncated-message': (server) => [
      server.say(ENCRYPTED_EXTENSIONS, listed(extension(0x000a, [0x00, 0x04, 0x00, 0x1d]))),
    ],
    'trailing-bytes': (server) => [server.say(ENCRYPTED_EXTENSIONS, [...NO_EXTENSIONS, 0])],
    'unoffered-scheme': (server) => [
      server.say(ENCRYPTED_EXTENSIONS, NO_EXTENSIONS),
      server.say(CERTIFICATE, certificate()),
      server.say(CERTIFICATE_VERIFY, [0xff, 0xff, 0, 0]),
    ],
    'bad-finished': (server) => [
      server.say(ENCRYPTED_EXTENSIONS, NO_EXTENSIONS),
      server.say(CERTIFICATE_REQUEST, [0, ...NO_EXTENSIONS]),
      server.say(CERTIFICATE, certificate()),
      server.say(CERTIFICATE_VERIFY, VERIFY),
      server.say(FINISHED, new Uint8Array(32)),
    ],
  }
  for (const [deed, rest] of Object.entries(wrongs)) {
    it(`calls it ${deed}`, () => {
      const server = new Server()
      expect(deedOf(handshake(server.hello), ...rest(server))).to.equal(deed)
    })
  }

  it('wants what comes with a certificate to have been asked for (RFC 8446 §4.4.2)', () => {
    const server = new Server()
    const extensions = server.say(ENCRYPTED_EXTENSIONS, NO_EXTENSIONS)
    // HELLO does not ask for timestamps.
    const timestamps = server.say(CERTIFICATE, certificate(listed(extension(0x0012, [0, 0]))))
    expect(deedOf(handshake(server.hello), extensions, timestamps)).to.equal('unoffered-extension')
  })

  it('takes no point beside the curve (RFC 8446 §4.2.8.2)', () => {
    const off = Uint8Array.of(4, ...new Uint8Array(63), 1)
    expect(deedOf(handshake(new Server(off).hello))).to.equal('bad-key-share')
    expect(deedOf(handshake(new Server(new Uint8Array(0)).hello))).to.equal('bad-key-share')
  })

  it('lets no message cross a change of keys (RFC 8446 §5.1)', () => {
    const { hello } = new Server()
    const begun = message(ENCRYPTED_EXTENSIONS, NO_EXTENSIONS).subarray(0, 3)
    expect(deedOf(handshake(hello, begun))).to.equal('spanned-key-change')
  })

  it('refuses to be asked for a share that it sent (RFC 8446 §4.2.8)', () => {
    expect(deedOf(handshake(message(2, retryRequestBody(0x0017))))).to.equal('pointless-retry-request')
  })

  it('throws nothing but PeerMisbehaved for whatever stands under protection', () => {
    const types = fc.constantFrom(
      ENCRYPTED_EXTENSIONS,
      CERTIFICATE,
      CERTIFICATE_REQUEST,
      CERTIFICATE_VERIFY,
      FINISHED,
    )
    const order = [ENCRYPTED_EXTENSIONS, CERTIFICATE, CERTIFICATE_VERIFY] as const
    const bodies = fc.array(fc.tuple(types, fc.uint8Array({ maxLength: 60 })), { maxLength: 4 })
    const inOrder = fc.tuple(...order.map(() => fc.uint8Array({ maxLength: 60 })))
    fc.assert(
      fc.property(bodies, inOrder, (any, ordered) => {
        for (const said of [any, ordered.map((body, i) => [order[i] ?? 0, body] as const)]) {
          const server = new Server()
          deedOf(handshake(server.hello), ...said.map(([type, body]) => server.say(type, body)))
        }
      }),
    )
  })
})
