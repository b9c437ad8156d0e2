import { Recent } from './recent.ts'

/** So many in so much time. */
export interface Rate {
  readonly amount: number
  readonly windowMs: number
}

/**
 * One bucket of tokens for each key: full at first, refilled evenly.
 *
 * Theory (generic cell rate algorithm): of a bucket nothing needs to be remembered but the moment at which it will be full
 * again. Nothing ticks, a bucket that is not touched costs nothing, and the clock is whoever's `now` is.
 *
 * Memory is bounded: beyond the most keys, what was longest left alone is forgotten, which fills it.
 */
export class TokenBuckets {
  readonly rate: Rate
  readonly #fullAt: Recent<number>

  /** @param mostKeys How many buckets are remembered. */
  constructor(rate: Rate, mostKeys?: number) {
    this.rate = rate
    this.#fullAt = new Recent(mostKeys)
  }

  /** How many buckets are remembered. */
  get size(): number {
    return this.#fullAt.size
  }

  /** @returns For how long there are not `cost` tokens yet; 0 when there are. A cost above the whole bucket counts as all of it. */
  waitMs(key: string, now: number, cost = 1): number {
    const { amount, windowMs } = this.rate
    const needed = (Math.min(cost, amount) * windowMs) / amount
    return Math.max(0, Math.ceil(this.#debtMs(key, now) + needed - windowMs))
  }

  /** Takes tokens; to be asked for by {@link waitMs} first. */
  take(key: string, now: number, cost = 1): void {
    const { amount, windowMs } = this.rate
    const debtMs = Math.min(windowMs, this.#debtMs(key, now) + (cost * windowMs) / amount)
    this.#fullAt.keep(key, now + debtMs)
  }

  /** @returns Whole tokens that can be taken at once. */
  left(key: string, now: number): number {
    const { amount, windowMs } = this.rate
    return Math.floor(((windowMs - this.#debtMs(key, now)) * amount) / windowMs)
  }

  /** A clock that was set back must not lock anybody out for longer than a window. */
  #debtMs(key: string, now: number): number {
    const fullAt = this.#fullAt.find(key) ?? now
    return Math.min(this.rate.windowMs, Math.max(0, fullAt - now))
  }
}
