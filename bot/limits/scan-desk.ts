import pLimit from 'p-limit'
import { share, type Report } from '../../probes/index.ts'
import type { Clock, OnVerdict, ScanAnswer, ScanDesk, Scanner, ScanRequest } from '../ports.ts'
import { Recent } from './recent.ts'
import { requestKey } from './request-key.ts'
import { TokenBuckets } from './token-buckets.ts'

/** Others have a server to run: no domain is scanned more often than this, whoever asks. */
export const TARGET_RATE = { amount: 6, windowMs: 3_600_000 } as const
/** Scans under way at the same time. */
export const MOST_RUNNING = 4
/** At some 20 s for a scan and four at a time, whoever comes last waits for about three minutes. */
export const MOST_WAITING = 32
/** How long an answer is good enough for the next one who asks. */
export const KEPT_MS = 600_000
/** A DNS server that fails is often back soon. */
export const KEPT_WITHOUT_DNS_MS = 300_000
/** A report is some 10 to 50 kB. */
const MOST_REPORTS = 300

interface Kept {
  readonly report: Report
  readonly at: number
}

/**
 * A desk that spares the servers that are asked about, and itself: an answer is kept for a while, the same question at the
 * same time is one scan, a domain has a budget, and only so many scans run and wait.
 *
 * @param isLeftAlone Whether the owners do not want that domain (A-labels) tested.
 */
export function createScanDesk(
  scanner: Scanner,
  clock: Clock,
  isLeftAlone: (domain: string) => boolean,
): ScanDesk {
  const kept = new Recent<Kept>(MOST_REPORTS)
  const budgets = new TokenBuckets(TARGET_RATE)
  const inTurn = pLimit(MOST_RUNNING)

  const scan = share(
    requestKey,
    async (request: ScanRequest, signal, tell: OnVerdict): Promise<ScanAnswer> => {
      const waitMs = budgets.waitMs(request.domain, clock.now())
      if (waitMs > 0) return { kind: 'too-often', waitMs }
      if (inTurn.pendingCount >= MOST_WAITING) return { kind: 'busy' }
      budgets.take(request.domain, clock.now())
      const report = await inTurn(async () => {
        signal.throwIfAborted()
        return scanner.scan(request, signal, tell)
      })
      kept.keep(requestKey(request), { report, at: clock.now() })
      return { kind: 'report', report, ageMs: 0 }
    },
  )

  return {
    async ask(request, isFresh, signal, onVerdict) {
      if (isLeftAlone(request.domain)) return { kind: 'left-alone' }
      const known = isFresh ? undefined : findKept(kept, request, clock.now())
      return known ?? scan(request, signal, onVerdict)
    },
    load: () => ({
      running: inTurn.activeCount,
      mostRunning: MOST_RUNNING,
      waiting: inTurn.pendingCount,
      mostWaiting: MOST_WAITING,
    }),
    allowance: (domain) => ({ left: budgets.left(domain, clock.now()), perHour: TARGET_RATE.amount }),
  }
}

/** A desk that scans for every question: who sits at the terminal decides alone. */
export function createOpenDesk(scanner: Scanner): ScanDesk {
  return {
    async ask(request, _isFresh, signal, onVerdict) {
      return { kind: 'report', report: await scanner.scan(request, signal, onVerdict), ageMs: 0 }
    },
    load: () => undefined,
    allowance: () => undefined,
  }
}

/** Also where more was found out than is asked for now. */
function findKept(kept: Recent<Kept>, request: ScanRequest, now: number): ScanAnswer | undefined {
  const keys = [requestKey(request), requestKey({ ...request, services: ['c2s', 's2s'] })]
  for (const key of keys) {
    const found = kept.find(key)
    if (found === undefined) continue
    const ageMs = Math.max(0, now - found.at)
    if (ageMs < keptMs(found.report)) return { kind: 'report', report: found.report, ageMs }
    kept.forget(key)
  }
  return undefined
}

function keptMs({ verdict }: Report): number {
  const isWithoutDns = [verdict.c2s, verdict.s2s].some(({ because }) =>
    because.some(({ code }) => code === 'dns-failed' || code === 'no-address'),
  )
  return isWithoutDns ? KEPT_WITHOUT_DNS_MS : KEPT_MS
}
