import type { Ledger } from '../../ports.ts'
import { toText } from '../json.ts'
import type { Database } from '../schema.ts'
import { actorColumns } from './rows.ts'

/** Drafts of letters, found by what people type. */
export function lettersIn(db: Database): Pick<Ledger, 'saveLetter' | 'letter'> {
  return {
    async saveLetter({ code, caseId, kind, language, text, draftedBy, draftedAt }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('letters')
        .values({
          code,
          case_id: caseId,
          kind,
          language,
          text: toText(text),
          ...actorColumns(draftedBy),
          drafted_at: new Date(draftedAt),
        })
        .onConflict((conflict) => conflict.column('code').doNothing())
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n
    },

    async letter(code) {
      const row = await db
        .selectFrom('letters')
        .selectAll()
        .where('code', '=', toText(code))
        .executeTakeFirst()
      if (row === undefined) return undefined
      return {
        code: row.code,
        caseId: row.case_id,
        kind: row.kind,
        language: row.language,
        text: row.text,
        draftedBy: { key: row.by_key, name: row.by_name },
        draftedAt: row.drafted_at.getTime(),
      }
    },
  }
}
