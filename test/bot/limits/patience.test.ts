import { expect } from 'chai'
import { Patience } from '../../../bot/limits/patience.ts'

const MINUTE = 60_000

describe('limits Patience', () => {
  it('ends with the fifth line in a minute that means nothing, each time for twice as long', () => {
    const patience = new Patience()
    let now = 0
    for (const silence of [1, 2, 4, 8]) {
      for (let i = 0; i < 4; i++) expect(patience.notUnderstood('bot', now)).to.equal(undefined)
      expect(patience.notUnderstood('bot', now)).to.equal(silence * MINUTE)
      expect(patience.isIgnored('bot', now + silence * MINUTE - 1)).to.equal(true)
      now += silence * MINUTE
      expect(patience.isIgnored('bot', now)).to.equal(false)
    }
  })

  it('lasts for who errs now and then, and for everybody else', () => {
    const patience = new Patience()
    for (let now = 0; now < 60 * MINUTE; now += 15_000) {
      expect(patience.notUnderstood('alice', now)).to.equal(undefined)
    }
    for (let i = 0; i < 5; i++) patience.notUnderstood('bot', 0)
    expect(patience.isIgnored('bot', 0)).to.equal(true)
    expect(patience.isIgnored('bob', 0)).to.equal(false)
  })

  it('is never lost for more than a day, and comes back in full after one', () => {
    const patience = new Patience()
    let now = 0
    let longest = 0
    const annoy = (): number =>
      Math.max(...Array.from({ length: 5 }, () => patience.notUnderstood('bot', now) ?? 0))
    for (let i = 0; i < 20; i++) {
      const silence = annoy()
      longest = Math.max(longest, silence)
      now += silence
    }
    expect(longest).to.equal(1_440 * MINUTE)
    now += 1_441 * MINUTE
    expect(annoy()).to.equal(MINUTE)
  })

  it('has an answer twice within a minute, not three times', () => {
    const patience = new Patience()
    const isRepeated = (answer: string, now: number) => patience.isRepeated('bot', answer, now)
    expect([isRepeated('a', 0), isRepeated('a', 1), isRepeated('a', 2)]).to.deep.equal([false, false, true])
    expect(isRepeated('b', 3)).to.equal(false)
    expect(isRepeated('a', 4)).to.equal(false)
    expect(patience.isRepeated('alice', 'a', 4)).to.equal(false)
    expect([isRepeated('c', 10), isRepeated('c', 10), isRepeated('c', 10 + MINUTE)]).to.deep.equal([
      false,
      false,
      false,
    ])
  })
})
