import { expect } from 'chai'
import * as fc from 'fast-check'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import {
  StarttlsNegotiation,
  writeStreamHeader,
  type NegotiationOptions,
  type NegotiationStep,
} from '../../../probes/wire/starttls.ts'
import { XmlStreamReader } from '../../../probes/wire/xml-stream.ts'
import { byteByByte, bytesOf, play } from './by-bytes.ts'

const HEADER =
  "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' " +
  "id='42' from='example.org' version='1.0' xml:lang='en'>"
const TLS = "xmlns='urn:ietf:params:xml:ns:xmpp-tls'"
const FEATURES = `<stream:features><starttls ${TLS}/></stream:features>`
const NO_FEATURES = '<stream:features/>'
const PROCEED = `<proceed ${TLS}/>`
const OPENING = { service: 'c2s', to: 'example.org' } as const

/** A step in one word, with the bytes in it as text. */
function tell(step: NegotiationStep | { readonly deed: string }): string {
  if (!('kind' in step)) return `misbehaved: ${step.deed}`
  switch (step.kind) {
    case 'write':
      return `write ${new TextDecoder()
        .decode(step.bytes)
        .replace(/^.*version='1.0' xml:lang='en'>/, 'header ')
        .trim()}`
    case 'features':
      return `features ${step.features.starttls}`
    case 'proceed':
      return `proceed, then "${new TextDecoder().decode(step.trailing)}"`
    case 'stream-error':
      return `stream-error ${step.error.detail}`
    default:
      return step.kind
  }
}

function negotiate(answer: string, options: NegotiationOptions = {}): string[] {
  const bytes = bytesOf(answer)
  const steps = play(new StarttlsNegotiation(OPENING, options), [bytes]).map(tell)
  // Bytes that have not come yet cannot be handed out.
  const told = play(new StarttlsNegotiation(OPENING, options), byteByByte(bytes)).map(tell)
  expect(told).to.deep.equal(steps.map((step) => step.replace(/^proceed, then ".*"$/, 'proceed, then ""')))
  return steps
}

const ASK = `write <starttls ${TLS}/>`

