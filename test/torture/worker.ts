/** A process that is going to be killed: it works on jobs and does what people would ask for, and records both. */
import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import type { CaseChange, Clock, Job, Log } from '../../bot/ports.ts'
import type { Case, Notice, Step } from '../../bot/records.ts'
import { openJobQueue } from '../../bot/store/job-queue.ts'
import { openLedger } from '../../bot/store/ledger.ts'
import type { Schema } from '../../bot/store/schema.ts'
import type { Address } from '../bot/store/postgres-server.ts'
import { DOMAINS, type Entry, idOf, JsonLines, type Line, roomsOf } from './record.ts'

/** What the one who starts and kills it tells it. */
export interface Orders {
  readonly address: Address
  /** Whose rooms it acts for; 0 is the bot itself, which delivers. */
  readonly place: number
  /** Counts the processes at that place. */
  readonly life: number
  readonly recordFile: string
  readonly roomFile: string
}

/** Short, so that what a killed process left is taken up soon. */
export const TIMING = { pollMs: 200, expireSeconds: 2, superviseSeconds: 1 }

const LONGEST_SILENCE_MS = 200
const ACCOUNT = 'tellus@bots.example'
const clock: Clock = { now: () => Date.now() }
const ignore = (): void => undefined
const SILENT: Log = { error: ignore, warn: ignore, info: ignore, debug: ignore, trace: ignore }

// The orders are what torture.ts wrote.
const orders = JSON.parse(process.argv[2] ?? '') as Orders
const record = new JsonLines<Line>(orders.recordFile)
const room = new JsonLines<string>(orders.roomFile)
const stop = new AbortController()
const quiet = new AbortController()
process.on('message', (message) => {
  quiet.abort()
  if (message === 'end') stop.abort()
})
// Whoever was to end it is gone.
process.on('disconnect', () => process.exit())

const pool = new Pool({ ...orders.address, max: 6 })
pool.on('error', ignore)
pool.on('connect', (client) => client.on('error', ignore))
const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
const ledger = openLedger(db, { account: ACCOUNT, clock })
const queue = await untilItWorks(() =>
  openJobQueue(pool, db, { account: ACCOUNT, log: SILENT, timing: TIMING }),
)
const { signal } = stop
const works = [
  queue.keepQueueing(clock, signal),
  queue.work('check', check, { atOnce: 2 }, signal),
  queue.work('case', retest, { atOnce: 2 }, signal),
]
if (orders.place === 0) {
  works.push(queue.work('deliver', deliver, { atOnce: 1 }, signal))
  // As at each login: what was under way when the last bot died is nobody's job any more.
  await untilItWorks(() => queue.enqueue({ version: 1, kind: 'deliver' }))
}
process.send?.('ready')
await Promise.all([...works, askForThings().then(() => process.send?.('quiet'))])
await queue.close()
await db.destroy()
process.exit()

/** While the server is down, there is nothing else to do. */
async function untilItWorks<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt()
    } catch {
      await pause(20)
    }
  }
}

/** What fails stays in doubt: it was tried, and nobody said whether it was done. */
async function askForThings(): Promise<void> {
  for (let count = 0; !quiet.signal.aborted; count++) {
    const ask = pick([watch, watch, unwatch, note, note, promise])
    await ask(`${orders.place}.${orders.life}.${count}`).catch(() => pause(20))
    // As fast as it can, it would ask for more than can be delivered.
    await pause(Math.random() * LONGEST_SILENCE_MS)
  }
}

async function watch(id: string): Promise<void> {
  const [domain, party] = [pick(DOMAINS), pick(roomsOf(orders.place))]
  const by = { key: id, name: id }
  await recorded({ kind: 'watch', id, domain, party: party.jid }, async () => {
    await ledger.watch({ domain, party, interval: 'hourly', language: 'en', by, since: clock.now() })
  })
}

async function unwatch(id: string): Promise<void> {
  const [domain, party] = [pick(DOMAINS), pick(roomsOf(orders.place))]
  await recorded({ kind: 'unwatch', id, domain, party: party.jid }, async () => {
    await ledger.unwatch(domain, party)
  })
}

async function note(id: string): Promise<void> {
  const { id: caseId } = await anyCase(id)
  await recorded({ kind: 'note', id, caseId }, () => append(caseId, id, { kind: 'noted', text: id }))
}

