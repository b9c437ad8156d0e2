import { expect } from 'chai'
import { translator } from '../../../bot/locales/index.ts'
import type { Step, StepEvent } from '../../../bot/records.ts'
import { sayNext, sayRefusal, sayStep } from '../../../bot/reply/case.ts'
import { addStep } from '../../../bot/campaign/timeline.ts'

const translate = translator('en')
const AT = Date.parse('2017-03-06T09:30:00Z')
const ALICE = { key: 'alice@example.org', name: 'Alice' }

function stepsOf(...events: readonly StepEvent[]): readonly Step[] {
  return events.map((event) => ({ at: AT, by: ALICE, event }))
}

const FOUND = { kind: 'found', state: 'optional' } as const
const VERIFIED = { kind: 'verified', state: 'optional' } as const
const DRAFTED = { kind: 'drafted', letter: 'first', language: 'ja', code: 'K7QX' } as const
const APPROVED = { kind: 'approved', code: 'K7QX' } as const
const SENT = { kind: 'sent' } as const
const ENDED = [
  FOUND,
  { kind: 'retested', state: 'required' },
  { kind: 'done', state: 'required' },
] as const satisfies readonly StepEvent[]
const THANKED = { ...DRAFTED, letter: 'thanks' } as const

describe('bot reply about campaigns', () => {
  const nexts = [
    { title: 'found', steps: stepsOf(FOUND), expected: /I test once more/ },
    { title: 'verified', steps: stepsOf(FOUND, VERIFIED), expected: /: letter xmpp\.jp$/ },
    { title: 'drafted', steps: stepsOf(FOUND, VERIFIED, DRAFTED), expected: /: approve K7QX$/ },
    { title: 'approved', steps: stepsOf(FOUND, VERIFIED, DRAFTED, APPROVED), expected: /: sent xmpp\.jp$/ },
    {
      title: 'sent',
      steps: stepsOf(FOUND, VERIFIED, DRAFTED, APPROVED, SENT),
      expected: /answered xmpp\.jp – else I remind you here on 13 Mar 2017/,
    },
    {
      title: 'reminded twice',
      steps: stepsOf(FOUND, VERIFIED, DRAFTED, APPROVED, SENT, { kind: 'reminded', count: 2 }),
      expected: /else the campaign is paused on 20 Mar 2017/,
    },
    {
      title: 'a promise that was kept',
      steps: stepsOf(FOUND, SENT, { kind: 'retested', state: 'required' }),
      expected: /: done xmpp\.jp$/,
    },
    {
      title: 'a promise that was not kept',
      steps: stepsOf(FOUND, SENT, { kind: 'retested', state: 'optional' }),
      expected: /still optional; write again: letter xmpp\.jp reminder$/,
    },
    { title: 'done', steps: stepsOf(...ENDED), expected: /: letter xmpp\.jp thanks$/ },
    { title: 'thanks that are drafted', steps: stepsOf(...ENDED, THANKED), expected: /: approve K7QX$/ },
    {
      title: 'thanks that are approved',
      steps: stepsOf(...ENDED, THANKED, APPROVED),
      expected: /: sent xmpp\.jp$/,
    },
    {
      title: 'thanks before anybody saw the end',
      steps: stepsOf(FOUND, { kind: 'skipped', states: ['done'] }, THANKED),
      expected: /: approve K7QX$/,
    },
    { title: 'stalled', steps: stepsOf(FOUND, { kind: 'stalled' }), expected: /: reopen xmpp\.jp$/ },
  ]
  for (const { expected, steps, title } of nexts) {
    it(`says what comes after: ${title}`, () => {
      const lines = sayNext({ domain: 'xmpp.jp', steps }, AT).map((said) => translate(said))
      expect(lines).to.have.length(1)
      expect(lines[0]).to.match(expected)
    })
  }

  it('asks nothing of anybody where the operators want to be left alone', () => {
    const steps = stepsOf(FOUND, { kind: 'opted-out', via: 'dns' })
    expect(sayNext({ domain: 'xmpp.jp', steps }, AT)).to.deep.equal([])
  })

  it('asks nothing more once thanks were sent, or where nobody saw the end', () => {
    const thanked = stepsOf(...ENDED, THANKED, APPROVED, SENT)
    const unseen = stepsOf(FOUND, { kind: 'done', state: 'unknown' })
    for (const steps of [thanked, unseen]) expect(sayNext({ domain: 'xmpp.jp', steps }, AT)).to.deep.equal([])
  })

  const refusals = [
    {
      title: 'no letter yet',
      steps: stepsOf(FOUND, VERIFIED),
      event: SENT,
      expected: /missing before that: drafted, approved\. Do that first: letter xmpp\.jp –/,
    },
    {
      title: 'a letter that nobody approved',
      steps: stepsOf(FOUND, VERIFIED, DRAFTED),
      event: SENT,
      expected: /missing before that: approved\. Do that first: approve K7QX –/,
    },
    {
      title: 'thanks before the end',
      steps: stepsOf(FOUND, VERIFIED),
      event: { ...DRAFTED, letter: 'thanks' },
      expected: /missing before that: done\. Do that first: done xmpp\.jp –/,
    },
    {
      title: 'a letter of one’s own',
      steps: stepsOf(FOUND, VERIFIED, DRAFTED),
      event: APPROVED,
      expected: /second person/,
    },
    {
      title: 'a code that no letter has',
      steps: stepsOf(FOUND, VERIFIED, DRAFTED),
      event: { ...APPROVED, code: 'ZZZZ' },
      expected: /No letter for xmpp\.jp has that code/,
    },
    {
      title: 'a letter that was replaced',
      steps: stepsOf(FOUND, VERIFIED, DRAFTED, { ...DRAFTED, code: 'M2WP' }),
      event: APPROVED,
      expected: /: approve M2WP$/,
    },
    {
      title: 'a second approval',
      steps: stepsOf(FOUND, VERIFIED, DRAFTED, APPROVED),
      event: APPROVED,
      expected: /approved already/,
    },
  ] as const
  for (const { event, expected, steps, title } of refusals) {
    it(`says why it cannot be: ${title}`, () => {
      const progress = addStep(steps, { at: AT, by: ALICE, event })
      expect(progress.ok).to.equal(false)
      if (progress.ok) return
      expect(translate(sayRefusal(progress.refusal, { domain: 'xmpp.jp', steps }, 'x anyway'))).to.match(
        expected,
      )
    })
  }

  it('names whoever had that forgotten in the language of the answer', () => {
    const step: Step = { at: AT, by: { key: '', name: '' }, event: { kind: 'noted', text: 'hello' } }
    expect(translate(sayStep(step))).to.equal('6 Mar 2017 – note by somebody: hello')
    expect(translator('ja')(sayStep(step))).to.equal('2017年3月6日 – 誰か のメモ：hello')
  })

  const steps = [
    { event: VERIFIED, expected: 'verified by a second test: c2s optional' },
    { event: DRAFTED, expected: 'letter K7QX drafted by Alice (the first, 日本語)' },
    { event: APPROVED, expected: 'letter K7QX approved by Alice' },
    { event: { kind: 'reminded', count: 2 }, expected: 'no answer yet: reminder no. 2' },
    {
      event: { kind: 'outage-ended', state: 'optional', since: AT - 86_400_000 },
      expected: 'back after the outage of 5 Mar 2017: c2s optional',
    },
    { event: { kind: 'stalled' }, expected: 'paused: no answer' },
    { event: { kind: 'opted-out', via: 'contact' }, expected: 'its operators asked to be left alone' },
  ] as const
  for (const { event, expected } of steps) {
    it(`tells the step ${event.kind}`, () => {
      expect(translate(sayStep({ at: AT, by: ALICE, event }))).to.equal(`6 Mar 2017 – ${expected}`)
    })
  }
})
