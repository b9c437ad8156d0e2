import { type AskAllowance, AskLimits } from '../limits/ask-limits.ts'
import { askerKey } from '../limits/asker-key.ts'
import type { BlockList } from '../limits/block-list.ts'
import { Patience } from '../limits/patience.ts'
import { type Rate, TokenBuckets } from '../limits/token-buckets.ts'
import type { Said } from '../locales/index.ts'
import type { Asker, Clock, MuteStore } from '../ports.ts'
import { isOwner, mayUse, type Right } from './authority.ts'
import type { Meaning } from './command.ts'

/** What becomes of a line: it is answered, or something else is said, or nothing. */
export type Passage =
  | { readonly kind: 'answered' }
  | { readonly kind: 'told'; readonly said: Said }
  | { readonly kind: 'passed-over' }

/** What is said to a line that is no question: each of them once in a while. */
export type Hint = 'greeting' | 'thanks' | 'sentence' | 'word'

const PASSED_OVER: Passage = { kind: 'passed-over' }
const ANSWERED: Passage = { kind: 'answered' }

/** How often a room's moderators are obeyed: what they say costs a write to disk and a message, and nothing else. */
export const RULE_RATE: Rate = { amount: 6, windowMs: 60_000 }

/** What decides beside the counts. */
export interface GateParts {
  readonly blocked: BlockList
  readonly mutes: MuteStore
  readonly clock: Clock
  /** For all that is counted; silence was asked for until a date. */
  readonly steady: Clock
}

/**
 * Stands between what is said and what is answered: counts questions, and loses patience with machines. Whoever sits at the
 * terminal and whoever runs the bot pass freely.
 */
export class Gate {
  readonly #limits = new AskLimits()
  readonly #patience = new Patience()
  /** By room. */
  readonly #rules = new TokenBuckets(RULE_RATE)
  readonly #owners: readonly string[]
  readonly #blocked: BlockList
  readonly #mutes: MuteStore
  readonly #clock: Clock
  readonly #steady: Clock

  /** @param owners Bare JIDs. */
  constructor(owners: readonly string[], { blocked, mutes, clock, steady }: GateParts) {
    this.#owners = owners
    this.#blocked = blocked
    this.#mutes = mutes
    this.#clock = clock
    this.#steady = steady
  }

  /**
   * @param meaning Of the line; `undefined` when it means nothing.
   * @param right Who may use the command.
   */
  admit(asker: Asker, meaning: Meaning | undefined, right: Right = 'anyone'): Passage {
    const isAllowed = mayUse(right, asker, this.#owners)
    if (isOwner(asker, this.#owners) && isAllowed) return ANSWERED
    if (this.#blocked.isBlocked(asker)) return PASSED_OVER
    const now = this.#steady.now()
    const key = askerKey(asker)
    // However much was asked there, by them too, moderators get silence; and who silenced the bot can make it talk again.
    const ruled = this.#ruledRoom(asker, right)
    if (ruled !== undefined) {
      if (this.#rules.waitMs(ruled, now) > 0) return PASSED_OVER
      this.#rules.take(ruled, now)
      return ANSWERED
    }
    if (this.isSilenced(asker, right)) return PASSED_OVER
    if (this.#patience.isIgnored(key, now)) return PASSED_OVER
    const cost = meaning?.ok === true ? meaning.cost : 1
    const admission = this.#limits.admit(asker, cost, now)
    if (!admission.ok) {
      const { isNews, limit, waitMs } = admission
      return isNews
        ? { kind: 'told', said: { say: `limit.${limit}`, params: { wait: waitMs } } }
        : PASSED_OVER
    }
    if (right !== 'anyone' && !isAllowed) return { kind: 'told', said: { say: `right.${right}` } }
    if (meaning !== undefined) return ANSWERED
    const silenceMs = this.#patience.notUnderstood(key, now)
    if (silenceMs === undefined) return ANSWERED
    if (asker.place === 'room') return PASSED_OVER
    return { kind: 'told', said: { say: 'ignored', params: { wait: silenceMs } } }
  }

  /** @returns Whether the room wants to hear nothing, an answer that was long in coming included. */
  isSilenced(asker: Asker, right: Right): boolean {
    if (asker.place !== 'room' || this.#ruledRoom(asker, right) !== undefined) return false
    return this.#clock.now() < this.#mutes.mutedUntil(asker.room)
  }

  /**
   * @returns Whether to tell an asker of whose line nothing is understood what can be said: in a room never, where everybody
   *   would have to read it; elsewhere each kind once in ten minutes; at the terminal and to owners always.
   */
  mayHint(asker: Asker, hint: Hint): boolean {
    if (isOwner(asker, this.#owners)) return true
    return asker.place !== 'room' && this.#patience.mayHint(`${hint} ${askerKey(asker)}`, this.#steady.now())
  }

  /** @returns Whether this very answer was given often enough; to be asked once for each answer. */
  isRepeated(asker: Asker, answer: string): boolean {
    if (isOwner(asker, this.#owners)) return false
    return this.#patience.isRepeated(askerKey(asker), answer, this.#steady.now())
  }

  /** @returns What the asker has left, of the limits that count them. */
  left(asker: Asker): readonly AskAllowance[] {
    return this.#limits.left(asker, this.#steady.now())
  }

  /** @returns The room about which its own moderators say something there; `undefined` for all else. */
  #ruledRoom(asker: Asker, right: Right): string | undefined {
    if (asker.place !== 'room' && asker.place !== 'room-private') return undefined
    const isAboutRoom = right === 'moderator' || right === 'host'
    return isAboutRoom && mayUse(right, asker, this.#owners) ? asker.room : undefined
  }
}
