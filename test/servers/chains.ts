import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { webcrypto } from 'node:crypto'
import { daysFromNow } from './certificates.ts'

/** A certificate with its key, which may sign others. */
export interface Link {
  readonly cert: string
  readonly key: string
  readonly der: Buffer
  /** Makes a key and a certificate for it, signed by this one. */
  sign(subject: LinkSubject): Promise<Link>
}

/** What a certificate says; valid from yesterday to tomorrow where nothing else is said. */
export interface LinkSubject {
  readonly commonName: string
  readonly dns?: readonly string[]
  readonly isAuthority?: boolean
  readonly isMustStaple?: boolean
  /** Made to sign OCSP responses in the place of its issuer (RFC 6960 §4.2.2.2). */
  readonly isOcspSigner?: boolean
  readonly notAfter?: Date
  readonly algorithm?: keyof typeof ALGORITHMS
  /** Of authorityInfoAccess. */
  readonly ocspUrl?: string
  readonly issuerUrl?: string
  /** Several in their order. */
  readonly crlUrl?: string | readonly string[]
}

const ALGORITHMS = {
  ec: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  rsa: keyOfRsa(2048, 'SHA-256'),
  'rsa-1024': keyOfRsa(1024, 'SHA-256'),
  'rsa-sha1': keyOfRsa(2048, 'SHA-1'),
} as const

/** SEQUENCE { INTEGER 5 }: status_request (RFC 7633 §4). */
const MUST_STAPLE = Buffer.from('3003020105', 'hex')
const TLS_FEATURE = '1.3.6.1.5.5.7.1.24'
/** id-kp-OCSPSigning (RFC 6960 §4.2.2.2). */
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9'

/** Makes a self-signed authority to begin a chain with. */
export function makeRoot(subject: Omit<LinkSubject, 'isAuthority'> = { commonName: 'Root' }): Promise<Link> {
  return makeLink({ ...subject, isAuthority: true }, undefined)
}

interface Signer {
  readonly subject: string
  readonly key: webcrypto.CryptoKey
  readonly algorithm: (typeof ALGORITHMS)[keyof typeof ALGORITHMS]
}

async function makeLink(subject: LinkSubject, signer: Signer | undefined): Promise<Link> {
  const algorithm = ALGORITHMS[subject.algorithm ?? 'ec']
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const name = `CN=${subject.commonName}`
  const certificate = await x509.X509CertificateGenerator.create({
    subject: name,
    issuer: signer?.subject ?? name,
    publicKey: keys.publicKey,
    signingKey: signer?.key ?? keys.privateKey,
    signingAlgorithm: signer?.algorithm ?? algorithm,
    notBefore: daysFromNow(-1),
    notAfter: subject.notAfter ?? daysFromNow(60),
    extensions: extensionsOf(subject),
  })
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)
  return {
    cert: `${certificate.toString('pem')}\n`,
    key: x509.PemConverter.encode(key, 'PRIVATE KEY'),
    der: Buffer.from(certificate.rawData),
    sign: (next) => makeLink(next, { subject: name, key: keys.privateKey, algorithm }),
  }
}

function extensionsOf({
  dns = [],
  isAuthority = false,
  isMustStaple = false,
  isOcspSigner = false,
  ocspUrl,
  issuerUrl,
  crlUrl,
}: LinkSubject): x509.Extension[] {
  const access = { ...(ocspUrl && { ocsp: ocspUrl }), ...(issuerUrl && { caIssuers: issuerUrl }) }
  return [
    ...(isAuthority ? [new x509.BasicConstraintsExtension(true, undefined, true)] : []),
    ...(dns.length > 0
      ? [new x509.SubjectAlternativeNameExtension(dns.map((value) => ({ type: 'dns', value })))]
      : []),
    ...(isMustStaple ? [new x509.Extension(TLS_FEATURE, false, MUST_STAPLE)] : []),
    ...(isOcspSigner ? [new x509.ExtendedKeyUsageExtension([OCSP_SIGNING])] : []),
    ...(Object.keys(access).length > 0 ? [new x509.AuthorityInfoAccessExtension(access)] : []),
    ...(crlUrl === undefined ? [] : [new x509.CRLDistributionPointsExtension([crlUrl].flat())]),
  ]
}

function keyOfRsa(modulusLength: number, hash: string) {
  return {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash,
  }
}
