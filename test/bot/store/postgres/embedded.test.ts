import {
  type ChildProcessWithoutNullStreams,
  execFile,
  execFileSync,
  spawn,
  spawnSync,
} from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { Client } from 'pg'
import { createLog } from '../../../../bot/log.ts'
import type { Log } from '../../../../bot/ports.ts'
import { type EmbeddedServer, startEmbedded } from '../../../../bot/store/postgres/embedded.ts'
import { type Binaries, packagedBinaries } from '../../../../bot/store/postgres/binaries.ts'
import { canReach, findSystemUser, reachableBinaries } from '../../../../bot/store/postgres/system-user.ts'
import { DatabaseUnavailable, DatabaseUnwanted } from '../../../../bot/store/postgres/unavailable.ts'

const quiet = createLog('silent')
const NOBODY = { uid: 65_534, gid: 65_534 }
/** Of those that systemd lends to services (systemd.exec(5), `DynamicUser=`), outside of them. */
const NAMELESS = { uid: 61_999, gid: 61_999 }
const NO_LOG: Log = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
  trace: () => undefined,
}

describe('store embedded PostgreSQL', function () {
  this.timeout(60_000)
  let dataDir: string
  const servers: EmbeddedServer[] = []

  async function start(folder = dataDir, log = quiet): Promise<EmbeddedServer> {
    const server = await startEmbedded({ dataDir: folder }, log)
    servers.push(server)
    return server
  }

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'tellus-embedded-'))
    // Where the tests run as root, PostgreSQL runs as somebody else, who has to get in.
    chmodSync(dataDir, 0o755)
  })

  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop()
    rmSync(dataDir, { recursive: true })
  })

  it('keeps what was written over a stop and a start', async () => {
    const first = await start()
    await query(first, 'create table kept (word text)', "insert into kept values ('Ünïcödé')")
    await first.stop()
    expect(await query(await start(), 'select word from kept')).to.deep.equal([{ word: 'Ünïcödé' }])
  })

  it('listens on no network address, and writes to the disk before it acknowledges', async () => {
    const server = await start()
    expect(await query(server, 'show fsync')).to.deep.equal([{ fsync: 'on' }])
    expect(await query(server, 'show synchronous_commit')).to.deep.equal([{ synchronous_commit: 'on' }])
    expect(await query(server, 'show listen_addresses')).to.deep.equal([{ listen_addresses: '' }])
    expect(await query(server, 'show unix_socket_permissions')).to.deep.equal([
      { unix_socket_permissions: '0700' },
    ])
  })

  it('goes on with a server that is still up, and starts no second one', async () => {
    const first = await start()
    const events: string[] = []
    const second = await start(dataDir, { ...NO_LOG, info: (_facts, event) => void events.push(event) })
    expect(second.socketFolder).to.equal(first.socketFolder)
    expect(events).to.deep.equal(['the database is up already: going on with it'])
    const pids = await Promise.all([first, second].map(postmaster))
    expect(new Set(pids)).to.have.lengthOf(1)
  })

  it('is started once by two who start it at the same time', async () => {
    const first = await start()
    await first.stop()
    const both = await Promise.all([start(), start()])
    expect(new Set(await Promise.all(both.map(postmaster)))).to.have.lengthOf(1)
  })

  it('is made once by two processes that begin to make it at the same time', async () => {
    const { binaries, part } = await meetingBinaries(dataDir)
    const script = new URL('first-start.js', import.meta.url).pathname
    const run = promisify(execFile)
    const args = [script, dataDir, binaries.initdb, binaries.pgCtl]
    const ends = await Promise.allSettled([1, 2].map(() => run(process.execPath, args, { timeout: 40_000 })))
    part()
    expect(await query(await start(), 'select 1 as one')).to.deep.equal([{ one: 1 }])
    const quietly = { status: 'fulfilled', value: { stdout: '', stderr: '' } }
    expect(ends).to.deep.equal([quietly, quietly])
    const names = readdirSync(join(dataDir, 'postgresql')).filter((name) => name.startsWith('data'))
    expect(names).to.deep.equal(['data'])
  })

  it('breaks off making it where nobody waits for it any more, and leaves nothing behind', async () => {
    const fifo = makeFifo(dataDir)
    // Waits for ever, for nobody writes a second time.
    const binaries = await binariesAfter(`: > '${fifo}'; exec cat '${fifo}'`, dataDir)
    const leaving = new AbortController()
    const starting = startEmbedded({ dataDir, binaries, signal: leaving.signal }, quiet)
    await readFile(fifo)
    leaving.abort()
    expect(await starting.catch((error: unknown) => error)).to.be.instanceOf(DatabaseUnwanted)
    const names = readdirSync(join(dataDir, 'postgresql')).filter((name) => name.startsWith('data'))
    expect(names).to.deep.equal([])
  })

  it('clears away what was left of an attempt to make it', async () => {
    const left = join(dataDir, 'postgresql', 'data.new')
    mkdirSync(left, { recursive: true })
    writeFileSync(join(left, 'PG_VERSION'), '18\n')
    await start()
    expect(readdirSync(join(dataDir, 'postgresql')))
      .to.include('data')
      .and.not.include('data.new')
  })

  it('comes up with everything acknowledged after its own processes were killed', async () => {
    const server = await start()
    await query(server, 'create table kept (n int)', 'insert into kept select generate_series(1, 100)')
    process.kill(await postmaster(server), 'SIGKILL')
    expect(await query(await start(), 'select count(*)::int as n from kept')).to.deep.equal([{ n: 100 }])
  })

  it('waits for a server that another one has started and that still recovers', async () => {
    const server = await start()
    // Enough that writing it again takes longer than the second start.
    await query(server, 'create table kept (n int, padding text)', 'checkpoint')
    await query(server, "insert into kept select n, repeat('x', 500) from generate_series(1, 50000) as n")
    const killed = await postmaster(server)
    process.kill(killed, 'SIGKILL')
    const first = start()
    for (
      let lock = '';
      lock.startsWith(`${killed}\n`) || !/^(?:starting|ready)/m.test(lock);
      lock = lockOf(dataDir)
    )
      await new Promise((resolve) => setImmediate(resolve))
    expect(await query(await start(), 'select count(*)::int as n from kept')).to.deep.equal([{ n: 50_000 }])
    await first
  })

  it('leaves its files to whom they belong, where root looks into them', async () => {
    const server = await start()
    await query(server, 'create table kept (n int)')
    await server.stop()
    servers.length = 0
    const folder = join(dataDir, 'postgresql')
    const owner = process.getuid?.() === 0 ? NOBODY : statSync(folder)
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, folder])
    rmSync(join(folder, 'lock'))
    expect(await query(await start(), 'select n from kept')).to.deep.equal([])
    for (const path of [folder, join(folder, 'lock'), join(folder, 'data', 'postmaster.pid')])
      expect({ path, uid: statSync(path).uid }).to.deep.equal({ path, uid: owner.uid })
  })

  it('says what to do where whoever PostgreSQL runs as has no name', async () => {
    const isRoot = process.getuid?.() === 0
    const folder = join(dataDir, 'postgresql')
    mkdirSync(folder)
    if (isRoot) chownSync(folder, NAMELESS.uid, NAMELESS.gid)
    // Root alone can have it run as somebody without a name.
    const words = `could not look up effective user ID ${NAMELESS.uid}: user does not exist`
    const binaries = isRoot ? undefined : await binariesAfter(`echo '${words}' >&2; exit 1`, dataDir)
    const failure: unknown = await startEmbedded(
      { dataDir, ...(binaries !== undefined && { binaries }) },
      quiet,
    ).catch((error: unknown) => error)
    expect(failure).to.be.instanceOf(DatabaseUnavailable)
    expect(String(failure)).to.include(`${NAMELESS.uid}`).and.to.include('give that user a name')
  })

  it('comes up where the process id of its last server is somebody else by now', async () => {
    const last = await start()
    await query(last, 'create table kept (n int)', 'insert into kept values (1)')
    const left = lockOf(dataDir)
    await last.stop()
    const somebody = startAsServer(dataDir)
    writeLock(dataDir, left, somebody.pid)
    try {
      expect(await query(await start(), 'select n from kept')).to.deep.equal([{ n: 1 }])
    } finally {
      somebody.stdin.end()
    }
  })

  it('goes on with a server of another container, whose process id says nothing here', async () => {
    const there = await start()
    const lock = lockOf(dataDir)
    const gone = spawnSync('true').pid
    writeLock(dataDir, lock, gone)
    try {
      const here = await start()
      expect(await query(here, 'select pg_postmaster_start_time() as at')).to.deep.equal(
        await query(there, 'select pg_postmaster_start_time() as at'),
      )
    } finally {
      writeLock(dataDir, lock)
    }
  })

  it('ends no server of another container, nor whoever has its process id here', async () => {
    const server = await start()
    const lock = lockOf(dataDir)
    const bystander = startAsServer(dataDir)
    const ended = once(bystander, 'exit')
    writeLock(dataDir, lock, bystander.pid)
    try {
      await server.stop()
      expect(await query(server, 'select 1 as one')).to.deep.equal([{ one: 1 }])
    } finally {
      writeLock(dataDir, lock)
      bystander.stdin.end()
    }
    expect(await ended).to.deep.equal([0, null])
  })

  it('serves a data folder whose path is too long for a socket', async () => {
    const deep = join(dataDir, 'a-folder-with-a-long-name-'.repeat(5))
    const server = await start(deep)
    expect(await query(server, 'select 1 as one')).to.deep.equal([{ one: 1 }])
    await server.stop()
    rmSync(server.socketFolder, { recursive: true })
  })

  it('refuses the data of another major version, and says what to do', async () => {
    const server = await start()
    await server.stop()
    const data = join(dataDir, 'postgresql', 'data')
    writeFileSync(join(data, 'PG_VERSION'), '9\n')
    const failure: unknown = await startEmbedded({ dataDir }, quiet).catch((error: unknown) => error)
    expect(failure).to.be.instanceOf(DatabaseUnavailable)
    expect(String(failure)).to.include('PostgreSQL 9').and.to.include('tellus db export')
    expect(readdirSync(data)).to.include('base')
  })

  it('says why it did not start', async () => {
    const server = await start()
    await server.stop()
    rmSync(join(dataDir, 'postgresql', 'data', 'global'), { recursive: true })
    const failure: unknown = await startEmbedded({ dataDir }, quiet).catch((error: unknown) => error)
    expect(String(failure)).to.match(/PostgreSQL did not start: .*global/s)
  })

  it('runs as the user that another process has just made for it, where both are root', async () => {
    const programs = {
      getent: `[ -e '${dataDir}/made' ] && [ "$2" = tellus-db ] && echo tellus-db:x:990:991::/:/usr/sbin/nologin`,
      useradd: `: > '${dataDir}/made'; echo 'useradd: user exists' >&2; exit 9`,
    }
    for (const [name, script] of Object.entries(programs))
      writeFileSync(join(dataDir, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
    const usual = process.env['PATH']
    process.env['PATH'] = `${dataDir}:${usual}`
    try {
      const isRoot = process.getuid?.() === 0
      expect(await findSystemUser(quiet, join(dataDir, 'none'))).to.deep.equal(
        isRoot ? { uid: 990, gid: 991 } : undefined,
      )
    } finally {
      process.env['PATH'] = usual
    }
  })

  it('says what to do where the programs do not run', async () => {
    const initdb = join(dataDir, 'initdb')
    writeFileSync(initdb, '#!/bin/sh\nexit 127\n', { mode: 0o755 })
    const failure: unknown = await startEmbedded(
      { dataDir, binaries: { initdb, pgCtl: join(dataDir, 'pg_ctl') } },
      quiet,
    ).catch((error: unknown) => error)
    expect(failure).to.be.instanceOf(DatabaseUnavailable)
    expect(String(failure)).to.include('npm rebuild').and.to.include('DATABASE_URL')
  })

  it('uses a copy of the programs where the user that it runs as cannot reach them', async () => {
    const hidden = join(dataDir, 'hidden')
    const programs = join(hidden, 'native', 'bin')
    mkdirSync(programs, { recursive: true })
    chmodSync(hidden, 0o700)
    const binaries = { initdb: join(programs, 'initdb'), pgCtl: join(programs, 'pg_ctl') }
    for (const path of Object.values(binaries)) writeFileSync(path, 'program', { mode: 0o755 })
    expect(await canReach(NOBODY, binaries.initdb)).to.equal(false)
    expect(await reachableBinaries(binaries, undefined, dataDir)).to.equal(binaries)
    const copies = await reachableBinaries(binaries, NOBODY, join(dataDir, 'spare'))
    expect(await canReach(NOBODY, copies.pgCtl)).to.equal(true)
    expect(readFileSync(copies.pgCtl, 'utf8')).to.equal('program')
    // As after another `npm ci`, and then another version.
    utimesSync(binaries.initdb, 0, 0)
    expect(await reachableBinaries(binaries, NOBODY, join(dataDir, 'spare'))).to.deep.equal(copies)
    writeFileSync(binaries.initdb, 'newer program')
    const newer = await reachableBinaries(binaries, NOBODY, join(dataDir, 'spare'))
    expect(readFileSync(newer.initdb, 'utf8')).to.equal('newer program')
  })
})

