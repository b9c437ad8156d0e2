import { expect } from 'chai'
import { concernsCampaigns, followUp } from '../../../bot/campaign/follow-up.ts'
import type { Change, StepEvent } from '../../../bot/records.ts'
import type { VerdictState } from '../../../probes/index.ts'
import {
  aCase,
  ANSWERED,
  DONE,
  FOUND,
  HOUR,
  KEPT,
  on,
  PROMISED,
  stepsOf,
  UNTIL_SENT,
  VERIFIED,
} from './steps.ts'
import { aService } from './summaries.ts'

const NOW = on('05-08', 20)
const ENDED: Change = { kind: 'outage-ended', since: on('05-08', 3), until: NOW, found: {} }
const CHANGED: Change = { kind: 'verdict', service: 'c2s', from: 'optional', to: 'required' }
const KEY_CHANGED: Change = {
  kind: 'key-changed',
  service: 'c2s',
  oldKey: 'k1',
  oldNotAfter: NOW,
  oldIssuer: 'CN=R11',
  newKey: 'k2',
  newIssuer: 'CN=R11',
}
const FINISH = { say: 'notice.to-finish', params: { line: 'done xmpp.jp' } }
const NOTHING = { steps: [], lines: [] }
const PROMISED_LINE = { say: 'notice.promised', params: { day: new Date('2017-05-08') } }

/** What follows for a case with these events from a check with this result. */
function follow(
  events: readonly StepEvent[],
  state: VerdictState,
  changes: readonly Change[] = [],
  now = NOW,
  s2s?: VerdictState,
) {
  const services = { c2s: aService({ state }), ...(s2s !== undefined && { s2s: aService({ state: s2s }) }) }
  const summary = { at: now, services }
  return followUp(aCase(stepsOf(events)), {
    now,
    seen: summary,
    confirmed: summary,
    changes: changes.map((change) => ({ at: now, change })),
  })
}

const found = (symbol: string, state: VerdictState, service = 'c2s') => ({
  say: 'notice.found',
  params: { symbol, service, state },
})

