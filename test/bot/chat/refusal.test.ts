import { expect } from 'chai'
import { isFinalRefusal, sayRefusal } from '../../../bot/chat/refusal.ts'

const ROOM = 'lobby@rooms.example'

describe('chat sayRefusal', () => {
  /** XEP-0045 §7.2, and RFC 6120 §8.3.3 where no server is found behind the address. */
  const conditions = [
    { condition: 'conflict', isFinal: false },
    { condition: 'forbidden', isFinal: true },
    { condition: 'item-not-found', isFinal: false },
    { condition: 'not-allowed', isFinal: true },
    { condition: 'not-authorized', isFinal: true },
    { condition: 'registration-required', isFinal: true },
    { condition: 'resource-constraint', isFinal: false },
    { condition: 'service-unavailable', isFinal: false },
    { condition: 'remote-server-timeout', said: 'timeout', isFinal: false },
    { condition: 'remote-server-not-found', said: 'timeout', isFinal: false },
  ] as const
  for (const row of conditions) {
    const { condition, isFinal } = row
    it(`has a sentence for ${condition}, which ${isFinal ? 'stays' : 'may pass'}`, () => {
      const said = 'said' in row ? row.said : condition
      expect(sayRefusal(ROOM, condition)).to.deep.equal({
        say: `room.refused.${said}`,
        params: { room: ROOM },
      })
      expect(isFinalRefusal(condition)).to.equal(isFinal)
    })
  }

  it('names any other condition, and takes an address that is none for the last word', () => {
    for (const condition of ['jid-malformed', 'gone', 'made-up'])
      expect(sayRefusal(ROOM, condition)).to.deep.equal({
        say: 'room.refused.other',
        params: { room: ROOM, condition },
      })
    expect(['jid-malformed', 'gone', 'made-up'].map(isFinalRefusal)).to.deep.equal([true, false, false])
  })
})
