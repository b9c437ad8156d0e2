/** What is told of campaigns: their steps, what comes next, and why a step cannot follow. */
import { type CalendarEntry, type Due, dueOf } from '../campaign/calendar.ts'
import { type Standing, isClosed, standingOf } from '../campaign/standing.ts'
import type { Refusal } from '../campaign/timeline.ts'
import { type Said, nameOf } from '../locales/index.ts'
import type { Case, CaseState, Step, StepEvent } from '../records.ts'
import { clean } from './clean.ts'
import { showDomain } from './domain.ts'

/** Says one step of a timeline, with its day and by whom. */
export function sayStep({ at: time, by: actor, event }: Step): Said {
  const at = new Date(time)
  const by = actor?.name ?? ''
  switch (event.kind) {
    case 'found':
      return { say: 'step.found', params: { at, by, state: event.state } }
    case 'verified':
    case 'retested':
      return { say: `step.${event.kind}`, params: { at, state: event.state } }
    case 'done':
      return { say: 'step.done', params: { at, by, state: event.state } }
    case 'outage-ended':
      return {
        say: 'step.outage-ended',
        params: { at, since: new Date(event.since), state: event.state },
      }
    case 'reminded':
      return { say: 'step.reminded', params: { at, number: event.count } }
    case 'promised':
      return { say: 'step.promised', params: { at, by, day: new Date(`${event.day}T00:00:00Z`) } }
    case 'skipped':
      return { say: 'step.skipped', params: { at, by, stages: event.states } }
    case 'opted-out':
      return { say: `step.opted-out.${event.via}`, params: { at } }
    case 'stalled':
      return { say: 'step.stalled', params: { at } }
    case 'reopened':
      return { say: 'step.reopened', params: { at, by } }
    case 'drafted':
    case 'approved':
    case 'sent':
    case 'answered':
    case 'noted':
      return sayLetterStep(at, by, event)
  }
}

type LetterEvent = Extract<
  StepEvent,
  { readonly kind: 'drafted' | 'approved' | 'sent' | 'answered' | 'noted' }
>

function sayLetterStep(at: Date, by: string, event: LetterEvent): Said {
  switch (event.kind) {
    case 'drafted': {
      const { code, letter, language } = event
      return { say: 'step.drafted', params: { at, by, code, kind: letter, language: nameOf(language) } }
    }
    case 'approved':
      return { say: 'step.approved', params: { at, by, code: event.code } }
    case 'sent':
      return event.to === undefined
        ? { say: 'step.sent', params: { at, by } }
        : { say: 'step.sent-to', params: { at, by, to: clean(event.to) } }
    case 'answered':
      return event.text === undefined
        ? { say: 'step.answered', params: { at, by } }
        : { say: 'step.answered-with', params: { at, by, text: event.text } }
    case 'noted':
      return { say: 'step.noted', params: { at, by, text: event.text } }
  }
}

/** Says where a case stands. */
export function sayHeading({ domain, steps }: Pick<Case, 'domain' | 'steps'>): Said {
  return { say: 'case.heading', params: { domain: showDomain(domain), stage: standingOf(steps).state } }
}

/** Says what comes next, with the line to type where it is for people; nothing where the operators want to be left alone. */
export function sayNext({ domain, steps }: Pick<Case, 'domain' | 'steps'>, now: number): readonly Said[] {
  const standing = standingOf(steps)
  const due = dueOf(steps)
  if (due !== undefined && (standing.state === 'sent' || standing.state === 'promised')) {
    return [sayDueNext(due, domain)]
  }
  switch (standing.state) {
    case 'found':
      return [{ say: 'next.found' }]
    case 'sent':
    case 'promised':
    case 'opted-out':
      return []
    case 'done':
      return sayThanks(standing, domain, now)
    case 'retested':
      return [sayAfterRetest(standing, domain)]
    default:
      return [{ say: `next.${standing.state}`, params: { line: lineAfter(standing, domain, now) } }]
  }
}

function sayDueNext(due: Due, domain: string): Said {
  const at = new Date(due.at)
  if (due.what === 'retest') return { say: 'next.retest', params: { at } }
  return { say: `next.${due.what}`, params: { at, line: `answered ${domain}` } }
}

