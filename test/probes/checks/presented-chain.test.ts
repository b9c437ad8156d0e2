import { expect } from 'chai'
import type {
  CrlAnswer,
  OcspAnswer,
  PresentedChain,
  PresentedChains,
  Revocation,
  Timestamp,
} from '../../../probes/authentication.ts'
import { applyChecks } from '../../../probes/checks/index.ts'
import type { Certificate, Endpoint, PresentedIdentifiers } from '../../../probes/model.ts'
import {
  AT,
  certificateOf,
  endpointOf,
  failed,
  INTERMEDIATE,
  LEAF,
  observation,
  observed,
  presentedChainOf as chainOf,
  sentOf,
  skippedFor,
  TRUST,
} from '../builders.ts'

const NOW = new Date(AT)
function withoutAnchor(given: Partial<PresentedChain> = {}): PresentedChain {
  const { anchor: _anchor, ...rest } = chainOf(given)
  return rest
}

const GOOD: OcspAnswer = {
  status: 'good',
  isSignatureValid: true,
  thisUpdate: '2026-11-20T00:00:00.000Z',
  nextUpdate: '2026-11-27T00:00:00.000Z',
}

const NOT_LISTED: CrlAnswer = {
  status: 'not-listed',
  isSignatureValid: true,
  thisUpdate: '2026-11-20T00:00:00.000Z',
  nextUpdate: '2026-11-27T00:00:00.000Z',
}
const NOWHERE = skippedFor('not-offered')
const ASKED: Revocation = { ocsp: observed(GOOD), crl: observed(NOT_LISTED) }

const UNTRUSTED = { ...TRUST, isTrusted: false, reason: 'CERT_HAS_EXPIRED' }
const NOBODY: PresentedIdentifiers = { dns: ['other.test'], srv: [], xmppAddr: [] }
const PAST = { notBefore: '2026-10-01T00:00:00.000Z', notAfter: '2026-11-21T00:00:00.000Z' }
const TO_COME = { notBefore: '2026-11-23T00:00:00.000Z', notAfter: '2026-12-21T00:00:00.000Z' }
const CURRENT = { notBefore: PAST.notBefore, notAfter: TO_COME.notAfter }

function found(
  check: string,
  chains: readonly [PresentedChain, ...PresentedChain[]],
  otherKeyType: PresentedChains['otherKeyType'] = observed('same' as const),
): readonly string[] {
  const outcome = observed({ chains, otherKeyType })
  return applyChecks([observation(endpointOf(), 'presented-chains', outcome)], NOW)
    .filter((finding) => finding.check === check)
    .map(({ level, params }) => `${level} ${JSON.stringify(params)}`)
}

const TABLE: Readonly<
  Record<string, readonly { title: string; chains: [PresentedChain, ...PresentedChain[]]; says: string[] }[]>
