import { expect } from 'chai'
import { Recent } from '../../../bot/limits/recent.ts'

describe('limits Recent', () => {
  it('forgets what was kept longest ago, not what was kept again', () => {
    const recent = new Recent<number>(2)
    recent.keep('a', 1)
    recent.keep('b', 2)
    recent.keep('a', 3)
    recent.keep('c', 4)
    expect(['a', 'b', 'c'].map((key) => recent.find(key))).to.deep.equal([3, undefined, 4])
    expect(recent.size).to.equal(2)
  })

  it('forgets what it is told to, and all of it', () => {
    const recent = new Recent<number>()
    for (const key of ['a', 'b']) recent.keep(key, 1)
    recent.forget('a')
    expect([recent.find('a'), recent.find('b')]).to.deep.equal([undefined, 1])
    recent.clear()
    expect([recent.find('b'), recent.size]).to.deep.equal([undefined, 0])
  })
})
