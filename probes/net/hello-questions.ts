import type { Endpoint, Outcome } from '../model.ts'
import type { ClientHello } from '../wire/client-hello.ts'
import type { Elimination, Offer } from '../wire/elimination.ts'
import { pickOf } from '../wire/flight-facts.ts'
import { type HelloStyle, probeHello } from '../wire/probe-hellos.ts'
import type { ServerAnswer, ServerFlight } from '../wire/server-flight.ts'
import type { Sslv2Answer } from '../wire/sslv2.ts'
import type { ConnectionPool } from './connection-pool.ts'
import { exchangeHello, exchangeSslv2Hello } from './raw-tls.ts'

/** How one hello was taken. */
export type HelloAnswer =
  | { readonly kind: 'picked'; readonly flight: ServerFlight }
  /** Answered with an older version than the one asked for, which says of that one that it is absent. */
  | { readonly kind: 'older'; readonly flight: ServerFlight }
  /** `how` is an alert's name. */
  | { readonly kind: 'refused'; readonly how: string }
  /** Dropped without a word of TLS: a refusal by some servers, a fault or a guard by others. */
  | { readonly kind: 'dropped'; readonly how: string }
  /** Nothing that says anything of the server's choices. */
  | { readonly kind: 'unknown'; readonly why: string }

/** What came of eliminating one list, or several together. */
export interface EliminationResult {
  readonly elimination: Elimination
  readonly flights: readonly ServerFlight[]
  /** The version of the first answer, where it was older than the one asked for. */
  readonly olderVersion?: number
  /** Why it ended: `undefined` when everything was picked. */
  readonly end?: HelloAnswer
}

export interface EliminationHooks {
  /** Waited for before each question: lets more important chains go first. */
  readonly beforeEach?: () => Promise<void>
  readonly onFlight?: (flight: ServerFlight) => void
}

/** Asks one endpoint hello by hello, each on a connection of its own. */
export class HelloQuestions {
  readonly #endpoint: Endpoint
  readonly #pool: ConnectionPool
  readonly #random: () => number

  /** @param random Uniform in [0, 1); makes the random of each hello, which protects nothing since no handshake is finished. */
  constructor(endpoint: Endpoint, pool: ConnectionPool, random: () => number) {
    this.#endpoint = endpoint
    this.#pool = pool
    this.#random = random
  }

  /** Offers `offer` at `version` and nothing newer; `changes` are made to the hello that this makes. */
  async ask(
    version: number,
    offer: Offer,
    style: HelloStyle,
    changes: Partial<ClientHello> = {},
  ): Promise<HelloAnswer> {
    const { domain, security, service } = this.#endpoint
    const setting = {
      random: this.#bytes(32),
      serverName: domain,
      style,
      // XEP-0368 §3: for direct TLS only.
      ...(security === 'direct-tls' && { alpn: [service === 'c2s' ? 'xmpp-client' : 'xmpp-server'] }),
    }
    const hello = { ...probeHello(version, offer, setting), ...changes }
    const outcome = await this.#pool.ask((connection, signal) => exchangeHello(connection, hello, signal))
    return interpret(outcome, version)
  }

  async askSslv2(ciphers: readonly number[]): Promise<Outcome<Sslv2Answer>> {
    const challenge = this.#bytes(16)
    return this.#pool.ask((connection, signal) => exchangeSslv2Hello(connection, ciphers, challenge, signal))
  }

  /** Asks until `elimination` has nothing left to ask, or an answer leaves no sense in asking on. */
  async eliminate(
    version: number,
    elimination: Elimination,
    style: HelloStyle,
    hooks: EliminationHooks = {},
  ): Promise<EliminationResult> {
    const flights: ServerFlight[] = []
    let end: HelloAnswer | undefined
    for (;;) {
      await hooks.beforeEach?.()
      const offer = elimination.next()
      if (offer === undefined) break
      const answer = await this.ask(version, offer, style)
      if (answer.kind === 'picked') {
        flights.push(answer.flight)
        elimination.answer(pickOf(answer.flight))
        hooks.onFlight?.(answer.flight)
        continue
      }
      end = answer
      if (flights.length === 0 && endsEverything(answer)) break
      if (answer.kind === 'unknown') break
      elimination.answer(undefined)
    }
    const olderVersion = end?.kind === 'older' && flights.length === 0 ? end.flight.hello.version : undefined
    return { elimination, flights, ...(end && { end }), ...(olderVersion !== undefined && { olderVersion }) }
  }

  #bytes(byteLength: number): Uint8Array {
    return Uint8Array.from({ length: byteLength }, () => Math.floor(this.#random() * 0x100))
  }
}

/** Answers to a first hello that no other list of suites would change. */
function endsEverything(answer: HelloAnswer): boolean {
  if (answer.kind === 'refused') return answer.how === 'protocol_version'
  return answer.kind === 'older' || answer.kind === 'dropped'
}

function interpret(outcome: Outcome<ServerAnswer>, version: number): HelloAnswer {
  if (outcome.state === 'skipped') return { kind: 'unknown', why: outcome.because }
  if (outcome.state === 'failed') {
    const { phase, code, detail } = outcome.failure
    if (phase === 'tls' && (code === 'closed' || code === 'reset')) return { kind: 'dropped', how: code }
    return { kind: 'unknown', why: detail === undefined ? code : `${code}: ${detail}` }
  }
  const answer = outcome.value
  if (answer.kind === 'hello') {
    return { kind: answer.flight.hello.version < version ? 'older' : 'picked', flight: answer.flight }
  }
  const { name } = answer.alert
  // A hello that could not be read says nothing of what was offered in it.
  if (UNREADABLE.has(name)) return { kind: 'dropped', how: name }
  return { kind: 'refused', how: name }
}

const UNREADABLE: ReadonlySet<string> = new Set([
  'close_notify',
  'decode_error',
  'illegal_parameter',
  'internal_error',
  'record_overflow',
  'unexpected_message',
])
