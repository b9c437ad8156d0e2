import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import * as fc from 'fast-check'
import type { Timestamp } from '../../../probes/authentication.ts'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import { CT_LOGS } from '../../../probes/registry/ct-logs.ts'
import { readChainTimestamps, readHandshakeTimestamps } from '../../../probes/wire/chain-timestamps.ts'
import type { ShownFlight } from '../../../probes/wire/flight-facts.ts'
import { tbsWithoutTimestamps } from '../../../probes/wire/precertificate.ts'
import { decodeTimestamps, isSignedByLog, knownLog, knownLogs } from '../../../probes/wire/sct.ts'
import { ServerFlightReader } from '../../../probes/wire/server-flight.ts'
import { makeRoot } from '../../servers/chains.ts'
import { listOf, makeLog, stapleWith } from '../../servers/transparency.ts'
import { SSL_3_0, TLS_1_2 } from '../../../probes/wire/tls-version.ts'
import { CAPTURE_HELLO, handshake, message, serverHelloBody } from './tls-fixtures.ts'

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

  it('rejects a list without anything in it (RFC 6962 §3.3)', () => {
    expect(() => decodeTimestamps(listOf())).to.throw(PeerMisbehaved, 'empty-list')
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

interface Answer {
  readonly leaf?: Uint8Array
  readonly data?: Uint8Array
  readonly isAsked?: boolean
  readonly version?: number
}

/** The answer of a server to a hello that asks for timestamps, or is too short to. */
function flightOf(
  { leaf, data, isAsked = true, version = TLS_1_2 }: Answer,
  chunkByteLength = Number.POSITIVE_INFINITY,
): ShownFlight {
  const extensions = data === undefined ? [] : [[0x0012, [...data]] as const]
  const hello = message(0x02, serverHelloBody({ extensions, version }))
  const certificates = Buffer.concat(leaf === undefined ? [] : [uint24(leaf.length), leaf])
  const rest = [message(0x0b, Buffer.concat([uint24(certificates.length), certificates])), message(0x0e, [])]
  const bytes = handshake(hello, ...(leaf === undefined ? [] : rest))
  const reader = new ServerFlightReader({ ...CAPTURE_HELLO, certificateTimestamps: isAsked })
  for (let offset = 0; offset < bytes.length; offset += chunkByteLength)
    reader.push(bytes.subarray(offset, offset + chunkByteLength))
  if (reader.partial === undefined) throw new Error('no hello')
  return { flight: reader.partial, style: isAsked ? 'full' : 'short' }
}

function uint24(value: number): Buffer {
  return Buffer.from([value >> 16, (value >> 8) & 0xff, value & 0xff])
}

describe('wire readHandshakeTimestamps', () => {
  const log = makeLog('Test')
  const leaf = certificate('ct-leaf.pem')
  const signatures = (flights: readonly ShownFlight[]): readonly string[] | undefined =>
    readHandshakeTimestamps(flights, log.logs)?.map(({ delivery, signature }) => `${delivery} ${signature}`)

  it('reads what a log signed for the certificate as it is, whole and byte by byte (RFC 6962 §3.2)', () => {
    const data = listOf(log.sign(leaf), OF_LEAF)
    const says = ['tls valid', 'tls unknown-log']
    expect(signatures([flightOf({ leaf, data })])).to.deep.equal(says)
    expect(signatures([flightOf({ leaf, data }, 1)])).to.deep.equal(says)
  })

  it('tells none from not asked, and from no certificate that they could be for', () => {
    const data = listOf(log.sign(leaf))
    expect(signatures([flightOf({ leaf })])).to.deep.equal([])
    expect(signatures([])).to.equal(undefined)
    expect(signatures([flightOf({ leaf, isAsked: false })])).to.equal(undefined)
    expect(signatures([flightOf({ data })])).to.equal(undefined)
    expect(signatures([flightOf({ leaf, version: SSL_3_0 })])).to.equal(undefined)
    expect(() => flightOf({ leaf, data, isAsked: false })).to.throw(PeerMisbehaved, 'unoffered-extension')
  })

  it('holds each list against its own leaf, and takes one for each', () => {
    const other = certificate('ct-authority.pem')
    const [ofLeaf, ofOther] = [listOf(log.sign(leaf)), listOf(log.sign(other))]
    const flights = [
      flightOf({ leaf }),
      flightOf({ leaf, data: ofLeaf }),
      flightOf({ leaf: other, data: ofOther }),
      flightOf({ leaf, data: ofOther }),
    ]
    expect(signatures(flights)).to.deep.equal(['tls valid', 'tls valid'])
    expect(signatures(flights.slice(3))).to.deep.equal(['tls invalid'])
  })

  it('comes to an end where a list goes on and on', () => {
    const staple = stapleWith(listOf(...Array.from({ length: 200 }, () => log.sign(leaf))))
    expect(readChainTimestamps({ leaf, staple }, log.logs)).to.have.length(128)
  })

  it('comes to an end where every handshake brings another leaf', () => {
    const flights = Array.from({ length: 40 }, (_, index) =>
      flightOf({ leaf: Uint8Array.of(index), data: listOf(log.sign(leaf)) }),
    )
    expect(signatures(flights)).to.have.length(4)
  })

  it('calls random bytes unreadable, or of logs that are not known', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ minLength: 1 }), (data, garbage) => {
        const said = signatures([flightOf({ leaf: garbage, data })])
        for (const each of said ?? []) expect(each).to.be.oneOf(['tls unreadable', 'tls unknown-log'])
      }),
    )
  })

  it('calls random bytes in the place of a timestamp the same', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 120 }), { maxLength: 3 }), (items) => {
        const said = signatures([flightOf({ leaf, data: listOf(...items) })]) ?? []
        for (const each of said) expect(each).to.be.oneOf(['tls unreadable', 'tls unknown-log'])
      }),
    )
  })
})

/** Of a time past the end of calendars. */
function lateTimestamp(): Buffer {
  const late = Buffer.from(OF_LEAF)
  late.fill(0xff, 33, 41)
  return late
}

describe('registry CT_LOGS', () => {
  it('holds keys that can be read, each of another log', () => {
    expect(knownLogs().size).to.equal(CT_LOGS.length)
    for (const { key } of knownLogs().values()) expect(key.asymmetricKeyType).to.be.oneOf(['ec', 'rsa'])
  })
})
