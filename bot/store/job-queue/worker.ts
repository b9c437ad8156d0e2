import type PgBoss from 'pg-boss'
import type { Job, Log } from '../../ports.ts'
import type { Bell } from './bell.ts'

/** Jobs of one kind. */
type JobOf<K extends Job['kind']> = Extract<Job, { readonly kind: K }>

/** What a worker needs to know of its queue. */
export interface Bench<K extends Job['kind']> {
  readonly boss: PgBoss
  readonly name: string
  readonly kind: K
  readonly handle: (job: JobOf<K>, signal: AbortSignal) => Promise<void>
  readonly atOnce: number
  readonly bell: Bell
  readonly log: Log
  /** How often it looks without being called. */
  readonly pollMs: number
  /** After that, PostgreSQL gives the job to somebody else. */
  readonly expireMs: number
}

/**
 * Works on jobs until `signal` aborts, and resolves when the last one is put down. It settles each job for itself and waits
 * for that, unlike `work` of pg-boss 10, which leaves a refusal of the database to nobody (`manager.js`, `onFetch`).
 */
export async function workAt<K extends Job['kind']>(bench: Bench<K>, signal: AbortSignal): Promise<void> {
  const running = new Set<Promise<void>>()
  const limits = new Set<AbortController>()
  const stop = (): void => limits.forEach((limit) => limit.abort(signal.reason))
  signal.addEventListener('abort', stop)
  while (!signal.aborted) {
    const free = bench.atOnce - running.size
    // Without a free hand it waits for one; then it looks for as many jobs as it has hands free.
    if (free === 0) {
      await Promise.race(running)
      continue
    }
    const jobs = await bench.boss.fetch<unknown>(bench.name, { batchSize: free })
    for (const job of jobs) {
      const limit = new AbortController()
      limits.add(limit)
      const run = workOn(bench, job, limit, signal).finally(() => {
        running.delete(run)
        limits.delete(limit)
      })
      running.add(run)
    }
    if (jobs.length < free) await bench.bell.wait(bench.pollMs, signal)
  }
  stop()
  await Promise.all(running)
  signal.removeEventListener('abort', stop)
}

async function workOn<K extends Job['kind']>(
  { boss, expireMs, handle, kind, log, name }: Bench<K>,
  job: PgBoss.Job<unknown>,
  limit: AbortController,
  signal: AbortSignal,
): Promise<void> {
  const timer = setTimeout(() => limit.abort(), expireMs)
  try {
    // A job of another version is dropped: whatever it was for is still in the ledger, and queued again from there.
    if (isJob(job.data, kind)) await handle(job.data, limit.signal)
    await boss.deleteJob(name, job.id)
  } catch (error) {
    if (!signal.aborted) log.warn({ error, kind }, 'a job failed, and is tried again')
    // Once it took too long, it may be somebody else's; where the database is the reason, it expires.
    if (!limit.signal.aborted || signal.aborted) await boss.fail(name, job.id).catch(() => undefined)
  } finally {
    clearTimeout(timer)
  }
}

/** This program alone writes jobs: kind and version tell its shape. */
function isJob<K extends Job['kind']>(data: unknown, kind: K): data is JobOf<K> {
  return (
    typeof data === 'object' &&
    data !== null &&
    'version' in data &&
    data.version === 1 &&
    'kind' in data &&
    data.kind === kind
  )
}
