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
import type { Clock, Prober, Scanner, ScanRequest } from './ports.ts'

/** Makes the scanner of this installation: the probes with its guard, its trust anchors and its own domain. */
export function createScanner(
  { allowPrivate, caPem, from, mayDialBack }: Config['probe'],
  io: Io,
  clock: Clock,
): Scanner & Prober {
  const guard = makeGuard({ allowPrivate, ownAddresses: ownAddresses() })
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
