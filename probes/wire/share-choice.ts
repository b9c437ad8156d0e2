import { SHARE_GROUPS } from './key-share.ts'
import type { ServerFlight } from './server-flight.ts'

/**
 * Decides which group to send a share of, until one was taken and what follows the ServerHello was read.
 *
 * Theory: a server that takes a share of a group that it does not prefer SHOULD name all groups that it has (RFC 8446
 * §4.2.7), as OpenSSL does. So the preferred group comes last, and what a server was seen to accept comes before what it may
 * not have. What it passed over in favour of another group is not sent again. A share of secp521r1, which takes both sides some
 * milliseconds, is sent only to a server that is not known to take another one.
 */
export class ShareChoice {
  readonly #sent = new Set<number>()
  #isOpened = false
  #areGroupsTold = false

  /** Whether the server named its groups. */
  get areGroupsTold(): boolean {
    return this.#areGroupsTold
  }

  /**
   * @param offered Groups of the hello.
   * @param accepted Groups that the server is known to have, the preferred one first.
   * @returns `undefined` where nothing is to be learnt by one any more, before any group is known, and where no share of those
   *   offered can be made.
   */
  next(offered: readonly number[], accepted: readonly number[]): number | undefined {
    const [preferred] = accepted
    if (this.#isOpened || preferred === undefined) return undefined
    const takesAnother = accepted.some((group) => group !== SECP521R1 && SHARE_GROUPS.includes(group))
    const makeable = SHARE_GROUPS.filter(
      (group) => offered.includes(group) && (group !== SECP521R1 || !takesAnother),
    )
    const others = makeable.filter((group) => group !== preferred)
    const group =
      others.find((each) => accepted.includes(each)) ??
      others.find((each) => !this.#sent.has(each)) ??
      makeable.find((each) => each === preferred)
    if (group !== undefined) this.#sent.add(group)
    return group
  }

  /** Takes in what a hello was answered with. */
  note({ encrypted }: ServerFlight): void {
    this.#isOpened ||= encrypted !== undefined
    this.#areGroupsTold ||= encrypted?.groups !== undefined
  }
}

const SECP521R1 = 0x0019
