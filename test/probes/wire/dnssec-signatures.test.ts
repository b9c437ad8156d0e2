import { expect } from 'chai'
import type { Answer, DnskeyData, RrsigAnswer, RrsigData } from 'dns-packet'
import { generateKeyPairSync, sign } from 'node:crypto'
import {
  isKnownAlgorithm,
  isKnownDigest,
  isSignatureValid,
  isVouchedFor,
  keyTag,
} from '../../../probes/wire/dnssec.ts'

const keyOf = (flags: number, algorithm: number, base64: string): DnskeyData => ({
  flags,
  algorithm,
  key: Buffer.from(base64, 'base64'),
})

function rrsigOf(name: string, given: Partial<RrsigData>): RrsigAnswer {
  const data = {
    typeCovered: 'A',
    algorithm: 15,
    labels: 3,
    originalTTL: 3600,
    inception: 0,
    expiration: 0,
    keyTag: 0,
    signersName: 'example.net',
    signature: Buffer.alloc(0),
    ...given,
  }
  return { type: 'RRSIG', name, data }
}

const seconds = (time: string): number => Date.parse(time) / 1000

interface Example {
  readonly title: string
  readonly key: DnskeyData
  readonly ds?: Parameters<typeof isVouchedFor>[2]
  readonly records: readonly Answer[]
  readonly rrsig: RrsigAnswer
}

const RSA_TIMES = {
  expiration: seconds('2030-01-01T00:00:00Z'),
  inception: seconds('2000-01-01T00:00:00Z'),
}
const P256_TIMES = {
  expiration: seconds('2010-09-09T10:04:39Z'),
  inception: seconds('2010-08-12T10:04:39Z'),
}
const P384_TIMES = {
  expiration: seconds('2010-09-09T10:20:25Z'),
  inception: seconds('2010-08-12T10:20:25Z'),
}
/** As printed, with one label more than the name has; the algorithm is left out there. */
const EDWARDS = {
  typeCovered: 'MX',
  labels: 3,
  expiration: 1_440_021_600,
  inception: 1_438_207_200,
  signersName: 'example.com',
}
const MX: Answer = { type: 'MX', name: 'example.com', data: { preference: 10, exchange: 'mail.example.com' } }
const WWW = 'www.example.net'
const RSA_RECORD: Answer = { type: 'A', name: WWW, data: '192.0.2.91' }
const ECDSA_RECORD: Answer = { type: 'A', name: WWW, data: '192.0.2.1' }

