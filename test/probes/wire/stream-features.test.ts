import { expect } from 'chai'
import { readStreamFeatures } from '../../../probes/wire/stream-features.ts'
import type { XmlElement } from '../../../probes/wire/xml-element.ts'
import { XmlStreamReader } from '../../../probes/wire/xml-stream.ts'
import { bytesOf, play } from './by-bytes.ts'

const TLS = 'urn:ietf:params:xml:ns:xmpp-tls'
const SASL = 'urn:ietf:params:xml:ns:xmpp-sasl'

/** @param content What stands inside `<stream:features/>`. */
function features(content: string): XmlElement {
  const stream = `<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>`
  const [, event] = play(new XmlStreamReader(), [
    bytesOf(`${stream}<stream:features>${content}</stream:features>`),
  ])
  if (event === undefined || !('kind' in event) || event.kind !== 'element')
    throw new Error('no features came')
  return event.element
}

describe('wire readStreamFeatures', () => {
  const STARTTLS = [
    { title: 'required', input: `<starttls xmlns='${TLS}'><required/></starttls>`, expected: 'required' },
    { title: 'offered', input: `<starttls xmlns='${TLS}'/>`, expected: 'offered' },
    { title: 'offered with an end tag', input: `<starttls xmlns='${TLS}'></starttls>`, expected: 'offered' },
    {
      title: 'offered after SASL',
      input: `<mechanisms xmlns='${SASL}'/><t:starttls xmlns:t='${TLS}'/>`,
      expected: 'offered',
    },
    { title: 'absent', input: '', expected: 'absent' },
    { title: 'absent when only its name is there', input: `<starttls xmlns='urn:x'/>`, expected: 'absent' },
    {
      title: 'not required by a stranger’s element',
      input: `<starttls xmlns='${TLS}'><required xmlns=''/></starttls>`,
      expected: 'offered',
    },
  ]
  for (const { title, input, expected } of STARTTLS)
    it(`reads STARTTLS ${title} (RFC 6120 §5.4.1)`, () =>
      expect(readStreamFeatures(features(input)).starttls).to.equal(expected))

  it('lists SASL mechanisms in the order sent', () => {
    const input = `<mechanisms xmlns='${SASL}'><mechanism>SCRAM-SHA-1</mechanism><mechanism> PLAIN\n</mechanism><hostname xmlns='urn:xmpp:domain-based-name:1'>h</hostname></mechanisms>`
    const { mechanisms, sasl2Mechanisms, others } = readStreamFeatures(features(input))
    expect(mechanisms).to.deep.equal(['SCRAM-SHA-1', 'PLAIN'])
    expect(sasl2Mechanisms).to.deep.equal([])
    expect(others).to.deep.equal([])
  })

  it('lists SASL2 mechanisms, and what SASL2 offers inline (XEP-0388, XEP-0386, XEP-0484)', () => {
    const input =
      `<authentication xmlns='urn:xmpp:sasl:2'><mechanism>SCRAM-SHA-1-PLUS</mechanism><inline>` +
      `<bind xmlns='urn:xmpp:bind:0'/><sm xmlns='urn:xmpp:sm:3'/><fast xmlns='urn:xmpp:fast:0'/></inline></authentication>`
    const { mechanisms, sasl2Mechanisms, others } = readStreamFeatures(features(input))
    expect(mechanisms).to.deep.equal([])
    expect(sasl2Mechanisms).to.deep.equal(['SCRAM-SHA-1-PLUS'])
    expect(others).to.deep.equal(['bind2', 'sm', 'fast'])
  })

  for (const { title, input, expected } of [
    {
      title: 'both',
      input: '<max-bytes>10000</max-bytes><idle-seconds> 1800\n</idle-seconds>',
      expected: { maxBytes: 10_000, idleSeconds: 1800 },
    },
    { title: 'one of them', input: '<idle-seconds>0</idle-seconds>', expected: { idleSeconds: 0 } },
    { title: 'none, though announced', input: '', expected: {} },
    {
      title: 'what is no whole number',
      input: '<max-bytes>-1</max-bytes><idle-seconds>soon</idle-seconds>',
      expected: {},
    },
    {
      title: 'what belongs to something else',
      input: "<max-bytes xmlns='urn:example'>1</max-bytes>",
      expected: {},
    },
  ])
    it(`reads limits of the stream: ${title} (XEP-0478)`, () => {
      const { limits, others } = readStreamFeatures(
        features(`<limits xmlns='urn:xmpp:stream-limits:0'>${input}</limits>`),
      )
      expect(limits).to.deep.equal(expected)
      expect(others).to.deep.equal(['limits'])
    })

  it('does not invent limits, nor FAST outside of SASL2', () => {
    const read = readStreamFeatures(features("<fast xmlns='urn:xmpp:fast:0'/>"))
    expect(read).not.to.have.any.keys('limits', 'fast')
  })

  for (const [attribute, acceptsEarlyData] of [
    ["tls-0rtt='true'", true],
    ["tls-0rtt='1'", true],
    ["tls-0rtt='false'", false],
    ['', false],
  ] as const)
    it(`reads the mechanisms of FAST, and early data of '${attribute}' (XEP-0484)`, () => {
      const mechanisms = '<mechanism>HT-SHA-256-EXPR</mechanism><mechanism>HT-SHA-256-NONE</mechanism>'
      const { fast } = readStreamFeatures(
        features(
          `<authentication xmlns='urn:xmpp:sasl:2'><inline><fast xmlns='urn:xmpp:fast:0' ${attribute}>${mechanisms}</fast></inline></authentication>`,
        ),
      )
      expect(fast).to.deep.equal({ mechanisms: ['HT-SHA-256-EXPR', 'HT-SHA-256-NONE'], acceptsEarlyData })
    })

  it('names well-known features, and others by namespace, each once', () => {
    const input =
      "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/><session xmlns='urn:ietf:params:xml:ns:xmpp-session'/>" +
      "<sm xmlns='urn:xmpp:sm:2'/><sm xmlns='urn:xmpp:sm:3'/><x xmlns='urn:example'/>" +
      "<register xmlns='http://jabber.org/features/iq-register'/><dialback xmlns='urn:xmpp:features:dialback'><errors/></dialback>"
    expect(readStreamFeatures(features(input)).others).to.deep.equal([
      'bind',
      'session',
      'sm',
      '{urn:example}x',
      'register',
      'dialback',
    ])
  })

  it('keeps the features as XML that stands on its own', () => {
    const { xml } = readStreamFeatures(features(`<a:starttls xmlns:a="${TLS}"><a:required/></a:starttls>`))
    expect(xml).to.equal(
      `<features xmlns='http://etherx.jabber.org/streams'><starttls xmlns='${TLS}'><required/></starttls></features>`,
    )
  })

  it('cuts the kept XML at 16 KiB, between characters', () => {
    const { xml } = readStreamFeatures(features(`<x xmlns='urn:x'>${'チ'.repeat(6000)}</x>`))
    expect(Buffer.byteLength(xml)).to.be.within(16 * 1024 - 3, 16 * 1024)
    expect(xml).to.not.contain('\ufffd')
  })

  it('reads types of channel binding, each once, and tells none from no word (XEP-0440)', () => {
    const announced = (types: string) =>
      readStreamFeatures(
        features(`<sasl-channel-binding xmlns='urn:xmpp:sasl-cb:0'>${types}</sasl-channel-binding>`),
      )
    const exporter = "<channel-binding type='tls-exporter'/>"
    const typed = announced(
      `${exporter}<channel-binding type='tls-server-end-point'/>${exporter}<channel-binding/><x/>`,
    )
    expect(typed.channelBindingTypes).to.deep.equal(['tls-exporter', 'tls-server-end-point'])
    expect(typed.others).to.deep.equal(['sasl-cb'])
    expect(announced('').channelBindingTypes).to.deep.equal([])
    expect(readStreamFeatures(features(''))).not.to.have.property('channelBindingTypes')
  })
})
