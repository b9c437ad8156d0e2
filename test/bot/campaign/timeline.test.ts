import { expect } from 'chai'
import { standingOf } from '../../../bot/campaign/standing.ts'
import { addStep, nextSteps } from '../../../bot/campaign/timeline.ts'
import type { StepEvent } from '../../../bot/records.ts'
import {
  ANA,
  ANSWERED,
  APPROVED,
  BEN,
  DONE,
  DRAFTED,
  FOUND,
  HOUR,
  KEPT,
  on,
  PROMISED,
  SENT,
  stepsOf,
  STILL,
  UNTIL_SENT,
  VERIFIED,
} from './steps.ts'

const NOTED: StepEvent = { kind: 'noted', text: 'they know' }
const REOPENED: StepEvent = { kind: 'reopened' }
const OPTED_OUT: StepEvent = { kind: 'opted-out', via: 'contact' }
const STALLED: StepEvent = { kind: 'stalled' }
const reminded = (count: number): StepEvent => ({ kind: 'reminded', count })
const letter = (kind: 'first' | 'reminder' | 'after-outage' | 'thanks', code: string): StepEvent => ({
  kind: 'drafted',
  letter: kind,
  language: 'en',
  code,
})
const skipped = (...states: Extract<StepEvent, { kind: 'skipped' }>['states']): StepEvent => ({
  kind: 'skipped',
  states,
})

