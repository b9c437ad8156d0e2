/**
 * A private PostgreSQL in the data folder: reachable by a Unix socket only that nobody else may open, and by no password.
 *
 * `pg_ctl` starts and stops it, so it outlives a bot that is killed: the next start finds it running and goes on with it. So does a
 * process in another container that has the same folder: two servers on one folder would destroy what is in it.
 */
import { chown, mkdtemp, readdir, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../../ports.ts'
import { readIfThere } from '../file.ts'
import { type FileLock, lockFile } from '../file-lock.ts'
import { type Binaries, majorVersion, packagedBinaries } from './binaries.ts'
import { forgetPostmaster, type Postmaster, readPostmaster, takesConnections, worksIn } from './postmaster.ts'
import { makeSocketFolder, prepareFolder, usualFolder } from './folder.ts'
import { lastOf, type ProgramEnd, runProgram, type Surroundings } from './program.ts'
import { findSystemUser, reachableBinaries, type SystemUser } from './system-user.ts'
import { DatabaseUnavailable, DatabaseUnwanted } from './unavailable.ts'

/** Where to start it, and what with. */
export interface EmbeddedOptions {
  /** The data folder; it is made where it is not there. */
  readonly dataDir: string
  /** Those that npm brought where absent. */
  readonly binaries?: Binaries
  /** Takes what the user that PostgreSQL runs as cannot reach elsewhere, where Tellus is root. */
  readonly spareFolder?: string
  /** Aborts when nobody waits for it any more: then nothing more is made or started. */
  readonly signal?: AbortSignal
}

/** A running server: how to connect, and how to end it. */
export interface EmbeddedServer {
  readonly socketFolder: string
  readonly user: string
  readonly database: string
  /** Ends it within a minute, whoever is connected; nothing that was acknowledged is lost. */
  stop(): Promise<void>
}

/** Its owner in the database, and the database that is always there. */
const ADDRESS = { user: 'tellus', database: 'postgres' }
const SPARE_FOLDER = '/var/lib/tellus'
/** Follows the name of the folder until its files are whole. */
const UNFINISHED = '.new'
const LONGEST_LOG_BYTES = 1_000_000
const START_TIMEOUT_S = 60
/** Between two looks whether it takes connections by now. */
const STEP_MS = 100

/**
 * Starts the private server, or goes on with one that a killed bot left behind.
 *
 * @throws {DatabaseUnavailable} When it cannot be had, and why.
 */
export async function startEmbedded(options: EmbeddedOptions, log: Log): Promise<EmbeddedServer> {
  const { spareFolder = SPARE_FOLDER } = options
  const dataDir = resolve(options.dataDir)
  const user = await findSystemUser(log, usualFolder(dataDir))
  const binaries = await reachableBinaries(options.binaries ?? (await packagedBinaries()), user, spareFolder)
  const folder = await prepareFolder(dataDir, spareFolder, user, log)
  const cluster = new Cluster(folder, binaries, user)
  await cluster.initialise(options.signal)
  const socketFolder = await cluster.start(log, options.signal)
  return { socketFolder, ...ADDRESS, stop: () => cluster.stop() }
}

/** One folder of PostgreSQL's with its programs. */
class Cluster {
  readonly #folder: string
  readonly #binaries: Binaries
  readonly #user: SystemUser | undefined

  constructor(folder: string, binaries: Binaries, user: SystemUser | undefined) {
    this.#folder = folder
    this.#binaries = binaries
    this.#user = user
  }

  get #data(): string {
    return join(this.#folder, 'data')
  }

  get #log(): string {
    return join(this.#folder, 'server.log')
  }

  /**
   * Makes the files of an empty database, where there are none. Several processes may do so at once: each makes its own, the
   * first to finish has them stay, and all go on with those.
   */
  async initialise(signal?: AbortSignal): Promise<void> {
    if (await this.#isMade()) return
    demandWanted(signal)
    const unfinished = await mkdtemp(`${this.#data}${UNFINISHED}`)
    try {
      if (this.#user !== undefined) await chown(unfinished, this.#user.uid, this.#user.gid)
      const problem = await this.#fill(unfinished, signal)
      demandWanted(signal)
      if (!(await this.#isMade()))
        throw new DatabaseUnavailable(`PostgreSQL could not make its files: ${problem}`)
    } finally {
      await discard(unfinished)
    }
  }

  /** Whether there are files of this version; rejects where there are those of another one. */
  async #isMade(): Promise<boolean> {
    const [made, ours] = await Promise.all([
      readIfThere(join(this.#data, 'PG_VERSION')),
      majorVersion(this.#binaries),
    ])
    if (made === undefined || made.trim() === ours) return made !== undefined
    throw new DatabaseUnavailable(
      `${this.#data} was made by PostgreSQL ${made.trim()}, and this is ${ours}: export with the version of ` +
        'Tellus that made it (tellus db export), move the folder away, and import',
    )
  }

  /** @returns Why the files are not in their place, where they are not by this process's doing. */
  async #fill(unfinished: string, signal: AbortSignal | undefined): Promise<string> {
    const options = [
      `--pgdata=${unfinished}`,
      `--username=${ADDRESS.user}`,
      '--encoding=UTF8',
      '--no-locale',
      // Nobody else can open the folder of the socket, and there is no other way in.
      '--auth-local=trust',
      '--auth-host=reject',
    ]
    const { status, output } = await this.#run(this.#binaries.initdb, options, { signal })
    if (status !== 0) return `${lastOf(output)}${whatToDo(output)}`
    const socketFolder = await makeSocketFolder(this.#folder, this.#user)
    try {
      // Before anybody can start it: one process might read what another one still writes.
      await this.#configure(unfinished, socketFolder)
      // Takes the place of an empty folder at most, so that only the first comes through.
      await rename(unfinished, this.#data)
    } catch (error) {
      return String(error)
    }
    await this.#discardOthers()
    return ''
  }

  /** What killed processes left behind; of those that are still at it, nobody will have any use. */
  async #discardOthers(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => name.startsWith(`data${UNFINISHED}`))
    await Promise.all(names.map((name) => discard(join(this.#folder, name))))
  }

  /**
   * One process at a time starts the server, which inherits the lock: while it is held, a server is at work or about to be, in
   * another container too; once it is free, what PostgreSQL's own lock file says is out of date.
   *
   * @returns The folder of its socket.
   */
  async start(log: Log, signal?: AbortSignal): Promise<string> {
    for (let waitedMs = 0; ; waitedMs += STEP_MS) {
      demandWanted(signal)
      const lock = await this.#lock()
      const known = await readPostmaster(this.#data)
      try {
        const isUp = known !== undefined && (await takesConnections(known.socketFolder, ADDRESS))
        if (isUp) {
          log.info({ folder: this.#folder }, 'the database is up already: going on with it')
          return known.socketFolder
        }
        const isFree = lock !== 'taken' && !(known !== undefined && (await worksIn(this.#data, known.pid)))
        const socketFolder = isFree ? await this.#launch(lock, known) : undefined
        if (socketFolder !== undefined) return socketFolder
      } finally {
        if (lock !== 'taken') lock?.release()
      }
      if (waitedMs >= START_TIMEOUT_S * 1000)
        throw new DatabaseUnavailable(`PostgreSQL is at work, and takes nobody: ${this.#log} may say why`)
      await wait(STEP_MS)
    }
  }

  /** Made by root, it has to serve a bot that is not. */
  async #lock(): Promise<FileLock | 'taken' | undefined> {
    const path = join(this.#folder, 'lock')
    const lock = await lockFile(path)
    if (this.#user !== undefined) await chown(path, this.#user.uid, this.#user.gid)
    return lock
  }

  /** @returns `undefined` where there are no locks, and another process has started it in the same moment. */
  async #launch(lock: FileLock | undefined, left: Postmaster | undefined): Promise<string | undefined> {
    if (left !== undefined && lock !== undefined) await forgetPostmaster(this.#data, left)
    const socketFolder = await makeSocketFolder(this.#folder, this.#user)
    await this.#configure(this.#data, socketFolder)
    await truncateIfLong(this.#log)
    const { status } = await this.#control('start', [`--log=${this.#log}`, '--wait'], lock?.fd)
    if (status === 0) return socketFolder
    if (lock === undefined && (await this.#isSeen())) return undefined
    throw new DatabaseUnavailable(`PostgreSQL did not start: ${lastOf((await readIfThere(this.#log)) ?? '')}`)
  }

  /** One in another container is left to that one: its process id is somebody else's here. */
  async stop(): Promise<void> {
    if (!(await this.#isSeen())) return
    const { status, output } = await this.#control('stop', ['--mode=fast', '--wait'])
    if (status !== 0 && (await this.#isSeen()))
      throw new DatabaseUnavailable(`PostgreSQL did not stop: ${lastOf(output)}`)
  }

  async #isSeen(): Promise<boolean> {
    const known = await readPostmaster(this.#data)
    return known !== undefined && worksIn(this.#data, known.pid)
  }

  /** Small: it serves one bot, whose memory counts. */
  async #configure(data: string, socketFolder: string): Promise<void> {
    const settings: Readonly<Record<string, string>> = {
      listen_addresses: '',
      unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
      unix_socket_permissions: '0700',
      max_connections: '40',
      shared_buffers: '16MB',
      max_wal_size: '128MB',
      wal_level: 'minimal',
      max_wal_senders: '0',
      jit: 'off',
      timezone: 'UTC',
      log_timezone: 'UTC',
      log_checkpoints: 'off',
    }
    const lines = Object.entries(settings).map(
      ([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`,
    )
    const path = join(data, 'postgresql.conf')
    const text = `# Written by Tellus at every start.\n${lines.join('\n')}\n`
    // Another process may be starting the server, which must not read half a file.
    if ((await readIfThere(path)) !== text) await writeFile(path, text)
  }

  #control(action: 'start' | 'stop', args: readonly string[], inherited?: number) {
    const common = [action, `--pgdata=${this.#data}`, `--timeout=${START_TIMEOUT_S}`]
    return this.#run(this.#binaries.pgCtl, [...common, ...args], { inherited })
  }

  #run(
    command: string,
    args: readonly string[],
    more: Pick<Surroundings, 'inherited' | 'signal'>,
  ): Promise<ProgramEnd> {
    return runProgram(command, args, { folder: this.#folder, user: this.#user, ...more })
  }
}

/** Only making the files takes a name; users of systemd's own, and those that a container is told to run as, may have none. */
function whatToDo(output: string): string {
  if (!output.includes('could not look up effective user ID')) return ''
  return ' (give that user a name, in /etc/passwd or by libnss-systemd, or name a server in DATABASE_URL)'
}

function demandWanted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DatabaseUnwanted('nobody waits for PostgreSQL any more')
}

/** Where somebody still writes, he takes the rest away himself. */
async function discard(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => undefined)
}

async function truncateIfLong(path: string): Promise<void> {
  const size = await stat(path).then(
    ({ size: bytes }) => bytes,
    () => 0,
  )
  if (size > LONGEST_LOG_BYTES) await truncate(path)
}
