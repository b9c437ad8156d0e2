/** The campaign desk of one process: its database, its background work, and the ledger for commands. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from './config.ts'
import { handleReturn } from './jobs/deliver-job.ts'
import { doBackgroundWork, type WorkParts } from './jobs/sweep.ts'
import { type WitnessParts, Witnesses } from './jobs/witnesses.ts'
import type { Ledger, Log, Queue, Returned } from './ports.ts'
import { AccountTaken, type Ending } from './store/claim.ts'
import { openDatabase, type OpenDatabase } from './store/database.ts'
import { DatabaseUnwanted } from './store/postgres/unavailable.ts'
import { openJobQueue } from './store/job-queue.ts'
import { openLedger } from './store/ledger.ts'
import { RETENTION } from './store/ledger/expire.ts'

/** What a desk is made of. */
export interface DeskParts extends Omit<WorkParts, 'ledger' | 'queue' | 'witnesses'>, WitnessParts {
  readonly config: Pick<Config, 'dataDir' | 'database'>
  /** Whose desk it is: the bot's bare JID, or what stands for one. */
  readonly account: string
  /** Nobody else may be at work for that account. */
  readonly isAlone: boolean
  /** How long to wait for somebody else who is; {@link openDatabase} decides where absent. */
  readonly patienceMs?: number
  readonly log: Log
}

/** `taken`: another process is at work for the account. */
export type Opening = 'open' | 'closed' | 'taken'

const RETRY_MS = 60_000

/** Opened once; a database that cannot be had is tried again each minute, and meanwhile there is no ledger. */
export class CampaignDesk {
  readonly #parts: DeskParts
  readonly #witnesses: Witnesses
  #ledger: Ledger | undefined
  #queue: Queue | undefined
  #tried: (how: Opening) => void = () => undefined
  /** How the first attempt to open it went. */
  readonly opening = new Promise<Opening>((resolve) => (this.#tried = resolve))

  constructor(parts: DeskParts) {
    this.#parts = parts
    this.#witnesses = new Witnesses(parts)
  }

  /** @returns The ledger once it is known whether there is one; `undefined` while there is none. */
  async ledger(): Promise<Ledger | undefined> {
    await this.opening
    return this.#ledger
  }

  /** Somebody can be reached again: what waits for them is delivered now, not when it is next looked for. */
  deliverSoon(): void {
    this.#queue?.enqueue({ version: 1, kind: 'deliver' }).catch((error: unknown) => {
      this.#parts.log.warn({ error }, 'what is owed is delivered later: the database cannot be asked')
    })
  }

  /** What was taken for delivered came back: it is owed once more, if it was a notice. */
  returned(message: Returned): void {
    const { clock, log } = this.#parts
    const ledger = this.#ledger
    if (ledger === undefined) return
    handleReturn(message, { ledger, clock, log }).catch((error: unknown) => {
      log.warn({ error }, 'what came back is lost: the database cannot be asked')
    })
  }

  /**
   * Works until `signal` aborts.
   *
   * @returns `taken` when another process is at work for the account, `ended` after a shutdown.
   */
  async run(signal: AbortSignal): Promise<'ended' | 'taken'> {
    try {
      while (!signal.aborted) {
        const end = await this.#workOnce(signal)
        if (end === 'taken') return end
        if (!signal.aborted) await wait(RETRY_MS, undefined, { signal }).catch(() => undefined)
      }
      return 'ended'
    } finally {
      this.#tried('closed')
    }
  }

  async #workOnce(signal: AbortSignal): Promise<'broken' | 'taken'> {
    const over = new AbortController()
    try {
      const database = await this.#open(signal, (why) => over.abort(why))
      try {
        await this.#work(database, AbortSignal.any([signal, over.signal]))
      } finally {
        this.#ledger = undefined
        this.#queue = undefined
        await database.close()
      }
      return over.signal.reason === 'taken' ? 'taken' : 'broken'
    } catch (error) {
      if (error instanceof DatabaseUnwanted) return 'broken'
      this.#parts.log.error({ error }, 'the campaign desk is closed: its database cannot be used')
      const isTaken = error instanceof AccountTaken
      this.#tried(isTaken ? 'taken' : 'closed')
      return isTaken ? 'taken' : 'broken'
    }
  }

  #open(signal: AbortSignal, onEnd: (why: Ending) => void): Promise<OpenDatabase> {
    const { account, isAlone, log, patienceMs } = this.#parts
    const { dataDir, database } = this.#parts.config
    const options = {
      dataDir,
      signal,
      ...(database.url !== undefined && { url: database.url }),
      ...(isAlone && { account }),
      ...(patienceMs !== undefined && { patienceMs }),
    }
    return openDatabase(options, log, onEnd)
  }

  async #work({ pool, db }: OpenDatabase, signal: AbortSignal): Promise<void> {
    const { account, clock, log } = this.#parts
    const { keepHistoryDays: summaryDays, keepScansDays: scanDays } = this.#parts.config.database
    const retention = { ...RETENTION, scanDays, summaryDays }
    const ledger = openLedger(db, { account, clock, retention })
    const queue = await openJobQueue(pool, db, { account, log })
    try {
      this.#ledger = ledger
      this.#queue = queue
      this.#tried('open')
      await doBackgroundWork({ ...this.#parts, ledger, queue, witnesses: this.#witnesses }, signal)
    } finally {
      await queue.close()
    }
  }
}
