import type { EndpointReport, Report } from '../../probes/index.ts'
import type {
  Case,
  Change,
  PendingChange,
  Step,
  StoredChange,
  Summary,
  TargetState,
  Watch,
} from '../records.ts'
import { answersOf, bestOf } from './answering.ts'
import { endingsIn, nextEnding } from './changes.ts'
import { APART_MS, confirm } from './confirmation.ts'
import { isClosed, standingOf } from './standing.ts'
import { perService, type Reading, SERVICES, summarize } from './summary.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

/** How long to wait for an address family that a change waits for. */
const FAMILY_RETRY_MS = HOUR_MS

/** An outage is told of once it lasted as long and was met as often; whoever restarts a server is back by then. */
const OUTAGE_TOLD_AFTER_MS = 5 * MINUTE_MS
const OUTAGE_TOLD_AFTER_ATTEMPTS = 3

/** Between looks at a silent server: 1, 2, 4, … minutes, and no longer than an hour. */
const FIRST_BACK_OFF_MS = MINUTE_MS
const LONGEST_BACK_OFF_MS = HOUR_MS
/** Who is away for longer is not in the middle of maintenance: from then on the interval is long enough. */
const LONG_OUTAGE_MS = 7 * DAY_MS

/** When nothing could be learnt for reasons that are not the server's, or are our own. */
const UNSEEN_RETRY_MS = 10 * MINUTE_MS

/** How far from the interval a check may be put, so that not all of them come at once. */
const JITTER = 0.1

/** A letter takes hundreds of connections. */
const IN_DEPTH_EVERY_MS = 7 * DAY_MS

/** A key that was not presented for as long would be news again. */
const KEY_KEPT_MS = 180 * DAY_MS

/** A domain that was never checked. */
export const NEW_TARGET: TargetState = { version: 1, expiryTold: {} }

/**
 * What one check saw.
 * - `answered`: somebody is there, or the domain says that nobody is meant to be.
 * - `silent`: nobody answers, while others do. `unseen`: DNS, the guard or our own network may have kept anybody from asking, or
 *   from answering; that says nothing of the server.
 * - `spared`: not all of it was looked at, for a network was asked often enough for now. Of half a domain nothing follows: the
 *   verdict is that of the worst endpoint, and that may be the one that was left out.
 */
export type Sight =
  | { readonly kind: 'answered'; readonly summary: Summary }
  | { readonly kind: 'silent' }
  | { readonly kind: 'unseen' }
  | { readonly kind: 'spared' }

/** When and how a check was made. */
export interface CheckCircumstances {
  readonly now: number
  /** The shortest of those who watch. */
  readonly intervalMs: number
  /** Uniform in [0, 1). */
  readonly jitter: number
  readonly depth: 'check' | 'full'
}

/** What follows from a check. */
export interface CheckDecision {
  readonly state: TargetState
  /** What watchers are told now; `at` is when it was first seen. */
  readonly changes: readonly Omit<StoredChange, 'domain'>[]
  readonly nextCheckAt: number
}

/** Reads a report as what watchers care for. */
export function sightOf(report: Report, reading: Reading): Sight {
  if (report.endpoints.some(isSpared)) return { kind: 'spared' }
  const summary = summarize(report, reading)
  const answers = SERVICES.filter((service) => service in summary.services).flatMap((service) =>
    answersOf(
      report.endpoints.filter((endpoint) => endpoint.service === service),
      reading.untold[service] ?? [],
      reading.ways,
    ).map(({ answer }) => answer),
  )
  if (answers.includes('yes')) return { kind: 'answered', summary }
  if (answers.includes('doubtful')) return { kind: 'unseen' }
  if (answers.includes('no')) return { kind: 'silent' }
  const services = SERVICES.flatMap((service) => summary.services[service] ?? [])
  if (services.some(({ state }) => state === 'not-offered')) return { kind: 'answered', summary }
  const reasons = SERVICES.flatMap((service) => report.verdict[service].because)
  const leadsNowhere = reasons.some(({ code }) => code === 'no-address')
  return { kind: leadsNowhere && bestOf(reading.ways) === 'open' ? 'silent' : 'unseen' }
}

function isSpared({ outcome }: EndpointReport): boolean {
  return outcome.state === 'skipped' && outcome.because === 'spared'
}

/** How deep to look: a grade is worth its connections once a week, and only where the server is well known to be there. */
export function depthFor(
  { confirmed, pending, outage, testedInDepthAt }: TargetState,
  now: number,
): 'check' | 'full' {
  if (confirmed === undefined || outage !== undefined || pending !== undefined) return 'check'
  return testedInDepthAt === undefined || now - testedInDepthAt >= IN_DEPTH_EVERY_MS ? 'full' : 'check'
}

/** Decides what a check changes of what is known, who is to be told what, and when to look again. */
export function decideCheck(
  state: TargetState,
  sight: Sight,
  circumstances: CheckCircumstances,
): CheckDecision {
  switch (sight.kind) {
    case 'answered':
      return decideAnswered(state, sight.summary, circumstances)
    case 'silent':
      return decideSilent(state, circumstances)
    case 'unseen':
      return putOff(state, UNSEEN_RETRY_MS, circumstances)
    case 'spared':
      // Those that are put off together must not come back together.
      return putOff(state, UNSEEN_RETRY_MS * (0.5 + circumstances.jitter), circumstances)
  }
}

