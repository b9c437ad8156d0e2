import { expect } from 'chai'
import { parse } from 'ltx'
import { readPublished, readSoftware } from '../../../bot/chat/server-card.ts'

const DISCO = 'http://jabber.org/protocol/disco#info'
const INFO = 'http://jabber.org/network/serverinfo'

function form(type: string, ...fields: readonly (readonly [name: string, ...values: string[]])[]): string {
  const written = [['FORM_TYPE', type], ...fields].map(
    ([name, ...values]) =>
      `<field var='${name}'>${values.map((value) => `<value>${escaped(value)}</value>`).join('')}</field>`,
  )
  return `<x xmlns='jabber:x:data' type='result'>${written.join('')}</x>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function published(...forms: readonly string[]) {
  return readPublished(parse(`<query xmlns='${DISCO}'>${forms.join('')}</query>`))
}

function uris(...values: readonly string[]): readonly string[] {
  return published(form(INFO, ['admin-addresses', ...values])).contacts.map(({ uri }) => uri)
}

describe('chat readPublished', () => {
  it('reads addresses by what they are for, and those of outage documents (XEP-0157 §3, XEP-0455 §2.1)', () => {
    const read = published(
      "<identity category='server' type='im'/>",
      form('urn:xmpp:dataforms:softwareinfo', ['admin-addresses', 'xmpp:mallory@example.org']),
      form(
        INFO,
        ['abuse-addresses', 'mailto:abuse@xmpp.jp', 'xmpp:Abuse@XMPP.jp'],
        ['admin-addresses', 'xmpp:admin@xmpp.jp?message'],
        ['status-addresses', 'https://status.xmpp.jp'],
        ['best-addresses', 'mailto:best@xmpp.jp'],
      ),
      form('urn:xmpp:sos:0', ['external-status-addresses', 'https://a.example/s.json', 'http://a.example/']),
    )
    expect(read).to.deep.equal({
      contacts: [
        { role: 'admin', scheme: 'xmpp', uri: 'xmpp:admin@xmpp.jp', jid: 'admin@xmpp.jp' },
        { role: 'abuse', scheme: 'mailto', uri: 'mailto:abuse@xmpp.jp' },
        { role: 'abuse', scheme: 'xmpp', uri: 'xmpp:abuse@xmpp.jp', jid: 'abuse@xmpp.jp' },
        { role: 'status', scheme: 'https', uri: 'https://status.xmpp.jp/' },
      ],
      outageDocuments: ['https://a.example/s.json'],
    })
  })

  const shown = [
    {
      title: 'a JID with percent-encoding',
      value: 'xmpp:m%C3%BCller@xmpp.jp',
      expected: 'xmpp:müller@xmpp.jp',
    },
    { title: 'a JID with a resource', value: 'xmpp:a@xmpp.jp/home', expected: 'xmpp:a@xmpp.jp' },
    {
      title: 'a JID behind an account to send from',
      value: 'xmpp://me@x.org/a@xmpp.jp',
      expected: 'xmpp:a@xmpp.jp',
    },
    {
      title: 'a domain in U-labels',
      value: 'xmpp:a@bücher.example',
      expected: 'xmpp:a@xn--bcher-kva.example',
    },
    { title: 'a server itself', value: 'xmpp:xmpp.jp', expected: 'xmpp:xmpp.jp' },
    { title: 'a room', value: 'xmpp:r@muc.xmpp.jp?join;password=x', expected: 'xmpp:r@muc.xmpp.jp?join' },
    { title: 'a mailbox with a subject', value: 'mailto:a@xmpp.jp?subject=x', expected: 'mailto:a@xmpp.jp' },
    { title: 'the first of several mailboxes', value: 'mailto:a@b.jp,c@d.jp', expected: 'mailto:a@b.jp' },
    { title: 'a scheme in capitals', value: 'MAILTO:a@b.jp', expected: 'mailto:a@b.jp' },
    { title: 'a web page', value: ' https://xmpp.jp/contact?a=b ', expected: 'https://xmpp.jp/contact?a=b' },
  ]
  for (const { title, value, expected } of shown) {
    it(`shows ${title} as ${expected}`, () => {
      expect(uris(value)).to.deep.equal([expected])
    })
  }

  const dropped = [
    { title: 'no URI', value: 'admin@xmpp.jp' },
    { title: 'a page without TLS', value: 'http://xmpp.jp/' },
    { title: 'a script', value: 'javascript:alert(1)' },
    { title: 'a page with a password', value: 'https://a:b@xmpp.jp/' },
    { title: 'letters that turn the line around', value: 'xmpp:a%E2%80%AEb@xmpp.jp' },
    { title: 'a line break', value: 'mailto:a%0Ab@xmpp.jp' },
    { title: 'a mailbox with a name', value: 'mailto:Ann <a@xmpp.jp>' },
    { title: 'a mailbox at an address of the network', value: 'mailto:a@[192.0.2.1]' },
    { title: 'broken percent-encoding', value: 'xmpp:%zz@xmpp.jp' },
    { title: 'what is far too long', value: `https://xmpp.jp/${'a'.repeat(300)}` },
    { title: 'nothing', value: '' },
  ]
  for (const { title, value } of dropped) {
    it(`leaves out ${title}`, () => {
      expect(uris(value)).to.deep.equal([])
    })
  }

  it('says what is said twice once, and no more than five of a kind', () => {
    expect(uris('xmpp:a@x.jp', 'XMPP:A@x.jp')).to.deep.equal(['xmpp:a@x.jp'])
    const many = Array.from({ length: 1000 }, (_, i) => `xmpp:a${i}@x.jp`)
    expect(uris(...many)).to.have.length(5)
  })

  it('takes no room for a person, whose messages prove something', () => {
    const { contacts } = published(form(INFO, ['admin-addresses', 'xmpp:r@muc.x.jp?join', 'xmpp:x.jp']))
    expect(contacts.map(({ jid }) => jid)).to.deep.equal([undefined, undefined])
  })

  it('finds nothing where there are no forms', () => {
    expect(published()).to.deep.equal({ contacts: [], outageDocuments: [] })
  })
})

describe('chat readSoftware', () => {
  const read = (inner: string) => readSoftware(parse(`<query xmlns='jabber:iq:version'>${inner}</query>`))

  it('reads name and version, and lets the system be (XEP-0092 §3)', () => {
    expect(read('<name>Prosody</name><version>0.12.3</version><os>Linux</os>')).to.deep.equal({
      name: 'Prosody',
      version: '0.12.3',
    })
    expect(read('<name>Openfire</name>')).to.deep.equal({ name: 'Openfire' })
  })

  it('cleans what is shown, and knows none without a name', () => {
    expect(read(`<name>a\n\u202Eb</name><version>${'1'.repeat(90)}</version>`)?.name).to.equal('a b')
    expect(read(`<name>a</name><version>${'1'.repeat(90)}</version>`)?.version).to.have.length(40)
    expect(read('<version>1</version>')).to.equal(undefined)
    expect(read('<name> </name>')).to.equal(undefined)
  })
})
