import { type Selectable, sql } from 'kysely'
import type { Clock, Ledger } from '../../ports.ts'
import type { Watch } from '../../records.ts'
import { DUE, nudge } from '../nudge.ts'
import type { Database, Schema } from '../schema.ts'
import {
  actorColumns,
  isOfParty,
  lockTarget,
  makeTarget,
  partyColumns,
  partyOf,
  settleTarget,
} from './rows.ts'

/** Watches of the parties of one account. */
export function watchesIn(
  db: Database,
  account: string,
  clock: Clock,
): Pick<Ledger, 'watch' | 'unwatch' | 'watchesOf' | 'watchesOn' | 'countWatches'> {
  const select = () =>
    db
      .selectFrom('watches')
      .selectAll()
      .orderBy(sql`domain collate "C"`)
  return {
    watch: (watch) => db.transaction().execute((trx) => keepWatch(trx, account, watch)),

    unwatch: (domain, party) =>
      db.transaction().execute(async (trx) => {
        const at = new Date(clock.now())
        await lockTarget(trx, domain)
        const { numDeletedRows } = await trx
          .deleteFrom('watches')
          .where('domain', '=', domain)
          .where(isOfParty(party, account))
          .executeTakeFirstOrThrow()
        await settleTarget(trx, domain, at)
        return numDeletedRows > 0n
      }),

    async watchesOf(party) {
      const rows = await select().where(isOfParty(party, account)).execute()
      return rows.map((row) => readWatch(row, account))
    },

    async watchesOn(domain) {
      const rows = await select()
        .where('domain', '=', domain)
        .orderBy('account')
        .orderBy('party_kind')
        .orderBy('party_jid')
        .execute()
      return rows.map((row) => readWatch(row, account))
    },

    async countWatches(party) {
      const counts = await sql<{ readonly of_party: string; readonly of_all: string }>`select
        (select count(*) from watches where ${isOfParty(party, account)}) as of_party,
        (select count(*) from targets where next_check_at is not null) as of_all`.execute(db)
      const [row] = counts.rows
      return { ofParty: Number(row?.of_party), ofAll: Number(row?.of_all) }
    },
  }
}

async function keepWatch(trx: Database, account: string, watch: Watch): Promise<'added' | 'changed'> {
  const since = new Date(watch.since)
  await makeTarget(trx, watch.domain, since)
  const others = await trx
    .selectFrom('watches')
    .select('domain')
    .where('domain', '=', watch.domain)
    .limit(1)
    .execute()
  const columns = {
    interval: watch.interval,
    language: watch.language,
    ...actorColumns(watch.by),
    since,
  }
  const { numUpdatedRows } = await trx
    .updateTable('watches')
    .set(columns)
    .where('domain', '=', watch.domain)
    .where(isOfParty(watch.party, account))
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) return 'changed'
  await trx
    .insertInto('watches')
    .values({ ...partyColumns(watch.party, account), domain: watch.domain, ...columns })
    .execute()
  await settleTarget(trx, watch.domain, since)
  if (others.length === 0) await checkBy(trx, watch.domain, since)
  return 'added'
}

/** Brings the next check forward, where it is not due before. */
export async function checkBy(trx: Database, domain: string, at: Date): Promise<void> {
  await trx
    .updateTable('targets')
    .set({ next_check_at: at })
    .where('domain', '=', domain)
    .where('next_check_at', '>', at)
    .execute()
  await nudge(trx, DUE)
}

function readWatch(row: Selectable<Schema['watches']>, account: string): Watch {
  return {
    domain: row.domain,
    party: partyOf(row, account),
    interval: row.interval,
    language: row.language,
    by: { key: row.by_key, name: row.by_name },
    since: row.since.getTime(),
  }
}
