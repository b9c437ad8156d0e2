import { expect } from 'chai'
import {
  type CheckDecision,
  decideCheck,
  depthFor,
  intervalOf,
  NEW_TARGET,
  sightOf,
} from '../../../bot/campaign/target.ts'
import type { Change, ServiceSummary, Summary, TargetState, Watch } from '../../../bot/records.ts'
import { aFailedEndpoint, anEndpoint, aReport, aVerdict } from '../reports.ts'
import { aCase, ANA, DAY, DONE, FOUND, HOUR, KEPT, on, stepsOf, UNTIL_SENT } from './steps.ts'
import { aKey, aPlace, aService, aSummary } from './summaries.ts'

const MINUTE = 60_000
const START = on('03-01')
/** In the middle, so that nothing is scattered. */
const MIDDLE = { intervalMs: DAY, jitter: 0.5, depth: 'check' } as const
const SILENT = { kind: 'silent' } as const

/** A domain that is looked at again and again. */
class Story {
  state: TargetState = NEW_TARGET
  now = START
  last: CheckDecision | undefined

  /** Looks after that many minutes, and tells what watchers are told. */
  after(minutes: number, seen: Partial<ServiceSummary> | Summary | 'silent' | 'unseen'): readonly Change[] {
    this.now += minutes * MINUTE
    const sight =
      typeof seen === 'string'
        ? { kind: seen }
        : ({
            kind: 'answered',
            summary: { ...('services' in seen ? seen : aSummary(seen)), at: this.now },
          } as const)
    this.last = decideCheck(this.state, sight, { ...MIDDLE, now: this.now })
    // As it comes back from where it is kept.
    this.state = JSON.parse(JSON.stringify(this.last.state)) as TargetState
    return this.last.changes.map(({ change }) => change)
  }

  /** Minutes until the next check. */
  get waits(): number {
    return ((this.last?.nextCheckAt ?? NaN) - this.now) / MINUTE
  }

  get c2s(): ServiceSummary | undefined {
    return this.state.confirmed?.services.c2s
  }
}

/** A story that begins with a look at a sound server. */
function begun(seen: Partial<ServiceSummary> | Summary = {}): Story {
  const story = new Story()
  expect(story.after(0, seen)).to.deep.equal([])
  return story
}

const REQUIRED: Change = { kind: 'verdict', service: 'c2s', from: 'optional', to: 'required' }
const DAY_MINUTES = 24 * 60

