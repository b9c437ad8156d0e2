import type { EndpointReport, Report, Service } from '../../probes/index.ts'
import type { CertificateSummary, EndpointSummary, ServiceSummary, Summary } from '../records.ts'
import { answerAt, answersOf, familiesOf, type Place, type Untold, type Ways } from './answering.ts'

/** The services, in the order in which they are told. */
export const SERVICES = ['c2s', 's2s'] as const satisfies readonly Service[]

/** By whose letters grades are compared: the other policy is kept for its history only. */
const POLICY = 'tellus-1'

/** How a report is read. */
export interface Reading {
  /** When it was seen, in ms since the epoch. */
  readonly at: number
  /** What silence in it says. */
  readonly ways: Ways
  /** What DNS did not tell of. */
  readonly untold: Untold
}

/** Keeps of a report what is compared over time. */
export function summarize(report: Report, reading: Reading): Summary {
  const grade = report.grades?.find(({ policy }) => policy === POLICY)
  return {
    at: reading.at,
    services: perService((service) =>
      wasAsked(report, service) ? summarizeService(report, service, reading) : undefined,
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

function summarizeService(report: Report, service: Service, { ways, untold }: Reading): ServiceSummary {
  const { state, basis } = report.verdict[service]
  const endpoints = report.endpoints.filter((endpoint) => endpoint.service === service)
  const answering = endpoints.filter((endpoint) => answerAt(endpoint, ways) === 'yes')
  return {
    state,
    basis,
    families: familiesOf(answering),
    endpoints: summarizeEndpoints(endpoints, untold[service] ?? [], ways),
    certificates: summarizeCertificates(endpoints),
  }
}

/** One for each place, whatever addresses it has. */
function summarizeEndpoints(
  endpoints: readonly EndpointReport[],
  untold: readonly Place[],
  ways: Ways,
): readonly EndpointSummary[] {
  return answersOf(endpoints, untold, ways).map(({ answer, ...place }) => ({
    ...place,
    answers: answer === 'doubtful' ? 'unknown' : answer,
  }))
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
