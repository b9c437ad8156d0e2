import type { FactKind } from './model.ts'
import type { TrustAnchors } from './net/certificate.ts'
import { discover } from './net/discovery.ts'
import type { Guard } from './net/guard.ts'
import type { Io } from './net/io.ts'
import { sessionProbe } from './net/session.ts'

/** What is asked is whether anybody is there at all: a second place is enough to tell. */
const MOST_PLACES = 2
const STEP_TIMEOUT_MS = 5_000
const SESSION_TIMEOUT_MS = 8_000

/** A bare connection proves nothing: what stands between us and everybody may take those in the place of all. */
const SPEAKS_XMPP: ReadonlySet<FactKind> = new Set(['features-before-tls', 'features-after-tls'])

/** Where it may be asked. */
export interface AnswersOverOptions {
  readonly guard: Guard
  readonly anchors: TrustAnchors
}

/**
 * Finds out whether an XMPP server of a domain answers clients over one address family now, with two connections at most.
 *
 * @param domain A-labels, lower case, passed by `parseDomain`.
 * @returns `false` also where DNS or the guard kept us from asking; rejects only when `signal` aborts.
 */
export async function answersOver(
  domain: string,
  family: 4 | 6,
  { guard, anchors }: AnswersOverOptions,
  io: Io,
  signal: AbortSignal,
): Promise<boolean> {
  const places = { guard, families: [family], maxAddresses: MOST_PLACES } as const
  const { endpoints } = await discover(domain, 'c2s', places, io, signal)
  const probe = sessionProbe({
    anchors,
    stepTimeoutMs: STEP_TIMEOUT_MS,
    sessionTimeoutMs: SESSION_TIMEOUT_MS,
  })
  for (const endpoint of endpoints.slice(0, MOST_PLACES)) {
    const observations = await probe.run(endpoint, io, signal)
    if (observations.some(({ kind, outcome }) => SPEAKS_XMPP.has(kind) && outcome.state === 'observed'))
      return true
  }
  return false
}