describe('bot campaign decideCheck', () => {
  it('knows what it saw first, and looks again after the interval', () => {
    const story = begun()
    expect(story.c2s).to.deep.equal(aService())
    expect(story.waits).to.equal(DAY_MINUTES)
    expect(story.state.knownKeys).to.deep.equal({ k1: START })
  })

  it('spreads checks around the interval', () => {
    const sight = { kind: 'answered', summary: aSummary() } as const
    const at = (jitter: number): number =>
      decideCheck(NEW_TARGET, sight, { ...MIDDLE, jitter, now: START }).nextCheckAt - START
    expect([at(0), at(0.5), at(0.999)].map((ms) => Math.round(ms / HOUR))).to.deep.equal([23, 24, 25])
  })

  it('looks when a certificate is to be warned of, where that is sooner', () => {
    const story = begun({ certificates: [aKey('k1', { notAfter: START + 30 * DAY + 3 * HOUR })] })
    expect(story.waits).to.equal(180)
  })

  it('counts a change of verdict that is seen twice, and dates it by the first time', () => {
    const story = begun()
    expect(story.after(DAY_MINUTES, { state: 'required' })).to.deep.equal([])
    const seenAt = story.now
    expect(story.c2s?.state).to.equal('optional')
    expect(story.waits).to.equal(10)
    expect(story.after(10, { state: 'required' })).to.deep.equal([REQUIRED])
    expect(story.last?.changes[0]?.at).to.equal(seenAt)
    expect(story.c2s?.state).to.equal('required')
    expect(story.state).not.to.have.property('pending')
    expect(story.after(DAY_MINUTES, { state: 'required' })).to.deep.equal([])
  })

  it('counts nothing that is seen twice too soon', () => {
    const story = begun()
    story.after(1, { state: 'required' })
    expect(story.after(9, { state: 'required' })).to.deep.equal([])
    expect(story.waits).to.equal(1)
    expect(story.after(1, { state: 'required' })).to.deep.equal([REQUIRED])
  })

  it('counts no better verdict while a place that answered is one of which nothing can be told', () => {
    const other = aPlace({ host: 'b.xmpp.jp' })
    const story = begun({ endpoints: [aPlace(), other] })
    const without = { state: 'required', endpoints: [aPlace(), { ...other, answers: 'unknown' }] } as const
    for (const minutes of [60, 10, DAY_MINUTES]) expect(story.after(minutes, without)).to.deep.equal([])
    expect(story.c2s).to.deep.include({ state: 'optional', endpoints: [aPlace(), other] })
    const worse = { ...without, state: 'absent' } as const
    story.after(60, worse)
    expect(story.after(10, worse)).to.deep.equal([{ ...REQUIRED, to: 'absent' }])
  })

  it('counts a better verdict beside a place of which nothing was ever known', () => {
    const story = begun()
    const beside = {
      state: 'required',
      endpoints: [aPlace(), aPlace({ host: 'b.xmpp.jp', answers: 'unknown' })],
    } as const
    story.after(60, beside)
    expect(story.after(10, beside)).to.deep.equal([REQUIRED])
  })

  it('forgets a change that is not seen again', () => {
    const story = begun()
    story.after(1, { state: 'required' })
    expect(story.after(20, {})).to.deep.equal([])
    expect(story.state).not.to.have.property('pending')
    expect(story.after(20, { state: 'required' })).to.deep.equal([])
  })

  it('begins to count anew where the second look sees something else again', () => {
    const story = begun()
    story.after(1, { state: 'required' })
    expect(story.after(20, { state: 'absent' })).to.deep.equal([])
    expect(story.after(10, { state: 'absent' })).to.deep.equal([{ ...REQUIRED, to: 'absent' }])
  })

  it('makes nothing of what could not be told, and keeps what was known', () => {
    const story = begun()
    for (const minutes of [1, 20, 20])
      expect(story.after(minutes, { state: 'unknown', basis: 'advertised', certificates: [] })).to.deep.equal(
        [],
      )
    expect(story.c2s).to.deep.equal(aService())
  })

  it('learns later what could not be told at first, without a word', () => {
    const story = begun({ state: 'unknown' })
    expect(story.after(1, {})).to.deep.equal([])
    expect(story.c2s?.state).to.equal('optional')
  })

  it('learns of a service that was not asked before, and forgets none', () => {
    const story = begun({ at: 0, services: {} })
    expect(story.after(1, {})).to.deep.equal([])
    expect(story.c2s).to.deep.equal(aService())
    expect(story.after(1, { at: 0, services: {} })).to.deep.equal([])
    expect(story.c2s).to.deep.equal(aService())
  })

  it('keeps a proof that is only advertised the next time, and gains one', () => {
    const story = begun({ basis: 'advertised' })
    story.after(1, { basis: 'proven' })
    expect(story.c2s?.basis).to.equal('proven')
    story.after(1, { basis: 'advertised' })
    expect(story.c2s?.basis).to.equal('proven')
    story.after(1, { state: 'required', basis: 'advertised' })
    story.after(10, { state: 'required', basis: 'advertised' })
    expect(story.c2s).to.include({ state: 'required', basis: 'advertised' })
  })

  it('waits with a verdict for the address family that answered before', () => {
    const story = begun({ families: [4, 6] })
    story.after(1, { state: 'required', families: [4] })
    expect(story.after(10, { state: 'required', families: [4] })).to.deep.equal([])
    expect(story.waits).to.equal(60)
    expect(story.after(60, { state: 'required', families: [4, 6] })).to.deep.equal([REQUIRED])
    expect(story.c2s?.families).to.deep.equal([4, 6])
  })

  it('waits for it also where it was silent before the change', () => {
    const story = begun({ families: [4, 6] })
    story.after(1, { families: [4] })
    story.after(1, { state: 'required', families: [4] })
    expect(story.after(10, { state: 'required', families: [4] })).to.deep.equal([])
  })

  it('gives up waiting after a day: that family is gone', () => {
    const story = begun({ families: [4, 6] })
    story.after(1, { state: 'required', families: [4] })
    expect(story.after(DAY_MINUTES - 1, { state: 'required', families: [4] })).to.deep.equal([])
    expect(story.after(1, { state: 'required', families: [4] })).to.deep.equal([REQUIRED])
    expect(story.c2s?.families).to.deep.equal([4])
  })

  it('tells of an endpoint that is gone when it is missed twice, and of one that is new', () => {
    const two = [aPlace(), aPlace({ host: 'two.xmpp.jp' })]
    const endpoint = { security: 'starttls', host: 'two.xmpp.jp', port: 5222 } as const
    const story = begun({ endpoints: two })
    expect(story.after(1, {})).to.deep.equal([])
    expect(story.c2s?.endpoints).to.deep.equal(two)
    expect(story.after(10, {})).to.deep.equal([{ kind: 'endpoint-gone', service: 'c2s', endpoint }])
    expect(story.after(1, { endpoints: two })).to.deep.equal([])
    expect(story.c2s?.endpoints).to.deep.equal([aPlace()])
    expect(story.after(10, { endpoints: two })).to.deep.equal([
      { kind: 'endpoint-new', service: 'c2s', endpoint },
    ])
  })

  it('does not let an endpoint that comes and goes hold up a verdict', () => {
    const two = [aPlace(), aPlace({ host: 'two.xmpp.jp' })]
    const story = begun({ endpoints: two })
    story.after(1, { state: 'required' })
    expect(story.after(10, { state: 'required', endpoints: two })).to.deep.equal([REQUIRED])
  })

  it('keeps an endpoint of which nothing could be told', () => {
    const story = begun()
    const unknown = { endpoints: [aPlace({ answers: 'unknown' }), aPlace({ port: 1, answers: 'unknown' })] }
    story.after(1, unknown)
    expect(story.after(10, unknown)).to.deep.equal([])
    expect(story.c2s?.endpoints).to.deep.equal([aPlace(), aPlace({ port: 1, answers: 'unknown' })])
  })

  it('tells of a key once it was presented twice, together with what else changed', () => {
    const story = begun()
    const renewed = { state: 'required', certificates: [aKey('k2')] } as const
    expect(story.after(1, renewed)).to.deep.equal([])
    expect(story.c2s?.certificates).to.deep.equal([aKey('k1')])
    expect(story.after(10, renewed).map(({ kind }) => kind)).to.deep.equal(['verdict', 'key-changed'])
    expect(story.c2s?.certificates).to.deep.equal([aKey('k2')])
  })

  it('tells nothing of servers that take turns with their keys, once both are known', () => {
    const story = begun({ certificates: [aKey('k1'), aKey('k2')] })
    for (const key of ['k1', 'k2', 'k1', 'k2', 'k2'])
      expect(story.after(15, { certificates: [aKey(key)] })).to.deep.equal([])
  })

  it('forgets keys that were not presented for half a year', () => {
    const story = begun()
    const long = aKey('k2', { notAfter: START + 900 * DAY })
    story.after(1, { certificates: [long] })
    story.after(10, { certificates: [long] })
    expect(story.state.knownKeys).to.have.keys('k1', 'k2')
    story.after(180 * DAY_MINUTES, { certificates: [long] })
    expect(story.state.knownKeys).to.have.keys('k2')
  })

  it('warns of a certificate once, and of the next threshold when it comes', () => {
    const story = begun()
    const left = (changes: readonly Change[]) =>
      changes.map((change) => (change.kind === 'certificate-ending' ? change.daysLeft : change.kind))
    expect(left(story.after(30 * DAY_MINUTES, {}))).to.deep.equal([29])
    expect(left(story.after(1, {}))).to.deep.equal([])
    story.after(1, 'silent')
    expect(left(story.after(20 * DAY_MINUTES, {}))).to.deep.equal([9])
    expect(story.state.expiryTold).to.deep.equal({ k1: 14 })
  })

  it('forgets warnings with the key that they were about', () => {
    const story = begun()
    story.state = { ...story.state, expiryTold: { gone: 7, k1: 30 } }
    story.after(31 * DAY_MINUTES, {})
    expect(story.state.expiryTold).to.deep.equal({ k1: 30 })
  })

  it('keeps a letter that was not asked for again, and tells a new one at once', () => {
    const story = begun(aSummary({}, { letter: 'A' }))
    story.after(1, {})
    expect(story.state.confirmed?.letter).to.equal('A')
    expect(story.after(1, aSummary({}, { letter: 'C' }))).to.deep.equal([
      { kind: 'grade', from: 'A', to: 'C' },
    ])
  })

  it('looks at a silent server again after 1, 2, 4, … minutes, at most an hour', () => {
    const story = begun()
    const waits = Array.from({ length: 9 }, () => {
      story.after(story.last === undefined ? 0 : story.waits, 'silent')
      return story.waits
    })
    expect(waits).to.deep.equal([1, 2, 4, 8, 16, 32, 60, 60, 60])
  })

  it('tells an outage once it lasts, and its end with what there was to see', () => {
    const story = begun()
    story.after(DAY_MINUTES, 'silent')
    const since = story.now
    expect([story.after(1, 'silent'), story.after(2, 'silent')]).to.deep.equal([[], []])
    expect(story.after(4, 'silent')).to.deep.equal([{ kind: 'outage-began', since }])
    expect(story.after(8, 'silent')).to.deep.equal([])
    expect(story.after(16, { state: 'required' })).to.deep.equal([
      { kind: 'outage-ended', since, until: story.now, found: { c2s: 'required' } },
    ])
    expect(story.state).not.to.have.property('outage')
    expect(story.c2s?.state).to.equal('optional')
    expect(story.waits).to.equal(10)
    expect(story.after(10, { state: 'required' })).to.deep.equal([REQUIRED])
  })

  it('tells no outage that was met twice only, however long ago', () => {
    const story = begun()
    story.after(1, 'silent')
    expect(story.after(300, 'silent')).to.deep.equal([])
    expect(story.after(1, 'silent')).to.have.lengthOf(1)
  })

  it('says nothing of a restart', () => {
    const story = begun()
    story.after(1, 'silent')
    story.after(1, 'silent')
    expect(story.after(2, {})).to.deep.equal([])
    expect(story.waits).to.equal(DAY_MINUTES)
  })

  it('lets no outage flip a verdict, nor forget a change that was seen before it', () => {
    const story = begun()
    story.after(1, { state: 'required' })
    for (const minutes of [10, 10, 10]) story.after(minutes, 'silent')
    expect(story.c2s?.state).to.equal('optional')
    expect(story.after(10, { state: 'required' })).to.deep.include(REQUIRED)
  })

  it('looks less often at a server that is away for a week', () => {
    const story = begun()
    story.after(1, 'silent')
    story.after(7 * DAY_MINUTES, 'silent')
    expect(story.waits).to.equal(DAY_MINUTES)
  })

  it('tells nothing of a name that never led anywhere, and does not hammer at it', () => {
    const story = new Story()
    for (const minutes of [0, 10, 10, 10]) expect(story.after(minutes, 'silent')).to.deep.equal([])
    expect(story.waits).to.equal(DAY_MINUTES)
    expect(story.after(1, {})).to.deep.equal([])
  })

  it('learns nothing about the server where DNS fails', () => {
    const story = begun()
    story.after(1, 'silent')
    const before = story.state
    expect(story.after(1, 'unseen')).to.deep.equal([])
    expect(story.state).to.deep.equal(before)
    expect(story.waits).to.equal(10)
    const often = decideCheck(before, { kind: 'unseen' }, { ...MIDDLE, intervalMs: MINUTE, now: 0 })
    expect(often.nextCheckAt).to.equal(MINUTE)
  })

  it('scatters checks that are put off together over ten minutes', () => {
    const waits = [0, 0.5, 1].map(
      (jitter) =>
        decideCheck(NEW_TARGET, { kind: 'spared' }, { ...MIDDLE, jitter, now: START }).nextCheckAt - START,
    )
    expect(waits).to.deep.equal([5 * MINUTE, 10 * MINUTE, 15 * MINUTE])
  })

  it('remembers when it looked in depth', () => {
    const sight = { kind: 'answered', summary: aSummary() } as const
    const { state } = decideCheck(NEW_TARGET, sight, { ...MIDDLE, depth: 'full', now: START })
    expect(state.testedInDepthAt).to.equal(START)
    expect(decideCheck(state, sight, { ...MIDDLE, now: START + 1 }).state.testedInDepthAt).to.equal(START)
  })
})

