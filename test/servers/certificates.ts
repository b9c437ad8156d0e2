import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { webcrypto } from 'node:crypto'

/** PEM texts as `node:tls` takes them. */
export interface Credentials {
  readonly cert: string
  readonly key: string
}

/** A certificate authority that lives as long as one test file. */
export interface Authority {
  /** PEM of its own certificate: what a client must trust. */
  readonly cert: string
  /** Makes a key and a certificate for it; valid from yesterday to tomorrow where nothing else is said. */
  issue(subject: {
    readonly dns: readonly string[]
    readonly notBefore?: Date
    readonly notAfter?: Date
  }): Promise<Credentials>
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const DAY_MS = 86_400_000

/** Makes an authority that nothing trusts by itself. */
export async function makeAuthority(name = 'CN=Test authority'): Promise<Authority> {
  x509.cryptoProvider.set(webcrypto)
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const [notBefore, notAfter] = aroundToday()
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name,
    keys,
    notBefore,
    notAfter,
    signingAlgorithm: ALGORITHM,
    extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
  })
  return {
    cert: root.toString('pem'),
    async issue({ dns, notBefore: from = notBefore, notAfter: until = notAfter }) {
      const leafKeys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
      const leaf = await x509.X509CertificateGenerator.create({
        subject: `CN=${dns[0] ?? 'nobody'}`,
        issuer: root.subject,
        publicKey: leafKeys.publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: ALGORITHM,
        notBefore: from,
        notAfter: until,
        extensions: [
          new x509.SubjectAlternativeNameExtension(dns.map((value) => ({ type: 'dns' as const, value }))),
        ],
      })
      const key = await webcrypto.subtle.exportKey('pkcs8', leafKeys.privateKey)
      return { cert: leaf.toString('pem'), key: x509.PemConverter.encode(key, 'PRIVATE KEY') }
    },
  }
}

function aroundToday(): readonly [Date, Date] {
  const now = Date.now()
  return [new Date(now - DAY_MS), new Date(now + DAY_MS)]
}
