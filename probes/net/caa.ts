import type { CaaFacts } from '../dns-facts.ts'
import type { Outcome } from '../model.ts'
import { readCaaRecord } from '../wire/caa.ts'
import type { DnssecValidator } from './dnssec.ts'

/** More than anybody publishes. */
const MOST_RECORDS = 32

/**
 * Finds the CAA records that count for a domain: its own, else those of the nearest name above it.
 *
 * @returns Fails where a name on the way up could not be asked for: an issuer must then not go on either.
 * @see RFC 8659 §3
 */
export async function lookUpCaa(
  domain: string,
  validator: DnssecValidator,
  signal: AbortSignal,
): Promise<Outcome<CaaFacts>> {
  let isAuthenticatedByResolver = true
  for (let name = domain; name !== ''; name = name.split('.').slice(1).join('.')) {
    const outcome = await validator.lookUp(name, 'CAA', signal)
    if (outcome.state !== 'observed') return outcome
    const { records: answers, security: own } = outcome.value
    isAuthenticatedByResolver &&= own.isAuthenticatedByResolver
    const security = { isAuthenticatedByResolver, validation: own.validation }
    const records = answers
      .slice(0, MOST_RECORDS)
      .flatMap((answer) =>
        answer.type === 'CAA' ? [readCaaRecord({ ...answer.data, flags: answer.data.flags ?? 0 })] : [],
      )
    if (records.length > 0) return { state: 'observed', value: { foundAt: name, records, security } }
  }
  const validation = { state: 'unproven', because: 'absence', zone: domain } as const
  return {
    state: 'observed',
    value: { records: [], security: { isAuthenticatedByResolver, validation } },
  }
}
