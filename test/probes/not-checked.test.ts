import { expect } from 'chai'
import type { PresentedChain, Timestamp } from '../../probes/authentication.ts'
import { judge } from '../../probes/judge.ts'
import type { Observation, Scan } from '../../probes/model.ts'
import type { TlsParameters } from '../../probes/tls-parameters.ts'
import {
  AT,
  discoveryOf,
  endpointOf,
  failed,
  observation,
  observed,
  presentedChainOf,
  scanOf,
  sentOf,
  skippedFor,
} from './builders.ts'
import { schemaErrors } from './report-schema.ts'
import { accepted, OLD, parametersOf, refused, TLS12, TLS13, unanswered } from './tls-parameters-fixtures.ts'

const HERE = endpointOf()
const SECURITY = { isAuthenticatedByResolver: false, validation: { state: 'unsigned', zone: 'x' } } as const
const NAMING = sentOf({}, { ocspUrls: ['http://ca.test/'], crlUrls: ['http://ca.test/list'] })

function chainsOf(...chains: readonly [PresentedChain, ...PresentedChain[]]): Observation {
  return observation(HERE, 'presented-chains', observed({ chains, otherKeyType: observed('same') }))
}

function daneOf(records: readonly number[]): Observation {
  return observation(
    HERE,
    'dane',
    observed({
      owner: 'o',
      records: records.map((usage) => ({ usage, selector: 1, matchingType: 1, association: '' })),
      security: SECURITY,
      addresses: observed(SECURITY),
    }),
  )
}

/** `what because` of each, with `@` and the endpoint where it belongs to one. */
function toldOf(
  observations: readonly Observation[],
  rest: Partial<Scan> = {},
): readonly string[] | undefined {
  const report = judge({ ...scanOf([discoveryOf([HERE])], observations), ...rest }, new Date(AT))
  expect(schemaErrors(report)).to.deep.equal([])
  return report.notChecked?.map(({ what, because, endpoint }) =>
    endpoint === undefined ? `${what} ${because}` : `${what} ${because} @${endpoint}`,
  )
}

