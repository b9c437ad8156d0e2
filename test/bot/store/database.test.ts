import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { sql } from 'kysely'
import { createLog } from '../../../bot/log.ts'
import type { DatabaseOptions, Ending } from '../../../bot/store/claim.ts'
import { type OpenDatabase, openDatabase } from '../../../bot/store/database.ts'
import { isDatabaseAway } from '../../../bot/store/postgres/away.ts'
import { DatabaseUnavailable, DatabaseUnwanted } from '../../../bot/store/postgres/unavailable.ts'
import { describeDatabase } from './databases.ts'
import { Relay } from './relay.ts'

const log = createLog('silent')
const opened: OpenDatabase[] = []

async function open(
  options: DatabaseOptions,
  onEnd: (why: Ending) => void = notExpected,
): Promise<OpenDatabase> {
  const database = await openDatabase(options, log, onEnd)
  opened.push(database)
  return database
}

/** What is opened all the same is closed with the others. */
async function refusal(options: DatabaseOptions): Promise<unknown> {
  return open(options).catch((error: unknown) => error)
}

function notExpected(): never {
  throw new Error('nobody came')
}

async function closeAll(): Promise<void> {
  for (const database of opened.splice(0)) await database.close()
}

describe('store openDatabase, private server', function () {
  this.timeout(60_000)
  let dataDir: string

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'tellus-database-'))
    // Where the tests run as root, PostgreSQL runs as somebody else, who has to get in.
    chmodSync(dataDir, 0o755)
  })

  afterEach(async () => {
    await closeAll()
    rmSync(dataDir, { recursive: true })
  })

  it('ends the server with the last who uses it', async () => {
    const bot = await open({ dataDir, account: 'bot@example.org' })
    const visitor = await open({ dataDir })
    await bot.close()
    expect(await isAlive(visitor)).to.equal(true)
    await visitor.close()
    opened.splice(0)
    expect(existsSync(lockOf(dataDir))).to.equal(false)
  })

  it('refuses a second bot of the same account, and says what to do', async () => {
    await open({ dataDir, account: 'bot@example.org' })
    const failure = await refusal({ dataDir, account: 'bot@example.org' })
    expect(failure).to.be.instanceOf(DatabaseUnavailable)
    expect(String(failure)).to.match(/another Tellus is at work as bot@example\.org.*DATA_DIR/)
    expect(await isAlive(await open({ dataDir, account: 'other@example.org' }))).to.equal(true)
  })

  it('starts the server again when it was killed, and holds its account still', async () => {
    const logged: string[] = []
    const recording = createLog('info', { write: (line) => logged.push(line) })
    const bot = await openDatabase({ dataDir, account: 'bot@example.org' }, recording, notExpected)
    opened.push(bot)
    process.kill(Number(readFileSync(lockOf(dataDir), 'utf8').split('\n')[0]), 'SIGKILL')
    await eventually(() => Promise.resolve(logged.join('').includes('the database is back')))
    expect(await isAlive(bot)).to.equal(true)
    expect(await refusal({ dataDir, account: 'bot@example.org' })).to.be.instanceOf(DatabaseUnavailable)
  })
})

describe('store openDatabase, private server that is deleted', function () {
  this.timeout(60_000)

  it('says that it is another one, whose tables are to be made', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'tellus-database-'))
    chmodSync(dataDir, 0o755)
    try {
      const ended = new EventTarget()
      const told = once(ended, 'replaced')
      await open({ dataDir, account: 'bot@example.org' }, (why) => ended.dispatchEvent(new Event(why)))
      const postmaster = Number(readFileSync(lockOf(dataDir), 'utf8').split('\n')[0])
      rmSync(join(dataDir, 'postgresql'), { recursive: true })
      // It ends by itself once it notices, within a minute.
      process.kill(postmaster, 'SIGKILL')
      await told
      await closeAll()
      expect(await isAlive(await open({ dataDir, account: 'bot@example.org' }))).to.equal(true)
    } finally {
      await closeAll()
      rmSync(dataDir, { recursive: true })
    }
  })
})

