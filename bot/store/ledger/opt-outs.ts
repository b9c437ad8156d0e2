import type { Ledger } from '../../ports.ts'
import type { Database } from '../schema.ts'

/** Domains that are not to be tested. */
export function optOutsIn(db: Database): Pick<Ledger, 'optOut' | 'optIn' | 'optedOut'> {
  return {
    async optOut({ domain, since, via, by = null }) {
      const columns = { since: new Date(since), via, by }
      await db
        .insertInto('opt_outs')
        .values({ domain, ...columns })
        .onConflict((conflict) => conflict.column('domain').doUpdateSet(columns))
        .execute()
    },

    async optIn(domain) {
      const { numDeletedRows } = await db
        .deleteFrom('opt_outs')
        .where('domain', '=', domain)
        .executeTakeFirstOrThrow()
      return numDeletedRows > 0n
    },

    async optedOut(domain) {
      const row = await db.selectFrom('opt_outs').selectAll().where('domain', '=', domain).executeTakeFirst()
      if (row === undefined) return undefined
      const { via, by } = row
      return { domain, since: row.since.getTime(), via, ...(by !== null && { by }) }
    },
  }
}
