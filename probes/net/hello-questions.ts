import type { Endpoint, Outcome } from '../model.ts'
import type { Offer } from '../wire/elimination.ts'
import { makeKeyShare, SEED_BYTE_LENGTH } from '../wire/key-share.ts'
import { type HelloStyle, probeHello } from '../wire/probe-hellos.ts'
import type { ServerAnswer, ServerFlight } from '../wire/server-flight.ts'
import type { Sslv2Answer } from '../wire/sslv2.ts'
import type { ConnectionPool } from './connection-pool.ts'
import { helloSetting, randomBytes } from './hello-setting.ts'
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

/** @returns Why nothing was picked, in the words of `HelloAnswer`. */
export function reasonOf(answer: HelloAnswer): string | undefined {
  switch (answer.kind) {
    case 'refused':
    case 'dropped':
      return answer.how
    case 'unknown':
      return answer.why
    case 'older':
      return 'older-version'
    case 'picked':
      return undefined
  }
}

/** What one hello says beside its offer. */
export interface HelloExtras {
  /** That an earlier hello with a higher version failed (RFC 7507). */
  readonly isFallback?: boolean
  /** TLS 1.3: a share of this group, one of `SHARE_GROUPS`, so that the answer can be read behind its ServerHello too. */
  readonly shareOf?: number
}

/** Asks one endpoint hello by hello, each on a connection of its own. */
export class HelloQuestions {
  readonly #endpoint: Endpoint
  readonly #pool: ConnectionPool
  readonly #random: () => number
  #hasDropped = false

  /** @param random Uniform in [0, 1); makes the random of each hello and its shares, which protect nothing since no handshake is finished. */
  constructor(endpoint: Endpoint, pool: ConnectionPool, random: () => number) {
    this.#endpoint = endpoint
    this.#pool = pool
    this.#random = random
  }

  /** Whether a hello of TLS was dropped without a word. */
  get hasDropped(): boolean {
    return this.#hasDropped
  }

  /** Runs a chain of questions, each of which waits for the answer to the one before: connections are opened ahead for it. */
  chain<T>(run: () => Promise<T>): Promise<T> {
    return this.#pool.chain(run)
  }

  /** Offers `offer` at `version` and nothing newer. */
  async ask(
    version: number,
    offer: Offer,
    style: HelloStyle,
    { isFallback = false, shareOf }: HelloExtras = {},
  ): Promise<HelloAnswer> {
    const setting = { ...helloSetting(this.#endpoint, this.#random), style }
    const hello = {
      ...probeHello(version, offer, setting),
      ...(isFallback && { fallback: true }),
      ...(shareOf !== undefined && {
        keyShares: [makeKeyShare(shareOf, randomBytes(SEED_BYTE_LENGTH, this.#random))],
        certificateTimestamps: true,
      }),
    }
    const outcome = await this.#pool.ask((connection, signal) => exchangeHello(connection, hello, signal))
    const answer = interpret(outcome, version)
    this.#hasDropped ||= answer.kind === 'dropped'
    return answer
  }

  async askSslv2(ciphers: readonly number[]): Promise<Outcome<Sslv2Answer>> {
    const challenge = randomBytes(16, this.#random)
    return this.#pool.ask((connection, signal) => exchangeSslv2Hello(connection, ciphers, challenge, signal))
  }
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
