import type { InDepthOptions } from './in-depth.ts'
import type {
  Discovery,
  Endpoint,
  Observation,
  Scan,
  Service,
  StreamFeatures,
  WebDiscovery,
} from './model.ts'
import { askOnce } from './net/ask-once.ts'
import type { TrustAnchors } from './net/certificate.ts'
import { withOwnSignal } from './net/deadline.ts'
import { dialbackProbe, type DialbackOptions } from './net/dialback.ts'
import { discover } from './net/discovery.ts'
import type { Guard } from './net/guard.ts'
import { helloAnswerProbe } from './net/hello-answer.ts'
import { injectionProbe, type InjectionOptions } from './net/injection.ts'
import { limitConnections } from './net/connection-limit.ts'
import type { Io, Probe } from './net/io.ts'
import { dnsResolver } from './net/resolver.ts'
import { questionsProbe, type QuestionsOptions } from './net/questions.ts'
import { steadyClock } from './net/steady-clock.ts'
import { sessionProbe, type SessionOptions } from './net/session.ts'
import { discoverWeb, MOST_WEB_CONNECTIONS, type WebDiscoveryOptions } from './net/web.ts'
import { CHECK_BUDGET, type ConnectionBudget } from './plan.ts'
import { isRefusedUnpicked } from './unsteady-tls.ts'
import { Visit } from './visit.ts'

/** Who cannot be reached says so within this; a web server that is slower than that tells nothing of XMPP. */
const WEB_TIMEOUT_MS = 5_000

/** What a scan may reach, and what it compares with. */
export interface ScanOptions extends Pick<InDepthOptions, 'dnssecAnchors' | 'asksIssuers'> {
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
  /** `full` also finds out all that TLS accepts, with many more connections; `check` where absent. */
  readonly depth?: ScanDepth
  /** How long to wait, where the network is known; else as long as the probes think right. */
  readonly timeouts?: ScanTimeouts
  /**
   * Called once for each service, as soon as nothing more is to come that its verdict rests on; the rest follows. Where that
   * contradicts it, because TLS failed at first and then did not, the verdict at the end is another.
   *
   * @param soFar What was seen by then, to be judged like a whole scan.
   */
  readonly onVerdict?: (service: Service, soFar: Scan) => void
}

/** How much is asked. */
export type ScanDepth = 'check' | 'full'

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
export function scan(
  domain: string,
  options: ScanOptions,
  unlimited: Io,
  signal: AbortSignal,
): Promise<Scan> {
  return withOwnSignal(signal, (own) => measure(domain, options, unlimited, own))
}

async function measure(
  domain: string,
  options: ScanOptions,
  unlimited: Io,
  signal: AbortSignal,
): Promise<Scan> {
  const io = {
    ...limitConnections(steadyClock(unlimited), CHECK_BUDGET.atOnce),
    dns: dnsResolver(askOnce(unlimited.dns)),
  }
  const startedAt = io.now()
  // A check does without all of it; what needs it has it loaded while the check is under way.
  const inDepth = options.depth === 'full' ? import('./in-depth.ts') : undefined
  const { services, onVerdict } = options
  const places = placesOf(options)
  const found = await Promise.all(services.map((service) => discover(domain, service, places, io, signal)))
  const tell = (
    discoveries: readonly Discovery[],
    observations: readonly Observation[],
    web?: WebDiscovery,
  ): Scan => ({
    domain,
    startedAt: new Date(startedAt).toISOString(),
    durationMs: io.now() - startedAt,
    discoveries,
    observations,
    ...(web === undefined ? {} : { web }),
    environment: { node: process.versions.node, openssl: process.versions.openssl },
  })
  const visit = new Visit(
    found,
    {
      probes: checkProbes(options),
      places,
      second: {
        probe: helloAnswerProbe(options.from === undefined ? {} : { from: options.from }),
        isFor: isRefusedUnpicked,
      },
      onSettled: ({ service, discoveries, observations }) =>
        onVerdict?.(service, tell(discoveries, observations)),
    },
    io,
    signal,
  )
  await visit.settle()
  const [observations, web] = await Promise.all([
    visit.observations(),
    services.includes('c2s') ? lookAtWeb(domain, options, visit.budgetLeft, io, signal) : undefined,
  ])
  // After the check, not beside it: what that asks decides the verdict, and all of it shares four connections at once.
  if (inDepth === undefined) return tell(visit.discoveries, observations, web)
  const { lookInDepth } = await inDepth
  const depths = await lookInDepth(domain, visit.discoveries, options, io, signal)
  const { caa, posh } = depths
  return {
    ...tell(visit.discoveries, [...observations, ...depths.observations], web),
    ...(caa === undefined ? {} : { caa }),
    ...(posh === undefined ? {} : { posh }),
  }
}

function placesOf({ guard, families }: ScanOptions): Pick<ScanOptions, 'guard' | 'families'> {
  return { guard, ...(families === undefined ? {} : { families }) }
}

/** What a plain check asks, most important first. */
function checkProbes({ anchors, from, mayDialBack, timeouts = {} }: ScanOptions): readonly Probe[] {
  const offers = new Map<Endpoint, StreamFeatures>()
  return [
    sessionProbe({
      anchors,
      ...(from === undefined ? {} : { from }),
      ...timeouts.session,
      onOffer: (endpoint, features) => void offers.set(endpoint, features),
    }),
    questionsProbe(timeouts.questions),
    injectionProbe({ hasFrom: from !== undefined, ...timeouts.injection }),
    dialbackProbe({
      ...(from === undefined ? {} : { from }),
      mayDialBack: mayDialBack === true,
      ...timeouts.dialback,
      offeredAt: (endpoint) => offers.get(endpoint),
    }),
  ]
}

/** Looks where clients in browsers are led, with the connections that the XMPP ports have left over. */
async function lookAtWeb(
  domain: string,
  { guard, anchors, timeouts }: ScanOptions,
  { inAll, perAddress }: ConnectionBudget,
  io: Io,
  signal: AbortSignal,
): Promise<WebDiscovery> {
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