describe('judge, of what was not checked', () => {
  it('says nothing of a test that was none in depth', () => {
    expect(toldOf([])).to.equal(undefined)
  })

  it('leaves out what was answered, and what is not published', () => {
    const revocation = observed({
      ocsp: observed({ status: 'good', isSignatureValid: true } as const),
      crl: observed({ status: 'not-listed', isSignatureValid: true, thisUpdate: AT } as const),
    })
    const seen = [daneOf([]), chainsOf(presentedChainOf({ sent: [NAMING], path: [0], revocation }))]
    const posh = [{ service: 'c2s', document: skippedFor('not-offered'), hops: [] }] as const
    expect(toldOf(seen, { caa: observed({ records: [], security: SECURITY }), posh })).to.deep.equal([])
  })

  it('tells that issuers were not asked, or that nobody knows where', () => {
    expect(toldOf([chainsOf(presentedChainOf({ sent: [NAMING], path: [0] }))])).to.deep.equal([
      'ocsp not-asked @0',
      'crl not-asked @0',
    ])
    expect(toldOf([chainsOf(presentedChainOf())])).to.deep.equal(['ocsp no-place @0', 'crl no-place @0'])
  })

  it('tells of issuers that did not answer, and says the same of two chains once', () => {
    const revocation = observed({ ocsp: failed('tcp', 'refused'), crl: failed('http', 'timeout') })
    const chain = presentedChainOf({ sent: [NAMING], path: [0], revocation })
    expect(toldOf([chainsOf(chain, chain)])).to.deep.equal(['ocsp refused @0', 'crl timeout @0'])
  })

  it('tells that nobody knows whether there is another chain that DANE and POSH would have to name', () => {
    const chains = [presentedChainOf({ sent: [NAMING], path: [0] })] as const
    const otherKeyType = failed('tls', 'timeout')
    const seen = observation(HERE, 'presented-chains', observed({ chains, otherKeyType }))
    const posh = (service: 'c2s' | 's2s') =>
      [{ service, document: observed({ fingerprints: [{}], expiresSeconds: 60 }), hops: [] }] as const
    const told = (observations: readonly Observation[], rest: Partial<Scan>) =>
      toldOf(observations, rest)?.filter((each) => !/^(ocsp|crl)/.test(each))
    expect(told([daneOf([3]), seen], { posh: posh('c2s') })).to.deep.equal([
      'dane timeout @0',
      'posh timeout @0',
    ])
    expect(told([daneOf([]), seen], { posh: posh('s2s') })).to.deep.equal([])
  })

  it('tells of timestamps that could not be judged', () => {
    const timestamps = (['valid', 'unknown-log', 'unknown-log', 'unknown-issuer', 'invalid'] as const).map(
      (signature) => ({ delivery: 'certificate', signature }) as const,
    )
    const told = toldOf([chainsOf(presentedChainOf({ sent: [NAMING], path: [0], timestamps }))])
    expect(told?.filter((each) => each.startsWith('sct'))).to.deep.equal([
      'sct unknown-log @0',
      'sct unknown-issuer @0',
    ])
  })

  describe('of timestamps in the handshake', () => {
    const toldOfTls = (parts: Partial<TlsParameters>): readonly string[] | undefined =>
      toldOf([observation(HERE, 'tls-parameters', observed(parametersOf(parts)))], {
        caa: observed({ records: [], security: SECURITY }),
      })
    const stamp = (signature: Timestamp['signature']) => ({ delivery: 'tls', signature }) as const
    const rows: readonly { title: string; given: Partial<TlsParameters>; says: readonly string[] }[] = [
      { title: 'nothing where none came', given: { timestamps: [] }, says: [] },
      {
        title: 'those that could not be judged, once',
        given: { timestamps: [stamp('unknown-log'), stamp('unknown-log'), stamp('valid')] },
        says: ['sct unknown-log @0'],
      },
      {
        title: 'that TLS 1.3 encrypts them (RFC 8446 §4.4)',
        given: { versions: [TLS13, refused('TLSv1.2'), ...OLD] },
        says: ['sct encrypted @0'],
      },
      {
        title: 'that TLS 1.2 did not answer',
        given: { versions: [TLS13, unanswered('TLSv1.2'), ...OLD] },
        says: ['sct unanswered @0'],
      },
      {
        title: 'that a hello that asks was not answered',
        given: { versions: [TLS13, TLS12, ...OLD] },
        says: ['sct unanswered @0'],
      },
      {
        title: 'nothing where SSL alone is spoken, which has no extensions (RFC 6101 §5.6.1.2)',
        given: {
          versions: [refused('TLSv1.3'), refused('TLSv1.2'), accepted('SSLv3', ['TLS_RSA_WITH_RC4_128_SHA'])],
        },
        says: [],
      },
    ]
    for (const { title, given, says } of rows) {
      it(`tells ${title}`, () => expect(toldOfTls(given)).to.deep.equal(says))
    }

    it('tells why TLS was not asked, once', () => {
      const seen = [
        observation(HERE, 'presented-chains', failed('tcp', 'refused')),
        observation(HERE, 'tls-parameters', failed('tcp', 'refused')),
      ]
      expect(toldOf(seen)?.filter((each) => each.startsWith('sct'))).to.deep.equal(['sct refused @0'])
    })
  })

  it('tells what DNS and HTTPS did not answer', () => {
    const posh = [
      { service: 'c2s', document: failed('http', 'timeout'), hops: [] },
      {
        service: 's2s',
        document: observed({ fingerprints: [], expiresSeconds: 1 }),
        hops: [],
        referred: { document: failed('tcp', 'refused'), hops: [] },
      },
    ] as const
    const seen = [observation(HERE, 'dane', failed('dns', 'dns-failure'))]
    expect(toldOf(seen, { caa: failed('dns', 'timeout'), posh })).to.deep.equal([
      'caa timeout',
      'posh timeout',
      'posh refused',
      'dane dns-failure @0',
    ])
  })

  it('tells once that DNS said nothing of the way to TLSA records', () => {
    const lost = failed('dns', 'timeout')
    const found = daneOf([3])
    if (found.kind !== 'dane' || found.outcome.state !== 'observed') throw new Error('as it was made')
    const value = { ...found.outcome.value, addresses: lost, srv: lost }
    expect(toldOf([observation(HERE, 'dane', observed(value))])).to.deep.equal(['dane timeout @0'])
  })

  it('tells that nothing was there to compare with', () => {
    const lost = observation(HERE, 'presented-chains', failed('tcp', 'refused'))
    const [dane, ...rest] = toldOf([daneOf([3]), lost]) ?? []
    expect(dane).to.equal('dane refused @0')
    expect(rest).to.deep.equal(['ocsp refused @0', 'crl refused @0', 'sct refused @0'])
    expect(toldOf([daneOf([]), lost])).to.deep.equal(rest)
  })
})
