import { createHash, type KeyObject, X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import { AltName, Certificate as PkiCertificate, type RelativeDistinguishedNames } from 'pkijs'
import { PeerMisbehaved } from '../errors.ts'
import type { Certificate, PresentedIdentifiers } from '../model.ts'
import { attributeName, signatureAlgorithmName } from '../registry/x509-oids.ts'
import { rfc } from '../spec.ts'

const SUBJECT_ALT_NAME = '2.5.29.17'
const COMMON_NAME = '2.5.4.3'
const ON_SRV_NAME = '1.3.6.1.5.5.7.8.7'
const ON_XMPP_ADDR = '1.3.6.1.5.5.7.8.5'

/** GeneralName choices (RFC 5280 §4.2.1.6). */
const OTHER_NAME = 0
const DNS_NAME = 2

/** More names than any honest certificate holds; the rest of a longer list is not kept. */
const MOST_NAMES = 500

/** As many as recur: what one domain presents on each port and by each probe, and the intermediates of the large CAs. */
const MOST_KNOWN = 200

/** What was read before, by SHA-256, the longest unused first. To read one anew costs more than the handshake it came by. */
const known = new Map<string, Certificate>()

/**
 * Reads one X.509 certificate.
 *
 * @param der The certificate as presented.
 * @throws {PeerMisbehaved} `bad-certificate` when the bytes are not a certificate (RFC 5280 §4.1).
 */
export function readCertificate(der: Uint8Array): Certificate {
  const sha256 = createHash('sha256').update(der).digest('hex')
  const certificate = known.get(sha256) ?? readUnknown(der, sha256)
  known.delete(sha256)
  known.set(sha256, certificate)
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KNOWN) break
    known.delete(oldest)
  }
  return certificate
}

function readUnknown(der: Uint8Array, sha256: string): Certificate {
  try {
    return describeCertificate(der, sha256)
  } catch (cause) {
    throw new PeerMisbehaved('bad-certificate', rfc(5280, '4.1'), { cause })
  }
}

function describeCertificate(der: Uint8Array, sha256: string): Certificate {
  const parsed = PkiCertificate.fromBER(der)
  const spki = parsed.subjectPublicKeyInfo.toSchema().toBER()
  const subject = distinguishedName(parsed.subject)
  const issuer = distinguishedName(parsed.issuer)
  return {
    subject,
    issuer,
    serialNumber: Buffer.from(parsed.serialNumber.valueBlock.valueHexView).toString('hex'),
    notBefore: parsed.notBefore.value.toISOString(),
    notAfter: parsed.notAfter.value.toISOString(),
    names: presentedIdentifiers(parsed),
    key: describeKey(der, parsed.subjectPublicKeyInfo.algorithm.algorithmId),
    signatureAlgorithm: signatureAlgorithmName(parsed.signatureAlgorithm.algorithmId),
    isSelfIssued: subject === issuer,
    sha256,
    spkiSha256: createHash('sha256').update(new Uint8Array(spki)).digest('hex'),
  }
}

/** Algorithms of keys that every OpenSSL has (RFC 3279 §2.3, RFC 4055 §1.2, RFC 8410 §3): one that it cannot read is none. */
const KNOWN_KEYS: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.1.1',
  '1.2.840.113549.1.1.10',
  '1.2.840.10040.4.1',
  '1.2.840.10045.2.1',
  '1.3.101.112',
  '1.3.101.113',
])

/** @returns `undefined` where this OpenSSL does not have keys of that kind, ML-DSA before 3.5 say. */
export function publicKeyOf(certificate: X509Certificate): KeyObject | undefined {
  try {
    return certificate.publicKey
  } catch {
    return undefined
  }
}

function describeKey(der: Uint8Array, algorithm: string): Certificate['key'] {
  const publicKey = publicKeyOf(new X509Certificate(der))
  if (publicKey === undefined) {
    if (KNOWN_KEYS.has(algorithm)) throw new PeerMisbehaved('bad-key', rfc(5280, '4.1.2.7'))
    return { type: 'other' }
  }
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {}
  const bits = modulusLength === undefined ? {} : { bits: modulusLength }
  const group = namedCurve === undefined ? {} : { group: namedCurve }
  switch (publicKey.asymmetricKeyType) {
    case 'rsa':
    case 'ec':
    case 'ed25519':
    case 'ed448':
    case 'dsa':
      return { type: publicKey.asymmetricKeyType, ...bits, ...group }
    case 'rsa-pss':
      return { type: 'rsa', ...bits }
    default:
      return { type: 'other', ...bits, ...group }
  }
}

function presentedIdentifiers(certificate: PkiCertificate): PresentedIdentifiers {
  const dns: string[] = []
  const srv: string[] = []
  const xmppAddr: string[] = []
  for (const name of alternativeNames(certificate)) {
    if (name.type === DNS_NAME && typeof name.value === 'string') dns.push(name.value)
    if (name.type !== OTHER_NAME) continue
    const other = readOtherName(name.value)
    if (other?.oid === ON_SRV_NAME) srv.push(other.text)
    if (other?.oid === ON_XMPP_ADDR) xmppAddr.push(other.text)
  }
  const commonName = textOf(
    certificate.subject.typesAndValues.findLast((attribute) => attribute.type === COMMON_NAME)?.value,
  )
  return { dns, srv, xmppAddr, ...(commonName === undefined ? {} : { commonName }) }
}

function alternativeNames(certificate: PkiCertificate): readonly { type: number; value: unknown }[] {
  const extension = certificate.extensions?.find(({ extnID }) => extnID === SUBJECT_ALT_NAME)
  const parsed: unknown = extension?.parsedValue
  return parsed instanceof AltName ? parsed.altNames.slice(0, MOST_NAMES) : []
}

/** OtherName ::= SEQUENCE { type-id OBJECT IDENTIFIER, value [0] EXPLICIT ANY } (RFC 5280 §4.2.1.6). */
function readOtherName(value: unknown): { oid: string; text: string } | undefined {
  if (!(value instanceof asn1js.Constructed)) return undefined
  const [id, explicit] = value.valueBlock.value
  if (!(id instanceof asn1js.ObjectIdentifier) || !(explicit instanceof asn1js.Constructed)) return undefined
  const text = textOf(explicit.valueBlock.value[0])
  return text === undefined ? undefined : { oid: id.valueBlock.toString(), text }
}

/** The text of an ASN.1 string of any kind; `undefined` for what is not a string. */
function textOf(value: unknown): string | undefined {
  return value instanceof asn1js.BaseStringBlock ? value.getValue() : undefined
}

/** A distinguished name as text, in the order of the certificate: `CN=example.org, O=Example`. */
function distinguishedName(name: RelativeDistinguishedNames): string {
  return name.typesAndValues
    .map(({ type, value }) => `${attributeName(type)}=${textOf(value) ?? '?'}`)
    .join(', ')
}