const EXAMPLES: readonly Example[] = [
  {
    title: 'RSA/SHA-256 (RFC 5702 §6.1)',
    key: keyOf(
      256,
      8,
      'AwEAAcFcGsaxxdgiuuGmCkVImy4h99CqT7jwY3pexPGcnUFtR2Fh36BponcwtkZ4cAgtvd4Qs8PkxUdp6p/DlUmObdk=',
    ),
    records: [RSA_RECORD],
    rrsig: rrsigOf(WWW, {
      ...RSA_TIMES,
      algorithm: 8,
      keyTag: 9033,
      signature: Buffer.from(
        'kRCOH6u7l0QGy9qpC9l1sLncJcOKFLJ7GhiUOibu4teYp5VE9RncriShZNz85mwlMgNEacFYK/lPtPiVYP4bwg==',
        'base64',
      ),
    }),
  },
  {
    title: 'RSA/SHA-512 (RFC 5702 §6.2)',
    key: keyOf(
      256,
      10,
      'AwEAAdHoNTOW+et86KuJOWRDp1pndvwb6Y83nSVXXyLA3DLroROUkN6X0O6pnWnjJQujX/AyhqFDxj13tOnD9u/1kTg7cV6rklMr' +
        'ZDtJCQ5PCl/D7QNPsgVsMu1J2Q8gpMpztNFLpPBz1bWXjDtaR7ZQBlZ3PFY12ZTSncorffcGmhOL',
    ),
    records: [RSA_RECORD],
    rrsig: rrsigOf(WWW, {
      ...RSA_TIMES,
      algorithm: 10,
      keyTag: 3740,
      signature: Buffer.from(
        'tsb4wnjRUDnB1BUi+t6TMTXThjVnG+eCkWqjvvjhzQL1d0YRoOe0CbxrVDYd0xDtsuJRaeUw1ep94PzEWzr0iGYgZBWm/zpq+9fO' +
          'uagYJRfDqfReKBzMweOLDiNa8iP5g9vMhpuv6OPlvpXwm9Sa9ZXIbNl1MBGk0fthPgxdDLw=',
        'base64',
      ),
    }),
  },
  {
    title: 'ECDSA on P-256 (RFC 6605 §6.1)',
    key: keyOf(
      257,
      13,
      'GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==',
    ),
    ds: {
      keyTag: 55_648,
      algorithm: 13,
      digestType: 2,
      digest: Buffer.from('b4c8c1fe2e7477127b27115656ad6256f424625bf5c1e2770ce6d6e37df61d17', 'hex'),
    },
    records: [ECDSA_RECORD],
    rrsig: rrsigOf(WWW, {
      ...P256_TIMES,
      algorithm: 13,
      keyTag: 55_648,
      signature: Buffer.from(
        'qx6wLYqmh+l9oCKTN6qIc+bw6ya+KJ8oMz0YP107epXAyGmt+3SNruPFKG7tZoLBLlUzGGus7ZwmwWep666VCw==',
        'base64',
      ),
    }),
  },
  {
    title: 'ECDSA on P-384 (RFC 6605 §6.2)',
    key: keyOf(
      257,
      14,
      'xKYaNhWdGOfJ+nPrL8/arkwf2EY3MDJ+SErKivBVSum1w/egsXvSADtNJhyem5RCOpgQ6K8X1DRSEkrbYQ+OB+v8/uX45NBwY8rp' +
        '65F6Glur8I/mlVNgF6W/qTI37m40',
    ),
    ds: {
      keyTag: 10_771,
      algorithm: 14,
      digestType: 4,
      digest: Buffer.from(
        '72d7b62976ce06438e9c0bf319013cf801f09ecc84b8d7e9495f27e305c6a9b0563a9b5f4d288405c3008a946df983d6',
        'hex',
      ),
    },
    records: [ECDSA_RECORD],
    rrsig: rrsigOf(WWW, {
      ...P384_TIMES,
      algorithm: 14,
      keyTag: 10_771,
      signature: Buffer.from(
        '/L5hDKIvGDyI1fcARX3z65qrmPsVz73QD1Mr5CEqOiLP95hxQouuroGCeZOvzFaxsT8Glr74hbavRKayJNuydCuzWTSSPdz7wnqX' +
          'L5bdcJzusdnI0RSMROxxwGipWcJm',
        'base64',
      ),
    }),
  },
  {
    title: 'Ed25519 (RFC 8080 §6.1)',
    key: keyOf(257, 15, 'l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4='),
    ds: {
      keyTag: 3613,
      algorithm: 15,
      digestType: 2,
      digest: Buffer.from('3aa5ab37efce57f737fc1627013fee07bdf241bd10f3b1964ab55c78e79a304b', 'hex'),
    },
    records: [MX],
    rrsig: rrsigOf('example.com', {
      ...EDWARDS,
      algorithm: 15,
      keyTag: 3613,
      signature: Buffer.from(
        'Edk+IB9KNNWg0HAjm7FazXyrd5m3Rk8zNZbvNpAcM+eysqcUOMIjWoevFkjH5GaMWeG96GUVZu6ECKOQmemHDg==',
        'base64',
      ),
    }),
  },
  {
    title: 'Ed448 (RFC 8080 §6.2)',
    key: keyOf(257, 16, '3kgROaDjrh0H2iuixWBrc8g2EpBBLCdGzHmn+G2MpTPhpj/OiBVHHSfPodx1FYYUcJKm1MDpJtIA'),
    ds: {
      keyTag: 9713,
      algorithm: 16,
      digestType: 2,
      digest: Buffer.from('6ccf18d5bc5d7fc2fceb1d59d17321402f2aa8d368048db93dd811f5cb2b19c7', 'hex'),
    },
    records: [MX],
    rrsig: rrsigOf('example.com', {
      ...EDWARDS,
      algorithm: 16,
      keyTag: 9713,
      signature: Buffer.from(
        'Nmc0rgGKpr3GKYXcB1JmqqS4NYwhmechvJTqVzt3jR+Qy/lSLFoIk1L+9e39GPL+5tVzDPN3f9kAwiu8KCuPPjtl227ayaCZtRKZuJ' +
          'ax7n9NuYlZJIusX0SOIOKBGzG+yWYtz1/jjbzl5GGkWvREUCUA',
        'base64',
      ),
    }),
  },
]

