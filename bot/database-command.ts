import type { Config } from './config.ts'
import type { Log } from './ports.ts'
import { openDatabase } from './store/database.ts'
import { DatabaseUnavailable } from './store/postgres/unavailable.ts'
import { exportDatabase, importDatabase } from './store/transfer.ts'

/** What `tellus db` does. */
export type DatabaseAction = 'migrate' | 'export' | 'import'

/** What it needs. */
export interface DatabaseCommandParts {
  readonly config: Pick<Config, 'dataDir' | 'database'>
  readonly log: Log
  /** What is wrong, and what was done; the answer of `export` goes to `write`. */
  readonly tell: (text: string) => void
  /** Resolves when the text was taken. */
  readonly write: (text: string) => Promise<void>
  /** Of an export. */
  readonly lines: AsyncIterable<string>
}

const FAILED_STATUS = 1

/**
 * Works on the database itself, beside a bot that runs or without one.
 *
 * @returns The exit status: 0 when it was done, 1 when it was not, which is told then.
 */
export async function runDatabaseCommand(
  action: DatabaseAction,
  { config, log, tell, write, lines }: DatabaseCommandParts,
): Promise<number> {
  const { dataDir, database } = config
  const where = database.url === undefined ? { dataDir } : { dataDir, url: database.url }
  try {
    const opened = await openDatabase(where, log, () => undefined)
    try {
      tell(`${await act(action, opened, write, lines)}\n`)
      return 0
    } finally {
      await opened.close()
    }
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable)) throw error
    tell(`${error.message}\n`)
    return FAILED_STATUS
  }
}

/** @returns What was done. */
async function act(
  action: DatabaseAction,
  database: Parameters<typeof exportDatabase>[0],
  write: DatabaseCommandParts['write'],
  lines: AsyncIterable<string>,
): Promise<string> {
  switch (action) {
    case 'migrate':
      return 'The tables are up to date.'
    case 'export':
      return `${await exportDatabase(database, write)} rows were written.`
    case 'import':
      return `${await importDatabase(database, lines)} rows were read.`
  }
}
