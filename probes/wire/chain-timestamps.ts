import { createHash } from 'node:crypto'
import * as asn1js from 'asn1js'
import { BasicOCSPResponse, Certificate as PkiCertificate, type Extension, OCSPResponse } from 'pkijs'
import type { Timestamp } from '../authentication.ts'
import { PeerMisbehaved } from '../errors.ts'
import { tbsWithoutTimestamps } from './precertificate.ts'
import { readCertificateBytes } from './presented-chain.ts'
import { decodeTimestamps, isSignedByLog, knownLogs, type KnownLog, type LoggedEntry } from './sct.ts'

/** What came with a leaf, as DER. */
export interface TimestampSources {
  readonly leaf: Uint8Array
  /** Its issuer; without it, what is inside the certificate cannot be checked. */
  readonly issuer?: Uint8Array
  /** An OCSP response. */
  readonly staple?: Uint8Array
}

/**
 * Reads and checks the timestamps that came with a leaf, inside it and in its staple.
 *
 * @param logs By id.
 * @throws {PeerMisbehaved} `bad-certificate` when a certificate is none.
 * @see RFC 6962 §3.3
 */
export function readChainTimestamps(
  { leaf, issuer, staple }: TimestampSources,
  logs: ReadonlyMap<string, KnownLog> = knownLogs(),
): readonly Timestamp[] {
  const embedded = listIn(PkiCertificate.fromBER(leaf).extensions, IN_CERTIFICATE)
  const stapled = staple === undefined ? undefined : listInStaple(staple)
  return [
    ...(embedded === undefined ? [] : check('certificate', embedded, precertificate(leaf, issuer), logs)),
    ...(stapled === undefined ? [] : check('staple', stapled, { kind: 'certificate', der: leaf }, logs)),
  ]
}

const IN_CERTIFICATE = '1.3.6.1.4.1.11129.2.4.2'
const IN_STAPLE = '1.3.6.1.4.1.11129.2.4.5'

function precertificate(leaf: Uint8Array, issuer: Uint8Array | undefined): LoggedEntry | undefined {
  if (issuer === undefined) return undefined
  const spki = Buffer.from(readCertificateBytes(issuer).spki, 'base64')
  const issuerKeyHash = createHash('sha256').update(spki).digest()
  return { kind: 'precertificate', tbs: tbsWithoutTimestamps(leaf), issuerKeyHash }
}

function check(
  delivery: Timestamp['delivery'],
  list: Uint8Array,
  entry: LoggedEntry | undefined,
  logs: ReadonlyMap<string, KnownLog>,
): readonly Timestamp[] {
  try {
    return decodeTimestamps(list).map((timestamp) => {
      const { logId } = timestamp
      const log = logs.get(logId)
      const about = { delivery, logId, at: new Date(Number(timestamp.timestamp)).toISOString() }
      if (log === undefined) return { ...about, signature: 'unknown-log' }
      const named = { ...about, log: log.name }
      if (entry === undefined) return { ...named, signature: 'unknown-issuer' }
      return { ...named, signature: isSignedByLog(timestamp, entry, log) ? 'valid' : 'invalid' }
    })
  } catch (error) {
    // Cut short, too long, or of no time that a calendar has: nothing that a log wrote.
    if (!(error instanceof PeerMisbehaved || error instanceof RangeError)) throw error
    return [{ delivery, signature: 'unreadable' }]
  }
}

function listInStaple(staple: Uint8Array): Uint8Array | undefined {
  try {
    const response = OCSPResponse.fromBER(staple).responseBytes?.response.valueBlock.valueHexView
    if (response === undefined) return undefined
    const { responses } = BasicOCSPResponse.fromBER(response).tbsResponseData
    return listIn(
      responses.flatMap(({ singleExtensions = [] }) => singleExtensions),
      IN_STAPLE,
    )
  } catch {
    // What is wrong with a staple is told where it is read for what it says of the certificate.
    return undefined
  }
}

/** The list is an OCTET STRING inside that of the extension. */
function listIn(extensions: readonly Extension[] | undefined, oid: string): Uint8Array | undefined {
  const extension = extensions?.find(({ extnID }) => extnID === oid)
  if (extension === undefined) return undefined
  const { result } = asn1js.fromBER(extension.extnValue.valueBlock.valueHexView)
  return result instanceof asn1js.OctetString ? result.valueBlock.valueHexView : new Uint8Array()
}
