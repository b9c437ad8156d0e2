import { createHash } from 'node:crypto'
import * as asn1js from 'asn1js'
import { BasicOCSPResponse, Certificate as PkiCertificate, type Extension, OCSPResponse } from 'pkijs'
import type { Timestamp } from '../authentication.ts'
import { PeerMisbehaved } from '../errors.ts'
import { EXTENSION } from './extension.ts'
import type { ShownFlight } from './flight-facts.ts'
import { tbsWithoutTimestamps } from './precertificate.ts'
import { readCertificateBytes } from './presented-chain.ts'
import { decodeTimestamps, isSignedByLog, knownLogs, type KnownLog, type LoggedEntry } from './sct.ts'
import type { ServerFlight } from './server-flight.ts'
import { SSL_3_0 } from './tls-version.ts'

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

/**
 * Reads and checks the timestamps that came by TLS extension, each for the leaf that they came with.
 *
 * @param logs By id.
 * @returns Of each leaf the first list; `undefined` where no hello that asked for them was answered as far as a certificate.
 * @see RFC 6962 §3.3.1, RFC 8446 §4.4.2
 */
export function readHandshakeTimestamps(
  flights: readonly ShownFlight[],
  logs: ReadonlyMap<string, KnownLog> = knownLogs(),
): readonly Timestamp[] | undefined {
  let isAnswered = false
  const lists = new Map<string, { readonly leaf: Uint8Array; readonly list: Uint8Array }>()
  for (const { flight, style } of flights) {
    const { leaf, extensions } = leafOf(flight)
    // Neither a short hello up to TLS 1.2 nor one of SSL 3.0, which has no extensions, asks for them.
    const isAsked = flight.encrypted !== undefined || (style !== 'short' && flight.hello.version !== SSL_3_0)
    if (leaf === undefined || !isAsked) continue
    isAnswered = true
    const list = extensions.get(EXTENSION.signedCertificateTimestamp)
    const key = Buffer.from(leaf).toString('base64')
    if (list === undefined || lists.has(key) || lists.size === MOST_LEAVES) continue
    lists.set(key, { leaf, list })
  }
  if (!isAnswered) return undefined
  return [...lists.values()].flatMap(({ leaf, list }) =>
    check('tls', list, { kind: 'certificate', der: leaf }, logs),
  )
}

/** A leaf, and where its timestamps would stand. */
function leafOf({ hello, certificates, encrypted }: ServerFlight): {
  readonly leaf: Uint8Array | undefined
  readonly extensions: ReadonlyMap<number, Uint8Array>
} {
  const [entry] = encrypted?.certificates ?? []
  if (entry !== undefined) return { leaf: entry.der, extensions: entry.extensions }
  return { leaf: certificates?.[0], extensions: hello.extensions }
}

/** One for each type of key, and room: a server may send another leaf in each handshake, and a report has to end. */
const MOST_LEAVES = 4

const IN_CERTIFICATE = '1.3.6.1.4.1.11129.2.4.2'
const IN_STAPLE = '1.3.6.1.4.1.11129.2.4.5'

function precertificate(leaf: Uint8Array, issuer: Uint8Array | undefined): LoggedEntry | undefined {
  if (issuer === undefined) return undefined
  const spki = Buffer.from(readCertificateBytes(issuer).spki, 'base64')
  const issuerKeyHash = createHash('sha256').update(spki).digest()
  return { kind: 'precertificate', tbs: tbsWithoutTimestamps(leaf), issuerKeyHash }
}

/** More than all the logs that browsers know: a peer that sends more does not get more checked, nor reported. */
const MOST_TIMESTAMPS = 128

function check(
  delivery: Timestamp['delivery'],
  list: Uint8Array,
  entry: LoggedEntry | undefined,
  logs: ReadonlyMap<string, KnownLog>,
): readonly Timestamp[] {
  try {
    const timestamps = decodeTimestamps(list).slice(0, MOST_TIMESTAMPS)
    return timestamps.map((timestamp) => {
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