/** PostgreSQL's programs, of which `initdb` begins when two are at it; `part` lets go one that still waits for the other. */
async function meetingBinaries(folder: string): Promise<{ binaries: Binaries; part: () => void }> {
  const fifo = makeFifo(folder)
  const place = join(folder, 'meeting')
  mkdirSync(place)
  chmodSync(place, 0o777)
  // Whoever opens one end of a FIFO waits for the other end (fifo(7)).
  const meet = `if mkdir '${place}/first'; then : > '${fifo}'; else : < '${fifo}'; fi`
  return { binaries: await binariesAfter(meet, folder), part: () => closeSync(openSync(fifo, 'r+')) }
}

/** PostgreSQL's programs, of which `initdb` does something of ours first. */
async function binariesAfter(script: string, folder: string): Promise<Binaries> {
  const packaged = await packagedBinaries()
  const { initdb, pgCtl } = await reachableBinaries(
    packaged,
    await findSystemUser(quiet, folder),
    '/var/lib/tellus',
  )
  const ours = join(folder, 'initdb')
  const text = `#!/bin/sh\nif [ "$1" != --version ]; then\n${script}\nfi\nexec '${initdb}' "$@"\n`
  writeFileSync(ours, text, { mode: 0o755 })
  return { initdb: ours, pgCtl }
}

