import { expect } from 'chai'
import { applyChecks } from '../../../probes/checks/index.ts'
import type { Certificate, Trust } from '../../../probes/model.ts'
import { AT, certificateOf, endpointOf, observation, observed, TRUST } from '../builders.ts'

const NOW = Date.parse(AT)
const DAY_MS = 86_400_000

/** @returns The level and the parameters of one check of a leaf. */
function found(check: string, leaf: Partial<Certificate>, trust: Trust = TRUST): unknown {
  const chain = observed({ certificates: [certificateOf(leaf)] as const, trust })
  const [finding] = applyChecks(
    [observation(endpointOf(), 'certificate-chain', chain)],
    new Date(NOW),
  ).filter((each) => each.check === check)
  return finding && [finding.level, finding.params]
}

/** A time that is so many milliseconds from now. */
function at(fromNowMs: number): string {
  return new Date(NOW + fromNowMs).toISOString()
}

describe('checks certificate.trust', () => {
  it('passes what leads to an anchor', () => {
    expect(found('certificate.trust', {})).to.deep.equal(['pass', {}])
  })

  it('tells why something does not', () => {
    const reason = 'DEPTH_ZERO_SELF_SIGNED_CERT'
    const untrusted = { ...TRUST, isTrusted: false, reason }
    expect(found('certificate.trust', {}, untrusted)).to.deep.equal(['fail', { reason }])
    const unsaid = { ...TRUST, isTrusted: false }
    expect(found('certificate.trust', {}, unsaid)).to.deep.equal(['fail', { reason: 'UNSPECIFIED' }])
  })
})

describe('checks certificate.name', () => {
  it('tells which name is the one of the domain (RFC 9525 §6)', () => {
    expect(found('certificate.name', {})).to.deep.equal(['pass', { kind: 'dns', presented: 'example.org' }])
  })

  it('tells some of the names where none is, of every kind, and the common name, which counts for nothing', () => {
    const names = {
      dns: ['a.test'],
      srv: ['_xmpp-client.b.test'],
      xmppAddr: ['c.test'],
      commonName: 'Example',
    }
    expect(found('certificate.name', { names })).to.deep.equal([
      'fail',
      { domain: 'example.org', presented: 'a.test, _xmpp-client.b.test, c.test', commonName: 'Example' },
    ])
    const many = Array.from({ length: 7 }, (_, index) => `${index}.test`)
    expect(found('certificate.name', { names: { dns: many, srv: [], xmppAddr: [] } })).to.deep.equal([
      'fail',
      { domain: 'example.org', presented: '0.test, 1.test, 2.test, 3.test, 4.test', commonName: '' },
    ])
  })
})

describe('checks certificate.expiry (RFC 5280 §4.1.2.5)', () => {
  const LONG_AGO = at(-100 * DAY_MS)
  const rows: readonly {
    readonly title: string
    readonly dates: Pick<Certificate, 'notBefore' | 'notAfter'>
    readonly says: readonly [string, object]
  }[] = [
    {
      title: 'passes with fourteen days left',
      dates: { notBefore: LONG_AGO, notAfter: at(14 * DAY_MS) },
      says: ['pass', { daysLeft: 14 }],
    },
    {
      title: 'warns with less, since renewal is overdue',
      dates: { notBefore: LONG_AGO, notAfter: at(14 * DAY_MS - 1) },
      says: ['warn', { daysLeft: 13 }],
    },
    {
      title: 'lets the last moment be inside',
      dates: { notBefore: LONG_AGO, notAfter: at(0) },
      says: ['warn', { daysLeft: 0 }],
    },
    {
      title: 'fails after it',
      dates: { notBefore: LONG_AGO, notAfter: at(-1) },
      says: ['fail', { daysLeft: -1 }],
    },
    {
      title: 'lets the first moment be inside',
      dates: { notBefore: at(0), notAfter: at(90 * DAY_MS) },
      says: ['pass', { daysLeft: 90 }],
    },
    {
      title: 'fails before it, and says so',
      dates: { notBefore: at(1), notAfter: at(90 * DAY_MS) },
      says: ['fail', { daysLeft: 90, isEarly: true }],
    },
  ]
  for (const { title, dates, says } of rows) {
    it(title, () => expect(found('certificate.expiry', dates)).to.deep.equal(says))
  }
})

describe('checks tls.version', () => {
  for (const [version, level] of [
    ['TLSv1', 'fail'],
    ['TLSv1.1', 'fail'],
    ['TLSv1.2', 'pass'],
    ['TLSv1.3', 'pass'],
  ] as const) {
    it(`says ${level} of ${version} (RFC 8996)`, () => {
      const tls = observation(endpointOf(), 'tls', observed({ version, suite: 'X' }))
      const [finding] = applyChecks([tls], new Date(NOW)).filter(({ check }) => check === 'tls.version')
      expect([finding?.level, finding?.params]).to.deep.equal([level, { version }])
    })
  }
})
