/**
 * Theory of operation. All suites of a version are on offer and what is picked is struck out, in TLS 1.3 together with the
 * groups, on which the choice of a suite does not depend there; once a share was taken the server may name the groups itself,
 * so that only what it leaves out is still asked for. In older versions groups and signature schemes are only put
 * in another order each time, which leaves the choice of a suite alone and shows others to begin with where the server
 * follows the client in them.
 *
 * A server may have more suites than there are connections. When those that are left are wanted for other questions, it is
 * asked whether there is any suite of each weakness, without forward secrecy, or that shows its finite-field group; then
 * whose order counts; and with what everybody else has left the rest of the list, the weak ones first.
 */
import type { VersionParameters } from '../tls-parameters.ts'
import { suiteName, suiteProperties, suiteWeaknesses, type SuiteWeakness } from '../registry/cipher-suites.ts'
import { type Dimension, Elimination, type Offer } from '../wire/elimination.ts'
import { pickOf } from '../wire/flight-facts.ts'
import { ShareChoice } from '../wire/share-choice.ts'
import { type HelloStyle, MAX_SUITES, candidates } from '../wire/probe-hellos.ts'
import type { ServerFlight } from '../wire/server-flight.ts'
import { type SuiteOrder, SuiteOrderQuestion } from '../wire/suite-order.ts'
import { TLS_1_2, TLS_1_3 } from '../wire/tls-version.ts'
import type { HelloBudget } from './hello-budget.ts'
import { type HelloAnswer, type HelloQuestions, reasonOf } from './hello-questions.ts'

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
  /** What was neither picked nor refused of an accepted version, as far as its answers can be relied on. */
  readonly undecidedSuites: readonly number[]
  readonly groups: readonly number[]
  readonly hasAllGroups: boolean
  /** The server named them; else each was picked. */
  readonly areGroupsTold: boolean
  readonly order?: SuiteOrder
  /** The newest version below this one that the server has, where it answered with that. */
  readonly olderVersion?: number
  /** It dropped the hello without saying why. */
  readonly isUnanswered: boolean
}

/** Told of each handshake that went on, and how it was asked for. */
export type FlightListener = (flight: ServerFlight, style: HelloStyle) => void

interface VersionSetting {
  readonly questions: HelloQuestions
  readonly budget: HelloBudget
  readonly onFlight: FlightListener
}

/** Suites after which it is worth knowing whose order counts. */
const LONG = 6

/** How many parts of a list are asked for at the same time: with direct TLS two already take all four connections. */
const LANES = 2

/** `if-spare`: only while others can spare the connections; `when-spare`: as soon as they can. */
type GoesOn = 'if-spare' | 'when-spare'

/** Finds out what one version is accepted with, by hellos of one style. */
export class VersionEnumeration {
  readonly #version: number
  readonly #style: HelloStyle
  readonly #setting: VersionSetting
  readonly #elimination: Elimination
  /** A share makes a hello longer, so a short one has none. */
  readonly #shares: ShareChoice | undefined
  #order: SuiteOrderQuestion | undefined
  /** What had been accepted was dropped later: the end of the list was no end, or the server has had enough of us. */
  #isContradicted = false
  #hasRest = false
  #olderVersion: number | undefined
  /** The last answer that picked nothing. */
  #end: HelloAnswer | undefined

