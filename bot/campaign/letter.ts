import type { Reason, Report, Service } from '../../probes/index.ts'
import { type Language, formatDate } from '../locales/index.ts'
import { clean } from '../reply/clean.ts'
import { showDomain } from '../reply/domain.ts'
import { placeName } from '../reply/endpoint.ts'
import { type Condition, type LetterTemplate, type Placeholder, fillIn } from './letter-template.ts'
import { type Recipe, recipeLines } from './recipe.ts'

/** All that a letter may speak of. */
export interface LetterFacts {
  /** Of both services. */
  readonly report: Report
  /** What the server says it runs (XEP-0092), where it does. */
  readonly software?: { readonly name: string; readonly version?: string }
  /** For that software. */
  readonly recipe?: Recipe
  /** When the letter before was sent, in ms since the epoch. */
  readonly sentAt?: number
  /** ISO 8601, without time. */
  readonly promisedDay?: string
  /** When the last outage ended, in ms since the epoch. */
  readonly outageEndedAt?: number
  /** Bare JID of the room in which the volunteers meet. */
  readonly room?: string
}

/** A letter as it may be sent. */
export interface WrittenLetter {
  readonly subject: string
  /** Markdown that reads well as plain text. */
  readonly body: string
}

/** Verdicts that letters are written about: clear text is taken there. */
export type LetterFault = 'optional' | 'absent' | 'not-enforced'

/** @returns What is wrong with a service, of that which letters are about; `undefined` where it is nothing, or not known. */
export function letterFault({ verdict }: Report, service: Service): LetterFault | undefined {
  const { state } = verdict[service]
  return state === 'optional' || state === 'absent' || state === 'not-enforced' ? state : undefined
}

/**
 * Writes a letter. Whatever a server said stands in it as a code block or with all but plain characters taken out, so that it
 * is shown and does nothing else.
 *
 * @throws {TypeError} where the letter speaks of something that the facts lack: a mistake of whoever chose the letter.
 */
export function writeLetter(template: LetterTemplate, facts: LetterFacts): WrittenLetter {
  const conditions = conditionsOf(facts)
  const values = valuesOf(facts, template.language)
  const body = template.parts
    .filter(({ condition }) => condition === undefined || conditions.has(condition))
    .map(({ text }) => fillIn(text, values))
    .join('')
  return { subject: fillIn(template.subject, values), body: body.replace(/\n{3,}/g, '\n\n').trim() }
}

function conditionsOf(facts: LetterFacts): ReadonlySet<Condition> {
  const faults = (['c2s', 's2s'] as const).flatMap((service): readonly Condition[] => {
    const fault = letterFault(facts.report, service)
    return fault === undefined ? [] : [service, `${service}-${fault}`]
  })
  return new Set<Condition>([
    ...faults,
    facts.recipe === undefined ? 'no-recipe' : 'recipe',
    ...(facts.sentAt === undefined ? [] : (['sent'] as const)),
    ...(facts.promisedDay === undefined ? [] : (['promised'] as const)),
    ...(facts.room === undefined ? [] : (['room'] as const)),
  ])
}

function valuesOf(facts: LetterFacts, language: Language): { readonly [P in Placeholder]?: string } {
  const { report, recipe, software, sentAt, promisedDay, outageEndedAt, room } = facts
  const day = (at: number | string): string => writeDay(new Date(at), language)
  return {
    domain: showDomain(report.domain),
    zone: report.domain,
    tested: day(report.testedAt),
    evidence: fenced(evidenceLines(report)),
    ...(recipe !== undefined && {
      software: [recipe.software, plainVersion(software?.version)].join(' ').trim(),
      recipe: fenced(recipeLines(recipe, software?.version)),
      recipeFile: recipe.file,
      recipeApply: recipe.apply,
    }),
    ...(sentAt !== undefined && { sent: day(sentAt) }),
    ...(promisedDay !== undefined && { promised: day(promisedDay) }),
    ...(outageEndedAt !== undefined && { outageEnd: day(outageEndedAt) }),
    ...(room !== undefined && { room: clean(room) }),
  }
}

/** British order in English, as everywhere here; by UTC, as everything that was measured. */
function writeDay(at: Date, language: Language): string {
  const intl = language === 'en' ? 'en-GB' : language
  return formatDate(new Intl.DateTimeFormat(intl, { dateStyle: 'long', timeZone: 'UTC' }), at)
}

const LONGEST_VERSION = 24

function plainVersion(version = ''): string {
  return version.replace(/[^A-Za-z0-9.+:-]/g, '').slice(0, LONGEST_VERSION)
}

/** Enough to be believed; who wants more asks for the report. */
const MOST_EXCHANGES = 2
/** As much as evidence holds. */
const MOST_COLUMNS = 300

/** Of each faulty service the first exchanges that decided it: when and where, what was sent, what came back; else the verdict alone. */
function evidenceLines(report: Report): string {
  return (['c2s', 's2s'] as const)
    .filter((service) => letterFault(report, service) !== undefined)
    .flatMap((service) => {
      const { because, state } = report.verdict[service]
      const exchanges = because.filter(({ evidence }) => evidence !== undefined).slice(0, MOST_EXCHANGES)
      return exchanges.length === 0
        ? [`${writeTime(report.testedAt)}, ${service} ${report.domain}: ${state}`]
        : exchanges.map((reason) => exchange(reason, service))
    })
    .join('\n\n')
}

/** `C:` and `S:` as in the examples of RFC 6120 §9. */
function exchange({ endpoint, evidence }: Reason, service: Service): string {
  const place = endpoint === undefined ? '' : ` ${placeName(endpoint)} (${endpoint.address})`
  const { at, sent, received } = evidence ?? { at: '', sent: '', received: '' }
  return [
    `${writeTime(at)}, ${service}${place}`,
    `C: ${sent === '' ? '<stream:stream …>' : clean(sent, MOST_COLUMNS)}`,
    `S: ${received === '' ? '…' : clean(received, MOST_COLUMNS)}`,
  ].join('\n')
}

function writeTime(iso: string): string {
  return `${iso.slice(0, 19).replace('T', ' ')} UTC`
}

const SHORTEST_FENCE = 3

/** A code block whose fence is longer than any run of backticks in it, so that nothing in it can end it (CommonMark §4.5). */
function fenced(lines: string): string {
  const longest = Math.max(0, ...(lines.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(Math.max(SHORTEST_FENCE, longest + 1))
  return `${fence}\n${lines}\n${fence}`
}
