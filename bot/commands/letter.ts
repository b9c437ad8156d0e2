import type { Report } from '../../probes/index.ts'
import { type LetterFacts, letterFault, writeLetter } from '../campaign/letter.ts'
import { brokenPromise, kindFor, lastOutage, silenceOf } from '../campaign/letter-choice.ts'
import { templateFor } from '../campaign/letters.ts'
import { recipeFor } from '../campaign/recipe.ts'
import { standingOf } from '../campaign/standing.ts'
import { addStep } from '../campaign/timeline.ts'
import type { Language, Said } from '../locales/index.ts'
import type { Ledger } from '../ports.ts'
import type { Case, Letter, LetterKind } from '../records.ts'
import { sayRefusal } from '../reply/case.ts'
import { showDomain } from '../reply/domain.ts'
import { type CaseServices, findCase, takeStepIn } from './case-step.ts'
import type { Reply, Services } from './command.ts'
import { deskCommand, sayOptOut } from './desk-command.ts'
import { anyway, oneDomain } from './desk-parameters.ts'
import { letterKind, letterLanguage } from './letter-parameters.ts'
import { showLetter } from './letter-show.ts'
import { sayNotLooked } from './look.ts'
import { findWish } from './operator.ts'
import { actorOf } from './party.ts'

const PARAMETERS = { domain: oneDomain, kind: letterKind, language: letterLanguage, isAnyway: anyway }

type Needs =
  'asker' | 'clock' | 'contacts' | 'desk' | 'language' | 'letters' | 'newCode' | 'optOuts' | 'readDomain'

type LetterServices = CaseServices & Pick<Services, Needs>

/** Has a letter drafted for people to send, or shows the last one again. */
export const letter = deskCommand<typeof PARAMETERS, Needs>({
  name: 'letter',
  parameters: PARAMETERS,
  example: 'xmpp.jp',
  topic: 'campaigns',
  right: 'voice',
  async *run({ domain: text, kind, language, isAnyway }, services, signal) {
    const found = await findCase(text, services)
    if (!found.ok) yield found.problem
    else if (kind === 'show') yield* showLast(found.found, services)
    else {
      const one = found.found
      const wantedKind = kind ?? kindFor(one.steps)
      const named = language === undefined ? [] : [language]
      const wanted = {
        kind: wantedKind,
        language: language ?? services.language,
        isAnyway,
        anyway: ['letter', one.domain, wantedKind, ...named, 'anyway'].join(' '),
      }
      const problem = await refuse(one, wanted, services, signal)
      if (problem !== undefined) {
        yield problem
        return
      }
      if (wantedKind !== 'thanks') yield* warnOfOthers(one, services)
      yield* draftIn(one, wanted, services, signal)
    }
  },
})

/** What was asked for. */
interface Wanted {
  readonly kind: LetterKind
  readonly language: Language
  readonly isAnyway: boolean
  /** The line that has what is missing skipped. */
  readonly anyway: string
}

async function* showLast(one: Case, services: LetterServices): AsyncIterable<Reply> {
  const code = standingOf(one.steps).letter?.code
  const kept = code === undefined ? undefined : await services.ledger.letter(code)
  const params = { domain: showDomain(one.domain), line: `letter ${one.domain}` }
  if (kept === undefined) yield { say: 'problem.letter.none', params }
  else yield* showLetter(kept, one, services)
}

/** What stands against a letter, before anybody is asked for anything. */
async function refuse(
  { domain, steps }: Case,
  { anyway: anywayLine, isAnyway, kind, language }: Wanted,
  { clock, ledger, optOuts }: LetterServices,
  signal: AbortSignal,
): Promise<Said | undefined> {
  const shown = showDomain(domain)
  const optOut = await findWish(domain, { ledger, optOuts }, signal)
  if (optOut !== undefined) return sayOptOut(optOut)
  const event = { kind: 'drafted', letter: kind, language, code: '' } as const
  const progress = addStep(steps, { at: clock.now(), event }, isAnyway)
  if (!progress.ok) return sayRefusal(progress.refusal, { domain, steps }, anywayLine)
  if (kind === 'after-outage' && lastOutage(steps) === undefined)
    return { say: 'problem.letter.no-outage', params: { domain: shown, line: `letter ${domain} reminder` } }
  const silence = kind === 'thanks' ? undefined : silenceOf(steps)
  if (silence === undefined || silence.until <= clock.now()) return undefined
  const params = { domain: shown, sent: new Date(silence.sent), from: new Date(silence.until) }
  return { say: 'problem.letter.too-soon', params }
}

