import type { Actor, CaseState, LetterKind, Step, StepEvent } from '../records.ts'
import { isClosed, type Standing, standingOf } from './standing.ts'

/** What becomes of an attempt to add a step. */
export type Progress =
  | {
      readonly ok: true
      /** What is to be written: the step, and before it what was skipped for it. */
      readonly steps: readonly Step[]
      /** Where the case stands then. */
      readonly state: CaseState
    }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * Why a step cannot follow.
 * - `missing`: these come before it, in this order; whoever knows better may skip them, and is named for it.
 * - `closed`: nothing follows but a note, or that it is opened again. `open`: it cannot be opened, for it is open.
 * - `own-letter`: a second person approves, not the one who drafted it. `no-such-letter`: none has that code.
 * - `letter-replaced`: another one was drafted since, with `code`. `approved-already`: once is enough.
 */
export type Refusal =
  | { readonly problem: 'missing'; readonly missing: readonly CaseState[] }
  | { readonly problem: 'closed' | 'open'; readonly state: CaseState }
  | { readonly problem: 'letter-replaced'; readonly code: string }
  | { readonly problem: 'own-letter' | 'no-such-letter' | 'approved-already' }

/**
 * Adds a step to a case, if it may follow.
 *
 * @param steps All there are.
 * @param isAnyway Whoever does this knows what is missing and skips it: that is written down before the step.
 */
export function addStep(steps: readonly Step[], step: Step, isAnyway = false): Progress {
  const standing = standingOf(steps)
  const refusal = refuse(steps, standing, step)
  if (refusal !== undefined) return { ok: false, refusal }
  const missing = missingBefore(standing, step.event)
  if (missing.length > 0 && !isAnyway) return { ok: false, refusal: { problem: 'missing', missing } }
  const { event: _event, ...when } = step
  const skipped: readonly Step[] =
    missing.length === 0 ? [] : [{ ...when, event: { kind: 'skipped', states: missing } }]
  const added = [...skipped, step]
  return { ok: true, steps: added, state: standingOf([...steps, ...added]).state }
}

/** What people can do about a case, in the order of a campaign. */
export type NextStep =
  'verified' | 'drafted' | 'approved' | 'sent' | 'answered' | 'promised' | 'done' | 'reopened'

/** @returns The steps that may follow with nothing skipped; notes, which always may, are left out. */
export function nextSteps(steps: readonly Step[]): readonly NextStep[] {
  const standing = standingOf(steps)
  const { letter } = standing
  const kind: LetterKind = standing.state === 'done' ? 'thanks' : 'first'
  const samples: readonly (StepEvent & { readonly kind: NextStep })[] = [
    { kind: 'verified', state: 'unknown' },
    { kind: 'drafted', letter: kind, language: 'en', code: '' },
    { kind: 'approved', code: letter?.code ?? '' },
    { kind: 'sent' },
    { kind: 'answered' },
    { kind: 'promised', day: '' },
    { kind: 'done', state: 'unknown' },
    { kind: 'reopened' },
  ]
  return samples.filter((event) => addStep(steps, { at: 0, event }).ok).map((event) => event.kind)
}

function refuse(steps: readonly Step[], standing: Standing, { by, event }: Step): Refusal | undefined {
  const { state } = standing
  if (event.kind === 'reopened') return isClosed(state) ? undefined : { problem: 'open', state }
  if (event.kind === 'found') return { problem: 'open', state }
  if (isClosed(state) && !isAllowedInClosed(standing, event)) return { problem: 'closed', state }
  if (event.kind === 'approved') return refuseApproval(steps, standing, event.code, by)
  return undefined
}

/** Thanks follow `done`; an answer comes when it comes; and operators may ask to be left alone at any time. */
function isAllowedInClosed({ state, letter }: Standing, event: StepEvent): boolean {
  switch (event.kind) {
    case 'noted':
      return true
    case 'opted-out':
      return state !== 'opted-out'
    case 'answered':
      return state !== 'opted-out'
    case 'drafted':
      return state === 'done' && event.letter === 'thanks'
    case 'approved':
    case 'sent':
      return state === 'done' && letter?.kind === 'thanks'
    default:
      return false
  }
}

function refuseApproval(
  steps: readonly Step[],
  { letter }: Standing,
  code: string,
  by: Actor | undefined,
): Refusal | undefined {
  const isKnown = steps.some(({ event }) => event.kind === 'drafted' && event.code === code)
  if (!isKnown || letter === undefined) return { problem: 'no-such-letter' }
  if (letter.code !== code) return { problem: 'letter-replaced', code: letter.code }
  if (letter.isApproved) return { problem: 'approved-already' }
  if (by !== undefined && letter.draftedBy?.key === by.key) return { problem: 'own-letter' }
  return undefined
}

/** What has to come before, in the order in which it has to. */
function missingBefore(standing: Standing, event: StepEvent): readonly CaseState[] {
  switch (event.kind) {
    case 'drafted':
      return beforeDraft(standing, event.letter)
    case 'sent':
      return beforeSending(standing)
    case 'answered':
      return standing.sentAt === undefined ? [...beforeSending(standing), 'sent'] : []
    case 'promised':
      if (standing.sentAt === undefined) return [...beforeSending(standing), 'sent', 'answered']
      return standing.isAnswered ? [] : ['answered']
    case 'done':
      return standing.retested === 'required' ? [] : ['retested']
    default:
      return []
  }
}

function beforeDraft(standing: Standing, kind: LetterKind): readonly CaseState[] {
  const verified: readonly CaseState[] = standing.isVerified ? [] : ['verified']
  switch (kind) {
    case 'first':
      return verified
    case 'reminder':
    case 'after-outage':
      return standing.sentAt === undefined ? [...beforeSending(standing), 'sent'] : verified
    case 'thanks':
      return standing.state === 'done' ? [] : ['done']
  }
}

/** A letter that went out is spent: the next one is drafted and approved like the first. */
function beforeSending({ isVerified, letter, isLetterSkipped }: Standing): readonly CaseState[] {
  const verified: readonly CaseState[] = isVerified ? [] : ['verified']
  if (isLetterSkipped) return verified
  if (letter === undefined || letter.isSent) return [...verified, 'drafted', 'approved']
  return letter.isApproved ? verified : [...verified, 'approved']
}
