import { expect } from 'chai'
import { readOtherHost, readStreamError } from '../../../probes/wire/stream-error.ts'
import type { XmlElement } from '../../../probes/wire/xml-element.ts'

const CONDITIONS = 'urn:ietf:params:xml:ns:xmpp-streams'

function element(
  name: string,
  namespace: string,
  text: string,
  children: readonly XmlElement[] = [],
): XmlElement {
  return { name, namespace, attributes: [], children, text }
}

const error = (...children: readonly XmlElement[]): XmlElement =>
  element('error', 'http://etherx.jabber.org/streams', '', children)

describe('wire readStreamError', () => {
  const CASES: readonly {
    readonly title: string
    readonly input: XmlElement
    readonly expected: [string, string]
  }[] = [
    {
      title: 'a condition',
      input: error(element('host-unknown', CONDITIONS, '')),
      expected: ['host-unknown', 'host-unknown'],
    },
    {
      title: 'a condition behind its text and a condition of the application',
      input: error(
        element('text', CONDITIONS, 'Too many'),
        element('x', 'urn:x', ''),
        element('policy-violation', CONDITIONS, ''),
      ),
      expected: ['policy-violation', 'policy-violation: Too many'],
    },
    {
      title: 'no condition at all',
      input: error(),
      expected: ['undefined-condition', 'undefined-condition'],
    },
    {
      title: 'text that would break the line or turn its direction',
      input: error(
        element('reset', CONDITIONS, ''),
        element('text', CONDITIONS, ' a\n\tb\u202ec\u2028d\u0085e\u200b '),
      ),
      expected: ['reset', 'reset: a b c d e'],
    },
  ]
  for (const { title, input, expected } of CASES)
    it(`reads ${title}`, () => {
      const { condition, detail } = readStreamError(input)
      expect([condition, detail]).to.deep.equal(expected)
    })

  it('cuts long texts between characters', () => {
    const { detail } = readStreamError(
      error(element('reset', CONDITIONS, ''), element('text', CONDITIONS, '𝄞'.repeat(200))),
    )
    expect(detail).to.have.length(120)
    expect(detail).to.match(/^reset: 𝄞+…$/u)
  })

  it('leaves the longest domainpart whole where the stream is to be opened (RFC 7622 §3.2)', () => {
    const host = `${'a'.repeat(1023)}:65535`
    const { otherHost } = readStreamError(error(element('see-other-host', CONDITIONS, host)))
    expect(otherHost).to.equal(host)
  })
})

describe('wire readOtherHost', () => {
  const hosts = [
    { text: 'xmpp.example.org', expected: { host: 'xmpp.example.org' } },
    { text: ' Xmpp.Example.org.:9222 ', expected: { host: 'xmpp.example.org', port: 9222 } },
    { text: '192.0.2.1:5222', expected: { host: '192.0.2.1', port: 5222 } },
    { text: '[2001:db8::1]:5222', expected: { host: '2001:db8::1', port: 5222 } },
    { text: '[2001:db8::1]', expected: { host: '2001:db8::1' } },
    { text: '', expected: undefined },
    { text: ':5222', expected: undefined },
    { text: 'a:b', expected: undefined },
    { text: 'user@example.org', expected: undefined },
    { text: 'a b', expected: undefined },
    { text: '2001:db8::1', expected: undefined },
    { text: 'http://example.org/', expected: undefined },
  ]
  for (const { text, expected } of hosts) {
    it(`reads “${text}” (RFC 6120 §4.9.3.19)`, () => expect(readOtherHost(text)).to.deep.equal(expected))
  }
})
