/** Kills processes and the server at random points, lets the rest finish, and has the outcome proven. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { migrate } from '../../bot/store/migrate.ts'
import type { Schema } from '../../bot/store/schema.ts'
import { type Address, PostgresServer, type ServerKind } from '../bot/store/postgres-server.ts'
import { JsonLines, type Line } from './record.ts'
import { type Proof, prove } from './prove.ts'

/** What a run came to. */
export interface Torture extends Proof {
  readonly kills: Readonly<Record<Victim, number>>
  readonly seconds: number
}

export type Victim = 'bot' | 'worker' | 'server' | 'everything'

/** As in real use; but what it writes anew after a crash, it may have written by the file system at once. */
const DURABLE = ['fsync=on', 'synchronous_commit=on', 'recovery_init_sync_method=syncfs']
const LONGEST_LIFE_MS = 400
/** A killed server's processes hold its memory until they see that it is gone. */
const RESTART_ATTEMPTS = 100
/** Longer than a job that its process left behind waits for another one. */
const LONGEST_STANDSTILL_MS = 30_000

/**
 * Runs it on a server of its own.
 *
 * @param plan Whom to kill, in this order.
 * @param places How many processes there are: the bot, and those that lend a hand.
 */
export async function torture(kind: ServerKind, plan: readonly Victim[], places: number): Promise<Torture> {
  const folder = mkdtempSync(join(tmpdir(), 'tellus-torture-'))
  const server = new PostgresServer(kind, DURABLE)
  const startedAt = performance.now()
  const files = { recordFile: join(folder, 'record'), roomFile: join(folder, 'room') }
  let crew: Crew | undefined
  try {
    await server.start()
    const address = await server.createDatabase()
    const pool = new Pool(address)
    pool.on('error', () => undefined)
    pool.on('connect', (client) => client.on('error', () => undefined))
    await migrate(new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }))
    crew = new Crew(address, files, places)
    const kills = { bot: 0, worker: 0, server: 0, everything: 0 }
    for (const victim of plan) {
      await kill(victim, server, crew)
      kills[victim]++
    }
    await untilAllWasDone(new JsonLines<Line>(files.recordFile))
    await crew.askNoMore()
    await drain(pool)
    await crew.dismiss()
    const record = new JsonLines<Line>(files.recordFile).read()
    const proof = await prove(pool, record, new JsonLines<string>(files.roomFile).read())
    await pool.end()
    return { ...proof, kills, seconds: (performance.now() - startedAt) / 1000 }
  } finally {
    await crew?.dismiss()
    await server.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Draws victims: mostly processes of ours, one in eight times the server, and now and then all at once. */
export function drawVictims(count: number): readonly Victim[] {
  return Array.from({ length: count }, () => {
    const draw = Math.random()
    if (draw < 0.35) return 'bot'
    if (draw < 0.85) return 'worker'
    return draw < 0.97 ? 'server' : 'everything'
  })
}

async function kill(victim: Victim, server: PostgresServer, crew: Crew): Promise<void> {
  const place = victim === 'bot' ? 0 : 1 + Math.floor(Math.random() * (crew.places.length - 1))
  await crew.ready(place)
  await pause(Math.random() * LONGEST_LIFE_MS)
  if (victim === 'bot' || victim === 'worker') {
    await crew.replace(place)
    return
  }
  const places = victim === 'everything' ? crew.places : []
  await Promise.all([server.stop('SIGKILL'), ...places.map((other) => crew.kill(other))])
  await restart(server)
  await Promise.all(places.map((other) => crew.replace(other)))
}

async function restart(server: PostgresServer): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await server.start()
    } catch (error) {
      await server.stop('SIGKILL')
      if (attempt === RESTART_ATTEMPTS) throw error
      await pause(50)
    }
  }
}

/** What a run has to have acknowledged at least once to show anything of it, however slow the machine was meanwhile. */
const SHOWN: readonly Line['kind'][] = ['watch', 'note', 'promise', 'check']

async function untilAllWasDone(record: JsonLines<Line>): Promise<void> {
  const isDone = (lines: readonly Line[]): boolean =>
    SHOWN.every((kind) => lines.some((line) => line.kind === kind && line.phase === 'acknowledged'))
  while (!isDone(record.read())) await pause(50)
}

/** Waits until nothing is owed and no promise is due; checks go on for ever. */
async function drain(pool: Pool): Promise<void> {
  let least = Infinity
  let deadline = 0
  for (;;) {
    const { rows } = await pool.query<{ readonly left: string }>(`select
      (select count(*) from notices where finished_at is null) + (select count(*) from cases where due_at is not null) as left`)
    const left = Number(rows[0]?.left)
    if (left === 0) return
    if (left < least) deadline = performance.now() + LONGEST_STANDSTILL_MS
    least = Math.min(left, least)
    if (performance.now() > deadline) throw new Error(`${left} things are not getting done`)
    await pause(50)
  }
}

/** The processes, each at its place. */
class Crew {
  readonly places: readonly number[]
  readonly #address: Address
  readonly #files: { readonly recordFile: string; readonly roomFile: string }
  readonly #processes = new Map<number, Process>()
  #lives = 0

  constructor(
    address: Address,
    files: { readonly recordFile: string; readonly roomFile: string },
    places: number,
  ) {
    this.places = Array.from({ length: places }, (_, place) => place)
    this.#address = address
    this.#files = files
    for (const place of this.places) this.#start(place)
  }

  /** Resolves once the process at that place has begun its work. */
  async ready(place: number): Promise<void> {
    await this.#processes.get(place)?.ready
  }

  async replace(place: number): Promise<void> {
    await this.kill(place)
    this.#start(place)
  }

  async kill(place: number): Promise<void> {
    const child = this.#processes.get(place)?.child
    this.#processes.delete(place)
    if (child === undefined) return
    const ended = once(child, 'exit')
    if (child.kill('SIGKILL')) await ended
  }

  /** Resolves once nobody asks for anything any more: what is left then is all that there will be. */
  async askNoMore(): Promise<void> {
    const all = [...this.#processes.values()].map(async ({ child, early, ready }) => {
      await ready
      const quiet = once(child, 'message')
      child.send('ask no more')
      await Promise.race([quiet, early])
    })
    await Promise.all(all)
  }

  /** Lets every process end by itself. */
  async dismiss(): Promise<void> {
    const children = [...this.#processes.values()].map(({ child }) => child)
    this.#processes.clear()
    await Promise.all(
      children.map(async (child) => {
        const ended = once(child, 'exit')
        child.send('end')
        await ended
      }),
    )
  }

  #start(place: number): void {
    const orders = JSON.stringify({ address: this.#address, place, life: ++this.#lives, ...this.#files })
    const child = fork(new URL('worker.js', import.meta.url), [orders], { stdio: 'inherit' })
    const early = once(child, 'exit').then(([code]) => {
      if (this.#processes.get(place)?.child === child) throw new Error(`a process ended by itself: ${code}`)
    })
    const ready = Promise.race([once(child, 'message'), early])
    // Where nobody waits any more, it was killed.
    ready.catch(() => undefined)
    this.#processes.set(place, { child, ready, early })
  }
}

interface Process {
  readonly child: ChildProcess
  /** Rejects where it ends before. */
  readonly ready: Promise<unknown>
  /** Rejects when it ends and nobody made it. */
  readonly early: Promise<void>
}
