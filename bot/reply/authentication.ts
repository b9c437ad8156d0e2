import type { FindingReport, NotChecked, Report, Service } from '../../probes/index.ts'
import type { Said, Translate } from '../locales/index.ts'
import { endpointNames } from './endpoint.ts'
import { type Params, listOf, textOf } from './params.ts'

/** What could hinder interception, by the parameter of the finding that tells of it. */
const FACTORS = [
  { param: 'channelBinding', say: 'resistance.channel-binding' },
  { param: 'dane', say: 'resistance.dane' },
  { param: 'caa', say: 'resistance.caa' },
] as const

const CAA_RESTRICTIONS = ['anybody', 'issuers', 'by-dns', 'accounts', 'nobody'] as const

/**
 * Words who may stand for the domain, beside its certificate: what DNS and HTTPS say of its keys, who may issue, who was shown
 * the certificate, what keeps a third party out that has a valid one, and what of all that was not checked, and why.
 *
 * @param told Ids of checks that another line has told of already.
 * @returns `[]` where the test was none in depth.
 */
export function authenticationLines(
  report: Report,
  services: readonly Service[],
  told: ReadonlySet<string>,
  translate: Translate,
): readonly Said[] {
  const resistance = report.findings.find(({ check }) => check === 'mitm.resistance')
  return [
    ...(told.has('dane.match') ? [] : daneProblems(report, services)),
    ...daneLines(report, services),
    ...poshLines(report, services),
    ...caaLines(report),
    ...timestampLines(report, services),
    ...(resistance === undefined ? [] : resistanceLines(resistance, translate)),
    ...uncheckedLines(report, services, translate),
  ]
}

/** What keeps TLSA records from proving a key, one line for each endpoint. */
export function daneProblems(report: Report, services: readonly Service[]): readonly Said[] {
  return findingsOf(report, 'dane.match', services)
    .filter(({ level }) => level === 'fail' || level === 'warn')
    .map(({ params }) => {
      const problem = DANE_PROBLEMS.find((each) => each === params['problem']) ?? 'no-match'
      return { say: `domain-finding.dane.match.${problem}`, params: { endpoint: textOf(params, 'endpoint') } }
    })
}

const DANE_PROBLEMS = ['bogus', 'insecure', 'insecure-target', 'unusable', 'no-match'] as const

/** Where the keys are named, and where DNS holds nothing; that we checked it and that the resolver says so are two things. */
function daneLines(report: Report, services: readonly Service[]): readonly Said[] {
  const passed = findingsOf(report, 'dane.match', services).filter(({ level }) => level === 'pass')
  const matches = (by: 'us' | 'resolver'): readonly Said[] => {
    const where = passed.filter(({ params }) => params['securedBy'] === by).map(({ endpoint }) => endpoint)
    const endpoints = namesOf(report, services, (index) => where.includes(index))
    return endpoints.length === 0 ? [] : [{ say: `dane.matches.${by}`, params: { endpoints } }]
  }
  const absent = (isVouchedFor: boolean): readonly Said[] => {
    const endpoints = namesOf(report, services, (index) => {
      const dane = report.endpoints[index]?.dane
      return dane?.records.length === 0 && dane.security.isAuthenticatedByResolver === isVouchedFor
    })
    if (endpoints.length === 0) return []
    return [{ say: isVouchedFor ? 'dane.none.resolver' : 'dane.none.nobody', params: { endpoints } }]
  }
  return [...matches('us'), ...matches('resolver'), ...absent(true), ...absent(false)]
}

function poshLines({ findings }: Report, services: readonly Service[]): readonly Said[] {
  const found = findings.filter(
    ({ check, params }) =>
      check === 'posh.match' && services.some((service) => params['service'] === service),
  )
  const named = found.filter(({ level }) => level === 'pass').map(({ params }) => textOf(params, 'service'))
  const problems = found
    .filter(({ level }) => level === 'fail' || level === 'warn')
    .map(({ params }) => poshProblem(params))
  return [
    ...new Map(problems.map((line) => [JSON.stringify(line), line])).values(),
    ...(named.length === 0 ? [] : [{ say: 'posh.matches', params: { services: named } } as const]),
  ]
}

function poshProblem(params: Params): Said {
  const endpoints = listOf(params, 'endpoints')
  switch (params['problem']) {
    case 'untrusted':
      return { say: 'domain-finding.posh.match.untrusted' }
    case 'void':
      return { say: 'domain-finding.posh.match.void' }
    case 'expired':
      return { say: 'domain-finding.posh.match.expired', params: { endpoints } }
    default:
      return { say: 'domain-finding.posh.match.no-match', params: { endpoints } }
  }
}

function caaLines(report: Report): readonly Said[] {
  const of = (check: string): FindingReport | undefined =>
    report.findings.find((finding) => finding.check === check)
  const [restriction, syntax, issuer] = [of('caa.restriction'), of('caa.syntax'), worstIssuer(report)]
  return [
    ...(restriction === undefined ? [] : restrictionLines(restriction.params)),
    ...(syntax?.level === 'warn'
      ? [{ say: 'domain-finding.caa.syntax', params: { value: textOf(syntax.params, 'value') } } as const]
      : []),
    ...(issuer === undefined ? [] : [issuerLine(issuer)]),
  ]
}