describe('bot campaign depthFor', () => {
  const confirmed = aSummary()
  const cases = [
    { title: 'a check at first', state: NEW_TARGET, expected: 'check' },
    { title: 'in depth once it is known', state: { ...NEW_TARGET, confirmed }, expected: 'full' },
    {
      title: 'in depth after a week',
      state: { ...NEW_TARGET, confirmed, testedInDepthAt: START - 7 * DAY },
      expected: 'full',
    },
    {
      title: 'a check before that',
      state: { ...NEW_TARGET, confirmed, testedInDepthAt: START - 6 * DAY },
      expected: 'check',
    },
    {
      title: 'a check in an outage',
      state: { ...NEW_TARGET, confirmed, outage: { since: 0, attempts: 1, isTold: false } },
      expected: 'check',
    },
    {
      title: 'a check while a change has to be seen again',
      state: { ...NEW_TARGET, confirmed, pending: [{ change: REQUIRED, since: 0 }] },
      expected: 'check',
    },
  ] as const
  for (const { title, state, expected } of cases) {
    it(`asks for ${title}`, () => {
      expect(depthFor(state, START)).to.equal(expected)
    })
  }
})

/** While others answer over both families. */
const READING = { at: 7, ways: { 4: 'open', 6: 'open' }, untold: {} } as const

