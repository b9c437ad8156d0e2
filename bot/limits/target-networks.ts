/** Spares those at whose addresses we knock: many domains may lead to one of them, honestly or to have it knocked at. */
import { type Guard, type Io, networkOf } from '../../probes/index.ts'
import type { Clock } from '../ports.ts'
import { Recent } from './recent.ts'
import { TokenBuckets } from './token-buckets.ts'

/** Connections to one network (/24, /48): some fifty checks of all that a domain has, or ten full tests. */
export const NETWORK_RATE = { amount: 600, windowMs: 3_600_000 } as const
/** After so many refusals in a row an address is left alone… */
export const MOST_REFUSALS = 3
/** …for so long. */
export const REFUSED_PAUSE_MS = 300_000

interface Refusals {
  readonly count: number
  readonly lastAt: number
}

/** What the scans of one bot did to the addresses they went to; begun scans are not cut short by it. */
export class TargetNetworks {
  readonly #clock: Clock
  readonly #budgets = new TokenBuckets(NETWORK_RATE)
  readonly #refusals = new Recent<Refusals>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** @returns `guard`, which from now on also spares what was asked too often, or does not want to be asked. */
  guard(guard: Guard): Guard {
    return {
      address: (text) => guard.address(text),
      host: (name) => guard.host(name),
      port: (port) => guard.port(port),
      isSpared: (address) => this.#isSpared(address),
    }
  }

  /** @returns `io`, of which each connection is counted, and each refusal noted. */
  watch(io: Io): Io {
    return {
      dns: io.dns,
      now: () => io.now(),
      random: () => io.random(),
      secure: (socket, options, signal, onSecret) => io.secure(socket, options, signal, onSecret),
      connect: async (address, port, signal) => {
        this.#budgets.take(networkOf(address), this.#clock.now())
        const connected = await io.connect(address, port, signal)
        if (connected.state === 'observed') this.#refusals.forget(address)
        else if (connected.failure.code === 'refused') this.#noteRefusal(address)
        return connected
      },
    }
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
