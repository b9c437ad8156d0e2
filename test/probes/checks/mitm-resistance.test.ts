import { createHash } from 'node:crypto'
import { expect } from 'chai'
import type { PresentedChains } from '../../../probes/authentication.ts'
import { applyDomainChecks } from '../../../probes/checks/index.ts'
import { caaRestriction } from '../../../probes/checks/caa.ts'
import { mitmResistance } from '../../../probes/checks/mitm-resistance.ts'
import type { CaaFacts, DaneFacts, DnsSecurity } from '../../../probes/dns-facts.ts'
import type { Endpoint, Observation, Outcome, Scan, StreamFeatures, TlsFacts } from '../../../probes/model.ts'
import { readCaaRecord } from '../../../probes/wire/caa.ts'
import {
  AT,
  discoveryOf,
  endpointOf,
  failed,
  featuresOf,
  observation,
  observed,
  presentedChainOf,
  scanOf,
  sentOf,
  skippedFor,
} from '../builders.ts'

const NOW = new Date(AT)
const HERE = endpointOf()
const THERE = endpointOf({ address: '192.0.2.2' })
const FOR_SERVERS = endpointOf({ service: 's2s' })
const UNSEEN = failed('tls', 'timeout')
const SECURE: DnsSecurity = { isAuthenticatedByResolver: false, validation: { state: 'secure' } }
const UNSIGNED: DnsSecurity = {
  isAuthenticatedByResolver: false,
  validation: { state: 'unsigned', zone: 'example.org' },
}
const BOGUS: DnsSecurity = {
  isAuthenticatedByResolver: true,
  validation: { state: 'bogus', because: 'signature', zone: 'example.org' },
}

/** A record that names every certificate of these tests, which hold no bytes. */
const OF_NOTHING = {
  usage: 3,
  selector: 0,
  matchingType: 1,
  association: createHash('sha256').digest('hex'),
}

function scan(observations: readonly Observation[], given: Partial<Scan> = {}): Scan {
  return { ...scanOf([discoveryOf([HERE, THERE])], observations), ...given }
}

function caa(values: readonly string[], security = SECURE, tag = 'issue'): Outcome<CaaFacts> {
  const records = values.map((value) => readCaaRecord({ flags: 0, tag, value }))
  return observed({ records, security, foundAt: 'example.org' })
}

function login(
  endpoint: Endpoint,
  features: Partial<StreamFeatures>,
  version: TlsFacts['version'] = 'TLSv1.3',
): readonly Observation[] {
  return [
    observation(endpoint, 'tls', observed({ version, suite: 'X' })),
    observation(endpoint, 'features-after-tls', observed(featuresOf(features))),
  ]
}

const SAME: PresentedChains['otherKeyType'] = { state: 'observed', value: 'same' }

function keyAt(endpoint: Endpoint, ...spkis: readonly [string, ...string[]]): Observation {
  return keysAt(endpoint, spkis, SAME)
}

/** @param otherKeyType What became of the look for a second type of key. */
function keysAt(
  endpoint: Endpoint,
  spkis: readonly string[],
  otherKeyType: PresentedChains['otherKeyType'],
): Observation {
  const [first, ...rest] = spkis.map((spkiSha256) =>
    presentedChainOf({ sent: [sentOf({ spkiSha256 })], path: [0] }),
  )
  if (first === undefined) throw new Error('at least one')
  const chains: PresentedChains = { chains: [first, ...rest], otherKeyType }
  return observation(endpoint, 'presented-chains', observed(chains))
}

function daneAt(endpoint: Endpoint, given: Partial<DaneFacts> = {}): Observation {
  const facts = { owner: 'o', records: [OF_NOTHING], security: SECURE, addresses: observed(SECURE), ...given }
  return observation(endpoint, 'dane', observed(facts))
}

const PLUS = { mechanisms: ['SCRAM-SHA-1-PLUS', 'SCRAM-SHA-1'] }
const ANNOUNCED = { ...PLUS, channelBindingTypes: ['tls-exporter'] }

