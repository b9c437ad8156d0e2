import { expect } from 'chai'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import { HelloExchange, Sslv2HelloExchange } from '../../../probes/wire/hello-exchange.ts'
import { CAPTURE_HELLO, alertRecord, capture, handshake, message, serverHelloBody } from './tls-fixtures.ts'

describe('wire HelloExchange', () => {
  it('writes one hello, once, and tells the answer when it is whole', () => {
    const exchange = new HelloExchange(CAPTURE_HELLO)
    expect(exchange.next()?.kind).to.equal('write')
    expect(exchange.next()).to.equal(undefined)
    const bytes = capture('tls12-ecdhe-rsa')
    exchange.feed(bytes.subarray(0, 100))
    expect(exchange.next()).to.equal(undefined)
    exchange.feed(bytes.subarray(100))
    expect(exchange.next()).to.have.nested.property('answer.kind', 'hello')
  })

  it('keeps a hello whose flight never ends, and nothing of one that never came', () => {
    const exchange = new HelloExchange(CAPTURE_HELLO)
    expect(exchange.partial).to.equal(undefined)
    exchange.feed(handshake(message(2, serverHelloBody())))
    expect(exchange.partial).to.have.nested.property('flight.hello.suite', 0xc02f)
  })

  it('names what the peer did wrong', () => {
    const exchange = new HelloExchange(CAPTURE_HELLO)
    expect(() => exchange.feed(new TextEncoder().encode('HTTP/1.1'))).to.throw(PeerMisbehaved, 'not-tls')
  })
})

describe('wire Sslv2HelloExchange', () => {
  it('writes one hello, once, and tells the answer when it is whole', () => {
    const exchange = new Sslv2HelloExchange([0x010080], new Uint8Array(16))
    expect(exchange.next()?.kind).to.equal('write')
    exchange.feed(alertRecord(2, 70).subarray(0, 1))
    expect(exchange.next()).to.equal(undefined)
    exchange.feed(alertRecord(2, 70).subarray(1))
    expect(exchange.next()).to.deep.equal({ kind: 'answer', answer: { kind: 'tls' } })
  })
})
