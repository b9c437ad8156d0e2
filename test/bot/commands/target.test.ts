import { expect } from 'chai'
import { domainText } from '../../../bot/commands/target.ts'

describe('bot domainText', () => {
  it('goes through a run of marks once that something follows', () => {
    expect(domainText(`${'.'.repeat(300_000)}a`)).to.have.lengthOf(300_001)
  })
})
