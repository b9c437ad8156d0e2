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
import type { Clock, Scanner } from './ports.ts'

/** Makes the scanner of this installation: the probes with its guard, its trust anchors and its own domain. */
export function createScanner(
  { allowPrivate, caPem, from, mayDialBack }: Config['probe'],
  io: Io,
  clock: Clock,
): Scanner {
  const guard = makeGuard({ allowPrivate, ownAddresses: ownAddresses() })
  const anchors = trustAnchors(caPem)
  return {
    async scan({ domain, services, families, depth, asksIssuers }, signal, onVerdict) {
      const options = {
        services,
        guard,
        anchors,
        mayDialBack,
        ...(from !== undefined && { from }),
        ...(families !== undefined && { families }),
        ...(depth !== undefined && { depth }),
        ...(asksIssuers !== undefined && { asksIssuers }),
        onVerdict: (service: Service, soFar: Scan) =>
          onVerdict?.({ service, soFar: judge(soFar, new Date(clock.now())) }),
      }
      return judge(await scan(domain, options, io, signal), new Date(clock.now()))
    },
  }
}
