import { expect } from 'chai'
import {
  answersOf,
  doubtfulFamilies,
  spokenFamilies,
  untoldPlaces,
  type Way,
  type Ways,
} from '../../../bot/campaign/answering.ts'
import type { EndpointReport } from '../../../probes/index.ts'
import { discoveryOf, failed, observed, scanOf } from '../../probes/builders.ts'
import { aFailedEndpoint, anEndpoint, aReport, DIRECT } from '../reports.ts'
import { aPlace, aSummary } from './summaries.ts'

const V6 = { address: '2001:db8::1' } as const
const OPEN: Ways = { 4: 'open', 6: 'open' }

function failing(
  code: Extract<EndpointReport['outcome'], { state: 'failed' }>['code'],
  parts: Partial<EndpointReport> = {},
  phase: 'dns' | 'tcp' | 'stream' = 'tcp',
): EndpointReport {
  return aFailedEndpoint('c2s', { state: 'failed', phase, code }, parts)
}

/** As where no address was found. */
function unaddressed(endpoint: EndpointReport): EndpointReport {
  const { address: _address, ...rest } = endpoint
  return rest
}

function answerOf(ways: Ways, ...endpoints: readonly EndpointReport[]) {
  const answers = answersOf(endpoints, [], ways).map(({ answer }) => answer)
  expect(answers).to.have.lengthOf(1)
  return answers[0]
}

describe('bot campaign answersOf', () => {
  const bySilence = [
    { way: 'open', expected: 'no', means: 'others answer over that family' },
    { way: 'unknown', expected: 'doubtful', means: 'nobody answers over it now' },
    { way: 'none', expected: 'unknown', means: 'nobody ever answered over it' },
  ] as const
  for (const { way, expected, means } of bySilence) {
    for (const code of ['timeout', 'refused', 'unreachable', 'reset', 'closed'] as const) {
      it(`says ${expected} of ${code} where ${means}`, () => {
        expect(answerOf({ 4: way, 6: 'open' }, failing(code))).to.equal(
          expected === 'doubtful' ? 'doubtful' : expected,
        )
        const other: Way = way === 'open' ? 'none' : 'open'
        expect(answerOf({ 4: other, 6: way }, failing(code, V6))).to.equal(expected)
      })
    }
  }

  it('says of a name without an address what the better family says: DNS is asked over either', () => {
    const nowhere = unaddressed(failing('no-address', {}, 'dns'))
    expect(answerOf({ 4: 'none', 6: 'open' }, nowhere)).to.equal('no')
    expect(answerOf({ 4: 'unknown', 6: 'none' }, nowhere)).to.equal('doubtful')
    expect(answerOf({ 4: 'none', 6: 'none' }, nowhere)).to.equal('unknown')
  })

  it('doubts whatever a look-up that gave no answer would have shown, over whichever family others answer', () => {
    for (const code of ['timeout', 'dns-failure', 'refused', 'unreachable', 'local-error'] as const)
      expect(answerOf(OPEN, unaddressed(failing(code, {}, 'dns'))), code).to.equal('doubtful')
  })

  it('does not doubt a place of which one address was found because DNS told of no other family', () => {
    const untold = unaddressed(failing('timeout', {}, 'dns'))
    expect(answerOf(OPEN, failing('refused'), untold)).to.equal('no')
    expect(answerOf(OPEN, untold, anEndpoint('c2s'))).to.equal('yes')
  })

  it('doubts where this machine could not try, unless it never could', () => {
    for (const code of ['local-error', 'aborted'] as const) {
      expect(answerOf(OPEN, failing(code)), code).to.equal('doubtful')
      expect(answerOf({ 4: 'open', 6: 'none' }, failing(code, V6)), code).to.equal('unknown')
    }
  })

  it('doubts a place that is silent over one family where nothing can be told of the other', () => {
    const both = [failing('timeout'), failing('timeout', V6)]
    expect(answerOf({ 4: 'open', 6: 'unknown' }, ...both)).to.equal('doubtful')
    expect(answerOf({ 4: 'open', 6: 'none' }, ...both)).to.equal('no')
    expect(answerOf({ 4: 'open', 6: 'unknown' }, failing('timeout', V6), anEndpoint('c2s'))).to.equal('yes')
  })

  it('takes a refusal in words of XMPP for an answer, whatever the network is like', () => {
    const refused = failing('stream-error', {}, 'stream')
    expect(answerOf({ 4: 'unknown', 6: 'none' }, refused)).to.equal('yes')
  })

  it('takes other words for an answer only while others answer: a portal may say them in the place of all', () => {
    for (const code of ['alert', 'peer-incompatible', 'peer-misbehaved'] as const) {
      expect(answerOf(OPEN, failing(code, {}, 'stream')), code).to.equal('yes')
      expect(answerOf({ 4: 'unknown', 6: 'open' }, failing(code, {}, 'stream')), code).to.equal('doubtful')
    }
  })

  it('doubts places that DNS did not tell of, unless they were found all the same', () => {
    const place = { security: 'starttls', host: 'xmpp.jp', port: 5222 } as const
    const gone = { ...place, host: 'b.xmpp.jp' }
    expect(answersOf([anEndpoint('c2s')], [place, gone], OPEN)).to.deep.equal([
      { ...place, answer: 'yes' },
      { ...gone, answer: 'doubtful' },
    ])
  })
})

