/** The way to the database of one process, and its locks there: they end with it, however it ends. */
import { Client, DatabaseError, type PoolConfig } from 'pg'
import type { Log } from '../ports.ts'
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from './postgres/embedded.ts'
import { DatabaseUnavailable, DatabaseUnwanted } from './postgres/unavailable.ts'

/** Which database, and who wants to use it. */
export interface DatabaseOptions extends EmbeddedOptions {
  /** `postgres://…`; the private server where absent. */
  readonly url?: string
  /** Bare JID of the bot, of which there may be one at a time; absent for those who only lend a hand. */
  readonly account?: string
  /** How long to wait for another bot of the account, which may be gone without the server's knowing; see {@link Claim}. */
  readonly patienceMs?: number
}

/** `taken`: another bot of the same account has come. `replaced`: there is another database in the place of this one. */
export type Ending = 'taken' | 'replaced'

/** Spells `TELL`: the first half of our advisory locks' names. */
const LOCKS = 0x54454c4c
/** The second half where somebody uses the private server. Accounts have a hash there. */
const IN_USE = 0
const CONNECT_TIMEOUT_MS = 10_000
/**
 * The connection of the locks, and the one that listens, are silent for years: that the server lost its power, and came back without
 * knowing of them, is learnt only by asking.
 */
const KEEP_ALIVE_MS = 30_000
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
 * The connection that holds the locks; it is made again when it is lost.
 *
 * A network that breaks tells the two ends of it at different times, and a machine without power tells nobody: then the server still
 * holds the account for a connection that there is no more. What this process itself had is ended by it; what may be left of another
 * one is waited for, as the server is asked to look after its connections.
 */
export class Claim {
  readonly #options: DatabaseOptions
  readonly #log: Log
  readonly #onEnd: (why: Ending) => void
  #server: EmbeddedServer | undefined
  #client: Client | undefined
  #session: Session | undefined
  #identity: string | undefined
  #isReleased = false
  #cancelRetry: () => void = () => undefined

  /** @param onEnd Called when the connection is there again after it was lost, and is of no use any more. */
  constructor(options: DatabaseOptions, log: Log, onEnd: (why: Ending) => void) {
    this.#options = options
    this.#log = log
    this.#onEnd = onEnd
  }

  /** Which database it is; to be told once its tables are there. */
  async know(): Promise<void> {
    this.#identity = await identityOf(this.#client)
  }

  /** How to connect; only after {@link Claim.make}. */
  get connection(): PoolConfig {
    const common = {
      application_name: 'tellus',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    }
    const { url } = this.#options
    if (url !== undefined) return { ...common, connectionString: url }
    if (this.#server === undefined) throw new Error('the private server was not started')
    const { socketFolder: host, user, database } = this.#server
    return { ...common, host, port: 5432, user, database }
  }

  /**
   * Connects, and takes the locks.
   *
   * @throws {DatabaseUnavailable} When the database cannot be had; {@link AccountTaken} when another bot has the account.
   */
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
      try {
        await this.#lockAccount(client)
      } catch (error) {
        await client.end().catch(() => undefined)
        if (error instanceof DatabaseUnavailable) throw error
        throw new DatabaseUnavailable(`the account cannot be had: ${reasonOf(error)}`, { cause: error })
      }
      this.#client = client
      client.once('end', () => this.#lost(FIRST_RETRY_MS))
      return
    }
  }

  /** Gives the locks up, and ends the private server where nobody else uses it. */
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
      signal?.throwIfAborted()
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
      if ((await identityOf(this.#client)) === this.#identity) this.#log.info({}, 'the database is back')
      else this.#tellReplaced()
    } catch (error) {
      if (error instanceof AccountTaken) this.#onEnd('taken')
      else this.#lost(Math.min(2 * retryMs, LONGEST_RETRY_MS))
      this.#log.error({ error }, 'the database is still not to be had')
    }
  }

  /** Somebody deleted it, or put another one in its place: its tables, and those of the queue, are to be made. */
  #tellReplaced(): void {
    this.#log.error(
      {},
      'the database is not the one that it was: what was kept there is gone, unless a backup is imported (tellus db import)',
    )
    this.#onEnd('replaced')
  }
}

/**
 * Tells databases apart: that of a new server, one that was made anew, and one whose tables were.
 *
 * @returns `undefined` where the server does not say.
 */
async function identityOf(client: Client | undefined): Promise<string | undefined> {
  try {
    const result = await client?.query<{ identity: string }>(
      `select concat_ws(' ', system_identifier, (select oid from pg_database where datname = current_database()),
        to_regclass('kysely_migration')::oid) as identity from pg_control_system()`,
    )
    return result?.rows[0]?.identity
  } catch {
    return undefined
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
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ')
  return error instanceof Error ? error.message : 'for no reason that was told'
}
