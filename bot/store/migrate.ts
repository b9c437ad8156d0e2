import { DEFAULT_MIGRATION_TABLE, Migrator, sql } from 'kysely'
import { MIGRATIONS } from './migrations/index.ts'
import { DatabaseUnavailable } from './postgres/unavailable.ts'
import type { Database } from './schema.ts'

/**
 * Brings the schema up to date: everything that is missing in one transaction, under an advisory lock, so that of several
 * processes that start together one does it and the others wait.
 *
 * @returns Names of the migrations that were run by this call. Rejects where one failed, with nothing changed.
 * @throws {DatabaseUnavailable} Where a newer version has changed the tables.
 */
export async function migrate(db: Database): Promise<readonly string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) },
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  const [newer] = error === undefined ? [] : await unknownMigrations(db)
  if (newer !== undefined)
    throw new DatabaseUnavailable(
      `a newer Tellus has changed the tables of the database (${newer}), which this one does not understand: ` +
        'run the newer one, or import an export from before into an empty database',
      { cause: error },
    )
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('migration failed', { cause: error })
  return results.map(({ migrationName }) => migrationName)
}

/** @returns Names of migrations that were run by somebody else, in their order; none where that cannot be told. */
async function unknownMigrations(db: Database): Promise<readonly string[]> {
  const run = sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`
  const { rows } = await run.execute(db).catch(() => ({ rows: [] }))
  return rows.map(({ name }) => name).filter((name) => !Object.hasOwn(MIGRATIONS, name))
}
