import { expect } from 'chai'
import { domainText } from '../../../bot/commands/target.ts'

describe('bot domainText', () => {
  for (const word of ['„xmpp.jp“', '»xmpp.jp«', '«xmpp.jp»', '“xmpp.jp”,', '「xmpp.jp」。', '(xmpp.jp)!!!'])
    it(`takes off what stands around it: ${word}`, () => expect(domainText(word)).to.equal('xmpp.jp'))

  it('goes through a run of marks once that something follows', () => {
    expect(domainText(`${'.'.repeat(300_000)}a`)).to.have.lengthOf(300_001)
  })
})
