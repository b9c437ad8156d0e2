import type { EndpointReport, Report, Service } from '../../probes/index.ts'
import type { Said, Translate } from '../locales/index.ts'
import { extentOf } from './columns.ts'
import { domainWarnings, showDomain } from './domain.ts'
import { serviceFacts } from './service.ts'
import { failures, reasons } from './trouble.ts'

/**
 * Words what each service announces before TLS and after it, and nothing that is concluded from it.
 *
 * @param services Those that were asked about; the others are left out.
 * @param longest In columns, and in UTF-16 units; where it is too long the longest lists are left out, then whatever is behind the end.
 *   The heading stays, for what else stands in the message may leave no room at all.
 */
export function wordFeatures(
  report: Report,
  services: readonly Service[],
  translate: Translate,
  longest = Number.POSITIVE_INFINITY,
): string {
  const lines: readonly Said[] = [
    { say: 'features.heading', params: { domain: showDomain(report.domain) } },
    ...domainWarnings(report.domain),
    ...services.flatMap((service) => announced(report, service)),
  ]
  const word = (said: readonly Said[]): string => said.map((line) => translate(line)).join('\n')
  const whole = word(lines)
  if (extentOf(whole) <= longest) return whole
  let shown = lines.filter(({ say }) => say !== 'others.before' && say !== 'others.after')
  while (shown.length > 1 && extentOf(word(shown)) > longest) shown = shown.slice(0, -1)
  return word(shown)
}

function announced(report: Report, service: Service): readonly Said[] {
  const endpoints: readonly EndpointReport[] = report.endpoints.filter((each) => each.service === service)
  const { beforeTls, afterTls } = serviceFacts(service, endpoints, { hasSession: true })
  const lines = [...beforeTls, ...afterTls]
  const instead = [...reasons(report.verdict[service], endpoints), ...failures(endpoints)]
  return [{ say: 'features.service', params: { service } }, ...(lines.length > 0 ? lines : instead)]
}
