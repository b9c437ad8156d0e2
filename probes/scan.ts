import type { Scan, Service } from './model.ts'
import type { TrustAnchors } from './net/certificate.ts'
import { discover } from './net/discovery.ts'
import type { Guard } from './net/guard.ts'
import { injectionProbe, type InjectionOptions } from './net/injection.ts'
import type { Io } from './net/io.ts'
import { questionsProbe, type QuestionsOptions } from './net/questions.ts'
import { runAll, skipped } from './net/scheduler.ts'
import { sessionProbe, type SessionOptions } from './net/session.ts'
import { CHECK_BUDGET, plan } from './plan.ts'

/** What a scan may reach, and what it compares with. */
export interface ScanOptions {
  readonly services: readonly Service[]
  readonly guard: Guard
  readonly anchors: TrustAnchors
  /** Our domain in the headers of s2s streams; none is sent where absent. */
  readonly from?: string
  /** How long to wait, where the network is known; else as long as the probes think right. */
  readonly timeouts?: ScanTimeouts
}

/** The deadlines of the probes, by probe. */
export interface ScanTimeouts {
  readonly session?: Pick<SessionOptions, 'stepTimeoutMs' | 'sessionTimeoutMs'>
  readonly questions?: Pick<QuestionsOptions, 'answerTimeoutMs' | 'timeoutMs'>
  readonly injection?: Pick<InjectionOptions, 'silenceMs' | 'timeoutMs'>
}

/**
 * Measures one domain: where its services are, what they announce, and how they answer without TLS.
 *
 * @param domain A-labels, lower case, passed by `parseDomain`.
 * @returns Always, whatever the network did; rejects only when `signal` aborts.
 */
export async function scan(domain: string, options: ScanOptions, io: Io, signal: AbortSignal): Promise<Scan> {
  const startedAt = io.now()
  const { services, guard, anchors, from, timeouts = {} } = options
  const discoveries = await Promise.all(
    services.map((service) => discover(domain, service, { guard }, io, signal)),
  )
  const session = sessionProbe({ anchors, ...(from === undefined ? {} : { from }), ...timeouts.session })
  const { runs, bounded } = plan(
    discoveries.flatMap(({ endpoints }) => endpoints),
    [
      session,
      questionsProbe(timeouts.questions),
      injectionProbe({ hasFrom: from !== undefined, ...timeouts.injection }),
    ],
    CHECK_BUDGET,
  )
  const observations = await runAll(runs, CHECK_BUDGET.atOnce, io, signal)
  return {
    domain,
    startedAt: new Date(startedAt).toISOString(),
    durationMs: io.now() - startedAt,
    discoveries,
    observations: [
      ...observations,
      ...bounded.flatMap(({ probe, endpoint }) => skipped(probe, endpoint, 'bounded', io)),
    ],
    environment: { node: process.versions.node, openssl: process.versions.openssl },
  }
}