function putOff(state: TargetState, waitMs: number, { now, intervalMs }: CheckCircumstances): CheckDecision {
  return { state, changes: [], nextCheckAt: Math.round(now + Math.min(waitMs, intervalMs)) }
}

/** Whoever was never there is not away: a name that leads nowhere is not probed every minute. */
function decideSilent(state: TargetState, { now, intervalMs, jitter }: CheckCircumstances): CheckDecision {
  const { since, attempts, isTold } = state.outage ?? { since: now, attempts: 0, isTold: false }
  const isLong = now - since >= OUTAGE_TOLD_AFTER_MS && attempts + 1 >= OUTAGE_TOLD_AFTER_ATTEMPTS
  const isNews = isLong && !isTold && state.confirmed !== undefined
  const isOnBackOff = state.confirmed !== undefined && now - since < LONG_OUTAGE_MS
  return {
    state: { ...state, outage: { since, attempts: attempts + 1, isTold: isTold || isNews } },
    changes: isNews ? [{ at: since, change: { kind: 'outage-began', since } }] : [],
    nextCheckAt:
      now +
      (isOnBackOff
        ? Math.min(FIRST_BACK_OFF_MS * 2 ** attempts, LONGEST_BACK_OFF_MS)
        : scattered(Math.max(intervalMs, LONGEST_BACK_OFF_MS), jitter)),
  }
}

function decideAnswered(
  before: TargetState,
  seen: Summary,
  circumstances: CheckCircumstances,
): CheckDecision {
  const { now, depth } = circumstances
  const { outage, pending: _pending, ...rest } = before
  const { confirmed, found, counting, pending } = confirm(before, seen, now)
  const { changes: endings, told } = endingsIn(found, before.expiryTold, now)
  const knownKeys = withKeys(before.knownKeys ?? {}, confirmed, now)
  const state: TargetState = {
    ...rest,
    confirmed,
    ...(pending.length > 0 && { pending }),
    expiryTold: onlyKeys(told, { ...knownKeys, ...keysOf(found, now) }),
    knownKeys,
    ...(depth === 'full' && { testedInDepthAt: now }),
  }
  return {
    state,
    changes: [
      ...(outage?.isTold === true ? [{ at: now, change: outageEnded(outage.since, seen, now) }] : []),
      ...counting.map(({ change, since }) => ({ at: since, change })),
      ...endings.map((change) => ({ at: now, change })),
    ],
    nextCheckAt: nextCheck(pending, found, circumstances),
  }
}

function outageEnded(since: number, { services }: Summary, until: number): Change {
  const found = perService((service) => services[service]?.state)
  return { kind: 'outage-ended', since, until, found }
}

function withKeys(
  known: Readonly<Record<string, number>>,
  confirmed: Summary,
  now: number,
): Readonly<Record<string, number>> {
  const kept = Object.entries(known).filter(([, seenAt]) => now - seenAt < KEY_KEPT_MS)
  return { ...Object.fromEntries(kept), ...keysOf(confirmed, now) }
}

function keysOf({ services }: Summary, now: number): Readonly<Record<string, number>> {
  const shown = SERVICES.flatMap((service) => services[service]?.certificates ?? [])
  return Object.fromEntries(shown.map(({ keyHash }) => [keyHash, now]))
}

function onlyKeys(
  told: Readonly<Record<string, number>>,
  keys: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(told).filter(([key]) => key in keys))
}

/** At the interval; sooner where a change waits to be seen again, or a certificate is to be warned of. */
function nextCheck(
  pending: readonly PendingChange[],
  found: Summary,
  { now, intervalMs, jitter }: CheckCircumstances,
): number {
  const again = pending.map(({ since }) =>
    since + APART_MS > now ? since + APART_MS : now + FAMILY_RETRY_MS,
  )
  const ending = nextEnding(found, now)
  return Math.min(now + scattered(intervalMs, jitter), ...again, ...(ending === undefined ? [] : [ending]))
}

function scattered(intervalMs: number, jitter: number): number {
  return Math.round(intervalMs * (1 + JITTER * (jitter - 0.5)))
}

const INTERVAL_MS = { hourly: HOUR_MS, daily: DAY_MS, weekly: 7 * DAY_MS } as const

/** For as long a finding is looked for again soon, so that the room can go on while it is together. */
const VERIFYING_MS = HOUR_MS

/**
 * The shortest interval of those who watch; a campaign watches too, and every hour once its letter is out: that is when
 * servers go down for maintenance.
 *
 * @returns In ms; `undefined` where nobody watches.
 */
export function intervalOf(
  watches: readonly Watch[],
  cases: readonly Case[],
  now: number,
): number | undefined {
  const intervals = [
    ...watches.map(({ interval }) => INTERVAL_MS[interval]),
    ...cases.flatMap(({ steps }) => intervalOfCase(steps, now)),
  ]
  return intervals.length === 0 ? undefined : Math.min(...intervals)
}

function intervalOfCase(steps: readonly Step[], now: number): readonly number[] {
  const { sentAt, state } = standingOf(steps)
  if (isClosed(state)) return []
  const lastAt = steps.at(-1)?.at ?? now
  if (state === 'found' && now - lastAt < VERIFYING_MS) return [APART_MS]
  return [sentAt === undefined ? INTERVAL_MS.daily : INTERVAL_MS.hourly]
}
