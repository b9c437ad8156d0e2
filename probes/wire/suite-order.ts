import { suiteName } from '../registry/cipher-suites.ts'

/**
 * Whose order of preference decides.
 * - `server-but-chacha`: the server's, except that it follows a client that puts ChaCha20 first
 *   (OpenSSL's SSL_OP_PRIORITIZE_CHACHA), as devices without AES in hardware do.
 * - `neither`: the same list in another order gave another suite, and not the first one either.
 */
export type SuiteOrder = 'server' | 'client' | 'server-but-chacha' | 'neither'

/**
 * Decides whose order counts, by one handshake, or two where the first leaves two explanations.
 *
 * Theory: `accepted` was listed by elimination, so its first suite is what the server takes when everything is on offer.
 * The same list backwards gets the same suite from a server with an order, and the first one of the hello from one
 * without. With ChaCha20 at the head of it, one handshake also shows a server that makes no exception for it, but not which
 * it is that follows; with another suite there it is the other way round. Which comes first depends on what is likely: a
 * server that picked in our order each time mostly follows the client.
 */
export class SuiteOrderQuestion {
  readonly #accepted: readonly number[]
  #offered: readonly number[] | undefined
  #order: SuiteOrder | undefined
  /** What the first of two handshakes showed. */
  #shown: 'prefers-best' | 'follows-chacha' | undefined

  /**
   * @param accepted In the order picked; at least two, else there is no order.
   * @param isInOurOrder They were picked as they stood in our hellos.
   */
  constructor(accepted: readonly number[], isInOurOrder: boolean) {
    this.#accepted = accepted
    const asksPlain = accepted.slice(0, 1).some(isChacha) || (isInOurOrder && this.#hasPlain(2))
    this.#offered = first(accepted.toReversed(), asksPlain ? isPlain : isChacha)
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
    const [offeredFirst] = this.#offered ?? []
    const [best] = this.#accepted
    this.#offered = undefined
    if (picked === undefined || (picked !== best && picked !== offeredFirst)) this.#order = 'neither'
    else if (picked === offeredFirst) this.#onFollowed(isChacha(picked))
    else this.#onPreferred(offeredFirst !== undefined && isChacha(offeredFirst))
  }

  #onFollowed(isForChacha: boolean): void {
    if (!isForChacha) this.#order = 'client'
    else if (this.#shown === 'prefers-best') this.#order = 'server-but-chacha'
    // With one other suite to put first, both explanations would look the same again.
    else if (!this.#hasPlain(2)) this.#order = 'client'
    else this.#askAgain('follows-chacha', isPlain)
  }

  #onPreferred(isToChacha: boolean): void {
    const [best] = this.#accepted
    const mayExcept = best !== undefined && isPlain(best) && this.#accepted.some(isChacha)
    if (this.#shown === 'follows-chacha') this.#order = 'server-but-chacha'
    else if (isToChacha || !mayExcept) this.#order = 'server'
    else this.#askAgain('prefers-best', isChacha)
  }

  #askAgain(shown: 'prefers-best' | 'follows-chacha', isOfKind: (suite: number) => boolean): void {
    this.#shown = shown
    this.#offered = first(this.#accepted.toReversed(), isOfKind)
  }

  #hasPlain(count: number): boolean {
    return this.#accepted.filter(isPlain).length >= count
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
