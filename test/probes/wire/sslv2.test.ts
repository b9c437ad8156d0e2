import { expect } from 'chai'
import * as fc from 'fast-check'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import { SSLV2_CIPHERS, sslv2CipherName } from '../../../probes/registry/sslv2-ciphers.ts'
import { decodeSslv2Answer, encodeSslv2ClientHello } from '../../../probes/wire/sslv2.ts'

/** A SERVER-HELLO with a certificate of two bytes, two ciphers and a connection ID of three. */
const SERVER_HELLO = '0400010002000200060003dead0100800700c0010203'
const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const framed = (hex: string) => bytesOf((0x8000 + hex.length / 2).toString(16) + hex)

describe('wire SSL 2.0', () => {
  it('writes a CLIENT-HELLO (RFC 5246 appendix E.2)', () => {
    const bytes = encodeSslv2ClientHello([0x010080, 0x0700c0], new Uint8Array(16).fill(5))
    const expected = `801f0100020006000000100100800700c0${'05'.repeat(16)}`
    expect(Buffer.from(bytes).toString('hex')).to.equal(expected)
  })

  it('reads a SERVER-HELLO, whole and cut anywhere', () => {
    const bytes = framed(SERVER_HELLO)
    expect(decodeSslv2Answer(bytes)).to.deep.equal({
      kind: 'server-hello',
      hello: { ciphers: [0x010080, 0x0700c0], certificate: bytesOf('dead') },
    })
    for (let end = 0; end < bytes.length; end++) {
      expect(decodeSslv2Answer(bytes.subarray(0, end)), `cut at ${end}`).to.equal(undefined)
    }
  })

  it('reads a record with a header of three bytes', () => {
    expect(decodeSslv2Answer(bytesOf('000300000001'))).to.deep.equal({ kind: 'error', code: 1 })
    expect(decodeSslv2Answer(bytesOf('000300'))).to.equal(undefined)
  })

  for (const [title, hex] of [
    ['an alert', '15030000020228'],
    ['a handshake message', '160301'],
  ] as const) {
    it(`takes ${title} of TLS as no SSL 2.0`, () => {
      expect(decodeSslv2Answer(bytesOf(hex))).to.deep.equal({ kind: 'tls' })
    })
  }

  const wrong: readonly { title: string; bytes: Uint8Array; deed: string }[] = [
    { title: 'clear text', bytes: new TextEncoder().encode('HTTP/1.1 400'), deed: 'not-tls' },
    { title: 'an error with more to say', bytes: framed('00000100'), deed: 'trailing-bytes' },
    {
      title: 'lengths that do not add up',
      bytes: framed(SERVER_HELLO.replace('0006', '0009')),
      deed: 'truncated-message',
    },
    {
      title: 'two thirds of a cipher',
      bytes: framed('04000100020000000200000100'),
      deed: 'truncated-message',
    },
  ]
  for (const { title, bytes, deed } of wrong) {
    it(`blames the peer for ${title}`, () => {
      expect(() => decodeSslv2Answer(bytes)).to.throw(PeerMisbehaved, deed)
    })
  }

  it('throws nothing but PeerMisbehaved for random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.boolean(), (bytes, isHello) => {
        const input = isHello ? Uint8Array.from([0x80, bytes.length + 1, 4, ...bytes]) : bytes
        try {
          decodeSslv2Answer(input)
        } catch (error) {
          expect(error).to.be.instanceOf(PeerMisbehaved)
        }
      }),
    )
  })

  it('names its ciphers', () => {
    expect(SSLV2_CIPHERS.map(([code]) => sslv2CipherName(code))).to.include('SSL_CK_RC4_128_WITH_MD5')
    expect(sslv2CipherName(0x0a0b0c)).to.equal('0x0a0b0c')
  })
})
