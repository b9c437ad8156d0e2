/**
 * Theory of operation. Groups and signature schemes of TLS 1.2 are eliminated together, by suites whose handshakes show
 * both. Handshakes that were made for the suites have shown some of them: all, mostly, where the server follows the client
 * in their order too, so that then only the end of each list is left to be asked for.
 */
import { suiteName, suiteProperties } from '../registry/cipher-suites.ts'
import { Elimination, type Pick as HelloPick } from '../wire/elimination.ts'
import { pickOf } from '../wire/flight-facts.ts'
import { type HelloStyle, candidates, signedEcdhe } from '../wire/probe-hellos.ts'
import type { ServerFlight } from '../wire/server-flight.ts'
import { TLS_1_2 } from '../wire/tls-version.ts'
import type { HelloQuestions } from './hello-questions.ts'

/** What eliminating groups and schemes together came to, in code points and in the order picked. */
export interface FoundKeys {
  readonly groups: readonly number[]
  /** Every other group was refused; `idle` where it may be accepted, and is never picked. */
  readonly otherGroups: 'refused' | 'idle' | 'unknown'
  readonly schemes: readonly number[]
  readonly hasAllSchemes: boolean
}

/** About as many handshakes as it takes with a key of RSA: the schemes that OpenSSL 3 has for one, and the ends of two lists. */
export const EXPECTED_KEY_HELLOS = 9
/** The same with a key of ECDSA. */
const EXPECTED_ECDSA_HELLOS = 6

/** Lists groups and signature schemes of TLS 1.2. */
export class KeyEnumeration {
  readonly #questions: Pick<HelloQuestions, 'ask'>
  /** Those that were shown aside. */
  readonly #picks: HelloPick[] = []
  readonly #seen = { group: new Set<number>(), scheme: new Set<number>() }
  #hasRsa = false
  /** A group that was known was picked behind all others. */
  #areOthersIdle = false
  /** Told how many handshakes are about to be needed still: at least one for the end of each list. */
  onProgress: (left: number) => void = () => undefined

  constructor(questions: Pick<HelloQuestions, 'ask'>) {
    this.#questions = questions
  }

  /** Takes over what a handshake of TLS 1.2 shows that was made for something else. */
  note(flight: ServerFlight): void {
    if (flight.keyExchange?.kind !== 'ecdhe') return
    this.#picks.push(pickOf(flight))
    this.#see(flight)
  }

  /** Whether there is signed ECDHE, as far as was shown aside. */
  get isShown(): boolean {
    return this.#picks.length > 0
  }

  /** Whether handshakes that were made for other things show other groups and schemes each time; `undefined` before two. */
  get isShownAside(): boolean | undefined {
    const count = this.#picks.length
    if (count < 2) return undefined
    return this.#seen.group.size > 1 && this.#seen.scheme.size > 1
  }

  /**
   * Asks until both lists came to their end.
   *
   * @param untilFree Waited for before each question.
   * @returns `undefined` where nothing with signed ECDHE is accepted.
   */
  async run(style: HelloStyle, untilFree: () => Promise<void>): Promise<FoundKeys | undefined> {
    const lists = candidates(TLS_1_2, style)
    const offer = { ...lists, suite: signedEcdhe(lists.suite) }
    const elimination = new Elimination(offer, {
      narrows: ['group', 'scheme'],
      areIndependent: true,
      isSeparate: this.isShownAside === true,
    })
    await this.#eliminate(elimination, style, untilFree)
    if (elimination.accepted('group').length === 0) return undefined
    // Lists that are cut short leave groups and schemes out.
    const isWhole = style !== 'short'
    const isDone = isWhole && elimination.isComplete('group')
    const otherGroups = isDone ? await this.#otherGroups(elimination, style) : 'unknown'
    return {
      groups: elimination.accepted('group'),
      otherGroups,
      schemes: elimination.accepted('scheme'),
      hasAllSchemes: isWhole && elimination.isComplete('scheme'),
    }
  }

  async #eliminate(
    elimination: Elimination,
    style: HelloStyle,
    untilFree: () => Promise<void>,
  ): Promise<void> {
    for (;;) {
      await untilFree()
      for (const pick of this.#picks) elimination.note(pick)
      const next = elimination.next()
      if (next === undefined) return
      const known = elimination.accepted('group')
      const looksBeside = !this.#hasRsa && elimination.isComplete('group')
      const offer = looksBeside ? { ...next, group: othersFirst(known, style) } : next
      const answer = await this.#questions.ask(TLS_1_2, offer, style)
      const isBegun = elimination.accepted('group').length > 0
      if (answer.kind === 'unknown' || (answer.kind !== 'picked' && !isBegun)) return
      const pick = answer.kind === 'picked' ? pickOf(answer.flight) : undefined
      if (looksBeside && pick?.group !== undefined) this.#areOthersIdle = known.includes(pick.group)
      if (answer.kind === 'picked') this.#see(answer.flight)
      elimination.answer(pick)
    }
  }

  /**
   * With a certificate of ECDSA alone a server cannot do without its curve (RFC 8422 §5.1), so that narrowing it away ends
   * the list too early. But then nobody can connect without offering that curve, so what matters is whether anything else
   * is picked beside it: all that was not picked yet is offered first, and what was picked behind; beside the schemes, as
   * long as those are asked for, and then on its own.
   */
  async #otherGroups(elimination: Elimination, style: HelloStyle): Promise<FoundKeys['otherGroups']> {
    if (this.#hasRsa) return 'refused'
    const lists = candidates(TLS_1_2, style)
    const suite = signedEcdhe(lists.suite)
    while (!this.#areOthersIdle) {
      const known = elimination.accepted('group')
      const offer = { ...lists, suite, group: othersFirst(known, style) }
      const answer = await this.#questions.ask(TLS_1_2, offer, style)
      const picked = answer.kind === 'picked' ? pickOf(answer.flight).group : undefined
      if (picked === undefined) return 'unknown'
      elimination.note({ group: picked })
      this.#areOthersIdle = known.includes(picked)
    }
    return 'idle'
  }

  #see(flight: ServerFlight): void {
    const { group, scheme } = pickOf(flight)
    if (group !== undefined) this.#seen.group.add(group)
    if (scheme !== undefined) this.#seen.scheme.add(scheme)
    this.#hasRsa ||= suiteProperties(suiteName(flight.hello.suite)).authentication === 'RSA'
    const expected = this.#hasRsa ? EXPECTED_KEY_HELLOS : EXPECTED_ECDSA_HELLOS
    this.onProgress(Math.max(2, expected - this.#seen.scheme.size))
  }
}

function othersFirst(known: readonly number[], style: HelloStyle): readonly number[] {
  return [...candidates(TLS_1_2, style).group.filter((each) => !known.includes(each)), ...known]
}
