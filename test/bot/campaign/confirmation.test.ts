import { expect } from 'chai'
import { APART_MS, confirm } from '../../../bot/campaign/confirmation.ts'
import type { ServiceSummary, Summary, TargetState } from '../../../bot/records.ts'
import type { VerdictState } from '../../../probes/index.ts'
import { NEW_TARGET } from '../../../bot/campaign/target.ts'
import { DAY, on } from './steps.ts'
import { aKey, aPlace, aService, aSummary } from './summaries.ts'

const START = on('03-01')
const LATER = START + DAY

/** Both services, sound unless told otherwise. */
function both(c2s: Partial<ServiceSummary>, s2s: Partial<ServiceSummary>): Summary {
  return { at: START, services: { c2s: aService(c2s), s2s: aService(s2s) } }
}

/** What is known once each was seen in its turn, `apart` from one another. */
function knownAfter(first: Summary, ...sights: readonly (readonly [apartMs: number, seen: Summary])[]) {
  let state: TargetState = { ...NEW_TARGET, confirmed: first }
  let now = LATER
  const counted = sights.map(([apartMs, seen]) => {
    now += apartMs
    const { confirmed, counting, pending } = confirm(state, seen, now)
    state = { ...state, confirmed, pending }
    return counting.map(({ change }) =>
      'service' in change ? `${change.kind} ${change.service}` : change.kind,
    )
  })
  return { ...state.confirmed?.services, counted }
}

describe('bot campaign confirm', () => {
  it('lets the verdicts of both services wait each for itself', () => {
    const one = both({ state: 'required' }, {})
    const two = both({ state: 'required' }, { state: 'required' })
    const known = knownAfter(both({}, {}), [0, one], [APART_MS, two], [APART_MS, two])
    expect(known.counted).to.deep.equal([[], ['verdict c2s'], ['verdict s2s']])
    const meanwhile = knownAfter(both({}, {}), [0, one], [APART_MS, two])
    expect([meanwhile.c2s?.state, meanwhile.s2s?.state]).to.deep.equal(['required', 'optional'])
  })

  it('lets the keys of both services wait each for itself, and another key anew', () => {
    const sights = [
      both({ certificates: [aKey('k2')] }, {}),
      both({ certificates: [aKey('k3')] }, { certificates: [aKey('k2')] }),
      both({ certificates: [aKey('k3')] }, { certificates: [aKey('k2')] }),
    ]
    const { counted } = knownAfter(both({}, {}), ...sights.map((seen) => [APART_MS, seen] as const))
    expect(counted).to.deep.equal([[], [], ['key-changed c2s', 'key-changed s2s']])
  })

  const places = [
    { title: 'on another port', place: { port: 5223 } },
    { title: 'on another host', place: { host: 'two.xmpp.jp' } },
    { title: 'with direct TLS', place: { security: 'direct-tls' } },
  ] as const
  for (const { title, place } of places) {
    it(`lets a new endpoint ${title} wait for itself`, () => {
      const [first, second] = [aPlace({ host: 'one.xmpp.jp' }), aPlace({ host: 'one.xmpp.jp', ...place })]
      const one = aSummary({ endpoints: [aPlace(), first] })
      const two = aSummary({ endpoints: [aPlace(), first, second] })
      const known = knownAfter(aSummary(), [0, one], [APART_MS, two])
      expect(known.counted).to.deep.equal([[], ['endpoint-new c2s']])
      expect(known.c2s?.endpoints).to.deep.equal([aPlace(), first])
    })
  }

  it('lets the same endpoint of two services wait each for itself', () => {
    const added = { endpoints: [aPlace(), aPlace({ host: 'two.xmpp.jp' })] }
    const { counted } = knownAfter(both({}, {}), [0, both(added, {})], [APART_MS, both(added, added)])
    expect(counted).to.deep.equal([[], ['endpoint-new c2s']])
  })

  it('takes an endpoint for gone that is still named and does not answer', () => {
    const two = aPlace({ host: 'two.xmpp.jp' })
    const without = aSummary({ endpoints: [aPlace(), { ...two, answers: 'no' }] })
    const known = knownAfter(aSummary({ endpoints: [aPlace(), two] }), [0, without], [APART_MS, without])
    expect(known.counted).to.deep.equal([[], ['endpoint-gone c2s']])
  })

  it('keeps the proof with the verdict until another one counts', () => {
    const changed = aSummary({ state: 'required', basis: 'advertised' })
    expect(knownAfter(aSummary(), [0, changed]).c2s).to.include({ state: 'optional', basis: 'proven' })
  })

  it('makes no proof of what was announced twice', () => {
    const announced = aSummary({ basis: 'advertised' })
    expect(knownAfter(announced, [0, announced]).c2s?.basis).to.equal('advertised')
  })

  it('lets no endpoint wait for an address family', () => {
    const known = aSummary({ families: [4, 6], endpoints: [aPlace(), aPlace({ host: 'two.xmpp.jp' })] })
    const without = aSummary({ families: [4] })
    expect(knownAfter(known, [0, without], [APART_MS, without]).counted).to.deep.equal([
      [],
      ['endpoint-gone c2s'],
    ])
  })

  it('knows an address family from the first time on, and keeps it while it is silent', () => {
    const [one, two] = [aSummary({ families: [6] }), aSummary({ families: [4, 6] })]
    expect(knownAfter(one, [0, two]).c2s?.families).to.deep.equal([4, 6])
    expect(knownAfter(one, [0, two], [0, one]).c2s?.families).to.deep.equal([4, 6])
  })

  const WORST_FIRST = ['not-enforced', 'absent', 'optional', 'unusable', 'required'] as const
  const silenced = aPlace({ host: 'two.xmpp.jp' })
  const whileSilent = (known: VerdictState, seen: VerdictState) => {
    const first = aSummary({ state: known, endpoints: [aPlace(), silenced] })
    const endpoints = [aPlace(), { ...silenced, answers: 'unknown' } as const]
    const later = aSummary({ state: seen, endpoints })
    return knownAfter(first, [0, later], [APART_MS, later]).c2s?.state
  }
  for (const [rank, known] of WORST_FIRST.entries()) {
    it(`makes what was ${known} worse while a place that answered cannot be told of, and never better`, () => {
      for (const [other, seen] of WORST_FIRST.entries())
        expect(whileSilent(known, seen), seen).to.equal(other < rank ? seen : known)
    })
  }

  it('learns a verdict where there was none, whatever place cannot be told of', () => {
    for (const known of ['unknown', 'not-offered'] as const)
      expect(whileSilent(known, 'optional'), known).to.equal('optional')
  })

  it('learns that the same verdict is proven, whatever place cannot be told of', () => {
    const first = aSummary({ basis: 'advertised', endpoints: [aPlace(), silenced] })
    const later = aSummary({ endpoints: [aPlace(), { ...silenced, answers: 'unknown' }] })
    expect(knownAfter(first, [0, later]).c2s?.basis).to.equal('proven')
  })
})