describe('wire dnssec, examples of the RFCs', () => {
  for (const { title, key, ds, records, rrsig } of EXAMPLES) {
    const withData = (given: Partial<RrsigData>): RrsigAnswer => ({
      ...rrsig,
      data: { ...rrsig.data, ...given },
    })

    it(`finds the signature by ${title} valid`, () => {
      expect(isKnownAlgorithm(key.algorithm)).to.equal(true)
      expect(isSignatureValid(records, rrsig, key)).to.equal(true)
    })

    it(`finds it invalid where anything is changed that ${title} was made over`, () => {
      const { algorithm, labels, originalTTL, inception, expiration, signature } = rrsig.data
      const changes: readonly Partial<RrsigData>[] = [
        { typeCovered: 'TXT' },
        { algorithm: algorithm === 8 ? 10 : 8 },
        { labels: labels - 1 },
        { originalTTL: originalTTL + 1 },
        { inception: inception + 1 },
        { expiration: expiration + 1 },
        { keyTag: rrsig.data.keyTag + 1 },
        { signersName: 'example.org' },
        { signature: signature.subarray(1) },
        { signature: Buffer.alloc(0) },
      ]
      for (const change of changes)
        expect(isSignatureValid(records, withData(change), key), JSON.stringify(change)).to.equal(false)
      const [record] = records
      const another: Answer = { type: 'A', name: rrsig.name, data: '192.0.2.2' }
      expect(isSignatureValid([another], rrsig, key)).to.equal(false)
      expect(isSignatureValid([record!, another], rrsig, key)).to.equal(false)
      expect(isSignatureValid([], rrsig, key)).to.equal(false)
    })

    it(`finds it valid in other case, with less time to live and with a record twice: ${title}`, () => {
      const upper = records.map((record) => ({ ...record, name: record.name.toUpperCase(), ttl: 17 }))
      const signersName = rrsig.data.signersName.toUpperCase()
      expect(isSignatureValid([...upper, ...upper], withData({ signersName }), key)).to.equal(true)
    })

    it(`takes no key of another length or algorithm: ${title}`, () => {
      const longer = Buffer.concat([key.key, Buffer.from([0])])
      for (const wrong of [
        longer,
        key.key.subarray(1),
        Buffer.alloc(0),
        Buffer.from([0]),
        Buffer.from([1, 1]),
      ])
        expect(isSignatureValid(records, rrsig, { ...key, key: wrong })).to.equal(false)
      expect(isSignatureValid(records, rrsig, { ...key, algorithm: key.algorithm ^ 1 })).to.equal(false)
    })

    if (ds === undefined) continue
    it(`knows the key by its digest: ${title}`, () => {
      const zone = rrsig.data.signersName
      expect(isKnownDigest(ds.digestType)).to.equal(true)
      expect(isVouchedFor(zone, key, ds)).to.equal(true)
      expect(isVouchedFor(zone, key, { ...ds, keyTag: ds.keyTag + 1 })).to.equal(false)
      expect(isVouchedFor(zone, key, { ...ds, algorithm: ds.algorithm ^ 1 })).to.equal(false)
      expect(isVouchedFor(zone, key, { ...ds, digest: ds.digest.subarray(1) })).to.equal(false)
    })
  }

  it('knows nothing by SHA-1 (RFC 9905)', () => {
    expect([1, 3, 5, 6, 7, 12].filter(isKnownAlgorithm)).to.deep.equal([])
    expect([0, 1, 3].filter(isKnownDigest)).to.deep.equal([])
  })
})

const CLASS_IN = '0001'
const TYPES = { A: '0001', NS: '0002', CNAME: '0005', PTR: '000c', SRV: '0021', DNAME: '0027' } as const

const hex = (bytes: number, length: number): string => bytes.toString(16).padStart(2 * length, '0')

/** A name as it stands in a message (RFC 1035 §3.1), in the case given. */
function nameOf(name: string): string {
  const labels = name === '' ? [] : name.split('.')
  return [...labels.map((label) => hex(label.length, 1) + Buffer.from(label).toString('hex')), '00'].join('')
}

/** Signs what RFC 4034 §3.1.8.1 says, put together by hand. */
class Signer {
  readonly key: DnskeyData
  readonly #privateKey: Parameters<typeof sign>[2]
  readonly #hash: string | null

