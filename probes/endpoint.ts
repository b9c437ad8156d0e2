import type { Endpoint, FactKind, Facts, Observation, Outcome } from './model.ts'
import { isOfKind } from './observation.ts'

/** @returns A key that is equal for two endpoints exactly when they are the same place asked in the same way. */
export function endpointKey({ service, security, host, port, address }: Endpoint): string {
  return [service, security, host, port, address].join(' ')
}

/** @returns How the look for one kind of fact at one endpoint ended; `undefined` when nobody looked. */
export function outcomeAt<K extends FactKind>(
  endpoint: Endpoint,
  kind: K,
  observations: readonly Observation[],
): Outcome<Facts[K]> | undefined {
  const key = endpointKey(endpoint)
  const own = observations.filter((observation) => endpointKey(observation.endpoint) === key)
  return own.find((observation) => isOfKind(observation, kind))?.outcome
}
