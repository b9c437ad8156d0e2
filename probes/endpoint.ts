import type { Endpoint, FactKind, Facts, Observation, Outcome } from './model.ts'
import { isOfKind } from './observation.ts'

/** @returns A key that is equal for two endpoints exactly when they are the same place asked in the same way. */
export function endpointKey({ service, security, host, port, address }: Endpoint): string {
  return `${service} ${security} ${host} ${port} ${address}`
}

/** @returns How the look for one kind of fact at one endpoint ended; `undefined` when nobody looked. */
export function outcomeAt<K extends FactKind>(
  endpoint: Endpoint,
  kind: K,
  observations: readonly Observation[],
): Outcome<Facts[K]> | undefined {
  for (const observation of observations)
    if (isOfKind(observation, kind) && isSameEndpoint(observation.endpoint, endpoint))
      return observation.outcome
  return undefined
}

/** As their keys would tell, which takes longer to make than all of this to compare. */
function isSameEndpoint(one: Endpoint, other: Endpoint): boolean {
  return (
    one === other ||
    (one.service === other.service &&
      one.security === other.security &&
      one.host === other.host &&
      one.port === other.port &&
      one.address === other.address)
  )
}
