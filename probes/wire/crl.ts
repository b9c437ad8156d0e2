import { X509Certificate } from 'node:crypto'
import { Certificate as PkiCertificate, CertificateRevocationList } from 'pkijs'
import type { CrlAnswer } from '../authentication.ts'
import { PeerMisbehaved } from '../errors.ts'
import { rfc } from '../spec.ts'
import { isSignedWith } from './x509-signature.ts'

/**
 * Reads a list of revoked certificates and looks one up in it.
 *
 * @param list DER.
 * @param leaf DER of the certificate.
 * @param issuer DER of its issuer; without it, no signature can be found valid.
 * @throws {PeerMisbehaved} `bad-crl` when it is none (RFC 5280 §5.1).
 */
export function readCrl(list: Uint8Array, leaf: Uint8Array, issuer?: Uint8Array): CrlAnswer {
  try {
    return read(list, leaf, issuer)
  } catch (cause) {
    throw new PeerMisbehaved('bad-crl', rfc(5280, '5.1'), { cause })
  }
}

function read(der: Uint8Array, leaf: Uint8Array, issuer: Uint8Array | undefined): CrlAnswer {
  const list = CertificateRevocationList.fromBER(der)
  const { serialNumber } = PkiCertificate.fromBER(leaf)
  const entry = (list.revokedCertificates ?? []).find(({ userCertificate }) =>
    userCertificate.isEqual(serialNumber),
  )
  const isSignatureValid =
    issuer !== undefined &&
    isSignedWith(
      new X509Certificate(issuer).publicKey,
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
