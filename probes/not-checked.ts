import type { PresentedChain } from './authentication.ts'
import { endpointKey, outcomeAt } from './endpoint.ts'
import type { Endpoint, Outcome, Scan } from './model.ts'
import type { NotChecked } from './report.ts'

/**
 * What a test in depth did not check of who may stand for a domain, and why: what could not be had, and what nobody is asked
 * for unless somebody wants to know. That nothing is published is an answer, and not listed.
 *
 * @param position Of each endpoint, by its key, among those of the report.
 * @returns `[]` where the test was none in depth.
 */
export function notChecked(scan: Scan, position: ReadonlyMap<string, number>): readonly NotChecked[] {
  const endpoints = scan.discoveries.flatMap((discovery) => discovery.endpoints)
  return [
    ...(scan.caa === undefined ? [] : unhad('caa', scan.caa)),
    ...(scan.posh ?? []).flatMap(({ document, referred }) => unhad('posh', referred?.document ?? document)),
    ...endpoints.flatMap((endpoint) => {
      const index = position.get(endpointKey(endpoint))
      return ofEndpoint(endpoint, scan).map((each) =>
        index === undefined ? each : { ...each, endpoint: index },
      )
    }),
  ]
}

type Reason = Omit<NotChecked, 'endpoint'>

/** All that a certificate is needed for. */
const OF_A_CHAIN = ['ocsp', 'crl', 'sct'] as const

function ofEndpoint(endpoint: Endpoint, { observations }: Scan): readonly Reason[] {
  const dane = outcomeAt(endpoint, 'dane', observations)
  const chains = outcomeAt(endpoint, 'presented-chains', observations)
  const hasRecords = dane?.state === 'observed' && dane.value.records.length > 0
  return [
    ...(dane === undefined ? [] : unhad('dane', dane)),
    ...(hasRecords
      ? distinct(
          [chains, dane.value.addresses, dane.value.srv].flatMap((each) =>
            each === undefined ? [] : unhad('dane', each),
          ),
        )
      : []),
    ...(chains === undefined ? [] : OF_A_CHAIN.flatMap((what) => unhad(what, chains))),
    ...(chains?.state === 'observed' ? distinct(chains.value.chains.flatMap(ofChain)) : []),
  ]
}

function ofChain({ revocation, sent: [leaf], timestamps }: PresentedChain): readonly Reason[] {
  const asked = revocation.state === 'observed' ? revocation.value : { ocsp: revocation, crl: revocation }
  return [
    ...(leaf.ocspUrls.length === 0 ? [NO_RESPONDER] : unhad('ocsp', asked.ocsp)),
    ...(leaf.crlUrls.length === 0 ? [NO_LIST] : unhad('crl', asked.crl)),
    ...timestamps.flatMap(({ signature }): readonly Reason[] =>
      signature === 'unknown-log' || signature === 'unknown-issuer'
        ? [{ what: 'sct', because: signature }]
        : [],
    ),
  ]
}

const NO_RESPONDER = { what: 'ocsp', because: 'no-place' } as const
const NO_LIST = { what: 'crl', because: 'no-place' } as const

/** That a peer has nothing of the kind to offer is what was to be found out. */
function unhad(what: NotChecked['what'], outcome: Outcome<unknown>): readonly Reason[] {
  switch (outcome.state) {
    case 'observed':
      return []
    case 'failed':
      return [{ what, because: outcome.failure.code }]
    case 'skipped':
      return outcome.because === 'not-offered' ? [] : [{ what, because: outcome.because }]
  }
}

function distinct(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((each) => [`${each.what} ${each.because}`, each])).values()]
}
