import { type DatabaseConnection, PostgresDialect, PostgresDriver } from 'kysely'
import type { Pool } from 'pg'
import { noteLosses, takeConnection } from './away.ts'

/** PostgreSQL by a pool; of what goes wrong with its connections, `isDatabaseAway` knows. */
export function dialectOf(pool: Pool): PostgresDialect {
  noteLosses(pool)
  return new TellingDialect({ pool: { connect: () => takeConnection(pool), end: () => pool.end() } })
}

class TellingDialect extends PostgresDialect {
  readonly #config: ConstructorParameters<typeof PostgresDialect>[0]

  constructor(config: ConstructorParameters<typeof PostgresDialect>[0]) {
    super(config)
    this.#config = config
  }

  override createDriver(): PostgresDriver {
    return new TellingDriver(this.#config)
  }
}

class TellingDriver extends PostgresDriver {
  /** What cannot be rolled back is so by the end of its connection; that it ended is the reason to be told. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => undefined)
  }
}