> = {
  'chain.complete': [
    { title: 'a path to an anchor', chains: [chainOf()], says: ['pass {"anchor":"CN=Root"}'] },
    {
      title: 'a missing intermediate',
      chains: [withoutAnchor({ sent: [LEAF], path: [0] })],
      says: ['fail {"issuer":"CN=Intermediate","isToBeFetched":false}'],
    },
    {
      title: 'one that clients may fetch by AIA',
      chains: [withoutAnchor({ sent: [sentOf({}, { issuerUrls: ['http://ca.test/i'] })], path: [0] })],
      says: ['fail {"issuer":"CN=Intermediate","isToBeFetched":true}'],
    },
    {
      title: 'a root that nobody knows',
      chains: [withoutAnchor({ sent: [sentOf({ isSelfIssued: true })], path: [0] })],
      says: [],
    },
    {
      title: 'the worse one of two chains',
      chains: [chainOf(), withoutAnchor({ sent: [LEAF], path: [0] })],
      says: ['fail {"issuer":"CN=Intermediate","isToBeFetched":false}'],
    },
    {
      title: 'the worse one, where it comes first',
      chains: [withoutAnchor({ sent: [LEAF], path: [0] }), chainOf()],
      says: ['fail {"issuer":"CN=Intermediate","isToBeFetched":false}'],
    },
    {
      title: 'what is wrong with one, beside another of which there is nothing to say',
      chains: [
        withoutAnchor({ sent: [LEAF], path: [0] }),
        withoutAnchor({ sent: [sentOf({ isSelfIssued: true })], path: [0] }),
      ],
      says: ['fail {"issuer":"CN=Intermediate","isToBeFetched":false}'],
    },
  ],
  'chain.order': [
    { title: 'the right order', chains: [chainOf()], says: ['pass {}'] },
    { title: 'the right order with gaps', chains: [chainOf({ path: [0, 2] })], says: ['pass {}'] },
    { title: 'the wrong order', chains: [chainOf({ path: [0, 2, 1] })], says: ['warn {}'] },
  ],
  'chain.extra': [
    { title: 'nothing more than the path', chains: [chainOf()], says: ['pass {}'] },
    {
      title: 'the leaf twice',
      chains: [chainOf({ sent: [LEAF, INTERMEDIATE, LEAF] })],
      says: ['warn {"subjects":"CN=example.org"}'],
    },
  ],
  'chain.expiry': [
    { title: 'an intermediate with time left', chains: [chainOf()], says: ['pass {}'] },
    {
      title: 'an expired leaf, which is told of elsewhere',
      chains: [chainOf({ sent: [sentOf({ notAfter: '2026-11-01T00:00:00.000Z' }), INTERMEDIATE] })],
      says: ['pass {}'],
    },
    {
      title: 'an expired intermediate',
      chains: [
        chainOf({ sent: [LEAF, sentOf({ subject: 'CN=Old', notAfter: '2026-11-01T00:00:00.000Z' })] }),
      ],
      says: ['fail {"subjects":"CN=Old"}'],
    },
    {
      title: 'an intermediate in its last day',
      chains: [chainOf({ sent: [LEAF, sentOf({ notAfter: AT })] })],
      says: ['pass {}'],
    },
  ],
  'chain.second': [
    { title: 'one chain alone, whatever it is worth', chains: [chainOf({ trust: UNTRUSTED })], says: [] },
    { title: 'two good ones', chains: [chainOf(), chainOf()], says: ['pass {"keyType":"ec"}'] },
    {
      title: 'a second that has expired',
      chains: [chainOf(), chainOf({ sent: [sentOf(PAST), INTERMEDIATE], trust: UNTRUSTED })],
      says: ['fail {"keyType":"ec","problem":"outside-dates"}'],
    },
    {
      title: 'a second that is not valid yet',
      chains: [chainOf(), chainOf({ sent: [sentOf(TO_COME), INTERMEDIATE], trust: UNTRUSTED })],
      says: ['fail {"keyType":"ec","problem":"outside-dates"}'],
    },
    {
      title: 'a second that leads to no anchor',
      chains: [chainOf(), chainOf({ trust: UNTRUSTED })],
      says: ['fail {"keyType":"ec","problem":"untrusted"}'],
    },
    {
      title: 'a second for another name',
      chains: [chainOf(), chainOf({ sent: [sentOf({ names: NOBODY }), INTERMEDIATE] })],
      says: ['fail {"keyType":"ec","problem":"wrong-name"}'],
    },
  ],
  'chain.strength': [
    { title: 'P-256 and SHA-256', chains: [chainOf()], says: ['pass {}'] },
    {
      title: 'RSA of 2048 bits',
      chains: [chainOf({ sent: [sentOf({ key: { type: 'rsa', bits: 2048 } }), INTERMEDIATE] })],
      says: ['pass {}'],
    },
    {
      title: 'Ed25519',
      chains: [
        chainOf({ sent: [sentOf({ key: { type: 'ed25519' }, signatureAlgorithm: 'ED25519' })], path: [0] }),
      ],
      says: ['pass {}'],
    },
    {
      title: 'RSA of 1024 bits',
      chains: [chainOf({ sent: [sentOf({ key: { type: 'rsa', bits: 1024 } }), INTERMEDIATE] })],
      says: ['fail {"weaknesses":"rsa 1024"}'],
    },
    {
      title: 'a curve of 224 bits',
      chains: [chainOf({ sent: [sentOf({ key: { type: 'ec', group: 'secp224r1' } }), INTERMEDIATE] })],
      says: ['pass {}'],
    },
    {
      title: 'a short curve',
      chains: [chainOf({ sent: [sentOf({ key: { type: 'ec', group: 'prime192v1' } }), INTERMEDIATE] })],
      says: ['fail {"weaknesses":"ec prime192v1"}'],
    },
    {
      title: 'DSA and SHA-1',
      chains: [
        chainOf({
          sent: [sentOf({ key: { type: 'dsa', bits: 2048 }, signatureAlgorithm: 'dsaWithSHA1' })],
          path: [0],
        }),
      ],
      says: ['fail {"weaknesses":"dsa 2048, dsaWithSHA1"}'],
    },
    {
      title: 'a SHA-1 signature by an intermediate',
      chains: [chainOf({ sent: [sentOf({ signatureAlgorithm: 'sha1WithRSAEncryption' }), INTERMEDIATE] })],
      says: ['fail {"weaknesses":"sha1WithRSAEncryption"}'],
    },
    {
      title: 'the SHA-1 signature that a root makes for itself',
      chains: [
        chainOf({
          sent: [LEAF, sentOf({ signatureAlgorithm: 'sha1WithRSAEncryption', isSelfIssued: true })],
        }),
      ],
      says: ['pass {}'],
    },
    {
      title: 'what is weak outside the path',
      chains: [chainOf({ sent: [LEAF, sentOf({ key: { type: 'rsa', bits: 512 } })], path: [0] })],
      says: ['pass {}'],
    },
  ],
  'chain.must-staple': [
    { title: 'a certificate that does not demand it', chains: [chainOf()], says: [] },
    {
      title: 'one that does, without a staple',
      chains: [chainOf({ sent: [sentOf({}, { isMustStaple: true })], path: [0] })],
      says: ['fail {}'],
    },
    {
      title: 'one that does, with a staple',
      chains: [chainOf({ sent: [sentOf({}, { isMustStaple: true })], path: [0], staple: observed(GOOD) })],
      says: ['pass {}'],
    },
  ],
  'chain.staple': [
    { title: 'no staple', chains: [chainOf()], says: [] },
    { title: 'a good one', chains: [chainOf({ staple: observed(GOOD) })], says: ['pass {}'] },
    {
      title: 'a good one, signed by whom the issuer authorized',
      chains: [chainOf({ staple: observed({ ...GOOD, delegate: CURRENT }) })],
      says: ['pass {}'],
    },
    {
      title: 'an unreadable one',
      chains: [chainOf({ staple: failed('tls', 'peer-misbehaved') })],
      says: ['fail {"problem":"unreadable"}'],
    },
    ...(
      [
        [{ ...GOOD, status: 'revoked' }, 'revoked'],
        [{ ...GOOD, status: 'unknown' }, 'unknown'],
        [{ ...GOOD, status: 'other-certificate' }, 'other-certificate'],
        [{ status: 'no-answer', isSignatureValid: false, reason: 'tryLater' }, 'no-answer'],
        [{ ...GOOD, isSignatureValid: false }, 'bad-signature'],
        [{ ...GOOD, delegate: PAST }, 'outdated-signer'],
        [{ ...GOOD, delegate: TO_COME }, 'outdated-signer'],
        [{ ...GOOD, status: 'revoked', delegate: PAST }, 'outdated-signer'],
        [{ ...GOOD, thisUpdate: '2026-11-23T00:00:00.000Z' }, 'early'],
        [{ ...GOOD, nextUpdate: '2026-11-21T00:00:00.000Z' }, 'outdated'],
      ] satisfies [OcspAnswer, string][]
    ).map(([answer, problem]) => ({
      title: `one that is ${problem}`,
      chains: [chainOf({ staple: observed(answer) })] as [PresentedChain],
      says: [`fail {"problem":"${problem}"}`],
    })),
  ],
  'chain.timestamps': [
    {
      title: 'that none came',
      chains: [chainOf()],
      says: ['info {"count":0,"valid":0,"invalid":0,"logs":""}'],
    },
    {
      title: 'which logs signed',
      chains: [chainOf({ timestamps: [stampOf('valid'), stampOf('valid'), stampOf('unknown-log')] })],
      says: ['pass {"count":3,"valid":2,"invalid":0,"logs":"Log"}'],
    },
    {
      title: 'nothing of logs that are not known, or where the issuer is not',
      chains: [chainOf({ timestamps: [stampOf('unknown-log'), stampOf('unknown-issuer')] })],
      says: ['info {"count":2,"valid":0,"invalid":0,"logs":""}'],
    },
    {
      title: 'one that does not hold, whatever the others say',
      chains: [chainOf({ timestamps: [stampOf('valid'), stampOf('invalid')] })],
      says: ['warn {"count":2,"valid":1,"invalid":1,"logs":"Log"}'],
    },
    {
      title: 'one that is signed for a time to come (RFC 6962 §5.2)',
      chains: [
        chainOf({
          timestamps: [
            stampOf('valid', PAST.notBefore),
            stampOf('valid', AT),
            stampOf('valid', TO_COME.notBefore),
          ],
        }),
      ],
      says: ['warn {"count":3,"valid":2,"invalid":1,"logs":"Log"}'],
    },
    {
      title: 'a list that cannot be read',
      chains: [chainOf({ timestamps: [{ delivery: 'certificate', signature: 'unreadable' }] })],
      says: ['warn {"count":1,"valid":0,"invalid":1,"logs":""}'],
    },
  ],
  'chain.revocation': [
    { title: 'nothing where nobody asked and nothing is stapled', chains: [chainOf()], says: [] },
    {
      title: 'what a staple says as the issuer would',
      chains: [chainOf({ staple: observed({ ...GOOD, status: 'revoked' }) })],
      says: ['fail {"problem":"revoked"}'],
    },
    {
      title: 'nothing of a staple that nobody signed',
      chains: [chainOf({ staple: observed({ ...GOOD, status: 'revoked', isSignatureValid: false }) })],
      says: [],
    },
    ...(
      [
        [ASKED, 'pass {}'],
        [{ ocsp: observed(GOOD), crl: NOWHERE }, 'pass {}'],
        [{ ocsp: NOWHERE, crl: observed(NOT_LISTED) }, 'pass {}'],
        [{ ...ASKED, ocsp: observed({ ...GOOD, status: 'revoked' }) }, 'fail {"problem":"revoked"}'],
        [{ ...ASKED, crl: observed({ ...NOT_LISTED, status: 'listed' }) }, 'fail {"problem":"revoked"}'],
        [
          { ocsp: failed('tcp', 'refused'), crl: observed({ ...NOT_LISTED, status: 'listed' }) },
          'fail {"problem":"revoked"}',
        ],
        // What nobody signed accuses nobody.
        [
          { ...ASKED, crl: observed({ ...NOT_LISTED, status: 'listed', isSignatureValid: false }) },
          'info {"problem":"bad-signature"}',
        ],
        [{ ...ASKED, ocsp: observed({ ...GOOD, status: 'unknown' }) }, 'info {"problem":"unknown"}'],
        [{ ...ASKED, ocsp: failed('tcp', 'refused') }, 'info {"problem":"unheard"}'],
        [{ ...ASKED, crl: failed('tcp', 'refused') }, 'info {"problem":"unheard"}'],
        [
          { ...ASKED, crl: observed({ ...NOT_LISTED, nextUpdate: '2026-11-21T00:00:00.000Z' }) },
          'info {"problem":"outdated"}',
        ],
      ] satisfies [Revocation, string][]
    ).map(([revocation, says]) => ({
      title: `${says} where the issuer answers ${JSON.stringify(revocation)}`,
      chains: [chainOf({ revocation: observed(revocation) })] as [PresentedChain],
      says: [says],
    })),
    {
      title: 'nothing where the certificate names no place to ask at',
      chains: [chainOf({ revocation: observed({ ocsp: NOWHERE, crl: NOWHERE }) })],
      says: [],
    },
  ],
}

