import type { PresentedChain, Timestamp } from './authentication.ts'
import { endpointKey, outcomeAt } from './endpoint.ts'
import type { Endpoint, Outcome, Scan } from './model.ts'
import type { NotChecked } from './report.ts'
import type { TlsParameters, TlsVersionName } from './tls-parameters.ts'

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

function ofEndpoint(endpoint: Endpoint, { observations, posh = [] }: Scan): readonly Reason[] {
  const dane = outcomeAt(endpoint, 'dane', observations)
  const chains = outcomeAt(endpoint, 'presented-chains', observations)
  const tls = outcomeAt(endpoint, 'tls-parameters', observations)
  const otherChain = chains?.state === 'observed' ? chains.value.otherKeyType : undefined
  const hasRecords = dane?.state === 'observed' && dane.value.records.length > 0
  const hasPosh = posh.some(
    ({ service, document }) => service === endpoint.service && document.state === 'observed',
  )
  return distinct([
    ...(dane === undefined ? [] : unhad('dane', dane)),
    ...(hasRecords
      ? distinct(
          [chains, otherChain, dane.value.addresses, dane.value.srv].flatMap((each) =>
            each === undefined ? [] : unhad('dane', each),
          ),
        )
      : []),
    ...(hasPosh && otherChain !== undefined ? unhad('posh', otherChain) : []),
    ...(chains === undefined ? [] : OF_A_CHAIN.flatMap((what) => unhad(what, chains))),
    ...(chains?.state === 'observed' ? chains.value.chains.flatMap(ofChain) : []),
    ...(tls === undefined ? [] : unhad('sct', tls)),
    ...(tls?.state === 'observed' ? ofHandshakes(tls.value) : []),
  ])
}

function ofChain({ revocation, sent: [leaf], timestamps }: PresentedChain): readonly Reason[] {
  const asked = revocation.state === 'observed' ? revocation.value : { ocsp: revocation, crl: revocation }
  return [
    ...(leaf.ocspUrls.length === 0 ? [NO_RESPONDER] : unhad('ocsp', asked.ocsp)),
    ...(leaf.crlUrls.length === 0 ? [NO_LIST] : unhad('crl', asked.crl)),
    ...unjudged(timestamps),
  ]
}

function ofHandshakes({ timestamps, versions }: TlsParameters): readonly Reason[] {
  if (timestamps !== undefined) return unjudged(timestamps)
  const isAnyOf = (answer: string, names: readonly TlsVersionName[]): boolean =>
    versions.some((each) => each.answer === answer && names.includes(each.version))
  // Accepted, but not with a hello that asks for them, or with none that was answered to the end.
  if (isAnyOf('accepted', IN_CLEAR) || isAnyOf('unknown', IN_CLEAR)) return [UNANSWERED]
  // SSL has no extensions that they could come in.
  return isAnyOf('accepted', ['TLSv1.3']) ? [ENCRYPTED] : []
}

/** Versions of TLS in which every server says in clear what it knows of its certificate. */
const IN_CLEAR: readonly TlsVersionName[] = ['TLSv1.2', 'TLSv1.1', 'TLSv1']

const UNANSWERED = { what: 'sct', because: 'unanswered' } as const
const ENCRYPTED = { what: 'sct', because: 'encrypted' } as const

function unjudged(timestamps: readonly Timestamp[]): readonly Reason[] {
  return timestamps.flatMap(({ signature }): readonly Reason[] =>
    signature === 'unknown-log' || signature === 'unknown-issuer'
      ? [{ what: 'sct', because: signature }]
      : [],
  )
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
