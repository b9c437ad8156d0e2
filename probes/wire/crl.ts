import { X509Certificate } from 'node:crypto'
import { Certificate as PkiCertificate, CertificateRevocationList, IssuingDistributionPoint } from 'pkijs'
import type { Extension } from 'pkijs'
import type { CrlAnswer } from '../authentication.ts'
import { PeerMisbehaved } from '../errors.ts'
import { rfc } from '../spec.ts'
import { publicKeyOf } from './certificate.ts'
import { isSignedWith } from './x509-signature.ts'

/**
 * Reads a list of revoked certificates and looks one up in it.
 *
 * @param list DER.
 * @param leaf DER of the certificate.
 * @param issuer DER of its issuer; without it, no signature can be found valid.
 * @throws {PeerMisbehaved} `bad-crl` when it is none (RFC 5280 §5.1); `partial-crl` when something critical in it narrows what
 *   it speaks of, as in one that only tells what has changed: by such a list nothing may be decided (RFC 5280 §5.2).
 */
export function readCrl(list: Uint8Array, leaf: Uint8Array, issuer?: Uint8Array): CrlAnswer {
  try {
    return read(list, leaf, issuer)
  } catch (cause) {
    if (cause instanceof PeerMisbehaved) throw cause
    throw new PeerMisbehaved('bad-crl', rfc(5280, '5.1'), { cause })
  }
}

function read(der: Uint8Array, leaf: Uint8Array, issuer: Uint8Array | undefined): CrlAnswer {
  const list = CertificateRevocationList.fromBER(der)
  if (list.crlExtensions?.extensions.some(isNarrowing) === true)
    throw new PeerMisbehaved('partial-crl', rfc(5280, '5.2'))
  const { serialNumber } = PkiCertificate.fromBER(leaf)
  const entry = (list.revokedCertificates ?? []).find(({ userCertificate }) =>
    userCertificate.isEqual(serialNumber),
  )
  const isSignatureValid =
    issuer !== undefined &&
    isSignedWith(
      publicKeyOf(new X509Certificate(issuer)),
      list.signatureAlgorithm.algorithmId,
      new Uint8Array(list.tbsView),
      list.signatureValue.valueBlock.valueHexView,
    )
  return {
    status: entry === undefined ? 'not-listed' : 'listed',
    isSignatureValid,
    thisUpdate: list.thisUpdate.value.toISOString(),
    ...(list.nextUpdate === undefined ? {} : { nextUpdate: list.nextUpdate.value.toISOString() }),
    ...(entry === undefined ? {} : { revokedAt: entry.revocationDate.value.toISOString() }),
  }
}

const ISSUING_DISTRIBUTION_POINT = '2.5.29.28'

/** Whether an extension says that a list does not speak of all server certificates of its issuer, or may say so. */
function isNarrowing({ critical, extnID, parsedValue }: Extension): boolean {
  if (!critical) return false
  const point: unknown = extnID === ISSUING_DISTRIBUTION_POINT ? parsedValue : undefined
  if (!(point instanceof IssuingDistributionPoint)) return true
  const { onlyContainsCACerts, onlyContainsAttributeCerts, onlySomeReasons, indirectCRL } = point
  return onlyContainsCACerts || onlyContainsAttributeCerts || indirectCRL || onlySomeReasons !== undefined
}
