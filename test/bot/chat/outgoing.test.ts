import { expect } from 'chai'
import { parse } from 'ltx'
import { Courtesy } from '../../../bot/chat/courtesy.ts'
import { Outbox } from '../../../bot/chat/outbox.ts'
import {
  chatStateStanza,
  cutText,
  declineStanza,
  messageStanza,
  receiptStanza,
} from '../../../bot/chat/outgoing.ts'
import { mayBeStyled } from '../../../bot/chat/styling.ts'
import { xml } from '../../../bot/chat/stanza.ts'
import { redacted } from '../../../bot/chat/trace.ts'
import { ManualTimers } from './scripted-stream.ts'

const SAID = { text: 'fine', lang: 'en' }
const ORIGIN = '<origin-id xmlns="urn:xmpp:sid:0" id="i"/>'

describe('chat messageStanza', () => {
  it('answers in a chat, and shows that it is done composing', () => {
    expect(messageStanza({ place: 'chat', jid: 'a@a.example/c' }, SAID, 'i', '…').toString()).to.equal(
      `<message to="a@a.example/c" type="chat" id="i" xml:lang="en"><body>fine</body>${ORIGIN}<active xmlns="http://jabber.org/protocol/chatstates"/></message>`,
    )
  })

  it('answers in a room by the nickname of who asked', () => {
    const destination = { place: 'room', room: 'r@muc.example', nickname: 'Ann' } as const
    expect(messageStanza(destination, SAID, 'i', '…').toString()).to.equal(
      `<message to="r@muc.example" type="groupchat" id="i" xml:lang="en"><body>Ann: fine</body>${ORIGIN}</message>`,
    )
  })

  it('answers an occupant in private, marked as such (XEP-0045 §7.5)', () => {
    const destination = { place: 'room-private', jid: 'r@muc.example/Ann' } as const
    expect(messageStanza(destination, SAID, 'i', '…').toString()).to.equal(
      `<message to="r@muc.example/Ann" type="chat" id="i" xml:lang="en"><body>fine</body>${ORIGIN}<x xmlns="http://jabber.org/protocol/muc#user"/></message>`,
    )
  })

  it('says of bytes as they were sent that asterisks are no styling (XEP-0393 §7)', () => {
    const said = { ...SAID, isVerbatim: true } as const
    expect(messageStanza({ place: 'chat', jid: 'a@a.example/c' }, said, 'i', '…').toString()).to.equal(
      `<message to="a@a.example/c" type="chat" id="i" xml:lang="en"><body>fine</body>${ORIGIN}<unstyled xmlns="urn:xmpp:styling:0"/><active xmlns="http://jabber.org/protocol/chatstates"/></message>`,
    )
  })

  const lobby = { place: 'room', room: 'r@muc.example', nickname: 'Ann' } as const
  const SET_OFF = { text: 'TLS: required', styled: 'TLS: *required*', lang: 'en' } as const
  const about = (body: string) => ({ id: 'x', author: 'r@muc.example/Ann', body })
  const styling = [
    { title: 'in a chat', to: { place: 'chat', jid: 'a@a.example/c' }, body: 'TLS: *required*' },
    { title: 'in a room', to: lobby, body: 'Ann: TLS: *required*' },
    {
      title: 'in private there',
      to: { place: 'room-private', jid: 'r@m.example/A' },
      body: 'TLS: *required*',
    },
    {
      title: 'beside a quotation',
      to: { ...lobby, replied: about('check a.example') },
      body: '> check a.example\nAnn: TLS: *required*',
    },
  ] as const
  for (const { title, to, body } of styling) {
    it(`sets the verdict off ${title} (XEP-0393 §6.2.3)`, () => {
      const stanza = messageStanza(to, SET_OFF, 'i', '…')
      expect(stanza.getChildText('body')).to.equal(body)
      expect(stanza.getChild('unstyled')).to.equal(undefined)
    })
  }

  const strange = [
    { title: 'a certificate', said: { ...SET_OFF, text: `${SET_OFF.text}\nIs for *x*` }, to: lobby },
    { title: 'half a span', said: { ...SET_OFF, text: `Issuer: *x\n${SET_OFF.text}` }, to: lobby },
    { title: 'a nickname', said: SET_OFF, to: { ...lobby, nickname: 'a *b' } },
    { title: 'a quotation', said: SET_OFF, to: { ...lobby, replied: about('check `x`') } },
    { title: 'a quotation of a block', said: SET_OFF, to: { ...lobby, replied: about('```') } },
  ] as const
  for (const { title, said, to } of strange) {
    it(`lets nothing be styled where ${title} would be (XEP-0393 §7)`, () => {
      const stanza = messageStanza(to, said, 'i', '…')
      expect(stanza.getChildText('body')).to.contain(said.text)
      expect(stanza.getChild('unstyled', 'urn:xmpp:styling:0')).not.to.equal(undefined)
    })
  }

  it('keeps to 3,000 characters in private and 700 in a room, the hint included', () => {
    const said = { text: 'word\n'.repeat(2000), lang: 'en' }
    const body = (text: ReturnType<typeof messageStanza>) => text.getChildText('body') ?? ''
    const chat = body(messageStanza({ place: 'chat', jid: 'a@a.example' }, said, 'i', '…more'))
    const room = body(
      messageStanza({ place: 'room', room: 'r@m.example', nickname: 'Ann' }, said, 'i', '…more'),
    )
    expect([chat.length <= 3000, room.length <= 700]).to.deep.equal([true, true])
    expect([chat.endsWith('word\n…more'), room.endsWith('word\n…more')]).to.deep.equal([true, true])
    expect([chat.length > 2980, room.length > 680]).to.deep.equal([true, true])
  })

  it('answers in a room whatever its asker is called, and quotes nothing where the answer needs the place', () => {
    const text = `${'word\n'.repeat(127)}last`
    const nickname = 'x'.repeat(1023)
    const stanza = messageStanza(
      { ...lobby, nickname, replied: about('check a.example') },
      { text, lang: 'en' },
      'i',
      '…',
    )
    expect(stanza.getChildText('body')).to.equal(`${'x'.repeat(49)}…: ${text}`)
    expect(stanza.getChild('reply')?.attrs['id']).to.equal('x')
    expect(stanza.getChild('fallback')).to.equal(undefined)
  })

  it('sends no character that XML does not have (XML 1.0 §2.2)', () => {
    const said = { text: 'a\u0000b\u001Bc\uD800d\tе', lang: 'en' }
    const stanza = messageStanza({ place: 'chat', jid: 'a@a.example' }, said, 'i', '…')
    expect(stanza.getChildText('body')).to.equal('a\uFFFDb\uFFFDc\uFFFDd\tе')
  })
})

