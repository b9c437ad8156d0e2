import type { EndpointReport, Report, Service, Verdict, VerdictState } from '../../probes/index.ts'
import type { Said, Translate } from '../locales/index.ts'
import { extentOf } from './columns.ts'
import { authenticationLines } from './authentication.ts'
import { hasBadCertificate } from './exit-status.ts'
import { domainWarnings, showDomain } from './domain.ts'
import { tellGrade } from './grade.ts'
import { refusedLines } from './refused.ts'
import { serviceFacts } from './service.ts'
import { SYMBOLS, worstOf } from './state.ts'
import { failures, findings, isScramOnly, leftOut, reasons } from './trouble.ts'
import { webFindings } from './web.ts'

/** What an abridged answer leaves out, the least telling first; then all but the verdict goes. */
const LEFT_OUT_FIRST: readonly RegExp[] = [
  /^others\./,
  /^direct-tls\./,
  /^(?:dane\.none|caa\.|domain-finding\.caa\.issuer\.(?:allowed|unknown|untrusted)$|timestamps\.|unchecked$)/,
  /^tls\.(?:signatures|extensions|resumption|resumption-none|early-data|groups-12|dh|refused|refused-unknown|suites\..*)$/,
  /^(?:stream-limits\.|fast)/,
  /^certificate\.(?:issuer|same)$/,
  /^(?:c2s|s2s)\.(?:before-none|after-none)$/,
  /^s2s\.(?:before|after|client-certificate|no-client-certificate)$/,
  /^(?:tls\.groups|channel-bindings|grade\.by-endpoint)$/,
  /^finding\./,
  /^c2s\.after$/,
  /^skipped\./,
  /^certificate\.name\./,
  /^tls$/,
  /./,
]

/** From all of it to nothing but the verdicts. */
const ABRIDGEMENTS: readonly ((line: Said) => boolean)[] = Array.from(
  { length: LEFT_OUT_FIRST.length + 1 },
  (_, count) =>
    ({ say }) =>
      !LEFT_OUT_FIRST.slice(0, count).some((pattern) => pattern.test(say)),
)

/**
 * Words a report: the verdict in the first line, then what it rests on, one fact a line.
 *
 * @param services Those that were asked about; the others are left out.
 * @param longest In columns, and in UTF-16 units; a longer text is abridged, down to its first line.
 * @param setOff Writes the words of the verdict in the first line so that they stand out.
 */
export function wordReport(
  report: Report,
  services: readonly Service[],
  translate: Translate,
  longest = Number.POSITIVE_INFINITY,
  setOff: (verdict: string) => string = (verdict) => verdict,
): string {
  const wordState: WordState = (state) => setOff(stateWord(state, translate))
  for (const told of abridgements(report, services, translate, wordState)) {
    const text = wordTold(told, translate)
    if (extentOf(text) <= longest) return text
  }
  const verdict = wordVerdict(report, services, translate, setOff)
  return extentOf(verdict) <= longest ? verdict : translate(headline(report, services, wordState))
}

/** A report as sentences, each of a line. */
export interface ToldReport {
  /** The verdict, and what it means. */
  readonly opening: readonly Said[]
  /** None where the test was none in depth. */
  readonly grade: readonly Said[]
  /** One of each service that was asked about; one for both where all that is said of them is the same. */
  readonly blocks: readonly { readonly heading?: Said; readonly lines: readonly Said[] }[]
  readonly tested: Said
}

/** Tells a report, first all of it, then with less and less. */
export function* abridgements(
  report: Report,
  services: readonly Service[],
  translate: Translate,
  wordState: WordState = (state) => stateWord(state, translate),
): Iterable<ToldReport> {
  for (const isSaid of ABRIDGEMENTS) yield tellAbridged(report, services, translate, wordState, isSaid)
}

function tellAbridged(
  report: Report,
  services: readonly Service[],
  translate: Translate,
  wordState: WordState,
  isSaid: (line: Said) => boolean,
): ToldReport {
  const { durationMs, testedAt } = report
  const grade = tellGrade(report, services)
  const blocks = services.map((service) =>
    details(report, service, services, grade.checks, translate).filter(isSaid),
  )
  const word = (lines: readonly Said[] = []): string => lines.map((line) => translate(line)).join('\n')
  const [first = []] = blocks
  const isSaidOnce =
    first.length > 0 && blocks.length > 1 && blocks.every((block) => word(block) === word(first))
  return {
    opening: opening(report, services, wordState),
    grade: grade.lines.filter((line) => isGradeItself(line) || isSaid(line)),
    blocks: isSaidOnce
      ? [{ lines: first }]
      : services.map((service, index) => ({
          heading: heading(report.verdict[service], service, translate),
          lines: blocks[index] ?? [],
        })),
    tested: { say: 'tested', params: { at: new Date(testedAt), seconds: durationMs / 1000 } },
  }
}

function wordTold({ opening: first, grade, blocks, tested }: ToldReport, translate: Translate): string {
  const paragraphs = [
    first,
    ...(grade.length > 0 ? [grade] : []),
    ...blocks.map(({ heading: title, lines }) => (title === undefined ? lines : [title, ...lines])),
    [tested],
  ]
  return paragraphs.map((lines) => lines.map((line) => translate(line)).join('\n')).join('\n\n')
}

