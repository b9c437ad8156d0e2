import { outcomeAt } from './endpoint.ts'
import type { Endpoint, FactKind, Failure, Observation, Outcome } from './model.ts'
import { firstFailure, isRefusalOfTls } from './observation.ts'

/** A refusal of TLS in the session that does not prove that TLS cannot be had. */
export interface ContradictedRefusal {
  readonly failure: Failure
  /**
   * `tls-unsteady`: it came about on another connection of the scan. `tls-beyond-us`: the server picks from what others may
   * offer, or sent what our OpenSSL does not take.
   */
  readonly code: 'tls-unsteady' | 'tls-beyond-us'
}

/**
 * How TLS was refused in the session, where that it cannot be had is not proven by it: behind one address there may be several
 * servers, or one that fails now and then, or one that wants what our OpenSSL does not have.
 *
 * @returns `undefined` where nothing was refused, or nothing contradicts that.
 */
export function contradictedRefusal(
  endpoint: Endpoint,
  observations: readonly Observation[],
): ContradictedRefusal | undefined {
  const at = (kind: FactKind): Outcome<unknown> | undefined => outcomeAt(endpoint, kind, observations)
  const failure =
    withoutFeatures(at('features-before-tls')) ??
    firstFailure(at('starttls'), at('tls'), at('features-after-tls'))
  if (failure === undefined || !(failure.code === 'no-features' || isRefusalOfTls(failure))) return undefined
  const isMade = at('tls')?.state === 'observed'
  // Servers may refuse a stream for the `from` that the session gives and the injection does not.
  if (isMade && endpoint.service === 's2s') return undefined
  const isHad = isOpenedBeside(endpoint, observations) || (!isMade && isMadeBeside(endpoint, observations))
  if (isHad) return { failure, code: 'tls-unsteady' }
  return isBeyondUs(endpoint, observations) ? { failure, code: 'tls-beyond-us' } : undefined
}

/**
 * Whether a server refused what our OpenSSL has to offer, and nobody knows whether it refuses others: it picks from a hello
 * that offers more; or it did pick from ours, and our OpenSSL had not the means for what followed, such as certificates of
 * more than 100 KiB (SSL_CTX_set_max_cert_list(3)).
 */
function isBeyondUs(endpoint: Endpoint, observations: readonly Observation[]): boolean {
  const refusal = refusalIn(endpoint, observations)
  if (refusal?.isAfterHello === true) return refusal.code === 'peer-incompatible'
  return refusal !== undefined && outcomeAt(endpoint, 'hello-answer', observations)?.state === 'observed'
}

/** Whether TLS was refused in the session before anything was picked: then another hello may tell more. */
export function isRefusedUnpicked(endpoint: Endpoint, observations: readonly Observation[]): boolean {
  const refusal = refusalIn(endpoint, observations)
  return refusal !== undefined && refusal.isAfterHello !== true
}

/** How the peer refused the handshake of the session. */
function refusalIn(endpoint: Endpoint, observations: readonly Observation[]): Failure | undefined {
  const failure = firstFailure(outcomeAt(endpoint, 'tls', observations))
  return failure !== undefined && isRefusalOfTls(failure) ? failure : undefined
}

function withoutFeatures(before: Outcome<unknown> | undefined): Failure | undefined {
  const failure = firstFailure(before)
  return failure?.code === 'no-features' ? failure : undefined
}

/** Whether a handshake was made for the chains or the sessions that an endpoint gives, which need no stream inside. */
function isMadeBeside(endpoint: Endpoint, observations: readonly Observation[]): boolean {
  if (outcomeAt(endpoint, 'presented-chains', observations)?.state === 'observed') return true
  const sessions = outcomeAt(endpoint, 'tls-resumption', observations)
  if (sessions?.state !== 'observed') return false
  const { tls12, tls13 } = sessions.value
  return tls12.state === 'observed' || tls13.state === 'observed'
}

/** Whether the connection on which something was injected got to a stream inside TLS. */
function isOpenedBeside(endpoint: Endpoint, observations: readonly Observation[]): boolean {
  const injection = outcomeAt(endpoint, 'command-injection', observations)
  return injection?.state === 'observed' && injection.value.reaction.kind !== 'broken-off'
}
