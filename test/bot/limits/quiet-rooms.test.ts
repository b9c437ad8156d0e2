import { expect } from 'chai'
import { heedMutes } from '../../../bot/limits/quiet-rooms.ts'
import type { Notice } from '../../../bot/records.ts'

describe('bot heedMutes', () => {
  const notice: Notice = {
    id: '1',
    to: { kind: 'room', jid: 'lobby@rooms.example' },
    text: 'news',
    lang: 'en',
    createdAt: 0,
  }

  it('lets what a muted room is owed wait until the silence ends', async () => {
    const delivered: Notice[] = []
    let now = 0
    const messenger = heedMutes(
      {
        deliver(one) {
          delivered.push(one)
          return Promise.resolve('delivered')
        },
        wasDelivered: () => Promise.resolve('no'),
      },
      { mutedUntil: (room) => (room === 'lobby@rooms.example' ? 1_000 : 0) },
      { now: () => now },
    )
    expect(await messenger.deliver(notice)).to.equal('offline')
    expect(await messenger.wasDelivered(notice), 'no archive is asked meanwhile').to.equal('unknown')
    const person = { ...notice, to: { kind: 'person', jid: 'lobby@rooms.example' } } as const
    expect(await messenger.deliver(person)).to.equal('delivered')
    now = 1_000
    expect(await messenger.deliver(notice)).to.equal('delivered')
    expect(delivered).to.have.lengthOf(2)
    expect(await messenger.wasDelivered(notice)).to.equal('no')
  })
})
