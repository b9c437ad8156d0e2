import type { ConnectionPool } from './connection-pool.ts'

/** Connections that are kept back for a chain of questions; their number follows what it may still need. */
export interface Reservation {
  update(count: number): void
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
    let kept = 0
    for (const count of this.#reserved.values()) kept += count
    return this.#pool.leftCount > kept
  }

  /**
   * Keeps `count` connections back while `run` is running, or as many as it says then. What is kept for oneself can be used
   * at any time, also beyond it.
   */
  async keep<T>(count: number, run: (reservation: Reservation) => Promise<T>): Promise<T> {
    const reservation: Reservation = {
      update: (left) => {
        if (this.#reserved.has(reservation)) this.#reserved.set(reservation, left)
        this.#wake()
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
    while (!this.hasSpare && this.#isKept()) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  #isKept(): boolean {
    return [...this.#reserved.values()].some((count) => count > 0)
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}
