import { expect } from 'chai'
import { applyDomainChecks } from '../../../probes/checks/index.ts'
import type { Endpoint, Observation, StreamFeatures } from '../../../probes/model.ts'
import { discoveryOf, endpointOf, featuresOf, observation, observed, scanOf, sessionAt } from '../builders.ts'

const FIRST = endpointOf()
const SECOND = endpointOf({ address: '192.0.2.2' })

function seen(
  endpoint: Endpoint,
  before: Partial<StreamFeatures>,
  after: Partial<StreamFeatures>,
): Observation[] {
  return sessionAt(endpoint, {
    'features-before-tls': observed(featuresOf(before)),
    'features-after-tls': observed(featuresOf(after)),
  })
}

function contradictions(endpoints: readonly Endpoint[], observations: readonly Observation[]) {
  return applyDomainChecks(scanOf([discoveryOf(endpoints)], observations), new Date())
    .filter(({ check }) => check.startsWith('contradiction.'))
    .map(({ check, level, endpoint }) => ({ check, level, endpoint }))
}

describe('checks contradiction', () => {
  const rows = [
    { title: 'nothing where both show the same', before: {}, after: {}, expected: [] },
    {
      title: 'another offer of STARTTLS',
      before: { starttls: 'offered' },
      after: {},
      expected: [{ check: 'contradiction.starttls-offer', level: 'warn', endpoint: SECOND }],
    },
    {
      title: 'other mechanisms',
      before: {},
      after: { mechanisms: ['PLAIN'] },
      expected: [{ check: 'contradiction.mechanisms', level: 'warn', endpoint: SECOND }],
    },
    {
      title: 'nothing where only the order differs',
      before: {},
      after: { mechanisms: ['SCRAM-SHA-1', 'PLAIN'] },
      expected: [],
    },
    {
      title: 'other features',
      before: {},
      after: { others: ['sm'] },
      expected: [{ check: 'contradiction.features', level: 'info', endpoint: SECOND }],
    },
  ] as const
  const usual = { before: { starttls: 'required' }, after: { mechanisms: ['PLAIN', 'SCRAM-SHA-1'] } } as const
  for (const { title, before, after, expected } of rows) {
    it(`finds ${title}`, () => {
      const observations = [
        ...seen(FIRST, usual.before, usual.after),
        ...seen(SECOND, { ...usual.before, ...before }, { ...usual.after, ...after }),
      ]
      expect(contradictions([FIRST, SECOND], observations)).to.deep.equal(expected)
    })
  }

  it('finds nothing at an endpoint that showed nothing', () => {
    const observations = [...seen(FIRST, usual.before, usual.after), ...sessionAt(SECOND, {})]
    expect(contradictions([FIRST, SECOND], observations)).to.deep.equal([])
  })

  it('finds an offer that depends on who asks', () => {
    const s2s = endpointOf({ service: 's2s' })
    const without = observation(s2s, 'features-without-from', observed(featuresOf({ starttls: 'offered' })))
    expect(contradictions([s2s], [...seen(s2s, { starttls: 'required' }, {}), without])).to.deep.equal([
      { check: 'contradiction.offer-by-from', level: 'warn', endpoint: s2s },
    ])
    const same = observation(s2s, 'features-without-from', observed(featuresOf({ starttls: 'required' })))
    expect(contradictions([s2s], [...seen(s2s, { starttls: 'required' }, {}), same])).to.deep.equal([])
  })
})
