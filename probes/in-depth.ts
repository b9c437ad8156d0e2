import type { Discovery, Endpoint, Observation, Scan, Service } from './model.ts'
import { lookUpCaa } from './net/caa.ts'
import type { TrustAnchors } from './net/certificate.ts'
import { daneProbe } from './net/dane.ts'
import { withDeadline } from './net/deadline.ts'
import { DnssecValidator, ROOT_ANCHORS, type DnssecAnchor } from './net/dnssec.ts'
import { Doors } from './net/doors.ts'
import type { Guard } from './net/guard.ts'
import type { Io } from './net/io.ts'
import { lookUpPosh } from './net/posh.ts'
import { runAll, skipped } from './net/scheduler.ts'
import { tlsParametersProbe } from './net/tls-parameters.ts'
import { wholeHandshakesProbe } from './net/whole-handshakes.ts'
import { FULL_BUDGET, plan } from './plan.ts'

/** What a full test may reach, and what it compares with. */
export interface InDepthOptions {
  readonly services: readonly Service[]
  readonly guard: Guard
  readonly anchors: TrustAnchors
  /** Our domain in the headers of s2s streams; none is sent where absent. */
  readonly from?: string
  /** DS records of the root that DNSSEC is validated from; the Internet's where absent. */
  readonly dnssecAnchors?: readonly DnssecAnchor[]
  /** Asks the issuers of certificates whether they were revoked, who thereby learn who is tested; nobody where absent. */
  readonly asksIssuers?: boolean
}

/** What a full test finds on top of a check. */
export interface InDepth extends Pick<Scan, 'caa' | 'posh'> {
  readonly observations: readonly Observation[]
}

/** A few names up the tree, each with its keys. */
const CAA_TIMEOUT_MS = 10_000

/**
 * Asks what a full test asks on top of a check: at every endpoint its chains, all that TLS accepts, and what DNS says of its
 * keys; of the domain, who may issue for it, and what it says of its keys over HTTPS. What the budget leaves out is told too.
 */
export async function lookInDepth(
  domain: string,
  discoveries: readonly Discovery[],
  options: InDepthOptions,
  io: Io,
  signal: AbortSignal,
): Promise<InDepth> {
  const { services, guard, anchors, dnssecAnchors = ROOT_ANCHORS } = options
  const validator = new DnssecValidator({ client: io.dns, anchors: dnssecAnchors, now: () => io.now() })
  const dane = daneProbe({ validator })
  const endpoints = discoveries.flatMap((discovery) => discovery.endpoints)
  const [observations, dnsObservations, caa, posh] = await Promise.all([
    lookAtTls(endpoints, options, io, signal),
    // These open no connection to the endpoint, and so wait for none.
    Promise.all(endpoints.map((endpoint) => dane.run(endpoint, io, signal))),
    withDeadline(CAA_TIMEOUT_MS, signal, (within) => lookUpCaa(domain, validator, within)),
    lookUpPosh(domain, { guard, anchors, services }, io, signal),
  ])
  signal.throwIfAborted()
  return {
    observations: [...observations, ...dnsObservations.flat()],
    caa,
    posh,
  }
}

/**
 * Asks endpoints for their chains and for all that TLS accepts: side by side, since what one probe waits for leaves
 * connections to another.
 */
export async function lookAtTls(
  endpoints: readonly Endpoint[],
  { guard, anchors, from, asksIssuers = false }: Omit<InDepthOptions, 'services'>,
  io: Io,
  signal: AbortSignal,
): Promise<readonly Observation[]> {
  const shared = { ...(from === undefined ? {} : { from }), doors: new Doors(FULL_BUDGET.atOnce) }
  const probes = [
    wholeHandshakesProbe({ anchors, ...shared, ...(asksIssuers ? { revocation: { guard } } : {}) }),
    tlsParametersProbe(shared),
  ]
  const { runs, bounded } = plan(endpoints, probes, FULL_BUDGET)
  const observations = await Promise.all(runAll(runs, FULL_BUDGET.atOnce, io, signal))
  const notRun = bounded.flatMap(({ probe, endpoint }) => skipped(probe, endpoint, 'bounded', io))
  return [...observations.flat(), ...notRun]
}
