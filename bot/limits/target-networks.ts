/** Spares those at whose addresses we knock: many domains may lead to one of them, honestly or to have it knocked at. */
import { type Guard, type Io, networkOf } from '../../probes/index.ts'
import type { Clock } from '../ports.ts'
import { Recent } from './recent.ts'
import { TokenBuckets } from './token-buckets.ts'

/** Connections to one network (/24, /48): some fifty checks of all that a domain has, or ten full tests. */
export const NETWORK_RATE = { amount: 600, windowMs: 3_600_000 } as const
/** Of these, what checks may use that nobody waits for: about as many as can be looked at every hour without shutting out who asks. */
export const ROUTINE_RATE = { amount: 400, windowMs: NETWORK_RATE.windowMs } as const
/** Such a check begins once a whole one has room: those that were put off must not each begin with the last connection. */
export const ROUTINE_CONNECTIONS = 12
/**
 * Checks of one network that begin in a minute, where nobody waits for them: after an outage of ours, or where many domains of one
 * hoster were begun to be watched together, all of them are due at once. It lets through more than {@link ROUTINE_RATE} does.
 */
export const ROUTINE_PACE = { amount: 4, windowMs: 60_000 } as const
/** After so many refusals in a row an address is left alone… */
export const MOST_REFUSALS = 3
/** …for so long. */
export const REFUSED_PAUSE_MS = 300_000

/** Why a scan is made: somebody asked and waits for the answer, or a watch or a campaign was due and can be put off. */
export type Occasion = 'question' | 'routine'

interface Refusals {
  readonly count: number
  readonly lastAt: number
}

/**
 * What the scans of one process did to the addresses they went to; begun scans are not cut short by it.
 *
 * Questions and routine share what a network is asked in all, of which routine has a part of its own: it cannot take all of it
 * from those who ask, and they cannot keep it from being done. Routine takes no notice of refusals, and causes no pause by
 * them: how long a server is down is what it is to find out, and it comes back less and less often by itself.
 */
export class TargetNetworks {
  readonly #clock: Clock
  readonly #budgets = new TokenBuckets(NETWORK_RATE)
  readonly #routine = new TokenBuckets(ROUTINE_RATE)
  readonly #begun = new TokenBuckets(ROUTINE_PACE)
  readonly #refusals = new Recent<Refusals>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /**
   * @returns `guard`, which for the time of one scan also spares what was asked too often, or does not want to be asked. Routine that
   *   has begun with a network goes on there: of half a domain nothing follows.
   */
  guard(guard: Guard, occasion: Occasion): Guard {
    const begun = new Set<string>()
    return {
      address: (text) => guard.address(text),
      host: (name) => guard.host(name),
      port: (port) => guard.port(port),
      isSpared: (address) =>
        occasion === 'routine' ? !this.#mayBegin(networkOf(address), begun) : this.#isSpared(address),
    }
  }

  /** @returns `io`, of which each connection is counted, and what came of it noted. */
  watch(io: Io, occasion: Occasion): Io {
    return {
      dns: io.dns,
      now: () => io.now(),
      random: () => io.random(),
      secure: (socket, options, signal, onSecret) => io.secure(socket, options, signal, onSecret),
      connect: async (address, port, signal) => {
        this.#count(address, occasion)
        const connected = await io.connect(address, port, signal)
        if (connected.state === 'observed') this.#refusals.forget(address)
        else if (occasion === 'question' && connected.failure.code === 'refused') this.#noteRefusal(address)
        return connected
      },
    }
  }

  #count(address: string, occasion: Occasion): void {
    const network = networkOf(address)
    const now = this.#clock.now()
    this.#budgets.take(network, now)
    if (occasion === 'routine') this.#routine.take(network, now)
  }

  #mayBegin(network: string, begun: Set<string>): boolean {
    const now = this.#clock.now()
    if (begun.has(network)) return true
    if (this.#routine.waitMs(network, now, ROUTINE_CONNECTIONS) > 0 || this.#begun.waitMs(network, now) > 0)
      return false
    this.#begun.take(network, now)
    begun.add(network)
    return true
  }

  #isSpared(address: string): boolean {
    const now = this.#clock.now()
    if (this.#budgets.waitMs(networkOf(address), now) > 0) return true
    const refusals = this.#refusals.find(address)
    return (
      refusals !== undefined && refusals.count >= MOST_REFUSALS && now - refusals.lastAt < REFUSED_PAUSE_MS
    )
  }

  /** After a pause one more refusal is enough for the next. */
  #noteRefusal(address: string): void {
    const { count } = this.#refusals.find(address) ?? { count: 0 }
    this.#refusals.keep(address, { count: count + 1, lastAt: this.#clock.now() })
  }
}