/** The letter stays whatever is left out. */
function isGradeItself({ say }: Said): boolean {
  return say === 'grade.letter' || say === 'grade.at-most' || say === 'grade.none'
}

/**
 * Words what is known before the rest of a report is there: the verdict, and what it means.
 *
 * @param services Those whose verdicts are known.
 */
export function wordVerdict(
  report: Report,
  services: readonly Service[],
  translate: Translate,
  setOff: (verdict: string) => string = (verdict) => verdict,
): string {
  const wordState: WordState = (state) => setOff(stateWord(state, translate))
  return opening(report, services, wordState)
    .map((line) => translate(line))
    .join('\n')
}

function opening(report: Report, services: readonly Service[], wordState: WordState): readonly Said[] {
  return [
    headline(report, services, wordState),
    ...domainWarnings(report.domain),
    ...meaning(report, services),
  ]
}

/** Says a verdict in the first line. */
export type WordState = (state: VerdictState) => string

/** The state that an answer about several services has as a whole. */
export function worstState(report: Report, services: readonly Service[]): VerdictState {
  return worstOf(services.map((service) => report.verdict[service].state))
}

function headline(report: Report, services: readonly Service[], wordState: WordState): Said {
  const { c2s, s2s } = report.verdict
  const domain = showDomain(report.domain)
  const worst = worstState(report, services)
  const symbol = SYMBOLS[worst]
  const [service] = services
  if (services.length === 1 && service !== undefined) {
    return { say: 'headline.one', params: { symbol, domain, state: wordState(worst), service } }
  }
  if (c2s.state === s2s.state) {
    return { say: 'headline.same', params: { symbol, domain, state: wordState(worst) } }
  }
  return {
    say: 'headline.differs',
    params: { symbol, domain, c2s: wordState(c2s.state), s2s: wordState(s2s.state) },
  }
}

/** The word for a verdict. */
export function stateWord(state: VerdictState, translate: Translate): string {
  return translate({ say: `state.${state}` })
}

/** What a bad answer means for a person with a password (servers have none), and that a certificate is bad, whatever the verdict. */
function meaning({ verdict, endpoints }: Report, services: readonly Service[]): readonly Said[] {
  const { state } = verdict.c2s
  const isBad = endpoints.some(
    (endpoint) => services.includes(endpoint.service) && hasBadCertificate(endpoint),
  )
  const warning: readonly Said[] = isBad ? [{ say: 'meaning.bad-certificate' }] : []
  if (!services.includes('c2s')) return warning
  if (state === 'required' || state === 'not-offered' || state === 'unknown') return warning
  if (isScramOnly(verdict.c2s)) return [{ say: 'meaning.scram-only' }, ...warning]
  return [{ say: `meaning.${state}` }, ...warning]
}

function heading({ state, basis }: Verdict, service: Service, translate: Translate): Said {
  const params = { service, symbol: SYMBOLS[state], state: stateWord(state, translate) }
  return state === 'unknown' || state === 'not-offered'
    ? { say: 'service.plain', params }
    : { say: `service.${basis}`, params }
}

/** All lines about one service but its heading and what was `told` with the grade; TLS that is the same for s2s as for c2s is not told twice. */
function details(
  report: Report,
  service: Service,
  services: readonly Service[],
  told: ReadonlySet<string>,
  translate: Translate,
): readonly Said[] {
  const endpoints = endpointsOf(report, service)
  const facts = serviceFacts(service, endpoints)
  const isTold =
    service === 's2s' &&
    services.includes('c2s') &&
    facts.tls.length > 0 &&
    JSON.stringify(facts.tls) === JSON.stringify(serviceFacts('c2s', endpointsOf(report, 'c2s')).tls)
  return [
    ...reasons(report.verdict[service], endpoints),
    ...facts.beforeTls,
    ...(isTold ? [{ say: 'certificate.same' } as const] : facts.tls),
    ...(service === services[0] ? refusedLines(report, services) : []),
    ...facts.afterTls,
    ...facts.exceptions,
    ...findings(report, service, told),
    // What is published on the web leads clients; servers do not read it.
    ...(service === 'c2s' ? webFindings(report) : []),
    ...(service === services[0] ? authenticationLines(report, services, told, translate) : []),
    ...failures(endpoints.filter((endpoint) => !isSaidByReason(endpoint, report.verdict[service]))),
    ...leftOut(endpoints),
  ]
}

/** That the domain itself has no address is the reason of the verdict then, and not the trouble of one endpoint. */
function isSaidByReason({ outcome, source }: EndpointReport, { because }: Verdict): boolean {
  const isWithoutAddress = outcome.state === 'failed' && outcome.code === 'no-address'
  return isWithoutAddress && source === 'fallback' && because.some(({ code }) => code === 'no-address')
}

function endpointsOf(report: Report, service: Service): readonly EndpointReport[] {
  return report.endpoints.filter((endpoint) => endpoint.service === service)
}