/** One that everybody may use. */
function makeFifo(folder: string): string {
  const fifo = join(folder, 'fifo')
  execFileSync('mkfifo', [fifo])
  chmodSync(fifo, 0o777)
  return fifo
}

async function query(server: EmbeddedServer, ...statements: readonly string[]): Promise<readonly object[]> {
  const { socketFolder: host, user, database } = server
  const client = new Client({ host, user, database })
  await client.connect()
  try {
    let rows: readonly object[] = []
    for (const statement of statements) ({ rows } = await client.query<object>(statement))
    return rows
  } finally {
    await client.end()
  }
}

/** A process of the user that the server runs as, until its input ends. */
function startAsServer(dataDir: string): ChildProcessWithoutNullStreams {
  const { uid, gid } = statSync(join(dataDir, 'postgresql', 'data'))
  return spawn('cat', { uid, gid, cwd: '/' })
}

/** Puts another process id into what a server told of itself. */
function writeLock(dataDir: string, lock: string, pid?: number): void {
  const data = join(dataDir, 'postgresql', 'data')
  const { uid, gid } = statSync(data)
  const text = pid === undefined ? lock : lock.replace(/^\d+/, String(pid))
  writeFileSync(join(data, 'postmaster.pid'), text, { mode: 0o600 })
  chownSync(join(data, 'postmaster.pid'), uid, gid)
}

/** What the server tells of itself; nothing while there is none. */
function lockOf(dataDir: string): string {
  try {
    return readFileSync(join(dataDir, 'postgresql', 'data', 'postmaster.pid'), 'utf8')
  } catch {
    return ''
  }
}

async function postmaster(server: EmbeddedServer): Promise<number> {
  const [row] = await query(server, "select current_setting('data_directory') as folder")
  const folder = row !== undefined && 'folder' in row ? String(row.folder) : ''
  return Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0])
}
