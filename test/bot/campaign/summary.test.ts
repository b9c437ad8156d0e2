import { expect } from 'chai'
import { summarize } from '../../../bot/campaign/summary.ts'
import type { Grade, Report } from '../../../probes/index.ts'
import {
  aCertificate,
  aFailedEndpoint,
  aLeaf,
  anEndpoint,
  aReport,
  aVerdict,
  DIRECT,
  features,
} from '../reports.ts'

const V6 = { address: '2001:db8::1' } as const
/** While others answer over both families. */
const READING = {
  at: Date.parse('2026-11-22T07:10:23Z'),
  ways: { 4: 'open', 6: 'open' },
  untold: {},
} as const
const NO_STREAM = { features: {} } as const

function c2sOf(...endpoints: Report['endpoints']) {
  return summarize(aReport({ endpoints }), READING).services.c2s
}

describe('bot campaign summarize', () => {
  it('keeps the verdicts, the families, the places and the keys', () => {
    const summary = summarize(
      aReport({
        endpoints: [
          anEndpoint('c2s'),
          anEndpoint('c2s', V6),
          anEndpoint('c2s', DIRECT),
          anEndpoint('s2s', V6),
        ],
        verdict: { c2s: { ...aVerdict('required'), basis: 'proven' }, s2s: aVerdict('optional') },
      }),
      READING,
    )
    const certificates = [
      {
        keyHash: '00',
        notBefore: Date.parse('2026-10-24'),
        notAfter: Date.parse('2027-01-23'),
        issuer: "C=US, O=Let's Encrypt, CN=R11",
      },
    ]
    expect(summary).to.deep.equal({
      at: Date.parse('2026-11-22T07:10:23Z'),
      services: {
        c2s: {
          state: 'required',
          basis: 'proven',
          families: [4, 6],
          endpoints: [
            { security: 'starttls', host: 'xmpp.jp', port: 5222, answers: 'yes' },
            { security: 'direct-tls', host: 'xmpp.jp', port: 5223, answers: 'yes' },
          ],
          certificates,
        },
        s2s: {
          state: 'optional',
          basis: 'advertised',
          families: [6],
          endpoints: [{ security: 'starttls', host: 'xmpp.jp', port: 5269, answers: 'yes' }],
          certificates,
        },
      },
    })
  })

  it('takes the time that it is given', () => {
    expect(summarize(aReport(), { ...READING, at: 7 }).at).to.equal(7)
  })

  it('leaves out what nobody asked about', () => {
    const notAsked = aVerdict('unknown', [{ code: 'not-asked', params: {} }])
    const only = (c2s: Report['verdict']['c2s'], s2s: Report['verdict']['s2s']) =>
      Object.keys(summarize(aReport({ verdict: { c2s, s2s } }), READING).services)
    expect(only(aVerdict('required'), notAsked)).to.deep.equal(['c2s'])
    expect(only(notAsked, aVerdict('required'))).to.deep.equal(['s2s'])
  })

  const failed = (phase: 'dns' | 'tcp' | 'stream' | 'tls', code: 'timeout') =>
    ({ state: 'failed', phase, code }) as const
  const answers = [
    {
      title: 'no to a refused connection',
      outcome: { ...failed('tcp', 'timeout'), code: 'refused' },
      expected: 'no',
    },
    { title: 'no to silence', outcome: failed('stream', 'timeout'), expected: 'no' },
    {
      title: 'no to a host without an address',
      outcome: { ...failed('dns', 'timeout'), code: 'no-address' },
      expected: 'no',
    },
    {
      title: 'yes to a refusal in words',
      outcome: { ...failed('stream', 'timeout'), code: 'stream-error' },
      expected: 'yes',
    },
    { title: 'yes to an alert', outcome: { ...failed('tls', 'timeout'), code: 'alert' }, expected: 'yes' },
    {
      title: 'neither where DNS fails',
      outcome: { ...failed('dns', 'timeout'), code: 'dns-failure' },
      expected: 'unknown',
    },
    {
      title: 'no where IPv4 leads nowhere',
      outcome: { ...failed('tcp', 'timeout'), code: 'unreachable' },
      expected: 'no',
    },
    {
      title: 'neither to what was left out',
      outcome: { state: 'skipped', because: 'bounded' },
      expected: 'unknown',
    },
  ] as const
  for (const { title, outcome, expected } of answers) {
    it(`says ${title}`, () => {
      expect(c2sOf(aFailedEndpoint('c2s', outcome))?.endpoints[0]?.answers).to.equal(expected)
    })
  }

  it('says neither of a place that DNS did not tell of this time', () => {
    const place = { security: 'starttls', host: 'b.xmpp.jp', port: 5222 } as const
    const report = aReport({ endpoints: [anEndpoint('c2s')] })
    const { services } = summarize(report, { ...READING, untold: { c2s: [place] } })
    expect(services.c2s?.endpoints).to.deep.include({ ...place, answers: 'unknown' })
    expect(services.s2s?.endpoints).to.deep.equal([])
  })

  it('says yes where a stream began, whatever came after', () => {
    const outcome = { state: 'failed', phase: 'starttls', code: 'timeout' } as const
    const { tls: _tls, ...clear } = anEndpoint('c2s', { outcome, features: { beforeTls: features() } })
    const { tls, ...rest } = anEndpoint('c2s', { outcome, ...NO_STREAM })
    const inside = { ...rest, features: { afterTls: features() } }
    for (const endpoint of [clear, { ...rest, tls: tls! }, inside])
      expect(c2sOf(endpoint)?.endpoints[0]?.answers).to.equal('yes')
    expect(c2sOf(rest)?.endpoints[0]?.answers).to.equal('no')
    expect(c2sOf({ ...rest, outcome: { state: 'observed' } })?.endpoints[0]?.answers).to.equal('yes')
  })

  it('takes one answer of several addresses for the place', () => {
    const silent = aFailedEndpoint('c2s', { state: 'failed', phase: 'tcp', code: 'timeout' })
    const skipped = aFailedEndpoint('c2s', { state: 'skipped', because: 'bounded' })
    const tellOf = (...endpoints: Report['endpoints']) =>
      c2sOf(...endpoints)?.endpoints.map((one) => one.answers)
    expect(tellOf(silent, anEndpoint('c2s', V6), skipped)).to.deep.equal(['yes'])
    expect(tellOf(skipped, silent, skipped)).to.deep.equal(['no'])
    expect(tellOf(skipped, skipped)).to.deep.equal(['unknown'])
    expect(c2sOf(silent, anEndpoint('c2s', V6))?.families).to.deep.equal([6])
  })

  it('counts an endpoint without an address as no family', () => {
    const { address: _address, ...nowhere } = aFailedEndpoint('c2s', {
      state: 'failed',
      phase: 'dns',
      code: 'no-address',
    })
    expect(c2sOf(nowhere)).to.deep.include({ families: [], certificates: [] })
  })

  it('keeps every key once, with the certificate that ends first', () => {
    const leaf = (spkiSha256: string, notAfter: string) =>
      aLeaf({ spkiSha256, notAfter: `${notAfter}T00:00:00Z` })
    const chain = { sent: [{ certificate: leaf('rsa', '2027-03-01') }] }
    const endpoint = anEndpoint('c2s', {
      certificate: aCertificate({ leaf: leaf('ec', '2027-02-01') }),
      // Only the leaf of a chain is read.
      chains: [chain] as unknown as NonNullable<Report['endpoints'][0]['chains']>,
    })
    const older = anEndpoint('c2s', { certificate: aCertificate({ leaf: leaf('ec', '2027-01-01') }) })
    const shown = (...endpoints: Report['endpoints']) =>
      c2sOf(...endpoints)?.certificates.map(({ keyHash, notAfter }) => [
        keyHash,
        new Date(notAfter).toISOString().slice(0, 10),
      ])
    expect(shown(endpoint, older)).to.deep.equal([
      ['ec', '2027-01-01'],
      ['rsa', '2027-03-01'],
    ])
    expect(shown(older, endpoint)).to.deep.equal([
      ['ec', '2027-01-01'],
      ['rsa', '2027-03-01'],
    ])
  })

  const grade = (parts: Partial<Grade>): Grade => ({
    policy: 'tellus-1',
    letter: 'A',
    isComplete: true,
    because: [],
    unknown: [],
    ...parts,
  })
  const letters = [
    { title: 'the letter of a complete grade', grades: [grade({})], expected: 'A' },
    { title: 'no letter that could be lower', grades: [grade({ isComplete: false })], expected: undefined },
    {
      title: 'no letter of the other policy',
      grades: [grade({ policy: 'xmpp.net-2015' })],
      expected: undefined,
    },
    { title: 'no letter without tests in depth', grades: undefined, expected: undefined },
  ]
  for (const { title, grades, expected } of letters) {
    it(`has ${title}`, () => {
      expect(summarize(aReport(grades === undefined ? {} : { grades }), READING).letter).to.equal(expected)
    })
  }

  it('has no letter where too little was seen', () => {
    const { letter: _letter, ...without } = grade({})
    expect(summarize(aReport({ grades: [without] }), READING)).not.to.have.property('letter')
  })
})
