import { matchIdentity } from './checks/identity.ts'
import type { Discovery, Failure, Outcome, Security } from './model.ts'
import { withDeadline } from './net/deadline.ts'
import { defaultPort, discover } from './net/discovery.ts'
import { failed } from './net/failures.ts'
import { makeGuard } from './net/guard.ts'
import { systemAddresses } from './net/hosts.ts'
import type { Io } from './net/io.ts'
import { connectSecurely } from './net/secure.ts'
import type { SecureConnection, SecureTarget } from './net/secure.ts'

/** How to reach the service where the bot has its account. */
export interface ServiceOptions {
  /** Connect there instead of looking SRV up: a name, lower case, or an address. */
  readonly connectTo?: { readonly host: string; readonly port?: number }
  /** `auto` takes either kind of TLS, never none. */
  readonly tls: 'auto' | 'starttls' | 'direct'
  /** PEM certificates that a path may end in, beside Node's own. */
  readonly extraAnchors?: string
  /** For each address, from the first packet to the end of the handshake. */
  readonly attemptMs?: number
}

/** A look-up or a connection that came to nothing on the way. */
export interface FailedAttempt {
  readonly security?: Security
  readonly host: string
  readonly port?: number
  readonly address?: string
  readonly failure: Failure
}

/** An outcome, and what failed before it. */
export type ServiceOutcome = Exclude<Outcome<SecureConnection>, { state: 'skipped' }> & {
  readonly attempts: readonly FailedAttempt[]
}

/** Long enough for a handshake over any distance; the next address should still get its turn. */
const ATTEMPT_MS = 10_000

/** The owner's own service is trusted to be large; still, DNS is not trusted to be finite. */
const MAX_TARGETS = 8
const MAX_ADDRESSES = 16

/** The bot's server may well be in a private network. */
const OPEN = makeGuard({ allowPrivate: true })

/** Ports where TLS is expected from the first byte. */
const DIRECT_TLS_PORTS: ReadonlySet<number> = new Set([443, 5223])

/**
 * Connects to the service of the bot's own account: every address of every target in its turn, until one is inside TLS
 * and proven to be the domain's.
 *
 * @param domain The domainpart of the bot's JID, A-labels in lower case.
 * @returns Of several failures the one that came furthest; all of them stand in `attempts`.
 * @see RFC 6120 §3.2, §13.7.2; XEP-0368
 */
export async function connectToService(
  domain: string,
  options: ServiceOptions,
  io: Io,
  signal: AbortSignal,
): Promise<ServiceOutcome> {
  const { targets, attempts: failedLookUps } = await findTargets(domain, options, io, signal)
  const attempts = [...failedLookUps]
  for (const target of targets) {
    if (signal.aborted) break
    const outcome = await withDeadline(options.attemptMs ?? ATTEMPT_MS, signal, (limit) =>
      connectSecurely(
        target,
        {
          domain,
          service: 'c2s',
          isIdentity: (names) => matchIdentity(names, domain, 'c2s') !== undefined,
          ...(options.extraAnchors === undefined ? {} : { extraAnchors: options.extraAnchors }),
        },
        io,
        limit,
      ),
    )
    if (outcome.state === 'observed') return { ...outcome, attempts }
    if (outcome.state === 'failed') attempts.push({ ...target, failure: outcome.failure })
  }
  const { failure } = furthest(attempts) ?? failed('dns', 'no-address', 'nowhere to connect to')
  return { state: 'failed', failure, attempts }
}

interface Found {
  readonly targets: readonly SecureTarget[]
  readonly attempts: readonly FailedAttempt[]
}

async function findTargets(
  domain: string,
  { connectTo, tls }: ServiceOptions,
  io: Io,
  signal: AbortSignal,
): Promise<Found> {
  if (connectTo !== undefined) return findGiven(domain, connectTo, tls, io, signal)
  const bounds = { guard: OPEN, maxTargets: MAX_TARGETS, maxAddresses: MAX_ADDRESSES }
  const discovery = await discover(domain, 'c2s', bounds, io, signal)
  const securities = securitiesFor(tls)
  const targets = discovery.endpoints.filter(({ security }) => securities.includes(security))
  return { targets, attempts: failuresOf(domain, discovery) }
}

async function findGiven(
  domain: string,
  { host, port }: { readonly host: string; readonly port?: number },
  tls: ServiceOptions['tls'],
  io: Io,
  signal: AbortSignal,
): Promise<Found> {
  const given = { host, security: 'starttls' } as const
  const discovery = await discover(domain, 'c2s', { guard: OPEN, given }, io, signal)
  const inDns = discovery.endpoints.map(({ address }) => address)
  const inSystem = inDns.length > 0 ? undefined : await systemAddresses(host, signal)
  const addresses = inSystem?.state === 'observed' ? inSystem.value : inDns
  return {
    targets: securitiesFor(tls, port).flatMap((security) =>
      addresses.map((address) => ({ host, port: port ?? defaultPort('c2s', security), address, security })),
    ),
    attempts: [
      ...failuresOf(domain, discovery),
      ...(inSystem?.state === 'failed' ? [{ host, failure: inSystem.failure }] : []),
    ],
  }
}

/** In the order to try them in. */
function securitiesFor(tls: ServiceOptions['tls'], port?: number): readonly Security[] {
  switch (tls) {
    case 'starttls':
      return ['starttls']
    case 'direct':
      return ['direct-tls']
    case 'auto':
      return port !== undefined && DIRECT_TLS_PORTS.has(port)
        ? ['direct-tls', 'starttls']
        : ['starttls', 'direct-tls']
  }
}

function failuresOf(domain: string, { starttls, directTls, leftOut }: Discovery): FailedAttempt[] {
  const lookUps = [
    { host: domain, security: 'starttls', outcome: starttls } as const,
    { host: domain, security: 'direct-tls', outcome: directTls } as const,
    ...leftOut,
  ]
  return lookUps.flatMap(({ outcome, ...place }) =>
    outcome.state === 'failed' ? [{ ...place, failure: outcome.failure }] : [],
  )
}

const PHASES: readonly Failure['phase'][] = ['dns', 'tcp', 'stream', 'starttls', 'tls']

/** The failure that says most: who got to the handshake knows more than who got no address. */
function furthest(attempts: readonly FailedAttempt[]): FailedAttempt | undefined {
  return attempts
    .toSorted((one, other) => PHASES.indexOf(other.failure.phase) - PHASES.indexOf(one.failure.phase))
    .at(0)
}
