import { expect } from 'chai'
import * as fc from 'fast-check'
import type { SrvRecord } from '../../../probes/model.ts'
import { orderSrvRecords } from '../../../probes/wire/srv-order.ts'

function record(target: string, priority: number, weight: number, directTls = false): SrvRecord {
  return { target, priority, weight, port: 5222, directTls }
}

const targetsOf = (records: readonly SrvRecord[]): string[] => records.map(({ target }) => target)

describe('wire orderSrvRecords', () => {
  it('tries lower priorities first, whatever the weights', () => {
    const records = [record('c', 20, 100), record('a', 5, 0), record('b', 10, 1)]
    expect(targetsOf(orderSrvRecords(records, () => 0.5))).to.deep.equal(['a', 'b', 'c'])
  })

  it('mixes both kinds of records as one set (XEP-0368)', () => {
    const records = [record('starttls', 10, 1), record('direct', 5, 1, true), record('last', 20, 1, true)]
    expect(targetsOf(orderSrvRecords(records, () => 0))).to.deep.equal(['direct', 'starttls', 'last'])
  })

  const DRAWS = [
    { title: 'the number 0 draws weight 0', random: 0, expected: 'zero' },
    { title: 'the least number above 0 draws a weight', random: 1 / 101, expected: 'light' },
    {
      title: 'a number draws the record whose running sum reaches it',
      random: 25.5 / 101,
      expected: 'light',
    },
    { title: 'a number draws the record behind that sum', random: 26.5 / 101, expected: 'heavy' },
    { title: 'the sum itself can be drawn', random: 1 - Number.EPSILON, expected: 'heavy' },
  ]
  for (const { title, random, expected } of DRAWS)
    it(`draws by weight: ${title} (RFC 2782)`, () => {
      const records = [record('light', 1, 25), record('heavy', 1, 75), record('zero', 1, 0)]
      expect(orderSrvRecords(records, () => random)[0]?.target).to.equal(expected)
    })

  it('says that nothing is offered by an empty list (RFC 6120 §3.2.1)', () => {
    expect(orderSrvRecords([record('.', 0, 0)], () => 0)).to.deep.equal([])
  })

  it('leaves out the kind that is not offered, and keeps the other (XEP-0368)', () => {
    const records = [record('.', 0, 0, true), record('a', 5, 0)]
    expect(targetsOf(orderSrvRecords(records, () => 0))).to.deep.equal(['a'])
  })

  it('loses nothing, calls `random` once per record and leaves its input alone', () => {
    const srv = fc.record({
      directTls: fc.boolean(),
      priority: fc.nat({ max: 3 }),
      weight: fc.oneof(fc.constant(0), fc.nat({ max: 0xffff })),
      port: fc.nat({ max: 0xffff }),
      target: fc.domain(),
    })
    const numbers = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 8 })
    fc.assert(
      fc.property(fc.array(srv, { maxLength: 8 }), numbers, (records, drawn) => {
        const before = structuredClone(records)
        let calls = 0
        const ordered = orderSrvRecords(records, () => drawn[calls++]!)
        expect(calls).to.equal(records.length)
        expect(records).to.deep.equal(before)
        expect(ordered).to.have.deep.members(records)
        expect(ordered.map(({ priority }) => priority)).to.deep.equal(
          records.map(({ priority }) => priority).sort((a, b) => a - b),
        )
      }),
    )
  })
})
