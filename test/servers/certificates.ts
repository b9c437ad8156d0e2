import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import * as asn1js from 'asn1js'
import { webcrypto } from 'node:crypto'

/** PEM texts as `node:tls` takes them. */
export interface Credentials {
  readonly cert: string
  readonly key: string
}

/** What a certificate says; valid from yesterday to tomorrow where nothing else is said. */
export interface Subject {
  /** dNSName identifiers; the first is the CN as well. */
  readonly dns: readonly string[]
  /** SRVName identifiers (RFC 4985), e.g. `_xmpp-client.example.org`. */
  readonly srv?: readonly string[]
  /** XmppAddr identifiers (RFC 6120 §13.7.1.4). */
  readonly xmppAddr?: readonly string[]
  readonly notBefore?: Date
  readonly notAfter?: Date
}

/** A certificate authority that lives as long as one test file. */
export interface Authority {
  /** PEM of its own certificate: what a client must trust. */
  readonly cert: string
  /** Makes a key and a certificate for it. */
  issue(subject: Subject): Promise<Credentials>
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const DAY_MS = 86_400_000

const SUBJECT_ALT_NAME = '2.5.29.17'
const ID_ON_XMPP_ADDR = '1.3.6.1.5.5.7.8.5'
const ID_ON_DNS_SRV = '1.3.6.1.5.5.7.8.7'

x509.cryptoProvider.set(webcrypto)

/** Makes an authority that nothing trusts by itself. */
export async function makeAuthority(name = 'CN=Test authority'): Promise<Authority> {
  const keys = await makeKeys()
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name,
    keys,
    ...validity({}),
    signingAlgorithm: ALGORITHM,
    extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
  })
  return {
    cert: root.toString('pem'),
    async issue(subject) {
      const leafKeys = await makeKeys()
      const leaf = await x509.X509CertificateGenerator.create({
        subject: commonName(subject),
        issuer: root.subject,
        publicKey: leafKeys.publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: ALGORITHM,
        ...validity(subject),
        extensions: [subjectAltName(subject)],
      })
      return toCredentials(leaf, leafKeys)
    },
  }
}

/** Makes a key and a certificate that it signs itself. */
export async function makeSelfSigned(subject: Subject): Promise<Credentials> {
  const keys = await makeKeys()
  const leaf = await x509.X509CertificateGenerator.createSelfSigned({
    name: commonName(subject),
    keys,
    ...validity(subject),
    signingAlgorithm: ALGORITHM,
    extensions: [subjectAltName(subject)],
  })
  return toCredentials(leaf, keys)
}

/** Days from now, negative for the past: what makes a certificate expired, or not yet valid. */
export function daysFromNow(days: number): Date {
  return new Date(Date.now() + days * DAY_MS)
}

function makeKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
}

function commonName({ dns }: Subject): string {
  return `CN=${dns[0] ?? 'nobody'}`
}

function validity({ notBefore = daysFromNow(-1), notAfter = daysFromNow(1) }: Partial<Subject>): {
  notBefore: Date
  notAfter: Date
} {
  return { notBefore, notAfter }
}

async function toCredentials(
  certificate: x509.X509Certificate,
  { privateKey }: webcrypto.CryptoKeyPair,
): Promise<Credentials> {
  const key = await webcrypto.subtle.exportKey('pkcs8', privateKey)
  return { cert: certificate.toString('pem'), key: x509.PemConverter.encode(key, 'PRIVATE KEY') }
}

/** Written by hand: `@peculiar/x509` knows no `otherName` (RFC 5280 §4.2.1.6). */
function subjectAltName({ dns, srv = [], xmppAddr = [] }: Subject): x509.Extension {
  const names = [
    ...dns.map(
      (name) => new asn1js.Primitive({ idBlock: contextTag(2), valueHex: Buffer.from(name, 'latin1') }),
    ),
    ...srv.map((name) => otherName(ID_ON_DNS_SRV, new asn1js.IA5String({ value: name }))),
    ...xmppAddr.map((name) => otherName(ID_ON_XMPP_ADDR, new asn1js.Utf8String({ value: name }))),
  ]
  return new x509.Extension(SUBJECT_ALT_NAME, false, new asn1js.Sequence({ value: names }).toBER())
}

function otherName(typeId: string, value: asn1js.AsnType): asn1js.Constructed {
  return new asn1js.Constructed({
    idBlock: contextTag(0),
    value: [
      new asn1js.ObjectIdentifier({ value: typeId }),
      new asn1js.Constructed({ idBlock: contextTag(0), value: [value] }),
    ],
  })
}

function contextTag(tagNumber: number): { tagClass: number; tagNumber: number } {
  return { tagClass: 3, tagNumber }
}
