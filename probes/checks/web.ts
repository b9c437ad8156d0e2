import type { HostMeta, HostMetaLink, HostMetaLookUp, Outcome, WebHop } from '../model.ts'
import { rfc, xep } from '../spec.ts'
import { domainCheck } from './domain-check.ts'

/** Documents are foreign input: so many links are named, the rest are counted. */
const MOST_NAMED = 3

const RULES = xep(156, 'httpbizrules')

/** A client that follows such a link logs in without TLS. */
export const clearTextLink = domainCheck<readonly HostMetaLink[]>({
  id: 'web.clear-text-link',
  spec: [RULES, rfc(7395, '3.9')],
  needs: ({ hostMeta }) => {
    const documents = hostMeta.flatMap(({ document }) =>
      document.state === 'observed' ? [document.value] : [],
    )
    if (documents.length > 0) return [{ state: 'observed', value: documents.flatMap(({ links }) => links) }]
    const secure = hostMeta.filter(({ scheme }) => scheme === 'https')
    return secure.flatMap((lookUp) => asFailed(lookUpOutcome(lookUp))).slice(0, 1)
  },
  judge(links) {
    const clear = [...new Set(links.flatMap(({ href }) => (isClearText(href) ? [href] : [])))]
    if (clear.length === 0) return links.length === 0 ? undefined : { level: 'pass' }
    return { level: 'fail', params: { count: clear.length, links: clear.slice(0, MOST_NAMED).join(', ') } }
  },
})

/** Whoever is on the way may write another document, and lead clients wherever they like. */
export const hostMetaInClearText = domainCheck<readonly HostMetaLookUp[]>({
  id: 'web.host-meta-in-clear-text',
  spec: [RULES],
  needs: ({ hostMeta }) => {
    if (!hostMeta.some(({ document }) => isMetaServed(document))) return []
    const clear = hostMeta.filter(({ scheme }) => scheme === 'http')
    const [failed] = clear.flatMap((lookUp) => asFailed(lookUpOutcome(lookUp)))
    return [failed ?? { state: 'observed', value: clear }]
  },
  judge(lookUps) {
    const served = lookUps.filter(({ hops, document }) => isMetaServed(document) && !endsInTls(hops))
    return served.length === 0
      ? { level: 'pass' }
      : { level: 'warn', params: { formats: served.map(({ format }) => format).join(', ') } }
  },
})

/** A document asked for over TLS must not come from anywhere else. */
export const redirectToClearText = domainCheck<readonly HostMetaLookUp[]>({
  id: 'web.redirect-to-clear-text',
  spec: [RULES],
  needs: ({ hostMeta }) => [
    { state: 'observed', value: hostMeta.filter(({ scheme }) => scheme === 'https') },
  ],
  judge(lookUps) {
    const targets = lookUps.flatMap(({ hops }) => clearTextTarget(hops.at(-1)) ?? [])
    const [target] = targets
    if (target !== undefined) return { level: 'fail', params: { target } }
    return lookUps.some(({ document }) => isMetaServed(document)) ? { level: 'pass' } : undefined
  },
})

/** Removed from XEP-0156 as insecure: DNS without DNSSEC lets others choose where clients connect. */
export const connectTxt = domainCheck<readonly string[]>({
  id: 'web.connect-txt',
  spec: [xep(156, 'security')],
  needs: (web) => [web.connectTxt],
  judge(records) {
    if (records.length === 0) return { level: 'pass' }
    const isClear = records.some((record) => isClearText(record.slice(record.indexOf('=') + 1)))
    return { level: isClear ? 'fail' : 'warn', params: { count: records.length, isClearText: isClear } }
  },
})

