import { type Reason, type Report, type Service, reproduction } from '../../probes/index.ts'
import type { Said, Translate } from '../locales/index.ts'
import { clean } from './clean.ts'
import { extentOf } from './columns.ts'
import { domainWarnings, showDomain } from './domain.ts'
import { placeName } from './endpoint.ts'

/** As much of what was sent and received as evidence holds (the header, which every question begins with, left out). */
const MOST_COLUMNS = 300

/**
 * Words what the verdicts rest on: for each reason what was sent, what came back, when, and the command that asks again.
 *
 * @param services Those that were asked about; the others are left out.
 * @param longest In columns, and in UTF-16 units; what does not fit is left out, whole reasons at a time, and counted. The decisive come first.
 */
export function wordEvidence(
  report: Report,
  services: readonly Service[],
  translate: Translate,
  longest = Number.POSITIVE_INFINITY,
): string {
  const above: readonly Said[] = [
    { say: 'raw.heading', params: { domain: showDomain(report.domain) } },
    ...domainWarnings(report.domain),
  ]
  const heading = above.map((line) => translate(line)).join('\n')
  const blocks = services.flatMap((service) =>
    report.verdict[service].because.map((reason) =>
      block(reason, service, report.domain)
        .map((line) => translate(line))
        .join('\n'),
    ),
  )
  const join = (shown: number): string => {
    const count = blocks.length - shown
    const rest = count === 0 ? [] : [translate({ say: 'raw.left-out', params: { count } })]
    return [heading, ...blocks.slice(0, shown), ...rest].join('\n\n')
  }
  let shown = blocks.length
  while (shown > 0 && extentOf(join(shown)) > longest) shown -= 1
  return join(shown)
}

function block(reason: Reason, service: Service, domain: string): readonly Said[] {
  const { evidence } = reason
  const command = reproduction(reason, domain, service)
  return [
    headline(reason, service),
    ...(evidence === undefined ? [] : exchange(evidence)),
    ...(command === undefined ? [] : [{ say: 'raw.command', params: { command } } as const]),
  ]
}

function exchange({ sent, received, at }: NonNullable<Reason['evidence']>): readonly Said[] {
  return [
    sent === ''
      ? { say: 'raw.header-sent' }
      : { say: 'raw.sent', params: { bytes: clean(sent, MOST_COLUMNS) } },
    received === ''
      ? { say: 'raw.nothing-received' }
      : { say: 'raw.received', params: { bytes: clean(received, MOST_COLUMNS) } },
    { say: 'raw.at', params: { at: new Date(at) } },
  ]
}

function headline({ code, endpoint, params }: Reason, service: Service): Said {
  const place = endpoint === undefined ? '?' : `${placeName(endpoint)} (${endpoint.address})`
  switch (code) {
    case 'refused':
    case 'processed':
    case 'unavailable':
    case 'ambiguous':
      return { say: `raw.${code}`, params: { service, place, question: questionOf(params) } }
    case 'tls-failed':
    case 'tls-unsteady':
    case 'tls-beyond-us':
    case 'unreachable':
      return { say: `raw.${code}`, params: { service, place, failure: failureOf(params) } }
    case 'redirected':
      return {
        say: 'raw.redirected',
        params: { service, place, otherHost: clean(String(params['otherHost'])) },
      }
    case 'starttls-required':
    case 'starttls-only-feature':
    case 'starttls-offered':
    case 'no-starttls':
    case 'direct-tls':
    case 'nothing-offered':
    case 'starttls-unadvertised':
    case 'no-features':
    case 'dialback-not-asked':
      return { say: `raw.${code}`, params: { service, place } }
    case 'not-offered':
    case 'no-address':
    case 'dns-failed':
    case 'guarded':
    case 'spared':
    case 'not-asked':
    case 'other-family':
      return { say: `raw.${code}`, params: { service } }
  }
}

function questionOf({ stimulus, mechanism }: Reason['params']): string {
  return clean(mechanism === undefined ? String(stimulus) : `${stimulus} ${mechanism}`)
}

function failureOf({ phase, failure, detail }: Reason['params']): string {
  const said = [phase, failure, detail].filter((part) => part !== undefined).join(' ')
  return clean(said === '' ? '?' : said)
}
