import type { Asker } from '../ports.ts'
import { askerKey } from './asker-key.ts'
import { Recent } from './recent.ts'
import { type Rate, TokenBuckets } from './token-buckets.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** How many questions are answered, by who or what is counted. */
export const ASK_RATES = {
  'asker-minute': { amount: 5, windowMs: MINUTE_MS },
  'asker-hour': { amount: 30, windowMs: HOUR_MS },
  room: { amount: 6, windowMs: MINUTE_MS },
  domain: { amount: 60, windowMs: HOUR_MS },
  all: { amount: 120, windowMs: MINUTE_MS },
} as const satisfies Record<string, Rate>

/** Names one of {@link ASK_RATES}. */
export type AskLimit = keyof typeof ASK_RATES

/** Whether a question is answered. `isNews`: the asker was not told in this window yet. */
export type Admission =
  | { readonly ok: true }
  | { readonly ok: false; readonly limit: AskLimit; readonly waitMs: number; readonly isNews: boolean }

/** What is left of one limit. */
export interface AskAllowance {
  readonly limit: AskLimit
  readonly left: number
}

/** Counts questions by asker, room, domain of the asker, and in all. A terminal is its owner's and is not counted. */
export class AskLimits {
  readonly #buckets: readonly { readonly limit: AskLimit; readonly buckets: TokenBuckets }[] = [
    { limit: 'asker-minute', buckets: new TokenBuckets(ASK_RATES['asker-minute']) },
    { limit: 'asker-hour', buckets: new TokenBuckets(ASK_RATES['asker-hour']) },
    { limit: 'room', buckets: new TokenBuckets(ASK_RATES.room) },
    { limit: 'domain', buckets: new TokenBuckets(ASK_RATES.domain) },
    { limit: 'all', buckets: new TokenBuckets(ASK_RATES.all) },
  ]
  /** Until when whoever was told knows. */
  readonly #told = new Recent<number>()

  /**
   * Takes one question, or says for how long none is taken. A question that is not taken costs nothing.
   *
   * @param cost How many questions this one is worth.
   */
  admit(asker: Asker, cost: number, now: number): Admission {
    const counted = this.#countedFor(asker)
    const [longest] = counted
      .map(({ limit, key, buckets }) => ({ limit, waitMs: buckets.waitMs(key, now, cost) }))
      .filter(({ waitMs }) => waitMs > 0)
      .toSorted((a, b) => b.waitMs - a.waitMs)
    if (longest === undefined) {
      for (const { key, buckets } of counted) buckets.take(key, now, cost)
      return { ok: true }
    }
    return { ok: false, ...longest, isNews: this.#isNews(longest.limit, longest.waitMs, asker, now) }
  }

  /** What the asker has left, of the limits that count them. */
  left(asker: Asker, now: number): readonly AskAllowance[] {
    return this.#countedFor(asker).map(({ limit, key, buckets }) => ({ limit, left: buckets.left(key, now) }))
  }

  #countedFor(asker: Asker) {
    return this.#buckets.flatMap(({ limit, buckets }) => {
      const key = keyFor(limit, asker)
      return key === undefined ? [] : [{ limit, buckets, key }]
    })
  }

  #isNews(limit: AskLimit, waitMs: number, asker: Asker, now: number): boolean {
    const key = limit === 'room' && asker.place === 'room' ? `${limit} ${asker.room}` : askerKey(asker)
    const knowsUntil = this.#told.find(key) ?? 0
    if (knowsUntil > now) return false
    this.#told.keep(key, now + waitMs)
    return true
  }
}

/** @returns `undefined` where the limit does not count that asker; what is asked privately in a room disturbs nobody there. */
function keyFor(limit: AskLimit, asker: Asker): string | undefined {
  if (asker.place === 'terminal') return undefined
  switch (limit) {
    case 'asker-minute':
    case 'asker-hour':
      return askerKey(asker)
    case 'room':
      return asker.place === 'room' ? asker.room : undefined
    case 'domain':
      return asker.place === 'chat' ? asker.jid.slice(asker.jid.indexOf('@') + 1) : undefined
    case 'all':
      return limit
  }
}
