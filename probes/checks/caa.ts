import type { PresentedChain, PresentedChains } from '../authentication.ts'
import type { CaaFacts, CaaRecord, IssuerAuthorization } from '../dns-facts.ts'
import type { Endpoint, Outcome } from '../model.ts'
import { CAA_IDENTIFIERS } from '../registry/caa-identifiers.ts'
import { rfc } from '../spec.ts'
import type { Judgement } from './check.ts'
import { scanCheck } from './domain-check.ts'
import { observedAt, securedBy } from './facts-of-scan.ts'
import { matchIdentity } from './identity.ts'

/**
 * Whom CAA records let issue.
 * - `anybody`: there are none that say.
 * - `accounts`: nobody but named accounts at named issuers (RFC 8657): who intercepts traffic cannot have a certificate issued.
 * - `by-dns`: named issuers, for whoever controls its DNS (RFC 8657 §4): to intercept the traffic of its servers is not enough.
 * - `issuers`: named issuers, for whoever shows control of the domain for a moment.
 * - `nobody`.
 */
export type CaaRestriction = 'anybody' | 'accounts' | 'by-dns' | 'issuers' | 'nobody'

/** Methods of ACME by which nothing but DNS decides. */
const BY_DNS: ReadonlySet<string> = new Set(['dns-01', 'dns-account-01', 'dns-persist-01'])

/** Tags that issuers may know: those of RFC 8659 §4 and of its IANA registry, which was read as programs for DNS carry it. */
const KNOWN_TAGS: ReadonlySet<string> = new Set([
  'contactemail',
  'contactphone',
  'iodef',
  'issue',
  'issuemail',
  'issuevmc',
  'issuewild',
])

/** @returns The record that keeps every issuer out: critical, and of a tag that nobody knows (RFC 8659 §4.1, §4.5). */
function findForbidding(records: readonly CaaRecord[]): CaaRecord | undefined {
  return records.find(({ isCritical, tag }) => isCritical && !KNOWN_TAGS.has(tag))
}

/** @returns Whom the records let issue a certificate, wildcards included (RFC 8659 §4.2, §4.3). */
export function caaRestriction({ records }: CaaFacts): CaaRestriction {
  if (findForbidding(records) !== undefined) return 'nobody'
  const issuers = records.flatMap(({ tag, issuer }) => (issuer === undefined ? [] : [{ tag, ...issuer }]))
  if (!issuers.some(({ tag }) => tag === 'issue')) return 'anybody'
  const named = issuers.filter(letsSomebodyIssue)
  if (named.length === 0) return 'nobody'
  if (named.every(({ accountUri }) => accountUri !== undefined)) return 'accounts'
  return named.every((each) => each.accountUri !== undefined || isByDns(each)) ? 'by-dns' : 'issuers'
}

export const restriction = scanCheck<CaaFacts>({
  id: 'caa.restriction',
  spec: [rfc(8659, '3'), rfc(8657, '3'), rfc(8657, '4')],
  needs: ({ caa }) => (caa === undefined ? [] : [caa]),
  judge(facts) {
    const params = {
      restriction: caaRestriction(facts),
      foundAt: facts.foundAt ?? '',
      issuers: facts.records.flatMap(({ issuer: named }) => describeIssuer(named)).join(', '),
      securedBy:
        facts.security.validation.state === 'bogus' ? 'bogus' : (securedBy(facts.security) ?? 'nobody'),
    }
    const isBound = params.restriction === 'accounts' || params.restriction === 'by-dns'
    return { level: isBound ? 'pass' : 'info', params }
  },
})

function letsSomebodyIssue({ domain, isMalformed, validationMethods }: IssuerAuthorization): boolean {
  return domain !== '' && !isMalformed && validationMethods?.length !== 0
}

function isByDns({ validationMethods = [] }: IssuerAuthorization): boolean {
  return validationMethods.length > 0 && validationMethods.every((method) => BY_DNS.has(method))
}

/** As the record has it, in brackets what it is bound to (RFC 8657); nothing where it names nobody. */
function describeIssuer(named: IssuerAuthorization | undefined): readonly string[] {
  if (named === undefined || !letsSomebodyIssue(named)) return []
  const { domain, validationMethods = [], accountUri } = named
  const bounds = [...validationMethods, ...(accountUri === undefined ? [] : [accountUri])]
  return [bounds.length === 0 ? domain : `${domain} (${bounds.join('; ')})`]
}