function sayAfterRetest({ lastSeen }: Standing, domain: string): Said {
  return lastSeen === 'required'
    ? { say: 'next.kept', params: { line: `done ${domain}` } }
    : { say: 'next.broken', params: { state: lastSeen, line: `letter ${domain} reminder` } }
}

/**
 * Thanks are drafted, approved and sent like any letter; after them there is nothing left to do. Where only somebody's word closed
 * the campaign, thanks are not asked for.
 */
function sayThanks(standing: Standing, domain: string, now: number): readonly Said[] {
  const { lastSeen, letter } = standing
  if (letter?.kind !== 'thanks') {
    if (lastSeen !== 'required') return []
    return [{ say: 'next.done', params: { line: `letter ${domain} thanks` } }]
  }
  if (letter.isSent) return []
  const state = letter.isApproved ? 'approved' : 'drafted'
  return [{ say: `next.${state}`, params: { line: lineAfter({ ...standing, state }, domain, now) } }]
}

function lineAfter({ letter, state }: Standing, domain: string, now: number): string {
  switch (state) {
    case 'drafted':
      return `approve ${letter?.code ?? ''}`
    case 'approved':
      return `sent ${domain}`
    case 'answered':
      return `promise ${domain} ${sampleDay(now)}`
    case 'stalled':
      return `reopen ${domain}`
    default:
      return `letter ${domain}`
  }
}

const WEEK_MS = 604_800_000

/** A day to put into a line that is to be changed: in a week, ISO 8601. */
export function sampleDay(now: number): string {
  return new Date(now + WEEK_MS).toISOString().slice(0, 10)
}

/**
 * Says why a step cannot follow, and what to type instead.
 *
 * @param anyway The same line with what has the missing steps skipped.
 */
export function sayRefusal(
  refusal: Refusal,
  { domain, steps }: Pick<Case, 'domain' | 'steps'>,
  anyway: string,
): Said {
  const shown = showDomain(domain)
  switch (refusal.problem) {
    case 'missing':
      return sayMissing(refusal.missing, { domain, steps }, anyway)
    case 'closed':
      return {
        say: 'problem.case-closed',
        params: { domain: shown, stage: refusal.state, line: `reopen ${domain}` },
      }
    case 'open':
      return { say: 'problem.case-open', params: { domain: shown, stage: refusal.state } }
    case 'letter-replaced':
      return { say: 'problem.letter-replaced', params: { line: `approve ${refusal.code}` } }
    case 'no-such-letter':
      return { say: 'problem.no-such-letter', params: { domain: shown, line: `letter ${domain}` } }
    case 'own-letter':
    case 'approved-already':
      return { say: `problem.${refusal.problem}` }
  }
}

function sayMissing(
  missing: readonly CaseState[],
  { domain, steps }: Pick<Case, 'domain' | 'steps'>,
  anyway: string,
): Said {
  const params = { missing, anyway }
  switch (missing[0]) {
    // The bot does that by itself: there is nothing to type but patience.
    case 'verified':
      return { say: 'problem.missing-verified', params }
    case 'approved':
      return {
        say: 'problem.missing',
        params: { ...params, line: `approve ${standingOf(steps).letter?.code ?? ''}` },
      }
    case 'sent':
    case 'answered':
    case 'done':
      return { say: 'problem.missing', params: { ...params, line: `${missing[0]} ${domain}` } }
    default:
      return { say: 'problem.missing', params: { ...params, line: `letter ${domain}` } }
  }
}

/** Says what the bot will do about a case, and on which day. */
export function sayDue({ case: { domain }, due }: CalendarEntry): Said {
  return { say: `due.${due.what}`, params: { at: new Date(due.at), domain: showDomain(domain) } }
}

/** One line for `campaigns`: what is due, or for how long it has waited for people, or been closed. */
export function sayInList(one: Case): Said {
  const due = dueOf(one.steps)
  if (due !== undefined) return sayDue({ case: one, due })
  const { state } = standingOf(one.steps)
  const since = new Date(one.steps.at(-1)?.at ?? 0)
  const params = { domain: showDomain(one.domain), stage: state, since }
  if (isClosed(state)) return { say: 'campaigns.closed', params }
  return { say: state === 'found' ? 'campaigns.testing' : 'campaigns.waiting', params }
}
