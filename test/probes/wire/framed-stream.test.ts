import { expect } from 'chai'
import * as fc from 'fast-check'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import { firstRid, readBoshBody, writeSessionRequest } from '../../../probes/wire/bosh.ts'
import { CLOSE_MESSAGE, readFramedMessage, writeOpen } from '../../../probes/wire/framed-stream.ts'

const STREAM = "xmlns:stream='http://etherx.jabber.org/streams'"
const MECHANISMS =
  "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>SCRAM-SHA-1</mechanism></mechanisms>"
const ERROR =
  "<host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/><text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>no</text>"

function deedOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof PeerMisbehaved) return error.deed
    throw error
  }
  return 'none'
}

describe('wire readFramedMessage', () => {
  it('reads the opening of the stream', () => {
    const opening = `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='a' id='b' version='1.0' xml:lang='de'/>`
    const header = { from: 'a', id: 'b', version: '1.0', lang: 'de', declaresDialback: false }
    expect(readFramedMessage(opening)).to.deep.equal({ kind: 'open', header })
    expect(readFramedMessage(`<?xml version='1.0'?>${opening}`)).to.deep.equal({ kind: 'open', header })
  })

  it('reads what it writes', () => {
    expect(readFramedMessage(writeOpen('a&b'))).to.include({ kind: 'open' })
    expect(readFramedMessage(CLOSE_MESSAGE)).to.deep.equal({ kind: 'close' })
  })

  it('reads features and errors by namespace, whatever the prefix', () => {
    for (const [begin, end] of [
      [`<stream:features ${STREAM}>`, '</stream:features>'],
      [`<features xmlns='http://etherx.jabber.org/streams'>`, '</features>'],
    ]) {
      const message = readFramedMessage(`${begin}${MECHANISMS}${end}`)
      expect(message.kind === 'features' && message.features.mechanisms).to.deep.equal(['SCRAM-SHA-1'])
    }
    expect(readFramedMessage(`<stream:error ${STREAM}>${ERROR}</stream:error>`)).to.deep.equal({
      kind: 'stream-error',
      error: { condition: 'host-unknown', detail: 'host-unknown: no' },
    })
  })

  const wrong = [
    { title: 'a stream header', text: `<stream:stream ${STREAM}>`, deed: 'incomplete-message' },
    {
      title: 'an element cut short',
      text: `<stream:features ${STREAM}>${MECHANISMS}`,
      deed: 'incomplete-message',
    },
    { title: 'two elements', text: `${CLOSE_MESSAGE}${CLOSE_MESSAGE}`, deed: 'incomplete-message' },
    { title: 'nothing', text: '', deed: 'incomplete-message' },
    {
      title: 'a prefix that the message does not declare',
      text: '<stream:features/>',
      deed: 'not-well-formed',
    },
    { title: 'a document type', text: `<!DOCTYPE open>${CLOSE_MESSAGE}`, deed: 'doctype' },
    { title: 'a stanza', text: `<message xmlns='jabber:client'/>`, deed: 'unexpected-element' },
  ]
  for (const { title, text, deed } of wrong) {
    it(`refuses ${title} (RFC 7395)`, () => expect(deedOf(() => readFramedMessage(text))).to.equal(deed))
  }

  it('throws nothing but PeerMisbehaved on random text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        deedOf(() => readFramedMessage(text))
        deedOf(() => readFramedMessage(`<open>${text}</open>`))
        deedOf(() => readBoshBody(text))
        deedOf(() => readBoshBody(`<body xmlns='http://jabber.org/protocol/httpbind'>${text}</body>`))
      }),
    )
  })
})

describe('wire readBoshBody', () => {
  const body = (attributes: string, inside = '') =>
    `<body xmlns='http://jabber.org/protocol/httpbind' ${STREAM} xmlns:xmpp='urn:xmpp:xbosh' ${attributes}>${inside}</body>`

  it('reads a session creation response with its features (XEP-0206)', () => {
    const text = body(
      `sid='s' from='example.com' authid='a' xmpp:version='1.0' wait='60'`,
      `<stream:features>${MECHANISMS}</stream:features>`,
    )
    const { features, ...rest } = readBoshBody(text)
    expect(features?.mechanisms).to.deep.equal(['SCRAM-SHA-1'])
    expect(rest).to.deep.equal({
      sid: 's',
      header: { from: 'example.com', id: 'a', version: '1.0', declaresDialback: false },
    })
  })

  it('reads the end of a session (XEP-0124, Terminal Binding Conditions)', () => {
    const error = `<stream:error>${ERROR}</stream:error>`
    expect(readBoshBody(body(`type='terminate' condition='remote-stream-error'`, error))).to.deep.include({
      terminated: 'remote-stream-error',
      error: { condition: 'host-unknown', detail: 'host-unknown: no' },
    })
    expect(readBoshBody(body(`type='terminate'`)).terminated).to.equal('undefined-condition')
  })

  const wrong = [
    { title: 'another root', text: '<html/>', deed: 'not-a-bosh-body' },
    {
      title: 'a body of HTML',
      text: `<body xmlns='http://www.w3.org/1999/xhtml'/>`,
      deed: 'not-a-bosh-body',
    },
    { title: 'a comment', text: body('', '<!-- x -->'), deed: 'comment' },
    { title: 'character data', text: body('', 'hello'), deed: 'text-in-stream' },
  ]
  for (const { title, text, deed } of wrong) {
    it(`refuses ${title} (XEP-0124, <body/> Wrapper Element)`, () =>
      expect(deedOf(() => readBoshBody(text))).to.equal(deed))
  }

  it('begins with a request ID that can be counted up without loss (XEP-0124, Generation)', () => {
    for (const random of [0, 0.5, 1 - 2 ** -53]) {
      expect(firstRid(random)).to.be.at.least(1)
      expect(Number.isSafeInteger(firstRid(random) + 100)).to.equal(true)
    }
    expect(writeSessionRequest(`a'b`, 7)).to.contain(`to='a&apos;b' rid='7'`)
  })
})
