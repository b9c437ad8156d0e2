import type { Outcome } from '../model.ts'
import { withDeadline } from './deadline.ts'
import { Doors } from './doors.ts'
import type { Probe } from './io.ts'
import {
  chainOf,
  type ChainOptions,
  presentChains,
  type RevocationOptions,
  shakeHandsForChain,
  withRevocation,
} from './presented-chains.ts'
import { learnResumption } from './tls-resumption.ts'
import { shakeHands } from './whole-handshake.ts'

export interface WholeHandshakesOptions extends ChainOptions {
  /** Our domain, as `from` of s2s streams. */
  readonly from?: string
  /** For each handshake, the way there included. */
  readonly timeoutMs?: number
  /** Through which it goes with others; without it, {@link AT_ONCE} handshakes are made at a time. */
  readonly doors?: Doors
  /** Asks the issuers whether the certificates are still good; nobody is asked where absent. */
  readonly revocation?: RevocationOptions
}

const TIMEOUT_MS = 10_000
const AT_ONCE = 3

/**
 * Learns what only whole handshakes show: the chains that an endpoint presents, and whether sessions can be taken up again.
 *
 * Theory: the first one, with everything on offer, gives a chain and a session at once. Behind it go side by side one for a
 * key of another type, one that takes that session up, and two for the other version.
 */
export function wholeHandshakesProbe(options: WholeHandshakesOptions): Probe {
  const { doors = new Doors(AT_ONCE), from, timeoutMs = TIMEOUT_MS, revocation } = options
  return {
    kinds: ['presented-chains', 'tls-resumption'],
    maxConnections: 5,
    isFor: () => true,
    async run(endpoint, io, signal) {
      const startedAt = io.now()
      const through = <T>(make: (within: AbortSignal) => Promise<Outcome<T>>): Promise<Outcome<T>> =>
        doors.at(endpoint.address).through(signal, () => withDeadline(timeoutMs, signal, make))
      const first = await through((within) =>
        shakeHandsForChain({ endpoint, from, awaitsSession: true }, options, io, within),
      )
      const chains = presentChains(chainOf(first), (signatureSchemes) =>
        through((within) => shakeHandsForChain({ endpoint, from, signatureSchemes }, options, io, within)),
      )
      const [presented, resumption] = await Promise.all([
        revocation === undefined
          ? chains
          : chains.then((found) => withRevocation(found, options.anchors, revocation, io, signal)),
        learnResumption(first, (request) =>
          through((within) => shakeHands({ endpoint, from, ...request }, () => undefined, io, within)),
        ),
      ])
      signal.throwIfAborted()
      const seen = { endpoint, at: new Date(startedAt).toISOString(), durationMs: io.now() - startedAt }
      return [
        { kind: 'presented-chains', ...seen, outcome: presented },
        { kind: 'tls-resumption', ...seen, outcome: { state: 'observed', value: resumption } },
      ]
    },
  }
}
