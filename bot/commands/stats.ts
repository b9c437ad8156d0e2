import type { Said } from '../locales/index.ts'
import type { Census } from '../records.ts'
import { SYMBOLS } from '../reply/state.ts'
import { deskCommand } from './desk-command.ts'
import { NOTHING } from './parameter.ts'
import { partyOf } from './party.ts'

/** As a phone shows without scrolling. */
const MOST_MONTHS = 6

const STATES = [
  'required',
  'optional',
  'absent',
  'not-enforced',
  'unusable',
  'not-offered',
  'unknown',
] as const
const STAGES = [
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
] as const

/** Tells how many there are of what: of whoever asks or their room, and to those who run the bot of all. */
export const stats = deskCommand<typeof NOTHING, 'asker' | 'clock' | 'isOwner'>({
  name: 'stats',
  parameters: NOTHING,
  topic: 'campaigns',
  async *run(_args, { asker, clock, isOwner, ledger }) {
    const census = await ledger.census(isOwner ? undefined : partyOf(asker), clock.now())
    const heading: Said = { say: isOwner ? 'stats.all' : 'stats.here' }
    yield { lines: [heading, ...tellCensus(census)] }
  },
})

function tellCensus({
  byState,
  casesByState,
  changesByMonth,
  medianDaysToDone,
  watched,
}: Census): readonly Said[] {
  const months = Object.entries(changesByMonth).toSorted(([a], [b]) => (a < b ? 1 : -1))
  return [
    { say: 'stats.watched', params: { count: watched } },
    ...STATES.flatMap((state): readonly Said[] => {
      const amount = byState[state] ?? 0
      return amount === 0 ? [] : [{ say: 'stats.state', params: { symbol: SYMBOLS[state], state, amount } }]
    }),
    ...months.slice(0, MOST_MONTHS).map(([month, amount]): Said => ({
      say: 'stats.month',
      params: { month, amount },
    })),
    ...STAGES.flatMap((stage): readonly Said[] => {
      const amount = casesByState[stage] ?? 0
      return amount === 0 ? [] : [{ say: 'stats.stage', params: { stage, amount } }]
    }),
    ...(medianDaysToDone === undefined
      ? []
      : [{ say: 'stats.median', params: { count: Math.round(medianDaysToDone) } } as const]),
  ]
}
