/**
 * Theory of operation. One handshake names a suite, a group and (in TLS 1.2) a signature scheme at once, so three lists
 * can be eliminated in the handshakes that the longest of them needs. Every offer narrows each unfinished list to what
 * was not picked yet. When such an offer is refused, it is not clear which list ran out: then one list at a time is
 * narrowed, with all that is possible on offer from the others, until one is refused alone. Where the lists do not depend
 * on each other (TLS 1.3), the last suspect need not be asked.
 *
 * Narrowing a list can change what the server picks from another one: in TLS 1.2 without the curve of its certificate a
 * server may turn to another suite (RFC 8422 §5.1). Order of preference is therefore to be read only from eliminations
 * whose lists are independent, or that narrow one list.
 */
import { SuiteEnumeration } from './suite-enumeration.ts'

/** The lists of a hello that are eliminated. */
export type Dimension = 'suite' | 'group' | 'scheme'

const DIMENSIONS: readonly Dimension[] = ['suite', 'group', 'scheme']

/** What a handshake may choose from; the values of a {@link Pick} by dimension. */
export type Offer = Readonly<Record<Dimension, readonly number[]>>

/** What a server chose; a dimension is absent where the handshake does not show it. */
export type Pick = Readonly<Partial<Record<Dimension, number>>> & {
  /** Every group that it has, by its own word, the preferred one first. */
  readonly toldGroups?: readonly number[]
}

export interface EliminationOptions {
  /** The lists to be eliminated; the others are offered whole each time. */
  readonly narrows: readonly Dimension[]
  /** Whatever is picked from one list leaves the choice from the others alone, as in TLS 1.3 (RFC 8446 §4.1.1). */
  readonly areIndependent: boolean
  readonly maxSuites?: number
  /** Narrows one list at a time from the start: to be preferred where each is likely to have come to its end. */
  readonly isSeparate?: boolean
}

/** Decides what to offer next, given every answer so far, until each narrowed list is known to be exhausted. */
export class Elimination {
  readonly #lists: Readonly<Record<Dimension, SuiteEnumeration>>
  readonly #options: EliminationOptions
  #suspects: readonly Dimension[] = []
  #staysSeparate: boolean
  #narrowed: readonly Dimension[] = []

  /** @param candidates Every list in the order to offer it. */
  constructor(candidates: Offer, options: EliminationOptions) {
    this.#options = options
    this.#staysSeparate = options.isSeparate ?? false
    this.#lists = {
      suite: new SuiteEnumeration(candidates.suite, options.maxSuites),
      group: new SuiteEnumeration(candidates.group),
      scheme: new SuiteEnumeration(candidates.scheme),
    }
  }

  /** Takes over what is known already from a handshake that was made for something else. */
  note(pick: Pick): void {
    for (const dimension of DIMENSIONS) {
      const value = pick[dimension]
      if (value !== undefined) this.#lists[dimension].accept(value)
    }
    this.#noteTold(pick)
  }

  /** What was told of a list, and what was picked from it so far, each in its order. */
  accepted(dimension: Dimension): readonly number[] {
    return this.#lists[dimension].accepted
  }

  /** What was neither picked from a list nor refused so far. */
  undecided(dimension: Dimension): readonly number[] {
    return this.#lists[dimension].undecided
  }

  /** Everything in a list that was not refused, and what was not picked yet before the rest. */
  possible(dimension: Dimension): readonly number[] {
    return this.#lists[dimension].possible
  }

  /** Takes in what came of offering a part of what is undecided in one list, and from the others all that is possible. */
  answerPart(dimension: Dimension, offered: readonly number[], pick: Pick | undefined): void {
    if (pick === undefined) this.#lists[dimension].answer(undefined, offered)
    else this.note(pick)
  }

  /** Whether everything in a list was either picked or refused. */
  isComplete(dimension: Dimension): boolean {
    return this.#lists[dimension].next() === undefined
  }

  /** The lists of the next ClientHello; `undefined` once there is nothing left to ask. */
  next(): Offer | undefined {
    const unfinished = this.#options.narrows.filter((dimension) => !this.isComplete(dimension))
    if (unfinished.length === 0) return undefined
    this.#suspects = this.#suspects.filter((dimension) => unfinished.includes(dimension))
    const [suspect] = this.#suspects
    if (suspect !== undefined) this.#narrowed = [suspect]
    else this.#narrowed = this.#staysSeparate ? unfinished.slice(-1) : unfinished
    return { suite: this.#offer('suite'), group: this.#offer('group'), scheme: this.#offer('scheme') }
  }

  /**
   * Takes in the answer to what {@link next} returned.
   *
   * @param pick `undefined` when the server refused.
   * @throws {PeerMisbehaved} when it chose what was not offered.
   */
  answer(pick: Pick | undefined): void {
    const narrowed = this.#narrowed
    if (pick === undefined) return this.#onRefusal(narrowed)
    for (const dimension of DIMENSIONS) this.#noteValue(dimension, pick[dimension])
    this.#noteTold(pick)
    if (narrowed.every((dimension) => pick[dimension] === undefined)) this.#onEvasion(narrowed)
    else if (this.#suspects.length > 0) this.#onAcquittal()
  }

  #noteValue(dimension: Dimension, value: number | undefined): void {
    if (value === undefined) return
    if (this.#narrowed.includes(dimension)) this.#lists[dimension].answer(value)
    else this.#lists[dimension].accept(value)
  }

  /** What it leaves out is still to be asked for, one list at a time: that is likely to be refused. */
  #noteTold({ toldGroups }: Pick): void {
    if (toldGroups === undefined) return
    this.#lists.group.tell(toldGroups)
    this.#staysSeparate = true
  }

  #offer(dimension: Dimension): readonly number[] {
    const list = this.#lists[dimension]
    const isNarrowed = this.#narrowed.includes(dimension)
    return (isNarrowed ? list.next() : undefined) ?? list.possible.slice(0, this.#limitOf(dimension))
  }

  #limitOf(dimension: Dimension): number | undefined {
    return dimension === 'suite' ? this.#options.maxSuites : undefined
  }

  #onRefusal(narrowed: readonly Dimension[]): void {
    const [only, ...others] = narrowed
    if (only !== undefined && others.length === 0) {
      this.#lists[only].answer(undefined)
      this.#suspects = []
    } else {
      // From the last: the first list is usually the suites, whose end is then known without a handshake of its own.
      this.#suspects = narrowed.toReversed()
    }
  }

  /** The server went on without anything from the narrowed lists: as good as a refusal of each. */
  #onEvasion(narrowed: readonly Dimension[]): void {
    for (const dimension of narrowed) this.#lists[dimension].answer(undefined)
    this.#suspects = []
  }

  /** The suspect's list has more to give, so it was not what ran out. */
  #onAcquittal(): void {
    const [, ...others] = this.#suspects
    const [last, ...rest] = others
    if (last === undefined) this.#staysSeparate = true
    else if (rest.length === 0 && this.#options.areIndependent) {
      this.#lists[last].answer(undefined)
      this.#suspects = []
      return
    }
    this.#suspects = others
  }
}
