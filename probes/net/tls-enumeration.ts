/**
 * Theory of operation. Chains of handshakes run side by side over one {@link ConnectionPool}: TLS 1.3 with its groups;
 * TLS 1.2; and what is older, newest first. A hello that is capped at a version is answered with that version or an older
 * one, which says of all between that they are absent, and a refusal says so of all that are older: a server that has
 * nothing old costs one hello. Groups and signature schemes of TLS 1.2 are a chain of their own, begun when ECDHE was
 * seen, so that narrowing them does not disturb the order of suites.
 */
import type { Endpoint, Outcome } from '../model.ts'
import type { VersionParameters } from '../tls-parameters.ts'
import { suiteName, suiteProperties } from '../registry/cipher-suites.ts'
import { SSLV2_CIPHERS } from '../registry/sslv2-ciphers.ts'
import { Elimination } from '../wire/elimination.ts'
import { pickOf } from '../wire/flight-facts.ts'
import { type HelloStyle, MAX_SUITES, candidates, signedEcdhe } from '../wire/probe-hellos.ts'
import type { ServerFlight } from '../wire/server-flight.ts'
import type { Sslv2Answer } from '../wire/sslv2.ts'
import { type SuiteOrder, SuiteOrderQuestion } from '../wire/suite-order.ts'
import { SSL_3_0, TLS_1_1, TLS_1_2, TLS_1_3 } from '../wire/tls-version.ts'
import type { ConnectionPool } from './connection-pool.ts'
import { type EliminationResult, type HelloAnswer, HelloQuestions } from './hello-questions.ts'

/** One version as it was found, in code points. */
export interface FoundVersion {
  readonly version: number
  readonly answer: VersionParameters['answer']
  /** See {@link VersionParameters}. */
  readonly reason?: string
  readonly style: HelloStyle
  /** In the order picked. */
  readonly suites: readonly number[]
  /** Everything else was refused. */
  readonly hasAllSuites: boolean
  readonly groups: readonly number[]
  readonly hasAllGroups: boolean
  readonly order?: SuiteOrder
  /** The newest version below this one that the server has, where it answered with that. */
  readonly olderVersion?: number
  /** It dropped the hello without saying why. */
  readonly isUnanswered: boolean
}

/** All that the chains found. */
export interface FoundTls {
  /** Newest first. */
  readonly versions: readonly FoundVersion[]
  readonly sslv2: Outcome<Sslv2Answer>
  /** Of TLS 1.2 and older, in the order in which they came. */
  readonly flights: readonly ServerFlight[]
  /** Groups and schemes of TLS 1.2; absent without signed ECDHE. */
  readonly keys?: FoundKeys
  /** Whether a fallback that was not needed is refused; absent where it could not be asked. */
  readonly fallbackScsv?: boolean
}

/** What eliminating groups and schemes together came to. */
export interface FoundKeys extends EliminationResult {
  /** Every other group was refused; `idle` where it may be accepted, and is never picked. */
  readonly otherGroups: 'refused' | 'idle' | 'unknown'
}

/** Finds out what one endpoint accepts. Resolves for whatever the peer did. */
export async function enumerateTls(
  endpoint: Endpoint,
  pool: ConnectionPool,
  random: () => number,
): Promise<FoundTls> {
  const enumerator = new Enumerator(new HelloQuestions(endpoint, pool, random), pool)
  return enumerator.run()
}

/** Whose order counts, as far as that could be asked. */
interface OrderAnswer {
  readonly order?: SuiteOrder
  /** What had been accepted was dropped now: the end of the list was no end, or the server has had enough of us. */
  readonly isContradicted: boolean
}

