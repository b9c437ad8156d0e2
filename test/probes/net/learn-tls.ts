import type { Endpoint, Outcome } from '../../../probes/model.ts'
import { FULL_LIMITS, type PoolLimits } from '../../../probes/net/connection-pool.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { tlsParametersProbe } from '../../../probes/net/tls-parameters.ts'
import type { TlsParameters, TlsVersionName, VersionParameters } from '../../../probes/tls-parameters.ts'
import { endpointOf } from '../builders.ts'

/** What a full test allows itself, without the pauses. */
export const LIMITS: PoolLimits = { ...FULL_LIMITS, backOffMs: 1 }

/** Direct TLS on loopback, unless told otherwise. */
export function endpointAt(port: number, given: Partial<Endpoint> = {}): Endpoint {
  return endpointOf({
    domain: 'example.test',
    address: '127.0.0.1',
    security: 'direct-tls',
    ...given,
    port,
  })
}

/** Runs a probe to its end. */
export async function probeTls(
  endpoint: Endpoint,
  probe = tlsParametersProbe({ limits: LIMITS }),
  io = nodeIo(),
): Promise<Outcome<TlsParameters>> {
  const [observation] = await probe.run(endpoint, io, new AbortController().signal)
  if (observation?.kind !== 'tls-parameters') throw new Error('the probe reports one kind')
  return observation.outcome
}

/** @throws What was failed with, for the eyes of whoever reads a test's report. */
export function valueOf(outcome: Outcome<TlsParameters>): TlsParameters {
  if (outcome.state !== 'observed') throw new Error(`not observed: ${JSON.stringify(outcome)}`)
  return outcome.value
}

export function acceptedIn({ versions }: TlsParameters): readonly TlsVersionName[] {
  return versions.filter(({ answer }) => answer === 'accepted').map(({ version }) => version)
}

/** One version that was asked for. */
export function versionIn({ versions }: TlsParameters, wanted: TlsVersionName): VersionParameters {
  const found = versions.find(({ version }) => version === wanted)
  if (found === undefined) throw new Error(`${wanted} was not asked for`)
  return found
}
