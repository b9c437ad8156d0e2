import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { judge } from '../../probes/judge.ts'
import type { CertificateChain, Observation } from '../../probes/model.ts'
import {
  AT,
  discoveryOf,
  endpointOf,
  failed,
  featuresOf,
  observation,
  observed,
  scanOf,
  sessionAt,
} from './builders.ts'
import { schemaErrors } from './report-schema.ts'

const NOW = new Date(AT)

const CHAIN: CertificateChain = {
  certificates: [
    {
      subject: 'CN=example.org',
      issuer: 'C=US, O=Example CA, CN=R1',
      serialNumber: '0badcafe',
      notBefore: '2026-10-01T00:00:00.000Z',
      notAfter: '2026-12-01T07:09:59.000Z',
      names: { dns: ['example.org'], srv: [], xmppAddr: [], commonName: 'example.org' },
      key: { type: 'ec', group: 'prime256v1' },
      signatureAlgorithm: 'sha256WithRSAEncryption',
      isSelfIssued: false,
      sha256: 'a'.repeat(64),
      spkiSha256: 'b'.repeat(64),
    },
  ],
  trust: { isTrusted: true, anchors: { source: 'node 20.20.2', count: 144, sha256: 'c'.repeat(64) } },
}

const ENDPOINT = endpointOf()
const WHOLE_SESSION = sessionAt(ENDPOINT, {
  'features-before-tls': observed(featuresOf({ starttls: 'required', others: ['caps'] })),
  starttls: observed({ trailingByteLength: 0 }),
  tls: observed({
    version: 'TLSv1.3',
    suite: 'TLS_AES_256_GCM_SHA384',
    group: { name: 'X25519', keyBits: 253 },
  }),
  'certificate-chain': observed(CHAIN),
  'features-after-tls': observed(featuresOf({ mechanisms: ['SCRAM-SHA-256', 'PLAIN'] })),
})

describe('judge', () => {
  it('reports a whole session field by field, as the schema has it', () => {
    const report = judge(scanOf([discoveryOf([ENDPOINT])], WHOLE_SESSION), NOW)
    expect(schemaErrors(report)).to.deep.equal([])
    expect(report.verdict.c2s.state).to.equal('required')
    expect(report.verdict.s2s.state).to.equal('unknown')
    const [endpoint] = report.endpoints
    expect(endpoint?.outcome).to.deep.equal({ state: 'observed' })
    expect(endpoint?.features.beforeTls).to.deep.equal({
      starttls: 'required',
      mechanisms: [],
      sasl2Mechanisms: [],
      others: ['caps'],
    })
    expect(endpoint?.certificate).to.include({ name: 'match', daysLeft: 8, chainLength: 1 })
  })

  it('keeps what was learnt before a failure, and tells where the session ended', () => {
    const session = sessionAt(ENDPOINT, {
      'features-before-tls': observed(featuresOf({ starttls: 'required' })),
      starttls: observed({ trailingByteLength: 0 }),
      tls: failed('tls', 'alert'),
    })
    const report = judge(scanOf([discoveryOf([ENDPOINT])], session), NOW)
    expect(schemaErrors(report)).to.deep.equal([])
    expect(report.endpoints[0]?.outcome).to.deep.equal({ state: 'failed', phase: 'tls', code: 'alert' })
    expect(report.endpoints[0]?.features.beforeTls?.starttls).to.equal('required')
    expect(report.endpoints[0]).not.to.have.property('tls')
  })

  it('makes a finding unknown when the fact that it needs could not be had', () => {
    const session = sessionAt(ENDPOINT, { 'features-before-tls': failed('tcp', 'timeout') })
    const { findings } = judge(scanOf([discoveryOf([ENDPOINT])], session), NOW)
    expect(findings.map(({ check, level }) => [check, level])).to.deep.equal([
      ['starttls.offer', 'unknown'],
      ['starttls.login-before-tls', 'unknown'],
    ])
  })

  it('lists the targets that a scan left out', () => {
    const leftOut = [
      {
        ...endpointOf({ host: 'inside.example.org' }),
        outcome: { state: 'skipped', because: 'guarded' } as const,
      },
    ]
    const report = judge(scanOf([discoveryOf([], { leftOut })], []), NOW)
    expect(schemaErrors(report)).to.deep.equal([])
    expect(report.endpoints.map(({ host, outcome }) => [host, outcome])).to.deep.equal([
      ['inside.example.org', { state: 'skipped', because: 'guarded' }],
    ])
  })

  it('says that a certificate is not valid yet, and that the server wants one of ours', () => {
    const wanted = { phase: 'stream', code: 'alert', isCertificateWanted: true } as const
    const session = WHOLE_SESSION.map((each) =>
      each.kind === 'features-after-tls'
        ? observation(ENDPOINT, each.kind, { state: 'failed', failure: wanted })
        : each,
    )
    const tooEarly = new Date('2020-01-01T00:00:00Z')
    const report = judge(scanOf([discoveryOf([ENDPOINT])], session), tooEarly)
    expect(schemaErrors(report)).to.deep.equal([])
    expect(report.endpoints[0]?.certificate).to.include({ isEarly: true })
    expect(report.endpoints[0]?.outcome).to.deep.equal({ state: 'failed', ...wanted })
  })

  it('says of TLS that our OpenSSL cannot do that it is there', () => {
    const refused = { state: 'failed', failure: { phase: 'tls', code: 'alert' } } as const
    const session = sessionAt(ENDPOINT, { tls: refused })
    const picked = { version: 'TLSv1.3', suite: 'TLS_AES_128_GCM_SHA256', group: 'MLKEM768' } as const
    const seen = [...session, observation(ENDPOINT, 'hello-answer', { state: 'observed', value: picked })]
    const outcomeIn = (observations: readonly Observation[]): unknown => {
      const report = judge(scanOf([discoveryOf([ENDPOINT])], observations), NOW)
      expect(schemaErrors(report)).to.deep.equal([])
      return report.endpoints[0]?.outcome
    }
    expect(outcomeIn(session)).to.deep.equal({ state: 'failed', phase: 'tls', code: 'alert' })
    expect(outcomeIn(seen)).to.deep.equal({ state: 'failed', phase: 'tls', code: 'alert', isBeyondUs: true })
    // On another connection our OpenSSL did it: the server is unsteady, and says nothing of what we lack.
    const reaction = { kind: 'ignored' } as const
    const had = observation(ENDPOINT, 'command-injection', observed({ sent: '<iq/>', reaction }))
    expect(outcomeIn([...seen, had])).not.to.have.property('isBeyondUs')
  })

  it('counts the days of a certificate from the day of the judgement', () => {
    const tooLate = new Date('2026-12-02T00:00:00Z')
    const { findings } = judge(scanOf([discoveryOf([ENDPOINT])], WHOLE_SESSION), tooLate)
    expect(findings.find(({ check }) => check === 'certificate.expiry')?.level).to.equal('fail')
  })
})

describe('report.schema.json', () => {
  it('refuses a key that it does not know, so that this suite notices what it forgot', () => {
    const report = { ...judge(scanOf([], []), NOW), surprise: true }
    expect(schemaErrors(report)).to.deep.equal(['must NOT have additional properties'])
  })

  it('is valid JSON Schema of the draft that it names', () => {
    const text = readFileSync('probes/report.schema.json', 'utf8')
    expect(JSON.parse(text)).to.include({ $schema: 'https://json-schema.org/draft/2020-12/schema' })
  })
})
