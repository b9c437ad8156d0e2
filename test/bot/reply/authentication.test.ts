import { expect } from 'chai'
import { translator } from '../../../bot/locales/index.ts'
import { authenticationLines } from '../../../bot/reply/authentication.ts'
import { DOMAIN_CHECKS } from '../../../probes/checks/index.ts'
import type { FindingReport, NotChecked, Report, Service } from '../../../probes/index.ts'
import { aReport, anEndpoint } from '../reports.ts'

const translate = translator('en')

function finding(
  check: string,
  params: FindingReport['params'],
  level: FindingReport['level'] = 'info',
): FindingReport {
  return { check, level, params, spec: [] }
}

const BOTH: readonly Service[] = ['c2s', 's2s']

function linesOf(
  parts: Partial<Report>,
  services: readonly Service[] = BOTH,
  told: ReadonlySet<string> = new Set(),
): readonly string[] {
  return authenticationLines(aReport(parts), services, told, translate).map((line) => translate(line))
}

describe('bot reply authenticationLines', () => {
  const lines = (...findings: readonly FindingReport[]): readonly string[] => linesOf({ findings })

  it('says nothing where nobody looked', () => {
    expect(lines()).to.deep.equal([])
  })

  it('names what hinders interception, and what of it is not known', () => {
    const params = { channelBinding: 'yes: announced', dane: 'unknown: timeout', caa: 'yes: accounts' }
    expect(lines(finding('mitm.resistance', params))).to.deep.equal([
      'Interception with a valid certificate is hindered by channel binding, CAA that binds issuers to accounts or to DNS.',
      'CAA binds only those issuers that heed it (RFC 8657).',
      'Against interception, not known: DANE.',
    ])
  })

  it('says what CAA does not help against where nobody vouches for it (RFC 8657 §5.6)', () => {
    const params = { channelBinding: 'no: absent', dane: 'no: no-records', caa: 'yes: accounts-unsigned' }
    expect(lines(finding('mitm.resistance', params))).to.deep.equal([
      'Interception with a valid certificate is hindered by CAA that binds issuers to accounts or to DNS.',
      'CAA binds only those issuers that heed it (RFC 8657), and stops nobody who can also forge answers of DNS: nobody vouches for these.',
    ])
  })

  it('says that nothing was found, whom CAA lets issue, and who vouches for that', () => {
    const params = { channelBinding: 'no: absent', dane: 'no: no-records', caa: 'no: issuers' }
    const issuers = 'letsencrypt.org (dns-01; https://acme.test/acct/1), ca.test'
    const found = lines(
      finding('caa.restriction', { restriction: 'issuers', issuers, securedBy: 'resolver' }),
      finding('mitm.resistance', params),
    )
    expect(found).to.deep.equal([
      'CAA: named issuers only, but for any account: whoever intercepts the traffic can have a certificate made.',
      'CAA names: letsencrypt.org (dns-01; https://acme.test/acct/1), ca.test',
      'CAA: only the resolver vouches for this answer of DNS.',
      'Nothing was found that would hinder interception with a valid certificate.',
    ])
  })

  const vouchers = [
    ['us', /checked here/],
    ['resolver', /only the resolver/],
    ['nobody', /nobody vouches/],
    ['bogus', /^✖ CAA: .*signed wrongly/],
  ] as const
  for (const [securedBy, says] of vouchers) {
    it(`tells apart who vouches for CAA: ${securedBy}`, () => {
      const [, line] = lines(finding('caa.restriction', { restriction: 'nobody', securedBy, issuers: '' }))
      expect(line).to.match(says)
    })
  }

  const rows: readonly { readonly finding: FindingReport; readonly says: RegExp }[] = [
    ...['bogus', 'insecure', 'insecure-target', 'unusable', 'no-match'].map((problem) => ({
      finding: {
        ...finding('dane.match', { problem, endpoint: 'xmpp.test:5222' }, 'fail' as const),
        endpoint: 0,
      },
      says: /^[✖⚠] DANE: .*xmpp\.test:5222/,
    })),
    ...(['us', 'resolver'] as const).map((securedBy) => ({
      finding: { ...finding('dane.match', { securedBy }, 'pass' as const), endpoint: 0 },
      says: securedBy === 'us' ? /^DANE: .*:5222; .*checked here/ : /^DANE: .*only the resolver says/,
    })),
    {
      finding: finding(
        'posh.match',
        { service: 'c2s', problem: 'no-match', endpoints: 'a.test:5222, b.test:5222' },
        'fail',
      ),
      says: /^✖ POSH: a\.test:5222, b\.test:5222: /,
    },
    {
      finding: finding('posh.match', { service: 'c2s', problem: 'untrusted', endpoints: '' }, 'fail'),
      says: /^✖ POSH: the document/,
    },
    {
      finding: finding('posh.match', { service: 'c2s', problem: 'void', endpoints: '' }, 'warn'),
      says: /^⚠ POSH: the document .*for no time/,
    },
    {
      finding: finding(
        'posh.match',
        { service: 'c2s', problem: 'expired', endpoints: 'a.test:5222' },
        'fail',
      ),
      says: /^✖ POSH: a\.test:5222: .*outside its dates/,
    },
    {
      finding: finding('posh.match', { service: 's2s' }, 'pass'),
      says: /^POSH: .* the certificates for s2s /,
    },
    { finding: finding('caa.syntax', { value: 'ca test' }, 'warn'), says: /^⚠ CAA: .*“ca test”/ },
    { finding: finding('caa.issuer', { issuer: 'O=CA' }, 'pass'), says: /^CAA allows .*O=CA$/ },
    { finding: finding('caa.issuer', { issuer: 'O=CA' }, 'warn'), says: /^⚠ CAA does not allow .*\(O=CA\)/ },
    {
      finding: finding('caa.issuer', { issuer: 'O=CA', because: 'untrusted' }),
      says: /not compared .*not trusted.*\(O=CA\)/,
    },
    {
      finding: finding('caa.issuer', { issuer: 'O=CA', because: 'unknown-issuer' }),
      says: /not compared .*not known here \(O=CA\)/,
    },
    {
      finding: { ...finding('chain.timestamps', { count: 2, logs: 'A, B' }, 'pass'), endpoint: 0 },
      says: /^Transparency: .*A, B$/,
    },
    {
      finding: { ...finding('chain.timestamps', { count: 0, logs: '' }), endpoint: 0 },
      says: /^Transparency: neither the certificate nor its OCSP staple holds/,
    },
    {
      finding: { ...finding('tls.timestamps', { count: 2, logs: 'A, B' }, 'pass'), endpoint: 0 },
      says: /^Transparency: .*A, B$/,
    },
  ]
  for (const { finding: given, says } of rows) {
    it(`words ${given.check} ${JSON.stringify(given.params)}`, () => {
      const found = lines(given)
      expect(found).to.have.length(1)
      expect(found[0]).to.match(says)
    })
  }

  it('says that there are no timestamps only where none came in any way', () => {
    const none = { count: 0, logs: '' }
    const inside = { ...finding('chain.timestamps', none), endpoint: 0 }
    const inTls = { ...finding('tls.timestamps', none), endpoint: 0 }
    expect(lines(inside, inTls)[0]).to.match(/^Transparency: .*without timestamps/)
    expect(lines(inside, { ...inTls, endpoint: 2 })[0]).to.match(/neither the certificate nor/)
    expect(lines(inside, { ...inTls, level: 'unknown', params: {} })[0]).to.match(
      /neither the certificate nor/,
    )
    expect(lines({ ...inside, params: { count: 1, logs: '' } }, inTls)).to.deep.equal([])
    expect(lines(inTls)).to.deep.equal([])
  })

  it('names each log once, whichever way its timestamp came', () => {
    const found = lines(
      { ...finding('chain.timestamps', { count: 1, logs: 'A' }, 'pass'), endpoint: 0 },
      { ...finding('tls.timestamps', { count: 2, logs: 'A, B' }, 'pass'), endpoint: 0 },
    )
    expect(found).to.have.length(1)
    expect(found[0]).to.match(/: A, B$/)
  })

  it('words what every check of the domain may find, beside those of the web', () => {
    const worded = [...rows.map((row) => row.finding.check), 'caa.restriction', 'mitm.resistance']
    const checks = DOMAIN_CHECKS.map(({ id }) => id).filter((id) => !id.startsWith('web.'))
    expect(worded).to.include.members(checks)
  })

  it('warns of keys that differ', () => {
    const [warning] = lines(finding('mitm.resistance', { sameKey: 'no: different-keys' }, 'warn'))
    expect(warning).to.match(/^⚠ The endpoints/)
  })

  it('tells of the services that were asked about only', () => {
    const dane = { ...finding('dane.match', { securedBy: 'us' }, 'pass' as const), endpoint: 2 }
    const posh = finding('posh.match', { service: 'c2s' }, 'pass')
    expect(linesOf({ findings: [dane, posh] }, ['c2s'])).to.have.length(1)
    expect(linesOf({ findings: [dane, posh] }, ['s2s'])).to.have.length(1)
  })

  it('does not tell again what was told with the grade', () => {
    const dane = { ...finding('dane.match', { problem: 'no-match', endpoint: 'a' }, 'fail'), endpoint: 0 }
    expect(linesOf({ findings: [dane] }, BOTH, new Set(['dane.match']))).to.deep.equal([])
  })

  for (const isAuthenticatedByResolver of [true, false]) {
    it(`tells who vouches that there are no TLSA records: ${isAuthenticatedByResolver ? 'the resolver' : 'nobody'}`, () => {
      const validation = { state: 'unproven', because: 'absence', zone: 'xmpp.jp' } as const
      const dane = { owner: 'x', records: [], security: { isAuthenticatedByResolver, validation } }
      expect(linesOf({ endpoints: [anEndpoint('c2s', { dane })] })).to.deep.equal([
        isAuthenticatedByResolver
          ? 'DANE: no TLSA records for xmpp.jp:5222; for that, only the resolver vouches.'
          : 'DANE: no TLSA records were found for xmpp.jp:5222; nobody vouches that there are none.',
      ])
    })
  }

  it('says what was not checked, and why, each reason once', () => {
    const notChecked: readonly NotChecked[] = [
      { what: 'ocsp', because: 'not-asked', endpoint: 0 },
      { what: 'crl', because: 'not-asked', endpoint: 0 },
      { what: 'ocsp', because: 'not-asked', endpoint: 1 },
      { what: 'crl', because: 'no-place', endpoint: 1 },
      { what: 'sct', because: 'unknown-log', endpoint: 2 },
      { what: 'sct', because: 'unknown-issuer', endpoint: 0 },
      { what: 'sct', because: 'encrypted', endpoint: 0 },
      { what: 'sct', because: 'unanswered', endpoint: 1 },
      { what: 'dane', because: 'bounded', endpoint: 0 },
      { what: 'caa', because: 'timeout' },
      { what: 'posh', because: 'refused' },
    ]
    const [line] = linesOf({ notChecked })
    expect(line).to.equal(
      'Not checked: OCSP/CRL (issuers are asked on request only), CRL (the certificate names no place to ask), ' +
        'SCT (signed by a log that is not known here), SCT (the issuer’s certificate is not known), ' +
        'SCT (in TLS 1.3 the handshake carries them encrypted), DANE (not reached), SCT/CAA/POSH (no answer).',
    )
    expect(linesOf({ notChecked }, ['s2s'])).to.deep.equal([
      'Not checked: SCT (signed by a log that is not known here), CAA/POSH (no answer).',
    ])
  })
})
