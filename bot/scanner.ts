import {
  type Io,
  type Scan,
  type ScanOptions,
  type Service,
  answersOver,
  judge,
  makeGuard,
  ownAddresses,
  scan,
  trustAnchors,
} from '../probes/index.ts'
import type { Config } from './config.ts'
import type { Occasion, TargetNetworks } from './limits/target-networks.ts'
import type { Clock, Knocker, Prober, Scanner, ScanRequest } from './ports.ts'

/** Where the probes of this installation may go, what they compare with, and in whose name they ask. */
export type ProbeBounds = Pick<ScanOptions, 'guard' | 'anchors' | 'from' | 'mayDialBack'>

/** Makes the bounds by the settings; once for a process, for it hashes every trust anchor. */
export function probeBounds({ allowPrivate, caPem, from, mayDialBack }: Config['probe']): ProbeBounds {
  return {
    guard: makeGuard({ allowPrivate, ownAddresses }),
    anchors: trustAnchors(caPem),
    mayDialBack,
    ...(from !== undefined && { from }),
  }
}

/** Makes a scanner of the probes: they keep within the bounds, and what they measure is judged by the clock. */
export function createScanner(bounds: ProbeBounds, io: Io, clock: Clock): Scanner & Prober & Knocker {
  const optionsFor = ({ services, families, depth, asksIssuers }: ScanRequest) => ({
    ...bounds,
    services,
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
    answersOver: (domain, family, signal) => answersOver(domain, family, bounds, io, signal),
    probe: (request, signal) => scan(request.domain, optionsFor(request), io, signal),
  }
}

/** What a scanner spares networks with. */
export interface SparingParts {
  readonly bounds: ProbeBounds
  /** Shared by all that spare the same networks. */
  readonly networks: TargetNetworks
  readonly io: Io
  readonly clock: Clock
}

/** Makes a scanner that leaves out networks which were asked too often; each scan finds out anew which those are. */
export function createSparingScanner(
  occasion: Occasion,
  { bounds, networks, io, clock }: SparingParts,
): Scanner & Prober & Knocker {
  const watched = networks.watch(io, occasion)
  const scannerOf = (why: Occasion) =>
    createScanner({ ...bounds, guard: networks.guard(bounds.guard, why) }, watched, clock)
  return {
    scan: (...how) => scannerOf(occasion).scan(...how),
    probe: (...how) => scannerOf(occasion).probe(...how),
    // Whether somebody answers at all is wanted to be known now, and takes a connection or two.
    answersOver: (...how) => scannerOf('question').answersOver(...how),
  }
}
