/**
 * Theory of operation. A server that supports any offered suite picks exactly one. Offering all, striking out the pick
 * and offering the rest again lists every accepted suite in `accepted + 1` handshakes, which is the least that can do:
 * each ServerHello names one suite, and the last refusal stands for all that are left. If the server has an order of
 * preference, the picks come in that order; else they come in ours.
 *
 * Named groups and signature schemes are listed in the same way.
 */
import { PeerMisbehaved } from '../errors.ts'
import { rfc } from '../spec.ts'

/** Decides which cipher suites, groups or schemes to offer next, given every answer so far. */
export class SuiteEnumeration {
  readonly #maxPerHello: number
  #accepted: readonly number[] = []
  #remaining: readonly number[]
  #refused: readonly number[] = []

  /**
   * @param candidates Code points in the order to offer them.
   * @param maxPerHello Some servers stumble over long lists; what does not fit is offered after the rest was refused.
   */
  constructor(candidates: readonly number[], maxPerHello = Number.POSITIVE_INFINITY) {
    this.#remaining = candidates
    this.#maxPerHello = maxPerHello
  }

  /** What was told, in the order told, and then what was picked so far, in the order picked. */
  get accepted(): readonly number[] {
    return this.#accepted
  }

  /**
   * Everything that no answer ruled out. What was not picked yet comes first: a server that follows the client shows it
   * even where nothing is narrowed.
   */
  get possible(): readonly number[] {
    return [...this.#remaining, ...this.#accepted]
  }

  /** What was neither picked nor refused so far. */
  get undecided(): readonly number[] {
    return this.#remaining
  }

  /** What was offered in hellos that the server refused as a whole. */
  get refused(): readonly number[] {
    return this.#refused
  }

  /** Code points for the next ClientHello; `undefined` once there is nothing left to ask. */
  next(): readonly number[] | undefined {
    return this.#remaining.length === 0 ? undefined : this.#remaining.slice(0, this.#maxPerHello)
  }

  /**
   * Takes in the answer to what {@link next} returned, or to a part of what is undecided.
   *
   * @param picked Code point that the server chose; `undefined` when it chose none of them.
   * @throws {PeerMisbehaved} `unoffered-suite` when it chose what was not offered (RFC 8446 §4.1.3).
   */
  answer(picked: number | undefined, offered: readonly number[] = this.next() ?? []): void {
    if (picked === undefined) {
      this.#refused = [...this.#refused, ...offered]
      this.#remaining = this.#remaining.filter((code) => !offered.includes(code))
      return
    }
    if (!offered.includes(picked)) throw new PeerMisbehaved('unoffered-suite', rfc(8446, '4.1.3'))
    this.accept(picked)
  }

  /**
   * Notes a pick that was learnt aside. It may have been refused before, where it stood beside less: what was picked is
   * accepted.
   */
  accept(picked: number): void {
    const isNews = this.#remaining.includes(picked) || this.#refused.includes(picked)
    if (!isNews) return
    this.#accepted = [...this.#accepted, picked]
    this.#remaining = this.#remaining.filter((code) => code !== picked)
    this.#refused = this.#refused.filter((code) => code !== picked)
  }

  /** Takes the server's own list over: what of it could have been picked counts as accepted, in its order. */
  tell(told: readonly number[]): void {
    const known = [...new Set(told)].filter((code) => this.possible.includes(code))
    this.#accepted = [...known, ...this.#accepted.filter((code) => !known.includes(code))]
    this.#remaining = this.#remaining.filter((code) => !known.includes(code))
  }
}
