import { expect } from 'chai'
import { LateContacts } from '../../../bot/chat/late-contacts.ts'
import type { ServerCard } from '../../../bot/ports.ts'

describe('chat LateContacts', () => {
  it('asks nobody before there is somebody to ask', async () => {
    const contacts = new LateContacts()
    expect(await contacts.lookUp('xmpp.jp')).to.deep.equal({
      published: { state: 'unanswered' },
      software: { state: 'unanswered' },
    })
    const card: ServerCard = {
      published: { state: 'unanswered' },
      software: { state: 'told', value: { name: 'Prosody' } },
    }
    contacts.book = { lookUp: () => Promise.resolve(card) }
    expect(await contacts.lookUp('xmpp.jp')).to.equal(card)
  })
})
