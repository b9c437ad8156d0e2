import type { EndpointReport } from '../../probes/index.ts'
import { clean } from './clean.ts'

/** Names a place as `host:port`. */
export function placeName({ host, port }: Pick<EndpointReport, 'host' | 'port'>): string {
  return `${clean(host)}:${port}`
}

/**
 * Names endpoints as briefly as they can be told apart: `host:port`, and the address where one name has several.
 *
 * @param named The endpoints to name.
 * @param all Those that they have to be told from.
 */
export function endpointNames(named: readonly EndpointReport[], all: readonly EndpointReport[]): string[] {
  return [...new Set(named.map((endpoint) => endpointName(endpoint, all)))]
}

function endpointName(endpoint: EndpointReport, all: readonly EndpointReport[]): string {
  const { host, port, address } = endpoint
  const name = placeName(endpoint)
  if (address === undefined) return name
  const isShared = all.some(
    (other) => other.host === host && other.port === port && other.address !== address,
  )
  return isShared ? `${name} (${address})` : name
}
