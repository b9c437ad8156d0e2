import { createHash, X509Certificate } from 'node:crypto'
import { expect } from 'chai'
import type { PresentedChain } from '../../../probes/authentication.ts'
import { applyDomainChecks } from '../../../probes/checks/index.ts'
import { daneProblem, daneSecuredBy } from '../../../probes/checks/dane.ts'
import { matchTlsa, type TlsaMatch, usableRecords } from '../../../probes/checks/tlsa.ts'
import type { DaneFacts, DnssecValidation, TlsaRecord } from '../../../probes/dns-facts.ts'
import type { Level, Outcome } from '../../../probes/model.ts'
import { readCertificateBytes, readSentCertificate } from '../../../probes/wire/presented-chain.ts'
import { type Link, makeRoot } from '../../servers/chains.ts'
import { daysFromNow } from '../../servers/certificates.ts'
import {
  discoveryOf,
  endpointOf,
  failed,
  observation,
  observed,
  presentedChainOf,
  scanOf,
  skippedFor,
  TRUST,
} from '../builders.ts'

describe('checks matchTlsa', () => {
  let root: Link
  let namesake: Link
  let intermediate: Link
  let leaf: Link
  let chain: PresentedChain

  before(async () => {
    root = await makeRoot()
    namesake = await makeRoot()
    intermediate = await root.sign({ commonName: 'Intermediate', isAuthority: true, algorithm: 'rsa' })
    leaf = await intermediate.sign({ commonName: 'example.org', dns: ['example.org'] })
    chain = presentedChainOf({
      sent: [readSentCertificate(leaf.der), readSentCertificate(intermediate.der)],
      path: [0, 1],
      anchor: { subject: 'CN=Root', ...readCertificateBytes(root.der) },
    })
  })

  /** As Node's own reader of certificates gives them, not ours. */
  function association({ der }: Link, selector: number, matchingType: number): string {
    const spki = new X509Certificate(der).publicKey.export({ type: 'spki', format: 'der' })
    const bytes = selector === 0 ? der : spki
    if (matchingType === 0) return bytes.toString('hex')
    return createHash(matchingType === 1 ? 'sha256' : 'sha512')
      .update(bytes)
      .digest('hex')
  }

  function recordFor(link: Link, usage: number, selector = 1, matchingType = 1): TlsaRecord {
    return { usage, selector, matchingType, association: association(link, selector, matchingType) }
  }

  function match(
    record: TlsaRecord,
    given: Partial<PresentedChain> = {},
    isNamed = true,
    now = new Date(),
  ): TlsaMatch {
    return matchTlsa(record, { chain: { ...chain, ...given }, isNamed, now })
  }

  for (const selector of [0, 1]) {
    for (const matchingType of [0, 1, 2]) {
      it(`compares by selector ${selector} and matching type ${matchingType} (RFC 6698 §2.1)`, () => {
        expect(match(recordFor(leaf, 3, selector, matchingType))).to.equal('match')
        expect(match(recordFor(intermediate, 3, selector, matchingType))).to.equal('no-match')
      })
    }
  }

  function withExpiredRoot(): Partial<PresentedChain> {
    const sent = readSentCertificate(root.der)
    const expired = { ...sent, certificate: { ...sent.certificate, notAfter: daysFromNow(-1).toISOString() } }
    const [first, ...others] = chain.sent
    return { sent: [first, ...others, expired], path: [0, 1, 2] }
  }

  /** The chain with one certificate that has run out. */
  function withExpired(position: number): Partial<PresentedChain> {
    const notAfter = daysFromNow(-1).toISOString()
    const [first, ...others] = chain.sent.map((each, index) =>
      index === position ? { ...each, certificate: { ...each.certificate, notAfter } } : each,
    )
    if (first === undefined) throw new Error('a chain has a leaf')
    return { sent: [first, ...others] }
  }

  const UNTRUSTED = { trust: { ...TRUST, isTrusted: false } }
  const rows: readonly {
    readonly title: string
    readonly of: () => TlsaMatch
    readonly expected: TlsaMatch
  }[] = [
    { title: 'usage 0 for the intermediate', of: () => match(recordFor(intermediate, 0)), expected: 'match' },
    {
      title: 'usage 0 for the anchor, which is not sent',
      of: () => match(recordFor(root, 0)),
      expected: 'match',
    },
    { title: 'usage 0 for the leaf', of: () => match(recordFor(leaf, 0)), expected: 'no-match' },
    {
      title: 'usage 0 without trust',
      of: () => match(recordFor(intermediate, 0), UNTRUSTED),
      expected: 'untrusted',
    },
    { title: 'usage 1 for the leaf', of: () => match(recordFor(leaf, 1)), expected: 'match' },
    { title: 'usage 1 without trust', of: () => match(recordFor(leaf, 1), UNTRUSTED), expected: 'untrusted' },
    {
      title: 'usage 1 for another name',
      of: () => match(recordFor(leaf, 1), {}, false),
      expected: 'wrong-name',
    },
    {
      title: 'usage 2 without trust',
      of: () => match(recordFor(intermediate, 2), UNTRUSTED),
      expected: 'match',
    },
    {
      title: 'usage 2 for an anchor that is not sent',
      of: () => match(recordFor(root, 2)),
      expected: 'no-match',
    },
    {
      title: 'usage 2 for what is sent beside the path',
      of: () => match(recordFor(intermediate, 2), { path: [0] }),
      expected: 'no-match',
    },
    {
      title: 'usage 2 for another name',
      of: () => match(recordFor(intermediate, 2), {}, false),
      expected: 'wrong-name',
    },
    {
      title: 'usage 2 after the end',
      of: () => match(recordFor(intermediate, 2), {}, true, daysFromNow(100)),
      expected: 'expired',
    },
    {
      title: 'usage 3 without trust, for another name, after the end (RFC 7671 §5.1)',
      of: () => match(recordFor(leaf, 3), UNTRUSTED, false, daysFromNow(100)),
      expected: 'match',
    },
    { title: 'usage 4', of: () => match({ ...recordFor(leaf, 3), usage: 4 }), expected: 'unusable' },
    { title: 'selector 2', of: () => match({ ...recordFor(leaf, 3), selector: 2 }), expected: 'unusable' },
    {
      title: 'matching type 3',
      of: () => match({ ...recordFor(leaf, 3), matchingType: 3 }),
      expected: 'unusable',
    },
    {
      title: 'a digest that is cut (RFC 6698 §4.1)',
      of: () => match({ ...recordFor(leaf, 3), association: 'ab'.repeat(31) }),
      expected: 'unusable',
    },
    {
      title: 'nothing at all, as a whole certificate (RFC 6698 §4.1)',
      of: () => match({ ...recordFor(leaf, 3, 0, 0), association: '' }),
      expected: 'unusable',
    },
    {
      title: 'usage 2 for an anchor that stands in DNS as a whole (RFC 7671 §5.2.2)',
      of: () => match(recordFor(root, 2, 0, 0), UNTRUSTED),
      expected: 'match',
    },
    {
      title: 'usage 2 for a whole certificate that signed nothing of the path',
      of: () => match(recordFor(leaf, 2, 0, 0)),
      expected: 'no-match',
    },
    {
      title: 'usage 2 for the digest of such an anchor, which proves nothing unless it is sent',
      of: () => match(recordFor(root, 2, 0, 1)),
      expected: 'no-match',
    },
    {
      title: 'usage 2 for the key of such an anchor alone',
      of: () => match(recordFor(root, 2, 1, 0)),
      expected: 'no-match',
    },
    {
      title: 'usage 2 for a certificate of the name of the anchor, with another key',
      of: () => match(recordFor(namesake, 2, 0, 0)),
      expected: 'no-match',
    },
    {
      title: 'usage 2 for the leaf, which is no anchor of itself',
      of: () => match(recordFor(leaf, 2)),
      expected: 'no-match',
    },
    {
      title: 'usage 0 where no anchor is known',
      of: () => {
        const { anchor: _anchor, ...rest } = chain
        return matchTlsa(recordFor(root, 0), { chain: rest, isNamed: true, now: new Date() })
      },
      expected: 'no-match',
    },
    {
      title: 'usage 1 after the end',
      of: () => match(recordFor(leaf, 1), {}, true, daysFromNow(100)),
      expected: 'expired',
    },
    {
      title: 'usage 2 where the leaf alone has expired',
      of: () => match(recordFor(intermediate, 2), withExpired(0)),
      expected: 'expired',
    },
    {
      title: 'usage 2 for an intermediate that has expired itself',
      of: () => match(recordFor(intermediate, 2), withExpired(1)),
      expected: 'expired',
    },
    {
      title: 'usage 2 for what is no certificate',
      of: () => match({ ...recordFor(root, 2, 0, 0), association: '3000' }),
      expected: 'no-match',
    },
    {
      title: 'usage 2 below what has expired (RFC 6698 §2.1.1)',
      of: () => match(recordFor(intermediate, 2), withExpiredRoot()),
      expected: 'match',
    },
    {
      title: 'usage 0 below what has expired',
      of: () => match(recordFor(intermediate, 0), withExpiredRoot()),
      expected: 'expired',
    },
  ]
  for (const { title, of, expected } of rows) {
    it(`says ${expected} of ${title}`, () => expect(of()).to.equal(expected))
  }

  const SECURE = security({ state: 'secure' })
  const UNSIGNED = security({ state: 'unsigned', zone: 'test' })
  const BY_RESOLVER = security({ state: 'unsigned', zone: 'test' }, true)
  const BOGUS = security({ state: 'bogus', because: 'signature', zone: 'test' }, true)

  function security(validation: DnssecValidation, isAuthenticatedByResolver = false) {
    return { isAuthenticatedByResolver, validation }
  }

  function daneOf(given: Partial<DaneFacts> = {}): DaneFacts {
    return {
      owner: '_5222._tcp.xmpp.example.org',
      records: [recordFor(leaf, 3)],
      security: SECURE,
      addresses: observed(SECURE),
      srv: observed(SECURE),
      ...given,
    }
  }

  const problems: readonly {
    readonly title: string
    readonly dane: () => DaneFacts
    readonly expected: ReturnType<typeof daneProblem>
  }[] = [
    { title: 'nothing wrong', dane: () => daneOf(), expected: undefined },
    {
      title: 'nothing wrong where the resolver vouches',
      dane: () => daneOf({ security: BY_RESOLVER }),
      expected: undefined,
    },
    { title: 'records that nobody signed', dane: () => daneOf({ security: UNSIGNED }), expected: 'insecure' },
    {
      title: 'signatures that do not hold, whatever the resolver says',
      dane: () => daneOf({ security: BOGUS }),
      expected: 'bogus',
    },
    {
      title: 'SRV records that nobody signed',
      dane: () => daneOf({ srv: observed(UNSIGNED) }),
      expected: 'insecure-target',
    },
    {
      title: 'SRV records that could not be asked for',
      dane: () => daneOf({ srv: failed('dns', 'timeout') }),
      expected: 'unknown',
    },
    {
      title: 'addresses that could not be asked for',
      dane: () => daneOf({ addresses: failed('dns', 'timeout') }),
      expected: 'unknown',
    },
    {
      title: 'SRV records whose signatures do not hold',
      dane: () => daneOf({ srv: observed(BOGUS) }),
      expected: 'bogus',
    },
    {
      title: 'addresses whose signatures do not hold',
      dane: () => daneOf({ addresses: observed(BOGUS) }),
      expected: 'bogus',
    },
    {
      title: 'records of which it is not known whether something nearer is hidden',
      dane: () => daneOf({ security: security({ state: 'unproven', because: 'wildcard', zone: 'test' }) }),
      expected: 'unknown',
    },
    {
      title: 'records that are signed by what nobody can check, which is as if unsigned (RFC 4035 §5.2)',
      dane: () => daneOf({ security: security({ state: 'unproven', because: 'algorithm', zone: 'test' }) }),
      expected: 'insecure',
    },
    {
      title: 'records of which one cannot be understood and none other matches',
      dane: () => daneOf({ records: [recordFor(root, 3), { ...recordFor(leaf, 3), association: '00' }] }),
      expected: 'no-match',
    },
    {
      title: 'addresses that nobody signed',
      dane: () => daneOf({ addresses: observed(UNSIGNED) }),
      expected: 'insecure-target',
    },
    {
      title: 'a key that no record names',
      dane: () => daneOf({ records: [recordFor(root, 3)] }),
      expected: 'no-match',
    },
    {
      title: 'a key that no record names, beside records that nobody understands',
      dane: () => daneOf({ records: [recordFor(root, 3), { ...recordFor(leaf, 3), usage: 9 }] }),
      expected: 'no-match',
    },
    {
      title: 'records that nobody understands (RFC 7673 §4.1)',
      dane: () => daneOf({ records: [{ ...recordFor(leaf, 3), usage: 9 }] }),
      expected: 'unusable',
    },
    {
      title: 'nothing wrong where one of several records matches',
      dane: () => daneOf({ records: [recordFor(root, 3), recordFor(leaf, 3, 0)] }),
      expected: undefined,
    },
  ]
  for (const { title, dane, expected } of problems) {
    it(`finds ${title} (RFC 7673 §3)`, () => {
      const chains = { chains: [chain] as const, otherKeyType: observed('same' as const) }
      expect(daneProblem(endpointOf(), dane(), chains, new Date())).to.equal(expected)
    })
  }

  it('asks that every chain that is presented be named', () => {
    const other = { ...chain, sent: [readSentCertificate(root.der)] as const, path: [0] as const }
    const chains = { chains: [chain, other] as const, otherKeyType: observed('presented' as const) }
    expect(daneProblem(endpointOf(), daneOf(), chains, new Date())).to.equal('no-match')
    const both = daneOf({ records: [recordFor(leaf, 3), recordFor(root, 3)] })
    expect(daneProblem(endpointOf(), both, chains, new Date())).to.equal(undefined)
  })

  it('says unknown where nobody knows whether there is another chain', () => {
    const otherKeyType = failed('tls', 'timeout')
    const seen = { chains: [chain] as const, otherKeyType }
    expect(daneProblem(endpointOf(), daneOf(), seen, new Date())).to.equal('unknown')
    const stranger = daneOf({ records: [recordFor(root, 3)] })
    expect(daneProblem(endpointOf(), stranger, seen, new Date())).to.equal('no-match')
  })

  it('takes the target for a name where DNSSEC secures the way there (RFC 7673 §4.1)', () => {
    const chains = { chains: [chain] as const, otherKeyType: observed('same' as const) }
    const hosted = endpointOf({ domain: 'example.net', host: 'example.org' })
    const records = [recordFor(intermediate, 2)]
    expect(daneProblem(hosted, daneOf({ records }), chains, new Date())).to.equal(undefined)
    const elsewhere = endpointOf({ domain: 'example.net', host: 'xmpp.example.net' })
    expect(daneProblem(elsewhere, daneOf({ records }), chains, new Date())).to.equal('no-match')
  })

  it('takes the name that the records stand under for one too (RFC 7671 §7)', () => {
    const chains = { chains: [chain] as const, otherKeyType: observed('same' as const) }
    const aliased = endpointOf({ domain: 'example.net', host: 'xmpp.example.net' })
    const dane = daneOf({ owner: '_5222._tcp.example.org', records: [recordFor(intermediate, 2)] })
    expect(daneProblem(aliased, dane, chains, new Date())).to.equal(undefined)
  })

  it('takes no target that was learnt from a redirect, whatever is signed (RFC 7673 §3.1)', () => {
    const chains = { chains: [chain] as const, otherKeyType: observed('same' as const) }
    const { srv: _srv, ...dane } = daneOf()
    const redirected = endpointOf({ source: 'redirect' })
    expect(daneProblem(redirected, dane, chains, new Date())).to.equal('insecure-target')
    expect(daneProblem(endpointOf({ source: 'fallback' }), dane, chains, new Date())).to.equal(undefined)
  })

  it('believes the strongest digest only, for each usage and selector (RFC 7671 §9)', () => {
    const weaker = recordFor(leaf, 3, 1, 1)
    const stronger = recordFor(root, 3, 1, 2)
    const whole = recordFor(leaf, 3, 1, 0)
    const other = recordFor(leaf, 3, 0, 1)
    const cut = { ...stronger, association: '00' }
    expect(usableRecords([weaker, stronger, whole, other])).to.deep.equal([stronger, whole, other])
    expect(usableRecords([weaker, cut])).to.deep.equal([weaker])
    const ofAnotherUsage = recordFor(leaf, 1, 1, 1)
    expect(usableRecords([ofAnotherUsage, stronger])).to.deep.equal([ofAnotherUsage, stronger])
    const chains = { chains: [chain] as const, otherKeyType: observed('same' as const) }
    expect(daneProblem(endpointOf(), daneOf({ records: [weaker, stronger] }), chains, new Date())).to.equal(
      'no-match',
    )
  })

  describe('as a finding', () => {
    const chainsSeen = () =>
      observation(
        endpointOf(),
        'presented-chains',
        observed({ chains: [chain] as const, otherKeyType: observed('same' as const) }),
      )
    const place = { endpoint: 'xmpp.example.org:5222' }
    const owned = { ...place, owner: '_5222._tcp.xmpp.example.org' }
    const findings: readonly {
      readonly title: string
      readonly dane: () => Outcome<DaneFacts>
      readonly isSeen?: boolean
      readonly says: readonly (readonly [Level, object])[]
    }[] = [
      {
        title: 'a match, and who vouches for it',
        dane: () => observed(daneOf({ srv: observed(BY_RESOLVER) })),
        says: [['pass', { ...owned, securedBy: 'resolver' }]],
      },
      {
        title: 'a key that no record names',
        dane: () => observed(daneOf({ records: [recordFor(root, 3)] })),
        says: [['fail', { ...owned, problem: 'no-match' }]],
      },
      {
        title: 'records that nobody signed',
        dane: () => observed(daneOf({ security: UNSIGNED })),
        says: [['warn', { ...owned, problem: 'insecure' }]],
      },
      {
        title: 'a way that could not be asked for',
        dane: () => observed(daneOf({ addresses: failed('dns', 'timeout') })),
        says: [['unknown', owned]],
      },
      {
        title: 'no chain to compare with',
        dane: () => observed(daneOf()),
        isSeen: false,
        says: [['unknown', owned]],
      },
      { title: 'DNS that does not answer', dane: () => failed('dns', 'timeout'), says: [['unknown', place]] },
      { title: 'no records', dane: () => observed(daneOf({ records: [] })), says: [] },
      { title: 'an endpoint that was left out', dane: () => skippedFor('bounded'), says: [] },
    ]
    for (const { title, dane, isSeen = true, says } of findings) {
      it(`says ${says[0]?.[0] ?? 'nothing'} of ${title}`, () => {
        const seen = [observation(endpointOf(), 'dane', dane()), ...(isSeen ? [chainsSeen()] : [])]
        const found = applyDomainChecks(scanOf([discoveryOf([endpointOf()])], seen), new Date())
          .filter(({ check }) => check === 'dane.match')
          .map(({ level, params }) => [level, params])
        expect(found).to.deep.equal(says)
      })
    }

    it('takes the name of a domain whose records stand under another one', () => {
      const hosted = endpointOf({ domain: 'example.org', host: 'xmpp.hosting.test' })
      const chains = { chains: [chain] as const, otherKeyType: observed('same' as const) }
      const dane = daneOf({ owner: '_5222._tcp.xmpp.hosting.test', records: [recordFor(intermediate, 2)] })
      expect(daneProblem(hosted, dane, chains, new Date())).to.equal(undefined)
    })
  })

  it('tells who vouches for the weakest part of the way', () => {
    expect(daneSecuredBy(daneOf())).to.equal('us')
    expect(daneSecuredBy(daneOf({ srv: observed(BY_RESOLVER) }))).to.equal('resolver')
    expect(daneSecuredBy(daneOf({ addresses: observed(UNSIGNED) }))).to.equal(undefined)
    expect(daneSecuredBy(daneOf({ addresses: failed('dns', 'timeout') }))).to.equal(undefined)
    const { srv: _srv, ...fallback } = daneOf()
    expect(daneSecuredBy(fallback)).to.equal('us')
  })
})
