import type { PresentedChain, PresentedChains } from '../authentication.ts'
import type { DaneFacts, DnsSecurity } from '../dns-facts.ts'
import { outcomeAt } from '../endpoint.ts'
import type { Attempt, Endpoint, Outcome } from '../model.ts'
import { isOfKind } from '../observation.ts'
import { rfc } from '../spec.ts'
import { scanCheck } from './domain-check.ts'
import { placeOf, securedBy } from './facts-of-scan.ts'
import { matchIdentity } from './identity.ts'
import { matchTlsa, usableRecords } from './tlsa.ts'

/** An endpoint with what DNS says of its keys, and with what it presents. */
interface DaneSubject {
  readonly endpoint: Endpoint
  readonly dane: Attempt<DaneFacts>
  readonly chains: Outcome<PresentedChains> | undefined
}

/**
 * Whether the keys that are presented are those that DNS names, and whether DNS can be believed. It says nothing where there
 * are no records: nobody is asked to publish any.
 */
export const match = scanCheck<DaneSubject>({
  id: 'dane.match',
  spec: [rfc(7673, '3'), rfc(7673, '4'), rfc(7712, '5.1'), rfc(6698, '2.1')],
  endpointOf: ({ endpoint }) => endpoint,
  needs: (scan) =>
    scan.observations.flatMap((each): readonly Outcome<DaneSubject>[] => {
      if (!isOfKind(each, 'dane') || each.outcome.state === 'skipped') return []
      const { endpoint, outcome: dane } = each
      if (dane.state === 'observed' && dane.value.records.length === 0) return []
      const chains = outcomeAt(endpoint, 'presented-chains', scan.observations)
      return [{ state: 'observed', value: { endpoint, dane, chains } }]
    }),
  judge({ endpoint, dane, chains }, _scan, now) {
    const place = { endpoint: placeOf(endpoint) }
    if (dane.state === 'failed') return { level: 'unknown', params: place }
    const params = { ...place, owner: dane.value.owner }
    if (chains?.state !== 'observed') return { level: 'unknown', params }
    const problem = daneProblem(endpoint, dane.value, chains.value, now)
    if (problem === 'unknown') return { level: 'unknown', params }
    if (problem === undefined)
      return { level: 'pass', params: { ...params, securedBy: daneSecuredBy(dane.value) ?? '' } }
    const isMistaken = problem === 'bogus' || problem === 'no-match'
    return { level: isMistaken ? 'fail' : 'warn', params: { ...params, problem } }
  },
})

/**
 * What keeps TLSA records from proving an endpoint's keys.
 *
 * @returns `undefined` when nothing does. `bogus`: signatures on the way do not hold, so that clients must not connect
 *   (RFC 7673 §3.1, §3.2, §3.4); `insecure`: nobody vouches for the records; `insecure-target`: nor for the way to the target;
 *   `unknown`: whether anybody does could not be found out, or whether there is another chain; `unusable`: there is no record
 *   that can be understood, which is as if there were none (RFC 7673 §4.1); `no-match`: a chain is presented that no record
 *   names.
 */
export function daneProblem(
  endpoint: Endpoint,
  dane: DaneFacts,
  { chains, otherKeyType }: PresentedChains,
  now: Date,
): 'bogus' | 'insecure' | 'insecure-target' | 'unknown' | 'unusable' | 'no-match' | undefined {
  const [own, ...way] = linksOf(dane).map(standingOf)
  if (own === 'bogus' || way.includes('bogus')) return 'bogus'
  if (own === 'insecure') return 'insecure'
  // Who sends elsewhere has proven nothing: DNSSEC secures the way from SRV records only (RFC 7673 §3.1).
  if (way.includes('insecure') || endpoint.source === 'redirect') return 'insecure-target'
  if (own === 'unknown' || way.includes('unknown')) return 'unknown'
  const records = usableRecords(dane.records)
  if (records.length === 0) return 'unusable'
  const isProven = (chain: PresentedChain): boolean => {
    const subject = { chain, isNamed: hasNameOf(chain, endpoint, dane), now }
    return records.some((record) => matchTlsa(record, subject) === 'match')
  }
  if (!chains.every(isProven)) return 'no-match'
  return otherKeyType.state === 'observed' ? undefined : 'unknown'
}

/** The weakest that vouches for all of the way: the SRV records, the addresses, and the TLSA records. */
export function daneSecuredBy(dane: DaneFacts): 'us' | 'resolver' | undefined {
  const voices = linksOf(dane).map((link) => (link.state === 'observed' ? securedBy(link.value) : undefined))
  if (voices.includes(undefined)) return undefined
  return voices.includes('resolver') ? 'resolver' : 'us'
}

/** The TLSA records first. */
function linksOf({ security, addresses, srv }: DaneFacts): readonly Outcome<DnsSecurity>[] {
  return [{ state: 'observed', value: security }, addresses, ...(srv === undefined ? [] : [srv])]
}

/** An algorithm that is not known makes data insecure (RFC 4035 §5.2); what else is unproven may be either. */
function standingOf(link: Outcome<DnsSecurity>): 'secured' | 'bogus' | 'insecure' | 'unknown' {
  if (link.state !== 'observed') return 'unknown'
  if (securedBy(link.value) !== undefined) return 'secured'
  const { validation } = link.value
  if (validation.state === 'bogus') return 'bogus'
  return validation.state === 'unproven' && validation.because !== 'algorithm' ? 'unknown' : 'insecure'
}

/**
 * The name that the records stand under counts too: that of the target, or of what it is securely an alias of (RFC 7671 §7).
 * What is sent as SNI stays the domain (RFC 7673 §4.1).
 */
function hasNameOf(
  { sent: [leaf] }: PresentedChain,
  { domain, service, host }: Endpoint,
  { owner }: DaneFacts,
): boolean {
  const { names } = leaf.certificate
  const base = owner.replace(/^_\d+\._tcp\./, '')
  const isForTarget = [host, base].some(
    (target) => matchIdentity({ dns: names.dns, srv: [], xmppAddr: [] }, target, service) !== undefined,
  )
  return isForTarget || matchIdentity(names, domain, service) !== undefined
}
