/**
 * Theory of operation. Chains of handshakes run side by side over one {@link ConnectionPool}: TLS 1.3 with its groups;
 * TLS 1.2 and then its groups and signature schemes; and what is older, newest first. A hello that is capped at a version
 * is answered with that version or an older one, which says of all between that they are absent, and a refusal says so of
 * all that are older: a server that has nothing old costs one hello. A {@link HelloBudget} keeps connections back for what
 * has to be complete: which versions there are, groups, whose order counts, and what is weak.
 */
import type { Endpoint, Outcome } from '../model.ts'
import { SSLV2_CIPHERS } from '../registry/sslv2-ciphers.ts'
import type { ShownFlight } from '../wire/flight-facts.ts'
import { type HelloStyle, candidates, signedEcdhe } from '../wire/probe-hellos.ts'
import type { Sslv2Answer } from '../wire/sslv2.ts'
import { SSL_3_0, TLS_1_1, TLS_1_2, TLS_1_3 } from '../wire/tls-version.ts'
import type { ConnectionPool } from './connection-pool.ts'
import { HelloBudget } from './hello-budget.ts'
import { HelloQuestions } from './hello-questions.ts'
import { EXPECTED_KEY_HELLOS, type FoundKeys, KeyEnumeration } from './key-enumeration.ts'
import { type FlightListener, type FoundVersion, VersionEnumeration } from './version-enumeration.ts'

