import { expect } from 'chai'
import type { OpenLedger } from './open-ledger.ts'
import {
  ALICE,
  aChange,
  anOutcome,
  aStep,
  aSummary,
  aVerdictChange,
  aWatch,
  DAY_MS,
  DOMAIN,
  ROOM,
  START,
} from '../ledger-records.ts'

export function counts(open: OpenLedger): void {
  const NONE = { watched: 0, byState: {}, changesByMonth: {}, casesByState: {}, medianDaysToDone: undefined }

  it('counts nothing where nothing is', async () => {
    expect(await open().census(undefined, START)).to.deep.equal(NONE)
  })

  it('counts what is watched by the worse verdict', async () => {
    const verdicts = [
      { domain: 'a.example', c2s: 'optional', s2s: 'required' },
      { domain: 'b.example', c2s: 'required', s2s: 'unknown' },
      { domain: 'c.example', c2s: 'required', s2s: 'not-enforced' },
      { domain: 'd.example', c2s: 'required', s2s: 'required' },
    ] as const
    for (const { domain, c2s, s2s } of verdicts) {
      await open().watch(aWatch({ domain }))
      const { sequence } = (await open().target(domain))!
      const services = { c2s: aSummary(c2s).services.c2s!, s2s: aSummary(s2s).services.c2s! }
      const state = { version: 1, confirmed: { at: START, services }, expiryTold: {} } as const
      await open().recordCheck(anOutcome({ domain, sequence, state }))
    }
    await open().watch(aWatch({ domain: 'never-checked.example' }))
    await open().watch(aWatch({ domain: 'a.example', party: ALICE }))
    const byState = { optional: 1, required: 2, 'not-enforced': 1 }
    expect(await open().census(undefined, START)).to.deep.equal({ ...NONE, watched: 5, byState })
    expect(await open().census(ALICE, START)).to.deep.equal({ ...NONE, watched: 1, byState: { optional: 1 } })
    expect(await open('other@bots.example').census(undefined, START)).to.deep.equal(NONE)
  })

  it('counts changes of verdict by the month in UTC, twelve of them', async () => {
    await open().watch(aWatch())
    const { sequence } = (await open().target(DOMAIN))!
    const at = (year: number, month: number, day: number, hour = 0) => Date.UTC(year, month - 1, day, hour)
    const days = [
      at(2016, 12, 31, 23),
      at(2017, 1, 1),
      at(2017, 1, 31, 23),
      at(2017, 12, 31, 23),
      at(2018, 1, 1),
    ]
    const changes = [
      ...days.map((day) => aVerdictChange({ at: day })),
      aVerdictChange({ at: at(2017, 2, 1), change: { kind: 'outage-began', since: START } }),
    ]
    await open().recordCheck(anOutcome({ sequence, changes }))
    const { changesByMonth } = await open().census(ROOM, at(2017, 12, 31, 23))
    expect(changesByMonth).to.deep.equal({ '2017-01': 2, '2017-12': 1 })
    expect((await open().census(ALICE, at(2018, 1, 1))).changesByMonth).to.deep.equal({})
  })

  it('counts campaigns by state, and the median of days from the first letter to done', async () => {
    for (const [days, domain] of [
      [4, 'a.example'],
      [50, 'b.example'],
      [63, 'c.example'],
    ] as const) {
      const { id: caseId } = await open().openCase(domain, ROOM, 'en', aStep())
      const at = START + 2 * DAY_MS
      const steps = [
        aStep({ at, event: { kind: 'sent' } }),
        aStep({ at: at + DAY_MS, event: { kind: 'sent' } }),
        aStep({ at: at + days * DAY_MS, event: { kind: 'done', state: 'required' } }),
      ]
      await open().appendSteps(aChange({ caseId, steps, state: 'done' }))
    }
    await open().openCase('d.example', ALICE, 'en', aStep())
    const all = await open().census(undefined, START)
    expect(all.casesByState).to.deep.equal({ done: 3, found: 1 })
    expect(all.medianDaysToDone).to.equal(50)
    expect((await open().census(ALICE, START)).medianDaysToDone).to.equal(undefined)
  })

  it('counts no days to done where the only letter was thanks for it', async () => {
    const { id: caseId } = await open().openCase('a.example', ROOM, 'en', aStep())
    const steps = [
      aStep({ at: START + DAY_MS, event: { kind: 'done', state: 'required' } }),
      aStep({ at: START + 2 * DAY_MS, event: { kind: 'sent' } }),
    ]
    await open().appendSteps(aChange({ caseId, steps, state: 'done' }))
    expect((await open().census(undefined, START)).medianDaysToDone).to.equal(undefined)
  })
}
