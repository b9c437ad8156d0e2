import { expect } from 'chai'
import { doBackgroundWork } from '../../../bot/jobs/sweep.ts'
import type { Log, Messenger, Queue } from '../../../bot/ports.ts'
import type { Notice } from '../../../bot/records.ts'
import { type JobQueue, openJobQueue } from '../../../bot/store/job-queue.ts'
import { DAY, on, stepsOf, UNTIL_SENT } from '../campaign/steps.ts'
import { describeEmbeddedDatabase } from '../store/databases.ts'
import { Background, ROOM } from './background.ts'

/** Nothing comes by waiting: what is due is found when something is kept. */
const CALLED = { pollMs: 3_600_000, expireSeconds: 300, superviseSeconds: 300 }
const ignore = (): void => undefined
const SILENT: Log = { error: ignore, warn: ignore, info: ignore, debug: ignore, trace: ignore }

describeEmbeddedDatabase('jobs doBackgroundWork', (database) => {
  let background: Background
  let queue: JobQueue
  let stop: AbortController

  beforeEach('begin anew', async () => {
    await database.clear()
    background = new Background(database)
    stop = new AbortController()
    const { pool, db } = database.open()
    queue = await openJobQueue(pool, db, { account: 'tellus@bots.example', log: SILENT, timing: CALLED })
  })

  afterEach('end everything', async () => {
    stop.abort()
    await queue.close()
    await database.pool.query('truncate pgboss10.job')
  })

  /** Delivers everything; `next` resolves with the first notice. */
  function carrier() {
    const told: Notice[] = []
    let tell = (_notice: Notice): void => undefined
    const next = new Promise<Notice>((resolve) => (tell = resolve))
    const messenger: Messenger = {
      deliver(notice) {
        told.push(notice)
        tell(notice)
        return Promise.resolve('delivered')
      },
      wasDelivered: () => Promise.resolve('unknown'),
    }
    return { messenger, next, told }
  }

  const work = (messenger: Messenger, instead: Partial<Queue> = {}): Promise<void> => {
    const parts = { ...background.parts, queue: { ...queue, ...instead }, messenger }
    return doBackgroundWork(parts, stop.signal)
  }

  it('checks what is due, looks after campaigns, and delivers what follows', async () => {
    const { messenger, next } = carrier()
    await background.campaign(stepsOf(UNTIL_SENT))
    background.now = on('03-08', 16)
    await database.pool.query('update cases set due_at = $1', [new Date(background.now)])
    const ended = work(messenger)
    expect((await next).text).to.contain('no answer in 7 days')
    stop.abort()
    await ended
    expect(background.scanned).to.have.lengthOf(1)
  })

  it('removes what is old', async () => {
    await background.watch(ROOM)
    await database.pool.query(
      `insert into notices (id, account, party_kind, party_jid, text, lang, created_at, finished_at)
       values (gen_random_uuid(), '', 'room', '', '', 'en', $1, $1)`,
      [new Date(background.now - 400 * DAY)],
    )
    const removed = new Promise<void>((resolve) => {
      const { ledger } = background
      background.parts = {
        ...background.parts,
        ledger: {
          ...ledger,
          async expire(now) {
            const rows = await ledger.expire(now)
            if (rows === 0) resolve()
            return rows
          },
        },
      }
    })
    const ended = work(carrier().messenger)
    await removed
    stop.abort()
    await ended
    expect((await database.pool.query('select 1 from notices')).rows).to.deep.equal([])
  })

  it('still delivers what was found while it ends', async () => {
    const { messenger, told } = carrier()
    const order: string[] = []
    const ended = work(messenger, {
      async work(kind, _handle, _options, signal) {
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        order.push(kind)
      },
    })
    stop.abort()
    await ended
    expect(order.at(-1)).to.equal('deliver')
    expect(order.toSorted()).to.deep.equal(['case', 'check', 'deliver', 'expire'])
    expect(told).to.deep.equal([])
  })

  it('stops everything and says why where the queue breaks', async () => {
    const broken = work(carrier().messenger, {
      keepQueueing: () => Promise.reject(new Error('no queue')),
    })
    const error: unknown = await broken.catch((reason: unknown) => reason)
    expect(error).to.be.an('error').with.property('message', 'no queue')
  })
})