describe('wire StarttlsNegotiation', () => {
  const ANSWERS: readonly { readonly title: string; readonly answer: string; readonly expected: string[] }[] =
    [
      {
        title: 'is told to proceed',
        answer: HEADER + FEATURES + PROCEED,
        expected: ['features offered', ASK, 'proceed, then ""'],
      },
      {
        title: 'reads the long form of empty elements',
        answer: `${HEADER}<stream:features><starttls ${TLS}></starttls></stream:features><proceed ${TLS}></proceed>`,
        expected: ['features offered', ASK, 'proceed, then ""'],
      },
      {
        title: 'reads another prefix and double quotes',
        answer: `<s:stream xmlns:s="http://etherx.jabber.org/streams"><s:features><t:starttls xmlns:t="urn:ietf:params:xml:ns:xmpp-tls"/></s:features><proceed xmlns="urn:ietf:params:xml:ns:xmpp-tls"/>`,
        expected: ['features offered', ASK, 'proceed, then ""'],
      },
      {
        title: 'hands out clear-text bytes behind <proceed/> (RFC 6120 §5.4.3.3)',
        answer: `${HEADER}${FEATURES}${PROCEED}<injected/>`,
        expected: ['features offered', ASK, 'proceed, then "<injected/>"'],
      },
      {
        title: 'stops where STARTTLS is not offered',
        answer: HEADER + NO_FEATURES + PROCEED,
        expected: ['features absent', 'not-offered'],
      },
      {
        title: 'is refused',
        answer: `${HEADER}${FEATURES}<failure ${TLS}/></stream:stream>`,
        expected: ['features offered', ASK, 'refused'],
      },
      {
        title: 'is told of a stream error on open',
        answer: `${HEADER}<stream:error><host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`,
        expected: ['stream-error host-unknown'],
      },
      {
        title: 'is told of a stream error after asking',
        answer: `${HEADER}${FEATURES}<stream:error><reset xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`,
        expected: ['features offered', ASK, 'stream-error reset'],
      },
      {
        title: 'is told of the end of the stream',
        answer: `${HEADER}</stream:stream>`,
        expected: ['closed'],
      },
      {
        title: 'refuses a root that is no stream (RFC 6120 §4.9.3.10)',
        answer: "<stream xmlns='urn:x'>",
        expected: ['misbehaved: not-a-stream'],
      },
      {
        title: 'refuses a root of another name (RFC 6120 §4.9.3.10)',
        answer: "<s:features xmlns:s='http://etherx.jabber.org/streams'>",
        expected: ['misbehaved: not-a-stream'],
      },
      {
        title: 'refuses <proceed/> before it asked',
        answer: HEADER + PROCEED,
        expected: ['misbehaved: unexpected-element'],
      },
      {
        title: 'refuses <failure/> before it asked',
        answer: `${HEADER}<failure ${TLS}/>`,
        expected: ['misbehaved: unexpected-element'],
      },
      {
        title: 'refuses a stanza before the features',
        answer: `${HEADER}<message/>`,
        expected: ['misbehaved: unexpected-element'],
      },
      {
        title: 'refuses another answer than <proceed/> or <failure/> (RFC 6120 §5.4.2.1)',
        answer: HEADER + FEATURES + FEATURES,
        expected: ['features offered', ASK, 'misbehaved: unexpected-element'],
      },
      {
        title: 'refuses <proceed/> of another namespace',
        answer: `${HEADER}${FEATURES}<proceed/>`,
        expected: ['features offered', ASK, 'misbehaved: unexpected-element'],
      },
      {
        title: 'refuses what the reader refuses',
        answer: `${HEADER}<stream:features>&x;`,
        expected: ['misbehaved: undefined-entity'],
      },
    ]
  for (const { title, answer, expected } of ANSWERS)
    it(title, () => expect(negotiate(answer)).to.deep.equal(['write header', ...expected]))

  it('asks in the same write as the header where told to, whatever is offered', () => {
    const first = `write header <starttls ${TLS}/>`
    expect(negotiate(HEADER + FEATURES + PROCEED, { ask: 'at-once' })).to.deep.equal([
      first,
      'features offered',
      'proceed, then ""',
    ])
    expect(negotiate(HEADER + NO_FEATURES + PROCEED, { ask: 'at-once' })).to.deep.equal([
      first,
      'features absent',
      'proceed, then ""',
    ])
  })

  it('names the clause that is broken', () => {
    const clauses = [
      { answer: '<a/>', clause: 'RFC 6120 §4.9.3.10' },
      { answer: HEADER + PROCEED, clause: 'RFC 6120 §5.4.1' },
      { answer: HEADER + FEATURES + FEATURES, clause: 'RFC 6120 §5.4.2.1' },
    ]
    for (const { answer, clause } of clauses) {
      const negotiation = new StarttlsNegotiation(OPENING)
      negotiation.feed(bytesOf(answer))
      const drain = () => Array.from({ length: 4 }, () => negotiation.next())
      expect(drain, answer).to.throw(PeerMisbehaved).with.nested.property('spec.name', clause)
    }
  })

  it('tells what a failure now would be a failure of', () => {
    const negotiation = new StarttlsNegotiation(OPENING)
    expect(negotiation.phase).to.equal('stream')
    play(negotiation, [bytesOf(HEADER + FEATURES)])
    expect(negotiation.phase).to.equal('starttls')
  })

  it('keeps the header of the receiving entity, with a content namespace that is not ours (RFC 6120 §4.8.2)', () => {
    const header = { from: 'example.org', id: '42', version: '1.0', lang: 'en', declaresDialback: false }
    const answer = [bytesOf(HEADER + FEATURES)]
    expect(play(new StarttlsNegotiation(OPENING), answer)[1]).to.have.deep.property('header', header)
    expect(play(new StarttlsNegotiation({ ...OPENING, service: 's2s' }), answer)[1]).to.have.deep.property(
      'header',
      {
        ...header,
        contentNamespace: 'jabber:client',
      },
    )
    const bare = [
      bytesOf(`<s:stream xmlns='jabber:client' xmlns:s='http://etherx.jabber.org/streams'><s:features/>`),
    ]
    expect(play(new StarttlsNegotiation(OPENING), bare)[1]).to.have.deep.property('header', {
      declaresDialback: false,
    })
  })

  it('knows a server that announces dialback by a namespace declaration alone (XEP-0220)', () => {
    const header = HEADER.replace(' id=', " xmlns:db='jabber:server:dialback' id=")
    expect(play(new StarttlsNegotiation(OPENING), [bytesOf(header + FEATURES)])[1]).to.have.nested.property(
      'header.declaresDialback',
      true,
    )
  })

  it('throws nothing but PeerMisbehaved on random bytes', () => {
    const part = fc.constantFrom(
      HEADER,
      FEATURES,
      NO_FEATURES,
      PROCEED,
      `<failure ${TLS}/>`,
      '<stream:error/>',
      '</stream:stream>',
      ' ',
      '<iq/>',
    )
    const input = fc.oneof(
      fc.uint8Array({ maxLength: 100 }),
      fc.array(part, { maxLength: 6 }).map((parts) => bytesOf(parts.join(''))),
    )
    fc.assert(
      fc.property(input, fc.constantFrom('at-once', 'when-offered'), (bytes, ask) => {
        const last = (pieces: Iterable<Uint8Array>): string | undefined =>
          play(new StarttlsNegotiation(OPENING, { ask }), pieces)
            .map(tell)
            .at(-1)
            ?.replace(/^proceed.*$/s, 'proceed')
        expect(last(byteByByte(bytes))).to.equal(last([bytes]))
      }),
    )
  })
})

describe('wire writeStreamHeader', () => {
  const NAMESPACES = [
    { service: 'c2s', expected: 'jabber:client' },
    { service: 's2s', expected: 'jabber:server' },
  ] as const
  for (const { service, expected } of NAMESPACES)
    it(`declares ${expected} for ${service}`, () => {
      const header = writeStreamHeader({ service, to: 'example.org' })
      expect(header).to.equal(
        `<?xml version='1.0'?><stream:stream xmlns='${expected}' xmlns:stream='http://etherx.jabber.org/streams'` +
          ` to='example.org' version='1.0' xml:lang='en'>`,
      )
    })

  it('declares dialback where that is told to (XEP-0220)', () => {
    const header = writeStreamHeader({ service: 's2s', to: 'example.org', declaresDialback: true })
    expect(header).to.include(` xmlns:db='jabber:server:dialback' to='example.org'`)
  })

  it('escapes what it is given', () => {
    const opening = { service: 's2s', to: `a'b<&>`, from: `"x"'/>`, lang: `zh-Hant' a='` } as const
    const [event] = play(new XmlStreamReader(), [bytesOf(writeStreamHeader(opening))])
    expect(event).to.have.deep.nested.property('root.attributes', [
      { name: 'from', namespace: '', value: opening.from },
      { name: 'to', namespace: '', value: opening.to },
      { name: 'version', namespace: '', value: '1.0' },
      { name: 'lang', namespace: 'http://www.w3.org/XML/1998/namespace', value: opening.lang },
    ])
  })
})
