import { calendarOf } from '../campaign/calendar.ts'
import type { Said } from '../locales/index.ts'
import type { Ledger } from '../ports.ts'
import type { Party } from '../records.ts'
import { sayDue } from '../reply/case.ts'
import { showDomain } from '../reply/domain.ts'
import { deskCommand } from './desk-command.ts'
import { page } from './desk-parameters.ts'
import { partyOf } from './party.ts'

const SPAN_MS = 14 * 86_400_000
const PARAMETERS = { page }

interface Entry {
  readonly at: number
  readonly line: Said
}

/** Tells what the next two weeks bring: what the bot will do about campaigns, and which watched certificates end. */
export const calendar = deskCommand<typeof PARAMETERS, 'asker' | 'clock'>({
  name: 'calendar',
  parameters: PARAMETERS,
  topic: 'campaigns',
  async *run({ page: asked }, { asker, clock, ledger }) {
    const now = clock.now()
    const party = partyOf(asker)
    const cases = calendarOf(await ledger.casesOf(party), now)
    const entries: readonly Entry[] = [
      ...cases.map((entry) => ({ at: entry.due.at, line: sayDue(entry) })),
      ...(await certificatesOf(party, ledger, now)),
    ].toSorted((a, b) => a.at - b.at)
    if (entries.length === 0) {
      yield { say: 'calendar.none' }
      return
    }
    const lines = entries.map(({ line }) => line)
    yield { pages: { heading: { say: 'calendar.heading' }, lines, page: asked, line: 'calendar' } }
  },
})

async function certificatesOf(party: Party, ledger: Ledger, now: number): Promise<readonly Entry[]> {
  const watches = await ledger.watchesOf(party)
  const entries = await Promise.all(watches.map(({ domain }) => endingsOf(domain, ledger, now)))
  return entries.flat()
}

/** A certificate that c2s and s2s share is told once. */
async function endingsOf(domain: string, ledger: Ledger, now: number): Promise<readonly Entry[]> {
  const confirmed = (await ledger.target(domain))?.state.confirmed
  const ends = Object.values(confirmed?.services ?? {})
    .flatMap(({ certificates }) => certificates.map(({ notAfter }) => notAfter))
    .filter((notAfter) => notAfter > now && notAfter <= now + SPAN_MS)
  return [...new Set(ends)].map((at) => ({
    at,
    line: { say: 'due.certificate', params: { at: new Date(at), domain: showDomain(domain) } },
  }))
}
