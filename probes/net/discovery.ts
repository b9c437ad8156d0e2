import type { Discovery, Endpoint, Outcome, Security, Service, SrvAnswer, SrvRecord } from '../model.ts'
import { orderSrvRecords } from '../wire/srv-order.ts'
import type { DnsSrv, Io } from './io.ts'
import { locate } from './targets.ts'
import type { LocateOptions, Located, Target } from './targets.ts'

/** A place to look at in the stead of what DNS says. */
export interface GivenTarget {
  /** A name, lower case, or an address. */
  readonly host: string
  readonly port?: number
  readonly security: Security
}

export interface DiscoveryOptions extends Omit<LocateOptions, 'mayBeAddress'> {
  readonly given?: GivenTarget
}

/** Registered with IANA (RFC 6120 §14.7), and, for direct TLS, those of old custom: XEP-0368 names none. */
const DEFAULT_PORTS: Readonly<Record<Service, Readonly<Record<Security, number>>>> = {
  c2s: { starttls: 5222, 'direct-tls': 5223 },
  s2s: { starttls: 5269, 'direct-tls': 5270 },
}

const SRV_SERVICES = {
  c2s: { starttls: '_xmpp-client', 'direct-tls': '_xmpps-client' },
  s2s: { starttls: '_xmpp-server', 'direct-tls': '_xmpps-server' },
} as const satisfies Record<Service, Record<Security, string>>

/** The port that is meant where nobody names one. */
export function defaultPort(service: Service, security: Security): number {
  return DEFAULT_PORTS[service][security]
}

/**
 * Finds every place where a service of a domain may be reached: SRV records of both kinds as one set, their order drawn as
 * an initiating entity draws it, and the fallback to the domain's own addresses where there are no records at all.
 *
 * A look-up that failed is no answer, and there is no fallback after one. RFC 6120 §3.2.1 (rule 9) says that there SHOULD be
 * one, but what would then be probed may be a host that no record names, and its verdict would be told as that of the
 * service. Target `.` under either name rules the fallback out as well (RFC 6120 §3.2.1, XEP-0368).
 *
 * @param domain A-labels, lower case, passed by `parseDomain`.
 * @returns Endpoints in the order of the draw, each address once for each port and kind of TLS; all that was found and is
 *   not among them stands in `leftOut`.
 */
export async function discover(
  domain: string,
  service: Service,
  options: DiscoveryOptions,
  io: Io,
  signal: AbortSignal,
): Promise<Discovery> {
  if (options.given !== undefined) {
    const { host, security, port = defaultPort(service, security) } = options.given
    const notAsked = { state: 'skipped', because: 'not-asked' } as const
    const found = await locate([{ host, port, security }], { ...options, mayBeAddress: true }, io, signal)
    return {
      service,
      starttls: notAsked,
      directTls: notAsked,
      ...toEndpoints(domain, service, 'given', found),
    }
  }
  const { starttls, directTls, targets } = await findTargets(domain, service, io, signal)
  const fallback = { host: domain, port: defaultPort(service, 'starttls'), security: 'starttls' } as const
  const found = await locate(targets ?? [fallback], options, io, signal)
  return {
    service,
    starttls,
    directTls,
    ...toEndpoints(domain, service, targets === undefined ? 'fallback' : 'srv', found),
  }
}

/** What SRV records say of a service. */
interface FoundTargets extends Pick<Discovery, 'starttls' | 'directTls'> {
  /** In the order of the draw; absent where there are no records of either kind, which is where the fallback has its place. */
  readonly targets?: readonly Target[]
}

/**
 * Asks for the SRV records of a service, of both kinds.
 *
 * @param domain A-labels, lower case, found to be a name that may be asked for.
 * @see RFC 6120 §3.2.1, XEP-0368
 */
export async function findTargets(
  domain: string,
  service: Service,
  io: Io,
  signal: AbortSignal,
): Promise<FoundTargets> {
  const [starttls, directTls] = await Promise.all([
    askSrv(domain, service, 'starttls', io, signal),
    askSrv(domain, service, 'direct-tls', io, signal),
  ])
  if (isNone(starttls) && isNone(directTls)) return { starttls, directTls }
  const records = orderSrvRecords([...recordsOf(starttls), ...recordsOf(directTls)], () => io.random())
  return { starttls, directTls, targets: records.map(toTarget) }
}

async function askSrv(
  domain: string,
  service: Service,
  security: Security,
  io: Io,
  signal: AbortSignal,
): Promise<Outcome<SrvAnswer>> {
  const outcome = await io.dns.srv(`${SRV_SERVICES[service][security]}._tcp.${domain}`, signal)
  if (outcome.state !== 'observed') return outcome
  return { state: 'observed', value: toAnswer(outcome.value, security) }
}

function toAnswer(records: readonly DnsSrv[], security: Security): SrvAnswer {
  const [first, ...others] = records
  if (first === undefined) return { kind: 'none' }
  if (others.length === 0 && first.target === '.') return { kind: 'not-offered' }
  return {
    kind: 'records',
    records: records.map((record) => ({ ...record, directTls: security === 'direct-tls' })),
  }
}

function isNone(outcome: Outcome<SrvAnswer>): boolean {
  return outcome.state === 'observed' && outcome.value.kind === 'none'
}

function recordsOf(outcome: Outcome<SrvAnswer>): readonly SrvRecord[] {
  return outcome.state === 'observed' && outcome.value.kind === 'records' ? outcome.value.records : []
}

function toTarget({ target, port, directTls }: SrvRecord): Target {
  return { host: target, port, security: directTls ? 'direct-tls' : 'starttls' }
}

function toEndpoints(
  domain: string,
  service: Service,
  source: Endpoint['source'],
  { candidates, leftOut }: Located,
): Pick<Discovery, 'endpoints' | 'leftOut'> {
  return {
    endpoints: candidates.map((candidate) => ({ domain, service, ...candidate, source })),
    leftOut: leftOut.map((each) => ({ service, ...each, source })),
  }
}
