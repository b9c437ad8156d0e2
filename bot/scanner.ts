import {
  type Io,
  type Scan,
  type Service,
  judge,
  makeGuard,
  ownAddresses,
  scan,
  trustAnchors,
} from '../probes/index.ts'
import type { Config } from './config.ts'
import type { TargetNetworks } from './limits/target-networks.ts'
import type { Clock, Prober, Scanner, ScanRequest } from './ports.ts'

/**
 * Makes the scanner of this installation: the probes with its guard, its trust anchors and its own domain.
 *
 * @param networks Counts where scans go, and keeps them away from where they were too often; without it nobody counts.
 */
export function createScanner(
  { allowPrivate, caPem, from, mayDialBack }: Config['probe'],
  unwatched: Io,
  clock: Clock,
  networks?: TargetNetworks,
): Scanner & Prober {
  const unsparing = makeGuard({ allowPrivate, ownAddresses: ownAddresses() })
  const guard = networks?.guard(unsparing) ?? unsparing
  const io = networks?.watch(unwatched) ?? unwatched
  const anchors = trustAnchors(caPem)
  const optionsFor = ({ services, families, depth, asksIssuers }: ScanRequest) => ({
    services,
    guard,
    anchors,
    mayDialBack,
    ...(from !== undefined && { from }),
    ...(families !== undefined && { families }),
    ...(depth !== undefined && { depth }),
    ...(asksIssuers !== undefined && { asksIssuers }),
  })
  return {
    async scan(request, signal, onVerdict) {
      const options = {
        ...optionsFor(request),
        onVerdict: (service: Service, soFar: Scan) =>
          onVerdict?.({ service, soFar: judge(soFar, new Date(clock.now())) }),
      }
      return judge(await scan(request.domain, options, io, signal), new Date(clock.now()))
    },
    probe: (request, signal) => scan(request.domain, optionsFor(request), io, signal),
  }
}
