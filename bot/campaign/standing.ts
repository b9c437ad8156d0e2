import type { VerdictState } from '../../probes/index.ts'
import type { Actor, CaseState, LetterKind, Step } from '../records.ts'

/** What the steps of a case add up to. */
export interface Standing {
  readonly state: CaseState
  /** Somebody looked again, on purpose, and found it as it was found first. */
  readonly isVerified: boolean
  /** The newest letter. */
  readonly letter?: StandingLetter
  /** A letter went out without having been drafted or approved here, or is about to. */
  readonly isLetterSkipped: boolean
  /** When the newest letter went out; thanks are none. */
  readonly sentAt?: number
  /** They wrote back since then. */
  readonly isAnswered: boolean
  /** What was promised last, as long as nobody looked whether it was kept. */
  readonly promise?: { readonly day: string; readonly at: number }
  /** How often the room was reminded since they last gave a sign of life, or the case was opened again. */
  readonly reminders: number
  /** From when on the room waits: the letter, the last reminder, or the end of a pause. */
  readonly waitsSince?: number
  /** What was seen last, be it at a first glance after an outage. */
  readonly lastSeen: VerdictState
  /** What the last test showed that counts: one on a promise's day, or a change that was seen twice. */
  readonly retested?: VerdictState
  /** Where it stood before it was closed; says nothing of one that never was. */
  readonly before: CaseState
}

/** A letter on its way to those who run the server. */
export interface StandingLetter {
  readonly code: string
  readonly kind: LetterKind
  readonly draftedBy?: Actor
  readonly isApproved: boolean
  readonly isSent: boolean
}

const BEGINNING: Standing = {
  state: 'found',
  isVerified: false,
  isLetterSkipped: false,
  isAnswered: false,
  reminders: 0,
  lastSeen: 'unknown',
  before: 'found',
}

/**
 * Adds up what happened.
 *
 * Steps are facts and never change, so that where a case stands is always read from all of them: what is done again (a
 * second letter, a second promise) counts anew, and what was done once is not forgotten for it.
 */
export function standingOf(steps: readonly Step[]): Standing {
  return steps.reduce(advance, BEGINNING)
}

/** Whether nothing more is expected of anybody. */
export function isClosed(state: CaseState): boolean {
  return state === 'done' || state === 'stalled' || state === 'opted-out'
}

function advance(standing: Standing, { at, by, event }: Step): Standing {
  switch (event.kind) {
    case 'found':
      return { ...standing, state: 'found', lastSeen: event.state }
    case 'verified':
      return {
        ...standing,
        state: standing.state === 'found' ? 'verified' : standing.state,
        isVerified: true,
        lastSeen: event.state,
      }
    case 'drafted':
      return drafted(standing, {
        code: event.code,
        kind: event.letter,
        ...(by !== undefined && { draftedBy: by }),
        isApproved: false,
        isSent: false,
      })
    case 'approved':
      return approved(standing)
    case 'sent':
      return sent(standing, at)
    case 'answered':
      return { ...signOfLife(standing), state: unlessDone(standing, 'answered'), isAnswered: true }
    case 'promised':
      return { ...signOfLife(standing), state: 'promised', promise: { day: event.day, at } }
    case 'retested':
      return {
        ...withoutPromise(signOfLife(standing)),
        state: 'retested',
        lastSeen: event.state,
        retested: event.state,
      }
    case 'outage-ended':
      return { ...standing, lastSeen: event.state }
    case 'reminded':
      return { ...standing, reminders: event.count, waitsSince: at }
    case 'noted':
      return standing
    case 'skipped':
      return event.states.reduce((skipping, state) => skip(skipping, state, at), standing)
    case 'done':
    case 'stalled':
    case 'opted-out':
      return closed(standing, event.kind)
    case 'reopened':
      return reopened(standing, at)
  }
}

function closed(standing: Standing, state: 'done' | 'stalled' | 'opted-out'): Standing {
  return { ...standing, state, before: standing.state }
}

/** Thanks come after the end, and answers to them: they reopen nothing. */
function unlessDone({ state }: Standing, next: CaseState): CaseState {
  return state === 'done' ? 'done' : next
}

function drafted(standing: Standing, letter: StandingLetter): Standing {
  return { ...standing, state: unlessDone(standing, 'drafted'), letter, isLetterSkipped: false }
}

function approved(standing: Standing): Standing {
  const { letter } = standing
  return {
    ...standing,
    state: unlessDone(standing, 'approved'),
    ...(letter !== undefined && { letter: { ...letter, isApproved: true } }),
  }
}

function sent(standing: Standing, at: number): Standing {
  const { letter, state } = standing
  const gone = { ...standing, isLetterSkipped: false }
  const marked = letter === undefined ? gone : { ...gone, letter: { ...letter, isSent: true } }
  return state === 'done'
    ? marked
    : { ...marked, state: 'sent', sentAt: at, waitsSince: at, isAnswered: false }
}

function signOfLife({ waitsSince: _waitsSince, ...standing }: Standing): Standing {
  return { ...standing, reminders: 0 }
}

function withoutPromise({ promise: _promise, ...standing }: Standing): Standing {
  return standing
}

/** What was skipped counts as done from here on; who skipped it stands in the step. */
function skip(standing: Standing, state: CaseState, at: number): Standing {
  switch (state) {
    case 'verified':
      return { ...standing, isVerified: true }
    case 'drafted':
    case 'approved':
      return { ...standing, isLetterSkipped: true }
    case 'sent':
      return sent(standing, at)
    case 'answered':
      return { ...standing, isAnswered: true }
    case 'done':
      return closed(standing, 'done')
    default:
      return standing
  }
}

/** What was only paused goes on where it was; what had ended begins anew. */
function reopened(standing: Standing, at: number): Standing {
  if (standing.state !== 'stalled') return { ...BEGINNING, lastSeen: standing.lastSeen }
  return { ...standing, state: standing.before, reminders: 0, waitsSince: at }
}
