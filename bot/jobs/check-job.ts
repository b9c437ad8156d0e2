import { type Scan, judge } from '../../probes/index.ts'
import { untoldPlaces, type Ways } from '../campaign/answering.ts'
import { changeOfCase } from '../campaign/calendar.ts'
import { type AnsweredCheck, concernsCampaigns, followUp } from '../campaign/follow-up.ts'
import { isClosed, standingOf } from '../campaign/standing.ts'
import { SERVICES } from '../campaign/summary.ts'
import {
  type CheckDecision,
  decideCheck,
  depthFor,
  intervalOf,
  type Sight,
  sightOf,
} from '../campaign/target.ts'
import type { Language } from '../locales/index.ts'
import type { CheckOutcome, Clock, Job, Ledger, Log, OptOutRecords, Prober } from '../ports.ts'
import type { Case, Party, Target, Watch } from '../records.ts'
import { showDomain } from '../reply/domain.ts'
import { sayAnnounced, sayNews } from '../reply/notice.ts'
import { keepOutcome } from './keep-outcome.ts'
import { wordNotices } from './notices.ts'
import { type Heard, hearOperators, type OperatorParts } from './operators.ts'
import { leaveAlone } from './opt-out.ts'
import type { Look, Witnesses } from './witnesses.ts'

/** What checks are made with. */
export interface CheckParts {
  readonly ledger: Ledger
  readonly prober: Prober
  readonly optOutRecords: OptOutRecords
  /** Tell our own silence from that of others. */
  readonly witnesses: Witnesses
  /** Whether those who run the bot want that domain left alone. */
  isLeftAlone(domain: string): boolean
  /** Whether that party hears nothing any more: a room that the bot is no longer to be in. */
  isGone(party: Party): boolean
  readonly clock: Clock
  /** Uniform in [0, 1). */
  random(): number
  /** Gives a UUID that was never given before. */
  readonly newId: () => string
  /** What operators publish of outages (XEP-0455). */
  readonly operators?: OperatorParts
  readonly log: Log
}

/** Where nobody watches any more, or nobody may look. */
const IDLE_MS = 7 * 86_400_000

/** A check that is due; one that another process made meanwhile is passed over. */
export async function handleCheck(
  { domain, sequence }: Pick<Extract<Job, { kind: 'check' }>, 'domain' | 'sequence'>,
  parts: CheckParts,
  signal: AbortSignal,
): Promise<void> {
  const target = await parts.ledger.target(domain)
  if (target?.sequence === sequence) await checkTarget(target, parts, signal)
}

/** Looks at a domain, and keeps what follows from that: what was seen, what changed, who is told, when to look again. */
export async function checkTarget(target: Target, parts: CheckParts, signal: AbortSignal): Promise<void> {
  const { clock, ledger, log, prober } = parts
  const { domain, state } = target
  const restMs = restFor(domain, await whoCares(domain, ledger), parts)
  if (restMs !== undefined) {
    const nextCheckAt = clock.now() + restMs
    await keepOutcome(target, ledger, () => Promise.resolve(idle(target, nextCheckAt)))
    return
  }
  if (await leaveAlone(target, parts, signal)) return
  const depth = depthFor(state, clock.now())
  const since = clock.now()
  const scan = await prober.probe({ domain, services: SERVICES, depth }, signal)
  const now = clock.now()
  const report = judge(scan, new Date(now))
  const untold = untoldPlaces(scan, state.confirmed)
  const ways = await waysFor({ report, since }, parts, signal)
  const sight = sightOf(report, { at: now, untold, ways })
  if (sight.kind === 'spared') log.info({ domain }, 'a check is put off: its network was asked often enough')
  const heard = await hearOperators(target, sight, depth, parts.operators, signal)
  const seen: Seen = { scan, depth, now, sight, jitter: parts.random(), ...heard }
  await keepOutcome(target, ledger, async () =>
    outcomeOf(target, seen, await whoCares(domain, ledger), parts),
  )
}

/**
 * For how long there is no look; `undefined` where there is to be one. Nobody's server is asked for news that nobody would hear; a
 * room that has the bot back is served from the next time on.
 */
