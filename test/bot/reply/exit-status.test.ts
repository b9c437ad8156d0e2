import { expect } from 'chai'
import { exitStatus } from '../../../bot/reply/exit-status.ts'
import type { Report, Service, VerdictState } from '../../../probes/index.ts'
import {
  aCertificate,
  aFailedEndpoint,
  aFinding,
  aReport,
  aVerdict,
  anEndpoint,
  untrusted,
} from '../reports.ts'

function withStates(c2s: VerdictState, s2s: VerdictState): Report {
  return aReport({ verdict: { c2s: aVerdict(c2s), s2s: aVerdict(s2s) } })
}

const both: readonly Service[] = ['c2s', 's2s']

describe('bot exitStatus', () => {
  const states: readonly (readonly [VerdictState, VerdictState, number])[] = [
    ['required', 'required', 0],
    ['required', 'not-offered', 0],
    ['not-offered', 'required', 0],
    ['optional', 'required', 2],
    ['required', 'optional', 2],
    ['absent', 'required', 2],
    ['not-enforced', 'required', 2],
    ['unusable', 'required', 2],
    ['unknown', 'required', 3],
    ['required', 'unknown', 3],
    ['unknown', 'optional', 2],
    ['unknown', 'unknown', 3],
    ['not-offered', 'unknown', 3],
    ['not-offered', 'not-offered', 3],
  ]
  for (const [c2s, s2s, expected] of states) {
    it(`is ${expected} for c2s ${c2s}, s2s ${s2s}`, () => {
      expect(exitStatus(withStates(c2s, s2s), both)).to.equal(expected)
    })
  }

  it('speaks only of the services that were asked about', () => {
    const report = withStates('optional', 'required')
    expect(exitStatus(report, ['c2s'])).to.equal(2)
    expect(exitStatus(report, ['s2s'])).to.equal(0)
  })

  const certificates = [
    { title: 'untrusted', certificate: aCertificate({ trust: untrusted('SELF_SIGNED_CERT_IN_CHAIN') }) },
    { title: 'expired', certificate: aCertificate({ trust: untrusted('CERT_HAS_EXPIRED'), daysLeft: -1 }) },
    { title: 'for another name', certificate: aCertificate({ name: 'mismatch' }) },
  ]
  for (const { title, certificate } of certificates) {
    it(`is 2 for one certificate of many that is ${title}`, () => {
      const endpoints = [anEndpoint('c2s'), anEndpoint('c2s', { host: 'b.example', certificate })]
      expect(exitStatus(aReport({ endpoints }), both)).to.equal(2)
      expect(exitStatus(aReport({ endpoints }), ['s2s'])).to.equal(0)
    })
  }

  it('is 1 when a check warns about an asked service', () => {
    const report = aReport({ findings: [aFinding('certificate.expiry', { level: 'warn' })] })
    expect(exitStatus(report, both)).to.equal(1)
    expect(exitStatus(report, ['s2s'])).to.equal(0)
  })

  it('is 0 when checks pass or only inform', () => {
    const findings = [aFinding('a.b', { level: 'pass' }), aFinding('a.c', { level: 'info' })]
    expect(exitStatus(aReport({ findings }), both)).to.equal(0)
  })

  it('prefers a warning to what could not be told', () => {
    const report = aReport({
      verdict: { c2s: aVerdict('required'), s2s: aVerdict('unknown') },
      endpoints: [
        anEndpoint('c2s'),
        aFailedEndpoint('s2s', { state: 'failed', phase: 'tcp', code: 'timeout' }),
      ],
      findings: [aFinding('tls.version', { level: 'fail' })],
    })
    expect(exitStatus(report, both)).to.equal(1)
  })
})
