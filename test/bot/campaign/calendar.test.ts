import { expect } from 'chai'
import { calendarOf, changeOfCase, dueOf, inOrder } from '../../../bot/campaign/calendar.ts'
import type { Notice, StepEvent } from '../../../bot/records.ts'
import {
  aCase,
  ANSWERED,
  DAY,
  DONE,
  FOUND,
  HOUR,
  KEPT,
  on,
  PROMISED,
  SENT,
  stepsOf,
  STILL,
  UNTIL_SENT,
} from './steps.ts'

const START = on('03-01')
/** When the letter went out in {@link UNTIL_SENT}. */
const SENT_AT = START + 4 * HOUR
const OUTAGE_ENDED: StepEvent = { kind: 'outage-ended', state: 'optional', since: START }

/** Reminders at days after the letter, each as many days after it as is given. */
const remindedAfter = (...days: readonly number[]) => [
  ...stepsOf(UNTIL_SENT, START),
  ...days.map((day, index) => ({
    at: SENT_AT + day * DAY,
    event: { kind: 'reminded', count: index + 1 } as const,
  })),
]

describe('bot campaign dueOf', () => {
  const cases = [
    { title: 'nothing for what was only found', steps: stepsOf([FOUND]), expected: undefined },
    {
      title: 'a first reminder 7 days after the letter',
      steps: stepsOf(UNTIL_SENT, START),
      expected: { at: SENT_AT + 7 * DAY, what: 'reminder', count: 1, silentSince: SENT_AT },
    },
    {
      title: 'a second one 14 days after the first',
      steps: remindedAfter(7),
      expected: { at: SENT_AT + 21 * DAY, what: 'reminder', count: 2, silentSince: SENT_AT },
    },
    {
      title: 'then a pause, and no third one',
      steps: remindedAfter(7, 21),
      expected: { at: SENT_AT + 35 * DAY, what: 'pause', silentSince: SENT_AT },
    },
    {
      title: 'no reminder sooner for a second letter: silence goes on',
      steps: [
        ...remindedAfter(7),
        ...stepsOf([{ kind: 'skipped', states: ['drafted', 'approved'] }, SENT], SENT_AT + 8 * DAY),
      ],
      expected: {
        at: SENT_AT + 22 * DAY + HOUR,
        what: 'reminder',
        count: 2,
        silentSince: SENT_AT + 8 * DAY + HOUR,
      },
    },
    { title: 'nothing once they answered', steps: stepsOf([...UNTIL_SENT, ANSWERED]), expected: undefined },
    {
      title: 'a look late on the day that was promised',
      steps: stepsOf([...UNTIL_SENT, ANSWERED, PROMISED, OUTAGE_ENDED]),
      expected: { at: on('05-08', 20), what: 'retest', day: '2017-05-08' },
    },
    {
      title: 'a look an hour after a promise for the same evening',
      steps: stepsOf([...UNTIL_SENT, ANSWERED, PROMISED], on('05-08', 15)),
      expected: { at: on('05-08', 22), what: 'retest', day: '2017-05-08' },
    },
    {
      title: 'nothing once somebody looked',
      steps: stepsOf([...UNTIL_SENT, ANSWERED, PROMISED, STILL]),
      expected: undefined,
    },
    {
      title: 'nothing at the end, thanks or not',
      steps: stepsOf([...UNTIL_SENT, KEPT, DONE, SENT]),
      expected: undefined,
    },
    {
      title: 'nothing for thanks before the end, nor any more for the letter before them',
      steps: stepsOf([
        ...UNTIL_SENT,
        { kind: 'skipped', states: ['done'] },
        { kind: 'drafted', letter: 'thanks', language: 'en', code: 'k2' },
        { kind: 'approved', code: 'k2' },
        SENT,
      ]),
      expected: undefined,
    },
    {
      title: 'nothing for one that is left alone',
      steps: stepsOf([...UNTIL_SENT, { kind: 'opted-out', via: 'dns' }]),
      expected: undefined,
    },
    {
      title: 'a first reminder 7 days after one goes on that was paused',
      steps: [
        ...remindedAfter(7, 21),
        ...stepsOf([{ kind: 'stalled' }, { kind: 'reopened' }], SENT_AT + 35 * DAY),
      ],
      expected: { at: SENT_AT + 42 * DAY + HOUR, what: 'reminder', count: 1, silentSince: SENT_AT },
    },
  ]
  for (const { title, steps, expected } of cases) {
    it(`has ${title}`, () => {
      expect(dueOf(steps)).to.deep.equal(expected)
    })
  }
})

describe('bot campaign calendar', () => {
  const silent = aCase(stepsOf(UNTIL_SENT, on('04-20')), 'silent.example')
  const promised = aCase(stepsOf([...UNTIL_SENT, ANSWERED, PROMISED]), 'promised.example')
  const waiting = aCase(stepsOf([FOUND], on('04-02')), 'waiting.example')
  const waitingLonger = aCase(stepsOf([FOUND], on('04-01')), 'zzz.example')
  const done = aCase(stepsOf([...UNTIL_SENT, KEPT, DONE], on('04-01')), 'done.example')
  const doneLater = aCase(stepsOf([...UNTIL_SENT, KEPT, DONE], on('04-03')), 'done-later.example')
  const twin = aCase(stepsOf([FOUND], on('04-02')), 'twin.example')
  const empty = aCase([], 'empty.example')
  const all = [done, twin, doneLater, waiting, promised, empty, waitingLonger, silent]

  it('lists what is due within two weeks, the soonest first, and nothing after', () => {
    const shown = (now: number) => calendarOf(all, now).map((entry) => [entry.case.domain, entry.due.what])
    expect(shown(on('04-25'))).to.deep.equal([
      ['silent.example', 'reminder'],
      ['promised.example', 'retest'],
    ])
    expect(shown(on('04-20'))).to.deep.equal([['silent.example', 'reminder']])
    expect(shown(on('04-24', 20))).to.have.lengthOf(2)
    expect(shown(on('04-24', 19))).to.have.lengthOf(1)
  })

  it('lists what is overdue', () => {
    expect(calendarOf([silent], on('06-01'))).to.have.lengthOf(1)
  })

  it('orders cases by what is due next, then by how long they wait for people, the closed ones last', () => {
    expect(inOrder(all).map(({ domain }) => domain)).to.deep.equal([
      'silent.example',
      'promised.example',
      'empty.example',
      'zzz.example',
      'twin.example',
      'waiting.example',
      'done-later.example',
      'done.example',
    ])
  })
})

describe('bot campaign changeOfCase', () => {
  const found = aCase(stepsOf([...UNTIL_SENT, ANSWERED]))
  const notice: Notice = {
    id: 'n',
    to: found.party,
    text: 'hello',
    lang: 'en',
    createdAt: 1,
  }

  it('says what the ledger keeps: the steps, where it stands, and when to act', () => {
    const added = stepsOf([PROMISED])
    expect(changeOfCase(found, added, [notice])).to.deep.equal({
      caseId: 'case of xmpp.jp',
      knownSteps: 6,
      steps: added,
      state: 'promised',
      dueAt: on('05-08', 20),
      notices: [notice],
    })
  })

  it('names no time where people have to act', () => {
    expect(changeOfCase(found, stepsOf([KEPT, DONE])))
      .to.include({ state: 'done' })
      .and.not.have.property('dueAt')
  })
})
