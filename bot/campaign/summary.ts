import type { EndpointReport, FailureCode, Report, Service } from '../../probes/index.ts'
import type { CertificateSummary, EndpointSummary, ServiceSummary, Summary } from '../records.ts'

/** The services, in the order in which they are told. */
export const SERVICES = ['c2s', 's2s'] as const satisfies readonly Service[]

/** By whose letters grades are compared: the other policy is kept for its history only. */
const POLICY = 'tellus-1'

/**
 * Keeps of a report what is compared over time.
 *
 * @param at When it was seen, in ms since the epoch; the report's own time where absent.
 */
export function summarize(report: Report, at: number = Date.parse(report.testedAt)): Summary {
  const grade = report.grades?.find(({ policy }) => policy === POLICY)
  return {
    at,
    services: perService((service) =>
      wasAsked(report, service) ? summarizeService(report, service) : undefined,
    ),
    // Where something was left open, the letter is only the best that it could be.
    ...(grade?.isComplete === true && grade.letter !== undefined && { letter: grade.letter }),
  }
}

/** Makes something for each service; what is `undefined` is left out. */
export function perService<T>(
  make: (service: Service) => T | undefined,
): Readonly<Partial<Record<Service, T>>> {
  const c2s = make('c2s')
  const s2s = make('s2s')
  return { ...(c2s !== undefined && { c2s }), ...(s2s !== undefined && { s2s }) }
}

function wasAsked({ verdict }: Report, service: Service): boolean {
  return !verdict[service].because.some(({ code }) => code === 'not-asked')
}

function summarizeService(report: Report, service: Service): ServiceSummary {
  const { state, basis } = report.verdict[service]
  const endpoints = report.endpoints.filter((endpoint) => endpoint.service === service)
  const answering = endpoints.filter((endpoint) => answersAt(endpoint) === 'yes')
  return {
    state,
    basis,
    families: ([4, 6] as const).filter((family) =>
      answering.some((endpoint) => familyOf(endpoint) === family),
    ),
    endpoints: summarizeEndpoints(endpoints),
    certificates: summarizeCertificates(endpoints),
  }
}

/** Failures that say nothing of the peer. */
const UNTOLD: ReadonlySet<FailureCode> = new Set(['dns-failure', 'aborted'])

/** Failures that are no answer of anybody. */
const SILENCE: ReadonlySet<FailureCode> = new Set([
  'timeout',
  'refused',
  'unreachable',
  'reset',
  'closed',
  'no-address',
])

/** Whether anybody is there: a refusal in words is an answer too. */
function answersAt(endpoint: EndpointReport): EndpointSummary['answers'] {
  const { outcome, features, tls } = endpoint
  if (features.beforeTls !== undefined || features.afterTls !== undefined || tls !== undefined) return 'yes'
  switch (outcome.state) {
    case 'observed':
      return 'yes'
    case 'skipped':
      return 'unknown'
    case 'failed':
      if (UNTOLD.has(outcome.code) || isOurLack(endpoint, outcome.code)) return 'unknown'
      return SILENCE.has(outcome.code) ? 'no' : 'yes'
  }
}

/** Many a place has no IPv6, this one perhaps; where DNS answers, IPv4 does not end here. */
function isOurLack(endpoint: EndpointReport, code: FailureCode): boolean {
  return code === 'unreachable' && familyOf(endpoint) === 6
}

function familyOf({ address }: EndpointReport): 4 | 6 {
  return address?.includes(':') === true ? 6 : 4
}

/** One for each place, whatever addresses it has: an address that moves is no news. */
function summarizeEndpoints(endpoints: readonly EndpointReport[]): readonly EndpointSummary[] {
  const places = new Map<string, EndpointSummary>()
  for (const endpoint of endpoints) {
    const { security, host, port } = endpoint
    const key = [security, host, port].join(' ')
    const answers = strongest(places.get(key)?.answers, answersAt(endpoint))
    places.set(key, { security, host, port, answers })
  }
  return [...places.values()]
}

function strongest(
  known: EndpointSummary['answers'] | undefined,
  found: EndpointSummary['answers'],
): EndpointSummary['answers'] {
  const answers = [known, found]
  return (['yes', 'no'] as const).find((answer) => answers.includes(answer)) ?? 'unknown'
}

/** The leaves of every chain, one for each key; of several with the same key, the one that ends first. */
function summarizeCertificates(endpoints: readonly EndpointReport[]): readonly CertificateSummary[] {
  const leaves = endpoints.flatMap(({ certificate, chains = [] }) => [
    ...(certificate === undefined ? [] : [certificate.leaf]),
    ...chains.map(({ sent: [first] }) => first.certificate),
  ])
  const byKey = new Map<string, CertificateSummary>()
  for (const { spkiSha256, notBefore, notAfter, issuer } of leaves) {
    const found = {
      keyHash: spkiSha256,
      notBefore: Date.parse(notBefore),
      notAfter: Date.parse(notAfter),
      issuer,
    }
    const known = byKey.get(spkiSha256)
    if (known === undefined || found.notAfter < known.notAfter) byKey.set(spkiSha256, found)
  }
  return [...byKey.values()]
}
