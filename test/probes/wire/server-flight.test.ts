import { readdirSync } from 'node:fs'
import { X509Certificate } from 'node:crypto'
import { expect } from 'chai'
import * as fc from 'fast-check'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import { groupName } from '../../../probes/registry/named-groups.ts'
import { schemeName } from '../../../probes/registry/signature-schemes.ts'
import { suiteName } from '../../../probes/registry/cipher-suites.ts'
import type { ClientHello } from '../../../probes/wire/client-hello.ts'
import type { EncryptedFlight } from '../../../probes/wire/encrypted-flight.ts'
import { EXTENSION } from '../../../probes/wire/extension.ts'
import { makeKeyShare, SEED_BYTE_LENGTH, type SHARE_GROUPS } from '../../../probes/wire/key-share.ts'
import { type ServerAnswer, ServerFlightReader } from '../../../probes/wire/server-flight.ts'
import { TLS_1_0, TLS_1_1, TLS_1_2, TLS_1_3, versionName } from '../../../probes/wire/tls-version.ts'
import {
  CAPTURE_HELLO,
  type ServerHelloFields,
  alertRecord,
  capture,
  handshake,
  message,
  record,
  retryRequestBody,
  serverHelloBody,
} from './tls-fixtures.ts'

const HELLO_13: ClientHello = { ...CAPTURE_HELLO, versions: [TLS_1_3, TLS_1_2] }

function read(bytes: Uint8Array, hello = CAPTURE_HELLO, step = bytes.length): ServerAnswer | undefined {
  const reader = new ServerFlightReader(hello)
  for (let start = 0; start < bytes.length; start += step) reader.push(bytes.subarray(start, start + step))
  return reader.answer
}

/** What the tests compare: names for code points, sizes for keys. */
function summarize(answer: ServerAnswer | undefined): unknown {
  if (answer?.kind !== 'hello') return answer && { alert: answer.alert.name, level: answer.alert.level }
  const { hello, certificates, status, keyExchange, certificateRequest, encrypted } = answer.flight
  return {
    version: versionName(hello.version),
    suite: suiteName(hello.suite),
    ...(hello.group !== undefined && { group: groupName(hello.group) }),
    ...(certificates && { subjects: certificates.map((der) => new X509Certificate(der).subject) }),
    ...(status && { staple: status.length > 1000 }),
    ...(keyExchange?.kind === 'ecdhe' && { ecdhe: groupName(keyExchange.group) }),
    ...(keyExchange?.kind === 'dhe' && { dhe: keyExchange.primeBits, generator: keyExchange.generator[0] }),
    ...(keyExchange?.kind === 'other' && { exchange: 'other' }),
    ...(keyExchange && 'scheme' in keyExchange && { scheme: schemeName(keyExchange.scheme ?? 0) }),
    ...(certificateRequest && {
      types: certificateRequest.certificateTypes.length,
      ...(certificateRequest.signatureSchemes && { schemes: certificateRequest.signatureSchemes.length }),
      authorities: certificateRequest.authorities.length,
    }),
    ...(encrypted && { encrypted: summarizeEncrypted(encrypted) }),
    ...(answer.warnings.length > 0 && { warnings: answer.warnings.map(({ name }) => name) }),
  }
}

function summarizeEncrypted({ groups, certificateRequest, certificates, scheme }: EncryptedFlight): unknown {
  return {
    ...(groups && { groups: groups.map(groupName) }),
    ...(certificateRequest && { authorities: certificateRequest.authorities.length }),
    subjects: certificates.map(({ der }) => new X509Certificate(der).subject),
    extensions: certificates.flatMap(({ extensions }) => [...extensions.keys()]),
    scheme: schemeName(scheme ?? 0),
  }
}

const withShare = (group: (typeof SHARE_GROUPS)[number]): Partial<ClientHello> => ({
  versions: [TLS_1_3],
  certificateTimestamps: true,
  keyShares: [
    makeKeyShare(
      group,
      Uint8Array.from({ length: SEED_BYTE_LENGTH }, (_, index) => index),
    ),
  ],
})