/** A promise that is settled from outside, once. */
class Signal<T> {
  #resolve: (value: T) => void = () => undefined
  readonly value = new Promise<T>((resolve) => (this.#resolve = resolve))

  settle(value: T): void {
    this.#resolve(value)
  }
}

/** Connections after which groups and schemes wait until all suites are known: those matter more. */
const PLENTY = 16

class Enumerator {
  readonly #questions: HelloQuestions
  readonly #pool: ConnectionPool
  /** How TLS 1.2 wanted to be asked; `undefined` when it did not answer at all. */
  readonly #style12 = new Signal<HelloStyle | undefined>()
  /** Whether TLS 1.2 has ECDHE, as soon as that is known. */
  readonly #hasEcdhe = new Signal<boolean>()
  /** Whether there is TLS 1.3, as soon as that is known. */
  readonly #hasTls13 = new Signal<boolean>()
  /** Settled when the suites of TLS 1.2 and their order are known. */
  readonly #knowsTls12 = new Signal<void>()
  readonly #flights: ServerFlight[] = []
  #suites12: Elimination | undefined

  constructor(questions: HelloQuestions, pool: ConnectionPool) {
    this.#questions = questions
    this.#pool = pool
  }

  async run(): Promise<FoundTls> {
    const tls12 = this.#pool.chain(() => this.#tls12())
    const older = this.#pool.chain(() => this.#older())
    const [tls13, newest, rest, sslv2, keys, fallbackScsv] = await Promise.all([
      this.#pool.chain(() => this.#tls13()),
      tls12,
      older,
      this.#questions.askSslv2(SSLV2_CIPHERS.map(([code]) => code)),
      this.#pool.chain(() => this.#keysOf12()),
      Promise.all([tls12, older]).then(([first, others]) => this.#fallback([first, ...others])),
    ])
    return {
      versions: [tls13, newest, ...rest],
      sslv2,
      flights: this.#flights,
      ...(keys && { keys }),
      ...(fallbackScsv !== undefined && { fallbackScsv }),
    }
  }

  async #tls13(): Promise<FoundVersion> {
    const found = await this.#version(TLS_1_3)
    this.#hasTls13.settle(false)
    return found
  }

  async #tls12(): Promise<FoundVersion> {
    const found = await this.#version(TLS_1_2)
    this.#style12.settle(found.answer === 'unknown' || found.isUnanswered ? undefined : found.style)
    this.#hasEcdhe.settle(false)
    this.#knowsTls12.settle()
    return found
  }

  /** TLS 1.1 and older, newest first. */
  async #older(): Promise<readonly FoundVersion[]> {
    const found: FoundVersion[] = []
    for (let version = TLS_1_1; version >= SSL_3_0; version--) {
      const each = await this.#version(version)
      found.push(each)
      const next = each.olderVersion ?? version - 1
      const isLast = each.answer !== 'accepted' && each.olderVersion === undefined
      // Absent because a newer hello was answered with something older, or refused with everything older on offer.
      for (const absent of versionsBetween(version, isLast ? SSL_3_0 - 1 : next)) {
        found.push({ ...each, version: absent })
      }
      version = isLast ? SSL_3_0 : next + 1
    }
    return found
  }

