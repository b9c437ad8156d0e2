/** Compares the database and what the room read with the record that was kept apart from both. */
import type { Pool } from 'pg'
import type { StepEvent } from '../../bot/records.ts'
import { type Entry, idOf, type Line } from './record.ts'

/** What was proven; a fault is something lost or doubled, in words. */
export interface Proof {
  readonly acknowledged: Readonly<Record<Entry['kind'], number>>
  /** Tried and not acknowledged: done or not, each of it. */
  readonly inDoubt: { readonly done: number; readonly undone: number }
  /** Notices that the room got to read. */
  readonly told: number
  readonly faults: readonly string[]
}

/**
 * Proves that everything acknowledged is there once, that what is in doubt is there once or not at all, and that the room
 * read each notice once.
 */
export async function prove(pool: Pool, record: readonly Line[], room: readonly string[]): Promise<Proof> {
  const [steps, checks] = [await readSteps(pool), await readChecks(pool)]
  const parts = [
    proveWatches(record, await readWatches(pool)),
    proveSteps(record, steps),
    provePromises(steps),
    proveCases(record, await readCases(pool)),
    proveChecks(record, checks),
    proveNotices(await readNotices(pool), steps, checks, room),
  ]
  const acknowledged = { watch: 0, unwatch: 0, open: 0, note: 0, promise: 0, retest: 0, check: 0 }
  for (const { kind, phase } of record) if (phase === 'acknowledged') acknowledged[kind]++
  const inDoubt = { done: 0, undone: 0 }
  const present = new Set(steps.map(({ id }) => id))
  for (const { id } of doubtful(record)) inDoubt[present.has(id) ? 'done' : 'undone']++
  return { acknowledged, inDoubt, told: room.length, faults: parts.flat() }
}

type Faults = readonly string[]

const STEPS: ReadonlySet<Entry['kind']> = new Set(['note', 'promise', 'retest'])

/** Steps that were tried, and of which nobody said whether they were written. */
function doubtful(record: readonly Line[]): readonly Line[] {
  const known = new Set(record.filter(({ phase }) => phase === 'acknowledged').map(({ id }) => id))
  const open = record.filter(({ kind, id }) => STEPS.has(kind) && !known.has(id))
  return [...new Map(open.map((line) => [line.id, line])).values()]
}

/** A room's watch on a domain is what the last acknowledged question left, or one of those in doubt behind it. */
function proveWatches(record: readonly Line[], watches: ReadonlyMap<string, string>): Faults {
  const possible = new Map<string, Set<string | undefined>>()
  for (const line of record) {
    if (line.kind !== 'watch' && line.kind !== 'unwatch') continue
    const key = `${line.domain} ${line.party}`
    const outcome = line.kind === 'watch' ? line.id : undefined
    const outcomes = possible.get(key) ?? new Set([undefined])
    if (line.phase === 'acknowledged') outcomes.clear()
    possible.set(key, outcomes.add(outcome))
  }
  const strange = [...watches.keys()]
    .filter((key) => !possible.has(key))
    .map((key) => `watch out of nowhere: ${key}`)
  const wrong = [...possible]
    .filter(([key, outcomes]) => !outcomes.has(watches.get(key)))
    .map(([key, outcomes]) => `watch ${key} is by ${watches.get(key)}, not by ${[...outcomes].join(' or ')}`)
  return [...strange, ...wrong]
}

interface StepFound {
  readonly id: string
  readonly caseId: string
  readonly position: number
  readonly kind: StepEvent['kind']
}

/** Steps are numbered without gaps; every acknowledged one is there, and none twice. */
function proveSteps(record: readonly Line[], steps: readonly StepFound[]): Faults {
  const counts = new Map<string, number>()
  for (const { id } of steps) counts.set(id, (counts.get(id) ?? 0) + 1)
  const mine = record.filter(({ kind }) => STEPS.has(kind))
  const lost = mine
    .filter(({ id, phase }) => phase === 'acknowledged' && !counts.has(id))
    .map(({ kind, id }) => `lost: ${kind} ${id}`)
  const doubled = [...counts].filter(([, count]) => count > 1).map(([id]) => `doubled: ${id}`)
  const tried = new Set(mine.map(({ id }) => id))
  const strange = steps
    .filter(({ kind, id }) => kind !== 'found' && !tried.has(id))
    .map(({ id }) => `step out of nowhere: ${id}`)
  const gaps = [...byCase(steps)]
    .filter(([, found]) => found.some(({ position }, index) => position !== index))
    .map(([caseId]) => `steps of ${caseId} are not in order`)
  return [...lost, ...doubled, ...strange, ...gaps]
}