  constructor(algorithm: 8 | 15) {
    const pair =
      algorithm === 8
        ? generateKeyPairSync('rsa', { modulusLength: 1024, publicExponent: 0x10001 })
        : generateKeyPairSync('ed25519')
    const { x = '', n = '', e = '' } = pair.publicKey.export({ format: 'jwk' })
    const exponent = Buffer.from(e, 'base64url')
    // The longer of the two forms (RFC 3110 §2).
    const rsa = [Buffer.from([0, 0, exponent.length]), exponent, Buffer.from(n, 'base64url')]
    const bytes = algorithm === 8 ? Buffer.concat(rsa) : Buffer.from(x, 'base64url')
    this.key = { flags: 256, algorithm, key: bytes }
    this.#privateKey = pair.privateKey
    this.#hash = algorithm === 8 ? 'sha256' : null
  }

  /** @param data Of the records, in hex and in the canonical order. */
  sign(type: keyof typeof TYPES, owner: string, labels: number, data: readonly string[]): RrsigAnswer {
    const given = { typeCovered: type, algorithm: this.key.algorithm, labels, keyTag: keyTag(this.key) }
    const header = [TYPES[type], hex(given.algorithm, 1), hex(labels, 1), hex(3600, 4), hex(2, 4), hex(1, 4)]
    const prefix = [...header, hex(given.keyTag, 2), nameOf('example.org')]
    const fixed = TYPES[type] + CLASS_IN + hex(3600, 4)
    const records = data.map((each) => nameOf(owner) + fixed + hex(each.length / 2, 2) + each)
    const signed = Buffer.from([...prefix, ...records].join(''), 'hex')
    const signature = sign(this.#hash, signed, this.#privateKey)
    return rrsigOf(owner, {
      ...given,
      expiration: 2,
      inception: 1,
      signersName: 'example.org',
      signature,
    })
  }
}

describe('wire dnssec, the canonical form', () => {
  const signer = new Signer(15)
  const HOST = 'www.example.org'
  const addresses: readonly Answer[] = ['192.0.2.200', '10.0.0.1', '192.0.2.3'].map((data) => ({
    type: 'A',
    name: HOST,
    data,
  }))
  const inOrder = ['0a000001', 'c0000203', 'c00002c8']

  it('puts records in the order of their data (RFC 4034 §6.3)', () => {
    const rrsig = signer.sign('A', HOST, 3, inOrder)
    expect(isSignatureValid(addresses, rrsig, signer.key)).to.equal(true)
    expect(isSignatureValid(addresses.toReversed(), rrsig, signer.key)).to.equal(true)
    expect(isSignatureValid(addresses.slice(1), rrsig, signer.key)).to.equal(false)
  })

  it('takes the wildcard for the owner where fewer labels were signed (RFC 4035 §5.3.2)', () => {
    for (const [owner, labels] of [
      ['*.example.org', 2],
      ['*.org', 1],
      ['*', 0],
    ] as const) {
      const rrsig = signer.sign('A', owner, labels, inOrder)
      expect(isSignatureValid(addresses, rrsig, signer.key), owner).to.equal(true)
      expect(isSignatureValid(addresses, signer.sign('A', HOST, labels, inOrder), signer.key)).to.equal(false)
    }
  })

  it('takes the wildcard itself for what it is, which has no label more than was signed', () => {
    const wildcard = addresses.map((answer) => ({ ...answer, name: '*.example.org' }))
    const rrsig = signer.sign('A', '*.example.org', 2, inOrder)
    expect(isSignatureValid(wildcard, rrsig, signer.key)).to.equal(true)
  })

  for (const type of ['NS', 'CNAME', 'DNAME', 'PTR'] as const) {
    it(`writes the name in ${type} in lower case (RFC 4034 §6.2)`, () => {
      const rrsig = signer.sign(type, HOST, 3, [nameOf('target.example.org')])
      const record = { type, name: HOST, data: 'Target.EXAMPLE.org' } as const
      expect(isSignatureValid([record], rrsig, signer.key)).to.equal(true)
    })
  }

  it('writes the target of SRV in lower case (RFC 4034 §6.2)', () => {
    const rrsig = signer.sign('SRV', HOST, 3, [`000a00051466${nameOf('target.example.org')}`])
    const data = { priority: 10, weight: 5, port: 5222, target: 'Target.EXAMPLE.org' }
    expect(isSignatureValid([{ type: 'SRV', name: HOST, data }], rrsig, signer.key)).to.equal(true)
  })

  it('reads an RSA key whose exponent has the long form (RFC 3110 §2)', () => {
    const rsa = new Signer(8)
    const rrsig = rsa.sign('A', HOST, 3, inOrder)
    expect(isSignatureValid(addresses, rrsig, rsa.key)).to.equal(true)
  })
})
