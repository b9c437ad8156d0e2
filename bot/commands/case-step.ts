import { changeOfCase } from '../campaign/calendar.ts'
import { type Progress, addStep } from '../campaign/timeline.ts'
import type { Said } from '../locales/index.ts'
import type { Ledger } from '../ports.ts'
import type { Case, Step } from '../records.ts'
import { sayHeading, sayNext, sayRefusal, sayStep } from '../reply/case.ts'
import { clean } from '../reply/clean.ts'
import { showDomain } from '../reply/domain.ts'
import type { Reply, Services } from './command.ts'
import { readNamed } from './desk-command.ts'
import { partyOf } from './party.ts'

/** Several people may write to one case at the same moment; more often than this it is not tried again. */
const MOST_TRIES = 4

/** What taking a step needs. */
export type CaseServices = Pick<Services, 'asker' | 'clock' | 'readDomain'> & { readonly ledger: Ledger }

/** What is to be added to a case: steps one after the other, the last of which is what was asked for. */
export interface Attempt {
  /** As typed. */
  readonly domain: string
  readonly steps: readonly Step[]
  /** Whoever asks knows that steps are missing, and skips them. */
  readonly isAnyway: boolean
  /** The line that was typed, with what has missing steps skipped. */
  readonly anyway: string
}

/** Takes a step in the case of whoever asks, or says why it cannot follow. */
export async function takeStep(attempt: Attempt, services: CaseServices): Promise<Reply> {
  const found = await findCase(attempt.domain, services)
  return found.ok ? takeStepIn(found.found, attempt, services) : found.problem
}

/** The newest case of whoever asks for a domain, or why there is none. */
export type FoundCase =
  { readonly ok: true; readonly found: Case } | { readonly ok: false; readonly problem: Said }

/** @param text The domain as typed. */
export async function findCase(text: string, services: CaseServices): Promise<FoundCase> {
  const { asker, ledger } = services
  const named = readNamed(text, services)
  if (!named.ok) return named
  const { domain } = named
  const found = await ledger.caseOf(domain, partyOf(asker))
  if (found !== undefined) return { ok: true, found }
  const params = { domain: showDomain(domain), line: `campaign ${domain}` }
  return { ok: false, problem: { say: 'problem.no-case', params } }
}

/** Does the same in a case that was found already. */
export async function takeStepIn(
  found: Case,
  attempt: Omit<Attempt, 'domain'>,
  { asker, clock, ledger }: CaseServices,
): Promise<Reply> {
  let current: Case | undefined = found
  for (let tries = 0; tries < MOST_TRIES && current !== undefined; tries += 1) {
    const progress = addSteps(current.steps, attempt)
    if (!progress.ok) return sayRefusal(progress.refusal, current, attempt.anyway)
    if (await ledger.appendSteps(changeOfCase(current, progress.steps))) {
      const after = { domain: current.domain, steps: [...current.steps, ...progress.steps] }
      return { lines: [sayHeading(after), ...progress.steps.map(sayBriefly), ...sayNext(after, clock.now())] }
    }
    current = await ledger.caseOf(current.domain, partyOf(asker))
  }
  return { say: 'problem.case-changed', params: { domain: showDomain(found.domain) } }
}

/** Whoever wrote a text just now knows it. */
function sayBriefly(step: Step): Said {
  const { event } = step
  if (!('text' in event) || event.text === undefined) return sayStep(step)
  return sayStep({ ...step, event: { ...event, text: clean(event.text, ECHO_COLUMNS) } })
}

const ECHO_COLUMNS = 60

function addSteps(known: readonly Step[], { isAnyway, steps }: Omit<Attempt, 'domain'>): Progress {
  const added: Step[] = []
  let progress: Progress | undefined
  for (const step of steps) {
    progress = addStep([...known, ...added], step, isAnyway)
    if (!progress.ok) return progress
    added.push(...progress.steps)
  }
  const state = progress?.ok === true ? progress.state : 'found'
  return { ok: true, steps: added, state }
}
