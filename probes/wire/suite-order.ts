import { suiteName } from '../registry/cipher-suites.ts'

/**
 * Whose order of preference decides.
 * - `server-but-chacha`: the server's, except that it follows a client that puts ChaCha20 first
 *   (OpenSSL's SSL_OP_PRIORITIZE_CHACHA), as devices without AES in hardware do.
 * - `neither`: the same list in another order gave another suite, and not the first one either.
 */
export type SuiteOrder = 'server' | 'client' | 'server-but-chacha' | 'neither'

/**
 * Decides whose order counts, by one handshake, or two where it follows a hello that puts ChaCha20 first.
 *
 * Theory: `accepted` was listed by elimination, so its first suite is what the server takes when everything is on offer.
 * The same list backwards gets the same suite from a server with an order, and the first one of the hello from one
 * without. ChaCha20 goes to the head of it, so that one handshake also shows a server that makes no exception for it.
 */
export class SuiteOrderQuestion {
  readonly #accepted: readonly number[]
  #offered: readonly number[] | undefined
  #order: SuiteOrder | undefined
  #followedChacha = false

  /** @param accepted In the order picked; at least two, else there is no order. */
  constructor(accepted: readonly number[]) {
    this.#accepted = accepted
    this.#offered = first(accepted.toReversed(), accepted.slice(0, 1).some(isChacha) ? isPlain : isChacha)
  }

  /** `undefined` until it is decided. */
  get order(): SuiteOrder | undefined {
    return this.#order
  }

  /** Suites for the next ClientHello; `undefined` once there is nothing left to ask. */
  next(): readonly number[] | undefined {
    return this.#offered
  }

  /**
   * @param picked `undefined` when the server refused what it had accepted before: it follows no order that we understand.
   */
  answer(picked: number | undefined): void {
    const offeredFirst = this.#offered?.[0]
    const best = this.#accepted[0]
    this.#offered = undefined
    if (picked !== undefined && picked === offeredFirst && isChacha(picked)) {
      // With one other suite to put first, both explanations would look the same again.
      if (this.#accepted.filter(isPlain).length < 2) this.#order = 'client'
      else this.#askAgain()
    } else if (picked === best) this.#order = this.#followedChacha ? 'server-but-chacha' : 'server'
    else this.#order = picked === offeredFirst ? 'client' : 'neither'
  }

  #askAgain(): void {
    this.#followedChacha = true
    this.#offered = first(this.#accepted.toReversed(), isPlain)
  }
}

function isChacha(suite: number): boolean {
  return suiteName(suite).includes('CHACHA20')
}

function isPlain(suite: number): boolean {
  return !isChacha(suite)
}

/** The suites with those of one kind at the head. */
function first(suites: readonly number[], isOfKind: (suite: number) => boolean): readonly number[] {
  return [...suites.filter(isOfKind), ...suites.filter((suite) => !isOfKind(suite))]
}