function restrictionLines(params: Params): readonly Said[] {
  const restriction = CAA_RESTRICTIONS.find((each) => each === params['restriction']) ?? 'anybody'
  const vouchers = ['us', 'resolver', 'nobody', 'bogus'] as const
  const voucher = vouchers.find((each) => each === params['securedBy'])
  return [
    { say: `domain-finding.caa.restriction.${restriction}` },
    ...(textOf(params, 'issuers') === ''
      ? []
      : [{ say: 'caa.issuers', params: { issuers: listOf(params, 'issuers') } } as const]),
    ...(voucher === undefined ? [] : [{ say: `caa.vouched.${voucher}` } as const]),
  ]
}

function worstIssuer({ findings }: Report): FindingReport | undefined {
  const found = findings.filter(({ check }) => check === 'caa.issuer')
  return (
    found.find(({ level }) => level === 'warn') ?? found.find(({ level }) => level === 'info') ?? found[0]
  )
}

function issuerLine({ level, params }: FindingReport): Said {
  const issuer = textOf(params, 'issuer')
  if (level === 'pass') return { say: 'domain-finding.caa.issuer.allowed', params: { issuer } }
  if (level === 'warn') return { say: 'domain-finding.caa.issuer.not-allowed', params: { issuer } }
  const isUntrusted = params['because'] === 'untrusted'
  return {
    say: isUntrusted ? 'domain-finding.caa.issuer.untrusted' : 'domain-finding.caa.issuer.unknown',
    params: { issuer },
  }
}

/** Who was shown the certificate; timestamps that do not hold are told with the other findings. */
function timestampLines(report: Report, services: readonly Service[]): readonly Said[] {
  const inside = findingsOf(report, 'chain.timestamps', services)
  const inTls = findingsOf(report, 'tls.timestamps', services)
  const logs = [...inside, ...inTls]
    .flatMap(({ params }) => listOf(params, 'logs'))
    .filter((log) => log !== '')
  if (logs.length > 0) return [{ say: 'timestamps.signed', params: { logs: [...new Set(logs)] } }]
  const isWithout = ({ params }: FindingReport): boolean => params['count'] === 0
  if (inside.length === 0 || !inside.every(isWithout)) return []
  const at = new Set(inTls.filter(isWithout).map(({ endpoint }) => endpoint))
  const isNone = inside.every(({ endpoint }) => at.has(endpoint))
  return [{ say: isNone ? 'timestamps.none' : 'timestamps.none-inside' }]
}

function resistanceLines({ level, params }: FindingReport, translate: Translate): readonly Said[] {
  const named = (state: 'yes' | 'unknown'): readonly string[] =>
    FACTORS.filter(({ param }) => String(params[param] ?? '').startsWith(`${state}:`)).map(({ say }) =>
      translate({ say }),
    )
  const by = named('yes')
  const unknown = named('unknown')
  return [
    // At this level, only keys that differ make trouble.
    ...(level === 'warn' ? [{ say: 'domain-finding.mitm.resistance.different-keys' } as const] : []),
    by.length > 0
      ? { say: 'domain-finding.mitm.resistance.hindered', params: { by } }
      : { say: 'domain-finding.mitm.resistance.open' },
    ...caaLimit(params),
    ...(unknown.length > 0 ? [{ say: 'resistance.unknown', params: { what: unknown } } as const] : []),
  ]
}

/** What CAA does not help against, where it helps at all (RFC 8657 §5.1, §5.6). */
function caaLimit({ caa }: Params): readonly Said[] {
  const [state, because = ''] = String(caa ?? '').split(': ')
  if (state !== 'yes') return []
  return [{ say: because.endsWith('-unsigned') ? 'resistance.caa.unsigned' : 'resistance.caa.signed' }]
}

/** In the order in which they are told. */
const REASONS = [
  'not-asked',
  'no-place',
  'unknown-log',
  'unknown-issuer',
  'encrypted',
  'not-reached',
  'no-answer',
] as const

function uncheckedLines(
  { endpoints, notChecked = [] }: Report,
  services: readonly Service[],
  translate: Translate,
): readonly Said[] {
  const own = notChecked.filter(({ endpoint }) => {
    const at = endpoint === undefined ? undefined : endpoints[endpoint]
    return at === undefined || services.includes(at.service)
  })
  const what = REASONS.flatMap((reason) => {
    const names = own.filter((each) => reasonOf(each) === reason).map((each) => each.what.toUpperCase())
    if (names.length === 0) return []
    const params = { what: [...new Set(names)].join('/'), because: translate({ say: `unchecked.${reason}` }) }
    return [translate({ say: 'unchecked.item', params })]
  })
  return what.length === 0 ? [] : [{ say: 'unchecked', params: { what } }]
}

function reasonOf({ because }: NotChecked): (typeof REASONS)[number] {
  switch (because) {
    case 'not-asked':
    case 'no-place':
    case 'unknown-log':
    case 'unknown-issuer':
    case 'encrypted':
      return because
    case 'not-applicable':
    case 'not-reached':
    case 'not-offered':
    case 'bounded':
    case 'guarded':
      return 'not-reached'
    default:
      return 'no-answer'
  }
}

/** Of the endpoints of these services. */
function findingsOf(report: Report, check: string, services: readonly Service[]): readonly FindingReport[] {
  return report.findings.filter((finding) => {
    const endpoint = finding.endpoint === undefined ? undefined : report.endpoints[finding.endpoint]
    return finding.check === check && endpoint !== undefined && services.includes(endpoint.service)
  })
}

function namesOf(
  { endpoints }: Report,
  services: readonly Service[],
  isMeant: (index: number) => boolean,
): readonly string[] {
  const meant = endpoints.filter(({ service }, index) => services.includes(service) && isMeant(index))
  return endpointNames(meant, endpoints)
}
