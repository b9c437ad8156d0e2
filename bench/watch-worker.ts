/** A process that checks what is due, with a scanner that measures nothing, and tells how late and how long everything was. */
import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import type { Clock, Job, Log } from '../bot/ports.ts'
import { openJobQueue } from '../bot/store/job-queue.ts'
import { openLedger } from '../bot/store/ledger.ts'
import type { Schema } from '../bot/store/schema.ts'
import type { Scan } from '../probes/index.ts'
import type { Address } from '../test/bot/store/postgres-server.ts'

/** What the process is to do. */
export interface Orders {
  readonly address: Address
  readonly scanMs: number
  readonly scanBytes: number
  /** When a domain is checked again. */
  readonly againMs: number
}

/** What it tells in the end. */
export interface Tally {
  /** For each check, from when it was due until it began. */
  readonly lateMs: readonly number[]
  /** How long calls took, by name. */
  readonly took: Readonly<Record<string, readonly number[]>>
  readonly rssMib: number
}

const ACCOUNT = 'tellus@bots.example'
const MIB = 2 ** 20
/** As many as the bot has under way at once. */
const AT_ONCE = 16
const POLL_MS = 2_000
const clock: Clock = { now: () => Date.now() }
const ignore = (): void => undefined
const SILENT: Log = { error: ignore, warn: ignore, info: ignore, debug: ignore, trace: ignore }

// The orders are what watches.ts wrote.
const orders = JSON.parse(process.argv[2] ?? '') as Orders
const lateMs: number[] = []
const took: Record<string, number[]> = {}
const stop = new AbortController()
const pool = new Pool({ ...orders.address, max: 10 })
const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
const ledger = openLedger(db, { account: ACCOUNT, clock })
const queue = await openJobQueue(pool, db, { account: ACCOUNT, log: SILENT })
process.once('message', () => stop.abort())
process.send?.('ready')
await Promise.all([
  keepQueueing(),
  queue.work('check', check, { atOnce: AT_ONCE }, stop.signal),
  queue.work('expire', async () => void (await ledger.expire(clock.now())), { atOnce: 1 }, stop.signal),
])
await queue.close()
await db.destroy()
const tally: Tally = { lateMs, took, rssMib: process.memoryUsage.rss() / MIB }
process.send?.(tally, () => process.exit())

/** As the queue does by itself where nobody calls it, with a watch in hand. */
async function keepQueueing(): Promise<void> {
  while (!stop.signal.aborted) {
    while ((await time('queueDue', () => queue.queueDue(clock.now()))) > 0 && !stop.signal.aborted);
    await pause(POLL_MS, undefined, { signal: stop.signal }).catch(ignore)
  }
}

async function check(
  { domain, sequence }: Extract<Job, { kind: 'check' }>,
  signal: AbortSignal,
): Promise<void> {
  const target = await time('target', () => ledger.target(domain))
  if (target?.sequence !== sequence) return
  lateMs.push(clock.now() - target.nextCheckAt)
  await time('watchesOn', () => ledger.watchesOn(domain))
  await pause(orders.scanMs, undefined, { signal })
  const at = clock.now()
  await time('recordCheck', () =>
    ledger.recordCheck({
      domain,
      sequence,
      state: target.state,
      observation: { domain, at, summary: { at, services: {} }, scan: scanOf(domain) },
      changes: [],
      nextCheckAt: target.nextCheckAt + orders.againMs,
      notices: [],
      cases: [],
    }),
  )
}

/** As large as a real one, and as hard to compress as the hexadecimal bytes that real ones are full of. */
function scanOf(domain: string): Scan {
  const filler = Array.from({ length: orders.scanBytes / 16 }, () =>
    Math.random().toString(16).slice(2, 18),
  ).join('')
  return {
    domain,
    startedAt: new Date(clock.now()).toISOString(),
    durationMs: orders.scanMs,
    discoveries: [],
    observations: [],
    environment: { node: filler, openssl: '' },
  }
}

async function time<T>(name: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now()
  const result = await work()
  const times = (took[name] ??= [])
  times.push(performance.now() - from)
  return result
}
