import { expect } from 'chai'
import * as fc from 'fast-check'
import { TokenBuckets } from '../../../bot/limits/token-buckets.ts'

const RATE = { amount: 5, windowMs: 60_000 }

describe('limits TokenBuckets', () => {
  it('give the whole bucket at once, then one token each twelfth of a minute', () => {
    const buckets = new TokenBuckets(RATE)
    for (let i = 0; i < 5; i++) {
      expect(buckets.waitMs('alice', 0)).to.equal(0)
      buckets.take('alice', 0)
    }
    expect(buckets.waitMs('alice', 0)).to.equal(12_000)
    expect(buckets.waitMs('alice', 11_999)).to.equal(1)
    expect(buckets.waitMs('alice', 12_000)).to.equal(0)
    expect(buckets.left('alice', 12_000)).to.equal(1)
    expect(buckets.left('alice', 60_000)).to.equal(5)
  })

  it('keep each key apart', () => {
    const buckets = new TokenBuckets(RATE)
    buckets.take('alice', 0, 5)
    expect(buckets.left('alice', 0)).to.equal(0)
    expect(buckets.left('bob', 0)).to.equal(5)
  })

  it('count a cost of several tokens, and one above the bucket as all of it', () => {
    const buckets = new TokenBuckets(RATE)
    buckets.take('alice', 0, 3)
    expect(buckets.waitMs('alice', 0, 2)).to.equal(0)
    expect(buckets.waitMs('alice', 0, 3)).to.equal(12_000)
    expect(buckets.waitMs('bob', 0, 50)).to.equal(0)
    buckets.take('bob', 0, 50)
    expect(buckets.waitMs('bob', 0, 50)).to.equal(60_000)
  })

  it('lock nobody out for longer than a window when the clock is set back', () => {
    const buckets = new TokenBuckets(RATE)
    buckets.take('alice', 1_000_000, 5)
    expect(buckets.waitMs('alice', 0)).to.equal(12_000)
  })

  it('remember no more than so many keys, and forget what was left alone longest', () => {
    const buckets = new TokenBuckets(RATE, 3)
    for (const key of ['a', 'b', 'c']) buckets.take(key, 0, 5)
    buckets.take('a', 1)
    buckets.take('d', 2)
    expect(buckets.size).to.equal(3)
    expect(['a', 'b', 'c', 'd'].map((key) => buckets.left(key, 2))).to.deep.equal([0, 5, 0, 4])
  })

  it('never give more in a window than one bucket and what refills it', () => {
    const steps = fc.array(fc.record({ afterMs: fc.nat(20_000), cost: fc.integer({ min: 1, max: 5 }) }), {
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(steps, (asked) => {
        const buckets = new TokenBuckets(RATE)
        let now = 0
        let given = 0
        for (const { afterMs, cost } of asked) {
          now += afterMs
          if (buckets.waitMs('alice', now, cost) > 0) continue
          buckets.take('alice', now, cost)
          given += cost
        }
        expect(given).to.be.at.most(RATE.amount + (now * RATE.amount) / RATE.windowMs + 1e-6)
      }),
    )
  })
})
