import type { FactKind, Failure, FailureCode, ObservationOf, Outcome } from './model.ts'

/** What one connection shows before a login, in the order in which it is learnt. */
export const SESSION_KINDS = [
  'features-before-tls',
  'starttls',
  'tls',
  'certificate-chain',
  'features-after-tls',
] as const satisfies readonly FactKind[]

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

/**
 * Whether the peer itself made TLS impossible. A timeout or a reset may be the network's doing and says nothing; neither does a
 * stream that was ended for what we are, or for the state that the server is in.
 */
export function isRefusalOfTls({ code, condition, isCertificateWanted }: Failure): boolean {
  if (isCertificateWanted === true || !REFUSALS_OF_TLS.has(code)) return false
  return condition === undefined || !SAYING_NOTHING_OF_TLS.has(condition)
}

/** Load, maintenance, bans (RFC 6120 §4.9.3), and certificates of ours that are missing: Prosody with s2s_secure_auth. */
const SAYING_NOTHING_OF_TLS: ReadonlySet<string> = new Set([
  'connection-timeout',
  'host-gone',
  'host-unknown',
  'internal-server-error',
  'not-authorized',
  'policy-violation',
  'remote-connection-failed',
  'reset',
  'resource-constraint',
  'system-shutdown',
])

const REFUSALS_OF_TLS: ReadonlySet<FailureCode> = new Set([
  'starttls-failure',
  'stream-error',
  'alert',
  'closed',
  'peer-misbehaved',
  'peer-incompatible',
])
