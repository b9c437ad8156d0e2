import { expect } from 'chai'
import { redactAddresses } from '../../probes/redact.ts'

const CASES = [
  {
    title: 'takes our address out',
    text: 'Too many failed authentications from this IP address (203.0.113.9). Try again.',
    expected: 'Too many failed authentications from this IP address ([address]). Try again.',
  },
  { title: 'takes an IPv6 address out', text: 'ban 2001:db8::17 for', expected: 'ban [address] for' },
  { title: 'takes one in capital letters out', text: 'ban 2001:DB8::1F for', expected: 'ban [address] for' },
  { title: 'takes a mapped address out', text: '::ffff:203.0.113.9', expected: '[address]' },
  { title: 'keeps that of the peer', text: 'I am 192.0.2.1 here', expected: 'I am 192.0.2.1 here' },
  {
    title: 'keeps namespaces, times, versions and ids',
    text: "xmlns='urn:ietf:params:xml:ns:xmpp-sasl' at 12:10:05 v1.2.3 id='a:b' 1.2.3.4.5 999.1.1.1",
    expected: "xmlns='urn:ietf:params:xml:ns:xmpp-sasl' at 12:10:05 v1.2.3 id='a:b' 1.2.3.4.5 999.1.1.1",
  },
]

describe('redactAddresses', () => {
  for (const { title, text, expected } of CASES) {
    it(title, () => expect(redactAddresses(text, '192.0.2.1')).to.equal(expected))
  }

  it('goes through a long run of digits and colons once', () => {
    const run = `${'a:'.repeat(200_000)}g`
    expect(redactAddresses(`${run} 203.0.113.9`, '192.0.2.1')).to.equal(`${run} [address]`)
  })
})
