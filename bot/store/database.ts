/**
 * The way to the database: a private PostgreSQL in the data folder, or the server that the configuration names.
 *
 * One connection is kept for advisory locks alone: they end with it, however the process ends. By them a second bot of the same
 * account is refused, and the last process that uses the private server is known, which ends it.
 */
import { Kysely } from 'kysely'
import { Pool } from 'pg'
import type { Log } from '../ports.ts'
import { Claim, type DatabaseOptions, type Ending, reasonOf } from './claim.ts'
import { migrate } from './migrate.ts'
import { dialectOf } from './postgres/dialect.ts'
import { DatabaseUnavailable } from './postgres/unavailable.ts'
import type { Database } from './schema.ts'

/** An open database with its schema up to date. */
export interface OpenDatabase {
  readonly pool: Pool
  readonly db: Database
  /** Lets go of it; the private server ends with the last who uses it. */
  close(): Promise<void>
}

const MOST_CONNECTIONS = 10

/**
 * Opens the database and brings its schema up to date.
 *
 * @param onEnd Called when a connection that was lost is there again, and this is of no use any more: see {@link Ending}.
 * @throws {DatabaseUnavailable} When it cannot be had; the message says why and holds no password.
 */
export async function openDatabase(
  options: DatabaseOptions,
  log: Log,
  onEnd: (why: Ending) => void,
): Promise<OpenDatabase> {
  const claim = new Claim(options, log, onEnd)
  await claim.make()
  const pool = new Pool({ ...claim.connection, max: MOST_CONNECTIONS })
  // Whoever uses a connection is told by their query.
  pool.on('error', (error) => log.warn({ error }, 'a connection to the database was lost'))
  const db: Database = new Kysely({ dialect: dialectOf(pool) })
  try {
    const made = await migrate(db)
    if (made.length > 0) log.debug({ migrations: made }, 'the tables of the database were brought up to date')
    await claim.know()
  } catch (error) {
    await db.destroy()
    await claim.release()
    if (error instanceof DatabaseUnavailable) throw error
    throw new DatabaseUnavailable(
      `the tables of the database could not be brought up to date: ${reasonOf(error)}`,
      { cause: error },
    )
  }
  return {
    pool,
    db,
    async close() {
      await db.destroy()
      await claim.release()
    },
  }
}
