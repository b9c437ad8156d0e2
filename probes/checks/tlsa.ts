import { createHash, X509Certificate } from 'node:crypto'
import type { CertificateBytes, PresentedChain } from '../authentication.ts'
import type { TlsaRecord } from '../dns-facts.ts'
import { isValidAt } from './certificate.ts'

/**
 * What one TLSA record says of one chain.
 * - `match`: it names the certificate, and all that its usage asks for besides is there.
 * - `no-match`: it names none of the certificates that its usage speaks of.
 * - `untrusted`: named, but no path leads to a trust anchor, which usages 0 and 1 ask for as well.
 * - `wrong-name`, `expired`: named, but the leaf is not for this domain or the path has run out; usage 3 asks for neither.
 * - `unusable`: it has a usage, selector or matching type that does not exist, or data that cannot be of its type.
 */
export type TlsaMatch = 'match' | 'no-match' | 'untrusted' | 'wrong-name' | 'expired' | 'unusable'

/** What is compared against: a chain, and what else its endpoint shows. */
export interface TlsaSubject {
  readonly chain: PresentedChain
  /** The leaf names the domain, or the SRV target where that was found securely (RFC 7673 §4.1, RFC 7671 §7). */
  readonly isNamed: boolean
  readonly now: Date
}

/**
 * Compares one TLSA record with a chain.
 *
 * @see RFC 6698 §2.1 and §4.1, RFC 7671 §5
 */
export function matchTlsa(record: TlsaRecord, { chain, isNamed, now }: TlsaSubject): TlsaMatch {
  const { usage } = record
  if (!isUsable(record)) return 'unusable'
  const end = endOfPath(record, chain)
  if (end === undefined) return 'no-match'
  if (usage === DANE_EE) return 'match'
  if ((usage === PKIX_TA || usage === PKIX_EE) && !chain.trust.isTrusted) return 'untrusted'
  if (!isNamed) return 'wrong-name'
  return isWithinDates(chain, end, now) ? 'match' : 'expired'
}

const PKIX_TA = 0
const PKIX_EE = 1
const DANE_TA = 2
const DANE_EE = 3

/** Length of the data in hex, by matching type; as long as it likes for the whole of something. */
const HEX_LENGTHS: ReadonlyMap<number, number | undefined> = new Map([
  [0, undefined],
  [1, 64],
  [2, 128],
])

/** @returns Whether a record can be understood: its three numbers, and data that a digest can have (RFC 6698 §4.1). */
function isUsable({ usage, selector, matchingType, association }: TlsaRecord): boolean {
  if (usage > 3 || selector > 1 || !HEX_LENGTHS.has(matchingType)) return false
  const length = HEX_LENGTHS.get(matchingType)
  return length === undefined ? association !== '' : association.length === length
}

/**
 * Finds what a record names in a chain.
 *
 * @returns How many certificates of the path have to be valid for it: up to the one that is named as an anchor, else all.
 *   `undefined` where it names none that its usage speaks of.
 */
function endOfPath(record: TlsaRecord, { sent, path, anchor }: PresentedChain): number | undefined {
  const isNamed = (candidate: CertificateBytes): boolean => digestOf(record, candidate) === record.association
  if (record.usage === PKIX_EE || record.usage === DANE_EE) return isNamed(sent[0]) ? path.length : undefined
  const position = path.findIndex((each, index) => {
    const candidate = sent[each]
    return index > 0 && candidate !== undefined && isNamed(candidate)
  })
  if (position > 0) return record.usage === DANE_TA ? position + 1 : path.length
  const isAbove =
    record.usage === PKIX_TA ? anchor !== undefined && isNamed(anchor) : isSignedFromDns(record, sent, path)
  return isAbove ? path.length : undefined
}

/**
 * Whether a record holds, as a whole, the certificate that signed the end of the path. Of usage 2 only such an anchor need
 * not be sent (RFC 7671 §5.2.2); of usage 0 none need be.
 */
function isSignedFromDns(
  { selector, matchingType, association }: TlsaRecord,
  sent: PresentedChain['sent'],
  path: PresentedChain['path'],
): boolean {
  const last = sent[path.at(-1) ?? 0]
  if (selector !== 0 || matchingType !== 0 || last === undefined) return false
  try {
    const anchor = new X509Certificate(Buffer.from(association, 'hex'))
    const signed = new X509Certificate(Buffer.from(last.der, 'base64'))
    return signed.checkIssued(anchor) && signed.verify(anchor.publicKey)
  } catch {
    // What stands in DNS is no certificate, or its key is of a kind that OpenSSL does not have.
    return false
  }
}

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

function isWithinDates({ sent, path }: PresentedChain, end: number, now: Date): boolean {
  return path.slice(0, end).every((position) => {
    const certificate = sent[position]?.certificate
    return certificate !== undefined && isValidAt(certificate, now)
  })
}

/**
 * Leaves out what is unusable, and of the digests for one usage and selector all but the strongest: a weaker one counts only
 * where there is no better.
 *
 * @see RFC 6698 §4.1, RFC 7671 §9
 */
export function usableRecords(records: readonly TlsaRecord[]): readonly TlsaRecord[] {
  const usable = records.filter(isUsable)
  return usable.filter(
    ({ usage, selector, matchingType }) =>
      matchingType === EXACT ||
      !usable.some(
        (other) => other.usage === usage && other.selector === selector && other.matchingType > matchingType,
      ),
  )
}

/** Matching type 0; of the digests, the higher number is the stronger one. */
const EXACT = 0
