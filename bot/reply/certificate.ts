import { OUTSIDE_DATES, type EndpointReport, type ReportedCertificate } from '../../probes/index.ts'
import type { Said } from '../locales/index.ts'
import { clean, cleanList } from './clean.ts'

/** What is said of the certificate of one endpoint: good or what is wrong with it, whose it is, and who issued it. */
export function certificateFacts({ certificate }: EndpointReport): readonly Said[] {
  if (certificate === undefined) return []
  return [...validity(certificate), name(certificate), ...issuer(certificate)]
}

function validity({ trust, leaf, daysLeft, isEarly }: ReportedCertificate): readonly Said[] {
  if (trust.isTrusted) return [{ say: 'certificate.good', params: { count: daysLeft } }]
  // Days left are rounded down, so the first day after the end has -1.
  if (daysLeft === -1) return [{ say: 'certificate.expired-today' }]
  if (daysLeft < 0) return [{ say: 'certificate.expired', params: { count: -daysLeft - 1 } }]
  const fault: Said =
    isEarly === true
      ? { say: 'certificate.not-yet-valid' }
      : OUTSIDE_DATES.has(trust.reason ?? '')
        ? { say: 'certificate.path-outside-dates' }
        : leaf.isSelfIssued
          ? { say: 'certificate.self-signed' }
          : { say: 'certificate.untrusted', params: { reason: clean(trust.reason ?? '?') } }
  return [fault, { say: 'certificate.days-left', params: { count: daysLeft } }]
}

const MOST_NAMES = 3

function name({ name: match, leaf }: ReportedCertificate): Said {
  if (match === 'match') return { say: 'certificate.name.match' }
  const presented = [...leaf.names.dns, ...leaf.names.srv, ...leaf.names.xmppAddr]
  if (presented.length === 0) return { say: 'certificate.name.none' }
  const names = cleanList(presented.slice(0, MOST_NAMES))
  return {
    say: 'certificate.name.mismatch',
    params: { names: presented.length > MOST_NAMES ? [...names, '…'] : names },
  }
}

function issuer({ leaf }: ReportedCertificate): readonly Said[] {
  if (leaf.isSelfIssued) return []
  const text = issuerName(leaf.issuer)
  return text === '' ? [] : [{ say: 'certificate.issuer', params: { issuer: text } }]
}

/**
 * Names an issuer by organization and common name, `Let's Encrypt R11`: other attributes say little to people.
 *
 * @param distinguishedName As in reports.
 */
export function issuerName(distinguishedName: string): string {
  const parts = [attribute(distinguishedName, 'O'), attribute(distinguishedName, 'CN')].filter(
    (part) => part !== undefined,
  )
  return clean(parts.length === 0 ? distinguishedName : parts.join(' '))
}

function attribute(distinguishedName: string, type: 'O' | 'CN'): string | undefined {
  return new RegExp(`(?:^|, )${type}=(.*?)(?=, [A-Za-z0-9.]+=|$)`, 's').exec(distinguishedName)?.[1]
}
