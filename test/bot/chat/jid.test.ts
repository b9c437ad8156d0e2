import { expect } from 'chai'
import { parseJid } from '../../../bot/chat/jid.ts'

describe('chat parseJid', () => {
  const good = [
    { title: 'a bare JID', text: 'Ana@Example.ORG.', full: 'ana@example.org', bare: 'ana@example.org' },
    { title: 'a server', text: 'example.org', full: 'example.org', bare: 'example.org' },
    {
      title: 'an occupant JID, whose nickname keeps its case and may hold anything (RFC 7622 §3.4)',
      text: 'Room@rooms.example/Ana @ / home',
      full: 'room@rooms.example/Ana @ / home',
      bare: 'room@rooms.example',
    },
    {
      title: 'an IPv6 address as domainpart (RFC 7622 §3.2)',
      text: 'ana@[2001:db8::1]',
      full: 'ana@[2001:db8::1]',
      bare: 'ana@[2001:db8::1]',
    },
    {
      title: 'two spellings of one letter as one (NFC)',
      text: 'jose\u0301@example.org/e\u0301',
      full: 'jos\u00e9@example.org/\u00e9',
      bare: 'jos\u00e9@example.org',
    },
  ]
  for (const { title, text, full, bare } of good) {
    it(`reads ${title}`, () => {
      const jid = parseJid(text)
      expect([jid?.full, jid?.bare]).to.deep.equal([full, bare])
    })
  }

  const bad = [
    { title: 'nothing', text: '' },
    { title: 'an empty localpart', text: '@example.org' },
    { title: 'an empty domainpart', text: 'ana@' },
    { title: 'a domainpart that is a dot', text: 'ana@.' },
    { title: 'an empty resourcepart', text: 'ana@example.org/' },
    { title: 'a second @', text: 'ana@bob@example.org' },
    { title: 'what is excluded from localparts (RFC 7622 §3.3.1)', text: 'a<b@example.org' },
    { title: 'white space in the domainpart', text: 'ana@exam ple.org' },
    { title: 'an overlong localpart', text: `${'a'.repeat(1024)}@example.org` },
    { title: 'an overlong domainpart', text: `ana@${'a'.repeat(1024)}` },
    { title: 'an overlong resourcepart', text: `ana@example.org/${'a'.repeat(1024)}` },
  ]
  for (const { title, text } of bad) {
    it(`refuses ${title}`, () => expect(parseJid(text)).to.equal(undefined))
  }
})