describe('bot campaign standingOf', () => {
  const cases = [
    { title: 'begins as found', events: [FOUND], state: 'found' },
    { title: 'is verified by a second look', events: [FOUND, VERIFIED], state: 'verified' },
    { title: 'goes on to sent', events: UNTIL_SENT, state: 'sent' },
    {
      title: 'does not go back for a third look',
      events: [...UNTIL_SENT, VERIFIED],
      state: 'sent',
    },
    { title: 'is answered', events: [...UNTIL_SENT, ANSWERED], state: 'answered' },
    { title: 'is promised', events: [...UNTIL_SENT, ANSWERED, PROMISED], state: 'promised' },
    { title: 'is retested', events: [...UNTIL_SENT, ANSWERED, PROMISED, STILL], state: 'retested' },
    {
      title: 'keeps its place through notes, reminders and outages',
      events: [...UNTIL_SENT, NOTED, reminded(1), { kind: 'outage-ended', state: 'optional', since: 0 }],
      state: 'sent',
    },
    {
      title: 'is drafted again for a second letter',
      events: [...UNTIL_SENT, letter('reminder', 'k2')],
      state: 'drafted',
    },
    { title: 'is done', events: [...UNTIL_SENT, KEPT, DONE], state: 'done' },
    {
      title: 'stays done while thanks are drafted, approved, sent and answered',
      events: [
        ...UNTIL_SENT,
        KEPT,
        DONE,
        letter('thanks', 'k2'),
        { kind: 'approved', code: 'k2' },
        SENT,
        ANSWERED,
      ],
      state: 'done',
    },
    {
      title: 'is done where somebody skips that to write thanks, and stays so once they are sent',
      events: [
        ...UNTIL_SENT,
        skipped('done'),
        letter('thanks', 'k2'),
        { kind: 'approved', code: 'k2' },
        SENT,
      ],
      state: 'done',
    },
    { title: 'is paused', events: [...UNTIL_SENT, STALLED], state: 'stalled' },
    { title: 'goes on where it was paused', events: [...UNTIL_SENT, STALLED, REOPENED], state: 'sent' },
    { title: 'is left alone', events: [...UNTIL_SENT, OPTED_OUT], state: 'opted-out' },
    { title: 'begins anew after its end', events: [...UNTIL_SENT, KEPT, DONE, REOPENED], state: 'found' },
    { title: 'is found where only a pause was written', events: [STALLED, REOPENED], state: 'found' },
    {
      title: 'keeps its place for what is skipped',
      events: [FOUND, skipped('verified', 'retested')],
      state: 'found',
    },
    { title: 'is approved even where no draft is known', events: [APPROVED], state: 'approved' },
    { title: 'is nothing but found without steps', events: [], state: 'found' },
  ] as const satisfies readonly { title: string; events: readonly StepEvent[]; state: string }[]
  for (const { title, events, state } of cases) {
    it(title, () => {
      expect(standingOf(stepsOf(events)).state).to.equal(state)
    })
  }

  it('counts reminders anew after a sign of life, and after a pause', () => {
    const silent = [...UNTIL_SENT, reminded(1), reminded(2)]
    const standing = (more: readonly StepEvent[]) => standingOf(stepsOf([...silent, ...more], 0))
    expect(standing([])).to.include({ reminders: 2, waitsSince: 6 * HOUR })
    expect(standing([ANSWERED]))
      .to.include({ reminders: 0 })
      .and.not.have.property('waitsSince')
    expect(standing([STALLED, REOPENED])).to.include({ reminders: 0, waitsSince: 8 * HOUR })
  })

  it('forgets a promise once somebody looked', () => {
    const promised = [...UNTIL_SENT, ANSWERED, PROMISED]
    expect(standingOf(stepsOf(promised)).promise?.day).to.equal('2017-05-08')
    expect(standingOf(stepsOf([...promised, STILL]))).not.to.have.property('promise')
  })

  it('follows a letter from its draft to the post', () => {
    const k1 = { code: 'k1', kind: 'first', draftedBy: ANA, isApproved: false, isSent: false } as const
    const letterAfter = (...events: readonly StepEvent[]) => standingOf(stepsOf(events)).letter
    expect(letterAfter(FOUND, DRAFTED)).to.deep.equal(k1)
    expect(letterAfter(FOUND, DRAFTED, APPROVED)).to.deep.equal({ ...k1, isApproved: true })
    expect(letterAfter(...UNTIL_SENT)).to.deep.equal({ ...k1, isApproved: true, isSent: true })
    expect(letterAfter(...UNTIL_SENT, ANSWERED, PROMISED)?.code).to.equal('k1')
    expect(letterAfter(...UNTIL_SENT, letter('reminder', 'k2'))).to.deep.equal({
      ...k1,
      code: 'k2',
      kind: 'reminder',
    })
  })

  it('knows no letter where one was approved or sent that nobody drafted here', () => {
    for (const event of [APPROVED, SENT]) expect(standingOf(stepsOf([event]))).not.to.have.property('letter')
  })

  it('knows that a letter is skipped until one is drafted, or goes out', () => {
    const isSkipped = (...events: readonly StepEvent[]) => standingOf(stepsOf(events)).isLetterSkipped
    expect(isSkipped(FOUND)).to.equal(false)
    for (const state of ['drafted', 'approved'] as const) {
      expect(isSkipped(FOUND, skipped(state)), state).to.equal(true)
      expect(isSkipped(FOUND, skipped(state), DRAFTED), state).to.equal(false)
      expect(isSkipped(FOUND, skipped(state), SENT), state).to.equal(false)
    }
  })

  it('knows what was seen last, be it at a glance', () => {
    const seen = (...events: readonly StepEvent[]) => standingOf(stepsOf(events)).lastSeen
    const ended: StepEvent = { kind: 'outage-ended', state: 'absent', since: 0 }
    expect(seen()).to.equal('unknown')
    expect(seen(FOUND)).to.equal('optional')
    expect(seen(FOUND, { kind: 'verified', state: 'absent' })).to.equal('absent')
    expect(seen(...UNTIL_SENT, ended)).to.equal('absent')
    expect(seen(...UNTIL_SENT, KEPT)).to.equal('required')
    expect(seen(...UNTIL_SENT, KEPT, DONE, REOPENED)).to.equal('required')
  })

  it('knows who drafted a letter, where a person did', () => {
    expect(standingOf(stepsOf([FOUND, DRAFTED])).letter?.draftedBy).to.deep.equal(ANA)
    expect(standingOf([{ at: 0, event: DRAFTED }]).letter).not.to.have.property('draftedBy')
  })
})

