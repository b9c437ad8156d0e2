import { CompiledQuery, type RawBuilder, sql } from 'kysely'
import type PgBoss from 'pg-boss'
import type { Job } from '../../ports.ts'
import { nudge } from '../nudge.ts'
import type { Database } from '../schema.ts'
import { BOSS_SCHEMA, jobKey, queueName } from './names.ts'

const DAY_MS = 86_400_000
/**
 * Most checks that wait as jobs. The rest waits in its table, where it costs nothing; a long queue makes each look into it
 * slow, and its jobs old.
 */
const MOST_WAITING = 1000
/** Most of a kind that one transaction makes jobs of. */
const BATCH = 500
/** How long something may be queued without being done, before it is taken for lost: longer than it waits and is retried. */
const LOST_AFTER_MS = { check: 1_800_000, case: 1_800_000, notice: 120_000 }
/**
 * Nothing is put off for longer than this (a week, and what lots add; jobs for some minutes): what seems to be was put off by a clock
 * that was ahead, and has been set right since. It would stand still until the time that the clock once showed.
 */
const FARTHEST_MS = { check: 30 * DAY_MS, chore: 2 * DAY_MS, job: 3_600_000 }

/**
 * Makes jobs of what is due and not queued, in one transaction with the mark that it is; several processes that do so at the
 * same time pass over what another one has in hands.
 *
 * @returns How many jobs.
 */
export function queueDue(db: Database, boss: PgBoss, now: number): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await undoClock(trx, now)
    const made = [
      ...(await dueChecks(trx, now)),
      ...(await dueCases(trx, now)),
      ...(await owedDeliveries(trx, now)),
      ...(await dueExpiry(trx, now)),
    ]
    await insertJobs(trx, boss, made)
    return made.length
  })
}

/** Has done soon what a clock that was ahead has put off. */
async function undoClock(trx: Database, now: number): Promise<void> {
  await sql`update targets set next_check_at = ${new Date(now)} where next_check_at > ${new Date(now + FARTHEST_MS.check)}`.execute(
    trx,
  )
  await sql`update chores set next_at = ${new Date(now)} where next_at > ${new Date(now + FARTHEST_MS.chore)}`.execute(
    trx,
  )
  // Whatever such a job was for is queued anew; while it waits, another one for the same would not be taken. It was dated by
  // the clock of the database.
  const hour = `${FARTHEST_MS.job} milliseconds`
  await sql`delete from ${sql.table(`${BOSS_SCHEMA}.job`)} where state < 'active' and start_after > now() + ${hour}::interval`.execute(
    trx,
  )
}

/** A job, and the account that it belongs to where that matters. */
export interface AddressedJob {
  readonly job: Job
  readonly account: string
}

/** Puts jobs into their queues when the transaction is committed, and wakes who works on them. */
export async function insertJobs(trx: Database, boss: PgBoss, jobs: readonly AddressedJob[]): Promise<void> {
  if (jobs.length === 0) return
  const rows = jobs.map(({ job, account }) => ({
    name: queueName(job.kind, account),
    data: job,
    singletonKey: jobKey(job),
  }))
  await boss.insert(rows, {
    db: {
      async executeSql(text, values: readonly unknown[]) {
        const { rows: answered } = await trx.executeQuery(CompiledQuery.raw(text, [...values]))
        return { rows: answered }
      },
    },
  })
  for (const name of new Set(rows.map((row) => row.name))) await nudge(trx, name)
}

// An array, other than `in`, is looked up by the index: a plan for `in` may read the whole table to find a few hundred rows.

async function dueChecks(trx: Database, now: number): Promise<readonly AddressedJob[]> {
  const waiting = await sql<{ readonly count: string }>`
    select count(*) from ${sql.table(`${BOSS_SCHEMA}.job`)} where name = 'check' and state < 'active'`.execute(
    trx,
  )
  const room = Math.min(BATCH, MOST_WAITING - Number(waiting.rows[0]?.count))
  if (room <= 0) return []
  const { rows } = await sql<{ readonly domain: string; readonly sequence: number }>`
    update targets set queued_at = ${new Date(now)} where domain = any(array(
      select domain from targets where next_check_at <= ${new Date(now)} and ${isUnqueued(now, LOST_AFTER_MS.check)}
      order by next_check_at limit ${room} for update skip locked))
    returning domain, sequence`.execute(trx)
  return rows.map((row) => ({ job: { version: 1, kind: 'check', ...row }, account: '' }))
}

async function dueCases(trx: Database, now: number): Promise<readonly AddressedJob[]> {
  const { rows } = await sql<{ readonly id: string; readonly steps: number }>`
    update cases set queued_at = ${new Date(now)} where id = any(array(
      select id from cases where due_at <= ${new Date(now)} and ${isUnqueued(now, LOST_AFTER_MS.case)}
      order by due_at limit ${BATCH} for update skip locked))
    returning id, steps`.execute(trx)
  return rows.map(({ id, steps }) => ({
    job: { version: 1, kind: 'case', caseId: id, knownSteps: steps },
    account: '',
  }))
}

async function owedDeliveries(trx: Database, now: number): Promise<readonly AddressedJob[]> {
  const { rows } = await sql<{ readonly account: string }>`
    with queued as (
      update notices set queued_at = ${new Date(now)} where id = any(array(
        select id from notices where finished_at is null and ${isUnqueued(now, LOST_AFTER_MS.notice)}
        for update skip locked))
      returning account)
    select distinct account from queued order by account`.execute(trx)
  return rows.map(({ account }) => ({ job: { version: 1, kind: 'deliver' }, account }))
}

async function dueExpiry(trx: Database, now: number): Promise<readonly AddressedJob[]> {
  const { rows } = await sql`
    update chores set next_at = ${new Date(now + DAY_MS)} where name = 'expire' and next_at <= ${new Date(now)}
    returning name`.execute(trx)
  return rows.map(() => ({ job: { version: 1, kind: 'expire' }, account: '' }))
}

/** One that was queued in the future was so by a clock that was ahead; those of several machines differ a little. */
function isUnqueued(now: number, lostAfterMs: number): RawBuilder<boolean> {
  const [earliest, latest] = [new Date(now - lostAfterMs), new Date(now + lostAfterMs)]
  return sql<boolean>`(queued_at is null or queued_at <= ${earliest} or queued_at > ${latest})`
}
