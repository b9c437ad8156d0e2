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
  // By kind first: of one kind there are as many as endpoints, and to compare kinds makes no text.
  return observations
    .filter((observation) => isOfKind(observation, kind))
    .find((observation) => endpointKey(observation.endpoint) === key)?.outcome
}