describe('bot campaign sightOf', () => {
  const refused = { state: 'failed', phase: 'tcp', code: 'refused' } as const
  const spared = { state: 'skipped', because: 'spared' } as const
  const unknown = (code: 'no-address' | 'dns-failed' | 'guarded') =>
    aVerdict('unknown', [{ code, params: {} }])
  const nothing = (c2s = unknown('dns-failed'), s2s = c2s) =>
    aReport({ endpoints: [], verdict: { c2s, s2s } })
  const cases = [
    { title: 'an answer', report: aReport(), expected: 'answered' },
    {
      title: 'an answer at one of two',
      report: aReport({ endpoints: [aFailedEndpoint('c2s', refused), anEndpoint('s2s')] }),
      expected: 'answered',
    },
    {
      title: 'silence',
      report: aReport({ endpoints: [aFailedEndpoint('c2s', refused)] }),
      expected: 'silent',
    },
    { title: 'a domain without a service', report: nothing(aVerdict('not-offered')), expected: 'answered' },
    { title: 'a name that leads nowhere', report: nothing(unknown('no-address')), expected: 'silent' },
    { title: 'DNS that fails', report: nothing(), expected: 'unseen' },
    {
      title: 'a name that leads where nobody may look',
      report: nothing(unknown('guarded')),
      expected: 'unseen',
    },
    {
      title: 'an answer at one of two, the other spared',
      report: aReport({ endpoints: [anEndpoint('c2s'), aFailedEndpoint('s2s', spared)] }),
      expected: 'spared',
    },
    {
      title: 'silence at one of two, the other spared',
      report: aReport({ endpoints: [aFailedEndpoint('c2s', refused), aFailedEndpoint('s2s', spared)] }),
      expected: 'spared',
    },
  ]
  for (const { title, report, expected } of cases) {
    it(`sees ${title}`, () => {
      expect(sightOf(report, READING).kind).to.equal(expected)
    })
  }

  const others = [
    {
      title: 'silence where our own network may be down',
      report: aReport({ endpoints: [aFailedEndpoint('c2s', refused)] }),
      reading: { ...READING, ways: { 4: 'unknown', 6: 'open' } },
    },
    {
      title: 'silence of one service where nothing can be told of the other',
      report: aReport({
        endpoints: [
          aFailedEndpoint('c2s', refused),
          aFailedEndpoint('s2s', refused, { address: '2001:db8::1' }),
        ],
      }),
      reading: { ...READING, ways: { 4: 'open', 6: 'unknown' } },
    },
    {
      title: 'silence of one place where DNS did not tell of another that is known',
      report: aReport({ endpoints: [aFailedEndpoint('c2s', refused)] }),
      reading: { ...READING, untold: { s2s: [{ security: 'starttls', host: 'xmpp.jp', port: 5269 }] } },
    },
    {
      title: 'a name that leads nowhere where our own network may be down',
      report: nothing(unknown('no-address')),
      reading: { ...READING, ways: { 4: 'unknown', 6: 'none' } },
    },
  ] as const
  for (const { title, report, reading } of others) {
    it(`learns nothing from ${title}`, () => {
      expect(sightOf(report, reading).kind).to.equal('unseen')
    })
  }

  it('sees an answer where only one service was asked about', () => {
    const s2s = aVerdict('unknown', [{ code: 'not-asked', params: {} }])
    expect(sightOf(aReport({ verdict: { c2s: aVerdict('required'), s2s } }), READING).kind).to.equal(
      'answered',
    )
  })

  it('is dated by whoever looks', () => {
    const sight = sightOf(aReport(), READING)
    expect(sight.kind === 'answered' && sight.summary.at).to.equal(7)
  })
})

