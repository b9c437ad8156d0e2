import * as asn1js from 'asn1js'
import { expect } from 'chai'
import { readTlsSession } from '../../../probes/wire/tls-session.ts'

/** As `ssl/ssl_asn1.c` of OpenSSL writes it: version, TLS version, suite, identifier, key, and what is tagged. */
function aSession(): Buffer {
  const tagged = (tagNumber: number, value: asn1js.BaseBlock) =>
    new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber }, value: [value] })
  const sequence = new asn1js.Sequence({
    value: [
      new asn1js.Integer({ value: 1 }),
      new asn1js.Integer({ value: 0x0304 }),
      new asn1js.OctetString({ valueHex: Buffer.from('1302', 'hex') }),
      new asn1js.OctetString({ valueHex: Buffer.alloc(32, 7) }),
      new asn1js.OctetString({ valueHex: Buffer.alloc(48, 8) }),
      tagged(9, new asn1js.Integer({ value: 7200 })),
      tagged(10, new asn1js.OctetString({ valueHex: Buffer.alloc(16, 9) })),
      tagged(15, new asn1js.Integer({ value: 4096 })),
    ],
  })
  return Buffer.from(sequence.toBER())
}

const EXPECTED = { hasTicket: true, hasSessionId: true, lifetimeSeconds: 7200, earlyDataByteLength: 4096 }

describe('wire readTlsSession', () => {
  it('reads a session as Node 20 hands it out', () => {
    expect(readTlsSession(aSession())).to.deep.equal(EXPECTED)
  })

  it('reads one with the header that later versions of Node put before it', () => {
    for (const host of ['', '127.0.0.1', 'x'.repeat(300)]) {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(host.length)
      const header = Buffer.concat([Buffer.from('\0nodejs:tls:session:1\0'), length, Buffer.from(host)])
      expect(readTlsSession(Buffer.concat([header, aSession()])), host).to.deep.equal(EXPECTED)
    }
  })

  it('takes nothing else for a session', () => {
    for (const bytes of ['', '\0nodejs:tls:session:1\0', '\0nodejs:tls:session:1\0\0', 'something else'])
      expect(() => readTlsSession(Buffer.from(bytes)), bytes).to.throw('no SSL_SESSION')
  })
})
