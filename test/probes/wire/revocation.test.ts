import { Sequence } from 'asn1js'
import { expect } from 'chai'
import {
  AlgorithmIdentifier,
  Certificate,
  CertificateRevocationList,
  Extension,
  Extensions,
  IssuingDistributionPoint,
  Time,
} from 'pkijs'
import { assert, constantFrom, nat, property, uint8Array } from 'fast-check'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import { readCrl } from '../../../probes/wire/crl.ts'
import { readOcspResponse, writeOcspRequest } from '../../../probes/wire/ocsp.ts'
import { readSentCertificate } from '../../../probes/wire/presented-chain.ts'
import { type Link, makeRoot } from '../../servers/chains.ts'

/** SEQUENCE { ENUMERATED 3 }. */
const RESPONSE = '30030a0103'

describe('wire certificates, responses and lists', () => {
  let root: Link
  let leaf: Link

  before(async () => {
    root = await makeRoot({ commonName: 'Root' })
    leaf = await root.sign({
      commonName: 'example.test',
      dns: ['example.test'],
      isMustStaple: true,
      ocspUrl: 'http://ca.test/ocsp',
      issuerUrl: 'http://ca.test/issuer',
      crlUrl: 'http://ca.test/list',
    })
  })

  it('reads what a certificate says of revocation (RFC 7633 §4, RFC 5280 §4.2.2.1)', () => {
    expect(readSentCertificate(leaf.der)).to.deep.include({
      isAuthority: false,
      isMustStaple: true,
      ocspUrls: ['http://ca.test/ocsp'],
      issuerUrls: ['http://ca.test/issuer'],
      crlUrls: ['http://ca.test/list'],
    })
    expect(readSentCertificate(root.der)).to.deep.include({
      isAuthority: true,
      isMustStaple: false,
      ocspUrls: [],
    })
  })

  it('reads places on the web alone, wherever they stand (RFC 5280 §4.2.1.13)', async () => {
    const named = await root.sign({
      commonName: 'example.test',
      ocspUrl: 'ldap://ca.test/',
      issuerUrl: 'nowhere',
      crlUrl: ['ldap:///CN=list?certificateRevocationList', 'ftp://ca.test/list', 'HTTPS://ca.test/list'],
    })
    expect(readSentCertificate(named.der)).to.deep.include({
      ocspUrls: [],
      issuerUrls: [],
      crlUrls: ['HTTPS://ca.test/list'],
    })
  })

  /** A list with one extension, which nobody signed. */
  function listWith(extnID: string, critical: boolean, value: Uint8Array): Uint8Array {
    const extension = new Extension({ extnID, critical, extnValue: Uint8Array.from(value).buffer })
    const algorithm = new AlgorithmIdentifier({ algorithmId: '1.2.840.113549.1.1.11' })
    const list = new CertificateRevocationList({
      version: 1,
      signature: algorithm,
      signatureAlgorithm: algorithm,
      issuer: Certificate.fromBER(root.der).subject,
      thisUpdate: new Time({ value: new Date() }),
      crlExtensions: new Extensions({ extensions: [extension] }),
    })
    const schema: unknown = list.toSchema(true)
    if (!(schema instanceof Sequence)) throw new Error('a list is a sequence')
    return new Uint8Array(schema.toBER())
  }

  const point = (given: Partial<IssuingDistributionPoint>): Uint8Array =>
    new Uint8Array(new IssuingDistributionPoint(given).toSchema().toBER())

  const lists = [
    {
      title: 'speaks of users only',
      id: '2.5.29.28',
      value: point({ onlyContainsUserCerts: true }),
      is: true,
    },
    {
      title: 'speaks of authorities only',
      id: '2.5.29.28',
      value: point({ onlyContainsCACerts: true }),
      is: false,
    },
    {
      title: 'speaks for other issuers too',
      id: '2.5.29.28',
      value: point({ indirectCRL: true }),
      is: false,
    },
    { title: 'tells only what changed', id: '2.5.29.27', value: Uint8Array.of(2, 1, 1), is: false },
    {
      title: 'holds something critical that nobody knows',
      id: '1.2.3.4',
      value: Uint8Array.of(5, 0),
      is: false,
    },
    {
      title: 'holds something that nobody knows',
      id: '1.2.3.4',
      value: Uint8Array.of(5, 0),
      is: true,
      isCritical: false,
    },
  ]
  for (const { title, id, value, is, isCritical = true } of lists) {
    it(`${is ? 'takes' : 'takes nothing from'} a list that ${title} (RFC 5280 §5.2)`, () => {
      const list = listWith(id, isCritical, value)
      if (is) expect(readCrl(list, leaf.der, root.der)).to.include({ status: 'not-listed' })
      else expect(() => readCrl(list, leaf.der, root.der)).to.throw(PeerMisbehaved, 'partial-crl')
    })
  }

  it('names the error that a responder answers with (RFC 6960 §4.2.1)', () => {
    expect(readOcspResponse(Buffer.from(RESPONSE, 'hex'), leaf.der, root.der)).to.deep.equal({
      status: 'no-answer',
      reason: 'tryLater',
      isSignatureValid: false,
    })
  })

  it('rejects what is no certificate in a question', () => {
    expect(() => writeOcspRequest(Buffer.from('00', 'hex'), root.der)).to.throw(
      PeerMisbehaved,
      'bad-certificate',
    )
  })

  it('throws nothing but PeerMisbehaved for certificates that were changed, and for random bytes', () => {
    const onlyMisbehaviour = (read: () => unknown): void => {
      try {
        read()
      } catch (error) {
        if (!(error instanceof PeerMisbehaved)) throw error
      }
    }
    const readers = constantFrom(
      (der: Uint8Array) => readSentCertificate(der),
      (der: Uint8Array) => readOcspResponse(der, leaf.der, root.der),
      (der: Uint8Array) => readCrl(der, leaf.der, root.der),
    )
    assert(
      property(
        readers,
        uint8Array({ maxLength: 64 }),
        nat(leaf.der.length - 1),
        nat(255),
        (read, random, at, value) => {
          onlyMisbehaviour(() => read(random))
          const changed = Buffer.from(leaf.der)
          changed[at] = value
          onlyMisbehaviour(() => read(changed))
        },
      ),
    )
  })
})