async function promise(id: string): Promise<void> {
  const { id: caseId } = await anyCase(id)
  const day = String(clock.now() + 50 + Math.random() * 1500)
  await recorded({ kind: 'promise', id, caseId }, () => append(caseId, id, { kind: 'promised', day }))
}

async function anyCase(id: string): Promise<Case> {
  const [domain, party] = [pick(DOMAINS), pick(roomsOf(orders.place))]
  let found: Case | undefined
  await recorded({ kind: 'open', id: `${id}.case`, domain, party: party.jid }, async () => {
    found = await ledger.openCase(domain, party, 'en', {
      at: clock.now(),
      event: { kind: 'found', state: 'optional' },
    })
  })
  if (found === undefined) throw new Error('no case was opened')
  return found
}

/** Again where a retest came between. */
async function append(caseId: string, id: string, event: Step['event']): Promise<void> {
  for (;;) {
    const known = await ledger.case(caseId)
    if (known === undefined) throw new Error('nobody forgets cases here')
    const step = { at: clock.now(), by: { key: id, name: id }, event }
    if (await ledger.appendSteps(changeOf(known, step, id))) return
  }
}

function changeOf(known: Case, step: Step, reason: string): CaseChange {
  const dueAt = dueAtAfter([...known.steps, step])
  return {
    caseId: known.id,
    knownSteps: known.steps.length,
    steps: [step],
    state: dueAt === undefined ? 'retested' : 'promised',
    ...(dueAt !== undefined && { dueAt }),
    notices: [aNotice(reason, known.party.jid)],
  }
}

/** A promise is due until it is retested. */
function dueAtAfter(steps: readonly Step[]): number | undefined {
  const last = steps.findLast(({ event }) => event.kind === 'promised' || event.kind === 'retested')
  return last?.event.kind === 'promised' ? Number(last.event.day) : undefined
}

async function retest({ caseId, knownSteps }: Extract<Job, { kind: 'case' }>): Promise<void> {
  const known = await ledger.case(caseId)
  if (known?.steps.length !== knownSteps || (dueAtAfter(known.steps) ?? Infinity) > clock.now()) return
  const id = `retest ${caseId} ${knownSteps}`
  await recorded({ kind: 'retest', id, caseId }, async () => {
    const step: Step = { at: clock.now(), event: { kind: 'retested', state: 'optional' } }
    return ledger.appendSteps(changeOf(known, step, id))
  })
}

/** The scan itself is none here: what is tortured is what becomes of it. */
async function check({ domain, sequence }: Extract<Job, { kind: 'check' }>): Promise<void> {
  const target = await ledger.target(domain)
  if (target?.sequence !== sequence) return
  const watches = await ledger.watchesOn(domain)
  await pause(Math.random() * 20)
  const id = `check ${domain} ${sequence}`
  await recorded({ kind: 'check', id, domain, sequence }, () =>
    ledger.recordCheck({
      domain,
      sequence,
      state: target.state,
      observation: { domain, at: clock.now(), summary: { at: clock.now(), services: {} } },
      changes: [{ domain, at: clock.now(), change: { kind: 'outage-began', since: sequence } }],
      nextCheckAt: clock.now() + 3000 + Math.random() * 5000,
      notices: watches.map(({ party }) => aNotice(`${id} ${party.jid}`, party.jid)),
      cases: [],
    }),
  )
}

/** As the bot does it: what was begun before a crash was said if the room knows it. */
async function deliver(): Promise<void> {
  for (let owed = await ledger.owedNotices(20); owed.length > 0; owed = await ledger.owedNotices(20)) {
    for (const { id, isBegun } of owed) {
      if (!isBegun || !room.read().includes(id)) {
        await ledger.beginNotice(id, clock.now())
        room.append(id)
      }
      await ledger.finishNotice(id, clock.now())
    }
  }
}

/** Where `work` resolves to `false`, somebody else was quicker, and nothing is acknowledged. */
async function recorded(entry: Entry, work: () => Promise<boolean | void>): Promise<void> {
  record.append({ ...entry, phase: 'tried' })
  if ((await work()) !== false) record.append({ ...entry, phase: 'acknowledged' })
}

function aNotice(reason: string, jid: string): Notice {
  return { id: idOf(reason), to: { kind: 'room', jid }, text: reason, lang: 'en', createdAt: clock.now() }
}

function pick<T>(values: readonly T[]): T {
  const value = values[Math.floor(Math.random() * values.length)]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}
