/** What the files of the ledger share: columns ↔ records, and the lock of a domain. */
import { type RawBuilder, sql } from 'kysely'
import type { Actor, CaseState, Party, TargetState } from '../../records.ts'
import { toJsonb, toText } from '../json.ts'
import type { Database } from '../schema.ts'

/** Campaigns in these states are over; a new one may be opened beside them. */
export const CLOSED_STATES: readonly CaseState[] = ['done', 'opted-out']

const NEW_TARGET: TargetState = { version: 1, expiryTold: {} }

/** Columns that say whose something is. */
export function partyColumns(party: Party, own: string) {
  return { account: party.account ?? own, party_kind: party.kind, party_jid: toText(party.jid) }
}

/** Holds for rows of that party, in tables that have columns for it. */
export function isOfParty(party: Party, own: string): RawBuilder<boolean> {
  const { account, party_kind, party_jid } = partyColumns(party, own)
  return sql<boolean>`(account, party_kind, party_jid) = (${account}, ${party_kind}, ${party_jid})`
}

/** The party that those columns name, as an account sees it. */
export function partyOf(
  row: { readonly account: string; readonly party_kind: Party['kind']; readonly party_jid: string },
  own: string,
): Party {
  return { kind: row.party_kind, jid: row.party_jid, ...(row.account !== own && { account: row.account }) }
}

/** Columns that say who did something. */
export function actorColumns({ key, name }: Actor) {
  return { by_key: toText(key), by_name: toText(name) }
}

/**
 * Locks a domain until the transaction ends, before anything else that concerns it is touched: transactions that all begin
 * with this wait for each other and never in a circle. Nothing is locked where there is no target.
 */
export async function lockTarget(trx: Database, domain: string): Promise<void> {
  await trx.selectFrom('targets').select('domain').where('domain', '=', domain).forUpdate().execute()
}

/** Locks a domain as {@link lockTarget} does, and makes an idle target of one that has none. */
export async function makeTarget(trx: Database, domain: string, at: Date): Promise<void> {
  await trx
    .insertInto('targets')
    .values({ domain, state: toJsonb(NEW_TARGET), idle_since: at })
    // Changes nothing and locks the row, in one statement: between two, an idle target could expire.
    .onConflict((conflict) =>
      conflict.column('domain').doUpdateSet({ queued_at: (row) => row.ref('targets.queued_at') }),
    )
    .execute()
}

/**
 * Has a domain checked from `at` on where somebody watches it or campaigns for it by now, and no more where nobody does.
 * What was known of an idle one is history: whoever comes back to it wants to hear how it is, not what changed meanwhile.
 */
export async function settleTarget(trx: Database, domain: string, at: Date): Promise<void> {
  const isWanted = sql<boolean>`(exists (select from watches where watches.domain = targets.domain) or exists (
    select from cases where cases.domain = targets.domain and cases.state not in (${sql.join(CLOSED_STATES)})))`
  await trx
    .updateTable('targets')
    .set({
      state: toJsonb(NEW_TARGET),
      verdict: null,
      next_check_at: at,
      idle_since: null,
      queued_at: null,
      sequence: sql`sequence + 1`,
    })
    .where('domain', '=', domain)
    .where('idle_since', 'is not', null)
    .where(isWanted)
    .execute()
  await trx
    .updateTable('targets')
    .set({ next_check_at: null, idle_since: at, queued_at: null })
    .where('domain', '=', domain)
    .where('idle_since', 'is', null)
    .where(sql<boolean>`not ${isWanted}`)
    .execute()
}

/** Commits what `work` did where it resolves to true, and undoes it where it resolves to false. */
export async function allOrNothing(
  db: Database,
  work: (trx: Database) => Promise<boolean>,
): Promise<boolean> {
  try {
    await db.transaction().execute(async (trx) => {
      if (!(await work(trx))) throw new Outrun()
    })
    return true
  } catch (error) {
    if (error instanceof Outrun) return false
    throw error
  }
}

/** Thrown to have a transaction undone that turned out to be too late. */
class Outrun extends Error {
  override readonly name = 'Outrun'
}
