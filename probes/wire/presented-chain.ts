import { X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import { BasicConstraints, Certificate as PkiCertificate, CRLDistributionPoints, InfoAccess } from 'pkijs'
import type { GeneralName } from 'pkijs'
import type { CertificateBytes, SentCertificate } from '../authentication.ts'
import { readCertificate } from './certificate.ts'

const BASIC_CONSTRAINTS = '2.5.29.19'
const CRL_DISTRIBUTION_POINTS = '2.5.29.31'
const AUTHORITY_INFO_ACCESS = '1.3.6.1.5.5.7.1.1'
const TLS_FEATURE = '1.3.6.1.5.5.7.1.24'

const ACCESS_OCSP = '1.3.6.1.5.5.7.48.1'
const ACCESS_CA_ISSUERS = '1.3.6.1.5.5.7.48.2'

/** GeneralName choice uniformResourceIdentifier (RFC 5280 §4.2.1.6). */
const URI = 6

/** The extension type status_request, which a must-staple certificate names (RFC 7633 §4). */
const STATUS_REQUEST = 5

/** More places than any certificate names. */
const MOST_URLS = 8

/**
 * Reads a certificate with its extensions that matter to revocation.
 *
 * @throws {PeerMisbehaved} `bad-certificate`
 */
export function readSentCertificate(der: Uint8Array): SentCertificate {
  const certificate = readCertificate(der)
  const { extensions = [] } = PkiCertificate.fromBER(der)
  const parsed = (oid: string): unknown => extensions.find(({ extnID }) => extnID === oid)?.parsedValue
  const feature = extensions.find(({ extnID }) => extnID === TLS_FEATURE)
  const constraints = parsed(BASIC_CONSTRAINTS)
  const access = parsed(AUTHORITY_INFO_ACCESS)
  return {
    certificate,
    ...readCertificateBytes(der),
    isAuthority: constraints instanceof BasicConstraints && constraints.cA,
    isMustStaple: feature !== undefined && namesStatusRequest(feature.extnValue.valueBlock.valueHexView),
    ocspUrls: accessUrls(access, ACCESS_OCSP),
    issuerUrls: accessUrls(access, ACCESS_CA_ISSUERS),
    crlUrls: crlUrls(parsed(CRL_DISTRIBUTION_POINTS)),
  }
}

/** @returns A certificate and its key as they are compared byte by byte. */
export function readCertificateBytes(der: Uint8Array): CertificateBytes {
  const spki = PkiCertificate.fromBER(der).subjectPublicKeyInfo.toSchema().toBER()
  return { der: Buffer.from(der).toString('base64'), spki: Buffer.from(spki).toString('base64') }
}

/** Certificates whose issuers are looked for: enough for several that are cross-signed, and an end for a puzzle. */
const MOST_STEPS = 30

/** Signatures that are checked meanwhile: one by a key that was made for it takes 12 ms. */
const MOST_SIGNATURES = 40

/** Positions of certificates that were sent, each signed by the next. */
type Path = readonly [number, ...number[]]

/**
 * Finds the path that starts at the leaf, whatever the order sent. Of several, as with a certificate that more than one
 * authority signed, it takes the first that an anchor is on or above, certificates that end last first.
 *
 * @param ders As sent, leaf first.
 * @param isAnchored Whether an anchor signed a certificate, or has its name and key.
 * @returns Positions; it ends at a self-signed certificate, or where no certificate that was sent signed the last one.
 */
export function findPath(
  ders: readonly [Uint8Array, ...Uint8Array[]],
  isAnchored: (certificate: X509Certificate) => boolean,
): Path {
  const certificates = ders.map((der) => new X509Certificate(der))
  const endOf = (index: number): number => Date.parse(certificates[index]?.validTo ?? '')
  let stepsLeft = MOST_STEPS
  let signaturesLeft = MOST_SIGNATURES
  let first: Path | undefined

  const isSigned = (signed: X509Certificate, issuer: X509Certificate): boolean =>
    signed.checkIssued(issuer) && signaturesLeft-- > 0 && isSignedBy(signed, issuer)
  const isAnyAnchored = (path: Path): boolean =>
    path.some((index) => certificates[index] !== undefined && isAnchored(certificates[index]))
  const issuersOf = (signed: X509Certificate, path: Path): readonly number[] =>
    certificates
      .flatMap((other, index) => (!path.includes(index) && isSigned(signed, other) ? [index] : []))
      .toSorted((a, b) => endOf(b) - endOf(a))

  const anchoredFrom = (path: Path, current: X509Certificate): Path | undefined => {
    const isEnd = stepsLeft-- <= 0 || isSigned(current, current)
    const issuers = isEnd ? [] : issuersOf(current, path)
    for (const index of issuers) {
      const issuer = certificates[index]
      const found = issuer && anchoredFrom([...path, index], issuer)
      if (found !== undefined) return found
    }
    if (issuers.length > 0) return undefined
    first ??= path
    return isAnyAnchored(path) ? path : undefined
  }

  const [leaf] = certificates
  return (leaf && anchoredFrom([0], leaf)) ?? first ?? [0]
}

/** @returns Whether `issuer` signed `certificate`: names, key identifiers, and the signature itself. */
export function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  if (!certificate.checkIssued(issuer)) return false
  try {
    return certificate.verify(issuer.publicKey)
  } catch {
    // OpenSSL throws for signatures of algorithms that it does not have, which proves as little as a wrong one.
    return false
  }
}

/** Features ::= SEQUENCE OF INTEGER (RFC 7633 §4). */
function namesStatusRequest(value: Uint8Array): boolean {
  const { result } = asn1js.fromBER(value)
  return (
    result instanceof asn1js.Sequence &&
    result.valueBlock.value.some(
      (feature) => feature instanceof asn1js.Integer && feature.valueBlock.valueDec === STATUS_REQUEST,
    )
  )
}

function accessUrls(access: unknown, method: string): readonly string[] {
  if (!(access instanceof InfoAccess)) return []
  return access.accessDescriptions
    .filter(({ accessMethod }) => accessMethod === method)
    .flatMap(({ accessLocation }) => urlOf(accessLocation))
    .slice(0, MOST_URLS)
}

function crlUrls(points: unknown): readonly string[] {
  if (!(points instanceof CRLDistributionPoints)) return []
  return points.distributionPoints
    .flatMap(({ distributionPoint }) => (Array.isArray(distributionPoint) ? distributionPoint : []))
    .flatMap(urlOf)
    .slice(0, MOST_URLS)
}

/** Nothing for what is no place on the web: the same list may be had by LDAP as well, named first (RFC 5280 §4.2.1.13). */
function urlOf(name: GeneralName): readonly string[] {
  const value: unknown = name.value
  if (name.type !== URI || typeof value !== 'string' || !URL.canParse(value)) return []
  return /^https?:$/.test(new URL(value).protocol) ? [value] : []
}
