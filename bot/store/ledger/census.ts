import { type RawBuilder, sql } from 'kysely'
import type { VerdictState } from '../../../probes/index.ts'
import type { CaseState, Census, Party } from '../../records.ts'
import type { Database } from '../schema.ts'
import { isOfParty } from './rows.ts'

/** Changes are told by month for the last of them, the present one included. */
const MONTHS = 12

/**
 * Counts what one account keeps.
 *
 * @param party All parties of the account where absent.
 * @param now The changes of twelve months up to then are counted, in UTC.
 */
export async function takeCensus(
  db: Database,
  account: string,
  party: Party | undefined,
  now: number,
): Promise<Census> {
  const isMeant = party === undefined ? sql<boolean>`account = ${account}` : isOfParty(party, account)
  const [states, months, cases, medianDaysToDone] = await Promise.all([
    countStates(db, isMeant),
    countMonths(db, isMeant, new Date(now)),
    countCases(db, isMeant),
    medianDays(db, isMeant),
  ])
  const watched = states.reduce((sum, { count }) => sum + Number(count), 0)
  return {
    watched,
    byState: tally(states.filter(isJudged)),
    changesByMonth: Object.fromEntries(months.map(({ key, count }) => [key, Number(count)])),
    casesByState: tally(cases),
    medianDaysToDone,
  }
}

/** A line of a tally; a bigint is text in JavaScript. */
interface Line<K> {
  readonly key: K
  readonly count: string
}

type Meaning = RawBuilder<boolean>

async function countStates(db: Database, isMeant: Meaning): Promise<readonly Line<VerdictState | null>[]> {
  const { rows } = await sql<Line<VerdictState | null>>`
    select verdict as key, count(*) from targets
    where domain in (select domain from watches where ${isMeant})
    group by verdict`.execute(db)
  return rows
}

function isJudged(line: Line<VerdictState | null>): line is Line<VerdictState> {
  return line.key !== null
}

async function countMonths(db: Database, isMeant: Meaning, now: Date): Promise<readonly Line<string>[]> {
  const { rows } = await sql<Line<string>>`
    select to_char(at at time zone 'UTC', 'YYYY-MM') as key, count(*) from changes
    where kind = 'verdict' and at <= ${now}
      and at >= (date_trunc('month', ${now}::timestamptz at time zone 'UTC')
        - ${MONTHS - 1} * interval '1 month') at time zone 'UTC'
      and domain in (select domain from watches where ${isMeant})
    group by key order by key`.execute(db)
  return rows
}

async function countCases(db: Database, isMeant: Meaning): Promise<readonly Line<CaseState>[]> {
  const { rows } = await sql<Line<CaseState>>`
    select state as key, count(*) from cases where ${isMeant} group by state`.execute(db)
  return rows
}

/** From the first letter that was sent in a campaign to its end, where thanks were not the only one. */
async function medianDays(db: Database, isMeant: Meaning): Promise<number | undefined> {
  const { rows } = await sql<{ readonly days: number | null }>`
    select percentile_cont(0.5) within group (order by days) as days from (
      select extract(epoch from max(at) filter (where kind = 'done') - min(at) filter (where kind = 'sent')) / 86400 as days
      from cases join steps on case_id = id
      where ${isMeant} and cases.state = 'done'
      group by id
    ) as campaigns where days >= 0`.execute(db)
  return rows[0]?.days ?? undefined
}

function tally<K extends string>(lines: readonly Line<K>[]): Readonly<Partial<Record<K, number>>> {
  const counts: Partial<Record<K, number>> = {}
  for (const { key, count } of lines) counts[key] = Number(count)
  return counts
}
