import { sql } from 'kysely'
import type { Database } from '../schema.ts'

/** How long things are kept, in days. */
export interface Retention {
  /** Whole scans, by which a report can be judged again. */
  readonly scanDays: number
  /** What a scan came to, and targets that nobody watches any more, with their history. */
  readonly summaryDays: number
  /** Notices that were delivered. */
  readonly noticeDays: number
}

/** What is kept where nobody said otherwise. */
export const RETENTION: Retention = { scanDays: 30, summaryDays: 400, noticeDays: 30 }

const DAY_MS = 86_400_000
/** Of each kind in one statement, so that nobody waits long for a lock. */
const BATCH = 500

/** Removes a batch of each thing that was kept long enough. @returns How many rows. */
export async function expireBatch(db: Database, retention: Retention, now: number): Promise<number> {
  const before = (days: number): Date => new Date(now - days * DAY_MS)
  const results = [
    await sql`update observations set scan = null where id = any(array(
      select id from observations where scan is not null and at < ${before(retention.scanDays)}
      order by at limit ${BATCH}))`.execute(db),
    await sql`delete from observations where id = any(array(
      select id from observations where at < ${before(retention.summaryDays)} order by at limit ${BATCH}))`.execute(
      db,
    ),
    await sql`delete from notices where id = any(array(
      select id from notices where finished_at < ${before(retention.noticeDays)} order by finished_at limit ${BATCH}))`.execute(
      db,
    ),
    // A campaign keeps its target; one that is watched again meanwhile is not idle any more.
    await sql`delete from targets where idle_since < ${before(retention.summaryDays)} and domain = any(array(
      select domain from targets where idle_since < ${before(retention.summaryDays)}
        and not exists (select from cases where cases.domain = targets.domain)
      order by idle_since limit ${BATCH} for update skip locked))`.execute(db),
  ]
  return results.reduce((sum, { numAffectedRows = 0n }) => sum + Number(numAffectedRows), 0)
}
