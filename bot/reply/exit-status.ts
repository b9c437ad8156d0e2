import type { EndpointReport, Report, Service, VerdictState } from '../../probes/index.ts'

/** Exit statuses as monitoring plug-ins have them: OK, WARNING, CRITICAL, UNKNOWN. */
export const STATUS = { ok: 0, warning: 1, critical: 2, unknown: 3 } as const

export type Status = (typeof STATUS)[keyof typeof STATUS]

/**
 * Several statuses make one: a known fault outranks what could not be told, and that outranks a good answer.
 * Hence UNKNOWN stands below WARNING and above OK.
 */
const WORST_FIRST: readonly Status[] = [STATUS.critical, STATUS.warning, STATUS.unknown, STATUS.ok]

/** A service that the domain says it does not have is no fault and no answer: it has no status of its own. */
const STATUS_OF_STATE: Readonly<Record<VerdictState, Status | undefined>> = {
  required: STATUS.ok,
  optional: STATUS.critical,
  absent: STATUS.critical,
  'not-enforced': STATUS.critical,
  unusable: STATUS.critical,
  unknown: STATUS.unknown,
  'not-offered': undefined,
}

/**
 * Sums a report up as a status: the worst of the services that were asked about.
 *
 * - 0: TLS is required, and every certificate seen is trusted and names the domain.
 * - 1: that holds, and a check warns (a certificate about to expire) or fails in what is neither policy nor certificate.
 * - 2: TLS is optional, absent, not enforced or unusable, or a certificate is bad, at any endpoint.
 * - 3: it could not be told, or none of the services is offered.
 */
export function exitStatus(report: Report, services: readonly Service[]): Status {
  const statuses = services.flatMap((service) => serviceStatuses(report, service))
  return worstStatus(statuses)
}

/** Makes one of several; `unknown` of none. */
export function worstStatus(statuses: readonly Status[]): Status {
  return WORST_FIRST.find((status) => statuses.includes(status)) ?? STATUS.unknown
}

function serviceStatuses(report: Report, service: Service): readonly Status[] {
  const status = STATUS_OF_STATE[report.verdict[service].state]
  if (status === undefined) return []
  const endpoints = report.endpoints.filter((endpoint) => endpoint.service === service)
  const isNoteworthy = report.findings.some(({ endpoint, level }) => {
    // What is found of the domain as a whole is about where clients are led.
    const about = endpoint === undefined ? 'c2s' : report.endpoints[endpoint]?.service
    return (level === 'warn' || level === 'fail') && about === service
  })
  return [
    status,
    ...(endpoints.some(hasBadCertificate) ? [STATUS.critical] : []),
    ...(isNoteworthy ? [STATUS.warning] : []),
  ]
}

/** Whether a client that checks would refuse the certificate: no path to a trust anchor, expired, or another name. */
export function hasBadCertificate({ certificate }: EndpointReport): boolean {
  return certificate !== undefined && !(certificate.trust.isTrusted && certificate.name === 'match')
}
