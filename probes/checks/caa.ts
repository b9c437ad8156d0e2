import type { CaaFacts } from '../dns-facts.ts'
import { rfc } from '../spec.ts'
import { scanCheck } from './domain-check.ts'

/**
 * Whom CAA records let issue.
 * - `anybody`: there are none that say.
 * - `accounts`: nobody but named accounts at named issuers (RFC 8657): who intercepts traffic cannot have a certificate issued.
 * - `issuers`: named issuers, for whoever shows control of the domain for a moment.
 * - `nobody`.
 */
export type CaaRestriction = 'anybody' | 'accounts' | 'issuers' | 'nobody'

/** @returns Whom the records let issue a certificate, wildcards included (RFC 8659 §4.2, §4.3). */
export function caaRestriction({ records }: CaaFacts): CaaRestriction {
  const issuers = records.flatMap(({ tag, issuer }) => (issuer === undefined ? [] : [{ tag, ...issuer }]))
  if (!issuers.some(({ tag }) => tag === 'issue')) return 'anybody'
  const named = issuers.filter(({ domain, isMalformed }) => domain !== '' && !isMalformed)
  if (named.length === 0) return 'nobody'
  return named.every(({ accountUri }) => accountUri !== undefined) ? 'accounts' : 'issuers'
}

export const restriction = scanCheck<CaaFacts>({
  id: 'caa.restriction',
  spec: [rfc(8659, '3'), rfc(8657, '3')],
  needs: ({ caa }) => (caa === undefined ? [] : [caa]),
  judge(facts) {
    const params = { restriction: caaRestriction(facts), foundAt: facts.foundAt ?? '' }
    return { level: params.restriction === 'accounts' ? 'pass' : 'info', params }
  },
})

/** A value that an issuer cannot read lets nobody issue: at the next renewal. */
export const syntax = scanCheck<CaaFacts>({
  id: 'caa.syntax',
  spec: [rfc(8659, '4.2'), rfc(8657, '3')],
  needs: ({ caa }) => (caa === undefined ? [] : [caa]),
  judge({ records, foundAt = '' }) {
    if (records.length === 0) return undefined
    const wrong = records.find(({ issuer }) => issuer?.isMalformed === true)
    return wrong === undefined
      ? { level: 'pass' }
      : { level: 'warn', params: { value: wrong.value, foundAt } }
  },
})
