import type { VerdictState } from '../../probes/index.ts'
import type { Said } from '../locales/index.ts'
import type { Case, Change, Step, StoredChange, Summary } from '../records.ts'
import { SYMBOLS } from '../reply/state.ts'
import { dueOf } from './calendar.ts'
import { standingOf } from './standing.ts'
import { perService, SERVICES, worstState } from './summary.ts'

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

/** Decides what a check means for a campaign that is open. */
export function followUp({ domain, steps }: Case, check: AnsweredCheck): FollowUp {
  const due = dueOf(steps)
  if (due?.what === 'retest' && due.at <= check.now) return afterPromise(domain, due.day, check)
  const outage = check.changes.find(({ change }) => change.kind === 'outage-ended')?.change
  if (outage?.kind === 'outage-ended') return afterOutage(domain, steps, outage.since, check)
  const isVerdict = check.changes.some(({ change }) => change.kind === 'verdict')
  if (!isVerdict || worstState(check.confirmed) !== 'required') return { steps: [], lines: [] }
  const isKnown = standingOf(steps).retested === 'required'
  return {
    steps: isKnown ? [] : [{ at: check.now, event: { kind: 'retested', state: 'required' } }],
    lines: [{ say: 'notice.to-finish', params: { line: `done ${domain}` } }],
  }
}

function afterPromise(domain: string, day: string, { now, seen }: AnsweredCheck): FollowUp {
  const state = worstState(seen)
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
  unusable: 'notice.promise-broken',
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
  const state = worstState(seen)
  const isWritten = standingOf(steps).sentAt !== undefined
  return {
    steps: [{ at: now, event: { kind: 'outage-ended', state, since } }],
    lines: isWritten && state !== 'required' ? hint(domain, state, 'after-outage') : [],
  }
}

/** States the verdict of each service, as it was seen. */
function sayStates({ services }: Summary): readonly Said[] {
  const states = perService((service) => services[service]?.state)
  return SERVICES.flatMap((service): readonly Said[] => {
    const state = states[service]
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
