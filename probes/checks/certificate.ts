import type { Certificate } from '../model.ts'
import { rfc } from '../spec.ts'
import { check } from './check.ts'
import { matchIdentity } from './identity.ts'

const DAY_MS = 86_400_000

/** Automatic renewal happens 30 days before the end or earlier; a certificate with less left shows that it has stopped. */
const RENEWAL_OVERDUE_DAYS = 14

/** @returns Whole days from `now` until `notAfter` (ISO 8601); negative once it has passed. */
export function daysLeft(notAfter: string, now: Date): number {
  return Math.floor((Date.parse(notAfter) - now.getTime()) / DAY_MS)
}

/** @returns Whether `now` is within the validity period, both ends included (RFC 5280 §4.1.2.5). */
export function isValidAt(
  { notBefore, notAfter }: Pick<Certificate, 'notBefore' | 'notAfter'>,
  now: Date,
): boolean {
  return Date.parse(notBefore) <= now.getTime() && now.getTime() <= Date.parse(notAfter)
}

export const trust = check({
  id: 'certificate.trust',
  needs: 'certificate-chain',
  spec: [rfc(6120, '13.7.2'), rfc(5280, '6')],
  judge({ trust: { isTrusted, reason } }) {
    return isTrusted ? { level: 'pass' } : { level: 'fail', params: { reason: reason ?? 'UNSPECIFIED' } }
  },
})

export const name = check({
  id: 'certificate.name',
  needs: 'certificate-chain',
  spec: [rfc(6120, '13.7.2.1'), rfc(9525, '6')],
  judge({ certificates: [leaf] }, { domain, service }) {
    const match = matchIdentity(leaf.names, domain, service)
    if (match !== undefined)
      return { level: 'pass', params: { kind: match.kind, presented: match.presented } }
    const { dns, srv, xmppAddr, commonName } = leaf.names
    const presented = [...dns, ...srv, ...xmppAddr].slice(0, 5).join(', ')
    return { level: 'fail', params: { domain, presented, commonName: commonName ?? '' } }
  },
})

export const expiry = check({
  id: 'certificate.expiry',
  needs: 'certificate-chain',
  spec: [rfc(5280, '4.1.2.5')],
  judge({ certificates: [leaf] }, _endpoint, now) {
    const left = daysLeft(leaf.notAfter, now)
    const params = { daysLeft: left }
    if (Date.parse(leaf.notBefore) > now.getTime())
      return { level: 'fail', params: { ...params, isEarly: true } }
    if (Date.parse(leaf.notAfter) < now.getTime()) return { level: 'fail', params }
    return { level: left < RENEWAL_OVERDUE_DAYS ? 'warn' : 'pass', params }
  },
})

/** A name that stands in the common name alone matches nothing any more, however often it did before. */
export const commonName = check({
  id: 'certificate.common-name',
  needs: 'certificate-chain',
  spec: [rfc(9525, '2')],
  judge({ certificates: [leaf] }, { domain, service }) {
    if (matchIdentity(leaf.names, domain, service) !== undefined) return undefined
    return leaf.names.commonName?.toLowerCase() === domain ? { level: 'warn' } : undefined
  },
})

/** The name of the SRV target proves nothing about the domain, unless DNSSEC secures the way from one to the other. */
export const targetName = check({
  id: 'certificate.target-name',
  needs: 'certificate-chain',
  spec: [rfc(6120, '13.7.2.1'), rfc(7673, '4.1')],
  judge({ certificates: [leaf] }, { domain, service, host }) {
    if (host === domain || matchIdentity(leaf.names, domain, service) !== undefined) return undefined
    const names = { dns: leaf.names.dns, srv: [], xmppAddr: [] }
    return matchIdentity(names, host, service) === undefined ? undefined : { level: 'warn', params: { host } }
  },
})

/** Whoever has the key of a wildcard can stand for every name beside this one. */
export const wildcard = check({
  id: 'certificate.wildcard',
  needs: 'certificate-chain',
  spec: [rfc(9525, '6.3'), rfc(9525, '7.1')],
  judge({ certificates: [leaf] }, { domain, service }) {
    const match = matchIdentity(leaf.names, domain, service)
    if (match === undefined || !match.presented.includes('*')) return undefined
    return { level: 'info', params: { presented: match.presented } }
  },
})
