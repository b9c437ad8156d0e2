import { expect } from 'chai'
import { parse } from 'ltx'
import { Occupants } from '../../../bot/chat/occupants.ts'

const ROOM = 'lobby@rooms.example'

function presence(nickname: string, { type = '', item = '', more = '' } = {}) {
  const x = item === '' ? '' : `<x xmlns='http://jabber.org/protocol/muc#user'><item ${item}/></x>`
  return parse(`<presence from='${ROOM}/${nickname}' ${type}>${x}${more}</presence>`)
}

describe('chat Occupants', () => {
  it('know what the room says of each (XEP-0045 §5), and its identifier for them (XEP-0421)', () => {
    const occupants = new Occupants()
    occupants.handle(
      presence('ann', {
        item: `affiliation='admin' role='moderator'`,
        more: `<occupant-id xmlns='urn:xmpp:occupant-id:0' id='a1'/>`,
      }),
    )
    occupants.handle(presence('bob', { item: `affiliation='none' role='visitor'` }))
    expect(occupants.find('ann')).to.deep.equal({ role: 'moderator', affiliation: 'admin', occupantId: 'a1' })
    expect(occupants.find('bob')).to.deep.equal({ role: 'visitor', affiliation: 'none' })
    expect(occupants.find('eve')).to.deep.equal({})
  })

  it('follow changes: a role taken away, a nickname given to somebody else', () => {
    const occupants = new Occupants()
    occupants.handle(presence('ann', { item: `affiliation='member' role='moderator'` }))
    occupants.handle(presence('ann', { item: `affiliation='member' role='participant'` }))
    expect(occupants.find('ann')).to.deep.equal({ role: 'participant', affiliation: 'member' })
    occupants.handle(
      presence('ann', { type: `type='unavailable'`, item: `affiliation='member' role='none'` }),
    )
    expect(occupants.find('ann')).to.deep.equal({})
  })

  const meaningless = [
    { title: 'what is no role', item: `affiliation='king' role='jester'` },
    { title: 'a presence without an item', item: '' },
  ]
  for (const { title, item } of meaningless) {
    it(`make nobody of ${title}`, () => {
      const occupants = new Occupants()
      occupants.handle(presence('ann', { item }))
      expect(occupants.find('ann')).to.deep.equal({})
    })
  }

  it('take nothing out of errors and from the room itself', () => {
    const occupants = new Occupants()
    occupants.handle(presence('ann', { type: `type='error'`, item: `affiliation='owner' role='moderator'` }))
    occupants.handle(
      parse(
        `<presence from='${ROOM}'><x xmlns='http://jabber.org/protocol/muc#user'><item role='moderator'/></x></presence>`,
      ),
    )
    expect([occupants.find('ann'), occupants.find('')]).to.deep.equal([{}, {}])
  })

  it('are forgotten when the bot enters anew', () => {
    const occupants = new Occupants()
    occupants.handle(presence('ann', { item: `affiliation='owner' role='moderator'` }))
    occupants.clear()
    expect(occupants.find('ann')).to.deep.equal({})
  })

  it('are no more than five thousand', () => {
    const occupants = new Occupants()
    for (let i = 0; i <= 5_000; i++) occupants.handle(presence(`n${i}`, { item: `role='participant'` }))
    expect(occupants.find('n4999')).to.deep.equal({ role: 'participant' })
    expect(occupants.find('n5000')).to.deep.equal({})
    occupants.handle(presence('n1', { item: `role='moderator'` }))
    expect(occupants.find('n1')).to.deep.equal({ role: 'moderator' })
  })
})
