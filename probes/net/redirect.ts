import { endpointKey, outcomeAt } from '../endpoint.ts'
import type { Discovery, Endpoint, Observation } from '../model.ts'
import { readOtherHost } from '../wire/stream-error.ts'
import { defaultPort } from './discovery.ts'
import type { Io } from './io.ts'
import { locate, type LocateOptions } from './targets.ts'

/**
 * Finds where the endpoints of a service send those who connect (RFC 6120 §4.9.3.19).
 *
 * A peer that nobody has authenticated decides where to: so the guard looks at host, addresses and port as it does at those
 * of SRV records, and no place is visited again.
 *
 * @param visited Those of its endpoints that were visited last, and what was seen there.
 * @returns The places that are not among the endpoints yet, with source `redirect`; those that must not be connected to in
 *   `leftOut`. Both empty where nobody redirects.
 */
export async function findRedirects(
  discovery: Discovery,
  visited: { readonly endpoints: readonly Endpoint[]; readonly observations: readonly Observation[] },
  options: Omit<LocateOptions, 'mayBeAddress'>,
  io: Io,
  signal: AbortSignal,
): Promise<Pick<Discovery, 'endpoints' | 'leftOut'>> {
  const { service } = discovery
  const targets = visited.endpoints.flatMap((endpoint) => {
    const other = readOtherHost(otherHostAt(endpoint, visited.observations))
    if (other === undefined || endpoint.service !== service) return []
    const { security, domain } = endpoint
    return [{ domain, security, host: other.host, port: other.port ?? defaultPort(service, security) }]
  })
  const [first] = targets
  if (first === undefined) return { endpoints: [], leftOut: [] }
  const { candidates, leftOut } = await locate(targets, { ...options, mayBeAddress: true }, io, signal)
  const isVisited = (candidate: Endpoint): boolean =>
    discovery.endpoints.some((endpoint) => isSamePlace(endpoint, candidate))
  return {
    endpoints: candidates
      .map(({ host, port, security, address }): Endpoint => {
        const { domain } = first
        return { domain, service, security, host, port, address, source: 'redirect' }
      })
      .filter((candidate) => !isVisited(candidate)),
    leftOut: leftOut.map((each) => ({ ...each, service, source: 'redirect' })),
  }
}

function otherHostAt(endpoint: Endpoint, observations: readonly Observation[]): string {
  const kind = endpoint.security === 'starttls' ? 'features-before-tls' : 'features-after-tls'
  const outcome = outcomeAt(endpoint, kind, observations)
  return outcome?.state === 'failed' ? (outcome.failure.otherHost ?? '') : ''
}

/** Under another name it is still the same place: what is asked there does not depend on the name. */
function isSamePlace(one: Endpoint, other: Endpoint): boolean {
  return endpointKey({ ...one, host: '' }) === endpointKey({ ...other, host: '' })
}
