import { sql } from 'kysely'
import type { VerdictState } from '../../../probes/index.ts'
import type { CheckOutcome, Ledger } from '../../ports.ts'
import type { StoredChange, StoredObservation, TargetState } from '../../records.ts'
import { toJsonb } from '../json.ts'
import type { Database } from '../schema.ts'
import { writeChange } from './cases.ts'
import { oweNotices } from './notices.ts'
import { allOrNothing } from './rows.ts'
import { checkBy } from './watches.ts'

/** From worst to best; an answer of either kind outweighs none. */
const WORST_FIRST: readonly VerdictState[] = [
  'not-enforced',
  'absent',
  'optional',
  'unusable',
  'required',
  'not-offered',
  'unknown',
]

/** Checked domains, and what was seen there. */
export function targetsIn(
  db: Database,
  account: string,
): Pick<Ledger, 'target' | 'checkSooner' | 'recordCheck' | 'changesOf' | 'observationsOf'> {
  return {
    async target(domain) {
      const row = await db.selectFrom('targets').selectAll().where('domain', '=', domain).executeTakeFirst()
      if (row?.next_check_at === undefined || row.next_check_at === null) return undefined
      const { state, sequence } = row
      return { domain, state, nextCheckAt: row.next_check_at.getTime(), sequence }
    },

    checkSooner: (domain, at) => db.transaction().execute((trx) => checkBy(trx, domain, new Date(at))),

    recordCheck: (outcome) =>
      allOrNothing(db, async (trx) => {
        if (!(await advanceTarget(trx, outcome))) return false
        await writeSightings(trx, outcome)
        await oweNotices(trx, account, outcome.notices)
        for (const change of outcome.cases) {
          if (!(await writeChange(trx, account, change))) return false
        }
        return true
      }),

    async changesOf(domain, most) {
      const rows = await db
        .selectFrom('changes')
        .select(['at', 'change'])
        .where('domain', '=', domain)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(most)
        .execute()
      return rows.map(({ at, change }): StoredChange => ({ domain, at: at.getTime(), change }))
    },

    async observationsOf(domain, most) {
      const rows = await db
        .selectFrom('observations')
        .select(['at', 'summary', 'scan'])
        .where('domain', '=', domain)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(most)
        .execute()
      return rows.map(({ at, summary, scan }): StoredObservation => ({
        domain,
        at: at.getTime(),
        summary,
        ...(scan !== null && { scan }),
      }))
    },
  }
}

/** Also locks the target, as whatever concerns a domain does first. */
async function advanceTarget(trx: Database, outcome: CheckOutcome): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('targets')
    .set({
      state: toJsonb(outcome.state),
      verdict: worstVerdict(outcome.state) ?? null,
      sequence: sql`sequence + 1`,
      next_check_at: new Date(outcome.nextCheckAt),
      queued_at: null,
    })
    .where('domain', '=', outcome.domain)
    .where('sequence', '=', outcome.sequence)
    .where('next_check_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

async function writeSightings(trx: Database, { observation, changes }: CheckOutcome): Promise<void> {
  if (observation !== undefined) {
    const { domain, at, summary, scan } = observation
    await trx
      .insertInto('observations')
      .values({
        domain,
        at: new Date(at),
        summary: toJsonb(summary),
        scan: scan === undefined ? null : toJsonb(scan),
      })
      .execute()
  }
  if (changes.length > 0) {
    const rows = changes.map(({ domain, at, change }) => ({
      domain,
      at: new Date(at),
      kind: change.kind,
      change: toJsonb(change),
    }))
    await trx.insertInto('changes').values(rows).execute()
  }
}

function worstVerdict({ confirmed }: TargetState): VerdictState | undefined {
  const states = Object.values(confirmed?.services ?? {}).map(({ state }) => state)
  return WORST_FIRST.find((state) => states.includes(state))
}