describeDatabase('store openDatabase by DATABASE_URL', (database) => {
  const url = (): string => {
    const { host, user, database: name } = database.address
    return `postgresql://${user}@/${name}?host=${encodeURIComponent(host)}`
  }

  afterEach(closeAll)

  it('opens it, with its schema up to date', async () => {
    const { db } = await open({ dataDir: 'unused', url: url() })
    expect(await db.selectFrom('watches').selectAll().execute()).to.deep.equal([])
  })

  it('refuses a second bot of the same account, and lets others share it', async () => {
    await open({ dataDir: 'unused', url: url(), account: 'bot@example.org' })
    const second = await refusal({ dataDir: 'unused', url: url(), account: 'bot@example.org', patienceMs: 1 })
    expect(String(second)).to.match(/another Tellus is at work/)
    await open({ dataDir: 'unused', url: url(), account: 'other@example.org' })
    await open({ dataDir: 'unused', url: url() })
  })

  it('ends when another bot took its place while its connection was lost', async () => {
    const takenOver = new EventTarget()
    const told = once(takenOver, 'taken')
    const options = { dataDir: 'unused', url: url(), account: 'bot@example.org' }
    await open(options, (why) => takenOver.dispatchEvent(new Event(why)))
    const rival = await database.open().pool.connect()
    try {
      // It waits in line for what the first one holds, so that it is the next to have it.
      const taken = rival.query(TAKE)
      await eventually(async () => (await database.pool.query(WAITING)).rowCount === 1)
      await database.pool.query(`select pg_terminate_backend(pid) ${HELD}`)
      await taken
      await told
    } finally {
      rival.release(true)
    }
  })

  it('takes its place again where the server does not know yet that its connection is gone', async () => {
    const relay = await Relay.to(database.address.host)
    try {
      const logged: string[] = []
      const recording = createLog('info', { write: (line) => logged.push(line) })
      const { user, database: name } = database.address
      const options = {
        dataDir: 'unused',
        url: `postgresql://${user}@/${name}?host=${encodeURIComponent(relay.folder)}`,
        account: 'bot@example.org',
      }
      opened.push(await openDatabase(options, recording, notExpected))
      relay.loseClients()
      await eventually(() => Promise.resolve(logged.join('').includes('the database is back')))
      expect((await database.pool.query(`select ${HELD}`)).rowCount).to.equal(1)
    } finally {
      await closeAll()
      await relay.stop()
    }
  })

  it('has whoever asked over a connection that breaks told that the database is away', async () => {
    const relay = await Relay.to(database.address.host)
    try {
      const { user, database: name } = database.address
      const lossy = `postgresql://${user}@/${name}?host=${encodeURIComponent(relay.folder)}`
      const { db } = await open({ dataDir: 'unused', url: lossy })
      const sleeping = sql`select pg_sleep(60)`
      const asked = [sleeping.execute(db), db.transaction().execute((trx) => sleeping.execute(trx))].map(
        (one) => one.catch((error: unknown) => error),
      )
      await eventually(async () => (await database.pool.query(SLEEPING)).rowCount === asked.length)
      relay.loseClients()
      for (const error of await Promise.all(asked))
        expect(isDatabaseAway(error), String(error)).to.equal(true)
    } finally {
      await closeAll()
      await relay.stop()
    }
  })

  it('has the system ask after connections that are silent, for a server without power says nothing', async function () {
    // The kernel tells of its timers there alone.
    if (process.platform !== 'linux') this.skip()
    const { host, user, database: name } = database.address
    const relay = await Relay.to(host, 'tcp')
    try {
      const byTcp = `postgresql://${user}@127.0.0.1:${relay.port}/${name}`
      const { pool } = await open({ dataDir: 'unused', url: byTcp, account: 'bot@example.org' })
      await pool.query('select 1')
      const timers = (): readonly string[] => timersTowards(relay.port)
      expect(timers().length).to.be.at.least(2)
      await eventually(() => Promise.resolve(timers().every((timer) => timer === KEEP_ALIVE)))
    } finally {
      await closeAll()
      await relay.stop()
    }
  })

  it('waits for the end of another bot of the account, whose machine may have lost its power', async () => {
    const options = { dataDir: 'unused', url: url(), account: 'bot@example.org' }
    const first = await openDatabase(options, log, notExpected)
    const second = open({ ...options, patienceMs: 60_000 })
    await eventually(async () => (await database.pool.query(WAITING)).rowCount === 1)
    await first.close()
    expect(await isAlive(await second)).to.equal(true)
  })

  it('waits no longer than somebody waits for it', async () => {
    const options = { dataDir: 'unused', url: url(), account: 'bot@example.org' }
    await open(options)
    const waiting = new AbortController()
    const second = refusal({ ...options, patienceMs: 60_000, signal: waiting.signal })
    await eventually(async () => (await database.pool.query(WAITING)).rowCount === 1)
    waiting.abort()
    expect(await second).to.be.instanceOf(DatabaseUnwanted)
  })

  it('says what it lacks where its user may do nothing there', async () => {
    await database.pool.query('create role powerless login')
    try {
      const { host, database: name } = database.address
      const failure = await refusal({
        dataDir: 'unused',
        url: `postgresql://powerless@/${name}?host=${encodeURIComponent(host)}`,
      })
      expect(failure).to.be.instanceOf(DatabaseUnavailable)
      expect(String(failure)).to.match(/permission denied for .*kysely_migration/)
    } finally {
      await database.pool.query('drop role powerless')
    }
  })

  it('does not wait where nobody does any more', async () => {
    const options = { dataDir: 'unused', url: url(), account: 'bot@example.org' }
    await open(options)
    const second = await refusal({ ...options, patienceMs: 60_000, signal: AbortSignal.abort() })
    expect(second).to.be.instanceOf(DatabaseUnwanted)
  })

  it('leaves no connection behind where the server ends the wait', async () => {
    const options = { dataDir: 'unused', url: url(), account: 'bot@example.org' }
    await open(options)
    const connected = async (): Promise<number> => (await database.pool.query(CONNECTED)).rowCount ?? 0
    const before = await connected()
    const impatient = `${url()}&options=${encodeURIComponent('-c statement_timeout=100')}`
    const second = await refusal({ ...options, url: impatient, patienceMs: 60_000 })
    expect(second).to.be.instanceOf(DatabaseUnavailable)
    expect(String(second)).to.include('statement timeout')
    await eventually(async () => (await connected()) <= before)
  })

  it('says why it cannot be reached, and never the password', async () => {
    const failure = await refusal({
      dataDir: 'unused',
      url: 'postgresql://somebody:secret@127.0.0.1:1/none',
    })
    expect(failure).to.be.instanceOf(DatabaseUnavailable)
    expect(String(failure)).to.include('ECONNREFUSED').and.not.to.include('secret')
  })
})

