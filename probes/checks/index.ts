import type { Finding, Observation } from '../model.ts'
import * as certificate from './certificate.ts'
import type { Check } from './check.ts'
import * as starttls from './starttls.ts'
import * as tls from './tls.ts'

/** Every check, in the order in which findings are listed. */
export const CHECKS: readonly Check[] = [
  starttls.offer,
  starttls.loginBeforeTls,
  starttls.responseInjection,
  starttls.insideDirectTls,
  tls.version,
  certificate.trust,
  certificate.name,
  certificate.expiry,
]

/** @returns The findings of every check on every observation that it speaks of. */
export function applyChecks(observations: readonly Observation[], now: Date): Finding[] {
  return CHECKS.flatMap((check) => observations.flatMap((observation) => check.apply(observation, now) ?? []))
}
