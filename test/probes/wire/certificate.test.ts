import { expect } from 'chai'
import { execFileSync } from 'node:child_process'
import { createHash, generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import { readCertificate } from '../../../probes/wire/certificate.ts'
import { makeSelfSigned } from '../../servers/certificates.ts'

const NAMES =
  'DNS:example.org,DNS:*.example.org,IP:192.0.2.1,email:a@example.org,' +
  'otherName:1.3.6.1.5.5.7.8.7;IA5STRING:_xmpp-client.example.org,' +
  'otherName:1.3.6.1.5.5.7.8.5;UTF8:xmpp.example.org,' +
  'otherName:1.2.3.4;UTF8:another.example'

describe('wire readCertificate', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'tellus-certificate-'))
  })
  after(() => rmSync(folder, { recursive: true }))

  /** A certificate that OpenSSL makes, signed by the key that it is for. */
  function made(key: KeyObject, subject: string, ...more: readonly string[]): Buffer {
    const file = join(folder, 'key.pem')
    writeFileSync(file, key.export({ type: 'pkcs8', format: 'pem' }))
    const args = ['req', '-x509', '-key', file, '-utf8', '-subj', subject, '-days', '2', '-outform', 'DER']
    return execFileSync('openssl', [...args, ...more], { stdio: ['ignore', 'pipe', 'ignore'] })
  }

  const ec = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey

  it('reads names of every kind that stand for a domain, and no others (RFC 5280 §4.2.1.6)', () => {
    const der = made(ec(), '/CN=first.example/CN=last.example', '-addext', `subjectAltName=${NAMES}`)
    expect(readCertificate(der).names).to.deep.equal({
      dns: ['example.org', '*.example.org'],
      srv: ['_xmpp-client.example.org'],
      xmppAddr: ['xmpp.example.org'],
      commonName: 'last.example',
    })
  })

  it('reads an XmppAddr in UTF-8 (RFC 6120 §13.7.1.4)', async () => {
    const { cert } = await makeSelfSigned({ dns: ['a.example'], xmppAddr: ['exämple.org'] })
    expect(readCertificate(new X509Certificate(cert).raw).names.xmppAddr).to.deep.equal(['exämple.org'])
  })

  it('reads a certificate without names', () => {
    expect(readCertificate(made(ec(), '/O=Nobody')).names).to.deep.equal({ dns: [], srv: [], xmppAddr: [] })
  })

  it('keeps no more than 500 names', () => {
    const all = Array.from({ length: 600 }, (_, i) => `n${i}.example`)
    const names = `subjectAltName=${all.map((name) => `DNS:${name}`).join(',')}`
    expect(readCertificate(made(ec(), '/CN=many', '-addext', names)).names.dns).to.deep.equal(
      all.slice(0, 500),
    )
  })

  it('says the same of it as OpenSSL', () => {
    const der = made(ec(), '/C=DE/O=Prüfung/CN=example.org/title=x', '-set_serial', '0x0123456789abcdef')
    const theirs = new X509Certificate(der)
    const spki = theirs.publicKey.export({ type: 'spki', format: 'der' })
    const { names: _names, ...ours } = readCertificate(der)
    expect(ours).to.deep.equal({
      subject: 'C=DE, O=Prüfung, CN=example.org, 2.5.4.12=x',
      issuer: 'C=DE, O=Prüfung, CN=example.org, 2.5.4.12=x',
      serialNumber: '0123456789abcdef',
      notBefore: new Date(theirs.validFrom).toISOString(),
      notAfter: new Date(theirs.validTo).toISOString(),
      key: { type: 'ec', group: 'prime256v1' },
      signatureAlgorithm: 'ecdsa-with-SHA256',
      isSelfIssued: true,
      sha256: theirs.fingerprint256.replaceAll(':', '').toLowerCase(),
      spkiSha256: createHash('sha256').update(spki).digest('hex'),
    })
  })

  const keys: readonly {
    readonly title: string
    readonly make: () => KeyObject
    readonly expected: object
  }[] = [
    {
      title: 'RSA',
      make: () => generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey,
      expected: { type: 'rsa', bits: 1024 },
    },
    {
      title: 'RSASSA-PSS alone',
      make: () => generateKeyPairSync('rsa-pss', { modulusLength: 1024 }).privateKey,
      expected: { type: 'rsa', bits: 1024 },
    },
    {
      title: 'a curve of NIST',
      make: () => generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey,
      expected: { type: 'ec', group: 'secp384r1' },
    },
    {
      title: 'Ed25519',
      make: () => generateKeyPairSync('ed25519').privateKey,
      expected: { type: 'ed25519' },
    },
    { title: 'Ed448', make: () => generateKeyPairSync('ed448').privateKey, expected: { type: 'ed448' } },
    {
      title: 'DSA',
      make: () => generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).privateKey,
      expected: { type: 'dsa', bits: 1024 },
    },
  ]
  for (const { title, make, expected } of keys)
    it(`reads a key for ${title}`, () => {
      expect(readCertificate(made(make(), '/CN=example.org')).key).to.deep.equal(expected)
    })

  /** A certificate for Ed25519 that says it is for something else: the last byte of its identifier, 1.3.101.112, is changed. */
  function renamed(algorithm: number): Buffer {
    const der = made(generateKeyPairSync('ed25519').privateKey, '/CN=example.org')
    const identifier = Buffer.from([0x06, 0x03, 0x2b, 0x65, 0x70])
    for (let at = der.indexOf(identifier); at !== -1; at = der.indexOf(identifier, at + 1))
      der[at + identifier.length - 1] = algorithm
    return der
  }

  it('reads one for a kind of key that OpenSSL does not have', () => {
    expect(readCertificate(renamed(0x7f))).to.deep.include({ key: { type: 'other' } })
  })

  it('refuses one whose key is none of the kind that it names (RFC 5280 §4.1.2.7)', () => {
    expect(() => readCertificate(renamed(0x71))).to.throw(PeerMisbehaved, 'bad-certificate')
  })

  it('knows one that another issued', () => {
    const [ca, request] = [join(folder, 'ca.pem'), join(folder, 'ca-key.pem')]
    const authority = ec()
    writeFileSync(request, authority.export({ type: 'pkcs8', format: 'pem' }))
    const pem = new X509Certificate(made(authority, '/CN=Authority')).toString()
    writeFileSync(ca, pem)
    const der = made(ec(), '/CN=example.org', '-CA', ca, '-CAkey', request)
    expect(readCertificate(der)).to.include({
      subject: 'CN=example.org',
      issuer: 'CN=Authority',
      isSelfIssued: false,
    })
  })

  it('reads the same again', () => {
    const der = made(ec(), '/CN=example.org')
    const first = readCertificate(der)
    expect(readCertificate(Buffer.from(der))).to.deep.equal(first)
  })

  it('refuses bytes that are no certificate, wherever one is cut (RFC 5280 §4.1)', () => {
    const der = made(ec(), '/CN=example.org', '-addext', `subjectAltName=${NAMES}`)
    for (let length = 0; length < der.length; length++)
      expect(() => readCertificate(der.subarray(0, length)), `${length}`)
        .to.throw(PeerMisbehaved)
        .with.nested.property('spec.name', 'RFC 5280 §4.1')
  })
})
