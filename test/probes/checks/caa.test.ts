import { expect } from 'chai'
import type { PresentedChain } from '../../../probes/authentication.ts'
import { applyDomainChecks } from '../../../probes/checks/index.ts'
import type { CaaFacts, CaaRecord } from '../../../probes/dns-facts.ts'
import type { Finding } from '../../../probes/model.ts'
import { readCaaRecord } from '../../../probes/wire/caa.ts'
import {
  AT,
  discoveryOf,
  endpointOf,
  observation,
  observed,
  presentedChainOf,
  scanOf,
  sentOf,
  TRUST,
} from '../builders.ts'

const HERE = endpointOf()
const LETS_ENCRYPT = "C=US, O=Let's Encrypt, CN=R11"

function record(tag: string, value: string): CaaRecord {
  return readCaaRecord({ flags: 0, tag, value })
}

function found(
  check: string,
  records: readonly CaaRecord[],
  given: { readonly chain?: PresentedChain; readonly caa?: Partial<CaaFacts> } = {},
): readonly Finding[] {
  const security = { isAuthenticatedByResolver: true, validation: { state: 'secure' } } as const
  const caa = observed({ foundAt: 'example.org', records, security, ...given.caa })
  const chains = {
    chains: [given.chain ?? issuedBy(LETS_ENCRYPT)],
    otherKeyType: observed('same' as const),
  } as const
  const seen = [observation(HERE, 'presented-chains', observed(chains))]
  const scan = { ...scanOf([discoveryOf([HERE])], seen), caa }
  return applyDomainChecks(scan, new Date(AT)).filter((finding) => finding.check === check)
}

function issuedBy(
  issuer: string,
  dns: readonly string[] = ['example.org'],
  isTrusted = true,
): PresentedChain {
  const names = { dns, srv: [], xmppAddr: [] }
  return presentedChainOf({ sent: [sentOf({ issuer, names })], path: [0], trust: { ...TRUST, isTrusted } })
}

describe('checks caa.issuer', () => {
  const here = [record('issue', 'letsencrypt.org')]
  const elsewhere = [record('issue', 'pki.goog'), record('issue', 'sectigo.com')]
  const wild = ['*.org']
  const rows: readonly {
    readonly title: string
    readonly records: readonly CaaRecord[]
    readonly chain?: PresentedChain
    readonly caa?: Partial<CaaFacts>
    readonly says: readonly string[]
  }[] = [
    { title: 'an issuer that is allowed', records: here, says: ['pass'] },
    { title: 'one of several', records: [...elsewhere, ...here], says: ['pass'] },
    {
      title: 'one bound to an account',
      records: [record('issue', 'letsencrypt.org; accounturi=https://x/1')],
      says: ['pass'],
    },
    { title: 'an issuer that is not allowed', records: elsewhere, says: ['warn'] },
    { title: 'any issuer where nobody is allowed', records: [record('issue', ';')], says: ['warn'] },
    { title: 'records that say nothing of issuers', records: [record('iodef', 'mailto:a@b.test')], says: [] },
    { title: 'no records', records: [], says: [] },
    {
      title:
        'an issuer that is allowed, where a critical record of an unknown tag keeps all out (RFC 8659 §4.1)',
      records: [...here, readCaaRecord({ flags: 0x80, tag: 'tbs', value: 'Unknown' })],
      says: ['warn'],
    },
    {
      title: 'an issuer that is allowed, by no method at all (RFC 8657 §4)',
      records: [record('issue', 'letsencrypt.org; validationmethods=')],
      says: ['warn'],
    },
    {
      title: 'an organization that no table knows',
      records: elsewhere,
      chain: issuedBy('O=Example CA, CN=R1'),
      says: ['info unknown-issuer'],
    },
    {
      title: 'one whose name only begins like a known one',
      records: elsewhere,
      chain: issuedBy("O=Let's Encrypt Not, CN=R1"),
      says: ['info unknown-issuer'],
    },
    {
      title: 'an organization whose name has a comma',
      records: [record('issue', 'godaddy.com')],
      chain: issuedBy('C=US, O=GoDaddy.com, Inc., CN=G2'),
      says: ['pass'],
    },
    {
      title: 'a name that anybody could have written',
      records: elsewhere,
      chain: issuedBy(LETS_ENCRYPT, ['example.org'], false),
      says: ['info untrusted'],
    },
    {
      title: 'a certificate for another name, which CAA of this domain does not bind',
      records: elsewhere,
      chain: issuedBy(LETS_ENCRYPT, ['hosting.test']),
      says: [],
    },
    {
      title: 'a wildcard, for which issuewild decides (RFC 8659 §4.3)',
      records: [...here, record('issuewild', 'pki.goog')],
      chain: issuedBy(LETS_ENCRYPT, wild),
      caa: { foundAt: 'org' },
      says: ['warn'],
    },
    {
      title: 'a wildcard, for which issue decides where there is no issuewild',
      records: here,
      chain: issuedBy(LETS_ENCRYPT, wild),
      caa: { foundAt: 'org' },
      says: ['pass'],
    },
    {
      title: 'a wildcard, which records below its name do not bind',
      records: elsewhere,
      chain: issuedBy(LETS_ENCRYPT, wild),
      says: [],
    },
    {
      title: 'the name itself beside a wildcard, for which issuewild does not count',
      records: [...here, record('issuewild', 'pki.goog')],
      chain: issuedBy(LETS_ENCRYPT, ['*.org', 'example.org']),
      says: ['pass'],
    },
  ]
  for (const { title, records, says, ...given } of rows) {
    it(`says ${says.join(', ') || 'nothing'} of ${title}`, () => {
      const told = found('caa.issuer', records, given).map(({ level, params }) =>
        `${level} ${String(params['because'] ?? '')}`.trim(),
      )
      expect(told).to.deep.equal(says)
    })
  }
})

