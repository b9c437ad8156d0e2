/** Ten thousand watches: whether checks begin within the minute in which they are due, and what that takes. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { migrate } from '../bot/store/migrate.ts'
import type { Schema } from '../bot/store/schema.ts'
import { type Address, PostgresServer, type ServerKind } from '../test/bot/store/postgres-server.ts'
import { table } from './document.ts'
import type { Orders, Tally } from './watch-worker.ts'

const WATCHES = 10_000
/** Every watch is hourly, and the hour is as full at each of its minutes. */
const HOUR_MS = 3_600_000
const USUAL_MS = 180_000
/** A scan takes about as long as one of a server on another continent; one of a Prosody at one address holds 22 kB. */
const SCAN_MS = 2_000
const SCAN_BYTES = 40_000
/** All that is late after the bot was away: then a scan takes no time, as it is the desk that is measured. */
const LATE = { scanMs: 0, scanBytes: SCAN_BYTES }
const MIB = 2 ** 20

/** Measures one process with the private server, and three with Debian's. @returns Tables of Markdown. */
export async function measureWatches(): Promise<string> {
  const beds = [
    { title: 'one process, embedded PostgreSQL 18', kind: 'embedded', processes: 1 },
    { title: "three processes, Debian's PostgreSQL 15", kind: 'debian', processes: 3 },
  ] as const
  const results: { readonly title: string; readonly result: Result }[] = []
  for (const { title, kind, processes } of beds)
    results.push({ title, result: await measure(kind, processes) })
  const HEAD = [
    'what',
    'checks begun',
    'late by, median (s)',
    '99 of 100 (s)',
    'at most (s)',
    'memory of each process (MiB)',
    'of PostgreSQL (MiB)',
  ]
  const rows = results.flatMap(({ title, result }) => [
    [`${title}, three minutes`, ...tellPhase(result.usual)],
    [`${title}, all due at once`, ...tellPhase(result.late)],
  ])
  const queries = results.flatMap(({ title, result }) =>
    [...result.usual.took].map(([name, took]) => [
      title,
      `\`${name}\``,
      String(took.length),
      share(took, 0.5).toFixed(1),
      share(took, 0.99).toFixed(1),
      share(took, 1).toFixed(1),
    ]),
  )
  const queryHead = ['where', 'what', 'times', 'median (ms)', '99 of 100 (ms)', 'at most (ms)']
  const [load = 0] = loadavg()
  const busy = `Whatever else the machine does counts: its load average was ${load.toFixed(1)} in the end, by ${availableParallelism()} processors.`
  return `${table(HEAD, rows)}\n\n${table(queryHead, queries)}\n\n${busy}`
}

interface Result {
  readonly usual: Phase
  readonly late: Phase
}

/** What happened in all processes together. */
interface Phase {
  readonly lateMs: readonly number[]
  readonly took: ReadonlyMap<string, readonly number[]>
  /** Of each process, at its end. */
  readonly processMib: readonly number[]
  readonly serverMib: number
}

async function measure(kind: ServerKind, processes: number): Promise<Result> {
  const server = new PostgresServer(kind, ['fsync=on'])
  await server.start()
  const address = await server.createDatabase()
  const pool = new Pool(address)
  pool.on('error', () => undefined)
  try {
    await migrate(new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }))
    const ask = { server, address, processes }
    await seed(pool, HOUR_MS)
    const usual = await watchOver(ask, { scanMs: SCAN_MS, scanBytes: SCAN_BYTES }, () => pause(USUAL_MS))
    await seed(pool, 0)
    const late = await watchOver(ask, LATE, () => untilNoneIsDue(pool))
    return { usual, late }
  } finally {
    await pool.end()
    await server.remove()
  }
}

interface Bed {
  readonly server: PostgresServer
  readonly address: Address
  readonly processes: number
}

async function watchOver(
  { server, address, processes }: Bed,
  scan: { readonly scanMs: number; readonly scanBytes: number },
  wait: () => Promise<unknown>,
): Promise<Phase> {
  const orders: Orders = { address, ...scan, againMs: HOUR_MS }
  const children = Array.from({ length: processes }, () =>
    fork(new URL('watch-worker.js', import.meta.url), [JSON.stringify(orders)], { stdio: 'inherit' }),
  )
  await Promise.all(children.map((child) => once(child, 'message')))
  await wait()
  const serverMib = memoryOf(server.pid)
  const tallies = await Promise.all(children.map(end))
  const took = new Map<string, number[]>()
  for (const tally of tallies)
    for (const [name, times] of Object.entries(tally.took))
      took.set(name, [...(took.get(name) ?? []), ...times])
  const lateMs = tallies.flatMap((tally) => tally.lateMs)
  return { lateMs, took, processMib: tallies.map(({ rssMib }) => rssMib), serverMib }
}

async function end(child: ChildProcess): Promise<Tally> {
  const said = once(child, 'message')
  const ended = once(child, 'exit')
  child.send('end')
  // What watch-worker.ts sends last.
  const [tally] = (await said) as [Tally]
  await ended
  return tally
}

/** Watches of fifty rooms, due over a stretch of time that begins now. */
async function seed(pool: Pool, overMs: number): Promise<void> {
  await pool.query(`truncate targets, watches, observations, changes, notices, cases, steps, letters`)
  await pool.query(
    `insert into targets (domain, state, next_check_at)
      select 'server' || i || '.example', '{"version":1,"expiryTold":{}}', $1::timestamptz + i * $2 * interval '1 ms'
      from generate_series(0, $3 - 1) as i`,
    [new Date(), overMs / WATCHES, WATCHES],
  )
  await pool.query(
    `insert into watches
      select 'tellus@bots.example', 'room', 'room' || i % 50 || '@rooms.example', 'server' || i || '.example',
        'hourly', 'en', 'alice@example.org', 'Alice', now() from generate_series(0, $1 - 1) as i`,
    [WATCHES],
  )
  await pool.query('analyze')
}

async function untilNoneIsDue(pool: Pool): Promise<void> {
  for (;;) {
    const { rows } = await pool.query('select from targets where next_check_at <= now() limit 1')
    if (rows.length === 0) return
    await pause(200)
  }
}

/** The share of each page that a process has in it, summed over the server and its children. */
function memoryOf(pid: number | undefined): number {
  const parents = new Map(
    readdirSync('/proc').flatMap((name) => {
      const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : undefined
      // The name of the program, in parentheses, may hold spaces; the state and the parent follow it.
      const parent = stat?.slice(stat.lastIndexOf(')')).split(' ')[2]
      return parent === undefined ? [] : [[Number(name), Number(parent)] as const]
    }),
  )
  const own = [...parents]
    .filter(([child, parent]) => child === pid || parent === pid)
    .map(([child]) => child)
  const kib = own.map((child) =>
    Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${child}/smaps_rollup`) ?? '')?.[1] ?? 0),
  )
  return (kib.reduce((sum, one) => sum + one, 0) * 1024) / MIB
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function tellPhase({ lateMs, processMib, serverMib }: Phase): readonly string[] {
  const seconds = (part: number): string => (share(lateMs, part) / 1000).toFixed(1)
  return [
    String(lateMs.length),
    seconds(0.5),
    seconds(0.99),
    seconds(1),
    processMib.map((mib) => mib.toFixed(0)).join(', '),
    serverMib.toFixed(0),
  ]
}

/** The value that this share of all values does not exceed. */
function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}