/**
 * To those who are written to, campaigns of several people are one. It is no more than a warning, for anybody can say that they sent
 * a letter; who it was is nobody's business.
 */
async function* warnOfOthers(
  { domain, id }: Case,
  { clock, ledger }: Pick<LetterServices, 'clock' | 'ledger'>,
): AsyncIterable<Said> {
  const others = (await ledger.casesOn(domain)).filter((one) => one.id !== id)
  const [latest] = others
    .map(({ steps }) => silenceOf(steps))
    .filter((silence) => silence !== undefined)
    .toSorted((one, other) => other.sent - one.sent)
  if (latest === undefined || latest.until <= clock.now()) return
  const params = { domain: showDomain(domain), sent: new Date(latest.sent), from: new Date(latest.until) }
  yield { say: 'letter.others-wrote', params }
}

async function* draftIn(
  one: Case,
  { anyway: anywayLine, isAnyway, kind, language }: Wanted,
  services: LetterServices,
  signal: AbortSignal,
): AsyncIterable<Reply> {
  const { asker, clock, desk, ledger, letters } = services
  const { domain } = one
  const answer = await desk.ask({ domain, services: ['c2s', 's2s'] }, false, signal)
  const problem = answer.kind === 'report' ? unfit(answer.report, kind) : sayNotLooked(domain, answer)
  if (answer.kind !== 'report' || problem !== undefined) {
    if (problem !== undefined) yield problem
    return
  }
  const { body, subject } = writeLetter(
    templateFor(letters, kind, language),
    await factsFor(one, answer.report, services),
  )
  const by = actorOf(asker)
  const at = clock.now()
  const draft = {
    caseId: one.id,
    kind,
    language,
    text: `${subject}\n\n${body}`,
    draftedBy: by,
    draftedAt: at,
  }
  const kept = await keep(draft, ledger, services)
  const event = { kind: 'drafted', letter: kind, language, code: kept.code } as const
  const attempt = { steps: [{ at, by, event }], isAnyway, anyway: anywayLine }
  yield* showLetter(kept, one, services)
  yield await takeStepIn(one, attempt, services)
}

/** At odds of one in a million for each letter that there is, a code is taken: then another one is drawn. */
const MOST_CODES = 20

async function keep(
  draft: Omit<Letter, 'code'>,
  ledger: Ledger,
  { newCode }: Pick<Services, 'newCode'>,
): Promise<Letter> {
  for (let drawn = 0; drawn < MOST_CODES; drawn += 1) {
    const kept = { ...draft, code: newCode() }
    if (await ledger.saveLetter(kept)) return kept
  }
  throw new Error('no free code for a letter was drawn')
}

/** Why a letter would not be true. */
function unfit(report: Report, kind: LetterKind): Said | undefined {
  const domain = showDomain(report.domain)
  const c2s = report.verdict.c2s.state
  const s2s = report.verdict.s2s.state
  if (kind === 'thanks')
    return c2s === 'required' ? undefined : { say: 'problem.letter.not-required', params: { domain, c2s } }
  const isAtFault = letterFault(report, 'c2s') !== undefined || letterFault(report, 's2s') !== undefined
  if (isAtFault) return undefined
  return c2s === 'required'
    ? { say: 'problem.letter.required', params: { domain, line: `letter ${report.domain} thanks` } }
    : { say: 'problem.letter.no-fault', params: { domain, c2s, s2s } }
}

async function factsFor(
  { domain, party, steps }: Case,
  report: Report,
  { clock, contacts, letters }: LetterServices,
): Promise<LetterFacts> {
  const told = (await contacts?.lookUp(domain))?.software
  const software = told?.state === 'told' ? told.value : undefined
  const recipe = software && recipeFor(software.name, letters.recipes)
  const { sentAt } = standingOf(steps)
  const promisedDay = brokenPromise(steps, clock.now())
  const outageEndedAt = lastOutage(steps)
  return {
    report,
    ...(software !== undefined && { software }),
    ...(recipe !== undefined && { recipe }),
    ...(sentAt !== undefined && { sentAt }),
    ...(promisedDay !== undefined && { promisedDay }),
    ...(outageEndedAt !== undefined && { outageEndedAt }),
    ...(party.kind === 'room' && { room: party.jid }),
  }
}