describe('bot campaign followUp', () => {
  const promised = [...UNTIL_SENT, ANSWERED, PROMISED]

  it('is nothing where nothing happened', () => {
    expect(follow(promised, 'optional', [], NOW - 1)).to.deep.equal(NOTHING)
  })

  const kept: readonly { state: VerdictState; s2s?: VerdictState; lines: readonly object[] }[] = [
    { state: 'required', lines: [{ say: 'notice.promise-kept' }, found('✔', 'required'), FINISH] },
    {
      state: 'optional',
      lines: [
        { say: 'notice.promise-broken' },
        found('⚠', 'optional'),
        { say: 'notice.to-write', params: { line: 'letter xmpp.jp reminder' } },
      ],
    },
    {
      state: 'absent',
      lines: [
        { say: 'notice.promise-broken' },
        found('✖', 'absent'),
        { say: 'notice.to-write', params: { line: 'letter xmpp.jp reminder' } },
      ],
    },
    {
      state: 'not-enforced',
      lines: [
        { say: 'notice.promise-broken' },
        found('✖', 'not-enforced'),
        { say: 'notice.to-write', params: { line: 'letter xmpp.jp reminder' } },
      ],
    },
    { state: 'not-offered', lines: [{ say: 'notice.promise-untold' }, found('–', 'not-offered')] },
    { state: 'unknown', lines: [{ say: 'notice.promise-untold' }, found('?', 'unknown')] },
    { state: 'unusable', lines: [{ say: 'notice.promise-untold' }, found('✖', 'unusable')] },
    {
      state: 'required',
      s2s: 'unknown',
      lines: [{ say: 'notice.promise-kept' }, found('✔', 'required'), found('?', 'unknown', 's2s'), FINISH],
    },
  ]
  for (const { state, s2s, lines } of kept) {
    it(`says on its day what became of a promise: c2s ${state}${s2s === undefined ? '' : `, s2s ${s2s}`}`, () => {
      expect(follow(promised, state, [CHANGED, ENDED], NOW, s2s)).to.deep.equal({
        steps: [{ at: NOW, event: { kind: 'retested', state } }],
        lines: [PROMISED_LINE, ...lines],
      })
    })
  }

  it('writes down what was seen after an outage, and proposes a letter where clear text is still taken', () => {
    expect(follow(UNTIL_SENT, 'optional', [ENDED])).to.deep.equal({
      steps: [{ at: NOW, event: { kind: 'outage-ended', state: 'optional', since: on('05-08', 3) } }],
      lines: [{ say: 'notice.to-write', params: { line: 'letter xmpp.jp after-outage' } }],
    })
  })

  it('proposes no letter after an outage where none was written, or where there is nothing to write', () => {
    expect(follow([FOUND, VERIFIED], 'optional', [ENDED]).lines).to.deep.equal([])
    expect(follow(UNTIL_SENT, 'required', [ENDED]).lines).to.deep.equal([])
    expect(follow(UNTIL_SENT, 'unknown', [ENDED]).lines).to.deep.equal([])
  })

  it('writes down that TLS is required once that counts, and proposes the end', () => {
    expect(follow(UNTIL_SENT, 'required', [CHANGED])).to.deep.equal({
      steps: [{ at: NOW, event: { kind: 'retested', state: 'required' } }],
      lines: [FINISH],
    })
    expect(follow([...UNTIL_SENT, KEPT], 'required', [CHANGED])).to.deep.equal({ steps: [], lines: [FINISH] })
  })

  it('proposes the end once, whatever else changed with it', () => {
    expect(follow([...UNTIL_SENT, KEPT], 'required', [KEY_CHANGED, CHANGED]).lines).to.deep.equal([FINISH])
  })

  it('looks at the end of an outage first, whatever else changed with it', () => {
    const kinds = follow(UNTIL_SENT, 'optional', [CHANGED, ENDED]).steps.map(({ event }) => event.kind)
    expect(kinds).to.deep.equal(['outage-ended'])
  })

  it('proposes no end for what changed elsewhere, or became worse', () => {
    expect(follow(UNTIL_SENT, 'required', [KEY_CHANGED])).to.deep.equal(NOTHING)
    expect(follow(UNTIL_SENT, 'required', [{ ...CHANGED, service: 's2s' }])).to.deep.equal(NOTHING)
    expect(follow(UNTIL_SENT, 'absent', [{ ...CHANGED, to: 'absent' }])).to.deep.equal(NOTHING)
  })

  it('verifies a finding by a second look, some time after the first, and says what is next', () => {
    const later = on('03-01') + 600_000
    expect(follow([FOUND], 'optional', [], later - 1)).to.deep.equal(NOTHING)
    expect(follow([FOUND], 'absent', [], later)).to.deep.equal({
      steps: [{ at: later, event: { kind: 'verified', state: 'absent' } }],
      lines: [
        { say: 'step.verified', params: { at: new Date(later), state: 'absent' } },
        { say: 'next.verified', params: { line: 'letter xmpp.jp' } },
      ],
    })
    for (const state of ['required', 'unknown'] as const)
      expect(follow([FOUND], state, [], later)).to.deep.equal(NOTHING)
  })

  it('counts the time from the finding, whatever was noted since', () => {
    const events = [FOUND, { kind: 'noted', text: 'they know' }] as const
    expect(follow(events, 'optional', [], on('03-01') + HOUR).steps).to.have.lengthOf(1)
  })

  it('verifies anew what was opened again', () => {
    const events = [...UNTIL_SENT, KEPT, DONE, { kind: 'reopened' }] as const
    const reopenedAt = on('03-01') + (events.length - 1) * HOUR
    expect(follow(events, 'optional', [], reopenedAt + 1)).to.deep.equal(NOTHING)
    expect(follow(events, 'optional', [], reopenedAt + HOUR).steps).to.have.lengthOf(1)
  })

  it('can tell nothing of c2s where only s2s was seen', () => {
    const s2s = { at: NOW, services: { s2s: aService() } }
    const check = { now: NOW, seen: s2s, confirmed: s2s, changes: [{ at: NOW, change: ENDED }] }
    const followed = (events: readonly StepEvent[]) => followUp(aCase(stepsOf(events)), check).steps[0]?.event
    expect(followed([FOUND])).to.equal(undefined)
    expect(followed(promised)).to.include({ kind: 'retested', state: 'unknown' })
    expect(followed(UNTIL_SENT)).to.include({ kind: 'outage-ended', state: 'unknown' })
    expect(followUp(aCase([]), check).steps).to.deep.equal([])
  })

  it('leaves certificates and grades to those who watch', () => {
    const told = [CHANGED, ENDED, { kind: 'outage-began', since: 0 }] as const
    expect(told.map(concernsCampaigns)).to.deep.equal([true, true, true])
    expect(concernsCampaigns({ kind: 'grade', from: 'A', to: 'B' })).to.equal(false)
  })
})
