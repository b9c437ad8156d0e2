import { outageMessage } from '../campaign/outage-status.ts'
import { SERVICES } from '../campaign/summary.ts'
import type { Language, Said } from '../locales/index.ts'
import type { AnnouncedOutage } from '../ports.ts'
import type { Change, StoredChange } from '../records.ts'
import { issuerName } from './certificate.ts'
import { placeName } from './endpoint.ts'
import { SYMBOLS } from './state.ts'

type Kind<K extends Change['kind']> = Extract<Change, { readonly kind: K }>

/**
 * Says one change as news, a line for each fact of it.
 *
 * @param now What is left of a certificate depends on it.
 */
export function sayNews({ at, change }: Omit<StoredChange, 'domain'>, now: number): readonly Said[] {
  const since = new Date(at)
  switch (change.kind) {
    case 'verdict': {
      const { service, from, to } = change
      return [{ say: 'notice.verdict', params: { symbol: SYMBOLS[to], since, service, from, to } }]
    }
    case 'certificate-ending':
      return [sayEnding(change, now)]
    case 'key-changed':
      return sayKey(change)
    case 'endpoint-gone':
    case 'endpoint-new': {
      const { service, endpoint } = change
      return [{ say: `notice.${change.kind}`, params: { since, endpoint: placeName(endpoint), service } }]
    }
    case 'grade':
      return [{ say: 'notice.grade', params: { from: change.from, to: change.to } }]
    case 'outage-began':
      return [{ say: 'notice.outage-began', params: { since: new Date(change.since) } }]
    case 'outage-ended':
      return sayReturn(change)
  }
}

/**
 * Says what operators announced of an outage, in their words, which are cleaned, with its times.
 *
 * @see XEP-0455 §4: what begins later is not what happens now
 */
export function sayAnnounced(announced: AnnouncedOutage, language: Language, now: number): readonly Said[] {
  const text = outageMessage(announced, language)
  const { expectedEnd } = announced
  return [
    ...(text === undefined ? [] : [{ say: 'notice.operators-say', params: { text } } as const]),
    sayBeginning(announced, now),
    ...(expectedEnd === undefined
      ? []
      : [{ say: 'notice.expected-back', params: { at: new Date(expectedEnd) } } as const]),
  ]
}

function sayBeginning({ beginning: at, isPlanned }: AnnouncedOutage, now: number): Said {
  const params = { beginning: new Date(at) }
  if (at > now) return { say: 'notice.outage-ahead', params }
  return { say: isPlanned === true ? 'notice.outage-planned' : 'notice.outage-dated', params }
}

function sayEnding({ service, daysLeft, notAfter }: Kind<'certificate-ending'>, now: number): Said {
  const at = new Date(notAfter)
  if (notAfter <= now) return { say: 'notice.certificate-ended', params: { service, at } }
  if (daysLeft === 0) return { say: 'notice.certificate-last-day', params: { service, at } }
  return { say: 'notice.certificate-ending', params: { service, count: daysLeft, at } }
}

function sayKey({ service, oldNotAfter, oldIssuer, newIssuer }: Kind<'key-changed'>): readonly Said[] {
  const [from, to] = [issuerName(oldIssuer), issuerName(newIssuer)]
  return [
    { say: 'notice.key-changed', params: { service, until: new Date(oldNotAfter) } },
    from === to
      ? { say: 'notice.issuer-same', params: { issuer: to } }
      : { say: 'notice.issuer-changed', params: { from, to } },
  ]
}

function sayReturn({ since, until, found }: Kind<'outage-ended'>): readonly Said[] {
  return [
    { say: 'notice.outage-ended', params: { until: new Date(until), length: until - since } },
    ...SERVICES.flatMap((service): readonly Said[] => {
      const state = found[service]
      return state === undefined
        ? []
        : [{ say: 'notice.found', params: { symbol: SYMBOLS[state], service, state } }]
    }),
  ]
}