describe('bot campaign spokenFamilies', () => {
  it('names where XMPP was spoken, and not where a connection came about', () => {
    const bare = { ...failing('timeout', {}, 'stream') }
    const { tls } = anEndpoint('c2s')
    const inTls = { ...failing('closed', DIRECT, 'stream'), tls: tls! }
    expect(spokenFamilies(aReport({ endpoints: [bare, inTls, anEndpoint('c2s', V6)] }))).to.deep.equal([6])
    expect(spokenFamilies(aReport({ endpoints: [anEndpoint('s2s'), anEndpoint('c2s', V6)] }))).to.deep.equal([
      4, 6,
    ])
  })
})

describe('bot campaign doubtfulFamilies', () => {
  const cases = [
    { title: 'none where everybody answers', endpoints: [anEndpoint('c2s')], expected: [] },
    {
      title: 'that of an address',
      endpoints: [anEndpoint('c2s'), failing('timeout', V6), failing('stream-error')],
      expected: [6],
    },
    {
      title: 'that of an address where something else than XMPP was spoken',
      endpoints: [failing('peer-misbehaved', {}, 'stream')],
      expected: [4],
    },
    {
      title: 'both where a name has no address',
      endpoints: [unaddressed(failing('no-address', {}, 'dns'))],
      expected: [4, 6],
    },
    {
      title: 'none where this machine, or DNS, kept us from asking',
      endpoints: [failing('local-error'), unaddressed(failing('timeout', {}, 'dns'))],
      expected: [],
    },
  ]
  for (const { title, endpoints, expected } of cases) {
    it(`names ${title}`, () => {
      expect(doubtfulFamilies(aReport({ endpoints }))).to.deep.equal(expected)
    })
  }
})

describe('bot campaign untoldPlaces', () => {
  const direct = aPlace({ security: 'direct-tls', port: 5223 })
  const known = aSummary({ endpoints: [aPlace(), direct, aPlace({ host: 'old.xmpp.jp', answers: 'no' })] })
  const placeOf = ({ answers: _answers, ...place }: typeof direct) => place
  const shown = (given: Parameters<typeof discoveryOf>[1]) =>
    untoldPlaces(scanOf([discoveryOf([], given)], []), known).c2s?.map((place) => placeOf(aPlace(place)))

  it('names those that answered before, where the look-up that names them failed', () => {
    expect(shown({ starttls: failed('dns', 'timeout') })).to.deep.equal([placeOf(aPlace())])
    expect(shown({ directTls: failed('dns', 'dns-failure') })).to.deep.equal([placeOf(direct)])
  })

  it('names none where DNS answered, or nothing was known', () => {
    expect(shown({ starttls: observed({ kind: 'none' }) })).to.deep.equal([])
    const scan = scanOf([discoveryOf([], { starttls: failed('dns', 'timeout') })], [])
    expect(untoldPlaces(scan, undefined)).to.deep.equal({ c2s: [], s2s: [] })
  })
})