/** XRD is the form that every client reads, unless XEP-0487 is in use, which knows only the other one. */
export const formats = domainCheck<readonly HostMetaLookUp[]>({
  id: 'web.formats',
  spec: [RULES],
  needs: ({ hostMeta }) => {
    const secure = hostMeta.filter(({ scheme }) => scheme === 'https')
    const failures = secure.filter((lookUp) => !isMalformed(lookUp)).map(lookUpOutcome)
    const [failed] = failures.flatMap(asFailed)
    return [failed ?? { state: 'observed', value: secure }]
  },
  judge(lookUps) {
    const malformed = lookUps.find(isMalformed)
    if (malformed !== undefined)
      return { level: 'warn', params: { problem: 'malformed', format: malformed.format } }
    const xrd = documentOf(lookUps, 'xrd')
    const jrd = documentOf(lookUps, 'jrd')
    if (xrd === undefined) {
      if (jrd === undefined || jrd.xmpp !== undefined) return undefined
      return { level: 'warn', params: { problem: 'missing', format: 'xrd' } }
    }
    if (jrd === undefined) return { level: 'info', params: { problem: 'missing', format: 'jrd' } }
    if (linkNames(xrd) === linkNames(jrd)) return { level: 'pass' }
    return { level: 'warn', params: { problem: 'differ', format: '' } }
  },
})

/** What XEP-0487 calls mandatory, and what it gives a type, in documents that use it. */
export const hostMeta2 = domainCheck<HostMeta>({
  id: 'web.host-meta-2',
  spec: [xep(487, 'httpformat')],
  needs: ({ hostMeta }) =>
    hostMeta.flatMap(({ scheme, format, document }) =>
      scheme === 'https' && format === 'jrd' ? [document] : [],
    ),
  judge({ links, xmpp }) {
    if (xmpp === undefined) return undefined
    const faults = new Set([...xmpp.malformed, ...links.flatMap(({ malformed }) => malformed)])
    if (xmpp.ttlSeconds === undefined) faults.add('ttl')
    for (const link of links) for (const member of missingMembers(link)) faults.add(member)
    if (faults.size === 0) return { level: 'pass' }
    return { level: 'warn', params: { members: [...faults].join(', ') } }
  },
})

/** How a look ended: where no document was reached, the failure of the step that stood in the way. */
function lookUpOutcome({ document, hops }: HostMetaLookUp): Outcome<HostMeta> {
  if (document.state !== 'skipped' || document.because !== 'not-reached') return document
  const last = hops.at(-1)
  if (last?.answer.state !== 'failed') return document
  // A refused connection is an answer: nothing is served there.
  return last.answer.failure.code === 'refused' ? { state: 'skipped', because: 'not-offered' } : last.answer
}

function isMalformed({ document }: HostMetaLookUp): boolean {
  return document.state === 'failed' && document.failure.code === 'peer-misbehaved'
}

function asFailed(outcome: Outcome<unknown>): Outcome<never>[] {
  return outcome.state === 'failed' ? [outcome] : []
}

function isClearText(href: string | undefined): boolean {
  return href !== undefined && /^(?:ws|http):/i.test(href)
}

function isMetaServed(document: Outcome<HostMeta>): boolean {
  return document.state === 'observed' && document.value.links.length > 0
}

function endsInTls(hops: readonly WebHop[]): boolean {
  return hops.length > 1 && hops.slice(1).every(({ url }) => url.startsWith('https:'))
}

function clearTextTarget(hop: WebHop | undefined): string | undefined {
  const location = hop?.answer.state === 'observed' ? hop.answer.value.location : undefined
  return isClearText(location) ? location : undefined
}

function documentOf(
  lookUps: readonly HostMetaLookUp[],
  wanted: HostMetaLookUp['format'],
): HostMeta | undefined {
  const document = lookUps.find(({ format }) => format === wanted)?.document
  return document?.state === 'observed' && document.value.links.length > 0 ? document.value : undefined
}

/** Links of XEP-0156 as one text that is equal for equal sets: their order means nothing (Business Rules). */
function linkNames({ links }: HostMeta): string {
  const isOfXrd = ({ rel }: HostMetaLink): boolean => /:(?:websocket|xbosh)$/.test(rel)
  return [...new Set(links.filter(isOfXrd).map(({ rel, href }) => `${rel} ${href ?? ''}`))].sort().join('\n')
}

function missingMembers(link: HostMetaLink): string[] {
  // The one link of XEP-0487's own example without its members is that of BOSH, so they are not asked of it.
  if (link.rel.endsWith(':xbosh')) return []
  const place = link.rel.endsWith('websocket') ? 'href' : 'port'
  return [...(['priority', 'weight', 'sni', 'ips', place] as const)].filter(
    (member) => link[member] === undefined,
  )
}
