import type { Clock, Queue } from '../ports.ts'
import { handleCase } from './case-job.ts'
import { type CheckParts, handleCheck } from './check-job.ts'
import { type DeliveryParts, handleDeliveries } from './deliver-job.ts'

/** Checks that run at the same time; each waits for its peer most of the time. */
const CHECKS_AT_ONCE = 8
const CASES_AT_ONCE = 2

/** What background work is done with. */
export interface WorkParts extends CheckParts, Pick<DeliveryParts, 'messenger'> {
  readonly queue: Queue
  readonly clock: Clock
}

/**
 * Does all background work until `signal` aborts: makes jobs of what is due, checks, looks after campaigns, delivers, and removes
 * what is old. Ends in order: first nothing new is begun, then what was found by then is still delivered.
 *
 * @returns When the last job was put down; rejects when the queue broke, after all work was stopped.
 */
export async function doBackgroundWork(parts: WorkParts, signal: AbortSignal): Promise<void> {
  const { clock, queue } = parts
  const broken = new AbortController()
  const ended = AbortSignal.any([signal, broken.signal])
  const delivered = new AbortController()
  const watched = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => {
      broken.abort()
      throw error
    })
  const delivering = watched(
    queue.work('deliver', (_job, own) => handleDeliveries(parts, own), { atOnce: 1 }, delivered.signal),
  )
  const results = await Promise.allSettled([
    watched(queue.keepQueueing(clock, ended)),
    watched(
      queue.work('check', (job, own) => handleCheck(job, parts, own), { atOnce: CHECKS_AT_ONCE }, ended),
    ),
    watched(queue.work('case', (job, own) => handleCase(job, parts, own), { atOnce: CASES_AT_ONCE }, ended)),
    watched(queue.work('expire', (_job, own) => expire(parts, own), { atOnce: 1 }, ended)),
  ])
  delivered.abort()
  const all = [...results, ...(await Promise.allSettled([delivering]))]
  for (const result of all) if (result.status === 'rejected') throw result.reason
}

/** Removes what is older than it may be kept, batch by batch. */
async function expire(
  { clock, ledger }: Pick<WorkParts, 'clock' | 'ledger'>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted && (await ledger.expire(clock.now())) > 0);
}