describe('bot campaign addStep', () => {
  const missing = [
    { title: 'a draft before a second look', before: [FOUND], event: DRAFTED, missing: ['verified'] },
    {
      title: 'a letter sent out of nothing',
      before: [FOUND],
      event: SENT,
      missing: ['verified', 'drafted', 'approved'],
    },
    {
      title: 'a letter that nobody approved',
      before: [FOUND, VERIFIED, DRAFTED],
      event: SENT,
      missing: ['approved'],
    },
    { title: 'the same letter twice', before: UNTIL_SENT, event: SENT, missing: ['drafted', 'approved'] },
    {
      title: 'an answer to nothing',
      before: [FOUND, VERIFIED],
      event: ANSWERED,
      missing: ['drafted', 'approved', 'sent'],
    },
    {
      title: 'a promise to nobody',
      before: [FOUND, VERIFIED, DRAFTED],
      event: PROMISED,
      missing: ['approved', 'sent', 'answered'],
    },
    { title: 'a promise without an answer', before: UNTIL_SENT, event: PROMISED, missing: ['answered'] },
    {
      title: 'a promise by an answer to the letter before',
      before: [...UNTIL_SENT, ANSWERED, letter('reminder', 'k2'), { kind: 'approved', code: 'k2' }, SENT],
      event: PROMISED,
      missing: ['answered'],
    },
    {
      title: 'an end that nobody saw',
      before: [...UNTIL_SENT, ANSWERED],
      event: DONE,
      missing: ['retested'],
    },
    {
      title: 'an end although nothing changed',
      before: [...UNTIL_SENT, STILL],
      event: DONE,
      missing: ['retested'],
    },
    {
      title: 'an end that was only glanced at after an outage',
      before: [...UNTIL_SENT, STILL, { kind: 'outage-ended', state: 'required', since: 0 }],
      event: DONE,
      missing: ['retested'],
    },
    {
      title: 'a reminder of a letter that never went out',
      before: [FOUND, VERIFIED],
      event: letter('reminder', 'k2'),
      missing: ['drafted', 'approved', 'sent'],
    },
    { title: 'thanks for nothing', before: UNTIL_SENT, event: letter('thanks', 'k2'), missing: ['done'] },
  ] as const satisfies readonly {
    title: string
    before: readonly StepEvent[]
    event: StepEvent
    missing: readonly string[]
  }[]
  for (const { title, before, event, missing: states } of missing) {
    it(`refuses ${title}, and writes down what is skipped where it is said again`, () => {
      const steps = stepsOf(before)
      const step = { at: on('04-01'), by: BEN, event }
      expect(addStep(steps, step)).to.deep.equal({
        ok: false,
        refusal: { problem: 'missing', missing: states },
      })
      const anyway = addStep(steps, step, true)
      expect(anyway.ok && anyway.steps).to.deep.equal([{ ...step, event: { kind: 'skipped', states } }, step])
    })
  }

  it('does not ask again for what was skipped', () => {
    const skip = skipped('verified', 'drafted', 'approved')
    expect(addStep(stepsOf([FOUND, skip]), { at: 0, by: BEN, event: SENT }).ok).to.equal(true)
    const never = skipped('verified', 'drafted', 'approved', 'sent', 'answered')
    expect(addStep(stepsOf([FOUND, never]), { at: 0, by: BEN, event: PROMISED }).ok).to.equal(true)
    expect(addStep(stepsOf([FOUND, skipped('drafted')]), { at: 0, by: BEN, event: SENT })).to.deep.equal({
      ok: false,
      refusal: { problem: 'missing', missing: ['verified'] },
    })
  })

  it('skips nothing where nothing is missing, whatever is said', () => {
    const step = { at: 0, by: BEN, event: SENT }
    expect(addStep(stepsOf([FOUND, VERIFIED, DRAFTED, APPROVED]), step, true)).to.deep.equal({
      ok: true,
      steps: [step],
      state: 'sent',
    })
  })

  it('tells a reminder and a letter after an outage from the first one', () => {
    for (const kind of ['reminder', 'after-outage'] as const)
      expect(addStep(stepsOf(UNTIL_SENT), { at: 0, by: BEN, event: letter(kind, 'k2') }).ok).to.equal(true)
  })

  const refused = [
    {
      title: 'a case that is open already',
      before: [FOUND],
      event: FOUND,
      refusal: { problem: 'open', state: 'found' },
    },
    {
      title: 'to open again what is open',
      before: UNTIL_SENT,
      event: REOPENED,
      refusal: { problem: 'open', state: 'sent' },
    },
    {
      title: 'a promise after the end',
      before: [...UNTIL_SENT, KEPT, DONE],
      event: PROMISED,
      refusal: { problem: 'closed', state: 'done' },
    },
    {
      title: 'a second end',
      before: [...UNTIL_SENT, KEPT, DONE],
      event: DONE,
      refusal: { problem: 'closed', state: 'done' },
    },
    {
      title: 'another first letter after the end',
      before: [...UNTIL_SENT, KEPT, DONE],
      event: letter('first', 'k2'),
      refusal: { problem: 'closed', state: 'done' },
    },
    {
      title: 'to send the first letter after the end',
      before: [...UNTIL_SENT, KEPT, DONE],
      event: SENT,
      refusal: { problem: 'closed', state: 'done' },
    },
    {
      title: 'a letter to those who asked to be left alone',
      before: [FOUND, VERIFIED, OPTED_OUT],
      event: DRAFTED,
      refusal: { problem: 'closed', state: 'opted-out' },
    },
    {
      title: 'to leave alone twice',
      before: [FOUND, OPTED_OUT],
      event: OPTED_OUT,
      refusal: { problem: 'closed', state: 'opted-out' },
    },
    {
      title: 'to approve a letter without a draft',
      before: [FOUND, VERIFIED],
      event: APPROVED,
      refusal: { problem: 'no-such-letter' },
    },
    {
      title: 'to approve a letter by another code',
      before: [FOUND, VERIFIED, DRAFTED],
      event: { kind: 'approved', code: 'k9' },
      refusal: { problem: 'no-such-letter' },
    },
    {
      title: 'to approve a letter of before the case was opened again',
      before: [FOUND, VERIFIED, DRAFTED, OPTED_OUT, REOPENED],
      event: APPROVED,
      refusal: { problem: 'no-such-letter' },
    },
    {
      title: 'to approve a letter that another one replaced',
      before: [FOUND, VERIFIED, DRAFTED, letter('first', 'k2')],
      event: APPROVED,
      refusal: { problem: 'letter-replaced', code: 'k2' },
    },
    {
      title: 'to approve twice',
      before: [FOUND, VERIFIED, DRAFTED, APPROVED],
      event: APPROVED,
      refusal: { problem: 'approved-already' },
    },
  ] as const satisfies readonly {
    title: string
    before: readonly StepEvent[]
    event: StepEvent
    refusal: object
  }[]
  for (const { title, before, event, refusal } of refused) {
    it(`refuses ${title}, whatever is said`, () => {
      for (const isAnyway of [false, true])
        expect(addStep(stepsOf(before), { at: 0, by: BEN, event }, isAnyway)).to.deep.equal({
          ok: false,
          refusal,
        })
    })
  }

  it('lets nobody approve their own letter, under whatever name', () => {
    const steps = stepsOf([FOUND, VERIFIED, DRAFTED])
    for (const by of [ANA, { ...ANA, name: 'not ana' }])
      expect(addStep(steps, { at: 0, by, event: APPROVED }, true)).to.deep.equal({
        ok: false,
        refusal: { problem: 'own-letter' },
      })
    expect(addStep(steps, { at: 0, by: BEN, event: APPROVED }).ok).to.equal(true)
    expect(addStep(steps, { at: 0, event: APPROVED }).ok).to.equal(true)
  })

  it('takes notes, late answers and an opt-out in a closed case', () => {
    const paused = stepsOf([...UNTIL_SENT, STALLED])
    const taken = [NOTED, ANSWERED, OPTED_OUT, REOPENED].map((event) =>
      addStep(paused, { at: 0, by: BEN, event }),
    )
    expect(taken.map((progress) => progress.ok && progress.state)).to.deep.equal([
      'stalled',
      'answered',
      'opted-out',
      'sent',
    ])
    const left = stepsOf([FOUND, OPTED_OUT])
    expect(addStep(left, { at: 0, by: BEN, event: ANSWERED }).ok).to.equal(false)
    expect(addStep(left, { at: 0, by: BEN, event: NOTED }).ok).to.equal(true)
  })
})