describe('checks mitmResistance', () => {
  const rows: readonly {
    readonly factor: keyof ReturnType<typeof mitmResistance>
    readonly title: string
    readonly scan: Scan
    readonly says: string
  }[] = [
    { factor: 'channelBinding', title: 'no session', scan: scan([]), says: 'unknown: not-reached' },
    {
      factor: 'channelBinding',
      title: 'types announced',
      scan: scan(login(HERE, ANNOUNCED)),
      says: 'yes: announced',
    },
    {
      factor: 'channelBinding',
      title: '-PLUS without a word of types in TLS 1.2',
      scan: scan(login(HERE, PLUS, 'TLSv1.2')),
      says: 'unknown: unknown-master-secret',
    },
    {
      factor: 'channelBinding',
      title: '-PLUS without a word of types in TLS 1.3, as ejabberd 23.01 offers it',
      scan: scan(login(HERE, PLUS)),
      says: 'unknown: untold',
    },
    {
      factor: 'channelBinding',
      title: 'a second address without',
      scan: scan([...login(HERE, ANNOUNCED), ...login(THERE, { mechanisms: ['PLAIN'] })]),
      says: 'no: absent',
    },
    {
      factor: 'channelBinding',
      title: 'between servers only',
      scan: scan(login(endpointOf({ service: 's2s' }), ANNOUNCED)),
      says: 'unknown: not-reached',
    },
    { factor: 'dane', title: 'no look', scan: scan([]), says: 'unknown: not-asked' },
    {
      factor: 'dane',
      title: 'no records',
      scan: scan([daneAt(HERE, { records: [] })]),
      says: 'no: no-records',
    },
    {
      factor: 'dane',
      title: 'DNS that does not answer',
      scan: scan([observation(HERE, 'dane', failed('dns', 'timeout'))]),
      says: 'unknown: timeout',
    },
    {
      factor: 'dane',
      title: 'an endpoint that was left out',
      scan: scan([daneAt(HERE), keyAt(HERE, 'a'), observation(THERE, 'dane', skippedFor('bounded'))]),
      says: 'unknown: bounded',
    },
    {
      factor: 'dane',
      title: 'no chain to compare with',
      scan: scan([daneAt(HERE)]),
      says: 'unknown: no-chain',
    },
    { factor: 'dane', title: 'a match', scan: scan([daneAt(HERE), keyAt(HERE, 'a')]), says: 'yes: match' },
    {
      factor: 'dane',
      title: 'a match at one of two',
      scan: scan([daneAt(HERE), keyAt(HERE, 'a'), daneAt(THERE, { records: [] }), keyAt(THERE, 'a')]),
      says: 'no: some-endpoints',
    },
    {
      factor: 'dane',
      title: 'addresses that could not be asked for',
      scan: scan([daneAt(HERE, { addresses: failed('dns', 'timeout') }), keyAt(HERE, 'a')]),
      says: 'unknown: unproven',
    },
    {
      factor: 'dane',
      title: 'records that nobody signed',
      scan: scan([daneAt(HERE, { security: UNSIGNED }), keyAt(HERE, 'a')]),
      says: 'no: insecure',
    },
    { factor: 'caa', title: 'no look', scan: scan([]), says: 'unknown: not-asked' },
    {
      factor: 'caa',
      title: 'DNS that does not answer',
      scan: scan([], { caa: failed('dns', 'timeout') }),
      says: 'unknown: timeout',
    },
    { factor: 'caa', title: 'no records', scan: scan([], { caa: caa([]) }), says: 'no: anybody' },
    { factor: 'caa', title: 'an issuer', scan: scan([], { caa: caa(['ca.test']) }), says: 'no: issuers' },
    {
      factor: 'caa',
      title: 'an account',
      scan: scan([], { caa: caa(['ca.test; accounturi=urn:a:1']) }),
      says: 'yes: accounts',
    },
    {
      factor: 'caa',
      title: 'control of DNS alone',
      scan: scan([], { caa: caa(['ca.test; validationmethods=dns-01']) }),
      says: 'yes: by-dns',
    },
    {
      factor: 'caa',
      title: 'an account in unsigned DNS',
      scan: scan([], { caa: caa(['ca.test; accounturi=urn:a:1'], UNSIGNED) }),
      says: 'yes: accounts-unsigned',
    },
    {
      factor: 'caa',
      title: 'signatures that do not hold',
      scan: scan([], { caa: caa(['ca.test; accounturi=urn:a:1'], BOGUS) }),
      says: 'unknown: bogus',
    },
    { factor: 'caa', title: 'nobody', scan: scan([], { caa: caa([';']) }), says: 'yes: nobody' },
    {
      factor: 'sameKey',
      title: 'one endpoint',
      scan: scan([keyAt(HERE, 'a')]),
      says: 'unknown: one-endpoint',
    },
    {
      factor: 'sameKey',
      title: 'one key',
      scan: scan([keyAt(HERE, 'a'), keyAt(THERE, 'a')]),
      says: 'yes: same',
    },
    {
      factor: 'sameKey',
      title: 'the same two keys, whichever comes first',
      scan: scan([keyAt(HERE, 'a', 'b'), keyAt(THERE, 'b', 'a')]),
      says: 'yes: same',
    },
    {
      factor: 'sameKey',
      title: 'two keys',
      scan: scan([keyAt(HERE, 'a'), keyAt(THERE, 'b')]),
      says: 'no: different-keys',
    },
    {
      factor: 'sameKey',
      title: 'a key more at one of them',
      scan: scan([keyAt(HERE, 'a', 'b'), keyAt(THERE, 'a')]),
      says: 'no: different-keys',
    },
    {
      factor: 'sameKey',
      title: 'a key more where the look for a second one timed out elsewhere',
      scan: scan([keyAt(HERE, 'a', 'b'), keysAt(THERE, ['a'], UNSEEN)]),
      says: 'unknown: other-key-type',
    },
    {
      factor: 'sameKey',
      title: 'two keys where neither look for a second one came to its end',
      scan: scan([keysAt(HERE, ['a'], UNSEEN), keysAt(THERE, ['b'], UNSEEN)]),
      says: 'unknown: other-key-type',
    },
    {
      factor: 'sameKey',
      title: 'a key that is not among those seen whole elsewhere',
      scan: scan([keyAt(HERE, 'a', 'b'), keysAt(THERE, ['c'], UNSEEN)]),
      says: 'no: different-keys',
    },
    {
      factor: 'sameKey',
      title: 'two keys between servers',
      scan: scan([keyAt(FOR_SERVERS, 'a'), keyAt({ ...FOR_SERVERS, address: '192.0.2.2' }, 'b')]),
      says: 'no: different-keys',
    },
    {
      factor: 'sameKey',
      title: 'another key between servers',
      scan: scan([keyAt(HERE, 'a'), keyAt(THERE, 'a'), keyAt(FOR_SERVERS, 'b')]),
      says: 'yes: same',
    },
  ]
  for (const { factor, title, scan: given, says } of rows) {
    it(`says of ${factor}, given ${title}: ${says}`, () => {
      const { state, because } = mitmResistance(given, NOW)[factor]
      expect(`${state}: ${because}`).to.equal(says)
    })
  }

  const levels = [
    { title: 'nothing, where nobody looked', scan: scan(login(HERE, ANNOUNCED)), expected: [] },
    { title: 'info where nothing resists', scan: scan([keyAt(HERE, 'a')]), expected: ['info'] },
    {
      title: 'pass where one thing does',
      scan: scan([keyAt(HERE, 'a'), ...login(HERE, ANNOUNCED)]),
      expected: ['pass'],
    },
    {
      title: 'pass where DNSSEC secures CAA that binds to accounts (RFC 8657 §5.6)',
      scan: scan([], { caa: caa(['ca.test; accounturi=urn:a:1']) }),
      expected: ['pass'],
    },
    {
      title: 'info where that is unsigned, and nothing else resists (RFC 8657 §5.6)',
      scan: scan([], { caa: caa(['ca.test; accounturi=urn:a:1'], UNSIGNED) }),
      expected: ['info'],
    },
    {
      title: 'warn where keys differ, whatever else there is',
      scan: scan([keyAt(HERE, 'a'), keyAt(THERE, 'b'), ...login(HERE, ANNOUNCED)]),
      expected: ['warn'],
    },
  ]
  it('tells every factor with its reason', () => {
    const [finding] = applyDomainChecks(scan([keyAt(HERE, 'a'), daneAt(HERE)]), NOW).filter(
      ({ check }) => check === 'mitm.resistance',
    )
    expect([finding?.level, finding?.params]).to.deep.equal([
      'pass',
      {
        channelBinding: 'unknown: not-reached',
        dane: 'yes: match',
        caa: 'unknown: not-asked',
        sameKey: 'unknown: one-endpoint',
      },
    ])
  })

  for (const { title, scan: given, expected } of levels) {
    it(`finds ${title}`, () => {
      const found = applyDomainChecks(given, NOW).filter(({ check }) => check === 'mitm.resistance')
      expect(found.map(({ level }) => level)).to.deep.equal(expected)
    })
  }
})

