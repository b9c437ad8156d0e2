import { createHash, X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import { BasicOCSPResponse, Certificate as PkiCertificate, OCSPResponse, type SingleResponse } from 'pkijs'
import type { OcspAnswer } from '../authentication.ts'
import { PeerMisbehaved } from '../errors.ts'
import { rfc } from '../spec.ts'
import { publicKeyOf } from './certificate.ts'
import { isSignedBy } from './presented-chain.ts'
import { isSignedWith } from './x509-signature.ts'

/** id-kp-OCSPSigning: a certificate that its issuer made to sign answers in its place (RFC 6960 §4.2.2.2). */
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9'

/** OCSPResponseStatus (RFC 6960 §4.2.1). */
const ERRORS: ReadonlyMap<number, string> = new Map([
  [1, 'malformedRequest'],
  [2, 'internalError'],
  [3, 'tryLater'],
  [5, 'sigRequired'],
  [6, 'unauthorized'],
])

/** CertStatus, by the number of the CHOICE. */
const STATUSES: readonly ('good' | 'revoked' | 'unknown')[] = ['good', 'revoked', 'unknown']
const UNKNOWN_TAG = 2

const SHA1 = '1.3.14.3.2.26'

/** SHA-1 is what nearly everybody names certificates with; it proves nothing there. */
const ID_HASHES: ReadonlyMap<string, string> = new Map([
  [SHA1, 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
])

/**
 * Reads an OCSP response about one certificate.
 *
 * @param response DER.
 * @param leaf DER of the certificate that was asked about.
 * @param issuer DER of its issuer; without it, no signature can be found valid.
 * @throws {PeerMisbehaved} `bad-ocsp-response` when it is none (RFC 6960 §4.2.1).
 */
export function readOcspResponse(response: Uint8Array, leaf: Uint8Array, issuer?: Uint8Array): OcspAnswer {
  try {
    return read(response, leaf, issuer)
  } catch (cause) {
    throw new PeerMisbehaved('bad-ocsp-response', rfc(6960, '4.2.1'), { cause })
  }
}

/**
 * Writes the question whether a certificate is good, without nonce: issuers answer from what they signed before.
 *
 * @param leaf DER of the certificate.
 * @param issuer DER of its issuer.
 * @throws {PeerMisbehaved} `bad-certificate` when the bytes are no certificates.
 * @see RFC 6960 §4.1.1
 */
export function writeOcspRequest(leaf: Uint8Array, issuer: Uint8Array): Uint8Array {
  try {
    const { serialNumber, issuer: name } = PkiCertificate.fromBER(leaf)
    const hashed = (bytes: Uint8Array): asn1js.OctetString =>
      new asn1js.OctetString({ valueHex: createHash('sha1').update(bytes).digest() })
    const algorithm = sequence(new asn1js.ObjectIdentifier({ value: SHA1 }), new asn1js.Null())
    const nameHash = hashed(new Uint8Array(name.toSchema().toBER()))
    const certId = sequence(algorithm, nameHash, hashed(keyBitsOf(issuer)), serialNumber)
    const requestList = sequence(sequence(certId))
    return new Uint8Array(sequence(sequence(requestList)).toBER())
  } catch (cause) {
    throw new PeerMisbehaved('bad-certificate', rfc(5280, '4.1'), { cause })
  }
}

function sequence(...value: asn1js.AsnType[]): asn1js.Sequence {
  return new asn1js.Sequence({ value })
}

/** The key without its algorithm: what identifies an issuer (RFC 6960 §4.1.1). */
function keyBitsOf(certificate: Uint8Array): Uint8Array {
  return PkiCertificate.fromBER(certificate).subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView
}

function read(der: Uint8Array, leaf: Uint8Array, issuer: Uint8Array | undefined): OcspAnswer {
  const response = OCSPResponse.fromBER(der)
  const status = response.responseStatus.valueBlock.valueDec
  const bytes = response.responseBytes?.response.valueBlock.valueHexView
  if (status !== 0 || bytes === undefined) {
    return { status: 'no-answer', reason: ERRORS.get(status) ?? `status ${status}`, isSignatureValid: false }
  }
  const basic = BasicOCSPResponse.fromBER(bytes)
  const signature = issuer === undefined ? { isSignatureValid: false } : checkSignature(basic, issuer)
  const single = basic.tbsResponseData.responses.find((each) => isAbout(each, leaf, issuer))
  if (single === undefined) return { status: 'other-certificate', ...signature }
  return { ...describe(single), ...signature }
}

function describe({
  certStatus,
  thisUpdate,
  nextUpdate,
}: SingleResponse): Omit<OcspAnswer, 'isSignatureValid' | 'delegate'> {
  const choice: unknown = certStatus
  const tag = choice instanceof asn1js.BaseBlock ? choice.idBlock.tagNumber : UNKNOWN_TAG
  const status = STATUSES[tag] ?? 'unknown'
  return {
    status,
    thisUpdate: thisUpdate.toISOString(),
    ...(nextUpdate === undefined ? {} : { nextUpdate: nextUpdate.toISOString() }),
    ...(status === 'revoked' ? revocationTime(certStatus) : {}),
  }
}

/** RevokedInfo ::= SEQUENCE { revocationTime GeneralizedTime, … } under the tag of the CHOICE. */
function revocationTime(certStatus: SingleResponse['certStatus']): Pick<OcspAnswer, 'revokedAt'> {
  const [time] = certStatus instanceof asn1js.Constructed ? certStatus.valueBlock.value : []
  return time instanceof asn1js.GeneralizedTime ? { revokedAt: time.toDate().toISOString() } : {}
}

function isAbout({ certID }: SingleResponse, leaf: Uint8Array, issuer: Uint8Array | undefined): boolean {
  const { serialNumber, issuer: name } = PkiCertificate.fromBER(leaf)
  const hash = ID_HASHES.get(certID.hashAlgorithm.algorithmId)
  if (hash === undefined || !certID.serialNumber.isEqual(serialNumber)) return false
  const isHashOf = (bytes: Uint8Array, hashed: asn1js.OctetString): boolean =>
    createHash(hash).update(bytes).digest().equals(hashed.valueBlock.valueHexView)
  if (!isHashOf(new Uint8Array(name.toSchema().toBER()), certID.issuerNameHash)) return false
  return issuer === undefined || isHashOf(keyBitsOf(issuer), certID.issuerKeyHash)
}

/** Who signed: the issuer, or whom it made a certificate for that, by its own hand (RFC 6960 §4.2.2.2). */
function checkSignature(
  basic: BasicOCSPResponse,
  issuerDer: Uint8Array,
): Pick<OcspAnswer, 'isSignatureValid' | 'delegate'> {
  const issuer = new X509Certificate(issuerDer)
  if (isSignedByKey(basic, issuer)) return { isSignatureValid: true }
  const delegate = basic.certs?.find((each) => {
    const certificate = new X509Certificate(Buffer.from(each.toSchema().toBER()))
    // What Node calls keyUsage are the purposes of extendedKeyUsage; its types say that they are always there.
    const purposes = certificate.keyUsage as readonly string[] | undefined
    const isMadeForIt = purposes?.includes(OCSP_SIGNING) === true
    return isMadeForIt && isSignedBy(certificate, issuer) && isSignedByKey(basic, certificate)
  })
  if (delegate === undefined) return { isSignatureValid: false }
  const notBefore = delegate.notBefore.value.toISOString()
  return { isSignatureValid: true, delegate: { notBefore, notAfter: delegate.notAfter.value.toISOString() } }
}

function isSignedByKey(basic: BasicOCSPResponse, certificate: X509Certificate): boolean {
  return isSignedWith(
    publicKeyOf(certificate),
    basic.signatureAlgorithm.algorithmId,
    new Uint8Array(basic.tbsResponseData.tbsView),
    basic.signature.valueBlock.valueHexView,
  )
}