describe('bot campaign nextSteps', () => {
  const cases = [
    { title: 'of one found', events: [FOUND], expected: ['verified'] },
    { title: 'of one verified', events: [FOUND, VERIFIED], expected: ['verified', 'drafted'] },
    {
      title: 'of one drafted',
      events: [FOUND, VERIFIED, DRAFTED],
      expected: ['verified', 'drafted', 'approved'],
    },
    {
      title: 'of one approved',
      events: [FOUND, VERIFIED, DRAFTED, APPROVED],
      expected: ['verified', 'drafted', 'sent'],
    },
    { title: 'of one sent', events: UNTIL_SENT, expected: ['verified', 'drafted', 'answered'] },
    {
      title: 'of one answered',
      events: [...UNTIL_SENT, ANSWERED],
      expected: ['verified', 'drafted', 'answered', 'promised'],
    },
    {
      title: 'of one that keeps its promise',
      events: [...UNTIL_SENT, KEPT],
      expected: ['verified', 'drafted', 'answered', 'done'],
    },
    {
      title: 'of one done',
      events: [...UNTIL_SENT, KEPT, DONE],
      expected: ['drafted', 'answered', 'reopened'],
    },
    { title: 'of one left alone', events: [FOUND, OPTED_OUT], expected: ['reopened'] },
  ] as const satisfies readonly { title: string; events: readonly StepEvent[]; expected: readonly string[] }[]
  for (const { title, events, expected } of cases) {
    it(`lists what may follow: ${title}`, () => {
      expect(nextSteps(stepsOf(events))).to.deep.equal(expected)
    })
  }
})
