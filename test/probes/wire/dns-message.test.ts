import { expect } from 'chai'
import * as fc from 'fast-check'
import { decode, encode } from 'dns-packet'
import { decodeReply, encodeQuery, followCnames, isQueryable } from '../../../probes/wire/dns-message.ts'

const QUERY = { id: 0x1234, name: 'example.test', type: 'A' } as const
const ANSWER = encode({
  type: 'response',
  id: QUERY.id,
  questions: [{ name: 'Example.TEST', type: 'A', class: 'IN' }],
  answers: [{ name: 'example.test', type: 'A', ttl: 1, data: '192.0.2.1' }],
})

describe('wire dns-message', () => {
  it('asks for recursion, announcing EDNS and interest in the AD bit (RFC 6840 §5.7)', () => {
    const packet = decode(encodeQuery(QUERY, true))
    expect(packet).to.include({ id: 0x1234, flag_qr: false, flag_rd: true, flag_ad: true })
    expect(packet.additionals?.[0]).to.include({ type: 'OPT', udpPayloadSize: 1232, flag_do: false })
  })

  it('asks without EDNS as RFC 1035 has it', () => {
    const packet = decode(encodeQuery(QUERY, false))
    expect(packet).to.include({ flag_rd: true, flag_ad: false })
    expect(packet.additionals).to.deep.equal([])
  })

  it('takes the answer whose question differs in case only', () => {
    expect(decodeReply(ANSWER, QUERY)?.answers).to.have.length(1)
  })

  for (const { title, query } of [
    { title: 'another id', query: { ...QUERY, id: 1 } },
    { title: 'another name', query: { ...QUERY, name: 'other.test' } },
    { title: 'another type', query: { ...QUERY, type: 'AAAA' } },
  ] as const) {
    it(`passes over an answer to ${title} (RFC 5452 §9.1)`, () => {
      expect(decodeReply(ANSWER, query)).to.equal(undefined)
    })
  }

  it('passes over its own query sent back', () => {
    expect(decodeReply(encodeQuery(QUERY, true), QUERY)).to.equal(undefined)
  })

  it('passes over an answer cut at any length', () => {
    for (let length = 0; length < ANSWER.length; length += 1) {
      expect(decodeReply(ANSWER.subarray(0, length), QUERY), `${length} bytes`).to.equal(undefined)
    }
  })

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, hasHead) => {
        const head = hasHead ? ANSWER.subarray(0, 30) : Buffer.alloc(0)
        decodeReply(Buffer.concat([head, bytes]), QUERY)
      }),
    )
  })

  it('follows aliases to where the records are, and stops where they loop', () => {
    const alias = (name: string, data: string) => ({ type: 'CNAME', name, data }) as const
    const chain = [alias('a.test', 'B.test'), alias('b.test', 'c.test.')]
    const address = { type: 'A', name: 'c.test', data: '192.0.2.1' } as const
    expect(followCnames('a.test', 'A', [...chain, address])).to.deep.equal({
      owner: 'c.test',
      records: [address],
    })
    expect(followCnames('a.test', 'A', chain)).to.deep.equal({ owner: 'c.test', records: [] })
    expect(followCnames('a.test', 'A', [...chain, alias('c.test', 'a.test')])).to.equal(undefined)
  })

  it('asks for nothing that is no name', () => {
    for (const name of ['', 'a..b', `${'a'.repeat(64)}.test`, 'a b.test', Array(130).fill('a').join('.')]) {
      expect(isQueryable(name), name).to.equal(false)
      expect(() => encodeQuery({ ...QUERY, name }, true), name).to.throw(RangeError)
    }
    expect(isQueryable('.')).to.equal(false)
    expect(isQueryable('_xmpp-client._tcp.xn--bcher-kva.example')).to.equal(true)
  })
})
