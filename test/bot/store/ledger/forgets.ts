import { expect } from 'chai'
import type { OpenLedger } from './open-ledger.ts'
import {
  ALICE,
  alice,
  aChange,
  aNotice,
  anOutcome,
  aScan,
  aStep,
  aSummary,
  aVerdictChange,
  aWatch,
  bob,
  BOB,
  DAY_MS,
  DOMAIN,
  ROOM,
  START,
} from '../ledger-records.ts'

const NOBODY = { key: '', name: '' }

export function forgets(open: OpenLedger): void {
  it('forgets what belongs to a person, and what nobody else watches', async () => {
    await open().watch(aWatch({ party: ALICE }))
    await open().watch(aWatch({ party: ALICE, domain: 'hers.example' }))
    await open().watch(aWatch({ party: BOB, by: bob }))
    const hers = await open().openCase(DOMAIN, ALICE, 'en', aStep())
    await open().appendSteps(
      aChange({ caseId: hers.id, notices: [aNotice({ to: ALICE }), aNotice({ to: BOB })] }),
    )
    await open().forget(ALICE.jid)
    expect(await open().watchesOf(ALICE)).to.deep.equal([])
    expect(await open().casesOf(ALICE)).to.deep.equal([])
    expect((await open().owedNotices(10)).map(({ to }) => to)).to.deep.equal([BOB])
    expect(await open().target('hers.example')).to.equal(undefined)
    expect(await open().watchesOn(DOMAIN)).to.deep.equal([aWatch({ party: BOB, by: bob })])
  })

  it('takes the name of a person from what they did in rooms', async () => {
    await open().watch(aWatch())
    const { id: caseId } = await open().openCase(DOMAIN, ROOM, 'en', aStep())
    await open().appendSteps(aChange({ caseId, steps: [aStep({ by: bob, event: { kind: 'stalled' } })] }))
    const letter = { code: 'k7f3', caseId, kind: 'first', language: 'en', text: 'Dear' } as const
    await open().saveLetter({ ...letter, draftedBy: alice, draftedAt: START })
    await open().optOut({ domain: DOMAIN, since: START, via: 'contact', by: ALICE.jid })
    await open().forget(ALICE.jid)
    expect(await open().watchesOf(ROOM)).to.deep.equal([aWatch({ by: NOBODY })])
    const steps = (await open().case(caseId))!.steps
    expect(steps.map(({ by }) => by)).to.deep.equal([NOBODY, bob])
    expect((await open().letter('k7f3'))!.draftedBy).to.deep.equal(NOBODY)
    expect(await open().optedOut(DOMAIN)).to.deep.equal({ domain: DOMAIN, since: START, via: 'contact' })
  })

  it('forgets nothing of another account', async () => {
    const other = open('other@bots.example')
    await other.watch(aWatch({ party: ALICE }))
    await open().forget(ALICE.jid)
    expect(await other.watchesOf(ALICE)).to.deep.equal([aWatch({ party: ALICE })])
  })

  it('lets many be forgotten at once who watch the same domains', async () => {
    const parties = Array.from({ length: 6 }, (_, i) => ({ ...ALICE, jid: `user${i}@example.org` }))
    const domains = ['a.example', 'b.example', 'c.example']
    for (const party of parties) for (const domain of domains) await open().watch(aWatch({ party, domain }))
    await Promise.all(parties.map(({ jid }) => open().forget(jid)))
    for (const domain of domains) expect(await open().target(domain)).to.equal(undefined)
  })

  const everything = async (now: number): Promise<number> => {
    let sum = 0
    for (let removed = await open().expire(now); removed > 0; removed = await open().expire(now))
      sum += removed
    return sum
  }

  it('keeps scans for 30 days and what they came to for 400', async () => {
    await open().watch(aWatch())
    const { sequence } = (await open().target(DOMAIN))!
    for (const day of [0, 10]) {
      const observation = {
        domain: DOMAIN,
        at: START + day * DAY_MS,
        summary: aSummary('optional'),
        scan: aScan(),
      }
      await open().recordCheck(anOutcome({ sequence: sequence + day / 10, observation }))
    }
    const kept = async () =>
      (await open().observationsOf(DOMAIN, 10)).map((seen) => [seen.at, 'scan' in seen])
    expect(await everything(START + 30 * DAY_MS)).to.equal(0)
    expect(await everything(START + 31 * DAY_MS)).to.equal(1)
    expect(await kept()).to.deep.equal([
      [START + 10 * DAY_MS, true],
      [START, false],
    ])
    expect(await everything(START + 401 * DAY_MS)).to.equal(2)
    expect(await kept()).to.deep.equal([[START + 10 * DAY_MS, false]])
    expect(await open().target(DOMAIN)).not.to.equal(undefined)
  })

  it('keeps of a day that is over one scan, and those that showed a change', async () => {
    await open().watch(aWatch())
    const { sequence } = (await open().target(DOMAIN))!
    const midnight = START - (START % DAY_MS)
    const HOUR_MS = DAY_MS / 24
    const hours = [-1, 0, 1, 2, 3, 30]
    for (const [index, hour] of hours.entries()) {
      const at = midnight + hour * HOUR_MS
      const observation = { domain: DOMAIN, at, summary: aSummary('optional'), scan: aScan() }
      const changes = hour === 2 ? [aVerdictChange({ at })] : []
      await open().recordCheck(anOutcome({ sequence: sequence + index, observation, changes }))
    }
    expect(await everything(midnight + DAY_MS)).to.equal(0)
    expect(await everything(midnight + 2 * DAY_MS)).to.equal(2)
    const kept = (await open().observationsOf(DOMAIN, 10)).filter((seen) => 'scan' in seen)
    expect(kept.map(({ at }) => (at - midnight) / HOUR_MS)).to.deep.equal([30, 2, 0, -1])
  })

  it('keeps notices for 30 days after they were delivered, and owed ones as long as it takes', async () => {
    const { id: caseId } = await open().openCase(DOMAIN, ROOM, 'en', aStep())
    const [told, owed] = [aNotice(), aNotice()]
    await open().appendSteps(aChange({ caseId, notices: [told, owed] }))
    await open().finishNotice(told.id, START)
    expect(await everything(START + 31 * DAY_MS)).to.equal(1)
    expect((await open().owedNotices(10)).map(({ id }) => id)).to.deep.equal([owed.id])
  })

  it('keeps the history of what nobody watches for 400 days, and longer where there was a campaign', async () => {
    // The clock of the tests stands still at START.
    for (const domain of ['a.example', 'b.example']) {
      await open().watch(aWatch({ domain }))
      const observation = { domain, at: START + 390 * DAY_MS, summary: aSummary('optional') }
      const { sequence } = (await open().target(domain))!
      await open().recordCheck(anOutcome({ domain, sequence, observation }))
      await open().unwatch(domain, ROOM)
    }
    const { id: caseId } = await open().openCase('b.example', ROOM, 'en', aStep())
    await open().appendSteps(aChange({ caseId, state: 'done' }))
    expect(await everything(START + 400 * DAY_MS)).to.equal(0)
    expect(await everything(START + 401 * DAY_MS)).to.equal(1)
    expect(await open().observationsOf('a.example', 1)).to.deep.equal([])
    expect(await open().observationsOf('b.example', 1)).to.have.lengthOf(1)
  })
}
