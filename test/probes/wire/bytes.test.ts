import { expect } from 'chai'
import * as fc from 'fast-check'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import { ByteReader, ByteWriter } from '../../../probes/wire/bytes.ts'

describe('wire bytes', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xff }),
        fc.integer({ min: 0, max: 0xffff }),
        fc.integer({ min: 0, max: 0xffffff }),
        fc.uint8Array({ maxLength: 300 }),
        (small, middle, large, bytes) => {
          const writer = new ByteWriter().uint8(small).uint16(middle).uint24(large)
          writer.prefixed(2, (body) => body.prefixed(3, (inner) => inner.bytes(bytes)))
          const reader = new ByteReader(writer.finish())
          expect([reader.uint8(), reader.uint16(), reader.uint24()]).to.deep.equal([small, middle, large])
          expect(new ByteReader(reader.prefixed(2)).prefixed(3)).to.deep.equal(bytes)
          reader.end()
        },
      ),
    )
  })

  it('reads a list until its vector is used up', () => {
    const reader = new ByteReader(Uint8Array.from([4, 0, 1, 0, 2, 9]))
    expect(reader.list(1, (item) => item.uint16())).to.deep.equal([1, 2])
    expect(reader.remainingByteLength).to.equal(1)
  })

  it('blames the peer for a vector that promises more than there is', () => {
    const reader = new ByteReader(Uint8Array.from([5, 1, 2]))
    expect(() => reader.prefixed(1)).to.throw(PeerMisbehaved, 'truncated-message')
  })

  it('blames the peer for an item that runs over the end of its list', () => {
    const reader = new ByteReader(Uint8Array.from([3, 0, 1, 0]))
    expect(() => reader.list(1, (item) => item.uint16())).to.throw(PeerMisbehaved, 'truncated-message')
  })

  it('blames the peer for bytes after the end', () => {
    expect(() => new ByteReader(Uint8Array.of(0)).end()).to.throw(PeerMisbehaved, 'trailing-bytes')
  })

  for (const value of [-1, 0x100]) {
    it(`refuses to write ${value} in one byte`, () => {
      expect(() => new ByteWriter().uint8(value)).to.throw(RangeError)
    })
  }

  it('refuses a body that its length prefix cannot count', () => {
    const write = () => new ByteWriter().prefixed(1, (body) => body.bytes(new Uint8Array(256)))
    expect(write).to.throw(RangeError)
  })
})
