import type { Said } from '../locales/index.ts'
import type { CaseState, Census } from '../records.ts'
import type { VerdictState } from '../../probes/index.ts'
import { SYMBOLS } from './state.ts'

/** As a phone shows without scrolling. */
const MOST_MONTHS = 6

/** Verdicts in the order in which they are counted: what is hoped for first. */
export const STATES: readonly VerdictState[] = [
  'required',
  'optional',
  'absent',
  'not-enforced',
  'unusable',
  'not-offered',
  'unknown',
]

/** Where campaigns stand, in their order. */
export const STAGES: readonly CaseState[] = [
  'found',
  'verified',
  'drafted',
  'approved',
  'sent',
  'answered',
  'promised',
  'retested',
  'done',
  'stalled',
  'opted-out',
]

/**
 * Tells how many there are of what; what there is none of is left out.
 *
 * @param isAll Of everybody, and not only of whoever asks.
 */
export function tellCensus(
  { byState, casesByState, changesByMonth, medianDaysToDone, watched }: Census,
  isAll: boolean,
): readonly Said[] {
  const months = Object.entries(changesByMonth).toSorted(([a], [b]) => (a < b ? 1 : -1))
  return [
    { say: isAll ? 'stats.all' : 'stats.here' },
    { say: 'stats.watched', params: { count: watched } },
    ...STATES.flatMap((state): readonly Said[] => {
      const amount = byState[state] ?? 0
      return amount === 0 ? [] : [{ say: 'stats.state', params: { symbol: SYMBOLS[state], state, amount } }]
    }),
    ...months
      .slice(0, MOST_MONTHS)
      .map(([month, amount]): Said => ({ say: 'stats.month', params: { month, amount } })),
    ...STAGES.flatMap((stage): readonly Said[] => {
      const amount = casesByState[stage] ?? 0
      return amount === 0 ? [] : [{ say: 'stats.stage', params: { stage, amount } }]
    }),
    ...(medianDaysToDone === undefined
      ? []
      : [{ say: 'stats.median', params: { count: Math.round(medianDaysToDone) } } as const]),
  ]
}