/**
 * What issuers cannot read, which shows at the next renewal: a value that breaks the grammar lets nobody issue, a critical
 * record of a tag that they do not know keeps them from issuing at all.
 */
export const syntax = scanCheck<CaaFacts>({
  id: 'caa.syntax',
  spec: [rfc(8659, '4.1'), rfc(8659, '4.2'), rfc(8657, '3'), rfc(8657, '4')],
  needs: ({ caa }) => (caa === undefined ? [] : [caa]),
  judge({ records, foundAt = '' }) {
    if (records.length === 0) return undefined
    const wrong = records.find(({ issuer }) => issuer?.isMalformed === true)
    if (wrong !== undefined) return { level: 'warn', params: { value: wrong.value, foundAt } }
    const forbidding = findForbidding(records)
    if (forbidding === undefined) return { level: 'pass' }
    return { level: 'warn', params: { value: `${forbidding.tag} ${forbidding.value}`, foundAt } }
  },
})

/** An endpoint with what it presents, where CAA says who may issue. */
interface IssuedSubject {
  readonly endpoint: Endpoint
  readonly chains: PresentedChains
  readonly caa: CaaFacts
}

/**
 * Whether who issued what is presented is somebody whom CAA lets issue. Issuers ask on the day of issue: records that are
 * younger than the certificate let it be as it is.
 */
export const issuer = scanCheck<IssuedSubject>({
  id: 'caa.issuer',
  spec: [rfc(8659, '4.2'), rfc(8659, '4.3')],
  endpointOf: ({ endpoint }) => endpoint,
  needs: (scan): readonly Outcome<IssuedSubject>[] => {
    const { caa } = scan
    if (caa?.state !== 'observed') return []
    return observedAt(scan, 'presented-chains').map(({ endpoint, fact: chains }) => ({
      state: 'observed',
      value: { endpoint, chains, caa: caa.value },
    }))
  },
  judge: ({ endpoint, chains: { chains }, caa }) => {
    const judgements = chains.flatMap((chain) => judgeIssuer(chain, endpoint, caa) ?? [])
    return (
      judgements.find(({ level }) => level === 'warn') ??
      judgements.find(({ level }) => level === 'info') ??
      judgements[0]
    )
  },
})

/** @returns `undefined` where CAA says nothing of such a certificate. */
function judgeIssuer(
  { sent: [leaf], trust }: PresentedChain,
  { domain, service }: Endpoint,
  { records, foundAt }: CaaFacts,
): Judgement | undefined {
  const { issuer: name, names } = leaf.certificate
  const isOfDomain = (dns: readonly string[]): boolean =>
    matchIdentity({ dns, srv: [], xmppAddr: [] }, domain, service) !== undefined
  const isWildcard = !isOfDomain(names.dns.filter((dns) => !dns.startsWith('*.')))
  // A wildcard is asked for at the name that it stands below.
  if (!isOfDomain(names.dns) || (isWildcard && foundAt === domain)) return undefined
  const allowed = authorized(records, isWildcard)
  if (allowed === undefined) return undefined
  const params = { issuer: name, allowed: allowed.join(', ') }
  if (!trust.isTrusted) return { level: 'info', params: { ...params, because: 'untrusted' } }
  const known = CAA_IDENTIFIERS.find(([organization]) => `${name}, `.includes(`O=${organization}, `))
  if (known === undefined) return { level: 'info', params: { ...params, because: 'unknown-issuer' } }
  return { level: known[1].some((each) => allowed.includes(each)) ? 'pass' : 'warn', params }
}

/** @returns The domains of those who may issue; `undefined` where anybody may (RFC 8659 §4.2, §4.3). */
function authorized(records: readonly CaaRecord[], isWildcard: boolean): readonly string[] | undefined {
  if (findForbidding(records) !== undefined) return []
  const issuersOf = (wanted: string): readonly IssuerAuthorization[] =>
    records.flatMap(({ tag, issuer: named }) => (tag === wanted && named !== undefined ? [named] : []))
  const forWildcards = isWildcard ? issuersOf('issuewild') : []
  const relevant = forWildcards.length > 0 ? forWildcards : issuersOf('issue')
  if (relevant.length === 0) return undefined
  return relevant.filter(letsSomebodyIssue).map(({ domain }) => domain)
}