describe('chat mayBeStyled', () => {
  // Those that XEP-0393 §6.2 gives as examples, and what stands in reports.
  const cases = [
    { text: 'plain _emphasis_ plain', isStyled: true },
    { text: '`pre` plain *strong*', isStyled: true },
    { text: '*strong*plain*', isStyled: true },
    { text: '* plain *strong*', isStyled: true },
    { text: 'a *`both`*', isStyled: true },
    { text: 'fine\n> quoted', isStyled: true },
    { text: 'fine\n```\ncode', isStyled: true },
    { text: 'not strong*', isStyled: false },
    { text: 'a * b * c', isStyled: false },
    { text: 'TLS_AES_256_GCM_SHA384, SCRAM-SHA-1', isStyled: false },
    { text: 'a -> b, <proceed/>, ~', isStyled: false },
  ]
  for (const { text, isStyled } of cases) {
    it(`takes ${JSON.stringify(text)} for ${isStyled ? 'styled' : 'plain'}`, () => {
      expect(mayBeStyled(text)).to.equal(isStyled)
    })
  }
})

describe('chat cutText', () => {
  const cases = [
    { title: 'leaves what fits', text: 'abc', limit: 3, cut: 'abc' },
    { title: 'cuts at the end of a line', text: 'ab\ncdefgh', limit: 8, cut: 'ab\n…' },
    { title: 'cuts within a first line that is too long', text: 'abcdefghij', limit: 6, cut: 'abcd\n…' },
    { title: 'does not halve a character', text: 'abc🦊defgh', limit: 6, cut: 'abc\n…' },
  ]
  for (const { title, text, limit, cut } of cases) {
    it(title, () => expect(cutText(text, limit, '…')).to.equal(cut))
  }
})

