import type { Report, Service } from '../../probes/index.ts'
import type { CommandName, Said } from '../locales/index.ts'
import type { DomainReader, Family, OnVerdict, ScanDesk, ScanRequest } from '../ports.ts'
import { sayOfDomain } from '../reply/domain.ts'
import { type Command, type Definition, type Reply, type Shown, command } from './command.ts'
import { sayOptOut } from './desk-command.ts'
import { ABOUT_DOMAINS, type ArgumentsOf } from './parameter.ts'
import { tellingOf } from './telling.ts'

/** What was asked about one domain or several. */
export interface AboutDomains extends ArgumentsOf<typeof ABOUT_DOMAINS> {
  /** More than a check, where the command does not mean that by itself. */
  readonly isInDepth?: boolean
  /** See {@link ScanRequest}. */
  readonly asksIssuers?: boolean
}

/** The word by which issuers are asked too. */
export const REVOCATION = 'revocation'

const BOTH_FAMILIES = 2

/** Of the commands that ask for more than a check. */
const DEPTH: { readonly [K in CommandName]?: Pick<ScanRequest, 'depth'> } = { full: { depth: 'full' } }

/** Of the commands that are asked for the verdict; it is told before the rest where that takes its time. */
const TELLS_VERDICT: ReadonlySet<CommandName> = new Set<CommandName>(['check', 'full'])

/** What scanning takes. */
export interface ScanPorts {
  readonly desk: ScanDesk
  readonly readDomain: DomainReader
}

/** Takes of a report what a command shows. */
type Show = (report: Report) => Shown

/** What commands that test domains and take nothing else differ in. */
interface AboutDomainsDefinition extends Pick<Definition<typeof ABOUT_DOMAINS, never>, 'name' | 'isMinor'> {
  readonly show: Show
}

/** Makes a command that tests domains, each for the price of a question. */
export function commandAboutDomains({ show, ...definition }: AboutDomainsDefinition): Command {
  return command<typeof ABOUT_DOMAINS, keyof ScanPorts>({
    ...definition,
    parameters: ABOUT_DOMAINS,
    example: 'xmpp.jp',
    cost: ({ domains }) => domains.length,
    run: (args, ports, signal) => scanEach(definition.name, args, ports, show, signal),
  })
}

/**
 * Asks about every domain that may be asked for, all at the same time, and answers in the order in which they were named;
 * of a scan that goes on the verdicts that are known are told first.
 *
 * @param name Of the command, for the line by which to ask anew.
 */
export async function* scanEach(
  name: CommandName,
  args: AboutDomains,
  ports: ScanPorts,
  show: Show,
  signal: AbortSignal,
): AsyncIterable<Reply> {
  const answers = args.domains.map((text) =>
    tellingOf<Reply, Reply>((tell) => scanOne(name, text, args, { ...ports, show, tell }, signal)),
  )
  for (const answer of answers) {
    yield* answer.news()
    yield await answer.result
  }
}

interface ScanOneParts extends ScanPorts {
  readonly show: Show
  /** Takes what is known before the answer. */
  readonly tell: (reply: Reply) => void
}

async function scanOne(
  name: CommandName,
  text: string,
  { asksIssuers = false, families, isFresh, isInDepth = false, services }: AboutDomains,
  { desk, readDomain, show, tell }: ScanOneParts,
  signal: AbortSignal,
): Promise<Reply> {
  const reading = readDomain(text)
  if (!reading.ok) {
    const { refusal } = reading
    return sayOfDomain(text, (shown) => ({ say: `refusal.${refusal}`, params: { domain: shown } }))
  }
  const { domain } = reading
  const known = new Map<Service, Report>()
  const onVerdict: OnVerdict = ({ service, soFar }) => {
    known.set(service, soFar)
    if (TELLS_VERDICT.has(name))
      tell({ preliminary: together(soFar, known), services: services.filter((each) => known.has(each)) })
  }
  const request = {
    domain,
    services,
    families,
    ...(isInDepth ? DEPTH.full : DEPTH[name]),
    ...(asksIssuers && { asksIssuers }),
  }
  const options = [...(isInDepth ? ['full'] : []), ...(asksIssuers ? [REVOCATION] : [])]
  const answer = await desk.ask(request, isFresh, signal, onVerdict)
  switch (answer.kind) {
    case 'report': {
      const { report, ageMs, optOut } = answer
      const notes = [
        ...(optOut === undefined ? [] : [{ say: 'opted-out.told' } as const]),
        ...familyNote(families),
        ...ageNote(ageMs, [name, domain, ...options, 'fresh'].join(' ')),
      ]
      return { ...show(report), services, notes }
    }
    case 'too-often':
      return sayOfDomain(domain, (shown) => ({
        say: 'target.too-often',
        params: { domain: shown, wait: answer.waitMs },
      }))
    case 'opted-out':
      return sayOptOut(answer.optOut)
    case 'left-alone':
      return sayOfDomain(domain, (shown) => ({ say: 'target.left-alone', params: { domain: shown } }))
    case 'busy':
      return sayOfDomain(domain, (shown) => ({ say: 'target.busy', params: { domain: shown } }))
  }
}

/** What is known of each service, in one report. */
function together(last: Report, known: ReadonlyMap<Service, Report>): Report {
  const { c2s, s2s } = last.verdict
  return {
    ...last,
    verdict: {
      c2s: known.get('c2s')?.verdict.c2s ?? c2s,
      s2s: known.get('s2s')?.verdict.s2s ?? s2s,
    },
    endpoints: [...known].flatMap(([service, { endpoints }]) =>
      endpoints.filter((endpoint) => endpoint.service === service),
    ),
  }
}

/** That only half of the network was looked at has to be said: the verdict holds for that half. */
function familyNote(families: readonly Family[]): readonly Said[] {
  const [only] = families
  if (families.length === BOTH_FAMILIES || only === undefined) return []
  return [{ say: 'only-family', params: { family: `IPv${only}` } }]
}

function ageNote(ageMs: number, line: string): readonly Said[] {
  return ageMs === 0 ? [] : [{ say: 'kept', params: { age: ageMs, line } }]
}
