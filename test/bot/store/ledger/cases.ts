import { expect } from 'chai'
import type { Letter, StepEvent } from '../../../../bot/records.ts'
import type { OpenLedger } from './open-ledger.ts'
import { alice, ALICE, aChange, aNotice, aStep, bob, BOB, DOMAIN, ROOM, START } from '../ledger-records.ts'

const EVENTS: readonly StepEvent[] = [
  { kind: 'verified', state: 'optional' },
  { kind: 'drafted', letter: 'first', language: 'ja', code: 'k7f3' },
  { kind: 'approved', code: 'k7f3' },
  { kind: 'sent', to: 'admin@xmpp.jp' },
  { kind: 'answered', text: 'At the next maintenance.' },
  { kind: 'promised', day: '2017-05-08' },
  { kind: 'outage-ended', state: 'optional', since: START },
  { kind: 'skipped', states: ['drafted', 'approved'] },
  { kind: 'done', state: 'required' },
]

export function keepsCases(open: OpenLedger): void {
  it('opens a campaign with its first step', async () => {
    const opened = await open().openCase(DOMAIN, ROOM, 'ja', aStep())
    expect(opened).to.deep.include({ domain: DOMAIN, party: ROOM, language: 'ja', steps: [aStep()] })
    expect(await open().caseOf(DOMAIN, ROOM)).to.deep.equal(opened)
    expect(await open().case(opened.id)).to.deep.equal(opened)
    expect((await open().target(DOMAIN))!.nextCheckAt).to.equal(START)
  })

  it('opens one campaign of a party for a domain, however many ask at once', async () => {
    const asked = Array.from({ length: 6 }, (_, i) =>
      open().openCase(DOMAIN, ROOM, 'en', aStep({ at: START + i })),
    )
    const ids = (await Promise.all(asked)).map(({ id }) => id)
    expect(new Set(ids).size).to.equal(1)
    expect((await open().caseOf(DOMAIN, ROOM))!.steps).to.have.lengthOf(1)
  })

  it('opens another one once the last is done, and tells the newest', async () => {
    const first = await open().openCase(DOMAIN, ROOM, 'en', aStep())
    await open().appendSteps(aChange({ caseId: first.id, state: 'done' }))
    const second = await open().openCase(DOMAIN, ROOM, 'en', aStep())
    expect(second.id).not.to.equal(first.id)
    expect((await open().caseOf(DOMAIN, ROOM))!.id).to.equal(second.id)
    expect((await open().casesOf(ROOM)).map(({ id }) => id)).to.deep.equal([first.id, second.id])
    expect((await open().casesOn(DOMAIN)).map(({ id }) => id)).to.deep.equal([second.id])
  })

  it('keeps steps in the order in which they happened, with all that is known of them', async () => {
    const { id: caseId } = await open().openCase(DOMAIN, ROOM, 'en', aStep())
    const steps = EVENTS.map((event, i) =>
      i % 2 === 0 ? aStep({ at: START + i, by: bob, event }) : { at: START, event },
    )
    expect(await open().appendSteps(aChange({ caseId, steps, state: 'sent' }))).to.equal(true)
    expect((await open().case(caseId))!.steps).to.deep.equal([aStep(), ...steps])
  })

  it('writes nothing over steps that the caller did not know', async () => {
    const { id: caseId } = await open().openCase(DOMAIN, ROOM, 'en', aStep())
    const asked = Array.from({ length: 6 }, () =>
      open().appendSteps(aChange({ caseId, notices: [aNotice()] })),
    )
    const written = await Promise.all(asked)
    expect(written.filter(Boolean)).to.have.lengthOf(1)
    expect((await open().case(caseId))!.steps).to.have.lengthOf(2)
    expect(await open().owedNotices(10)).to.have.lengthOf(1)
    expect(await open().appendSteps(aChange({ caseId, knownSteps: 3 }))).to.equal(false)
  })

  it('knows no campaign that never was', async () => {
    const never = '00000000-0000-4000-8000-000000000000'
    expect(await open().case(never)).to.equal(undefined)
    expect(await open().caseOf(DOMAIN, ROOM)).to.equal(undefined)
    expect(await open().casesOf(ROOM)).to.deep.equal([])
    expect(await open().appendSteps(aChange({ caseId: never }))).to.equal(false)
  })

  it('keeps the campaigns of parties and accounts apart, and shows all for a domain', async () => {
    const other = 'other@bots.example'
    const own = await open().openCase(DOMAIN, ROOM, 'en', aStep())
    const hers = await open().openCase(DOMAIN, ALICE, 'fr', aStep())
    const theirs = await open(other).openCase(DOMAIN, ROOM, 'ru', aStep())
    expect(await open().casesOf(ROOM)).to.deep.equal([own])
    expect(await open().caseOf(DOMAIN, BOB)).to.equal(undefined)
    expect(await open().casesOn(DOMAIN)).to.have.deep.members([
      own,
      hers,
      { ...theirs, party: { ...ROOM, account: other } },
    ])
  })

  it('keeps a letter under a code that no other letter has', async () => {
    const { id: caseId } = await open().openCase(DOMAIN, ROOM, 'en', aStep())
    const letter: Letter = {
      code: 'k7f3',
      caseId,
      kind: 'after-outage',
      language: 'zh-Hans',
      text: '您好',
      draftedBy: alice,
      draftedAt: START,
    }
    expect(await open().saveLetter(letter)).to.equal(true)
    expect(await open().saveLetter({ ...letter, text: 'other' })).to.equal(false)
    expect(await open().letter('k7f3')).to.deep.equal(letter)
    expect(await open().letter('none')).to.equal(undefined)
    expect(await open().letter('k7\0f3')).to.equal(undefined)
  })
}
