import type { LetterKind, Step } from '../records.ts'
import { standingOf } from './standing.ts'

const DAY_MS = 86_400_000

/** How long nobody is written to again after the first letter that is not answered, and after each further one. */
const SILENCE_MS = [7 * DAY_MS, 14 * DAY_MS] as const

/** Which letter fits where a case stands. */
export function kindFor(steps: readonly Step[]): LetterKind {
  const { sentAt, state } = standingOf(steps)
  if (state === 'done') return 'thanks'
  if (sentAt === undefined) return 'first'
  return lastOutage(steps, sentAt) === undefined ? 'reminder' : 'after-outage'
}

/** @returns When an outage ended last, in ms since the epoch; `undefined` where none ended after `since`. */
export function lastOutage(steps: readonly Step[], since = 0): number | undefined {
  return steps.findLast(({ at, event }) => event.kind === 'outage-ended' && at >= since)?.at
}

/** @returns The day that was promised last, ISO 8601; `undefined` where none was, or it is still to come: that is nothing to be reminded of. */
export function brokenPromise(steps: readonly Step[], now: number): string | undefined {
  for (const { event } of steps.toReversed()) {
    if (event.kind === 'promised') return Date.parse(`${event.day}T00:00:00Z`) <= now ? event.day : undefined
  }
  return undefined
}

/**
 * @returns Since when there is no answer, and from when on they may be written to again, in ms since the epoch; `undefined`
 *   where nobody waits for an answer. Thanks ask for none.
 */
export function silenceOf(
  steps: readonly Step[],
): { readonly sent: number; readonly until: number } | undefined {
  const { sent, letters } = steps.reduce(countLetter, { letters: 0 })
  if (sent === undefined) return undefined
  const [first, next] = SILENCE_MS
  return { sent, until: sent + (letters === 1 ? first : next) }
}

interface Unanswered {
  /** When the last one went out. */
  readonly sent?: number
  readonly letters: number
  /** Drafted last. */
  readonly kind?: LetterKind
}

function countLetter(counted: Unanswered, { at, event }: Step): Unanswered {
  switch (event.kind) {
    case 'drafted':
      return { ...counted, kind: event.letter }
    case 'sent':
      return counted.kind === 'thanks' ? counted : { ...counted, sent: at, letters: counted.letters + 1 }
    // They wrote, or did something.
    case 'answered':
    case 'promised':
    case 'reopened':
      return { letters: 0 }
    default:
      return counted
  }
}