/** The timer of a connection that has nothing to send again (proc_pid_net(5), `tr`). */
const KEEP_ALIVE = '02'

/** What the kernel waits for with each of our connections to that port on loopback. */
function timersTowards(port: number): readonly string[] {
  const remote = `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const lines = readFileSync('/proc/net/tcp', 'utf8').split('\n')
  const columns = lines.map((line) => line.trim().split(/\s+/))
  return columns
    .filter((each) => each[2] === remote && each[3] === ESTABLISHED)
    .map((each) => each[5]?.slice(0, 2) ?? '')
}

const ESTABLISHED = '01'
const OURS = `from pg_locks where locktype = 'advisory'
  and database = (select oid from pg_database where datname = current_database())`
const HELD = `${OURS} and granted`
const TAKE = `select pg_advisory_lock(classid::bigint::bit(32)::int, objid::bigint::bit(32)::int) ${HELD}`
const SLEEPING = `select from pg_stat_activity where query like '%pg_sleep(60)%' and pid <> pg_backend_pid()
  and datname = current_database() and state = 'active'`
const CONNECTED = `select from pg_stat_activity where datname = current_database() and application_name = 'tellus'`
const WAITING = `select ${OURS} and not granted`

async function isAlive({ db }: OpenDatabase): Promise<boolean> {
  try {
    return (await sql`select 1`.execute(db)).rows.length === 1
  } catch {
    return false
  }
}

/** Gone once the server has ended in good order. */
function lockOf(dataDir: string): string {
  return join(dataDir, 'postgresql', 'data', 'postmaster.pid')
}

/** Asks until it is so; the test's own time limit ends it. */
async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve))
}