/** All that the chains found. */
export interface FoundTls {
  /** Newest first. */
  readonly versions: readonly FoundVersion[]
  readonly sslv2: Outcome<Sslv2Answer>
  /** Of TLS 1.2 and older, in the order in which they came. */
  readonly flights: readonly ShownFlight[]
  /** Of TLS 1.3, those that were read behind the ServerHello. */
  readonly openedFlights: readonly ShownFlight[]
  /** Groups and schemes of TLS 1.2; absent without signed ECDHE. */
  readonly keys?: FoundKeys
  /** Whether a fallback that was not needed is refused; absent where it could not be asked. */
  readonly fallbackScsv?: boolean
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

/** A promise that is settled from outside, once. */
class Signal<T> {
  #resolve: (value: T) => void = () => undefined
  readonly value = new Promise<T>((resolve) => (this.#resolve = resolve))

  settle(value: T): void {
    this.#resolve(value)
  }
}

/** How one version was picked for the first time. */
interface FirstPick {
  readonly version: number
  readonly style: HelloStyle
  readonly suite: number
}

/** Three suites, groups beside them, the end of each list, and whose order counts: enough where the server names its groups. */
const EXPECTED_TLS_1_3_HELLOS = 7

/** For what matters in a long list of suites: that there are no weak ones, or one of a few kinds, and whose order counts. */
const KEPT_FOR_TLS_1_2 = 4
/** For the first hellos of two more versions, and for what matters in each. */
const KEPT_FOR_OLDER = 6

class Enumerator {
  readonly #questions: HelloQuestions
  readonly #budget: HelloBudget
  readonly #keys: KeyEnumeration
  /** How TLS 1.2 wanted to be asked; `undefined` when it did not answer at all. */
  readonly #style12 = new Signal<HelloStyle | undefined>()
  readonly #first13 = new Signal<FirstPick | undefined>()
  readonly #first12 = new Signal<FirstPick | undefined>()
  readonly #firstOlder = new Signal<readonly FirstPick[]>()
  /** The style in which to ask for groups and schemes of TLS 1.2, once that is worth a connection. */
  readonly #keyStyle = new Signal<HelloStyle | undefined>()
  /** Settled when all suites of TLS 1.2 are known that will be. */
  readonly #knowsTls12 = new Signal<void>()
  readonly #flights: ShownFlight[] = []
  readonly #openedFlights: ShownFlight[] = []

  constructor(questions: HelloQuestions, pool: ConnectionPool) {
    this.#questions = questions
    this.#budget = new HelloBudget(pool)
    this.#keys = new KeyEnumeration(questions)
  }

  async run(): Promise<FoundTls> {
    const tls13 = this.#tls13()
    const tls12 = this.#tls12()
    const older = this.#older()
    const versions = Promise.all([tls13, tls12, older]).then((found) => found.flat())
    const [found, sslv2, keys, fallbackScsv] = await Promise.all([
      versions,
      this.#questions.askSslv2(SSLV2_CIPHERS.map(([code]) => code)),
      this.#keysOf12(),
      this.#fallback(versions),
    ])
    return {
      versions: found,
      sslv2,
      flights: this.#flights,
      openedFlights: this.#openedFlights,
      ...(keys && { keys }),
      ...(fallbackScsv !== undefined && { fallbackScsv }),
    }
  }

  #tls13(): Promise<FoundVersion> {
    return this.#budget.keep(EXPECTED_TLS_1_3_HELLOS, async (reservation) => {
      let left = EXPECTED_TLS_1_3_HELLOS
      const enumeration = await this.#begin(TLS_1_3, (flight, style) => {
        this.#first13.settle({ version: TLS_1_3, style, suite: flight.hello.suite })
        if (flight.encrypted !== undefined) this.#openedFlights.push({ flight, style })
        left = Math.max(left - 1, 2)
        reservation.update(left)
      })
      await enumeration.judge()
      this.#first13.settle(undefined)
      return enumeration.found
    })
  }

  #tls12(): Promise<FoundVersion> {
    return this.#budget.keep(KEPT_FOR_TLS_1_2, async (reservation) => {
      let style12: HelloStyle | undefined
      const enumeration = await this.#begin(TLS_1_2, (flight, style) => {
        style12 = style
        this.#style12.settle(style)
        this.#flights.push({ flight, style })
        this.#keys.note(flight)
        this.#first12.settle({ version: TLS_1_2, style, suite: flight.hello.suite })
        if (this.#keys.isShownAside === false) this.#keyStyle.settle(style)
      })
      await enumeration.judge()
      const { answer, isUnanswered, style, undecidedSuites } = enumeration.found
      // A refusal shows too that the hello was understood.
      this.#style12.settle(answer === 'unknown' || isUnanswered ? undefined : style)
      this.#first12.settle(undefined)
      const mayHaveEcdhe = this.#keys.isShown || signedEcdhe(undecidedSuites).length > 0
      this.#keyStyle.settle(mayHaveEcdhe ? style12 : undefined)
      reservation.update(0)
      await enumeration.finish()
      this.#knowsTls12.settle()
      return enumeration.found
    })
  }

  /** TLS 1.1 and older, newest first. */
  #older(): Promise<readonly FoundVersion[]> {
    return this.#budget.keep(KEPT_FOR_OLDER, async (reservation) => {
      const begun: { readonly enumeration: VersionEnumeration; readonly version: number }[] = []
      let left = KEPT_FOR_OLDER
      const onFlight: FlightListener = (flight, style) => {
        this.#flights.push({ flight, style })
        left = Math.max(left - 1, 2)
        reservation.update(left)
      }
      for (let version = TLS_1_1; version >= SSL_3_0; version--) {
        const enumeration = await this.#begin(version, onFlight)
        begun.push({ enumeration, version })
        const { answer, olderVersion } = enumeration.found
        const isLast = answer !== 'accepted' && olderVersion === undefined
        const next = isLast ? SSL_3_0 - 1 : (olderVersion ?? version - 1)
        // Absent because a newer hello was answered with something older, or refused with everything older on offer.
        for (const absent of versionsBetween(version, next)) begun.push({ enumeration, version: absent })
        version = next + 1
      }
      this.#firstOlder.settle(
        begun.flatMap(({ enumeration, version }) => firstPick(version, enumeration.found)),
      )
      for (const { enumeration } of begun) await enumeration.judge()
      reservation.update(0)
      await this.#knowsTls12.value
      for (const { enumeration } of begun) await enumeration.finish()
      return begun.map(({ enumeration, version }) => ({ ...enumeration.found, version }))
    })
  }

  /** Asks with less where a hello went unanswered; TLS 1.2 finds out for all versions what it takes. */
  async #begin(version: number, onFlight: FlightListener): Promise<VersionEnumeration> {
    const ask = async (style: HelloStyle): Promise<VersionEnumeration> => {
      const beside = { questions: this.#questions, budget: this.#budget, onFlight }
      const enumeration = new VersionEnumeration(version, style, beside)
      await enumeration.begin()
      return enumeration
    }
    const full = await ask('full')
    if (!full.found.isUnanswered) return full
    if (version !== TLS_1_2) {
      const style = await this.#style12.value
      if (style === 'full') return full
      if (style !== undefined) return ask(style)
    }
    for (const style of ['few-suites', 'short'] as const) {
      const enumeration = await ask(style)
      if (!enumeration.found.isUnanswered) return enumeration
    }
    return full
  }

  /** Groups and schemes of TLS 1.2: after its suites, or beside them where those show too little of them. */
  #keysOf12(): Promise<FoundKeys | undefined> {
    return this.#budget.keep(EXPECTED_KEY_HELLOS, async (reservation) => {
      this.#keys.onProgress = (left) => reservation.update(left)
      const style = await this.#keyStyle.value
      return style && this.#questions.chain(() => this.#keys.run(style, () => reservation.untilMine()))
    })
  }

  /** A hello that pretends to be a fallback from a version that would have worked (RFC 7507 §3). */
  async #fallback(versions: Promise<readonly FoundVersion[]>): Promise<boolean | undefined> {
    const answer = await this.#budget.keep(1, async () => {
      const accepted = [await this.#first13.value, await this.#first12.value]
      const [, target] = [...accepted, ...(await this.#firstOlder.value)].filter((each) => each !== undefined)
      if (target === undefined) return undefined
      const { style, suite, version } = target
      const offer = { ...candidates(version, style), suite: [suite] }
      return this.#questions.ask(version, offer, style, { isFallback: true })
    })
    if (answer?.kind === 'picked') return false
    if (answer?.kind === 'refused') return answer.how === 'inappropriate_fallback' ? true : undefined
    // COMPAT: ejabberd 23.01 (fast_tls) sends no alerts. What differs from a hello that it accepted is the SCSV alone.
    const dropsWhatItRefuses = (await versions).some(({ isUnanswered }) => isUnanswered)
    return answer?.kind === 'dropped' && dropsWhatItRefuses ? true : undefined
  }
}

/** Nothing for a version that is not accepted, nor for SSL 3.0, which knows no fallback to it. */
function firstPick(version: number, { style, suites: [suite] }: FoundVersion): readonly FirstPick[] {
  return suite === undefined || version === SSL_3_0 ? [] : [{ version, style, suite }]
}

/** Newest first, both ends left out. */
function versionsBetween(above: number, below: number): readonly number[] {
  return Array.from({ length: Math.max(above - below - 1, 0) }, (_, index) => above - 1 - index)
}
