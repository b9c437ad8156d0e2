/** A room, a bot with its whole campaign desk, and days that pass at once. */
import { randomUUID } from 'node:crypto'
import type { OperatorParts } from '../../bot/jobs/operators.ts'
import { doBackgroundWork } from '../../bot/jobs/sweep.ts'
import { Witnesses } from '../../bot/jobs/witnesses.ts'
import { createLog } from '../../bot/log.ts'
import type { Clock, Messenger, Queue } from '../../bot/ports.ts'
import { createScanner, probeBounds } from '../../bot/scanner.ts'
import { openJobQueue, type JobQueue } from '../../bot/store/job-queue.ts'
import { openLedger } from '../../bot/store/ledger.ts'
import { createOptOutRecords } from '../../bot/published.ts'
import { nodeIo } from '../../probes/index.ts'
import { aConversation } from '../bot/commands/conversation.ts'
import type { TestDatabase } from '../bot/store/databases.ts'
import type { FakeDns, Zone } from '../servers/dns.ts'
import { expectText, playServer, send, stall } from '../servers/play-server.ts'
import type { LiveServer } from './live-server.ts'

const OWN_DOMAIN = 'bots.example'
const ACCOUNT = `tellus@${OWN_DOMAIN}`

const FEATURES =
  `<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' from='${OWN_DOMAIN}' id='1' ` +
  `version='1.0'><stream:features/>`

/**
 * Starts the server of the bot's own domain, as far as others see it: while it answers, who is silent is silent. `stopServers`
 * ends it.
 *
 * @returns Where DNS says that it is.
 */
export async function startOwnServer(): Promise<Zone> {
  const { port } = await playServer(expectText("version='1.0'"), send(FEATURES), stall)
  const target = `xmpp.${OWN_DOMAIN}`
  return {
    [`_xmpp-client._tcp.${OWN_DOMAIN}`]: [{ type: 'SRV', data: { priority: 0, weight: 0, port, target } }],
    [target]: [{ type: 'A', data: '127.0.0.1' }],
  }
}

const MINUTE_MS = 60_000
const ROOM = 'tls@rooms.example'
/** Nothing comes by waiting: days pass when the test says so. */
const TIMING = { pollMs: 3_600_000, expireSeconds: 300, superviseSeconds: 300 }

/** Numbers in [0, 1) that look drawn by lot, the same each time: letters get their codes by them. */
function sequence(): () => number {
  let drawn = 0
  return () => {
    drawn += 1
    return (drawn * 0.618_033_988_75) % 1
  }
}

/** Time that stands still but when it is set; within a scan it goes on, for that measures how long things take. */
class SimulatedTime implements Clock {
  #now = 0
  #setAt = 0

  now(): number {
    return this.#now
  }

  set(now: number): void {
    this.#now = now
    this.#setAt = performance.now()
  }

  /** For whoever measures. */
  precisely(): number {
    return this.#now + (performance.now() - this.#setAt)
  }
}

/** The room of volunteers with the bot in it: real commands, scanner, ledger, queue and jobs. */
export class SimulatedDays {
  /** What was said in the room, by whom and when. */
  readonly transcript: string[] = []
  readonly #time = new SimulatedTime()
  readonly #database: TestDatabase
  readonly #domain: string
  readonly #queue: JobQueue
  readonly #conversation: ReturnType<typeof aConversation>
  readonly #stop = new AbortController()
  readonly #working: Promise<void>
  #handled = 0
  #queued = 0
  #onHandled = (): void => undefined
  #failure: unknown

  /** @param operators How those who run servers are heard; nobody is where absent. */
  static async begin(
    database: TestDatabase,
    server: LiveServer,
    dns: FakeDns,
    operators?: OperatorParts,
  ): Promise<SimulatedDays> {
    const { pool, db } = database.open()
    const log = createLog('silent')
    const queue = await openJobQueue(pool, db, { account: ACCOUNT, log, timing: TIMING })
    return new SimulatedDays(database, server, dns, queue, operators)
  }

