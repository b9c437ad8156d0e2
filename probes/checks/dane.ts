import { createHash } from 'node:crypto'
import type { CertificateBytes, PresentedChain, PresentedChains } from '../authentication.ts'
import type { DaneFacts, TlsaRecord } from '../dns-facts.ts'
import { outcomeAt } from '../endpoint.ts'
import type { Attempt, Endpoint, Outcome } from '../model.ts'
import { isOfKind } from '../observation.ts'
import { rfc } from '../spec.ts'
import { scanCheck } from './domain-check.ts'
import { placeOf, securedBy } from './facts-of-scan.ts'
import { matchIdentity } from './identity.ts'

/**
 * What one TLSA record says of one chain.
 * - `match`: it names the certificate, and all that its usage asks for besides is there.
 * - `no-match`: it names none of the certificates that its usage speaks of.
 * - `untrusted`: named, but no path leads to a trust anchor, which usages 0 and 1 ask for as well.
 * - `wrong-name`, `expired`: named, but the leaf is not for this domain or the path has run out; usage 3 asks for neither.
 * - `unusable`: it has a usage, selector or matching type that does not exist.
 */
export type TlsaMatch = 'match' | 'no-match' | 'untrusted' | 'wrong-name' | 'expired' | 'unusable'

/** What is compared against: a chain, and what else its endpoint shows. */
export interface TlsaSubject {
  readonly chain: PresentedChain
  /** The leaf names the domain, or the SRV target where that was found securely (RFC 7673 §4). */
  readonly isNamed: boolean
  readonly now: Date
}

/**
 * Compares one TLSA record with a chain.
 *
 * @see RFC 6698 §2.1, RFC 7671 §5
 */
export function matchTlsa(record: TlsaRecord, { chain, isNamed, now }: TlsaSubject): TlsaMatch {
  const { usage } = record
  if (digestOf(record, chain.sent[0]) === undefined || usage > 3) return 'unusable'
  const isLeafUsage = usage === PKIX_EE || usage === DANE_EE
  const authorities = chain.path.slice(1).flatMap((position) => chain.sent[position] ?? [])
  // An anchor need not be sent for its own authority to be known (usage 0); for ours it must be (RFC 7671 §5.2).
  const anchors = usage === PKIX_TA && chain.anchor !== undefined ? [chain.anchor] : []
  const candidates = isLeafUsage ? [chain.sent[0]] : [...authorities, ...anchors]
  if (!candidates.some((candidate) => digestOf(record, candidate) === record.association)) return 'no-match'
  if (usage === DANE_EE) return 'match'
  if ((usage === PKIX_TA || usage === PKIX_EE) && !chain.trust.isTrusted) return 'untrusted'
  if (!isNamed) return 'wrong-name'
  return isWithinDates(chain, now) ? 'match' : 'expired'
}

const PKIX_TA = 0
const PKIX_EE = 1
const DANE_EE = 3

/** What a record would have to hold to name a certificate, in hex; `undefined` for a selector or type that does not exist. */
function digestOf(
  { selector, matchingType }: TlsaRecord,
  { der, spki }: CertificateBytes,
): string | undefined {
  const selected = selector === 0 ? der : selector === 1 ? spki : undefined
  if (selected === undefined) return undefined
  const bytes = Buffer.from(selected, 'base64')
  switch (matchingType) {
    case 0:
      return bytes.toString('hex')
    case 1:
      return createHash('sha256').update(bytes).digest('hex')
    case 2:
      return createHash('sha512').update(bytes).digest('hex')
    default:
      return undefined
  }
}

function isWithinDates({ sent, path }: PresentedChain, now: Date): boolean {
  return path.every((position) => {
    const certificate = sent[position]?.certificate
    if (certificate === undefined) return false
    return (
      Date.parse(certificate.notBefore) <= now.getTime() && now.getTime() <= Date.parse(certificate.notAfter)
    )
  })
}

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
  spec: [rfc(7673, '3'), rfc(7712, '5.1'), rfc(6698, '2.1')],
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
    if (problem === undefined)
      return { level: 'pass', params: { ...params, securedBy: daneSecuredBy(dane.value) ?? '' } }
    const isMistaken = problem === 'bogus' || problem === 'no-match'
    return { level: isMistaken ? 'fail' : 'warn', params: { ...params, problem } }
  },
})

/**
 * What keeps TLSA records from proving an endpoint's keys.
 *
 * @returns `undefined` when nothing does. `bogus`: signatures do not hold; `insecure`: nobody vouches for the records;
 *   `insecure-target`: nor for the way to the target; `unusable`: there is none that can be understood, which is as if there
 *   were none (RFC 7673 §4.1); `no-match`: a chain is presented that no record names.
 */
export function daneProblem(
  endpoint: Endpoint,
  dane: DaneFacts,
  { chains }: PresentedChains,
  now: Date,
): 'bogus' | 'insecure' | 'insecure-target' | 'unusable' | 'no-match' | undefined {
  if (dane.security.validation.state === 'bogus') return 'bogus'
  if (securedBy(dane.security) === undefined) return 'insecure'
  if (daneSecuredBy(dane) === undefined) return 'insecure-target'
  const matches = chains.map((chain) => {
    const subject = { chain, isNamed: hasNameOf(chain, endpoint), now }
    return dane.records.map((record) => matchTlsa(record, subject))
  })
  if (matches.flat().every((found) => found === 'unusable')) return 'unusable'
  return matches.every((each) => each.includes('match')) ? undefined : 'no-match'
}

/** The weakest that vouches for all of the way: the SRV records, the addresses, and the TLSA records. */
export function daneSecuredBy({ security, addresses, srv }: DaneFacts): 'us' | 'resolver' | undefined {
  const links = [security, ...[addresses, srv].flatMap((link) => (link === undefined ? [] : [valueOf(link)]))]
  const voices = links.map((link) => (link === undefined ? undefined : securedBy(link)))
  if (voices.includes(undefined)) return undefined
  return voices.includes('resolver') ? 'resolver' : 'us'
}

function valueOf<T>(outcome: Outcome<T>): T | undefined {
  return outcome.state === 'observed' ? outcome.value : undefined
}

function hasNameOf({ sent: [leaf] }: PresentedChain, { domain, service, host }: Endpoint): boolean {
  const { names } = leaf.certificate
  const isForTarget = matchIdentity({ dns: names.dns, srv: [], xmppAddr: [] }, host, service) !== undefined
  return isForTarget || matchIdentity(names, domain, service) !== undefined
}