  /** Asks with less where a hello went unanswered; TLS 1.2 finds out for all versions what it takes. */
  async #version(version: number): Promise<FoundVersion> {
    const full = await this.#eliminate(version, 'full')
    if (!full.isUnanswered) return full
    if (version !== TLS_1_2) {
      const style = await this.#style12.value
      if (style === 'full') return full
      if (style !== undefined) return this.#eliminate(version, style)
    }
    for (const style of ['few-suites', 'short'] as const) {
      const found = await this.#eliminate(version, style)
      if (!found.isUnanswered) return found
    }
    return full
  }

  async #eliminate(version: number, style: HelloStyle): Promise<FoundVersion> {
    const elimination = new Elimination(candidates(version, style), {
      narrows: version === TLS_1_3 ? ['suite', 'group'] : ['suite'],
      areIndependent: true,
      maxSuites: MAX_SUITES[style],
    })
    if (version === TLS_1_2) this.#suites12 = elimination
    let control: OrderAnswer | undefined
    const result = await this.#questions.eliminate(version, elimination, style, {
      beforeEach: async () => {
        if (version !== TLS_1_3 || !elimination.isComplete('suite')) return
        control ??= await this.#askOrder(version, style, elimination.accepted('suite'))
        await this.#yieldToTls12()
      },
      onFlight: (flight) => {
        if (version === TLS_1_3) this.#hasTls13.settle(true)
        else this.#flights.push(flight)
        if (version === TLS_1_2 && flight.keyExchange?.kind === 'ecdhe') this.#hasEcdhe.settle(true)
      },
    })
    const { end, olderVersion } = result
    const suites = elimination.accepted('suite')
    if (version >= TLS_1_2) control ??= await this.#askOrder(version, style, suites)
    const reason = reasonOf(end)
    const refusal = end?.kind === 'unknown' ? 'unknown' : 'refused'
    const hasEveryAnswer = suites.length > 0 ? elimination.isComplete('suite') : refusal === 'refused'
    return {
      version,
      answer: suites.length > 0 ? 'accepted' : refusal,
      ...(suites.length === 0 && reason !== undefined && { reason }),
      style,
      suites,
      hasAllSuites: hasEveryAnswer && control?.isContradicted !== true,
      groups: elimination.accepted('group'),
      hasAllGroups: elimination.isComplete('group'),
      ...(control?.order !== undefined && { order: control.order }),
      ...(olderVersion !== undefined && { olderVersion }),
      isUnanswered: suites.length === 0 && end?.kind === 'dropped',
    }
  }

  async #askOrder(version: number, style: HelloStyle, suites: readonly number[]): Promise<OrderAnswer> {
    if (suites.length < 2) return { isContradicted: false }
    const question = new SuiteOrderQuestion(suites)
    const lists = candidates(version, style)
    for (let suite = question.next(); suite !== undefined; suite = question.next()) {
      const answer = await this.#questions.ask(version, { ...lists, suite }, style)
      if (answer.kind === 'unknown') return { isContradicted: false }
      if (answer.kind === 'dropped') return { isContradicted: true }
      question.answer(answer.kind === 'picked' ? answer.flight.hello.suite : undefined)
    }
    return { isContradicted: false, ...(question.order !== undefined && { order: question.order }) }
  }

  /** Groups and schemes of TLS 1.2 by the suites whose handshakes show both. */
  async #keysOf12(): Promise<FoundKeys | undefined> {
    if (!(await this.#hasEcdhe.value)) return undefined
    const style = 'full'
    const lists = candidates(TLS_1_2, style)
    const elimination = new Elimination(
      { ...lists, suite: signedEcdhe(lists.suite) },
      { narrows: ['group', 'scheme'], areIndependent: true },
    )
    const result = await this.#questions.eliminate(TLS_1_2, elimination, style, {
      beforeEach: async () => {
        await this.#yieldToTls12()
        // Servers that follow the client's order have shown some by then.
        for (const dimension of ['group', 'scheme'] as const) {
          elimination.note(dimension, this.#suites12?.accepted(dimension) ?? [])
        }
      },
    })
    const otherGroups = elimination.isComplete('group') ? await this.#otherGroups(result, style) : 'unknown'
    return { ...result, otherGroups }
  }

  /**
   * With a certificate of ECDSA alone a server cannot do without its curve (RFC 4492 §5.1), so that narrowing it away ends
   * the list too early. But then nobody can connect without offering that curve, so what matters is whether anything else
   * is picked beside it: all that was not picked yet is offered first, and what was picked behind.
   */
  async #otherGroups(
    { elimination, flights }: EliminationResult,
    style: HelloStyle,
  ): Promise<FoundKeys['otherGroups']> {
    const hasRsa = flights.some(
      ({ hello }) => suiteProperties(suiteName(hello.suite)).authentication === 'RSA',
    )
    if (hasRsa) return 'refused'
    const lists = candidates(TLS_1_2, style)
    for (;;) {
      const known = elimination.accepted('group')
      const group = [...lists.group.filter((each) => !known.includes(each)), ...known]
      const offer = { ...lists, suite: signedEcdhe(lists.suite), group }
      const answer = await this.#questions.ask(TLS_1_2, offer, style)
      const picked = answer.kind === 'picked' ? pickOf(answer.flight).group : undefined
      if (picked === undefined) return 'unknown'
      if (known.includes(picked)) return 'idle'
      elimination.note('group', [picked])
    }
  }

  /** Lets the suites of TLS 1.2 go first when connections are not plenty any more. */
  async #yieldToTls12(): Promise<void> {
    if (this.#pool.openedCount > PLENTY) await this.#knowsTls12.value
  }

  /** A hello that pretends to be a fallback from a version that would have worked (RFC 7507 §3). */
  async #fallback(versions: readonly FoundVersion[]): Promise<boolean | undefined> {
    const accepted = versions.filter(({ answer, version }) => answer === 'accepted' && version > SSL_3_0)
    const [first, other] = accepted
    const second = (await this.#hasTls13.value) ? first : other
    if (second === undefined) return undefined
    const offer = { ...candidates(second.version, second.style), suite: second.suites }
    const answer = await this.#questions.ask(second.version, offer, second.style, { fallback: true })
    if (answer.kind === 'picked') return false
    if (answer.kind === 'refused') return answer.how === 'inappropriate_fallback' ? true : undefined
    // COMPAT: ejabberd 23.01 (fast_tls) sends no alerts. What differs from a hello that it accepted is the SCSV alone.
    const dropsWhatItRefuses = versions.some(({ isUnanswered }) => isUnanswered)
    return answer.kind === 'dropped' && dropsWhatItRefuses ? true : undefined
  }
}

/** Newest first, both ends left out. */
function versionsBetween(above: number, below: number): readonly number[] {
  return Array.from({ length: Math.max(above - below - 1, 0) }, (_, index) => above - 1 - index)
}

function reasonOf(end: HelloAnswer | undefined): string | undefined {
  switch (end?.kind) {
    case 'refused':
    case 'dropped':
      return end.how
    case 'unknown':
      return end.why
    case 'older':
      return 'older-version'
    case 'picked':
    case undefined:
      return undefined
  }
}