describe('chat notices', () => {
  it('are as XEP-0085, XEP-0184 and XEP-0045 §7.8.2 want them', () => {
    expect(chatStateStanza('composing', 'a@a.example/c', 'i').toString()).to.equal(
      '<message to="a@a.example/c" type="chat" id="i"><composing xmlns="http://jabber.org/protocol/chatstates"/></message>',
    )
    expect(receiptStanza({ place: 'chat', jid: 'a@a.example/c' }, 'm1', 'i').toString()).to.equal(
      '<message to="a@a.example/c" type="chat" id="i"><received xmlns="urn:xmpp:receipts" id="m1"/></message>',
    )
    expect(declineStanza('r@m.example', 'a@a.example', 'no', 'i').toString()).to.equal(
      '<message to="r@m.example" id="i"><x xmlns="http://jabber.org/protocol/muc#user"><decline to="a@a.example"><reason>no</reason></decline></x></message>',
    )
  })
})

describe('chat Outbox', () => {
  const stanza = (id: number) => xml('message', { id: String(id) })

  it('gives back what waits for a place, in order and once', () => {
    const outbox = new Outbox(new ManualTimers())
    outbox.keep('', stanza(1))
    outbox.keep('room', stanza(2))
    outbox.keep('', stanza(3))
    expect(outbox.take('').map((kept): unknown => kept.attrs['id'])).to.deep.equal(['1', '3'])
    expect(outbox.take('')).to.deep.equal([])
    expect(outbox.take('room')).to.have.length(1)
  })

  it('drops what is older than 2 min, and the oldest of too many', () => {
    const timers = new ManualTimers()
    const outbox = new Outbox(timers)
    outbox.keep('', stanza(0))
    timers.pass(120_000)
    expect(outbox.take('')).to.deep.equal([])
    for (let id = 0; id < 150; id++) outbox.keep('', stanza(id))
    const kept = outbox.take('').map(({ attrs }) => Number(attrs['id']))
    expect([kept.length, kept[0], kept.at(-1)]).to.deep.equal([100, 50, 149])
  })
})

describe('chat Courtesy', () => {
  it('tells each person once a day', () => {
    const timers = new ManualTimers()
    const courtesy = new Courtesy(timers)
    expect([courtesy.isDue('a'), courtesy.isDue('a'), courtesy.isDue('b')]).to.deep.equal([true, false, true])
    timers.pass(24 * 60 * 60 * 1000)
    expect(courtesy.isDue('a')).to.equal(true)
  })
})

describe('chat redacted', () => {
  const cases = [
    {
      title: 'SASL',
      text: `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>c2VjcmV0</auth>`,
    },
    {
      title: 'SASL2',
      text: `<authenticate xmlns='urn:xmpp:sasl:2' mechanism='PLAIN'><initial-response>c2VjcmV0</initial-response></authenticate>`,
    },
    { title: 'what people say', text: `<message><body>c2VjcmV0</body></message>` },
    {
      title: 'the password of a room',
      text: `<presence><x xmlns='http://jabber.org/protocol/muc'><password>c2VjcmV0</password></x></presence>`,
    },
    {
      title: 'the password of an invitation',
      text: `<message><x xmlns='jabber:x:conference' jid='r@m' password='c2VjcmV0'/></message>`,
    },
    {
      title: 'tokens',
      text: `<success xmlns='urn:xmpp:sasl:2'><token xmlns='urn:xmpp:fast:0' token='c2VjcmV0'/></success>`,
    },
  ]
  for (const { title, text } of cases) {
    it(`hides ${title}, and leaves the element as it was`, () => {
      const element = parse(text)
      expect(redacted(element)).to.include(`<${element.getName()}`).and.not.include('c2VjcmV0')
      expect(element.toString()).to.include('c2VjcmV0')
    })
  }
})