describe('checks caa.issuer, of two chains', () => {
  const other = issuedBy('O=Example CA, CN=R1')
  const known = issuedBy(LETS_ENCRYPT)
  function levels(records: readonly CaaRecord[], ...chains: [PresentedChain, ...PresentedChain[]]) {
    const security = { isAuthenticatedByResolver: true, validation: { state: 'secure' } } as const
    const caa = observed({ foundAt: 'example.org', records, security })
    const presented = observed({ chains, otherKeyType: observed('presented' as const) })
    const scan = {
      ...scanOf([discoveryOf([HERE])], [observation(HERE, 'presented-chains', presented)]),
      caa,
    }
    return applyDomainChecks(scan, new Date(AT))
      .filter(({ check }) => check === 'caa.issuer')
      .map(({ level, params }) => [level, params])
  }

  it('tells of the one whose issuer is not allowed', () => {
    const records = [record('issue', 'pki.goog'), record('issue', 'sectigo.com')]
    const expected = [['warn', { issuer: LETS_ENCRYPT, allowed: 'pki.goog, sectigo.com' }]]
    expect(levels(records, other, known)).to.deep.equal(expected)
    expect(levels(records, known, other)).to.deep.equal(expected)
  })

  it('tells of the one whose issuer nobody knows, before one that is allowed', () => {
    const expected = {
      issuer: 'O=Example CA, CN=R1',
      allowed: 'letsencrypt.org',
      because: 'unknown-issuer',
    }
    expect(levels([record('issue', 'letsencrypt.org')], known, other)).to.deep.equal([['info', expected]])
  })
})

describe('checks caa.restriction', () => {
  const bound = [
    { title: 'nobody in particular', value: 'ca.test', says: 'info' },
    { title: 'an account', value: 'ca.test; accounturi=urn:a:1', says: 'pass' },
    { title: 'control of DNS', value: 'ca.test; validationmethods=dns-01', says: 'pass' },
  ]
  for (const { title, value, says } of bound) {
    it(`says ${says} of an issuer that is bound to ${title} (RFC 8657), and where that stands`, () => {
      const [finding] = found('caa.restriction', [record('issue', value)], { caa: { foundAt: 'org' } })
      expect([finding?.level, finding?.params['foundAt']]).to.deep.equal([says, 'org'])
    })
  }

  it('tells issuers with what they are bound to (RFC 8657 §3, §4)', () => {
    const records = [
      record('issue', 'letsencrypt.org; validationmethods=dns-01,http-01; accounturi=https://x.test/1'),
      record('issuewild', 'pki.goog'),
      record('issue', 'not a domain'),
      record('issue', ';'),
    ]
    const [finding] = found('caa.restriction', records)
    expect(finding?.params['issuers']).to.equal(
      'letsencrypt.org (dns-01; http-01; https://x.test/1), pki.goog',
    )
  })

  const outlawed = [
    { tag: 'tbs', flags: 0x80, says: 'nobody' },
    { tag: 'tbs', flags: 0x7f, says: 'issuers' },
    { tag: 'contactemail', flags: 0x80, says: 'issuers' },
    { tag: 'issue', flags: 0x80, says: 'issuers' },
  ]
  for (const { tag, flags, says } of outlawed) {
    it(`says ${says} of a record ${tag} with flags ${flags} beside an issuer (RFC 8659 §4.1)`, () => {
      const records = [record('issue', 'ca.test'), readCaaRecord({ flags, tag, value: 'ca.test' })]
      const [finding] = found('caa.restriction', records)
      expect(finding?.params['restriction']).to.equal(says)
      const [syntax] = found('caa.syntax', records)
      expect([syntax?.level, syntax?.params['value']]).to.deep.equal(
        says === 'nobody' ? ['warn', 'tbs ca.test'] : ['pass', undefined],
      )
    })
  }

  const securities = [
    { security: { isAuthenticatedByResolver: true, validation: { state: 'secure' } }, by: 'us' },
    {
      security: {
        isAuthenticatedByResolver: true,
        validation: { state: 'unproven', because: 'absence', zone: 'x' },
      },
      by: 'resolver',
    },
    {
      security: { isAuthenticatedByResolver: false, validation: { state: 'unsigned', zone: 'x' } },
      by: 'nobody',
    },
    {
      security: {
        isAuthenticatedByResolver: true,
        validation: { state: 'bogus', because: 'signature', zone: 'x' },
      },
      by: 'bogus',
    },
  ] as const
  for (const { security, by } of securities) {
    it(`tells who vouches: ${by}`, () => {
      const [finding] = found('caa.restriction', [], { caa: { security } })
      expect(finding?.params['securedBy']).to.equal(by)
    })
  }
})