/** A promise, or the last of several, is followed by one retest; nothing is retested that was not promised. */
function provePromises(steps: readonly StepFound[]): Faults {
  return [...byCase(steps)].flatMap(([caseId, found]) => {
    const faults: string[] = []
    let isPromised = false
    for (const { kind, id } of found) {
      if (kind === 'retested' && !isPromised) faults.push(`retested without a promise: ${id}`)
      if (kind === 'promised' || kind === 'retested') isPromised = kind === 'promised'
    }
    return isPromised ? [...faults, `a promise of ${caseId} was never retested`] : faults
  })
}

/** However often a campaign was opened, there is one. */
function proveCases(record: readonly Line[], cases: readonly string[]): Faults {
  const doubled = cases
    .filter((key, index) => cases.indexOf(key) !== index)
    .map((key) => `two campaigns: ${key}`)
  const lost = record
    .filter(({ kind, phase }) => kind === 'open' && phase === 'acknowledged')
    .map((line) => (line.kind === 'open' ? `${line.domain} ${line.party}` : ''))
    .filter((key) => !cases.includes(key))
    .map((key) => `lost: campaign ${key}`)
  return [...doubled, ...new Set(lost)]
}

/** Each check that was recorded is there once, with its observation. */
function proveChecks(record: readonly Line[], { ids, observations }: ChecksFound): Faults {
  const known = new Set(ids)
  const checks = record.filter(({ kind }) => kind === 'check')
  const acknowledged = checks.filter(({ phase }) => phase === 'acknowledged').map(({ id }) => id)
  return [
    ...acknowledged.filter((id) => !known.has(id)).map((id) => `lost: ${id}`),
    ...acknowledged
      .filter((id, index) => acknowledged.indexOf(id) !== index)
      .map((id) => `acknowledged twice: ${id}`),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `doubled: ${id}`),
    ...(observations === ids.length ? [] : [`${observations} observations of ${ids.length} checks`]),
  ]
}

/** Every step and check has its notices, and the room read each of them once. */
function proveNotices(
  notices: ReadonlyMap<string, string>,
  steps: readonly StepFound[],
  { ids }: ChecksFound,
  room: readonly string[],
): Faults {
  const read = new Set(room)
  const made = new Set([...steps.map(({ id }) => id), ...ids])
  return [
    ...steps
      .filter(({ kind, id }) => kind !== 'found' && !notices.has(idOf(id)))
      .map(({ id }) => `lost: the notice of ${id}`),
    ...[...notices]
      .filter(([, text]) => !made.has(text) && !made.has(text.split(' ').slice(0, 3).join(' ')))
      .map(([, text]) => `a notice of what never was: ${text}`),
    ...[...notices].filter(([id]) => !read.has(id)).map(([, text]) => `never told: ${text}`),
    ...room.filter((id, index) => room.indexOf(id) !== index).map((id) => `told twice: ${notices.get(id)}`),
    ...room.filter((id) => !notices.has(id)).map((id) => `told out of nowhere: ${id}`),
  ]
}

function byCase(steps: readonly StepFound[]): ReadonlyMap<string, readonly StepFound[]> {
  const cases = new Map<string, StepFound[]>()
  for (const step of steps) cases.set(step.caseId, [...(cases.get(step.caseId) ?? []), step])
  return cases
}

async function readWatches(pool: Pool): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ readonly key: string; readonly id: string }>(
    `select domain || ' ' || party_jid as key, by_key as id from watches`,
  )
  return new Map(rows.map(({ key, id }) => [key, id]))
}

/** A retest is named as its worker named it: by the number of steps that it found, which is its own position. */
async function readSteps(pool: Pool): Promise<readonly StepFound[]> {
  const { rows } = await pool.query<StepFound>(`
    select coalesce(by_key, case kind when 'retested' then 'retest ' else 'opened ' end || case_id || ' ' || position) as id,
      case_id as "caseId", position, kind
    from steps order by case_id, position`)
  return rows
}

async function readCases(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ readonly key: string }>(
    `select domain || ' ' || party_jid as key from cases`,
  )
  return rows.map(({ key }) => key)
}

interface ChecksFound {
  readonly ids: readonly string[]
  readonly observations: number
}

async function readChecks(pool: Pool): Promise<ChecksFound> {
  const { rows } = await pool.query<{ readonly id: string }>(
    `select 'check ' || domain || ' ' || (change->>'since') as id from changes`,
  )
  const observed = await pool.query<{ readonly count: string }>('select count(*) from observations')
  return { ids: rows.map(({ id }) => id), observations: Number(observed.rows[0]?.count) }
}

async function readNotices(pool: Pool): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ readonly id: string; readonly text: string }>(
    'select id, text from notices where finished_at is not null',
  )
  return new Map(rows.map(({ id, text }) => [id, text]))
}