  constructor(version: number, style: HelloStyle, setting: VersionSetting) {
    this.#version = version
    this.#style = style
    this.#setting = setting
    this.#shares = version === TLS_1_3 && style !== 'short' ? new ShareChoice() : undefined
    this.#elimination = new Elimination(candidates(version, style), {
      narrows: version === TLS_1_3 ? ['suite', 'group'] : ['suite'],
      areIndependent: true,
      maxSuites: MAX_SUITES[style],
    })
  }

  /** Asks for the list of suites, as long as others can spare the connections. Resolves for whatever the peer does. */
  async begin(): Promise<void> {
    if ((await this.#setting.questions.chain(() => this.#list())) === 'ended') return
    // A server that follows the client can be asked for the rest side by side. But where refusals look like faults, the
    // order is asked for behind the end of the list, to confirm that.
    if (!this.#setting.questions.hasDropped) await this.#askOrder()
    this.#hasRest = (await this.#askRest(() => true, 'if-spare')) === 'too-long'
  }

  /** Asks for what matters in a list that is too long, and whose order counts. */
  async judge(): Promise<void> {
    if (this.#hasRest) await this.#setting.questions.chain(() => this.#seekKinds())
    await this.#open()
    if (this.#order === undefined) await this.#askOrder()
    else if (this.#version !== TLS_1_3) await this.#confirmEnd()
  }

  /** Asks for the rest of a list that was too long, the weak suites first, as others leave connections for it. */
  async finish(): Promise<void> {
    if (!this.#hasRest) return
    this.#hasRest = false
    await this.#askRest(isWeak, 'when-spare')
    await this.#askRest(() => true, 'when-spare')
    // A second suite may have shown only now.
    if (this.#order === undefined) await this.#askOrder()
    await this.#confirmEnd()
  }

  /** What is known so far. */
  get found(): FoundVersion {
    const suites = this.#elimination.accepted('suite')
    const isAccepted = suites.length > 0
    const reason = isAccepted || this.#end === undefined ? undefined : reasonOf(this.#end)
    const refusal = this.#end?.kind === 'unknown' ? 'unknown' : 'refused'
    const isComplete = isAccepted ? this.#elimination.isComplete('suite') : refusal === 'refused'
    const order = this.#order?.order
    return {
      version: this.#version,
      answer: isAccepted ? 'accepted' : refusal,
      ...(reason !== undefined && { reason }),
      style: this.#style,
      suites,
      hasAllSuites: isComplete && !this.#isContradicted,
      undecidedSuites: isAccepted && !this.#isContradicted ? this.#elimination.undecided('suite') : [],
      groups: this.#elimination.accepted('group'),
      hasAllGroups: this.#elimination.isComplete('group'),
      areGroupsTold: this.#shares?.areGroupsTold ?? false,
      ...(order !== undefined && { order }),
      ...(this.#olderVersion !== undefined && { olderVersion: this.#olderVersion }),
      isUnanswered: !isAccepted && this.#end?.kind === 'dropped',
    }
  }

  /** Strikes out what is picked, until an answer leaves no sense in asking on, or the list turns out to be long. */
  async #list(): Promise<'ended' | 'long'> {
    for (let offer = this.#elimination.next(); offer !== undefined; offer = this.#elimination.next()) {
      const isBegun = this.#isBegun()
      if (isBegun && this.#version !== TLS_1_3 && this.#isLong()) return 'long'
      const order = this.#elimination.isComplete('suite') ? this.#orderQuestion() : undefined
      const suite = order?.next()
      const answer = await this.#ask(suite === undefined ? offer : { ...offer, suite })
      if (answer.kind === 'picked') {
        this.#elimination.answer(pickOf(answer.flight))
        if (suite !== undefined) order?.answer(answer.flight.hello.suite)
      } else if (answer.kind === 'unknown' || (!isBegun && this.#endsEverything(answer, offer))) break
      else this.#elimination.answer(undefined)
    }
    return 'ended'
  }

  /** Whether no other list of suites would change the answer to a first hello. */
  #endsEverything(answer: HelloAnswer, { suite }: Offer): boolean {
    if (answer.kind !== 'refused' || answer.how === 'protocol_version') return true
    return suite.length === this.#elimination.possible('suite').length
  }

  #isLong(): boolean {
    return this.#elimination.accepted('suite').length >= LONG || !this.#setting.budget.hasSpare
  }

  /** What is left of a list, in parts side by side where that costs no order of preference. */
  async #askRest(isMeant: (code: number) => boolean, goesOn: GoesOn): Promise<'ended' | 'too-long'> {
    const rest = this.#elimination.undecided('suite').filter(isMeant)
    const laneCount = this.#order?.order === 'client' ? LANES : 1
    const lanes = Array.from({ length: laneCount }, (_, lane) =>
      rest.filter((_code, index) => index % laneCount === lane),
    )
    const { questions } = this.#setting
    const ends = await Promise.all(
      lanes.map((lane) => questions.chain(() => this.#exhaust(new Set(lane), goesOn))),
    )
    return ends.includes('too-long') ? 'too-long' : 'ended'
  }

  async #exhaust(suites: ReadonlySet<number>, goesOn: GoesOn): Promise<'ended' | 'too-long'> {
    const { budget } = this.#setting
    const isMeant = (code: number): boolean => suites.has(code)
    for (let part = this.#undecided(isMeant); part.length > 0; part = this.#undecided(isMeant)) {
      if (goesOn === 'when-spare') await budget.untilSpare()
      else if (!budget.hasSpare) return 'too-long'
      if ((await this.#askPart(part)) === undefined) return 'ended'
    }
    return 'ended'
  }

  /** Finds one suite of each kind that matters, or that there is none. */
  async #seekKinds(): Promise<void> {
    const found = new Set(this.#elimination.accepted('suite').flatMap(kindsOf))
    const isSought = (code: number): boolean => kindsOf(code).some((kind) => !found.has(kind))
    for (let part = this.#undecided(isSought); part.length > 0; part = this.#undecided(isSought)) {
      const picked = await this.#askPart(part)
      if (picked === undefined) return
      for (const kind of picked.flatMap(kindsOf)) found.add(kind)
    }
  }

  /** Has a share taken once, for what comes behind the ServerHello, where no hello did that aside. */
  async #open(): Promise<void> {
    const accepted = this.#elimination.accepted('group')
    const group = this.#shares?.next(accepted, accepted)
    if (group === undefined) return
    const answer = await this.#ask({ ...this.#possible(), group: [group] })
    if (answer.kind === 'picked') this.#elimination.note(pickOf(answer.flight))
  }

  #undecided(isMeant: (code: number) => boolean): readonly number[] {
    return this.#elimination.undecided('suite').filter(isMeant).slice(0, MAX_SUITES[this.#style])
  }

  /** @returns What was picked, if anything; `undefined` where the answer says nothing of that. */
  async #askPart(suite: readonly number[]): Promise<readonly number[] | undefined> {
    const answer = await this.#ask({ ...this.#possible(), suite })
    if (answer.kind === 'unknown') return undefined
    const pick = answer.kind === 'picked' ? pickOf(answer.flight) : undefined
    this.#elimination.answerPart('suite', suite, pick)
    return pick?.suite === undefined ? [] : [pick.suite]
  }

  /** Asks what {@link #list} left open of it. */
  async #askOrder(): Promise<void> {
    const question = this.#orderQuestion()
    for (let suite = question?.next(); suite !== undefined; suite = question?.next()) {
      const answer = await this.#ask({ ...this.#possible(), suite })
      if (answer.kind === 'unknown') return
      if (answer.kind === 'dropped') {
        this.#isContradicted = true
        return
      }
      if (answer.kind === 'picked') this.#elimination.answerPart('suite', [], pickOf(answer.flight))
      question?.answer(answer.kind === 'picked' ? answer.flight.hello.suite : undefined)
    }
  }

  /** Whether a server that refuses without a word still takes what it took: the answer to {@link #askOrder} tells that too. */
  async #confirmEnd(): Promise<void> {
    const suite = this.#elimination.accepted('suite')
    if (this.#end?.kind !== 'dropped' || suite.length === 0) return
    const answer = await this.#ask({ ...this.#possible(), suite })
    this.#isContradicted = answer.kind === 'dropped'
  }

  /** Only from TLS 1.2 on: what is older has nothing that a server could do well to prefer. */
  #orderQuestion(): SuiteOrderQuestion | undefined {
    const accepted = this.#elimination.accepted('suite')
    if (this.#version < TLS_1_2 || accepted.length < 2) return undefined
    const ours = candidates(this.#version, this.#style).suite.filter((code) => accepted.includes(code))
    const isInOurOrder = ours.every((code, index) => code === accepted[index])
    this.#order ??= new SuiteOrderQuestion(accepted, isInOurOrder)
    return this.#order
  }

  #isBegun(): boolean {
    return this.#elimination.accepted('suite').length > 0
  }

  #possible(): Offer {
    const possible = (dimension: Dimension): readonly number[] => this.#elimination.possible(dimension)
    return { suite: possible('suite'), group: possible('group'), scheme: possible('scheme') }
  }

  async #ask(offer: Offer): Promise<HelloAnswer> {
    const shareOf = this.#shares?.next(offer.group, this.#elimination.accepted('group'))
    const extras = shareOf === undefined ? {} : { shareOf }
    const answer = await this.#setting.questions.ask(this.#version, offer, this.#style, extras)
    if (answer.kind === 'picked') {
      this.#shares?.note(answer.flight)
      this.#setting.onFlight(answer.flight, this.#style)
    } else this.#end = answer
    if (answer.kind === 'older' && !this.#isBegun()) this.#olderVersion = answer.flight.hello.version
    return answer
  }
}

function isWeak(code: number): boolean {
  return suiteWeaknesses(suiteProperties(suiteName(code))).length > 0
}

/** Why a suite matters in a list that is too long; one with DHE, because it shows whether the group is a strong one. */
function kindsOf(code: number): readonly (SuiteWeakness | 'static' | 'dhe')[] {
  const properties = suiteProperties(suiteName(code))
  const isStatic = !properties.hasForwardSecrecy && properties.authentication !== 'anon'
  return [
    ...suiteWeaknesses(properties),
    ...(isStatic ? (['static'] as const) : []),
    ...(properties.keyExchange === 'DHE' ? (['dhe'] as const) : []),
  ]
}
