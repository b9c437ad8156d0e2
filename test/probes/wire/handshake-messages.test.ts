import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { assert, nat, property, uint8Array } from 'fast-check'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import { schemeName } from '../../../probes/registry/signature-schemes.ts'
import { readCertificate } from '../../../probes/wire/certificate.ts'
import {
  readBrokenHandshake,
  readHandshakeMessages,
  requestsCertificate,
} from '../../../probes/wire/handshake-messages.ts'
import { alertRecord, handshake, message } from './tls-fixtures.ts'

const SECRET = Buffer.from(
  '4072eb750bacedb193f6e0ca8dd31a8cdae9be7afe78694f36d9f8b142fdc51c5274c373d2a7dd46912538ea75242c76',
  'hex',
)
const WHOLE = capture('tls13-whole')

/** From RFC 6101 §5.6.1.3: TLS_RSA_WITH_RC4_128_SHA, no session, no compression. */
const SSL_3_0_HELLO = handshake(message(2, [3, 0, ...new Uint8Array(32), 0, 0, 5, 0]))

function capture(name: string): Buffer {
  return readFileSync(`test/data/${name}.bin`)
}

/** The deed, or `read`. */
function outcomeOf(
  bytes: Uint8Array,
  secret?: Uint8Array,
  read: (bytes: Uint8Array, secret?: Uint8Array) => unknown = readHandshakeMessages,
): string {
  try {
    read(bytes, secret)
    return 'read'
  } catch (error) {
    if (error instanceof PeerMisbehaved) return error.deed
    throw error
  }
}

describe('wire readHandshakeMessages', () => {
  it('reads what TLS 1.3 sent under the handshake traffic secret (RFC 8446 §4.4)', () => {
    const messages = readHandshakeMessages(WHOLE, SECRET)
    expect(messages.version).to.equal(0x0304)
    const subjects = messages.certificates.map((der) => readCertificate(der).subject)
    expect(subjects).to.deep.equal(['CN=example.test', 'CN=Intermediate'])
    expect(schemeName(messages.scheme ?? 0)).to.equal('ecdsa_secp256r1_sha256')
    expect(Buffer.from(messages.staple ?? []).toString('hex')).to.equal('30030a0103')
    expect(messages.certificateRequest?.authorities).to.have.length(1)
    expect(messages.certificateRequest?.signatureSchemes).to.include(0x0403)
  })

  const flights = [
    { name: 'tls12-ecdhe-rsa', certificates: 1, scheme: 'rsa_pss_rsae_sha256' },
    { name: 'tls12-static-rsa', certificates: 1, scheme: undefined },
    { name: 'tls12-anonymous-dh', certificates: 0, scheme: undefined },
    { name: 'tls11', certificates: 1, scheme: undefined },
    { name: 'tls10-dhe', certificates: 1, scheme: undefined },
  ]
  for (const { name, certificates, scheme } of flights) {
    it(`reads the flight ${name} (RFC 5246 §7.3)`, () => {
      const messages = readHandshakeMessages(capture(name))
      expect(messages.certificates).to.have.length(certificates)
      expect(messages.scheme && schemeName(messages.scheme)).to.equal(scheme)
    })
  }

  it('reads a staple and a request for a client certificate of TLS 1.2 and older', () => {
    expect(readHandshakeMessages(capture('tls12-staple')).staple).to.be.an('uint8array')
    const { certificateRequest } = readHandshakeMessages(capture('tls12-client-certificate'))
    expect(certificateRequest?.authorities).to.have.length(1)
    const old = readHandshakeMessages(capture('tls11-client-certificate')).certificateRequest
    expect(old).not.to.have.property('signatureSchemes')
  })

  for (const name of ['tls13-whole', 'tls12-ecdhe-rsa']) {
    it(`is incomplete, never wrong, when ${name} is cut anywhere`, () => {
      const bytes = capture(name)
      const secret = name === 'tls13-whole' ? SECRET : undefined
      for (let length = 0; length < bytes.length; length += 1) {
        const outcome = outcomeOf(bytes.subarray(0, length), secret)
        // Bytes behind Finished are no part of the handshake.
        expect(outcome, `cut at ${length}`).to.be.oneOf(['incomplete-handshake', 'read'])
      }
      expect(outcomeOf(bytes.subarray(0, bytes.length / 2), secret)).to.equal('incomplete-handshake')
    })
  }

  const wrongs = [
    { title: 'without the secret', bytes: WHOLE, secret: undefined, deed: 'unknown-protection' },
    { title: 'with another secret', bytes: WHOLE, secret: Buffer.alloc(48), deed: 'undecryptable-record' },
    {
      title: 'with a byte changed',
      bytes: changed(WHOLE, 400),
      secret: SECRET,
      deed: 'undecryptable-record',
    },
    {
      title: 'that begins with another message',
      bytes: Buffer.from('160303000401000000', 'hex'),
      secret: undefined,
      deed: 'unexpected-message',
    },
    {
      title: 'in records that are too long',
      bytes: Buffer.from('160303ffff', 'hex'),
      secret: undefined,
      deed: 'oversized-record',
    },
  ]
  for (const { title, bytes, secret, deed } of wrongs) {
    it(`rejects a handshake ${title}`, () => {
      expect(outcomeOf(bytes, secret)).to.equal(deed)
    })
  }

  it('throws nothing but PeerMisbehaved on random bytes, and on captures with random changes', () => {
    const base = capture('tls12-client-certificate')
    const position = nat(Math.min(base.length, WHOLE.length) - 1)
    assert(
      property(uint8Array({ maxLength: 300 }), position, nat(255), (random, at, value) => {
        outcomeOf(random, SECRET)
        outcomeOf(changed(WHOLE, at, value), SECRET)
        outcomeOf(changed(base, at, value))
      }),
    )
  })
})

