import type { Service } from '../../probes/index.ts'
import type {
  CertificateSummary,
  Change,
  EndpointSummary,
  PendingChange,
  ServiceSummary,
  Summary,
} from '../records.ts'
import { SERVICES } from './summary.ts'

const DAY_MS = 86_400_000

/** Days before its end at which a certificate is told of, and its end. */
const THRESHOLDS_DAYS = [30, 14, 7, 1, 0] as const

/** A warning that comes before half of a lifetime is over warns of nothing: short certificates are renewed late on purpose. */
const LIFETIME_PER_THRESHOLD = 2

/** A change that two summaries show. */
export type Difference = PendingChange['change'] | Extract<Change, { readonly kind: 'grade' }>

/**
 * What is different, in the order in which it is told. Nothing is made of what could not be told, then or now.
 *
 * @param before What is known.
 * @param after What was seen last; certificates count while `after` was seen.
 */
export function changesBetween(before: Summary, after: Summary): readonly Difference[] {
  const perService = SERVICES.flatMap((service) => {
    const was = before.services[service]
    const is = after.services[service]
    return was === undefined || is === undefined ? [] : changesOfService(service, was, is, after.at)
  })
  const { letter: from } = before
  const { letter: to } = after
  if (from === undefined || to === undefined || from === to) return perService
  return [...perService, { kind: 'grade', from, to }]
}

function changesOfService(
  service: Service,
  was: ServiceSummary,
  is: ServiceSummary,
  at: number,
): readonly PendingChange['change'][] {
  return [
    ...verdictChange(service, was, is),
    ...keyChange(service, was.certificates, is.certificates, at),
    ...endpointChanges(service, was.endpoints, is.endpoints),
  ]
}

function verdictChange(
  service: Service,
  { state: from }: ServiceSummary,
  { state: to }: ServiceSummary,
): readonly PendingChange['change'][] {
  if (from === to || from === 'unknown' || to === 'unknown') return []
  return [{ kind: 'verdict', service, from, to }]
}

/** A key that is there beside the old one is no change yet, and neither is one that is missing for now. */
function keyChange(
  service: Service,
  was: readonly CertificateSummary[],
  is: readonly CertificateSummary[],
  at: number,
): readonly PendingChange['change'][] {
  const gone = lasting(was.filter(({ keyHash }) => !is.some((other) => other.keyHash === keyHash)))
  const added = lasting(is.filter(({ keyHash }) => !was.some((other) => other.keyHash === keyHash)))
  if (gone === undefined || added === undefined || gone.notAfter <= at) return []
  return [
    {
      kind: 'key-changed',
      service,
      oldKey: gone.keyHash,
      oldNotAfter: gone.notAfter,
      oldIssuer: gone.issuer,
      newKey: added.keyHash,
      newIssuer: added.issuer,
    },
  ]
}

/** The one that would be good for longest. */
function lasting(certificates: readonly CertificateSummary[]): CertificateSummary | undefined {
  return certificates.toSorted((a, b) => b.notAfter - a.notAfter)[0]
}

function endpointChanges(
  service: Service,
  was: readonly EndpointSummary[],
  is: readonly EndpointSummary[],
): readonly PendingChange['change'][] {
  const gone = was.filter((endpoint) => endpoint.answers === 'yes' && answersIn(is, endpoint) === 'no')
  const added = is.filter((endpoint) => endpoint.answers === 'yes' && answersIn(was, endpoint) === 'no')
  return [
    ...gone.map((endpoint) => ({ kind: 'endpoint-gone', service, endpoint: placeOf(endpoint) }) as const),
    ...added.map((endpoint) => ({ kind: 'endpoint-new', service, endpoint: placeOf(endpoint) }) as const),
  ]
}

/** What is not listed is not there. */
function answersIn(
  endpoints: readonly EndpointSummary[],
  sought: EndpointSummary,
): EndpointSummary['answers'] {
  return endpoints.find((endpoint) => isSamePlace(endpoint, sought))?.answers ?? 'no'
}

/** Whether two endpoints are the same place asked in the same way. */
export function isSamePlace(one: Place, other: Place): boolean {
  return one.security === other.security && one.host === other.host && one.port === other.port
}

type Place = Omit<EndpointSummary, 'answers'>

function placeOf({ security, host, port }: EndpointSummary): Place {
  return { security, host, port }
}

/** Warnings about certificates, and what was warned of by then. */
export interface Endings {
  readonly changes: readonly Change[]
  /** As in `TargetState.expiryTold`. */
  readonly told: Readonly<Record<string, number>>
}

/**
 * Warns of certificates that end, each threshold once for each of them; of several that were passed at once, only the last.
 *
 * @param told The last threshold that was told of each, by its key. A renewed certificate begins anew.
 */
export function endingsIn(summary: Summary, told: Readonly<Record<string, number>>, now: number): Endings {
  const changes: Change[] = []
  const nowTold: Record<string, number> = { ...told }
  for (const service of SERVICES) {
    for (const certificate of summary.services[service]?.certificates ?? []) {
      const { keyHash, notAfter } = certificate
      const threshold = passedThreshold(certificate, now)
      const last = nowTold[keyHash]
      if (threshold === undefined) delete nowTold[keyHash]
      else nowTold[keyHash] = threshold
      if (threshold === undefined || (last !== undefined && last <= threshold)) continue
      const daysLeft = Math.floor((notAfter - now) / DAY_MS)
      changes.push({ kind: 'certificate-ending', service, keyHash, daysLeft, notAfter })
    }
  }
  return { changes, told: nowTold }
}

/** @returns When the next warning is due, if nothing is renewed; `undefined` where there is nothing more to warn of. */
export function nextEnding(summary: Summary, now: number): number | undefined {
  const moments = SERVICES.flatMap((service) => summary.services[service]?.certificates ?? [])
    .flatMap((certificate) => thresholdsOf(certificate).map((days) => certificate.notAfter - days * DAY_MS))
    .filter((at) => at > now)
  return moments.length === 0 ? undefined : Math.min(...moments)
}

function passedThreshold(certificate: CertificateSummary, now: number): number | undefined {
  return thresholdsOf(certificate).findLast((days) => certificate.notAfter - days * DAY_MS <= now)
}

function thresholdsOf({ notBefore, notAfter }: CertificateSummary): readonly number[] {
  return THRESHOLDS_DAYS.filter((days) => notAfter - notBefore > LIFETIME_PER_THRESHOLD * days * DAY_MS)
}