const subjects = ['CN=example.test']
const V12 = { version: 'TLSv1.2', subjects }

/** The truth is the command line in test/data/README.md and OpenSSL's documented defaults, which follow the client. */
const CAPTURES: Readonly<Record<string, { hello?: Partial<ClientHello>; expected: unknown }>> = {
  'alert-handshake-failure': { expected: { alert: 'handshake_failure', level: 'fatal' } },
  'alert-inappropriate-fallback': { expected: { alert: 'inappropriate_fallback', level: 'fatal' } },
  'alert-protocol-version': {
    hello: { versions: [TLS_1_1] },
    expected: { alert: 'protocol_version', level: 'fatal' },
  },
  'alert-unrecognized-name': { expected: { alert: 'unrecognized_name', level: 'fatal' } },
  'tls10-dhe': {
    hello: { versions: [TLS_1_0] },
    expected: {
      version: 'TLSv1',
      suite: 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA',
      subjects,
      dhe: 2048,
      generator: 2,
    },
  },
  tls10: { expected: { version: 'TLSv1', suite: 'TLS_RSA_WITH_NULL_MD5', subjects } },
  'tls11-client-certificate': {
    hello: { versions: [TLS_1_1] },
    expected: { version: 'TLSv1.1', suite: 'TLS_RSA_WITH_NULL_MD5', subjects, types: 3, authorities: 1 },
  },
  tls11: { expected: { version: 'TLSv1.1', suite: 'TLS_RSA_WITH_NULL_MD5', subjects } },
  'tls12-anonymous-dh': {
    expected: { version: 'TLSv1.2', suite: 'TLS_DH_anon_WITH_AES_128_CBC_SHA', dhe: 1024, generator: 2 },
  },
  'tls12-anonymous-ecdh': {
    expected: { version: 'TLSv1.2', suite: 'TLS_ECDH_anon_WITH_NULL_SHA', ecdhe: 'x25519' },
  },
  'tls12-client-certificate': {
    expected: {
      ...V12,
      suite: 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
      ecdhe: 'x25519',
      scheme: 'rsa_pss_rsae_sha256',
      types: 3,
      schemes: 20,
      authorities: 1,
    },
  },
  'tls12-dhe-1024': {
    expected: {
      ...V12,
      suite: 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA',
      dhe: 1024,
      generator: 2,
      scheme: 'rsa_pss_rsae_sha256',
    },
  },
  'tls12-dhe-2048': {
    expected: {
      ...V12,
      suite: 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA',
      dhe: 2048,
      generator: 2,
      scheme: 'rsa_pss_rsae_sha256',
    },
  },
  'tls12-dhe-dsa': {
    expected: {
      ...V12,
      suite: 'TLS_DHE_DSS_WITH_AES_128_CBC_SHA',
      dhe: 1024,
      generator: 2,
      scheme: 'sha224+dsa',
    },
  },
  'tls12-ecdhe-ecdsa': {
    expected: {
      ...V12,
      suite: 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA',
      ecdhe: 'x25519',
      scheme: 'ecdsa_secp256r1_sha256',
    },
  },
  'tls12-ecdhe-rsa': {
    expected: {
      ...V12,
      suite: 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
      ecdhe: 'x25519',
      scheme: 'rsa_pss_rsae_sha256',
    },
  },
  'tls12-null': { expected: { ...V12, suite: 'TLS_RSA_WITH_NULL_MD5' } },
  'tls12-psk': {
    expected: { version: 'TLSv1.2', suite: 'TLS_PSK_WITH_AES_128_CBC_SHA', exchange: 'other' },
  },
  'tls12-staple': {
    expected: {
      ...V12,
      suite: 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
      staple: true,
      ecdhe: 'x25519',
      scheme: 'rsa_pss_rsae_sha256',
    },
  },
  'tls12-static-rsa': { expected: { ...V12, suite: 'TLS_RSA_WITH_AES_128_CBC_SHA' } },
  'tls13-retry-p384': {
    hello: { versions: [TLS_1_3, TLS_1_2] },
    expected: { version: 'TLSv1.3', suite: 'TLS_AES_128_GCM_SHA256', group: 'secp384r1' },
  },
  'tls13-retry-x25519': {
    hello: { versions: [TLS_1_3] },
    expected: { version: 'TLSv1.3', suite: 'TLS_AES_128_GCM_SHA256', group: 'x25519' },
  },
  'tls13-share-ccm': {
    hello: withShare(0x0017),
    expected: {
      version: 'TLSv1.3',
      suite: 'TLS_AES_128_CCM_SHA256',
      group: 'secp256r1',
      encrypted: {
        groups: ['x25519', 'secp256r1'],
        subjects,
        extensions: [],
        scheme: 'rsa_pss_rsae_sha256',
      },
    },
  },
  'tls13-share-ccm8': {
    hello: withShare(0x0017),
    expected: {
      version: 'TLSv1.3',
      suite: 'TLS_AES_128_CCM_8_SHA256',
      group: 'secp256r1',
      encrypted: {
        groups: ['x25519', 'secp256r1'],
        subjects,
        extensions: [],
        scheme: 'rsa_pss_rsae_sha256',
      },
    },
  },
  'tls13-share-p256': {
    hello: withShare(0x0017),
    expected: {
      version: 'TLSv1.3',
      suite: 'TLS_AES_128_GCM_SHA256',
      group: 'secp256r1',
      encrypted: {
        groups: ['x25519', 'secp256r1', 'secp384r1'],
        authorities: 1,
        subjects,
        extensions: [EXTENSION.signedCertificateTimestamp, EXTENSION.statusRequest],
        scheme: 'ecdsa_secp256r1_sha256',
      },
    },
  },
  'tls13-share-p384': {
    hello: withShare(0x0018),
    expected: {
      version: 'TLSv1.3',
      suite: 'TLS_AES_256_GCM_SHA384',
      group: 'secp384r1',
      encrypted: {
        groups: ['secp256r1', 'secp384r1', 'x448'],
        subjects,
        extensions: [],
        scheme: 'rsa_pss_rsae_sha256',
      },
    },
  },
  'tls13-share-p521': {
    hello: withShare(0x0019),
    expected: {
      version: 'TLSv1.3',
      suite: 'TLS_AES_128_GCM_SHA256',
      group: 'secp521r1',
      encrypted: { subjects, extensions: [], scheme: 'rsa_pss_rsae_sha256' },
    },
  },
  // OpenSSL names its groups where it would have preferred another one.
  'tls13-share-preferred': {
    hello: withShare(0x0017),
    expected: {
      version: 'TLSv1.3',
      suite: 'TLS_CHACHA20_POLY1305_SHA256',
      group: 'secp256r1',
      encrypted: { subjects, extensions: [], scheme: 'rsa_pss_rsae_sha256' },
    },
  },
  'warning-unrecognized-name': {
    expected: { ...V12, suite: 'TLS_RSA_WITH_AES_128_CBC_SHA', warnings: ['unrecognized_name'] },
  },
}

