import type { Pool } from 'pg'
import PgBoss from 'pg-boss'
import type { Log, Queue } from '../ports.ts'
import { Bell } from './job-queue/bell.ts'
import { insertJobs, queueDue } from './job-queue/due.ts'
import { Listener } from './job-queue/listener.ts'
import { BOSS_SCHEMA, queueName } from './job-queue/names.ts'
import { workAt } from './job-queue/worker.ts'
import { DUE } from './nudge.ts'
import type { Database } from './schema.ts'

/** How long things take. */
export interface QueueTiming {
  /** How often processes look for due work and for jobs, where nobody calls them. */
  readonly pollMs: number
  /** How long a job may take, or how soon it is retried where its process was killed. */
  readonly expireSeconds: number
  /** How often it is looked for jobs that took too long. */
  readonly superviseSeconds: number
}

const USUAL_TIMING: QueueTiming = { pollMs: 2000, expireSeconds: 300, superviseSeconds: 15 }

/** Whose queue it is, and what it is made of. */
export interface QueueOptions {
  /** Bare JID of the bot, or `terminal`: whose notices it delivers. */
  readonly account: string
  readonly log: Log
  /** Where absent: looks every 2 s, and five minutes for a job. The same for all processes on a database. */
  readonly timing?: QueueTiming
}

/** A queue that can be given up. */
export interface JobQueue extends Queue {
  /** Ends what it does by itself, and gives its connection back; `work` and `keepQueueing` are to be aborted before. */
  close(): Promise<void>
}

/** Any number that nobody else uses in this database: who holds this lock makes the tables of the queue. */
const LOCK = 7590_6120
const KINDS = ['check', 'case', 'deliver', 'expire'] as const
/** A job that failed is tried again after some 1, 2, 4 … seconds; after four minutes, what it was for is queued anew some day. */
const RETRIES = { retryLimit: 8, retryDelay: 1, retryBackoff: true }
const HOUR_S = 3600

/**
 * Opens the queue in a migrated database. What pg-boss keeps may be lost at any time (`drop schema pgboss10 cascade`): jobs are
 * made anew from the ledger.
 *
 * @param pool Where `db` has its connections from; one of them is kept.
 */
export async function openJobQueue(pool: Pool, db: Database, options: QueueOptions): Promise<JobQueue> {
  const { account, log, timing = USUAL_TIMING } = options
  const bells = new Map<string, Bell>()
  const bellOf = (name: string): Bell => {
    const bell = bells.get(name) ?? new Bell()
    bells.set(name, bell)
    return bell
  }
  const boss = await startBoss(pool, account, log, timing)
  const listener = new Listener(pool, log, timing.pollMs, (payload) => {
    if (payload === undefined) for (const bell of bells.values()) bell.ring()
    else bells.get(payload)?.ring()
  })
  await listener.open()
  return {
    queueDue: (now) => queueDue(db, boss, now),

    async keepQueueing(clock, signal) {
      const bell = bellOf(DUE)
      let isBroken = false
      while (!signal.aborted) {
        try {
          while ((await queueDue(db, boss, clock.now())) > 0 && !signal.aborted);
          if (isBroken) log.info({}, 'what is due is queued again')
          isBroken = false
        } catch (error) {
          // Once: it may take a night until there is a database again.
          if (!isBroken) log.warn({ error }, 'what is due cannot be queued for now')
          isBroken = true
        }
        await bell.wait(timing.pollMs, signal)
      }
    },

    enqueue: (job) => db.transaction().execute((trx) => insertJobs(trx, boss, [{ job, account }])),

    work(kind, handle, { atOnce }, signal) {
      const name = queueName(kind, account)
      const { pollMs, expireSeconds } = timing
      const expireMs = expireSeconds * 1000
      return workAt({ boss, name, kind, handle, atOnce, bell: bellOf(name), log, pollMs, expireMs }, signal)
    },

    async close() {
      listener.close()
      await boss.stop({ graceful: false, close: false })
    },
  }
}

/** Starts pg-boss, and makes its tables and queues where there are none; of several processes one does it at a time. */
async function startBoss(pool: Pool, account: string, log: Log, timing: QueueTiming): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: BOSS_SCHEMA,
    schedule: false,
    maintenanceIntervalSeconds: timing.superviseSeconds,
    archiveCompletedAfterSeconds: HOUR_S,
    deleteAfterSeconds: HOUR_S,
  })
  boss.on('error', (error) => log.warn({ error }, 'the queue has trouble with its database'))
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const isNew = !(await hasTable(pool, `${BOSS_SCHEMA}.version`))
    await boss.start()
    for (const kind of KINDS) await makeQueue(boss, queueName(kind, account), timing)
    if (isNew) await pool.query(FORGET_QUEUED)
  } catch (error) {
    await boss.stop({ graceful: false, close: false })
    throw error
  } finally {
    // With its connection the lock is given up, whatever happened.
    client.release(true)
  }
  return boss
}

const FORGET_QUEUED = ['targets', 'cases', 'notices']
  .map((table) => `update ${table} set queued_at = null where queued_at is not null`)
  .join(';\n')

async function hasTable(pool: Pool, name: string): Promise<boolean> {
  const { rows } = await pool.query<{ readonly name: string | null }>('select to_regclass($1) as name', [
    name,
  ])
  return rows.some((row) => row.name !== null)
}

async function makeQueue(boss: PgBoss, name: string, { expireSeconds }: QueueTiming): Promise<void> {
  // `short`: of those with the same key, one waits at most.
  const queue = { name, policy: 'short' as const, expireInSeconds: expireSeconds, ...RETRIES }
  await boss.createQueue(name, queue)
  await boss.updateQueue(name, queue)
}
