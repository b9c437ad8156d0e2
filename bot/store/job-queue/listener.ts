import type { Pool, PoolClient } from 'pg'
import type { Log } from '../../ports.ts'
import { CHANNEL } from '../nudge.ts'

/** Hears what processes tell each other; while it cannot, polling has to do. */
export class Listener {
  readonly #pool: Pool
  readonly #log: Log
  readonly #againMs: number
  readonly #hear: (payload: string | undefined) => void
  #client: PoolClient | undefined
  #timer: NodeJS.Timeout | undefined
  #isClosed = false
  #isLost = false

  /**
   * @param againMs Between two attempts to have a connection.
   * @param hear Called with each message, and without one when some may have been missed.
   */
  constructor(pool: Pool, log: Log, againMs: number, hear: (payload: string | undefined) => void) {
    this.#pool = pool
    this.#log = log
    this.#againMs = againMs
    this.#hear = hear
  }

  /** Resolves once it listens, or once that has failed for now; it goes on trying then. */
  async open(): Promise<void> {
    try {
      const client = await this.#pool.connect()
      this.#client = client
      client.on('notification', ({ payload }) => this.#hear(payload))
      client.on('error', (error) => this.#lose(error))
      await client.query(`listen ${CHANNEL}`)
      if (this.#isLost) this.#log.info({}, 'the database is listened to again')
      this.#isLost = false
      this.#hear(undefined)
    } catch (error) {
      this.#lose(error)
    }
    if (this.#isClosed) this.close()
  }

  /** Gives its connection up. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    this.#client?.release(true)
    this.#client = undefined
  }

  #lose(error: unknown): void {
    const client = this.#client
    this.#client = undefined
    client?.release(true)
    if (this.#isClosed || this.#timer !== undefined) return
    if (!this.#isLost) this.#log.warn({ error }, 'the database cannot be listened to for now')
    this.#isLost = true
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      void this.open()
    }, this.#againMs)
  }
}
