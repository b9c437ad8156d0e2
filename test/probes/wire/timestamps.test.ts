import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import * as fc from 'fast-check'
import type { Timestamp } from '../../../probes/authentication.ts'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import { CT_LOGS } from '../../../probes/registry/ct-logs.ts'
import { readChainTimestamps } from '../../../probes/wire/chain-timestamps.ts'
import { tbsWithoutTimestamps } from '../../../probes/wire/precertificate.ts'
import { decodeTimestamps, isSignedByLog, knownLog, knownLogs } from '../../../probes/wire/sct.ts'
import { makeRoot } from '../../servers/chains.ts'

/** The log of Google's test vectors, and what it signed of `ct-leaf.pem`; see test/data/README.md. */
const LOG_KEY = Buffer.from(
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEmXg8sUUzwBYaWrRb+V0IopzQ6o3UyEJ04r5ZrRXGdpYM8K+hB0pXrGRLI0eeWz+3skXrS0IO83AhA3GpRL6s6w==',
  'base64',
)
const OF_LEAF = Buffer.from(
  '00df1c2ec11500945247a96168325ddc5c7959e8f7c6d388fc002e0bbd3f74d7640000013ddb27ded900000403004730450220606e10ae5c2d5a1b0aed49dc4937f48de71a4e9784e9c208dfbfe9ef536cf7f2022100beb29c72d7d06d61d06bdb38a069469aa86fe12e18bb7cc45689a2c0187ef5a5',
  'hex',
)
const LOGS = new Map([knownLog('Test', LOG_KEY)])

function certificate(name: string): Buffer {
  return new X509Certificate(readFileSync(new URL(`../../../../test/data/${name}`, import.meta.url))).raw
}

/** As a list on the wire: two lengths for each, one for all. */
function listOf(...timestamps: readonly Uint8Array[]): Buffer {
  const items = Buffer.concat(timestamps.map((each) => Buffer.concat([uint16(each.length), each])))
  return Buffer.concat([uint16(items.length), items])
}

function uint16(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff])
}

describe('wire decodeTimestamps', () => {
  it('reads the fields of a timestamp (RFC 6962 §3.2)', () => {
    const [read] = decodeTimestamps(listOf(OF_LEAF))
    expect(read).to.deep.include({ hash: 4, algorithm: 3 })
    expect(read?.logId).to.equal(createHash('sha256').update(LOG_KEY).digest('base64'))
    expect(new Date(Number(read?.timestamp)).toISOString()).to.equal('2013-04-05T17:04:16.089Z')
  })

  it('passes over versions that are not known (RFC 6962 §3.3)', () => {
    const other = Buffer.from(OF_LEAF)
    other[0] = 1
    expect(decodeTimestamps(listOf(other, OF_LEAF))).to.have.length(1)
  })

  it('rejects a list that was cut at any length', () => {
    const list = listOf(OF_LEAF)
    for (let length = 0; length < list.length; length += 1)
      expect(() => decodeTimestamps(list.subarray(0, length)), `${length}`).to.throw(PeerMisbehaved)
  })

  it('throws nothing but PeerMisbehaved for random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          decodeTimestamps(bytes)
        } catch (error) {
          expect(error).to.be.instanceOf(PeerMisbehaved)
        }
      }),
    )
  })
})

describe('wire isSignedByLog', () => {
  const [timestamp] = decodeTimestamps(listOf(OF_LEAF))
  const [log] = LOGS.values()
  if (timestamp === undefined || log === undefined) throw new Error('one of each')

  it('holds for the certificate that the log was shown (RFC 6962 §3.2)', () => {
    const der = certificate('ct-leaf.pem')
    expect(isSignedByLog(timestamp, { kind: 'certificate', der }, log)).to.equal(true)
  })

  it('does not hold for another certificate, another time, another hash or another key', () => {
    const entry = { kind: 'certificate', der: certificate('ct-leaf.pem') } as const
    const other = { kind: 'certificate', der: certificate('ct-authority.pem') } as const
    expect(isSignedByLog(timestamp, other, log)).to.equal(false)
    const later = { ...timestamp, timestamp: timestamp.timestamp + 1n }
    expect(isSignedByLog(later, entry, log)).to.equal(false)
    expect(isSignedByLog({ ...timestamp, hash: 2 }, entry, log)).to.equal(false)
    expect(isSignedByLog({ ...timestamp, algorithm: 1 }, entry, log)).to.equal(false)
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    expect(isSignedByLog(timestamp, entry, { name: 'Other', key: publicKey })).to.equal(false)
  })
})

