import { expect } from 'chai'
import type { Job, Ledger, Log } from '../../../bot/ports.ts'
import { type JobQueue, openJobQueue, type QueueTiming } from '../../../bot/store/job-queue.ts'
import { openLedger } from '../../../bot/store/ledger.ts'
import { describeDatabase } from './databases.ts'
import { aChange, anOutcome, aNotice, aStep, aWatch, DAY_MS, DOMAIN, ROOM, START } from './ledger-records.ts'

const ACCOUNT = 'tellus@bots.example'
const HOUR_MS = 3_600_000
/** Nothing comes by waiting. */
const CALLED: QueueTiming = { pollMs: HOUR_MS, expireSeconds: 300, superviseSeconds: 300 }
/** As soon as pg-boss can. */
const HURRIED: QueueTiming = { pollMs: 100, expireSeconds: 1, superviseSeconds: 1 }
const clock = { now: () => START }
const ignore = (): void => undefined

describeDatabase('store JobQueue', (database) => {
  const opened: JobQueue[] = []
  let stop = new AbortController()
  let works: Promise<void>[] = []
  let ledger: Ledger
  let heard: (event: string) => void = ignore
  const hear = (_facts: object, event: string): void => heard(event)
  const log: Log = { error: hear, warn: hear, info: hear, debug: hear, trace: hear }

  beforeEach('begin anew', async () => {
    heard = ignore
    stop = new AbortController()
    works = []
    await database.clear()
    ledger = openLedger(database.db, { account: ACCOUNT, clock })
  })

  afterEach('end everything', async () => {
    stop.abort()
    await Promise.all(works)
    await Promise.all(opened.splice(0).map((queue) => queue.close()))
    await database.pool.query('truncate pgboss10.job')
  })

  /** Each as in a process of its own. */
  const open = async (timing = CALLED, account = ACCOUNT): Promise<JobQueue> => {
    const { pool, db } = database.open()
    const queue = await openJobQueue(pool, db, { account, log, timing })
    opened.push(queue)
    return queue
  }

  /** Works on one kind, until the test ends; `next` resolves with each job when it is begun. */
  const work = <K extends Job['kind']>(
    queue: JobQueue,
    kind: K,
    handle: (job: Extract<Job, { kind: K }>, signal: AbortSignal) => Promise<void> = () => Promise.resolve(),
    atOnce = 4,
  ) => {
    const begun: Extract<Job, { kind: K }>[] = []
    const waiting: ((job: Extract<Job, { kind: K }>) => void)[] = []
    works.push(
      queue.work(
        kind,
        (job, signal) => {
          const take = waiting.shift()
          if (take) take(job)
          else begun.push(job)
          return handle(job, signal)
        },
        { atOnce },
        stop.signal,
      ),
    )
    return {
      begun,
      async next(): Promise<Extract<Job, { kind: K }>> {
        return begun.shift() ?? new Promise((resolve) => waiting.push(resolve))
      },
    }
  }

  const keepQueueing = (queue: JobQueue): void => void works.push(queue.keepQueueing(clock, stop.signal))

  /** What has to be done each day is out of the way. */
  const skipChores = async (queue: JobQueue): Promise<void> => {
    expect(await queue.queueDue(START)).to.equal(1)
  }

  it('makes a job of a due check, once', async () => {
    const queue = await open()
    await skipChores(queue)
    await ledger.watch(aWatch())
    const { sequence } = (await ledger.target(DOMAIN))!
    expect(await queue.queueDue(START - 1)).to.equal(0)
    expect(await queue.queueDue(START)).to.equal(1)
    expect(await queue.queueDue(START)).to.equal(0)
    expect(await work(queue, 'check').next()).to.deep.equal({
      version: 1,
      kind: 'check',
      domain: DOMAIN,
      sequence,
    })
  })

  it('makes a job of each due check once, however many processes do so at the same time', async () => {
    const queues = await Promise.all(Array.from({ length: 3 }, () => open()))
    await skipChores(queues[0]!)
    const domains = Array.from({ length: 40 }, (_, i) => `d${i}.example`)
    await Promise.all(domains.map((domain) => ledger.watch(aWatch({ domain }))))
    const made = await Promise.all([...queues, ...queues].map((queue) => queue.queueDue(START)))
    expect(made.reduce((sum, count) => sum + count, 0)).to.equal(40)
    const done: string[] = []
    const all = new Promise<void>((resolve) => {
      for (const queue of queues)
        work(queue, 'check', ({ domain }) => {
          done.push(domain)
          if (done.length === 40) resolve()
          return Promise.resolve()
        })
    })
    await all
    expect(done).to.have.members(domains)
  })

  it('queues a check anew once it is recorded and due again', async () => {
    const queue = await open()
    await skipChores(queue)
    await ledger.watch(aWatch())
    await queue.queueDue(START)
    const { sequence } = (await ledger.target(DOMAIN))!
    await ledger.recordCheck(anOutcome({ sequence, nextCheckAt: START + 1000 }))
    expect(await queue.queueDue(START + 999)).to.equal(0)
    expect(await queue.queueDue(START + 1000)).to.equal(1)
  })

  it('queues again after half an hour what was queued and is not done', async () => {
    const queue = await open()
    await skipChores(queue)
    await ledger.watch(aWatch())
    await queue.queueDue(START)
    await database.pool.query(`delete from pgboss10.job`)
    expect(await queue.queueDue(START + HOUR_MS / 2 - 1)).to.equal(0)
    expect(await queue.queueDue(START + HOUR_MS / 2)).to.equal(1)
    await work(queue, 'check').next()
  })

  it('goes on when a clock that was ahead is set back: checks, notices, chores and jobs', async () => {
    const yearLater = START + 365 * 24 * HOUR_MS
    const queue = await open()
    await ledger.watch(aWatch())
    const one = await ledger.openCase(DOMAIN, ROOM, 'en', aStep())
    await ledger.appendSteps(aChange({ caseId: one.id, notices: [aNotice()] }))
    // The check, the notice and the chore of the day.
    expect(await queue.queueDue(yearLater)).to.equal(3)
    const { sequence } = (await ledger.target(DOMAIN))!
    await ledger.recordCheck(anOutcome({ sequence, nextCheckAt: yearLater + 24 * HOUR_MS }))
    await database.pool.query(`update pgboss10.job set start_after = now() + interval '1 year'`)
    expect(await queue.queueDue(START)).to.equal(3)
    expect(await queue.queueDue(START)).to.equal(0)
    expect((await work(queue, 'check').next()).domain).to.equal(DOMAIN)
    await work(queue, 'deliver').next()
    await work(queue, 'expire').next()
  })

  it('makes no second job of what still waits', async () => {
    const queue = await open()
    await skipChores(queue)
    await ledger.watch(aWatch())
    await queue.queueDue(START)
    await queue.queueDue(START + HOUR_MS)
    const { rows } = await database.pool.query(`select from pgboss10.job where name = 'check'`)
    expect(rows).to.have.lengthOf(1)
  })

  it('makes jobs anew of everything that is due when its own tables are lost', async () => {
    const queue = await open()
    await ledger.watch(aWatch())
    await queue.queueDue(START)
    await queue.close()
    await database.pool.query('drop schema pgboss10 cascade')
    const another = await open()
    expect(await another.queueDue(START)).to.equal(1)
    expect((await work(another, 'check').next()).domain).to.equal(DOMAIN)
  })

  it('makes a job of a campaign that is due, with the steps that it has', async () => {
    const queue = await open()
    await skipChores(queue)
    const { id: caseId } = await ledger.openCase(DOMAIN, ROOM, 'en', aStep({ at: START + DAY_MS }))
    await ledger.appendSteps(aChange({ caseId, dueAt: START + 5 }))
    expect(await queue.queueDue(START + 4)).to.equal(0)
    expect(await queue.queueDue(START + 5)).to.equal(1)
    expect(await work(queue, 'case').next()).to.deep.equal({
      version: 1,
      kind: 'case',
      caseId,
      knownSteps: 2,
    })
    await ledger.appendSteps(aChange({ caseId, knownSteps: 2 }))
    expect(await queue.queueDue(START + 2 * HOUR_MS)).to.equal(0)
  })

  it('has a process deliver what its own account owes', async () => {
    const other = 'other@bots.example'
    const [mine, theirs] = [await open(), await open(CALLED, other)]
    await skipChores(mine)
    const { id: caseId } = await ledger.openCase(DOMAIN, ROOM, 'en', aStep({ at: START + DAY_MS }))
    const notices = [aNotice(), aNotice(), aNotice({ to: { ...ROOM, account: other } })]
    await ledger.appendSteps(aChange({ caseId, notices }))
    expect(await mine.queueDue(START)).to.equal(2)
    expect(await mine.queueDue(START)).to.equal(0)
    expect(await work(theirs, 'deliver').next()).to.deep.equal({ version: 1, kind: 'deliver' })
    expect(await work(mine, 'deliver').next()).to.deep.equal({ version: 1, kind: 'deliver' })
  })

  it('removes what is too old once a day', async () => {
    const queue = await open()
    expect(await queue.queueDue(START)).to.equal(1)
    expect(await work(queue, 'expire').next()).to.deep.equal({ version: 1, kind: 'expire' })
    expect(await queue.queueDue(START + DAY_MS - 1)).to.equal(0)
    expect(await queue.queueDue(START + DAY_MS)).to.equal(1)
  })

  it('begins at once what becomes due, without waiting for the next look', async () => {
    const [queueing, working] = [await open(), await open()]
    keepQueueing(queueing)
    const checks = work(working, 'check')
    await ledger.watch(aWatch())
    expect((await checks.next()).domain).to.equal(DOMAIN)
    const { id: caseId } = await ledger.openCase(DOMAIN, ROOM, 'en', aStep())
    const deliveries = work(working, 'deliver')
    await ledger.appendSteps(aChange({ caseId, notices: [aNotice()] }))
    await deliveries.next()
  })

  it('goes on when its connections are cut, and listens again', async () => {
    const said: string[] = []
    const again = new Promise<void>((resolve) => {
      heard = (event) => {
        said.push(event)
        if (event === 'the database is listened to again') resolve()
      }
    })
    const queue = await open(HURRIED)
    keepQueueing(queue)
    const checks = work(queue, 'check')
    await database.pool.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    await ledger.watch(aWatch())
    expect((await checks.next()).domain).to.equal(DOMAIN)
    await again
    expect(said.filter((event) => event === 'the database cannot be listened to for now')).to.have.lengthOf(1)
  })

  it('tries a job again that failed, and lets the others alone', async () => {
    const queue = await open(HURRIED)
    let attempts = 0
    const expired = work(queue, 'expire')
    const checks = work(queue, 'check', () =>
      attempts++ === 0 ? Promise.reject(new Error('at first')) : Promise.resolve(),
    )
    await queue.enqueue({ version: 1, kind: 'check', domain: 'a.example', sequence: 1 })
    await queue.enqueue({ version: 1, kind: 'expire' })
    await expired.next()
    const [first, second] = [await checks.next(), await checks.next()]
    expect(second).to.deep.equal(first)
  })

  it('gives a job that its process does not end to another one, and tells the first', async () => {
    const [hung, sound] = [await open(HURRIED), await open(HURRIED)]
    const told = new Promise<void>((resolve) => {
      // With a single hand, for a free one would take the same job again.
      const lost = work(
        hung,
        'check',
        (_, signal) => {
          signal.addEventListener('abort', () => resolve())
          return new Promise<void>((give) => stop.signal.addEventListener('abort', () => give()))
        },
        1,
      )
      void lost
        .next()
        .then(() =>
          works.push(sound.work('check', () => (again(), Promise.resolve()), { atOnce: 1 }, stop.signal)),
        )
    })
    let again = ignore
    const retried = new Promise<void>((resolve) => (again = resolve))
    await hung.enqueue({ version: 1, kind: 'check', domain: DOMAIN, sequence: 1 })
    await told
    await retried
  })

  it('does no more at once than it may, and ends what it does when it is stopped', async () => {
    const queue = await open()
    let running = 0
    let most = 0
    let ended = 0
    const checks = work(
      queue,
      'check',
      async (_, signal) => {
        most = Math.max(most, ++running)
        if (ended < 2) await new Promise((resolve) => setImmediate(resolve))
        else await new Promise((resolve) => signal.addEventListener('abort', resolve))
        running--
        ended++
      },
      2,
    )
    for (let sequence = 0; sequence < 5; sequence++)
      await queue.enqueue({ version: 1, kind: 'check', domain: DOMAIN, sequence })
    for (let i = 0; i < 4; i++) await checks.next()
    stop.abort()
    await Promise.all(works)
    expect(most).to.equal(2)
    expect(running).to.equal(0)
    const { rows } = await database.pool.query(`select from pgboss10.job where name = 'check'`)
    expect(rows).to.have.lengthOf(5 - ended)
  })

  it('drops a job that another version made', async () => {
    const queue = await open(HURRIED)
    const checks = work(queue, 'check')
    await database.pool.query(
      `insert into pgboss10.job (name, data) values ('check', '{"version":2,"kind":"check"}'), ('check', 'null')`,
    )
    await queue.enqueue({ version: 1, kind: 'check', domain: DOMAIN, sequence: 7 })
    expect((await checks.next()).sequence).to.equal(7)
    stop.abort()
    await Promise.all(works)
    const { rows } = await database.pool.query(`select from pgboss10.job where name = 'check'`)
    expect(rows).to.deep.equal([])
  })
})
