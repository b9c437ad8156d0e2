import type { Said } from '../locales/index.ts'
import type { Change } from '../records.ts'
import { issuerName } from './certificate.ts'
import { placeName } from './endpoint.ts'

/** Says what changed in one line, without the day and the domain, which stand above it. */
export function sayChange(change: Change): Said {
  switch (change.kind) {
    case 'verdict': {
      const { from, service, to } = change
      return { say: 'change.verdict', params: { service, from, to } }
    }
    case 'certificate-ending':
      return sayEnding(change)
    case 'key-changed':
      return sayKeyChange(change)
    case 'endpoint-gone':
    case 'endpoint-new': {
      const { endpoint, service } = change
      return { say: `change.${change.kind}`, params: { service, place: placeName(endpoint) } }
    }
    case 'grade':
      return { say: 'change.grade', params: { from: change.from, to: change.to } }
    case 'outage-began':
      return { say: 'change.outage-began', params: { since: new Date(change.since) } }
    case 'outage-ended':
      return sayReturn(change)
  }
}

function sayEnding({
  daysLeft,
  notAfter,
  service,
}: Extract<Change, { readonly kind: 'certificate-ending' }>): Said {
  const at = new Date(notAfter)
  if (daysLeft < 0) return { say: 'change.certificate-ended', params: { service, at } }
  if (daysLeft === 0) return { say: 'change.certificate-ends-today', params: { service, at } }
  return { say: 'change.certificate-ending', params: { service, count: daysLeft, at } }
}

/** That the issuer is another one is what tells a renewal from a surprise. */
function sayKeyChange(change: Extract<Change, { readonly kind: 'key-changed' }>): Said {
  const { oldNotAfter, service } = change
  const from = issuerName(change.oldIssuer)
  const to = issuerName(change.newIssuer)
  const at = new Date(oldNotAfter)
  return from === to
    ? { say: 'change.key', params: { service, at, issuer: to } }
    : { say: 'change.key-and-issuer', params: { service, at, from, to } }
}

/** What was seen at once, which need not be confirmed. */
function sayReturn({ found, since, until }: Extract<Change, { readonly kind: 'outage-ended' }>): Said {
  const length = until - since
  const { c2s, s2s } = found
  if (c2s === undefined && s2s === undefined) return { say: 'change.outage-ended', params: { length } }
  return { say: 'change.back', params: { length, c2s: c2s ?? 'unknown', s2s: s2s ?? 'unknown' } }
}
