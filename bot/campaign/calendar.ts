import type { CaseChange } from '../ports.ts'
import type { Case, Notice, Step } from '../records.ts'
import { isClosed, type Standing, standingOf } from './standing.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

/** Late on the day in most of the world: who promises a day has until its end. */
const RETEST_HOUR_UTC = 20

/** A promise for today is not looked at before anybody could keep it. */
const SHORTEST_PROMISE_MS = HOUR_MS

/** How long silence lasts until the room is reminded first, then again; after the same time once more, the case is paused. */
const SILENCE_MS = [7 * DAY_MS, 14 * DAY_MS, 14 * DAY_MS] as const

/** How far `calendar` looks. */
const CALENDAR_MS = 14 * DAY_MS

/**
 * What the bot does about a case by itself, and when.
 * - `retest`: look whether a promise was kept. `reminder`: tell the room of the silence, for the `count`th time.
 * - `pause`: nothing came in all that time; the room is not told again.
 */
export type Due =
  | { readonly at: number; readonly what: 'retest'; readonly day: string }
  | { readonly at: number; readonly what: 'reminder'; readonly count: number; readonly silentSince: number }
  | { readonly at: number; readonly what: 'pause'; readonly silentSince: number }

/** @returns What comes next; `undefined` where it is for people to act, or the case is closed. */
export function dueOf(steps: readonly Step[]): Due | undefined {
  const standing = standingOf(steps)
  if (isClosed(standing.state)) return undefined
  const { promise } = standing
  if (promise === undefined) return dueInSilence(standing)
  const late = Date.parse(`${promise.day}T00:00:00Z`) + RETEST_HOUR_UTC * HOUR_MS
  return { at: Math.max(late, promise.at + SHORTEST_PROMISE_MS), what: 'retest', day: promise.day }
}

function dueInSilence({ sentAt, isAnswered, reminders, waitsSince }: Standing): Due | undefined {
  if (sentAt === undefined || waitsSince === undefined || isAnswered) return undefined
  const [first, second, last] = SILENCE_MS
  if (reminders === 0) return { at: waitsSince + first, what: 'reminder', count: 1, silentSince: sentAt }
  if (reminders === 1) return { at: waitsSince + second, what: 'reminder', count: 2, silentSince: sentAt }
  return { at: waitsSince + last, what: 'pause', silentSince: sentAt }
}

/** One line of `calendar`. */
export interface CalendarEntry {
  readonly case: Case
  readonly due: Due
}

/** What is due until `now` plus two weeks, the soonest first; what is overdue is there too. */
export function calendarOf(cases: readonly Case[], now: number): readonly CalendarEntry[] {
  return inOrder(cases).flatMap((one) => {
    const due = dueOf(one.steps)
    return due === undefined || due.at > now + CALENDAR_MS ? [] : [{ case: one, due }]
  })
}

/** Puts cases in the order of what is due next; then those that wait for people, the longest first; then the closed ones. */
export function inOrder(cases: readonly Case[]): readonly Case[] {
  const ranked = cases.map((one) => ({ one, rank: rankOf(one.steps) }))
  const sorted = ranked.toSorted(
    (a, b) =>
      a.rank.group - b.rank.group || a.rank.at - b.rank.at || a.one.domain.localeCompare(b.one.domain, 'en'),
  )
  return sorted.map(({ one }) => one)
}

function rankOf(steps: readonly Step[]): { readonly group: number; readonly at: number } {
  const due = dueOf(steps)
  if (due !== undefined) return { group: 0, at: due.at }
  const at = steps.at(-1)?.at ?? 0
  return isClosed(standingOf(steps).state) ? { group: 2, at: -at } : { group: 1, at }
}

/**
 * Makes of new steps what the ledger keeps of them.
 *
 * @param added Such as {@link addStep} gives.
 */
export function changeOfCase(
  { id, steps }: Case,
  added: readonly Step[],
  notices: readonly Notice[] = [],
): CaseChange {
  const all = [...steps, ...added]
  const due = dueOf(all)
  return {
    caseId: id,
    knownSteps: steps.length,
    steps: added,
    state: standingOf(all).state,
    ...(due !== undefined && { dueAt: due.at }),
    notices,
  }
}
