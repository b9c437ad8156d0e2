/**
 * The way to the database: a private PostgreSQL in the data folder, or the server that the configuration names.
 *
 * One connection is kept for advisory locks alone: they end with it, however the process ends. By them a second bot of the same
 * account is refused, and the last process that uses the private server is known, which ends it.
 */
import { Kysely, PostgresDialect } from 'kysely'
import { Client, DatabaseError, Pool, type PoolConfig } from 'pg'
import type { Log } from '../ports.ts'
import { migrate } from './migrate.ts'
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from './postgres/embedded.ts'
import { DatabaseUnavailable, DatabaseUnwanted } from './postgres/unavailable.ts'
import type { Database } from './schema.ts'

/** Which database, and who wants to use it. */
export interface DatabaseOptions extends EmbeddedOptions {
  /** `postgres://…`; the private server where absent. */
  readonly url?: string
  /** Bare JID of the bot, of which there may be one at a time; absent for those who only lend a hand. */
  readonly account?: string
  /** How long to wait for another bot of the account, which may be gone without the server's knowing; see {@link Claim}. */
  readonly patienceMs?: number
}

/** An open database with its schema up to date. */
export interface OpenDatabase {
  readonly pool: Pool
  readonly db: Database
  /** Lets go of it; the private server ends with the last who uses it. */
  close(): Promise<void>
}

/** Spells `TELL`: the first half of our advisory locks' names. */
const LOCKS = 0x54454c4c
/** The second half where somebody uses the private server. Accounts have a hash there. */
const IN_USE = 0
const MOST_CONNECTIONS = 10
const CONNECT_TIMEOUT_MS = 10_000
/** A process that ends its server in the moment in which another comes: once is bad luck, more often is no chance. */
const START_ATTEMPTS = 3
/** Of one that has just been told to go. */
const GHOST_END_MS = 5_000
/**
 * After a power cut a server learns only by asking that nobody is there any more; by default it asks after two hours. Ignored where
 * the way is a Unix socket.
 */
const NOTICE_DEATH =
  'set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3'
/** Longer than it then takes, so that a bot on a machine that was cut off finds its place free when it is back. */
const PATIENCE_MS = 75_000
/** SQLSTATE of what was waited for too long. */
const LOCK_NOT_AVAILABLE = '55P03'
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 60_000

/**
 * Opens the database and brings its schema up to date.
 *
 * @param onTakenOver Called when a connection that was lost could be made again only after another bot of the same account
 *   had come: this one has to end.
 * @throws {DatabaseUnavailable} When it cannot be had; the message says why and holds no password.
 */