function restFor(domain: string, { watches, cases }: Interested, parts: CheckParts): number | undefined {
  const intervalMs = intervalOf(watches, cases, parts.clock.now())
  if (intervalMs === undefined || parts.isLeftAlone(domain)) return IDLE_MS
  return [...watches, ...cases].every(({ party }) => parts.isGone(party)) ? intervalMs : undefined
}

/** No scan takes as long, unless this machine slept meanwhile: who had answered has gone by now. */
const LONGEST_LOOK_MS = 300_000

/** What silence in that look says of others. */
function waysFor(
  look: Pick<Look, 'report' | 'since'>,
  parts: CheckParts,
  signal: AbortSignal,
): Promise<Ways> {
  if (look.report.durationMs > LONGEST_LOOK_MS) return Promise.resolve(NOTHING_SAID)
  const mayAsk = async (domain: string): Promise<boolean> =>
    !parts.isLeftAlone(domain) && (await parts.ledger.optedOut(domain)) === undefined
  return parts.witnesses.waysFor({ ...look, mayAsk }, signal)
}

const NOTHING_SAID: Ways = { 4: 'unknown', 6: 'unknown' }

/** One look at a domain, and what its operators say. */
interface Seen extends Heard {
  readonly scan: Scan
  readonly depth: 'check' | 'full'
  readonly now: number
  readonly sight: Sight
  readonly jitter: number
}

/** Those to whom a domain matters. */
interface Interested {
  readonly watches: readonly Watch[]
  /** Those that are open. */
  readonly cases: readonly Case[]
}

async function whoCares(domain: string, ledger: Ledger): Promise<Interested> {
  const [watches, cases] = await Promise.all([ledger.watchesOn(domain), ledger.casesOn(domain)])
  return { watches, cases: cases.filter(({ steps }) => !isClosed(standingOf(steps).state)) }
}

function outcomeOf(target: Target, seen: Seen, interested: Interested, parts: CheckParts): CheckOutcome {
  const { domain, sequence } = target
  const { announced, depth, jitter, now, scan, sight, statusAddresses } = seen
  const intervalMs = intervalOf(interested.watches, interested.cases, now) ?? IDLE_MS
  const decision = decideCheck(target.state, sight, { now, intervalMs, jitter, depth })
  const check = answeredCheck(sight, decision, now)
  const followUps = interested.cases.map((one) => ({
    one,
    ...(check === undefined ? { steps: [], lines: [] } : followUp(one, check)),
  }))
  const linesOf = (changes: CheckDecision['changes']) => changes.flatMap((change) => sayNews(change, now))
  const campaignLines = linesOf(decision.changes.filter(({ change }) => concernsCampaigns(change)))
  const isNews = decision.changes.some(({ change }) => change.kind === 'outage-began')
  const wordsFor = (language: Language) =>
    isNews && announced !== undefined ? sayAnnounced(announced, language, now) : []
  const recipients = [
    ...interested.watches.map(({ party, language }) => ({
      party,
      language,
      lines: [...linesOf(decision.changes), ...wordsFor(language)],
    })),
    ...followUps.map(({ one: { party, language }, lines }) => ({
      party,
      language,
      lines: [...campaignLines, ...wordsFor(language), ...lines],
    })),
  ]
  return {
    domain,
    sequence,
    ...(sight.kind === 'answered' && { observation: { domain, at: now, summary: sight.summary, scan } }),
    state: { ...decision.state, ...(statusAddresses !== undefined && { statusAddresses }) },
    changes: decision.changes.map((change) => ({ domain, ...change })),
    nextCheckAt: decision.nextCheckAt,
    notices: wordNotices({ say: 'notice.heading', params: { domain: showDomain(domain) } }, recipients, {
      now,
      newId: parts.newId,
    }),
    cases: followUps.flatMap(({ one, steps }) => (steps.length === 0 ? [] : [changeOfCase(one, steps)])),
  }
}

function answeredCheck(
  sight: Sight,
  { changes, state }: CheckDecision,
  now: number,
): AnsweredCheck | undefined {
  if (sight.kind !== 'answered' || state.confirmed === undefined) return undefined
  return { now, seen: sight.summary, confirmed: state.confirmed, changes }
}

/** Nothing but that there was no look. */
function idle({ domain, sequence, state }: Target, nextCheckAt: number): CheckOutcome {
  return { domain, sequence, state, changes: [], nextCheckAt, notices: [], cases: [] }
}
