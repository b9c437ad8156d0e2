import { changeOfCase } from '../campaign/calendar.ts'
import { isClosed, standingOf } from '../campaign/standing.ts'
import { createOptOutRegister } from '../limits/opt-outs.ts'
import type { CheckOutcome, Clock, Ledger, OptOutRecords } from '../ports.ts'
import type { Case, OptOut, Target } from '../records.ts'
import { showDomain } from '../reply/domain.ts'
import { keepOutcome } from './keep-outcome.ts'
import { partyKey, wordNotices } from './notices.ts'

/** How often DNS is asked whether the wish still stands. */
const ASK_AGAIN_MS = 86_400_000

/** What the wishes of operators are kept with. */
export interface OptOutParts {
  readonly ledger: Ledger
  readonly optOutRecords: OptOutRecords
  readonly clock: Clock
  /** Gives a UUID that was never given before. */
  readonly newId: () => string
}

/**
 * Finds out whether the operators of a domain want it left alone, and keeps what follows from that.
 *
 * @returns Whether there is nothing more to do: the domain is not to be asked now.
 */
export async function leaveAlone(target: Target, parts: OptOutParts, signal: AbortSignal): Promise<boolean> {
  const { clock, ledger, optOutRecords: records } = parts
  const register = createOptOutRegister({ ledger: () => Promise.resolve(ledger), records, clock })
  const wish = await register.find(target.domain, signal)
  if (wish === undefined && target.state.isOptOutTold !== true) return false
  await keepOutcome(target, ledger, () => wishOutcome(target, wish, parts))
  return true
}

/**
 * Tells everybody once, and writes it into every campaign. That it was told stands in the target's state, in the same
 * transaction, so that whatever happens between that and the wish itself, nobody is told twice or not at all. Those in whose
 * campaigns it was written by whoever said it were told then.
 *
 * @param wish Absent where it is there no more: then the domain is due at once.
 */
async function wishOutcome(
  { domain, sequence, state }: Target,
  wish: OptOut | undefined,
  { clock, ledger, newId }: OptOutParts,
): Promise<CheckOutcome> {
  const now = clock.now()
  const [watches, cases] = await Promise.all([ledger.watchesOn(domain), ledger.casesOn(domain)])
  const open = cases.filter(({ steps }) => !isClosed(standingOf(steps).state))
  const { isOptOutTold = false, ...rest } = state
  const isNews = isOptOutTold !== (wish !== undefined)
  const told = new Set(cases.filter((one) => isEndedBy(wish, one)).map(({ party }) => partyKey(party)))
  const lines = [{ say: sayWish(wish) }]
  const concerned = [...watches, ...open]
    .filter(({ party }) => !told.has(partyKey(party)))
    .map(({ party, language }) => ({ party, language, lines }))
  const heading = { say: 'notice.heading', params: { domain: showDomain(domain) } } as const
  return {
    domain,
    sequence,
    state: wish === undefined ? rest : { ...rest, isOptOutTold: true },
    changes: [],
    nextCheckAt: wish === undefined ? now : now + ASK_AGAIN_MS,
    notices: isNews ? wordNotices(heading, concerned, { now, newId }) : [],
    cases:
      wish === undefined
        ? []
        : open.map((one) => changeOfCase(one, [{ at: now, event: { kind: 'opted-out', via: wish.via } }])),
  }
}

function sayWish(
  wish: OptOut | undefined,
): 'notice.opted-in' | 'notice.opted-out' | 'notice.opted-out.owner' {
  if (wish === undefined) return 'notice.opted-in'
  return wish.via === 'owner' ? 'notice.opted-out.owner' : 'notice.opted-out'
}

/** An older wish, which was taken back since, may have ended it too; of this one they were not told then. */
function isEndedBy(wish: OptOut | undefined, { steps }: Case): boolean {
  return wish !== undefined && steps.some(({ at, event }) => event.kind === 'opted-out' && at >= wish.since)
}
