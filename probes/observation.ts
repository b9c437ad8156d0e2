import type { FactKind, Failure, FailureCode, ObservationOf, Outcome } from './model.ts'

/** Tells observations of one kind from the others, for a kind that is not known until run time. */
export function isOfKind<K extends FactKind>(
  observation: { readonly kind: FactKind },
  kind: K,
): observation is ObservationOf<K> {
  return observation.kind === kind
}

/** @returns The first failure among the outcomes, in their order; `undefined` when none failed. */
export function firstFailure(...outcomes: readonly (Outcome<unknown> | undefined)[]): Failure | undefined {
  for (const outcome of outcomes) if (outcome?.state === 'failed') return outcome.failure
  return undefined
}

/** Whether the peer itself made TLS impossible; a timeout or a reset may be the network's doing and says nothing. */
export function isRefusalOfTls({ code }: Failure): boolean {
  return REFUSALS_OF_TLS.has(code)
}

const REFUSALS_OF_TLS: ReadonlySet<FailureCode> = new Set([
  'starttls-failure',
  'stream-error',
  'alert',
  'closed',
  'peer-misbehaved',
  'peer-incompatible',
])
