import { suiteName } from '../registry/cipher-suites.ts'

/**
 * Whose order of preference decides.
 * - `server-but-chacha`: the server's, except that it follows a client that puts ChaCha20 first
 *   (OpenSSL's SSL_OP_PRIORITIZE_CHACHA), as devices without AES in hardware do.
 * - `neither`: the same list in another order gave another suite, and not the first one either.
 */
export type SuiteOrder = 'server' | 'client' | 'server-but-chacha' | 'neither'

/**
 * Decides whose order counts, by one handshake, or two where ChaCha20 may be an exception.
 *
 * Theory: `accepted` was listed by elimination, so its first suite is what the server takes when everything is on offer.
 * The same list backwards gets the same suite from a server with an order, and the first one of the hello from one without.
 */
export class SuiteOrderQuestion {
  readonly #accepted: readonly number[]
  #order: SuiteOrder | undefined
  #hasAskedAboutChacha = false

  /** @param accepted In the order picked; at least two, else there is no order. */
  constructor(accepted: readonly number[]) {
    this.#accepted = accepted
  }

  /** `undefined` until it is decided. */
  get order(): SuiteOrder | undefined {
    return this.#order
  }

  /** Suites for the next ClientHello; `undefined` once there is nothing left to ask. */
  next(): readonly number[] | undefined {
    if (this.#order === undefined) return plainFirst(this.#accepted.toReversed())
    const [first, ...others] = this.#accepted
    if (this.#order !== 'server' || this.#hasAskedAboutChacha || first === undefined) return undefined
    const chacha = others.filter(isChacha)
    if (chacha.length === 0 || isChacha(first)) return undefined
    return [...chacha, ...this.#accepted.filter((suite) => !isChacha(suite))]
  }

  /**
   * @param picked `undefined` when the server refused what it had accepted before: it follows no order that we understand.
   */
  answer(picked: number | undefined): void {
    const [offeredFirst] = this.next() ?? []
    if (this.#order === undefined) {
      if (picked === this.#accepted[0]) this.#order = 'server'
      else this.#order = picked === offeredFirst ? 'client' : 'neither'
      return
    }
    this.#hasAskedAboutChacha = true
    if (picked !== undefined && isChacha(picked)) this.#order = 'server-but-chacha'
  }
}

function isChacha(suite: number): boolean {
  return suiteName(suite).includes('CHACHA20')
}

/** ChaCha20 at the head could be followed for its own sake, so another suite goes first where there is one. */
function plainFirst(suites: readonly number[]): readonly number[] {
  const plain = suites.find((suite) => !isChacha(suite))
  return plain === undefined ? suites : [plain, ...suites.filter((suite) => suite !== plain)]
}