describe('wire tbsWithoutTimestamps', () => {
  it('leaves a certificate without timestamps as it stands (RFC 5280 §4.1)', async () => {
    const { der } = await makeRoot()
    const tbs = tbsWithoutTimestamps(der)
    expect(der.subarray(4, 4 + tbs.length).equals(tbs)).to.equal(true)
  })

  it('rejects a certificate that was cut anywhere before its end', async () => {
    const { der } = await makeRoot()
    for (let length = 0; length < der.length; length += 1)
      expect(() => tbsWithoutTimestamps(der.subarray(0, length)), `${length}`).to.throw(PeerMisbehaved)
  })

  it('throws nothing but PeerMisbehaved for random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          tbsWithoutTimestamps(bytes)
        } catch (error) {
          expect(error).to.be.instanceOf(PeerMisbehaved)
        }
      }),
    )
  })
})

describe('wire readChainTimestamps', () => {
  const issuer = certificate('ct-authority.pem')
  const signatures = (found: readonly Timestamp[]): readonly string[] =>
    found.map(({ delivery, log = '', signature }) => `${delivery} ${log} ${signature}`)

  const rows: readonly { title: string; leaf: string; issuer?: Buffer; says: readonly string[] }[] = [
    {
      title: 'finds one valid inside a certificate (RFC 6962 §3.3)',
      leaf: 'ct-leaf-embedded.pem',
      issuer,
      says: ['certificate Test valid'],
    },
    {
      title: 'finds one invalid that was given for another certificate',
      leaf: 'ct-leaf-embedded-invalid.pem',
      issuer,
      says: ['certificate Test invalid'],
    },
    {
      title: 'finds one invalid where another issuer is said to have signed',
      leaf: 'ct-leaf-embedded.pem',
      issuer: certificate('ct-leaf.pem'),
      says: ['certificate Test invalid'],
    },
    {
      title: 'does not judge without an issuer',
      leaf: 'ct-leaf-embedded.pem',
      says: ['certificate Test unknown-issuer'],
    },
    { title: 'finds none where there are none', leaf: 'ct-leaf.pem', issuer, says: [] },
  ]
  for (const { title, leaf, issuer: given, says } of rows) {
    it(title, () => {
      const sources = { leaf: certificate(leaf), ...(given && { issuer: given }) }
      expect(signatures(readChainTimestamps(sources, LOGS))).to.deep.equal(says)
    })
  }

  it('does not judge what a log signed whose key is not known', () => {
    const found = readChainTimestamps({ leaf: certificate('ct-leaf-embedded.pem'), issuer })
    expect(signatures(found)).to.deep.equal(['certificate  unknown-log'])
  })

  it('reads those of a staple, which were given for the finished certificate (RFC 6962 §3.3)', () => {
    const leaf = certificate('ct-leaf.pem')
    const staple = stapleWith(listOf(OF_LEAF))
    expect(signatures(readChainTimestamps({ leaf, staple }, LOGS))).to.deep.equal(['staple Test valid'])
    const other = readChainTimestamps({ leaf: certificate('ct-authority.pem'), staple }, LOGS)
    expect(signatures(other)).to.deep.equal(['staple Test invalid'])
  })

  for (const bytes of [Buffer.from('0005', 'hex'), listOf(lateTimestamp())]) {
    it(`calls ${bytes.length} bytes that no log wrote unreadable`, () => {
      const sources = { leaf: certificate('ct-leaf.pem'), staple: stapleWith(bytes) }
      expect(readChainTimestamps(sources, LOGS)).to.deep.equal([
        { delivery: 'staple', signature: 'unreadable' },
      ])
    })
  }

  it('leaves a staple that is none to who reads it for what it says', () => {
    const sources = { leaf: certificate('ct-leaf.pem'), staple: Buffer.from('nonsense') }
    expect(readChainTimestamps(sources, LOGS)).to.deep.equal([])
  })
})

/** Of a time past the end of calendars. */
function lateTimestamp(): Buffer {
  const late = Buffer.from(OF_LEAF)
  late.fill(0xff, 33, 41)
  return late
}

/** An OCSP response with timestamps (RFC 6960 §4.2.1); nothing else in it is looked at here. */
function stapleWith(list: Uint8Array): Buffer {
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

describe('registry CT_LOGS', () => {
  it('holds keys that can be read, each of another log', () => {
    expect(knownLogs().size).to.equal(CT_LOGS.length)
    for (const { key } of knownLogs().values()) expect(key.asymmetricKeyType).to.be.oneOf(['ec', 'rsa'])
  })
})
