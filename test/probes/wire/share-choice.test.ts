import { expect } from 'chai'
import { makeKeyShare, SEED_BYTE_LENGTH, SHARE_GROUPS } from '../../../probes/wire/key-share.ts'
import { ShareChoice } from '../../../probes/wire/share-choice.ts'

const [P256, P384, P521, X25519, X448] = [0x0017, 0x0018, 0x0019, 0x001d, 0x001e] as const
const ALL = [X25519, P256, P384, X448, P521]

describe('wire ShareChoice', () => {
  it('waits until it is known what the server prefers', () => {
    expect(new ShareChoice().next(ALL, [])).to.equal(undefined)
  })

  it('takes a group that is not the preferred one, one known to be accepted first', () => {
    expect(new ShareChoice().next(ALL, [X25519])).to.equal(P256)
    expect(new ShareChoice().next(ALL, [P256])).to.equal(X25519)
    expect(new ShareChoice().next(ALL, [P256, X448, P384])).to.equal(P384)
  })

  it('takes no group that is not on offer, and the preferred one rather than none', () => {
    expect(new ShareChoice().next([X25519, X448], [X25519, P256])).to.equal(X25519)
    expect(new ShareChoice().next([X448], [X25519])).to.equal(undefined)
    expect(new ShareChoice().next([X448], [X448])).to.equal(undefined)
  })

  it('does not send again what was passed over', () => {
    const choice = new ShareChoice()
    expect(choice.next([P256, P384, X448], [X25519])).to.equal(P256)
    expect(choice.next([P256, P384, X448], [X25519])).to.equal(P384)
    expect(choice.next([P256, P384, X448], [X25519])).to.equal(undefined)
    expect(choice.next(ALL, [X25519, P256])).to.equal(P256)
  })
})

describe('wire ShareChoice, of secp521r1', () => {
  it('sends none to a server that takes another one', () => {
    expect(new ShareChoice().next(ALL, [X25519, P521])).to.equal(P256)
    expect(new ShareChoice().next([X25519, P521], [X25519, P521])).to.equal(X25519)
    expect(new ShareChoice().next([P521], [X25519, P521])).to.equal(undefined)
  })

  it('sends one where that is all there is, and after the others were passed over', () => {
    expect(new ShareChoice().next([P521], [P521])).to.equal(P521)
    expect(new ShareChoice().next([X448, P521], [X448, P521])).to.equal(P521)
    const choice = new ShareChoice()
    const sent = [1, 2, 3, 4, 5].map(() => choice.next(ALL, [P521]))
    expect(sent).to.deep.equal([P256, X25519, P384, P521, P521])
  })
})

describe('wire makeKeyShare', () => {
  const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex')

  it('agrees on what RFC 8448 §3 prints', () => {
    const seed = bytes('49af42ba7f7994852d713ef2784bcbcaa7911de26adc5642cb634540e7ea5005')
    const share = makeKeyShare(X25519, seed)
    expect(Buffer.from(share.publicKey)).to.deep.equal(
      bytes('99381de560e4bd43d23d8e435a7dbafeb3c06e51c13cae4d5413691e529aaf2c'),
    )
    const server = bytes('c9828876112095fe66762bdbf7c672e156d6cc253b833df1dd69b1b04e751f0f')
    expect(share.agree(server)).to.deep.equal(
      bytes('8bd4054fb55b9d63fdfbacf9f04b9f0d35e6d63f537563efd46272900f89492d'),
    )
  })

  for (const group of SHARE_GROUPS) {
    it(`comes to the same on both sides, whatever it is made of (${group})`, () => {
      for (const seed of [new Uint8Array(SEED_BYTE_LENGTH), new Uint8Array(SEED_BYTE_LENGTH).fill(0xff)]) {
        const [ours, theirs] = [makeKeyShare(group, seed), makeKeyShare(group, Uint8Array.of(7, ...seed))]
        expect(ours.agree(theirs.publicKey)).to.deep.equal(theirs.agree(ours.publicKey))
      }
    })
  }

  it('makes none for a group that it does not have', () => {
    expect(() => makeKeyShare(X448, new Uint8Array(SEED_BYTE_LENGTH))).to.throw(RangeError)
  })
})