describe('wire requestsCertificate', () => {
  const cases = [
    { name: 'tls13-whole', secret: SECRET, expected: true },
    { name: 'tls12-ecdhe-rsa', secret: undefined, expected: false },
    { name: 'tls12-static-rsa', secret: undefined, expected: false },
    { name: 'tls12-client-certificate', secret: undefined, expected: true },
    { name: 'tls11-client-certificate', secret: undefined, expected: true },
  ] as const
  for (const { name, secret, expected } of cases) {
    it(`is ${String(expected)} for ${name} (RFC 8446 §4.3.2, RFC 5246 §7.4.4)`, () => {
      expect(requestsCertificate(capture(name), secret)).to.equal(expected)
    })

    it(`does not know, and says nothing wrong, where ${name} is cut before it is told`, () => {
      const bytes = capture(name)
      const outcomes = Array.from({ length: bytes.length + 1 }, (_, length) =>
        outcomeOf(bytes.subarray(0, length), secret, requestsCertificate),
      )
      const told = outcomes.indexOf('read')
      expect(new Set(outcomes.slice(0, told))).to.deep.equal(new Set(['incomplete-handshake']))
      expect(new Set(outcomes.slice(told))).to.deep.equal(new Set(['read']))
    })
  }

  it('does not know what it cannot open', () => {
    expect(outcomeOf(WHOLE, undefined, requestsCertificate)).to.equal('unknown-protection')
    expect(outcomeOf(WHOLE, Buffer.alloc(48), requestsCertificate)).to.equal('undecryptable-record')
  })
})

function changed(bytes: Buffer, position: number, value?: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[position] = value ?? (copy[position] ?? 0) ^ 0xff
  return copy
}

describe('wire readBrokenHandshake', () => {
  const rows: readonly { readonly title: string; readonly bytes: Uint8Array; readonly expected: boolean }[] =
    [
      { title: 'a flight of TLS 1.3, whose secret nobody knows', bytes: WHOLE, expected: true },
      { title: 'a flight of TLS 1.2', bytes: capture('tls12-ecdhe-rsa'), expected: true },
      { title: 'a flight of TLS 1.0', bytes: capture('tls10-dhe'), expected: true },
      {
        title: 'a warning before the hello',
        bytes: Buffer.concat([capture('warning-unrecognized-name'), capture('tls12-ecdhe-rsa')]),
        expected: true,
      },
      { title: 'a HelloRetryRequest (RFC 8446 §4.1.4)', bytes: capture('tls13-retry-p384'), expected: false },
      { title: 'an alert', bytes: capture('alert-handshake-failure'), expected: false },
      { title: 'a ServerHello of SSL 3.0', bytes: SSL_3_0_HELLO, expected: false },
      { title: 'clear text', bytes: Buffer.from('<stream:error/>'), expected: false },
      { title: 'nothing', bytes: new Uint8Array(0), expected: false },
    ]
  for (const { title, bytes, expected } of rows) {
    it(`sees ${expected ? 'that something was' : 'nothing'} picked in ${title}`, () => {
      expect(readBrokenHandshake(bytes).hasPicked).to.equal(expected)
    })
  }

  it('reads the fatal alert, in the place of a ServerHello and behind it', () => {
    const nameless = alertRecord(2, 0xaf)
    expect(readBrokenHandshake(nameless).alert).to.have.property('name', 'alert 0xaf')
    const behind = Buffer.concat([capture('tls12-ecdhe-rsa'), nameless])
    expect(readBrokenHandshake(behind)).to.have.nested.property('alert.description', 0xaf)
    expect(readBrokenHandshake(capture('warning-unrecognized-name'))).not.to.have.property('alert')
  })

  it('takes anything', () => {
    assert(
      property(
        uint8Array({ maxLength: 80 }),
        (bytes) => typeof readBrokenHandshake(bytes).hasPicked === 'boolean',
      ),
    )
  })
})
