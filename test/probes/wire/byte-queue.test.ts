import { expect } from 'chai'
import * as fc from 'fast-check'
import { ByteQueue } from '../../../probes/wire/byte-queue.ts'

describe('wire ByteQueue', () => {
  it('gives back what was put in, in any pieces', () => {
    const step = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.nat(50))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const queue = new ByteQueue()
        let expected: number[] = []
        for (const each of steps) {
          if (typeof each === 'number') {
            expect([...queue.take(each)]).to.deep.equal(expected.slice(0, each))
            expected = expected.slice(each)
          } else {
            queue.push(each)
            expected.push(...each)
          }
          expect(queue.byteLength).to.equal(expected.length)
          expect([0, 1, 7].map((index) => queue.at(index))).to.deep.equal([
            expected[0],
            expected[1],
            expected[7],
          ])
        }
      }),
    )
  })

  it('gives out copies, which nothing that comes later changes', () => {
    const queue = new ByteQueue()
    queue.push(Uint8Array.of(1, 2, 3))
    const taken = queue.take(2)
    queue.push(new Uint8Array(100).fill(9))
    expect(taken).to.deep.equal(Uint8Array.of(1, 2))
  })
})
