import { expect } from 'chai'
import type { OpenLedger } from './open-ledger.ts'
import {
  ALICE,
  aChange,
  aStep,
  aWatch,
  anOutcome,
  bob,
  DAY_MS,
  DOMAIN,
  ROOM,
  START,
} from '../ledger-records.ts'

export function keepsWatches(open: OpenLedger): void {
  it('keeps a watch with all that is known of it', async () => {
    const watch = aWatch({ party: ALICE, interval: 'hourly', language: 'zh-Hant', by: bob })
    expect(await open().watch(watch)).to.equal('added')
    expect(await open().watchesOf(ALICE)).to.deep.equal([watch])
    expect(await open().watchesOn(DOMAIN)).to.deep.equal([watch])
    expect(await open().watchesOf(ROOM)).to.deep.equal([])
  })

  it('lists the watches of a party in the order of their domains', async () => {
    for (const domain of ['xmpp.jp', 'a.example', 'xn--j6w193g.example', 'b-1.example', 'b.example'])
      await open().watch(aWatch({ domain }))
    const domains = (await open().watchesOf(ROOM)).map(({ domain }) => domain)
    expect(domains).to.deep.equal(['a.example', 'b-1.example', 'b.example', 'xmpp.jp', 'xn--j6w193g.example'])
  })

  it('changes the one watch that a party has on a domain', async () => {
    await open().watch(aWatch())
    const changed = aWatch({ interval: 'weekly', language: 'ja', by: bob, since: START + 1 })
    expect(await open().watch(changed)).to.equal('changed')
    expect(await open().watchesOn(DOMAIN)).to.deep.equal([changed])
  })

  it('checks a domain at once that nobody watched, and not for the second who watches it', async () => {
    await open().watch(aWatch())
    const target = await open().target(DOMAIN)
    expect(target).to.deep.include({ domain: DOMAIN, nextCheckAt: START })
    await open().recordCheck(anOutcome({ sequence: target!.sequence }))
    await open().watch(aWatch({ party: ALICE, since: START + 5 }))
    expect((await open().target(DOMAIN))!.nextCheckAt).to.equal(START + DAY_MS)
  })

  it('checks a domain at once that was campaigned for but not watched', async () => {
    await open().openCase(DOMAIN, ALICE, 'en', aStep())
    await open().recordCheck(anOutcome({ sequence: (await open().target(DOMAIN))!.sequence }))
    await open().watch(aWatch({ since: START + 5 }))
    expect((await open().target(DOMAIN))!.nextCheckAt).to.equal(START + 5)
  })

  it('says whether there was a watch to end, and ends no other', async () => {
    await open().watch(aWatch())
    await open().watch(aWatch({ party: ALICE }))
    expect(await open().unwatch(DOMAIN, ALICE)).to.equal(true)
    expect(await open().unwatch(DOMAIN, ALICE)).to.equal(false)
    expect(await open().unwatch('nobody.example', ALICE)).to.equal(false)
    expect(await open().watchesOn(DOMAIN)).to.deep.equal([aWatch()])
    expect(await open().target(DOMAIN)).not.to.equal(undefined)
  })

  it('has no target where nobody watches any more, and begins anew with who comes back', async () => {
    await open().watch(aWatch())
    const before = (await open().target(DOMAIN))!
    const known = { version: 1, expiryTold: { key: 7 } } as const
    await open().recordCheck(anOutcome({ sequence: before.sequence, state: known }))
    await open().unwatch(DOMAIN, ROOM)
    expect(await open().target(DOMAIN)).to.equal(undefined)
    await open().watch(aWatch({ since: START + 7 }))
    const after = (await open().target(DOMAIN))!
    expect(after.state).to.deep.equal({ version: 1, expiryTold: {} })
    expect(after.nextCheckAt).to.equal(START + 7)
    // A check that was under way all the time is of the old target.
    expect(await open().recordCheck(anOutcome({ sequence: before.sequence + 1 }))).to.equal(false)
  })

  it('keeps a target without watches while there is an open campaign', async () => {
    await open().watch(aWatch())
    const { id: caseId } = await open().openCase(DOMAIN, ROOM, 'en', aStep())
    await open().unwatch(DOMAIN, ROOM)
    expect(await open().target(DOMAIN)).not.to.equal(undefined)
    await open().appendSteps(aChange({ caseId, state: 'done' }))
    expect(await open().target(DOMAIN)).to.equal(undefined)
    const reopened = aStep({ at: START + 9, event: { kind: 'reopened' } })
    await open().appendSteps(aChange({ caseId, knownSteps: 2, steps: [reopened], state: 'sent' }))
    expect((await open().target(DOMAIN))!.nextCheckAt).to.equal(START + 9)
  })

  it('counts what a party watches, and what is checked for anybody', async () => {
    await open().watch(aWatch())
    await open().watch(aWatch({ domain: 'b.example' }))
    await open().watch(aWatch({ domain: 'b.example', party: ALICE }))
    await open().openCase('c.example', ALICE, 'en', aStep())
    await open().watch(aWatch({ domain: 'd.example', party: ALICE }))
    await open().unwatch('d.example', ALICE)
    expect(await open().countWatches(ALICE)).to.deep.equal({ ofParty: 1, ofAll: 3 })
    expect(await open('other@bots.example').countWatches(ALICE)).to.deep.equal({ ofParty: 0, ofAll: 3 })
  })

  it('keeps the parties of accounts apart, and shows all that watch a domain to whoever checks it', async () => {
    const other = 'other@bots.example'
    await open().watch(aWatch())
    await open(other).watch(aWatch({ interval: 'weekly' }))
    expect(await open().watchesOf(ROOM)).to.deep.equal([aWatch()])
    expect(await open().watchesOn(DOMAIN)).to.have.deep.members([
      aWatch(),
      aWatch({ interval: 'weekly', party: { ...ROOM, account: other } }),
    ])
    expect(await open(other).unwatch(DOMAIN, ROOM)).to.equal(true)
    expect(await open().watchesOf(ROOM)).to.deep.equal([aWatch()])
  })

  it('keeps every watch of many made and ended at once', async () => {
    const parties = Array.from({ length: 20 }, (_, i) => ({ ...ALICE, jid: `user${i}@example.org` }))
    const added = await Promise.all(parties.map((party) => open().watch(aWatch({ party }))))
    expect(new Set(added)).to.deep.equal(new Set(['added']))
    await Promise.all(parties.slice(5).map((party) => open().unwatch(DOMAIN, party)))
    const left = (await open().watchesOn(DOMAIN)).map(({ party }) => party)
    expect(left).to.have.deep.members(parties.slice(0, 5))
    await Promise.all(parties.slice(0, 5).map((party) => open().unwatch(DOMAIN, party)))
    expect(await open().target(DOMAIN)).to.equal(undefined)
  })
}
