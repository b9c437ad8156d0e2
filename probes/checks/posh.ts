import { createHash } from 'node:crypto'
import type { Endpoint, Outcome, PoshDocument, PoshLookUp, Scan, Service, WebHop } from '../model.ts'
import { rfc } from '../spec.ts'
import { isValidAt } from './certificate.ts'
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
  /** One of the documents on the way says that it holds for no time at all (RFC 7711 §3.1, §3.2). */
  readonly isVoid: boolean
  readonly leaves: readonly Leaf[]
  /** Nobody knows of some endpoint whether it has a leaf with another type of key. */
  readonly mayHaveOthers: boolean
}

interface Leaf {
  readonly endpoint: Endpoint
  readonly der: string
  /** ISO 8601 (UTC), as are the next. */
  readonly notBefore: string
  readonly notAfter: string
}

/** Whether the certificates that are presented are those that the domain names over HTTPS. */
export const match = scanCheck<PoshSubject>({
  id: 'posh.match',
  spec: [rfc(7711, '3.3'), rfc(7711, '6'), rfc(7712, '5.2')],
  needs: (scan) => (scan.posh ?? []).map((lookUp) => subjectOf(lookUp, scan)),
  judge({ service, document, isProven, isVoid, leaves, mayHaveOthers }, _scan, now) {
    if (!isProven) return { level: 'fail', params: { service, problem: 'untrusted', endpoints: '' } }
    if (isVoid) return { level: 'warn', params: { service, problem: 'void', endpoints: '' } }
    if (leaves.length === 0) return undefined
    const strangers = leaves.filter(({ der }) => !isNamed(der, document))
    if (strangers.length > 0)
      return { level: 'fail', params: { service, problem: 'no-match', endpoints: placesOf(strangers) } }
    // What names a certificate prolongs it by no day (RFC 7711 §6).
    const outdated = leaves.filter((leaf) => !isValidAt(leaf, now))
    if (outdated.length > 0)
      return { level: 'fail', params: { service, problem: 'expired', endpoints: placesOf(outdated) } }
    return { level: mayHaveOthers ? 'unknown' : 'pass', params: { service } }
  },
})

function placesOf(leaves: readonly Leaf[]): string {
  return leaves.map(({ endpoint }) => placeOf(endpoint)).join(', ')
}

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
  const presented = observedAt(scan, 'presented-chains').filter(
    ({ endpoint }) => endpoint.service === service,
  )
  const leaves = presented.flatMap(({ endpoint, fact }) =>
    fact.chains.map(({ sent: [{ der, certificate }] }) => {
      const { notBefore, notAfter } = certificate
      return { endpoint, der, notBefore, notAfter }
    }),
  )
  const mayHaveOthers = presented.some(({ fact }) => fact.otherKeyType.state !== 'observed')
  const isVoid = [document, last].some((each) => each.state === 'observed' && each.value.expiresSeconds === 0)
  const isProven = [...hops, ...(referred?.hops ?? [])].every(isTrustworthy)
  return {
    state: 'observed',
    value: { service, document: last.value, isProven, isVoid, leaves, mayHaveOthers },
  }
}

/** What was fetched from a stranger proves nothing: each host on the way must be who the URL says (RFC 7711 §3). */
function isTrustworthy({ url, tls }: WebHop): boolean {
  if (tls.state !== 'observed') return false
  const { certificates, trust } = tls.value.chain
  const names = { dns: certificates[0].names.dns, srv: [], xmppAddr: [] }
  return trust.isTrusted && matchIdentity(names, new URL(url).hostname, 'c2s') !== undefined
}
