import { outcomeAt } from './endpoint.ts'
import type { Endpoint, FactKind, Failure, Observation, Outcome } from './model.ts'
import { firstFailure, isRefusalOfTls } from './observation.ts'

/**
 * How TLS was refused in the session, where it came about on another connection of the scan all the same. Then that it
 * cannot be had is not proven: behind one address there may be several servers, or one that fails now and then.
 *
 * @returns `undefined` where nothing was refused, or nothing contradicts that.
 */
export function contradictedRefusal(
  endpoint: Endpoint,
  observations: readonly Observation[],
): Failure | undefined {
  const at = (kind: FactKind): Outcome<unknown> | undefined => outcomeAt(endpoint, kind, observations)
  const failure =
    withoutFeatures(at('features-before-tls')) ??
    firstFailure(at('starttls'), at('tls'), at('features-after-tls'))
  if (failure === undefined || !(failure.code === 'no-features' || isRefusalOfTls(failure))) return undefined
  const isMade = at('tls')?.state === 'observed'
  // Servers may refuse a stream for the `from` that the session gives and the injection does not.
  if (isMade && endpoint.service === 's2s') return undefined
  const isHad = isOpenedBeside(endpoint, observations) || (!isMade && isMadeBeside(endpoint, observations))
  return isHad ? failure : undefined
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
