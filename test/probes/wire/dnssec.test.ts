import { expect } from 'chai'
import { isVouchedFor, isZoneKey, keyTag, labelCount, timeOf } from '../../../probes/wire/dnssec.ts'

/** The key and the digest of RFC 8080 §6.1. */
const KEY = {
  flags: 257,
  algorithm: 15,
  key: Buffer.from('l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=', 'base64'),
}
const DIGEST = {
  keyTag: 3613,
  algorithm: 15,
  digestType: 2,
  digest: Buffer.from('3aa5ab37efce57f737fc1627013fee07bdf241bd10f3b1964ab55c78e79a304b', 'hex'),
}

describe('wire dnssec', () => {
  it('counts the tag of a key (RFC 4034 appendix B)', () => {
    expect(keyTag(KEY)).to.equal(3613)
  })

  it('knows the key that a DS record vouches for (RFC 4034 §5.1.4)', () => {
    expect(isVouchedFor('example.com', KEY, DIGEST)).to.equal(true)
    expect(isVouchedFor('example.net', KEY, DIGEST)).to.equal(false)
    expect(isVouchedFor('example.com', { ...KEY, flags: 256 }, DIGEST)).to.equal(false)
    expect(isVouchedFor('example.com', KEY, { ...DIGEST, digestType: 1 })).to.equal(false)
  })

  it('takes no key that is revoked or not meant for zones (RFC 4034 §2.1.1, RFC 5011 §2.1)', () => {
    expect([257, 256, 0, 1, 385].filter((flags) => isZoneKey({ ...KEY, flags }))).to.deep.equal([257, 256])
  })

  it('compares times that wrap around, both ends included (RFC 4034 §3.1.5)', () => {
    const signatureOf = (inception: number, expiration: number) => ({
      type: 'RRSIG' as const,
      name: 'example.com',
      data: {
        typeCovered: 'A',
        algorithm: 15,
        labels: 2,
        originalTTL: 1,
        inception,
        expiration,
        keyTag: 1,
        signersName: 'example.com',
        signature: Buffer.alloc(0),
      },
    })
    const wrapped = 2 ** 32
    expect(timeOf(signatureOf(100, 200), 150_000)).to.equal('valid')
    expect(timeOf(signatureOf(100, 200), 100_000)).to.equal('valid')
    expect(timeOf(signatureOf(100, 200), 200_999)).to.equal('valid')
    expect(timeOf(signatureOf(100, 200), 99_000)).to.equal('not-yet-valid')
    expect(timeOf(signatureOf(100, 200), 201_000)).to.equal('expired')
    expect(timeOf(signatureOf(wrapped - 100, 200), (wrapped + 150) * 1000)).to.equal('valid')
    expect(timeOf(signatureOf(wrapped - 100, 200), (wrapped - 101) * 1000)).to.equal('not-yet-valid')
  })

  it('counts labels without the root and a wildcard (RFC 4034 §3.1.3)', () => {
    expect(['.', 'org', 'example.org', '*.example.org'].map(labelCount)).to.deep.equal([0, 1, 2, 2])
  })
})
