import type { VerdictState } from '../../probes/index.ts'
import type { Said } from '../locales/index.ts'
import type { Case, Change, Step, StoredChange, Summary } from '../records.ts'
import { sayNext, sayStep } from '../reply/case.ts'
import { SYMBOLS } from '../reply/state.ts'
import { dueOf } from './calendar.ts'
import { APART_MS } from './confirmation.ts'
import { standingOf } from './standing.ts'
import { SERVICES } from './summary.ts'

/** A check that somebody answered, as campaigns look at it. */
export interface AnsweredCheck {
  readonly now: number
  /** What was seen now. */
  readonly seen: Summary
  /** What counts by now. */
  readonly confirmed: Summary
  /** What counts since this check. */
  readonly changes: readonly Omit<StoredChange, 'domain'>[]
}

/** What follows from a check for one campaign: steps of the bot, and what it says beside the changes themselves. */
export interface FollowUp {
  readonly steps: readonly Step[]
  readonly lines: readonly Said[]
}

/** Decides what a check means for a campaign that is open. Campaigns are about c2s: that is where passwords cross. */
export function followUp(one: Case, check: AnsweredCheck): FollowUp {
  const { domain, steps } = one
  const standing = standingOf(steps)
  const due = dueOf(steps)
  if (due?.what === 'retest' && due.at <= check.now) return afterPromise(domain, due.day, check)
  if (standing.state === 'found') return verify(one, check)
  const outage = check.changes.find(({ change }) => change.kind === 'outage-ended')?.change
  if (outage?.kind === 'outage-ended') return afterOutage(domain, steps, outage.since, check)
  const isNews = check.changes.some(({ change }) => change.kind === 'verdict' && change.service === 'c2s')
  if (!isNews || check.confirmed.services.c2s?.state !== 'required') return { steps: [], lines: [] }
  return {
    steps:
      standing.retested === 'required'
        ? []
        : [{ at: check.now, event: { kind: 'retested', state: 'required' } }],
    lines: [{ say: 'notice.to-finish', params: { line: `done ${domain}` } }],
  }
}

/** A finding counts once it is seen twice, with some time in between. */
function verify({ domain, steps }: Case, { now, seen }: AnsweredCheck): FollowUp {
  const state = seen.services.c2s?.state ?? 'unknown'
  const foundAt =
    steps.findLast(({ event }) => event.kind === 'found' || event.kind === 'reopened')?.at ?? now
  if (KEEPING[state] !== 'notice.promise-broken' || now - foundAt < APART_MS) return { steps: [], lines: [] }
  const verified: Step = { at: now, event: { kind: 'verified', state } }
  return {
    steps: [verified],
    lines: [sayStep(verified), ...sayNext({ domain, steps: [...steps, verified] }, now)],
  }
}

function afterPromise(domain: string, day: string, { now, seen }: AnsweredCheck): FollowUp {
  const state = seen.services.c2s?.state ?? 'unknown'
  return {
    steps: [{ at: now, event: { kind: 'retested', state } }],
    lines: [
      { say: 'notice.promised', params: { day: new Date(day) } },
      { say: KEEPING[state] },
      ...sayStates(seen),
      ...hint(domain, state, 'reminder'),
    ],
  }
}

const KEEPING = {
  required: 'notice.promise-kept',
  optional: 'notice.promise-broken',
  absent: 'notice.promise-broken',
  'not-enforced': 'notice.promise-broken',
  unusable: 'notice.promise-untold',
  'not-offered': 'notice.promise-untold',
  unknown: 'notice.promise-untold',
} as const satisfies Record<VerdictState, Said['say']>

/** What a glance after an outage shows may not be the last word; that clear text is still taken is no less true for that. */
function afterOutage(
  domain: string,
  steps: readonly Step[],
  since: number,
  { now, seen }: AnsweredCheck,
): FollowUp {
  const state = seen.services.c2s?.state ?? 'unknown'
  const isWritten = standingOf(steps).sentAt !== undefined
  return {
    steps: [{ at: now, event: { kind: 'outage-ended', state, since } }],
    lines: isWritten && state !== 'required' ? hint(domain, state, 'after-outage') : [],
  }
}

/** States the verdict of each service, as it was seen. */
function sayStates({ services }: Summary): readonly Said[] {
  return SERVICES.flatMap((service): readonly Said[] => {
    const state = services[service]?.state
    return state === undefined
      ? []
      : [{ say: 'notice.found', params: { symbol: SYMBOLS[state], service, state } }]
  })
}

function hint(domain: string, state: VerdictState, letter: 'reminder' | 'after-outage'): readonly Said[] {
  if (state === 'required') return [{ say: 'notice.to-finish', params: { line: `done ${domain}` } }]
  if (KEEPING[state] !== 'notice.promise-broken') return []
  return [{ say: 'notice.to-write', params: { line: `letter ${domain} ${letter}` } }]
}

/** What a campaign is told that does not watch: it is about one thing only. */
export function concernsCampaigns({ kind }: Change): boolean {
  return kind === 'verdict' || kind === 'outage-began' || kind === 'outage-ended'
}