describe('bot campaign intervalOf', () => {
  const watch = (interval: Watch['interval']): Watch => ({
    domain: 'xmpp.jp',
    party: { kind: 'person', jid: 'ana@xmpp.example' },
    interval,
    language: 'en',
    by: ANA,
    since: 0,
  })
  const found = aCase(stepsOf([FOUND]))
  const sent = aCase(stepsOf(UNTIL_SENT))
  const done = aCase(stepsOf([...UNTIL_SENT, KEPT, DONE]))
  const cases = [
    { title: 'nobody', watches: [], cases: [], expected: undefined },
    { title: 'the only one', watches: [watch('weekly')], cases: [], expected: 7 * DAY },
    {
      title: 'the most eager',
      watches: [watch('weekly'), watch('hourly'), watch('daily')],
      cases: [],
      expected: HOUR,
    },
    {
      title: 'a campaign that has to be verified',
      watches: [],
      cases: [aCase(stepsOf([FOUND], on('03-05') - HOUR + 1))],
      expected: HOUR / 6,
    },
    { title: 'a campaign without steps', watches: [], cases: [aCase([])], expected: HOUR / 6 },
    { title: 'a campaign that begins', watches: [watch('weekly')], cases: [found], expected: DAY },
    {
      title: 'a campaign whose letter is out',
      watches: [watch('daily')],
      cases: [found, sent],
      expected: HOUR,
    },
    { title: 'a campaign that is over', watches: [], cases: [done], expected: undefined },
  ]
  for (const { title, watches, cases: campaigns, expected } of cases) {
    it(`is that of ${title}`, () => {
      expect(intervalOf(watches, campaigns, on('03-05'))).to.equal(expected)
    })
  }
})

describe('bot campaign decideCheck, for what was never confirmed', () => {
  it('takes a silent server for away only once it was there', () => {
    const decided = decideCheck(NEW_TARGET, SILENT, { ...MIDDLE, now: START })
    expect(decided.state.outage).to.deep.equal({ since: START, attempts: 1, isTold: false })
    expect(decided.changes).to.deep.equal([])
  })
})
