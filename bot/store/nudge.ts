import { sql } from 'kysely'
import type { Database } from './schema.ts'

/** The channel of PostgreSQL on which processes tell each other that there is work. */
export const CHANNEL = 'tellus'
/** Something in the ledger became due; any other payload is the name of a queue that has a job. */
export const DUE = 'due'

/** Tells every process, once the transaction is committed. */
export async function nudge(trx: Database, payload: string): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${payload})`.execute(trx)
}
