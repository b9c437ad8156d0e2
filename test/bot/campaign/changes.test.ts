import { expect } from 'chai'
import { changesBetween, endingsIn, nextEnding } from '../../../bot/campaign/changes.ts'
import type { Change } from '../../../bot/records.ts'
import { DAY, HOUR, on } from './steps.ts'
import { aKey, aPlace, aService, aSummary } from './summaries.ts'

const OTHER = aPlace({ host: 'two.xmpp.jp' })
const { answers: _answers, ...OTHER_PLACE } = OTHER
const NEW_KEY = aKey('k2', { issuer: 'CN=E5' })
const KEY_CHANGED: Change = {
  kind: 'key-changed',
  service: 'c2s',
  oldKey: 'k1',
  oldNotAfter: aKey('k1').notAfter,
  oldIssuer: 'CN=R11',
  newKey: 'k2',
  newIssuer: 'CN=E5',
}

describe('bot campaign changesBetween', () => {
  const cases = [
    { title: 'nothing where nothing changed', before: aSummary(), after: aSummary(), expected: [] },
    {
      title: 'a verdict',
      before: aSummary(),
      after: aSummary({ state: 'required' }),
      expected: [{ kind: 'verdict', service: 'c2s', from: 'optional', to: 'required' }],
    },
    {
      title: 'nothing of what could not be told',
      before: aSummary(),
      after: aSummary({ state: 'unknown' }),
      expected: [],
    },
    {
      title: 'nothing of what could not be told before',
      before: aSummary({ state: 'unknown' }),
      after: aSummary({ state: 'absent' }),
      expected: [],
    },
    {
      title: 'nothing of a service that was not asked',
      before: aSummary(),
      after: { at: 0, services: { s2s: aService() } },
      expected: [],
    },
    {
      title: 'each service',
      before: { at: 0, services: { s2s: aService(), c2s: aService() } },
      after: {
        at: 0,
        services: { s2s: aService({ state: 'absent' }), c2s: aService({ state: 'required' }) },
      },
      expected: [
        { kind: 'verdict', service: 'c2s', from: 'optional', to: 'required' },
        { kind: 'verdict', service: 's2s', from: 'optional', to: 'absent' },
      ],
    },
    {
      title: 'a key that took the place of one that was still good',
      before: aSummary(),
      after: aSummary({ certificates: [NEW_KEY] }),
      expected: [KEY_CHANGED],
    },
    {
      title: 'the keys that last longest, of several',
      before: aSummary({ certificates: [aKey('k0', { notAfter: on('03-20') }), aKey('k1')] }),
      after: aSummary({ certificates: [aKey('k3', { notAfter: on('03-21') }), NEW_KEY] }),
      expected: [KEY_CHANGED],
    },
    {
      title: 'no key where the old one had ended',
      before: aSummary({ certificates: [aKey('k1', { notAfter: on('02-28') })] }),
      after: aSummary({ certificates: [NEW_KEY] }),
      expected: [],
    },
    {
      title: 'no key that came beside the old one',
      before: aSummary(),
      after: aSummary({ certificates: [aKey('k1'), NEW_KEY] }),
      expected: [],
    },
    {
      title: 'no key that is only missing',
      before: aSummary(),
      after: aSummary({ certificates: [] }),
      expected: [],
    },
    {
      title: 'an endpoint that is gone from DNS',
      before: aSummary({ endpoints: [aPlace(), OTHER] }),
      after: aSummary(),
      expected: [{ kind: 'endpoint-gone', service: 'c2s', endpoint: OTHER_PLACE }],
    },
    {
      title: 'an endpoint that answers no more',
      before: aSummary({ endpoints: [aPlace(), OTHER] }),
      after: aSummary({ endpoints: [aPlace(), { ...OTHER, answers: 'no' }] }),
      expected: [{ kind: 'endpoint-gone', service: 'c2s', endpoint: OTHER_PLACE }],
    },
    {
      title: 'a new endpoint',
      before: aSummary({ endpoints: [aPlace(), { ...OTHER, answers: 'no' }] }),
      after: aSummary({ endpoints: [aPlace(), OTHER] }),
      expected: [{ kind: 'endpoint-new', service: 'c2s', endpoint: OTHER_PLACE }],
    },
    {
      title: 'endpoints that differ in the port, or in how TLS begins',
      before: aSummary({ endpoints: [aPlace()] }),
      after: aSummary({ endpoints: [aPlace({ port: 5223 }), aPlace({ security: 'direct-tls' })] }),
      expected: [
        {
          kind: 'endpoint-gone',
          service: 'c2s',
          endpoint: { security: 'starttls', host: 'xmpp.jp', port: 5222 },
        },
        {
          kind: 'endpoint-new',
          service: 'c2s',
          endpoint: { security: 'starttls', host: 'xmpp.jp', port: 5223 },
        },
        {
          kind: 'endpoint-new',
          service: 'c2s',
          endpoint: { security: 'direct-tls', host: 'xmpp.jp', port: 5222 },
        },
      ],
    },
    {
      title: 'no endpoint of which nobody could tell, then or now',
      before: aSummary({ endpoints: [aPlace(), { ...OTHER, answers: 'unknown' }] }),
      after: aSummary({ endpoints: [{ ...aPlace(), answers: 'unknown' }, OTHER] }),
      expected: [],
    },
    {
      title: 'a grade',
      before: aSummary({}, { letter: 'A' }),
      after: aSummary({}, { letter: 'C' }),
      expected: [{ kind: 'grade', from: 'A', to: 'C' }],
    },
    { title: 'no first grade', before: aSummary(), after: aSummary({}, { letter: 'C' }), expected: [] },
    {
      title: 'no grade that is missing',
      before: aSummary({}, { letter: 'C' }),
      after: aSummary(),
      expected: [],
    },
    {
      title: 'no grade that is the same',
      before: aSummary({}, { letter: 'C' }),
      after: aSummary({}, { letter: 'C' }),
      expected: [],
    },
  ]
  for (const { title, before, after, expected } of cases) {
    it(`tells ${title}`, () => {
      expect(changesBetween(before, after)).to.deep.equal(expected)
    })
  }
})

