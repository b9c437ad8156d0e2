import { AskLimits } from '../limits/ask-limits.ts'
import { askerKey } from '../limits/asker-key.ts'
import type { BlockList } from '../limits/block-list.ts'
import { Patience } from '../limits/patience.ts'
import type { Said } from '../locales/index.ts'
import type { Asker, Clock, MuteStore } from '../ports.ts'
import { isOwner, mayUse, type Right } from './authority.ts'
import type { Meaning } from './command.ts'

/** What becomes of a line: it is answered, or something else is said, or nothing. */
export type Passage =
  | { readonly kind: 'answered' }
  | { readonly kind: 'told'; readonly said: Said }
  | { readonly kind: 'passed-over' }

const PASSED_OVER: Passage = { kind: 'passed-over' }

/** What decides beside the counts. */
export interface GateParts {
  readonly blocked: BlockList
  readonly mutes: MuteStore
  readonly clock: Clock
}

/**
 * Stands between what is said and what is answered: counts questions, and loses patience with machines. Whoever sits at the
 * terminal and whoever runs the bot pass freely.
 */
export class Gate {
  readonly limits = new AskLimits()
  readonly #patience = new Patience()
  readonly #owners: readonly string[]
  readonly #blocked: BlockList
  readonly #mutes: MuteStore
  readonly #clock: Clock

  /** @param owners Bare JIDs. */
  constructor(owners: readonly string[], { blocked, mutes, clock }: GateParts) {
    this.#owners = owners
    this.#blocked = blocked
    this.#mutes = mutes
    this.#clock = clock
  }

  /**
   * @param meaning Of the line; `undefined` when it means nothing.
   * @param right Who may use the command.
   */
  admit(asker: Asker, meaning: Meaning | undefined, right: Right = 'anyone'): Passage {
    const isAllowed = mayUse(right, asker, this.#owners)
    if (isOwner(asker, this.#owners) && isAllowed) return { kind: 'answered' }
    if (this.#blocked.isBlocked(asker)) return PASSED_OVER
    const now = this.#clock.now()
    const key = askerKey(asker)
    // Who silenced the bot can make it talk again.
    const isAboutRoom = isAllowed && (right === 'moderator' || right === 'host')
    if (asker.place === 'room' && !isAboutRoom && now < this.#mutes.mutedUntil(asker.room)) return PASSED_OVER
    if (this.#patience.isIgnored(key, now)) return PASSED_OVER
    const cost = meaning?.ok === true ? meaning.cost : 1
    const admission = this.limits.admit(asker, cost, now)
    if (!admission.ok) {
      const { isNews, limit, waitMs } = admission
      return isNews
        ? { kind: 'told', said: { say: `limit.${limit}`, params: { wait: waitMs } } }
        : PASSED_OVER
    }
    if (right !== 'anyone' && !isAllowed) return { kind: 'told', said: { say: `right.${right}` } }
    if (meaning !== undefined) return { kind: 'answered' }
    const silenceMs = this.#patience.notUnderstood(key, now)
    if (silenceMs === undefined) return { kind: 'answered' }
    if (asker.place === 'room') return PASSED_OVER
    return { kind: 'told', said: { say: 'ignored', params: { wait: silenceMs } } }
  }

  /**
   * @returns Whether to tell an asker of whose line nothing is understood what can be said: in a room never, where everybody
   *   would have to read it; elsewhere once in ten minutes; at the terminal and to owners always.
   */
  mayHint(asker: Asker): boolean {
    if (isOwner(asker, this.#owners)) return true
    return asker.place !== 'room' && this.#patience.mayHint(askerKey(asker), this.#clock.now())
  }

  /** @returns Whether this very answer was given often enough; to be asked once for each answer. */
  isRepeated(asker: Asker, answer: string): boolean {
    if (isOwner(asker, this.#owners)) return false
    return this.#patience.isRepeated(askerKey(asker), answer, this.#clock.now())
  }
}
