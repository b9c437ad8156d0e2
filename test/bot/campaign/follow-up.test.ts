import { expect } from 'chai'
import { concernsCampaigns, followUp } from '../../../bot/campaign/follow-up.ts'
import type { Change, StepEvent } from '../../../bot/records.ts'
import type { VerdictState } from '../../../probes/index.ts'
import { aCase, ANSWERED, FOUND, KEPT, on, PROMISED, stepsOf, UNTIL_SENT, VERIFIED } from './steps.ts'
import { aService } from './summaries.ts'

const NOW = on('05-08', 20)
const ENDED: Change = { kind: 'outage-ended', since: on('05-08', 3), until: NOW, found: {} }
const CHANGED: Change = { kind: 'verdict', service: 'c2s', from: 'optional', to: 'required' }
const FINISH = { say: 'notice.to-finish', params: { line: 'done xmpp.jp' } }
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
    expect(follow(promised, 'optional', [], NOW - 1)).to.deep.equal({ steps: [], lines: [] })
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
    { state: 'unknown', lines: [{ say: 'notice.promise-untold' }, found('?', 'unknown')] },
    {
      state: 'required',
      s2s: 'unknown',
      lines: [{ say: 'notice.promise-untold' }, found('✔', 'required'), found('?', 'unknown', 's2s')],
    },
  ]
  for (const { state, s2s, lines } of kept) {
    it(`says on its day what became of a promise: c2s ${state}${s2s === undefined ? '' : `, s2s ${s2s}`}`, () => {
      const all = s2s ?? state
      expect(follow(promised, state, [CHANGED, ENDED], NOW, s2s)).to.deep.equal({
        steps: [{ at: NOW, event: { kind: 'retested', state: all } }],
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

  it('proposes no end while another service takes clear text, or where a verdict became worse', () => {
    expect(follow(UNTIL_SENT, 'required', [CHANGED], NOW, 'optional')).to.deep.equal({ steps: [], lines: [] })
    expect(follow(UNTIL_SENT, 'absent', [{ ...CHANGED, to: 'absent' }])).to.deep.equal({
      steps: [],
      lines: [],
    })
  })

  it('leaves certificates and grades to those who watch', () => {
    const told = [CHANGED, ENDED, { kind: 'outage-began', since: 0 }] as const
    expect(told.map(concernsCampaigns)).to.deep.equal([true, true, true])
    expect(concernsCampaigns({ kind: 'grade', from: 'A', to: 'B' })).to.equal(false)
  })
})