  private constructor(
    database: TestDatabase,
    server: LiveServer,
    dns: FakeDns,
    queue: JobQueue,
    operators: OperatorParts | undefined,
  ) {
    this.#database = database
    this.#domain = server.domain
    this.#queue = queue
    const io = { ...nodeIo({ dnsServers: [dns] }), now: () => this.#time.precisely() }
    const bounds = probeBounds({ allowPrivate: true, caPem: server.authority.cert, mayDialBack: false })
    const scanner = createScanner(bounds, io, this.#time)
    const ledger = openLedger(database.db, { account: ACCOUNT, clock: this.#time })
    this.#conversation = aConversation({
      scan: (request, signal, onVerdict) => scanner.scan(request, signal, onVerdict),
      ledger,
      clock: this.#time,
      random: sequence(),
    })
    this.#working = doBackgroundWork(
      {
        ledger,
        queue: this.#countedQueue(),
        prober: scanner,
        witnesses: new Witnesses({
          knocker: scanner,
          clock: this.#time,
          log: createLog('silent'),
          ownDomain: OWN_DOMAIN,
        }),
        messenger: this.#carrier(),
        optOutRecords: createOptOutRecords(io),
        isLeftAlone: () => false,
        isGone: () => false,
        clock: this.#time,
        random: () => 0.5,
        newId: randomUUID,
        log: createLog('silent'),
        ...(operators !== undefined && { operators }),
      },
      this.#stop.signal,
    )
  }

  async end(): Promise<void> {
    this.#stop.abort()
    await this.#working
    await this.#queue.close()
  }

  /** Somebody says something to the bot in the room, which answers there; then a minute passes, as it does among people. */
  async say(nickname: string, text: string): Promise<readonly string[]> {
    this.#write(nickname, text)
    const asker = { place: 'room', room: ROOM, nickname, occupantId: nickname, role: 'participant' } as const
    const answers = await this.#conversation.say(text, { asker })
    for (const answer of answers) this.#write('tellus', answer)
    this.#time.set(this.#time.now() + MINUTE_MS)
    return answers
  }

  /** The same to the bot alone, by somebody who is in the room: nobody else reads that. */
  async ask(nickname: string, text: string): Promise<string> {
    const asker = {
      place: 'room-private',
      room: ROOM,
      nickname,
      occupantId: nickname,
      role: 'participant',
    } as const
    return (await this.#conversation.say(text, { asker })).join('\n')
  }

  /** Lets time pass, with everything that is due until then done at its time. */
  async until(day: string): Promise<void> {
    const end = Date.parse(`${day.replace(' ', 'T')}:00Z`)
    for (;;) {
      const next = await this.#nextDue()
      if (next === undefined || next > end) break
      this.#time.set(Math.max(next, this.#time.now()))
      await this.#settle()
    }
    this.#time.set(end)
  }

  /** Lets days pass on which nothing happens to the server: what was due meanwhile is done once, at their end. */
  async skipTo(day: string): Promise<void> {
    this.#time.set(Date.parse(`${day.replace(' ', 'T')}:00Z`))
    await this.#settle()
  }

  #write(who: string, text: string): void {
    const at = new Date(this.#time.now()).toISOString().slice(0, 16).replace('T', ' ')
    this.transcript.push(`${at} ${who}: ${text.replaceAll(/\n(?=.)/g, '\n    ')}`)
  }

  async #nextDue(): Promise<number | undefined> {
    const { rows } = await this.#database.pool.query<{ readonly at: Date | null }>(
      `select least((select min(next_check_at) from targets where domain = $1), (select min(due_at) from cases)) as at`,
      [this.#domain],
    )
    return rows[0]?.at?.getTime()
  }

  /** Has everything done that is due now, and what follows from that. */
  async #settle(): Promise<void> {
    for (;;) {
      const made = await this.#queue.queueDue(this.#time.now())
      if (made === 0) return
      this.#queued += made
      while (this.#handled < this.#queued && this.#failure === undefined)
        await new Promise<void>((resolve) => (this.#onHandled = resolve))
      if (this.#failure !== undefined) throw new Error('a job failed', { cause: this.#failure })
    }
  }

  /** The real queue, but that the test says when it is looked for what is due, and hears of what was done. */
  #countedQueue(): Queue {
    const queue = this.#queue
    return {
      ...queue,
      keepQueueing: (_clock, signal) =>
        new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
      work: (kind, handle, options, signal) =>
        queue.work(
          kind,
          async (job, own) => {
            try {
              await handle(job, own)
            } catch (error) {
              this.#failure = error
              throw error
            } finally {
              this.#handled += 1
              this.#onHandled()
            }
          },
          options,
          signal,
        ),
    }
  }

  #carrier(): Messenger {
    return {
      deliver: ({ text }) => {
        this.#write('tellus', text)
        return Promise.resolve('delivered')
      },
      wasDelivered: () => Promise.resolve('unknown'),
    }
  }
}
