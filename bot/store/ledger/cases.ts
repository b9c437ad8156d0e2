import { type Selectable, sql } from 'kysely'
import type { CaseChange, Ledger } from '../../ports.ts'
import type { Case, Party, Step } from '../../records.ts'
import type { Language } from '../../locales/index.ts'
import { toJsonb } from '../json.ts'
import { DUE, nudge } from '../nudge.ts'
import type { Database, Schema } from '../schema.ts'
import { oweNotices } from './notices.ts'
import {
  actorColumns,
  allOrNothing,
  CLOSED_STATES,
  isOfParty,
  lockTarget,
  makeTarget,
  partyColumns,
  partyOf,
  settleTarget,
} from './rows.ts'

/** Campaigns of the parties of one account. */
export function casesIn(
  db: Database,
  account: string,
): Pick<Ledger, 'openCase' | 'caseOf' | 'casesOf' | 'case' | 'casesOn' | 'appendSteps'> {
  const read = (rows: readonly { readonly id: string }[]): Promise<readonly Case[]> =>
    readCases(
      db,
      account,
      rows.map(({ id }) => id),
    )
  return {
    openCase: (domain, party, language, first) =>
      db.transaction().execute(async (trx) => {
        const at = new Date(first.at)
        await makeTarget(trx, domain, at)
        const newest = await newestOf(trx, account, domain, party)
        const [known] = await readCases(trx, account, newest === undefined ? [] : [newest.id])
        if (known !== undefined && newest !== undefined && !CLOSED_STATES.includes(newest.state)) return known
        const id = await insertCase(trx, { domain, language, ...partyColumns(party, account) }, first)
        await settleTarget(trx, domain, at)
        await nudge(trx, DUE)
        return { id, domain, party, language, steps: [first] }
      }),

    async caseOf(domain, party) {
      const newest = await newestOf(db, account, domain, party)
      return newest && (await read([newest])).at(0)
    },

    async casesOf(party) {
      return read(await db.selectFrom('cases').select('id').where(isOfParty(party, account)).execute())
    },

    async case(id) {
      return (await read([{ id }])).at(0)
    },

    async casesOn(domain) {
      const rows = await db
        .selectFrom('cases')
        .distinctOn(['account', 'party_kind', 'party_jid'])
        .select('id')
        .where('domain', '=', domain)
        .orderBy('account')
        .orderBy('party_kind')
        .orderBy('party_jid')
        .orderBy('number', 'desc')
        .execute()
      return read(rows)
    },

    appendSteps: (change) => allOrNothing(db, (trx) => appendSteps(trx, account, change)),
  }
}

function newestOf(db: Database, account: string, domain: string, party: Party) {
  return db
    .selectFrom('cases')
    .select(['id', 'state'])
    .where('domain', '=', domain)
    .where(isOfParty(party, account))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

async function appendSteps(trx: Database, account: string, change: CaseChange): Promise<boolean> {
  const found = await trx
    .selectFrom('cases')
    .select('domain')
    .where('id', '=', change.caseId)
    .executeTakeFirst()
  if (found === undefined) return false
  await lockTarget(trx, found.domain)
  return writeChange(trx, account, change)
}

/**
 * Writes new steps and what follows from them, in the transaction of somebody who holds the lock of the domain.
 *
 * @returns `false` where the case has more steps by now, or is forgotten; what was written by then has to be undone.
 */
export async function writeChange(trx: Database, account: string, change: CaseChange): Promise<boolean> {
  const { caseId, knownSteps, steps, state, dueAt } = change
  const row = await trx
    .updateTable('cases')
    .set({
      state,
      steps: knownSteps + steps.length,
      due_at: dueAt === undefined ? null : new Date(dueAt),
      queued_at: null,
    })
    .where('id', '=', caseId)
    .where('steps', '=', knownSteps)
    .returning('domain')
    .executeTakeFirst()
  if (row === undefined) return false
  const last = steps.at(-1)
  if (last !== undefined) {
    await insertSteps(trx, caseId, knownSteps, steps)
    await settleTarget(trx, row.domain, new Date(last.at))
  }
  await oweNotices(trx, account, change.notices)
  return true
}

/** @returns Its id. */
async function insertCase(
  trx: Database,
  columns: ReturnType<typeof partyColumns> & { readonly domain: string; readonly language: Language },
  first: Step,
): Promise<string> {
  const { id } = await trx
    .insertInto('cases')
    .values({
      ...columns,
      state: first.event.kind === 'verified' ? 'verified' : 'found',
      steps: 1,
      opened_at: new Date(first.at),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertSteps(trx, id, 0, [first])
  return id
}

async function insertSteps(
  trx: Database,
  case_id: string,
  from: number,
  steps: readonly Step[],
): Promise<void> {
  const rows = steps.map(({ at, by, event }, index) => ({
    case_id,
    position: from + index,
    at: new Date(at),
    ...(by && actorColumns(by)),
    kind: event.kind,
    event: toJsonb(event),
  }))
  await trx.insertInto('steps').values(rows).execute()
}

/** In the order in which they were opened; one statement, so that a case is never seen without its steps. */
async function readCases(db: Database, account: string, ids: readonly string[]): Promise<readonly Case[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('cases')
    .innerJoin('steps', 'steps.case_id', 'cases.id')
    .selectAll('steps')
    .select(['domain', 'account', 'party_kind', 'party_jid', 'language'])
    .where('cases.id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('number')
    .orderBy('position')
    .execute()
  const cases = new Map<string, Case & { readonly steps: Step[] }>()
  for (const row of rows) {
    const { case_id: id, domain, language } = row
    const known = cases.get(id) ?? { id, domain, party: partyOf(row, account), language, steps: [] }
    known.steps.push(readStep(row))
    cases.set(id, known)
  }
  return [...cases.values()]
}

function readStep({ at, by_key, by_name, event }: Selectable<Schema['steps']>): Step {
  return {
    at: at.getTime(),
    ...(by_key !== null && by_name !== null && { by: { key: by_key, name: by_name } }),
    event,
  }
}