export async function openDatabase(
  options: DatabaseOptions,
  log: Log,
  onTakenOver: () => void,
): Promise<OpenDatabase> {
  const claim = new Claim(options, log, onTakenOver)
  await claim.make()
  const pool = new Pool({ ...claim.connection, max: MOST_CONNECTIONS })
  // Whoever uses a connection is told by their query; a client that has nobody to tell ends the process.
  pool.on('error', (error) => log.warn({ error }, 'a connection to the database was lost'))
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db: Database = new Kysely({ dialect: new PostgresDialect({ pool }) })
  try {
    const made = await migrate(db)
    if (made.length > 0) log.debug({ migrations: made }, 'the tables of the database were brought up to date')
  } catch (error) {
    await db.destroy()
    await claim.release()
    throw new DatabaseUnavailable('the tables of the database could not be brought up to date', {
      cause: error,
    })
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

/**
 * The connection that holds the locks; it is made again when it is lost.
 *
 * A network that breaks tells the two ends of it at different times, and a machine without power tells nobody: then the server still
 * holds the account for a connection that there is no more. What this process itself had is ended by it; what may be left of another
 * one is waited for, as the server is asked to look after its connections.
 */
class Claim {
  readonly #options: DatabaseOptions
  readonly #log: Log
  readonly #onTakenOver: () => void
  #server: EmbeddedServer | undefined
  #client: Client | undefined
  #session: Session | undefined
  #isReleased = false
  #cancelRetry: () => void = () => undefined

  constructor(options: DatabaseOptions, log: Log, onTakenOver: () => void) {
    this.#options = options
    this.#log = log
    this.#onTakenOver = onTakenOver
  }

  /** How to connect; only after {@link make}. */
  get connection(): PoolConfig {
    const common = { application_name: 'tellus', connectionTimeoutMillis: CONNECT_TIMEOUT_MS }
    const { url } = this.#options
    if (url !== undefined) return { ...common, connectionString: url }
    if (this.#server === undefined) throw new Error('the private server was not started')
    const { socketFolder: host, user, database } = this.#server
    return { ...common, host, port: 5432, user, database }
  }

  async make(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      if (this.#options.url === undefined) this.#server = await startEmbedded(this.#options, this.#log)
      const client = new Client(this.connection)
      client.on('error', (error) => this.#log.warn({ error }, 'the connection to the database was lost'))
      try {
        await client.connect()
        if (this.#server !== undefined)
          await client.query('select pg_advisory_lock_shared($1, $2)', [LOCKS, IN_USE])
      } catch (error) {
        await client.end().catch(() => undefined)
        if (this.#server !== undefined && attempt < START_ATTEMPTS) continue
        throw new DatabaseUnavailable(`the database cannot be reached: ${reasonOf(error)}`, { cause: error })
      }
      await this.#lockAccount(client)
      this.#client = client
      client.once('end', () => this.#lost(FIRST_RETRY_MS))
      return
    }
  }

  async release(): Promise<void> {
    this.#isReleased = true
    this.#cancelRetry()
    const client = this.#client
    if (client === undefined) return
    const isLast = this.#server !== undefined && (await isNobodyElseThere(client))
    await client.end().catch(() => undefined)
    if (isLast) await this.#server?.stop()
  }

  async #lockAccount(client: Client): Promise<void> {
    const { account, url, patienceMs = url === undefined ? 0 : PATIENCE_MS } = this.#options
    if (account === undefined) return
    await client.query(NOTICE_DEATH)
    const last = this.#session
    const isOurs =
      (await tryLock(client, account)) ||
      (last === undefined
        ? await this.#waitForLock(client, account, patienceMs)
        : (await endSession(client, last)) && (await tryLock(client, account)))
    if (isOurs) {
      this.#session = await sessionOf(client)
      return
    }
    await client.end()
    throw new AccountTaken(
      `another Tellus is at work as ${account} with this database: end that one, or give this one ` +
        'another account, DATA_DIR or DATABASE_URL',
    )
  }

  async #waitForLock(client: Client, account: string, patienceMs: number): Promise<boolean> {
    if (patienceMs === 0) return false
    this.#log.warn(
      { account, mostMs: patienceMs },
      'another Tellus is at work as this account with this database, or was until its machine was cut off: waiting for its end',
    )
    const { signal } = this.#options
    const leave = (): void => void client.end()
    signal?.addEventListener('abort', leave)
    try {
      await client.query(`set lock_timeout = ${patienceMs}`)
      await client.query('select pg_advisory_lock($1, hashtext($2))', [LOCKS, account])
      return true
    } catch (error) {
      if (error instanceof DatabaseError && error.code === LOCK_NOT_AVAILABLE) return false
      if (signal?.aborted) throw new DatabaseUnwanted('nobody waits for the account any more')
      throw error
    } finally {
      signal?.removeEventListener('abort', leave)
      await client.query('reset lock_timeout').catch(() => undefined)
    }
  }

  /** Queries fail meanwhile, and the pool makes new connections by itself once there is a server again. */
  #lost(retryMs: number): void {
    if (this.#isReleased) return
    this.#client = undefined
    const timer = setTimeout(() => void this.#again(retryMs), retryMs)
    this.#cancelRetry = () => clearTimeout(timer)
  }

  async #again(retryMs: number): Promise<void> {
    try {
      await this.make()
      if (this.#isReleased) return await this.release()
      this.#log.info({}, 'the database is back')
    } catch (error) {
      if (error instanceof AccountTaken) this.#onTakenOver()
      else this.#lost(Math.min(2 * retryMs, LONGEST_RETRY_MS))
      this.#log.error({ error }, 'the database is still not to be had')
    }
  }
}

/** One connection as the server knows it; a process id alone may be another's later. */
interface Session {
  readonly pid: number
  readonly since: string
}

async function sessionOf(client: Client): Promise<Session | undefined> {
  const { rows } = await client.query<Session>(
    'select pid, backend_start::text as since from pg_stat_activity where pid = pg_backend_pid()',
  )
  return rows[0]
}

/** @returns Whether it was still there, and is no more. */
async function endSession(client: Client, { pid, since }: Session): Promise<boolean> {
  const { rows } = await client.query<{ ended: boolean }>(
    'select pg_terminate_backend(pid, $3) as ended from pg_stat_activity where pid = $1 and backend_start::text = $2',
    [pid, since, GHOST_END_MS],
  )
  return rows[0]?.ended === true
}

function tryLock(client: Client, account: string): Promise<boolean> {
  return holds(client, 'select pg_try_advisory_lock($1, hashtext($2)) as held', account)
}

/** Another bot of the same account is there. */
export class AccountTaken extends DatabaseUnavailable {}

/** Whether this process alone uses the private server: it takes for itself what each of them holds with the others. */
async function isNobodyElseThere(client: Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1, $2)', [LOCKS, IN_USE])
    return await holds(client, 'select pg_try_advisory_lock($1, $2) as held', IN_USE)
  } catch {
    // The server went away before us.
    return false
  }
}

async function holds(client: Client, statement: string, second: string | number): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(statement, [LOCKS, second])
  return rows[0]?.held === true
}

/** What the driver says; its messages name hosts and users, never passwords. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ')
  return error instanceof Error ? error.message : 'for no reason that was told'
}
