import { sql } from 'kysely'
import type { Database } from '../schema.ts'
import { lockTarget, settleTarget } from './rows.ts'

const NOBODY = { by_key: '', by_name: '' }

/**
 * Removes what one account keeps about a party, and the name of a person from what they did elsewhere.
 *
 * @param of A bare JID, or the key of an actor.
 */
export async function forgetParty(db: Database, account: string, of: string, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const domains = await domainsOf(trx, account, of)
    for (const domain of domains) await lockTarget(trx, domain)
    for (const table of ['watches', 'cases', 'notices'] as const) {
      await trx.deleteFrom(table).where('account', '=', account).where('party_jid', '=', of).execute()
    }
    await nameNobody(trx, account, of)
    for (const domain of domains) await settleTarget(trx, domain, at)
  })
}

/** In one order for everybody, so that two who are forgotten at the same time do not wait for each other. */
async function domainsOf(trx: Database, account: string, of: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly domain: string }>`
    select domain from watches where account = ${account} and party_jid = ${of}
    union select domain from cases where account = ${account} and party_jid = ${of}
    order by domain`.execute(trx)
  return rows.map(({ domain }) => domain)
}

async function nameNobody(trx: Database, account: string, of: string): Promise<void> {
  const ofAccount = trx.selectFrom('cases').select('id').where('account', '=', account)
  await trx
    .updateTable('watches')
    .set(NOBODY)
    .where('account', '=', account)
    .where('by_key', '=', of)
    .execute()
  for (const table of ['steps', 'letters'] as const) {
    await trx
      .updateTable(table)
      .set(NOBODY)
      .where('by_key', '=', of)
      .where('case_id', 'in', ofAccount)
      .execute()
  }
  await trx.updateTable('opt_outs').set({ by: null }).where('by', '=', of).execute()
}
