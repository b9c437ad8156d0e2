import { PassThrough } from 'node:stream'
import { expect } from 'chai'
import { readTlsClientHello } from 'read-tls-client-hello'
import { type ClientHello, encodeClientHello, offeredExtensions } from '../../../probes/wire/client-hello.ts'
import { candidates, type HelloStyle, probeHello } from '../../../probes/wire/probe-hellos.ts'
import { SSL_3_0, TLS_1_0, TLS_1_2, TLS_1_3 } from '../../../probes/wire/tls-version.ts'
import { CAPTURE_HELLO } from './tls-fixtures.ts'

/** Another project's decoder reads what we wrote; it wants a stream that stays open. */
async function decode(hello: ClientHello) {
  const stream = new PassThrough()
  stream.write(encodeClientHello(hello))
  const decoded = await readTlsClientHello(stream)
  return { ...decoded, extensions: new Map(decoded.extensions.map(({ id, data }) => [id, data])) }
}

const MINIMAL: ClientHello = { random: new Uint8Array(32).fill(7), versions: [TLS_1_2], suites: [0xc02f] }

describe('wire ClientHello', () => {
  it('is read by another decoder as it was meant', async () => {
    const decoded = await decode(CAPTURE_HELLO)
    expect(decoded.version).to.equal(TLS_1_2)
    expect([...decoded.random]).to.deep.equal([...CAPTURE_HELLO.random])
    expect(decoded.cipherSuites).to.deep.equal(CAPTURE_HELLO.suites)
    expect(decoded.compressionMethods).to.deep.equal([0])
    expect(new Set(decoded.extensions.keys())).to.deep.equal(offeredExtensions(CAPTURE_HELLO))
    expect(decoded.extensions.get(0x0000)).to.deep.equal({ serverName: 'example.test' })
    expect(decoded.extensions.get(0x0010)).to.deep.equal({ protocols: ['xmpp-client'] })
    expect(decoded.extensions.get(0x000a)).to.deep.equal({ groups: CAPTURE_HELLO.groups })
    expect(decoded.extensions.get(0x000d)).to.deep.equal({ algorithms: CAPTURE_HELLO.signatureSchemes })
  })

  it('offers TLS 1.3 under the version number of 1.2, with no key of its own (RFC 8446 §4.1.2, §4.2.8)', async () => {
    const hello = { ...CAPTURE_HELLO, versions: [TLS_1_3, TLS_1_2] as const }
    const { version, extensions } = await decode(hello)
    expect(version).to.equal(TLS_1_2)
    expect(new Set(extensions.keys())).to.deep.equal(offeredExtensions(hello))
    expect(extensions.get(0x002b)).to.deep.equal({ versions: [TLS_1_3, TLS_1_2] })
    expect(extensions.get(0x0033)).to.deep.equal({ entries: [] })
  })

  it('carries nothing that was not asked for, down to no extensions at all', () => {
    const hello = { ...CAPTURE_HELLO, versions: [SSL_3_0] as const, suites: [0x000a] }
    const random = Buffer.from(hello.random).toString('hex')
    const capped = `160300002d010000290300${random}000002000a0100`
    expect(Buffer.from(encodeClientHello(hello)).toString('hex')).to.equal(capped)
    const minimal = `160301002d010000290303${'07'.repeat(32)}000002c02f0100`
    expect(Buffer.from(encodeClientHello(MINIMAL)).toString('hex')).to.equal(minimal)
    expect(offeredExtensions(MINIMAL)).to.deep.equal(new Set())
  })

  it('asks for timestamps of logs by an empty extension (RFC 6962 §3.3.1)', () => {
    const hello: ClientHello = { ...MINIMAL, certificateTimestamps: true }
    expect(encodeClientHello(hello).slice(-6)).to.deep.equal(Uint8Array.of(0, 4, 0x00, 0x12, 0, 0))
    expect(offeredExtensions(hello)).to.deep.equal(new Set([0x0012]))
  })

  it('asks for them where they come in clear, and where there is no need to be short', () => {
    const asks = (version: number, style: HelloStyle): boolean => {
      const setting = { random: MINIMAL.random, serverName: 'example.test', style }
      return offeredExtensions(probeHello(version, candidates(version, style), setting)).has(0x0012)
    }
    for (const version of [TLS_1_0, TLS_1_2]) {
      expect([asks(version, 'full'), asks(version, 'few-suites')]).to.deep.equal([true, true])
      expect(asks(version, 'short')).to.equal(false)
    }
    expect([asks(TLS_1_3, 'full'), asks(SSL_3_0, 'full')]).to.deep.equal([false, false])
  })

  it('sends the session ID and the compression methods', async () => {
    const sessionId = new Uint8Array(32).fill(9)
    const decoded = await decode({
      ...MINIMAL,
      sessionId,
      compressionMethods: [1, 0],
      extendedMasterSecret: true,
    })
    expect([...decoded.sessionId]).to.deep.equal([...sessionId])
    expect(decoded.compressionMethods).to.deep.equal([1, 0])
  })

  it('signals by suites for servers that stumble over extensions (RFC 5746 §3.3, RFC 7507 §4)', async () => {
    const scsv: ClientHello = { ...MINIMAL, versions: [TLS_1_0], renegotiationInfo: 'scsv', fallback: true }
    expect((await decode({ ...scsv, sessionTicket: true })).cipherSuites).to.deep.equal([
      0xc02f, 0x00ff, 0x5600,
    ])
    expect(offeredExtensions(scsv)).to.deep.equal(new Set([0xff01]))
  })
})
