import type { Endpoint, TlsParameters } from '../../probes/index.ts'
import { nodeIo } from '../../probes/net/node.ts'
import { tlsParametersProbe } from '../../probes/net/tls-parameters.ts'

/** Asks what an endpoint accepts of TLS. @throws When nothing was learnt. */
export async function learnTls(
  endpoint: Endpoint,
  probe = tlsParametersProbe({ from: 'prober.test' }),
): Promise<TlsParameters> {
  const [observation] = await probe.run(endpoint, nodeIo(), new AbortController().signal)
  if (observation?.kind !== 'tls-parameters' || observation.outcome.state !== 'observed') {
    throw new Error(`not observed: ${JSON.stringify(observation)}`)
  }
  return observation.outcome.value
}
