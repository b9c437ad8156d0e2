import { expect } from 'chai'
import { formatBareJid, parseBareJid, parseHostName } from '../../bot/bare-jid.ts'

describe('bot parseBareJid', () => {
  const good = [
    { title: 'a plain one', input: 'bot@example.org', expected: 'bot@example.org' },
    { title: 'upper case, a final dot', input: 'Bot@Example.ORG.', expected: 'bot@example.org' },
    { title: 'an IDN, as A-labels', input: 'bot@bücher.example', expected: 'bot@xn--bcher-kva.example' },
    { title: 'a localpart outside ASCII', input: 'チェック@example.org', expected: 'チェック@example.org' },
    { title: 'a domain of one label', input: 'bot@localhost', expected: 'bot@localhost' },
  ]
  for (const { title, input, expected } of good) {
    it(`reads ${title}`, () => {
      const jid = parseBareJid(input)
      expect(jid && formatBareJid(jid)).to.equal(expected)
    })
  }

  const bad = [
    { title: 'no localpart', input: 'example.org' },
    { title: 'an empty localpart', input: '@example.org' },
    { title: 'a resource', input: 'bot@example.org/home' },
    { title: 'a space', input: 'my bot@example.org' },
    { title: 'a second @ (RFC 7622 §3.3.1)', input: 'a@b@example.org' },
    { title: 'a control character', input: 'bo\u0007t@example.org' },
    { title: 'no domain', input: 'bot@' },
    { title: 'an IPv4 address', input: 'bot@192.0.2.1' },
    { title: 'an IPv6 address', input: 'bot@[2001:db8::1]' },
    { title: 'an empty label', input: 'bot@example..org' },
    { title: 'a label of 64 characters', input: `bot@${'a'.repeat(64)}.org` },
    { title: 'a localpart of 1024 bytes (RFC 7622 §3.3)', input: `${'a'.repeat(1024)}@example.org` },
  ]
  for (const { title, input } of bad) {
    it(`refuses ${title}`, () => {
      expect(parseBareJid(input)).to.equal(undefined)
    })
  }
})

describe('bot parseHostName', () => {
  for (const input of ['127.1', '0x7f.1', '1', 'a_b.example', '-a.example', 'a-.example', '', 'a b']) {
    it(`refuses ${JSON.stringify(input)}`, () => {
      expect(parseHostName(input)).to.equal(undefined)
    })
  }
})
