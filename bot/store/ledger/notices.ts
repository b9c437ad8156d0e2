import { sql } from 'kysely'
import type { Ledger } from '../../ports.ts'
import type { Notice } from '../../records.ts'
import { toText } from '../json.ts'
import { DUE, nudge } from '../nudge.ts'
import type { Database } from '../schema.ts'
import { partyColumns, partyOf } from './rows.ts'

/** What parties are still to be told. */
export function noticesIn(
  db: Database,
  account: string,
): Pick<Ledger, 'owedNotices' | 'beginNotice' | 'finishNotice' | 'returnNotice'> {
  return {
    async owedNotices(most) {
      const rows = await db
        .selectFrom('notices')
        .selectAll()
        .where('account', '=', account)
        .where('finished_at', 'is', null)
        .orderBy('created_at')
        .orderBy('id')
        .limit(most)
        .execute()
      return rows.map((row) => ({
        id: row.id,
        to: partyOf(row, account),
        text: row.text,
        lang: row.lang,
        createdAt: row.created_at.getTime(),
        isBegun: row.begun_at !== null,
      }))
    },

    async beginNotice(id, at) {
      const begun_at = new Date(at)
      await db.updateTable('notices').set({ begun_at }).where('id', '=', id).execute()
    },

    async finishNotice(id, at) {
      const finished_at = new Date(at)
      await db
        .updateTable('notices')
        .set({ finished_at })
        .where('id', '=', id)
        .where('finished_at', 'is', null)
        .execute()
    },

    async returnNotice(id, from, notBefore) {
      // Anybody can send an error for any id; a text that is no UUID cannot even be compared with one.
      if (!UUID.test(id)) return false
      const { numUpdatedRows } = await db
        .updateTable('notices')
        .set({ id: sql`gen_random_uuid()`, begun_at: null, finished_at: null })
        .where('id', '=', id)
        .where('account', '=', account)
        .where('party_jid', '=', from)
        .where('created_at', '>=', new Date(notBefore))
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Has notices delivered once the transaction is committed; one that is owed already, by its id, is not owed twice. */
export async function oweNotices(trx: Database, account: string, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return
  const rows = notices.map(({ id, to, text, lang, createdAt }) => ({
    id,
    ...partyColumns(to, account),
    text: toText(text),
    lang,
    created_at: new Date(createdAt),
  }))
  await trx
    .insertInto('notices')
    .values(rows)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  await nudge(trx, DUE)
}
