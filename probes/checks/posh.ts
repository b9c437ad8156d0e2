import { createHash } from 'node:crypto'
import type { Endpoint, Outcome, PoshDocument, PoshLookUp, Scan, Service, WebHop } from '../model.ts'
import { rfc } from '../spec.ts'
import { scanCheck } from './domain-check.ts'
import { observedAt, placeOf } from './facts-of-scan.ts'
import { matchIdentity } from './identity.ts'

/** Hashes that POSH may name, by IANA's names (RFC 7711 §3.1); MD5 and SHA-1 prove nothing any more. */
const HASHES: ReadonlyMap<string, string> = new Map([
  ['sha-256', 'sha256'],
  ['sha-384', 'sha384'],
  ['sha-512', 'sha512'],
])

/** What was published for one service, and the leaves that its endpoints present. */
interface PoshSubject {
  readonly service: Service
  readonly document: PoshDocument
  readonly isProven: boolean
  readonly leaves: readonly { readonly endpoint: Endpoint; readonly der: string }[]
}

/** Whether the certificates that are presented are those that the domain names over HTTPS. */
export const match = scanCheck<PoshSubject>({
  id: 'posh.match',
  spec: [rfc(7711, '3.3'), rfc(7712, '5.2')],
  needs: (scan) => (scan.posh ?? []).map((lookUp) => subjectOf(lookUp, scan)),
  judge({ service, document, isProven, leaves }) {
    if (!isProven) return { level: 'fail', params: { service, problem: 'untrusted', endpoints: '' } }
    if (leaves.length === 0) return undefined
    const strangers = leaves.filter(({ der }) => !isNamed(der, document))
    if (strangers.length === 0) return { level: 'pass', params: { service } }
    const endpoints = strangers.map(({ endpoint }) => placeOf(endpoint)).join(', ')
    return { level: 'fail', params: { service, problem: 'no-match', endpoints } }
  },
})

/** @returns Whether a document holds the fingerprint of a certificate, given as DER in base64. */
function isNamed(der: string, { fingerprints }: PoshDocument): boolean {
  const bytes = Buffer.from(der, 'base64')
  return fingerprints.some((fingerprint) =>
    Object.entries(fingerprint).some(([name, digest]) => {
      const hash = HASHES.get(name)
      return (
        hash !== undefined && createHash(hash).update(bytes).digest().equals(Buffer.from(digest, 'base64'))
      )
    }),
  )
}

function subjectOf({ service, document, hops, referred }: PoshLookUp, scan: Scan): Outcome<PoshSubject> {
  const last = referred?.document ?? document
  if (last.state !== 'observed') return last
  const leaves = observedAt(scan, 'presented-chains')
    .filter(({ endpoint }) => endpoint.service === service)
    .flatMap(({ endpoint, fact }) => fact.chains.map(({ sent: [leaf] }) => ({ endpoint, der: leaf.der })))
  const isProven = [...hops, ...(referred?.hops ?? [])].every(isTrustworthy)
  return { state: 'observed', value: { service, document: last.value, isProven, leaves } }
}

/** What was fetched from a stranger proves nothing: each host on the way must be who the URL says (RFC 7711 §3.3). */
function isTrustworthy({ url, tls }: WebHop): boolean {
  if (tls.state !== 'observed') return false
  const { certificates, trust } = tls.value.chain
  const names = { dns: certificates[0].names.dns, srv: [], xmppAddr: [] }
  return trust.isTrusted && matchIdentity(names, new URL(url).hostname, 'c2s') !== undefined
}