function stampOf(signature: Timestamp['signature'], at?: string): Timestamp {
  return { delivery: 'certificate', signature, logId: 'AA==', log: 'Log', ...(at !== undefined && { at }) }
}

for (const [check, rows] of Object.entries(TABLE)) {
  describe(`checks ${check}`, () => {
    for (const { title, chains, says } of rows) {
      it(`tells ${title}`, () => expect(found(check, chains)).to.deep.equal(says))
    }
  })
}

describe('checks chain.second', () => {
  it('says unknown where the look for a second chain came to no end', () => {
    expect(found('chain.second', [chainOf()], failed('tls', 'timeout'))).to.deep.equal(['unknown {}'])
  })
})

describe('checks of names', () => {
  const rows: readonly {
    readonly check: string
    readonly title: string
    readonly names: Partial<PresentedIdentifiers>
    readonly endpoint?: Partial<Endpoint>
    readonly levels: readonly string[]
  }[] = [
    {
      check: 'certificate.common-name',
      title: 'the domain as common name alone',
      names: { commonName: 'Example.org' },
      levels: ['warn'],
    },
    {
      check: 'certificate.common-name',
      title: 'another common name',
      names: { commonName: 'x' },
      levels: [],
    },
    {
      check: 'certificate.common-name',
      title: 'the domain as DNS-ID as well',
      names: { commonName: 'example.org', dns: ['example.org'] },
      levels: [],
    },
    {
      check: 'certificate.target-name',
      title: 'the SRV target alone',
      names: { dns: ['xmpp.example.org'] },
      levels: ['warn'],
    },
    {
      check: 'certificate.target-name',
      title: 'the SRV target beside the domain',
      names: { dns: ['xmpp.example.org', 'example.org'] },
      levels: [],
    },
    { check: 'certificate.target-name', title: 'neither', names: { dns: ['example.net'] }, levels: [] },
    {
      check: 'certificate.target-name',
      title: 'a domain that is its own target',
      names: {},
      endpoint: { host: 'example.org' },
      levels: [],
    },
    {
      check: 'certificate.wildcard',
      title: 'a wildcard that names the domain',
      names: { dns: ['*.example.org'] },
      endpoint: { domain: 'chat.example.org' },
      levels: ['info'],
    },
    {
      check: 'certificate.wildcard',
      title: 'a wildcard beside the name itself',
      names: { dns: ['chat.example.org', '*.example.org'] },
      endpoint: { domain: 'chat.example.org' },
      levels: [],
    },
    { check: 'certificate.wildcard', title: 'no match', names: { dns: ['*.example.net'] }, levels: [] },
  ]
  for (const { check, title, names, endpoint, levels } of rows) {
    it(`${check} tells ${levels[0] ?? 'nothing'} of ${title}`, () => {
      const presented = { dns: [], srv: [], xmppAddr: [], ...names }
      const chain = { certificates: [certificateOf({ names: presented })] as [Certificate], trust: TRUST }
      const seen = observation(endpointOf(endpoint), 'certificate-chain', observed(chain))
      const told = applyChecks([seen], NOW).filter((finding) => finding.check === check)
      expect(told.map(({ level }) => level)).to.deep.equal(levels)
    })
  }
})
