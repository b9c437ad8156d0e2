import { isIP } from 'node:net'
import { endpointKey, outcomeAt } from '../endpoint.ts'
import type { Discovery, Endpoint, Observation } from '../model.ts'
import { readOtherHost, type OtherHost } from '../wire/stream-error.ts'
import { defaultPort, findTargets } from './discovery.ts'
import type { Io } from './io.ts'
import { locate, type LocateOptions, type Target } from './targets.ts'

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
  const redirects = visited.endpoints.flatMap((endpoint) => {
    const other = readOtherHost(otherHostAt(endpoint, visited.observations))
    return other === undefined || endpoint.service !== service ? [] : [{ endpoint, other }]
  })
  const [first] = redirects
  if (first === undefined) return { endpoints: [], leftOut: [] }
  const targets = await Promise.all(
    redirects.map(({ endpoint, other }) => targetsOf(endpoint, other, options, io, signal)),
  )
  const { candidates, leftOut } = await locate(targets.flat(), { ...options, mayBeAddress: true }, io, signal)
  const isVisited = (candidate: Endpoint): boolean =>
    discovery.endpoints.some((endpoint) => isSamePlace(endpoint, candidate))
  return {
    endpoints: candidates
      .map(({ host, port, security, address }): Endpoint => {
        const { domain } = first.endpoint
        return { domain, service, security, host, port, address, source: 'redirect' }
      })
      .filter((candidate) => !isVisited(candidate)),
    leftOut: leftOut.map((each) => ({ ...each, service, source: 'redirect' })),
  }
}

/** A name without a port that is not the old place is looked up as any service is, SRV records first. */
async function targetsOf(
  { service, security, ...from }: Endpoint,
  { host, port }: OtherHost,
  { guard }: Omit<LocateOptions, 'mayBeAddress'>,
  io: Io,
  signal: AbortSignal,
): Promise<readonly Target[]> {
  const there = { host, port: port ?? defaultPort(service, security), security }
  const isHere = [from.host, from.domain, from.address].includes(host)
  if (port !== undefined || isHere || isIP(host) !== 0 || !guard.host(host)) return [there]
  const { targets } = await findTargets(host, service, io, signal)
  // A record wants a name, never an address (RFC 2782).
  return targets?.filter((target) => isIP(target.host) === 0) ?? [there]
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
