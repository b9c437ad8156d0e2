import { expect } from 'chai'
import { isWorkedFor } from '../../../bot/jobs/room-work.ts'
import { openLedger } from '../../../bot/store/ledger.ts'
import { describeEmbeddedDatabase } from '../store/databases.ts'
import { aStep, aWatch, ROOM, START } from '../store/ledger-records.ts'

describeEmbeddedDatabase('bot isWorkedFor', (database) => {
  const ledger = () => openLedger(database.db, { account: 'bot@example.org', clock: { now: () => START } })
  const ask = () => isWorkedFor(ROOM.jid, () => Promise.resolve(ledger()))

  it('says so of a room that has something watched, until that ends', async () => {
    expect(await ask()).to.equal(false)
    await ledger().watch(aWatch({ domain: 'xmpp.jp', party: ROOM }))
    expect(await ask()).to.equal(true)
    expect(await isWorkedFor('other@rooms.example', () => Promise.resolve(ledger()))).to.equal(false)
    await ledger().unwatch('xmpp.jp', ROOM)
    expect(await ask()).to.equal(false)
  })

  it('says so of a room that has an open campaign, and not of one whose campaigns are over', async () => {
    const { id } = await ledger().openCase('xmpp.jp', ROOM, 'en', aStep())
    expect(await ask()).to.equal(true)
    const done = { at: START + 1000, event: { kind: 'done', state: 'required' } } as const
    await ledger().appendSteps({ caseId: id, knownSteps: 1, steps: [done], state: 'done', notices: [] })
    expect(await ask()).to.equal(false)
  })

  it('says so where that cannot be told', async () => {
    expect(await isWorkedFor(ROOM.jid, () => Promise.resolve(undefined))).to.equal(true)
    expect(await isWorkedFor(ROOM.jid, () => Promise.reject(new Error('no connection')))).to.equal(true)
  })
})
