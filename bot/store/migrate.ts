import { Migrator } from 'kysely'
import { MIGRATIONS } from './migrations/index.ts'
import type { Database } from './schema.ts'

/**
 * Brings the schema up to date: everything that is missing in one transaction, under an advisory lock, so that of several
 * processes that start together one does it and the others wait.
 *
 * @returns Names of the migrations that were run by this call. Rejects where one failed, with nothing changed, and where
 *   the database was made by a newer version.
 */
export async function migrate(db: Database): Promise<readonly string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) },
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('migration failed', { cause: error })
  return results.map(({ migrationName }) => migrationName)
}