describe('checks caaRestriction', () => {
  const rows: readonly {
    readonly title: string
    readonly of: readonly [string, string][]
    readonly says: string
  }[] = [
    { title: 'iodef alone', of: [['iodef', 'mailto:x']], says: 'anybody' },
    {
      title: 'issuewild alone, which says nothing of other names',
      of: [['issuewild', ';']],
      says: 'anybody',
    },
    {
      title: 'one account and one issuer',
      of: [
        ['issue', 'a.test; accounturi=urn:a:1'],
        ['issue', 'b.test'],
      ],
      says: 'issuers',
    },
    {
      title: 'an account, and any for wildcards',
      of: [
        ['issue', 'a.test; accounturi=urn:a:1'],
        ['issuewild', 'b.test'],
      ],
      says: 'issuers',
    },
    {
      title: 'an account, and nobody for wildcards',
      of: [
        ['issue', 'a.test; accounturi=urn:a:1'],
        ['issuewild', ';'],
      ],
      says: 'accounts',
    },
    {
      title: 'issuers that look at DNS only (RFC 8657 §4)',
      of: [
        ['issue', 'a.test; validationmethods=dns-01'],
        ['issuewild', 'b.test; accounturi=urn:a:1'],
      ],
      says: 'by-dns',
    },
    {
      title: 'one that looks at web servers too',
      of: [
        ['issue', 'a.test; validationmethods=dns-01'],
        ['issue', 'b.test; validationmethods=dns-01,http-01'],
      ],
      says: 'issuers',
    },
    {
      title: 'one by methods of its own, of which nobody knows what they look at',
      of: [['issue', 'a.test; validationmethods=ca-own']],
      says: 'issuers',
    },
    { title: 'an issuer that cannot be read', of: [['issue', 'a test']], says: 'nobody' },
    {
      title: 'an account that is no URI (RFC 8657 §3)',
      of: [['issue', 'a.test; accounturi=1']],
      says: 'nobody',
    },
    {
      title: 'an issuer by no method (RFC 8657 §4)',
      of: [['issue', 'a.test; validationmethods=']],
      says: 'nobody',
    },
  ]
  for (const { title, of, says } of rows) {
    it(`takes ${title} for ${says} (RFC 8659 §4.2)`, () => {
      const records = of.map(([tag, value]) => readCaaRecord({ flags: 0, tag, value }))
      expect(caaRestriction({ records, security: SECURE })).to.equal(says)
    })
  }

  it('tells of a value that issuers cannot read (RFC 8659 §4.2)', () => {
    const found = (values: readonly string[]) =>
      applyDomainChecks(scan([], { caa: caa(values) }), NOW)
        .filter(({ check }) => check === 'caa.syntax')
        .map(({ level, params }) => `${level} ${String(params['value'] ?? '')}`)
    expect(found(['ca.test'])).to.deep.equal(['pass '])
    expect(found(['ca.test', 'ca test'])).to.deep.equal(['warn ca test'])
    expect(found([])).to.deep.equal([])
  })
})
