import type { Discovery, Endpoint, Observation, Scan, Service, WebDiscovery } from './model.ts'
import type { TrustAnchors } from './net/certificate.ts'
import { dialbackProbe, type DialbackOptions } from './net/dialback.ts'
import { discover } from './net/discovery.ts'
import type { Guard } from './net/guard.ts'
import { injectionProbe, type InjectionOptions } from './net/injection.ts'
import { countConnections, type CountedIo } from './net/connection-count.ts'
import type { Io, Probe } from './net/io.ts'
import { questionsProbe, type QuestionsOptions } from './net/questions.ts'
import { findRedirects } from './net/redirect.ts'
import { runAll, skipped } from './net/scheduler.ts'
import { sessionProbe, type SessionOptions } from './net/session.ts'
import { discoverWeb, MOST_WEB_CONNECTIONS, type WebDiscoveryOptions } from './net/web.ts'
import { CHECK_BUDGET, plan, type ConnectionBudget } from './plan.ts'

/** Who cannot be reached says so within this; a web server that is slower than that tells nothing of XMPP. */
const WEB_TIMEOUT_MS = 5_000

/** What a scan may reach, and what it compares with. */
export interface ScanOptions {
  readonly services: readonly Service[]
  readonly guard: Guard
  readonly anchors: TrustAnchors
  /** Our domain in the headers of s2s streams; none is sent where absent. */
  readonly from?: string
  /** Where to look for XMPP; at both where absent. What is published on the web is looked for by any. */
  readonly families?: readonly (4 | 6)[]
  /**
   * The owner of `from` agrees that servers call back there: then dialback is asked for in clear text. Whether it is
   * refused is not known otherwise.
   */
  readonly mayDialBack?: boolean
  /** How long to wait, where the network is known; else as long as the probes think right. */
  readonly timeouts?: ScanTimeouts
}

/** The deadlines of the probes, by probe. */
export interface ScanTimeouts {
  readonly session?: Pick<SessionOptions, 'stepTimeoutMs' | 'sessionTimeoutMs'>
  readonly questions?: Pick<QuestionsOptions, 'answerTimeoutMs' | 'timeoutMs'>
  readonly dialback?: Pick<DialbackOptions, 'timeoutMs'>
  readonly injection?: Pick<InjectionOptions, 'silenceMs' | 'timeoutMs'>
  readonly web?: Pick<WebDiscoveryOptions, 'timeoutMs'>
}

/**
 * Measures one domain: where its services are, what they announce, how they answer without TLS, and where the
 * web leads clients.
 *
 * @param domain A-labels, lower case, passed by `parseDomain`.
 * @returns Always, whatever the network did; rejects only when `signal` aborts.
 */
export async function scan(
  domain: string,
  options: ScanOptions,
  uncounted: Io,
  signal: AbortSignal,
): Promise<Scan> {
  const io = countConnections(uncounted)
  const startedAt = io.now()
  const { services } = options
  const found = await Promise.all(
    services.map((service) => discover(domain, service, placesOf(options), io, signal)),
  )
  const { discoveries, observations } = await visit(found, options, io, signal)
  const web = services.includes('c2s') ? await lookAtWeb(domain, options, io, signal) : undefined
  return {
    domain,
    startedAt: new Date(startedAt).toISOString(),
    durationMs: io.now() - startedAt,
    discoveries,
    observations: [
      ...observations,
      ...dialbackLeftOut(
        discoveries.flatMap(({ endpoints }) => endpoints),
        options,
        io,
      ),
    ],
    ...(web === undefined ? {} : { web }),
    environment: { node: process.versions.node, openssl: process.versions.openssl },
  }
}

/** A client that is sent on and on is led in circles (RFC 6120 §4.9.3.19 leaves the number to it). */
const MOST_REDIRECTS = 2

/** Asks at every endpoint, and then where those lead, within one budget. */
async function visit(
  found: readonly Discovery[],
  options: ScanOptions,
  io: CountedIo,
  signal: AbortSignal,
): Promise<Pick<Scan, 'discoveries' | 'observations'>> {
  let discoveries = found
  let endpoints = found.flatMap((discovery) => discovery.endpoints)
  const observations: Observation[] = []
  for (let hop = 0; endpoints.length > 0; hop += 1) {
    const { runs, bounded } = plan(endpoints, checkProbes(options), budgetLeft(io))
    const seen = await runAll(runs, CHECK_BUDGET.atOnce, io, signal)
    const left = bounded.flatMap(({ probe, endpoint }) => skipped(probe, endpoint, 'bounded', io))
    observations.push(...seen, ...left)
    if (hop === MOST_REDIRECTS) break
    const visited = { endpoints, observations: seen }
    const next = await Promise.all(
      discoveries.map((discovery) => findRedirects(discovery, visited, placesOf(options), io, signal)),
    )
    endpoints = next.flatMap((led) => led.endpoints)
    discoveries = discoveries.map((discovery, index) => ({
      ...discovery,
      endpoints: [...discovery.endpoints, ...(next[index]?.endpoints ?? [])],
      leftOut: [...discovery.leftOut, ...(next[index]?.leftOut ?? [])],
    }))
  }
  return { discoveries, observations }
}

function budgetLeft(io: CountedIo): ConnectionBudget {
  const { inAll, perAddress, atOnce } = CHECK_BUDGET
  return { inAll: inAll - io.connectionCount(), perAddress: perAddress - io.mostAtOneAddress(), atOnce }
}

function placesOf({ guard, families }: ScanOptions): Pick<ScanOptions, 'guard' | 'families'> {
  return { guard, ...(families === undefined ? {} : { families }) }
}

/** What a plain check asks, most important first. */
function checkProbes({ anchors, from, mayDialBack, timeouts = {} }: ScanOptions): readonly Probe[] {
  return [
    sessionProbe({ anchors, ...(from === undefined ? {} : { from }), ...timeouts.session }),
    questionsProbe(timeouts.questions),
    injectionProbe({ hasFrom: from !== undefined, ...timeouts.injection }),
    ...(from !== undefined && mayDialBack === true ? [dialbackProbe({ from, ...timeouts.dialback })] : []),
  ]
}

/** That dialback was not asked for belongs to what a scan says: without it the verdict for s2s rests on announcements. */
function dialbackLeftOut(
  endpoints: readonly Endpoint[],
  { from, mayDialBack }: ScanOptions,
  io: Io,
): readonly Observation[] {
  if (from !== undefined && mayDialBack === true) return []
  const probe = dialbackProbe({ from: '' })
  return endpoints
    .filter((endpoint) => probe.isFor(endpoint))
    .flatMap((endpoint) => skipped(probe, endpoint, 'not-asked', io))
}

/** Looks where clients in browsers are led, with the connections that the XMPP ports have left over. */
async function lookAtWeb(
  domain: string,
  { guard, anchors, timeouts }: ScanOptions,
  io: CountedIo,
  signal: AbortSignal,
): Promise<WebDiscovery> {
  const { inAll, perAddress } = budgetLeft(io)
  const maxConnections = Math.max(0, Math.min(MOST_WEB_CONNECTIONS, inAll, perAddress))
  const web = await discoverWeb(
    domain,
    { guard, anchors, maxConnections, timeoutMs: WEB_TIMEOUT_MS, ...timeouts?.web },
    io,
    signal,
  )
  signal.throwIfAborted()
  return web
}
