import type { ConnectionPool } from './connection-pool.ts'

/** Connections that are kept back for a chain of questions; their number follows what it may still need. */
export interface Reservation {
  update(count: number): void
  /** Resolves when there is a connection that nobody else keeps back, or nobody else left who would. */
  untilMine(): Promise<void>
}

/** Keeps connections back for what matters most, so that a long list of suites does not use them up. */
export class HelloBudget {
  readonly #pool: Pick<ConnectionPool, 'leftCount'>
  readonly #reserved = new Map<Reservation, number>()
  readonly #waiting: (() => void)[] = []

  constructor(pool: Pick<ConnectionPool, 'leftCount'>) {
    this.#pool = pool
  }

  /** Whether one more connection can be used without touching what is kept back. */
  get hasSpare(): boolean {
    return this.#pool.leftCount > this.#kept()
  }

  /**
   * Keeps `count` connections back while `run` is running, or as many as it says then. What is kept for oneself can be used
   * at any time; who asks for more than that looks out for others by {@link Reservation.untilMine}.
   */
  async keep<T>(count: number, run: (reservation: Reservation) => Promise<T>): Promise<T> {
    const reservation: Reservation = {
      update: (left) => {
        if (this.#reserved.has(reservation)) this.#reserved.set(reservation, left)
        this.#wake()
      },
      untilMine: async () => {
        while (this.#pool.leftCount <= this.#kept(reservation) && this.#kept(reservation) > 0)
          await this.#change()
      },
    }
    this.#reserved.set(reservation, count)
    try {
      return await run(reservation)
    } finally {
      this.#reserved.delete(reservation)
      this.#wake()
    }
  }

  /** Resolves when there is a connection to spare, or nobody left for whom to spare it. */
  async untilSpare(): Promise<void> {
    while (!this.hasSpare && this.#kept() > 0) await this.#change()
  }

  /** What is kept back, for all but one. */
  #kept(except?: Reservation): number {
    let kept = 0
    for (const [reservation, count] of this.#reserved) if (reservation !== except) kept += count
    return kept
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}
