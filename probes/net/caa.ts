import type { CaaFacts } from '../dns-facts.ts'
import type { Outcome } from '../model.ts'
import { readCaaRecord } from '../wire/caa.ts'
import type { DnssecValidator } from './dnssec.ts'

/** More than anybody publishes. */
const MOST_RECORDS = 32

/**
 * Finds the CAA records that count for a domain: its own, else those of the nearest name above it.
 *
 * @returns Fails where a name on the way up could not be asked for: what stands above counts only where that name has none.
 *   Records found above the domain are never `secure`: that there are none nearer takes NSEC or NSEC3 to prove.
 * @see RFC 8659 §3
 */
export async function lookUpCaa(
  domain: string,
  validator: Pick<DnssecValidator, 'lookUp'>,
  signal: AbortSignal,
): Promise<Outcome<CaaFacts>> {
  const absence = { state: 'unproven', because: 'absence', zone: domain } as const
  let isAuthenticatedByResolver = true
  for (let name = domain; name !== ''; name = name.split('.').slice(1).join('.')) {
    const outcome = await validator.lookUp(name, 'CAA', signal)
    if (outcome.state !== 'observed') return outcome
    const { records: answers, security: own } = outcome.value
    isAuthenticatedByResolver &&= own.isAuthenticatedByResolver
    const records = answers
      .slice(0, MOST_RECORDS)
      .flatMap((answer) =>
        answer.type === 'CAA' ? [readCaaRecord({ ...answer.data, flags: answer.data.flags ?? 0 })] : [],
      )
    if (records.length === 0) continue
    const validation = name !== domain && own.validation.state === 'secure' ? absence : own.validation
    const security = { isAuthenticatedByResolver, validation }
    return { state: 'observed', value: { foundAt: name, records, security } }
  }
  return {
    state: 'observed',
    value: { records: [], security: { isAuthenticatedByResolver, validation: absence } },
  }
}
