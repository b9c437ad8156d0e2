import type { CertificateSummary, EndpointSummary, ServiceSummary, Summary } from '../../../bot/records.ts'
import { DAY, on } from './steps.ts'

/** A sound service at one place, over IPv4, unless told otherwise. */
export function aService(parts: Partial<ServiceSummary> = {}): ServiceSummary {
  return {
    state: 'optional',
    basis: 'proven',
    families: [4],
    endpoints: [aPlace()],
    certificates: [aKey('k1')],
    ...parts,
  }
}

export function aPlace(parts: Partial<EndpointSummary> = {}): EndpointSummary {
  return { security: 'starttls', host: 'xmpp.jp', port: 5222, answers: 'yes', ...parts }
}

/** A certificate of 90 days that has 60 left on 1 March. */
export function aKey(keyHash: string, parts: Partial<CertificateSummary> = {}): CertificateSummary {
  const notBefore = on('03-01', 0) - 30 * DAY
  return { keyHash, notBefore, notAfter: notBefore + 90 * DAY, issuer: 'CN=R11', ...parts }
}

/** A summary with only clients served. */
export function aSummary(c2s: Partial<ServiceSummary> = {}, parts: Partial<Summary> = {}): Summary {
  return { at: on('03-01'), services: { c2s: aService(c2s) }, ...parts }
}
