import { expect } from 'chai'
import { NotKept } from '../../bot/not-kept.ts'

describe('bot NotKept', () => {
  for (const [code, why] of [
    ['EACCES', 'denied'],
    ['EPERM', 'denied'],
    ['EROFS', 'denied'],
    ['ENOSPC', 'full'],
    ['EDQUOT', 'full'],
    ['EIO', 'failed'],
  ] as const) {
    it(`tells ${code} as ${why}`, () => {
      expect(new NotKept(Object.assign(new Error(code), { code })).why).to.equal(why)
    })
  }

  it('tells what has no code as failed', () => {
    expect(new NotKept(new Error('ENOSPC')).why).to.equal('failed')
    expect(new NotKept('ENOSPC').why).to.equal('failed')
  })
})
