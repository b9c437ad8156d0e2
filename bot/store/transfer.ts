/**
 * The whole database as lines of JSON: what is moved to another server, or to a newer PostgreSQL, and what backups are made of.
 *
 * The first line says what it is: `{"format":"tellus-export-1","migrations":[…]}`; each further one is a row,
 * `{"table":"watches","row":{…}}`, in an order in which they can be written; the last one counts them: `{"rows":123}`. A backup
 * that was cut short, by a full disk say, has none.
 */
import { sql } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { z } from 'zod'
import { DatabaseUnavailable } from './postgres/unavailable.ts'
import type { Database, Schema } from './schema.ts'

/** Those that are referred to before those that refer to them. Jobs are left out: they are made anew. */
const TABLES: readonly (keyof Schema)[] = [
  'targets',
  'watches',
  'observations',
  'changes',
  'cases',
  'steps',
  'letters',
  'opt_outs',
  'notices',
  'chores',
]
const FORMAT = 'tellus-export-1'
/** Rows read at a time: one with a whole scan has some 100 kB. */
const BATCH = 100

const head = z.object({ format: z.literal(FORMAT), migrations: z.array(z.string()) })
const last = z.strictObject({ rows: z.int() })
const line = z.object({ table: z.enum(TABLES), row: z.record(z.string(), z.unknown()) })

/**
 * Writes everything as it was at one moment; the bot may go on meanwhile.
 *
 * @param write Resolves when the text was taken.
 * @returns How many rows.
 */
export async function exportDatabase(
  { pool, db }: { readonly pool: Pool; readonly db: Database },
  write: (text: string) => Promise<void>,
): Promise<number> {
  await write(`${JSON.stringify({ format: FORMAT, migrations: await migrationsOf(db) })}\n`)
  return inTransaction(pool, 'isolation level repeatable read read only', async (client) => {
    let count = 0
    for (const table of TABLES) {
      await client.query(
        `declare rows_of_${table} no scroll cursor for select row_to_json(t)::text as row from ${table} t`,
      )
      for (;;) {
        const { rows } = await client.query<{ row: string }>(`fetch ${BATCH} from rows_of_${table}`)
        for (const { row } of rows) await write(`{"table":"${table}","row":${row}}\n`)
        count += rows.length
        if (rows.length < BATCH) break
      }
    }
    await write(`${JSON.stringify({ rows: count })}\n`)
    return count
  })
}

/**
 * Reads what {@link exportDatabase} wrote into a database that has nothing in it, all of it or nothing.
 *
 * @returns How many rows.
 * @throws {DatabaseUnavailable} Where there is something already, or the text is not a whole export of this version's tables.
 */
export async function importDatabase(
  { pool, db }: { readonly pool: Pool; readonly db: Database },
  lines: AsyncIterable<string>,
): Promise<number> {
  const migrations = await migrationsOf(db)
  return inTransaction(pool, '', async (client) => {
    await demandEmpty(client)
    let number = 0
    let rows = 0
    let counted: number | undefined
    for await (const text of lines) {
      number += 1
      if (counted !== undefined)
        throw new DatabaseUnavailable(`line ${number} stands behind the end of the export`)
      const value: unknown = parseJson(text)
      if (number === 1) {
        demandSameTables(value, migrations)
        continue
      }
      counted = last.safeParse(value).data?.rows
      if (counted !== undefined) continue
      await insert(client, value, number)
      rows += 1
    }
    if (number === 0) throw new DatabaseUnavailable('the export is empty')
    if (counted !== rows) throw new DatabaseUnavailable(cutShort(number, counted))
    await continueNumbers(client)
    return rows
  })
}

async function migrationsOf(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}

async function inTransaction<T>(
  pool: Pool,
  mode: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query(`begin ${mode}`)
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** What a migration put there is replaced; anything else was written by somebody. */
async function demandEmpty(client: PoolClient): Promise<void> {
  await client.query(`lock table ${TABLES.join(', ')}`)
  await client.query('delete from chores')
  for (const table of TABLES) {
    const { rows } = await client.query(`select from ${table} limit 1`)
    if (rows.length > 0)
      throw new DatabaseUnavailable(
        `there is something in the database already (${table}): import into an empty one`,
      )
  }
}

function demandSameTables(value: unknown, migrations: readonly string[]): void {
  const parsed = head.safeParse(value)
  if (!parsed.success) throw new DatabaseUnavailable(`this is no export: line 1 does not say ${FORMAT}`)
  if (parsed.data.migrations.join() === migrations.join()) return
  throw new DatabaseUnavailable(
    `the export was made with other tables (${parsed.data.migrations.join(', ')}): import it with the version of Tellus ` +
      'that made it, then update',
  )
}

/** @param counted What its last line counts; `undefined` where there was none. */
function cutShort(lines: number, counted: number | undefined): string {
  const what = counted === undefined ? 'does not count the rows' : `counts ${counted} rows`
  return `the export is not whole: line ${lines}, its last, ${what}. Nothing was imported; export again, or take another backup`
}

/** Columns are taken by name, with the types of the table. */
async function insert(client: PoolClient, value: unknown, number: number): Promise<void> {
  const parsed = line.safeParse(value)
  if (!parsed.success) throw new DatabaseUnavailable(`line ${number} of the export is no row`)
  const { table, row } = parsed.data
  const columns = Object.keys(row)
    .map((name) => `"${name.replaceAll('"', '""')}"`)
    .join(', ')
  await client.query(
    `insert into ${table} (${columns}) overriding system value
      select ${columns} from jsonb_populate_record(null::${table}, $1::jsonb)`,
    [JSON.stringify(row)],
  )
}

/** Numbers that are given by themselves go on behind those that were read. */
async function continueNumbers(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
      where table_schema = current_schema() and is_identity = 'YES' and table_name = any($1)`,
    [TABLES],
  )
  for (const { table, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), greatest((select max(${column}) from ${table}), 1))`,
      [table, column],
    )
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
