import type { VerdictState } from '../../probes/index.ts'

/** What stands before a verdict, always beside its word. */
export const SYMBOLS: Readonly<Record<VerdictState, string>> = {
  required: '✔',
  optional: '⚠',
  absent: '✖',
  'not-enforced': '✖',
  unusable: '✖',
  'not-offered': '–',
  unknown: '?',
}

/** The symbol of an answer about two services is that of the worse one; that nothing could be told hides no fault. */
const WORST_FIRST: readonly VerdictState[] = [
  'not-enforced',
  'absent',
  'optional',
  'unusable',
  'unknown',
  'required',
  'not-offered',
]

/** @returns The worst of several verdicts; `unknown` where there is none. */
export function worstOf(states: readonly VerdictState[]): VerdictState {
  return WORST_FIRST.find((state) => states.includes(state)) ?? 'unknown'
}
