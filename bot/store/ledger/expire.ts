import { type QueryResult, sql } from 'kysely'
import type { Database } from '../schema.ts'

/** How long things are kept, in days. */
export interface Retention {
  /** Whole scans, by which a report can be judged again; but of each day, all are kept for one day only. */
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
/** Thinning reads over what it keeps, so it takes more at a time. */
const THINNING_BATCH = 2000

/** Removes a batch of each thing that was kept long enough. @returns How many rows. */
export async function expireBatch(db: Database, retention: Retention, now: number): Promise<number> {
  const before = (days: number): Date => new Date(now - days * DAY_MS)
  const results = [
    await thinScans(db, before(1), before(3)),
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

/**
 * Of the scans of one day (UTC) leaves the first of each domain, and those by which something was seen to have changed: all
 * scans of ten thousand domains that are checked hourly would come to more than a gigabyte a day.
 */
function thinScans(db: Database, until: Date, from: Date): Promise<QueryResult<unknown>> {
  return sql`update observations set scan = null where id = any(array(
    select id from observations as later where scan is not null and at < ${until} and at >= ${from}
      and exists (select from observations as first where first.domain = later.domain and first.scan is not null
        and first.at < later.at and first.at >= date_trunc('day', later.at at time zone 'UTC') at time zone 'UTC')
      and not exists (select from changes where changes.domain = later.domain and changes.at = later.at)
    order by at limit ${THINNING_BATCH}))`.execute(db)
}
