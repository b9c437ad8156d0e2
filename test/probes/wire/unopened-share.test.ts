import { expect } from 'chai'
import { makeKeyShare, SEED_BYTE_LENGTH } from '../../../probes/wire/key-share.ts'
import { makeUnopenedShare } from '../../../probes/wire/unopened-share.ts'

const SEED = Uint8Array.from({ length: SEED_BYTE_LENGTH }, (_, index) => index)

/** Lengths as draft-ietf-tls-ecdhe-mlkem §4.1.1 adds them up; of ML-KEM alone, those of its encapsulation keys. */
const SHARES = [
  { group: 0x11ec, byteLength: 1216, curve: { group: 0x001d, start: 1184 } },
  { group: 0x11eb, byteLength: 1249, curve: { group: 0x0017, start: 0 } },
  { group: 0x11ed, byteLength: 1665, curve: { group: 0x0018, start: 0 } },
  { group: 0x0200, byteLength: 800, curve: undefined },
  { group: 0x0201, byteLength: 1184, curve: undefined },
  { group: 0x0202, byteLength: 1568, curve: undefined },
] as const

describe('wire makeUnopenedShare', () => {
  for (const { group, byteLength, curve } of SHARES) {
    it(`makes a share of 0x${group.toString(16)} that nobody here goes on with`, () => {
      const share = makeUnopenedShare(group, SEED)
      expect(share).to.have.nested.property('publicKey.length', byteLength)
      expect(share).to.include({ group }).and.not.have.property('agree')
      if (curve === undefined) return
      const own = makeKeyShare(curve.group, SEED).publicKey
      const part = share?.publicKey.subarray(curve.start, curve.start + own.length)
      expect(Buffer.from(part ?? [])).to.deep.equal(Buffer.from(own))
    })
  }

  it('makes none of a group without ML-KEM, nor of the draft of Kyber', () => {
    for (const group of [0x001d, 0x0100, 0x6399]) expect(makeUnopenedShare(group, SEED)).to.equal(undefined)
  })
})