describe('bot campaign endingsIn', () => {
  const END = aKey('k1').notAfter

  /** What is told when it is looked at on these days before the end, one after another. */
  function toldOn(days: readonly number[], certificate = aKey('k1')): readonly (readonly number[])[] {
    let told: Readonly<Record<string, number>> = {}
    return days.map((before) => {
      const endings = endingsIn(
        aSummary({ certificates: [certificate] }),
        told,
        certificate.notAfter - before * DAY,
      )
      told = endings.told
      return endings.changes.map((change) => (change.kind === 'certificate-ending' ? change.daysLeft : NaN))
    })
  }

  it('warns 30, 14, 7 and 1 days before the end, and after it, each time once', () => {
    const days = [31, 30, 29, 14, 13, 7, 6, 1, 0.5, 0, -1, -40]
    expect(toldOn(days)).to.deep.equal([[], [30], [], [14], [], [7], [], [1], [], [0], [], []])
  })

  it('warns once of all that was passed in between', () => {
    expect(toldOn([40, 5.5, 5, -3, -4])).to.deep.equal([[], [5], [], [-3], []])
  })

  it('warns of a certificate that is renewed with the same key as of a new one', () => {
    const told = endingsIn(aSummary(), {}, END - 5 * DAY).told
    expect(told).to.deep.equal({ k1: 7 })
    const renewed = aSummary({ certificates: [aKey('k1', { notAfter: END + 80 * DAY })] })
    expect(endingsIn(renewed, told, END - 5 * DAY)).to.deep.equal({ changes: [], told: {} })
  })

  it('remembers what was told of a certificate that is not shown for once', () => {
    expect(endingsIn({ at: 0, services: {} }, { k1: 7 }, END).told).to.deep.equal({ k1: 7 })
  })

  it('tells one certificate of both services once', () => {
    const both = { at: 0, services: { c2s: aService(), s2s: aService() } }
    expect(endingsIn(both, {}, END - 7 * DAY).changes).to.deep.equal([
      { kind: 'certificate-ending', service: 'c2s', keyHash: 'k1', daysLeft: 7, notAfter: END },
    ])
  })

  it('does not warn of the whole life of a short certificate', () => {
    const sixDays = aKey('k1', { notBefore: END - 6 * DAY })
    expect(toldOn([6, 3, 1, 0], sixDays)).to.deep.equal([[], [], [1], [0]])
    const days45 = aKey('k1', { notBefore: END - 45 * DAY })
    expect(toldOn([30, 14, 7], days45)).to.deep.equal([[], [14], [7]])
  })

  it('knows when to look next', () => {
    expect(nextEnding(aSummary(), END - 31 * DAY)).to.equal(END - 30 * DAY)
    expect(nextEnding(aSummary(), END - 30 * DAY)).to.equal(END - 14 * DAY)
    expect(nextEnding(aSummary(), END - HOUR)).to.equal(END)
    expect(nextEnding(aSummary(), END)).to.equal(undefined)
    const two = aSummary({ certificates: [aKey('k1'), aKey('k2', { notAfter: END - DAY })] })
    expect(nextEnding(two, END - 31 * DAY - HOUR)).to.equal(END - 31 * DAY)
  })
})