/** Read with its secret in handshake-messages.test.ts. */
const WHOLE_HANDSHAKE = 'tls13-whole'

describe('wire ServerFlightReader, real servers', () => {
  it('has an expectation for every capture', () => {
    const files = readdirSync('test/data').filter((file) => file.endsWith('.bin'))
    const names = files.map((file) => file.replace('.bin', ''))
    const readHere = names.filter((name) => name !== WHOLE_HANDSHAKE)
    expect(readHere.sort()).to.deep.equal(Object.keys(CAPTURES).sort())
  })

  for (const [name, { hello: changes, expected }] of Object.entries(CAPTURES)) {
    const hello = { ...CAPTURE_HELLO, ...changes }

    it(`reads ${name}`, () => {
      expect(summarize(read(capture(name), hello))).to.deep.equal(expected)
    })

    it(`reads ${name} the same whole, byte by byte and cut anywhere`, () => {
      const bytes = capture(name)
      const whole = read(bytes, hello)
      expect(read(bytes, hello, 1)).to.deep.equal(whole)
      // After a HelloRetryRequest OpenSSL sends a change_cipher_spec that nobody needs (RFC 8446 appendix D.4).
      const needed =
        whole?.kind === 'hello' && whole.flight.hello.isRetryRequest ? bytes.length - 6 : bytes.length
      for (let end = 0; end < needed; end++) {
        expect(read(bytes.subarray(0, end), hello), `cut at ${end}`).to.equal(undefined)
      }
    })
  }

  it('throws nothing but PeerMisbehaved for captures with bytes changed', () => {
    const name = fc.constantFrom(...Object.keys(CAPTURES))
    const changes = fc.array(fc.tuple(fc.nat(2000), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(name, changes, (key, edits) => {
        const bytes = capture(key)
        for (const [offset, value] of edits) bytes[offset % bytes.length] = value
        onlyPeerMisbehaved(() => read(bytes, { ...CAPTURE_HELLO, ...CAPTURES[key]?.hello }, 100))
      }),
      { numRuns: 2000 },
    )
  })
})

function onlyPeerMisbehaved(act: () => unknown): void {
  try {
    act()
  } catch (error) {
    expect(error).to.be.instanceOf(PeerMisbehaved)
  }
}

const hello = (fields?: ServerHelloFields) => message(2, serverHelloBody(fields))
const done = message(14, [])
/** ECDHE with x25519, an empty point, rsa_pkcs1_sha256 and an empty signature. */
const ecdheExchange = message(12, [3, 0, 0x1d, 0, 4, 1, 0, 0])

describe('wire ServerFlightReader, deeds', () => {
  it('throws nothing but PeerMisbehaved for random bytes', () => {
    const messages = fc
      .tuple(fc.constantFrom(2, 11, 12, 13, 14, 22, 99), fc.uint8Array({ maxLength: 80 }))
      .map(([type, body]) => message(type, body))
    const records = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(messages, { minLength: 1, maxLength: 4 }).map((list) => handshake(hello(), ...list)),
    )
    fc.assert(
      fc.property(records, (bytes) => onlyPeerMisbehaved(() => read(bytes))),
      { numRuns: 2000 },
    )
  })

  const wrong: readonly { title: string; bytes: Uint8Array; hello?: ClientHello; deed: string }[] = [
    {
      title: 'picks a suite that was not offered (RFC 8446 §4.1.3)',
      bytes: handshake(hello({ suite: 0x0a0a })),
      deed: 'unoffered-suite',
    },
    {
      title: 'picks a version over the cap (RFC 5246 §7.4.1.3)',
      bytes: handshake(hello()),
      hello: { ...CAPTURE_HELLO, versions: [TLS_1_1] },
      deed: 'unoffered-version',
    },
    {
      title: 'picks a version that supported_versions left out (RFC 8446 §4.2.1)',
      bytes: handshake(hello({ version: TLS_1_1 })),
      hello: HELLO_13,
      deed: 'unoffered-version',
    },
    {
      title: 'picks TLS 1.3 when that was not offered (RFC 8446 §4.2.1)',
      bytes: handshake(message(2, retryRequestBody())),
      deed: 'unoffered-version',
    },
    {
      title: 'picks TLS 1.2 by supported_versions (RFC 8446 §4.2.1)',
      bytes: handshake(hello({ extensions: [[0x002b, [3, 3]]] })),
      hello: HELLO_13,
      deed: 'unoffered-version',
    },
    {
      title: 'picks a version below SSL 3.0',
      bytes: handshake(hello({ version: 0x02ff })),
      deed: 'unoffered-version',
    },
    {
      title: 'picks a version above TLS 1.3',
      bytes: handshake(hello({ version: 0x0305 })),
      hello: HELLO_13,
      deed: 'unoffered-version',
    },
    {
      title: 'sends a HelloRetryRequest without a version (RFC 8446 §4.1.4)',
      bytes: handshake(message(2, retryRequestBody(0x001d, { extensions: [] }))),
      hello: HELLO_13,
      deed: 'missing-version',
    },
    {
      title: 'asks to try again and names nothing to change (RFC 8446 §4.1.4)',
      bytes: handshake(message(2, retryRequestBody(0x001d, { extensions: [[0x002b, [3, 4]]] }))),
      hello: HELLO_13,
      deed: 'pointless-retry-request',
    },
    {
      title: 'asks for a group that was not offered (RFC 8446 §4.2.8)',
      bytes: handshake(message(2, retryRequestBody(0x0a0a))),
      hello: HELLO_13,
      deed: 'unoffered-group',
    },
    {
      title: 'asks for a group when none was offered (RFC 8446 §4.2.8)',
      bytes: handshake(message(2, retryRequestBody())),
      hello: { random: CAPTURE_HELLO.random, versions: [TLS_1_3], suites: [0x1301] },
      deed: 'unoffered-group',
    },
    {
      title: 'goes on with TLS 1.3 without a share of ours (RFC 8446 §4.2.8)',
      bytes: handshake(
        hello({
          suite: 0x1301,
          extensions: [
            [0x002b, [3, 4]],
            [0x0033, [0, 0x1d, 0, 1, 9]],
          ],
        }),
      ),
      hello: HELLO_13,
      deed: 'unoffered-share',
    },
    {
      title: 'echoes another session ID (RFC 8446 §4.1.3)',
      bytes: handshake(message(2, retryRequestBody(0x001d, { sessionId: [1] }))),
      hello: { ...HELLO_13, sessionId: Uint8Array.of(2) },
      deed: 'changed-session-id',
    },
    {
      title: 'sends a session ID of 33 bytes',
      bytes: handshake(hello({ sessionId: Array.from({ length: 33 }, () => 1) })),
      deed: 'oversized-session-id',
    },
    {
      title: 'picks a compression method that was not offered (RFC 5246 §7.4.1.3)',
      bytes: handshake(hello({ compressionMethod: 1 })),
      deed: 'unoffered-compression',
    },
    {
      title: 'sends an extension that was not offered (RFC 8446 §4.2)',
      bytes: handshake(hello({ extensions: [[0x1234, []]] })),
      deed: 'unoffered-extension',
    },
    {
      title: 'sends a cookie outside a HelloRetryRequest (RFC 8446 §4.2)',
      bytes: handshake(hello({ extensions: [[0x002c, []]] })),
      deed: 'unoffered-extension',
    },
    {
      title: 'sends an extension twice (RFC 8446 §4.2)',
      bytes: handshake(
        hello({
          extensions: [
            [0x0017, []],
            [0x0017, []],
          ],
        }),
      ),
      deed: 'duplicate-extension',
    },
    {
      title: 'breaks off inside the hello',
      bytes: handshake(message(2, [3, 3, 0])),
      deed: 'truncated-message',
    },
    {
      title: 'says more after the extensions',
      bytes: handshake(message(2, [...serverHelloBody({ extensions: [] }), 0])),
      deed: 'trailing-bytes',
    },
    {
      title: 'begins with a certificate',
      bytes: handshake(message(11, [0, 0, 0])),
      deed: 'unexpected-message',
    },
    { title: 'says hello twice', bytes: handshake(hello(), hello()), deed: 'unexpected-message' },
    {
      title: 'sends a message that the protocol does not know',
      bytes: handshake(hello(), message(99, [])),
      deed: 'unexpected-message',
    },
    { title: 'encrypts before anything was agreed', bytes: record(0x17, [1]), deed: 'unexpected-message' },
    {
      title: 'changes the cipher before it says hello',
      bytes: record(0x14, [1]),
      deed: 'unexpected-message',
    },
    {
      title: 'warns without end',
      bytes: Uint8Array.from(Array.from({ length: 5 }, () => [...alertRecord(1, 112)]).flat()),
      deed: 'too-many-warnings',
    },
    {
      title: 'requests hellos without end',
      bytes: handshake(...Array.from({ length: 5 }, () => message(0, []))),
      deed: 'unexpected-message',
    },
    {
      title: 'requests a hello of TLS 1.3 alone',
      bytes: handshake(message(0, [])),
      hello: { ...HELLO_13, versions: [TLS_1_3] },
      deed: 'unexpected-message',
    },
    {
      title: 'puts something into hello_request (RFC 5246 §7.4.1.1)',
      bytes: handshake(message(0, [0])),
      deed: 'trailing-bytes',
    },
    {
      title: 'puts something into server_hello_done',
      bytes: handshake(hello(), message(14, [0])),
      deed: 'trailing-bytes',
    },
    {
      title: 'sends a certificate status that was not asked for (RFC 6066 §8)',
      bytes: handshake(hello(), message(11, [0, 0, 0]), message(22, [1, 0, 0, 0])),
      hello: { ...CAPTURE_HELLO, statusRequest: false },
      deed: 'unsolicited-status',
    },
    {
      title: 'sends a certificate status of another type (RFC 6066 §8)',
      bytes: handshake(hello(), message(11, [0, 0, 0]), message(22, [2, 0, 0, 0])),
      deed: 'unoffered-status-type',
    },
    {
      title: 'uses a curve that was not offered (RFC 8422 §5.1)',
      bytes: handshake(hello(), ecdheExchange),
      hello: { ...CAPTURE_HELLO, groups: [0x0017] },
      deed: 'unoffered-group',
    },
    {
      title: 'signs with a scheme that was not offered (RFC 5246 §7.4.3)',
      bytes: handshake(hello(), ecdheExchange),
      hello: { ...CAPTURE_HELLO, signatureSchemes: [0x0403] },
      deed: 'unoffered-scheme',
    },
    {
      title: 'names a type of curve that does not exist (RFC 8422 §5.4)',
      bytes: handshake(hello(), message(12, [9])),
      deed: 'malformed-key-exchange',
    },
    {
      title: 'uses zero as the prime (RFC 5246 §7.4.3)',
      bytes: handshake(hello({ suite: 0x009e }), message(12, [0, 1, 0, 0, 1, 2, 0, 1, 5, 4, 1, 0, 0])),
      deed: 'malformed-key-exchange',
    },
    {
      title: 'says more after an anonymous key exchange',
      bytes: handshake(hello({ suite: 0xc018 }), message(12, [3, 0, 0x1d, 0, 9])),
      deed: 'trailing-bytes',
    },
  ]
  for (const { title, bytes, hello: offered, deed } of wrong) {
    it(`blames a peer that ${title}`, () => {
      expect(() => read(bytes, offered)).to.throw(PeerMisbehaved, deed)
      expect(() => read(bytes, offered, 1)).to.throw(PeerMisbehaved, deed)
    })
  }

  it('blames a second HelloRetryRequest (RFC 8446 §4.1.4)', () => {
    const reader = new ServerFlightReader(HELLO_13, true)
    expect(() => reader.push(handshake(message(2, retryRequestBody())))).to.throw('second-retry-request')
  })

  it('takes a HelloRetryRequest that brings only a cookie (RFC 8446 §4.2.2)', () => {
    const extensions = [
      [0x002b, [3, 4]],
      [0x002c, [0, 1, 7]],
    ] as const
    const answer = read(handshake(message(2, retryRequestBody(0x001d, { extensions }))), HELLO_13)
    expect(answer?.kind === 'hello' && answer.flight.hello.isRetryRequest).to.equal(true)
  })

  it('ignores a hello_request that comes meanwhile (RFC 5246 §7.4.1.1)', () => {
    const bytes = handshake(message(0, []), hello(), message(0, []), ecdheExchange, done)
    for (const step of [bytes.length, 1]) {
      const answer = read(bytes, undefined, step)
      expect(answer?.kind === 'hello' && answer.flight.keyExchange?.kind).to.equal('ecdhe')
    }
  })

  it('takes any curve when none was named in the hello', () => {
    const { groups: _groups, signatureSchemes: _schemes, ...offered } = CAPTURE_HELLO
    const answer = read(handshake(hello(), ecdheExchange, done), offered)
    expect(answer?.kind === 'hello' && answer.flight.keyExchange).to.deep.equal({
      kind: 'ecdhe',
      group: 0x001d,
      scheme: 0x0401,
    })
  })

  it('keeps explicit curve parameters apart (RFC 4492 §5.4)', () => {
    const answer = read(handshake(hello(), message(12, [1, 5, 5]), done))
    expect(answer?.kind === 'hello' && answer.flight.keyExchange).to.deep.equal({ kind: 'explicit-curve' })
  })

  it('keeps a generator of zero as it is', () => {
    const dhe = message(12, [0, 1, 7, 0, 1, 0, 0, 1, 5, 4, 1, 0, 0])
    const answer = read(handshake(hello({ suite: 0x009e }), dhe, done))
    expect(answer?.kind === 'hello' && answer.flight.keyExchange).to.deep.include({
      primeBits: 3,
      generator: new Uint8Array(0),
    })
  })

  it('does not read key exchanges of kinds that it does not know', () => {
    // TLS_SRP_SHA_RSA_WITH_AES_128_CBC_SHA
    const answer = read(handshake(hello({ suite: 0xc01e }), message(12, [1, 2, 3]), done))
    expect(answer?.kind === 'hello' && answer.flight.keyExchange).to.deep.equal({ kind: 'other' })
  })

  it('takes close_notify as an end, though it is a warning', () => {
    expect(summarize(read(alertRecord(1, 0)))).to.deep.equal({ alert: 'close_notify', level: 'warning' })
  })

  it('ignores what follows the answer', () => {
    const reader = new ServerFlightReader(CAPTURE_HELLO)
    reader.push(Uint8Array.from([...alertRecord(2, 40), ...alertRecord(2, 70)]))
    reader.push(new TextEncoder().encode('not TLS'))
    expect(summarize(reader.answer)).to.deep.equal({ alert: 'handshake_failure', level: 'fatal' })
  })

  for (const { title, bytes } of [
    { title: 'the end of a stream in clear text', bytes: new TextEncoder().encode('</stream:stream>') },
    { title: 'a record over its limit', bytes: Uint8Array.of(0x16, 3, 3, 0xff, 0xff) },
    {
      title: 'a record that breaks a message',
      bytes: Uint8Array.of(0x16, 3, 3, 0, 1, 11, ...alertRecord(2, 40)),
    },
  ]) {
    it(`ignores ${title} behind the answer, in the same segment too`, () => {
      for (const answer of [alertRecord(2, 40), capture('tls12-ecdhe-rsa')]) {
        const reader = new ServerFlightReader(CAPTURE_HELLO)
        reader.push(Uint8Array.from([...answer, ...bytes]))
        expect(reader.answer).to.deep.equal(read(answer)).and.not.equal(undefined)
      }
    })
  }

  it('keeps the hello of a flight that breaks off', () => {
    const reader = new ServerFlightReader(CAPTURE_HELLO)
    expect(reader.hasStarted).to.equal(false)
    reader.push(Uint8Array.of(0x16))
    expect(reader.hasStarted).to.equal(true)
    reader.push(handshake(hello()).subarray(1))
    expect(reader.answer).to.equal(undefined)
    expect(reader.partial?.hello.suite).to.equal(0xc02f)
    expect(reader.hasStarted).to.equal(true)
  })

  it('counts a warning as a beginning', () => {
    const reader = new ServerFlightReader(CAPTURE_HELLO)
    reader.push(alertRecord(1, 112))
    expect(reader.hasStarted).to.equal(true)
  })

  it('takes the versions below the cap (RFC 5246 §7.4.1.3)', () => {
    const offered = { ...CAPTURE_HELLO, versions: [TLS_1_2] as const }
    const answer = read(handshake(hello({ version: TLS_1_0 }), done), offered)
    expect(summarize(answer)).to.deep.include({ version: 'TLSv1' })
  })

  it('names a version that is none by its number', () => {
    expect(versionName(0x7f1c)).to.equal('0x7f1c')
  })
})
