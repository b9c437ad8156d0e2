import { expect } from 'chai'
import { parse } from 'ltx'
import { readMessage } from '../../../bot/chat/incoming.ts'

const SURROUNDINGS = { own: 'bot@xmpp.example', isRoom: (bare: string) => bare === 'room@muc.example' }

function read(text: string) {
  const message = readMessage(parse(text), SURROUNDINGS)
  return 'from' in message ? { ...message, from: message.from.full } : message
}

describe('chat readMessage', () => {
  const MUC_USER = 'http://jabber.org/protocol/muc#user'

  it('reads a chat message with language and receipt request', () => {
    expect(
      read(
        `<message from='Ann@a.example/phone' type='chat' id='m1' xml:lang='de'><body>hilfe</body><request xmlns='urn:xmpp:receipts'/></message>`,
      ),
    ).to.deep.equal({
      kind: 'chat',
      from: 'ann@a.example/phone',
      body: 'hilfe',
      lang: 'de',
      id: 'm1',
      receiptFor: 'm1',
    })
  })

  it('reads when a message was written that was kept while it was away (XEP-0203), and whether to mark it (XEP-0333)', () => {
    expect(
      read(
        `<message from='a@a.example' type='chat' id='m1'><body>help</body><markable xmlns='urn:xmpp:chat-markers:0'/><delay xmlns='urn:xmpp:delay' stamp='2026-01-01T00:00:00Z'/></message>`,
      ),
    ).to.deep.equal({
      kind: 'chat',
      from: 'a@a.example',
      body: 'help',
      id: 'm1',
      markerFor: 'm1',
      stamp: '2026-01-01T00:00:00Z',
    })
  })

  it('reads the id that a room gave a message, and no other one (XEP-0359 §3)', () => {
    const ids = `<stanza-id xmlns='urn:xmpp:sid:0' by='a@a.example' id='wrong'/><stanza-id xmlns='urn:xmpp:sid:0' by='Room@muc.example' id='right'/>`
    expect(
      read(`<message from='room@muc.example/Ann' type='groupchat'><body>bot: hi</body>${ids}</message>`),
    ).to.include({ stanzaId: 'right' })
  })

  it('reads who is mentioned, but not groups (XEP-0513)', () => {
    const mentions = [
      "occupantid='o1'",
      "jid='b@b.example'",
      "mentions='urn:xmpp:mentions:0#channel' jid='c@c.example'",
    ]
      .map((attributes) => `<mention xmlns='urn:xmpp:mentions:0' ${attributes}/>`)
      .join('')
    const message = read(
      `<message from='room@muc.example/Ann' type='groupchat'><body>hi</body>${mentions}</message>`,
    )
    expect(message).to.deep.include({ mentions: ['o1', 'b@b.example'] })
  })

  it('reads a message without type as one to the bot alone (RFC 6121 §5.2.2)', () => {
    expect(read(`<message from='a@a.example'><body>help</body></message>`)).to.include({ kind: 'chat' })
  })

  it('reads a message of an occupant to all, with occupant-id (XEP-0421)', () => {
    expect(
      read(
        `<message from='room@muc.example/Ann' type='groupchat'><body>bot: hi</body><occupant-id xmlns='urn:xmpp:occupant-id:0' id='o1'/></message>`,
      ),
    ).to.deep.equal({
      kind: 'room',
      from: 'room@muc.example/Ann',
      body: 'bot: hi',
      occupantId: 'o1',
      mentions: [],
    })
  })

  it('reads a message with a body beside its subject as what it says (XEP-0045 §7.2.15)', () => {
    const text = `<message from='room@muc.example/Ann' type='groupchat' xml:lang='de'><subject>tls</subject><body xml:lang='fr'>bot: aide</body></message>`
    expect(read(text)).to.deep.equal({
      kind: 'room',
      from: 'room@muc.example/Ann',
      body: 'bot: aide',
      lang: 'fr',
      mentions: [],
    })
  })

  it('reads what is said beside a file (XEP-0066)', () => {
    const file = `<x xmlns='jabber:x:oob'><url>https://a.example/cat.png</url></x>`
    expect(read(`<message from='a@a.example/c'><body>help</body>${file}</message>`)).to.include({
      kind: 'chat',
      body: 'help',
    })
  })

  it('reads a private message of an occupant with occupant-id (XEP-0421)', () => {
    const id = `<occupant-id xmlns='urn:xmpp:occupant-id:0' id='o1'/>`
    expect(
      read(`<message from='room@muc.example/Ann' type='chat'><body>help</body>${id}</message>`),
    ).to.include({ kind: 'room-private', occupantId: 'o1' })
  })

  it('reads a private message of an occupant, marked or not (XEP-0045 §7.5)', () => {
    for (const mark of ['', `<x xmlns='${MUC_USER}'/>`]) {
      expect(
        read(`<message from='room@muc.example/Ann' type='chat'><body>help</body>${mark}</message>`),
      ).to.deep.equal({ kind: 'room-private', from: 'room@muc.example/Ann', body: 'help' })
    }
  })

  it('cuts the quotation out of a reply, counted in code points (XEP-0461, XEP-0428)', () => {
    expect(
      read(
        `<message from='room@muc.example/Ann' type='groupchat'><body>&gt; 🦊 says\nhelp</body><reply xmlns='urn:xmpp:reply:0' to='room@muc.example/bot' id='s1'/><fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body start='0' end='9'/></fallback></message>`,
      ),
    ).to.deep.equal({
      kind: 'room',
      from: 'room@muc.example/Ann',
      body: 'help',
      replyTo: 'room@muc.example/bot',
      mentions: [],
    })
  })

  const replies = [
    { title: 'a range that makes no sense', range: `start='x' end='-1'` },
    { title: 'no range', range: '' },
    { title: 'a range that ends before it begins', range: `start='4' end='2'` },
  ]
  for (const { title, range } of replies) {
    it(`hears what a reply says whose quotation has ${title}`, () => {
      const text = `<message from='a@a.example/c'><body>help</body><fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body ${range}/></fallback></message>`
      expect(read(text)).to.deep.include({ kind: 'chat', body: 'help' })
    })
  }

  it('cuts out every part that is a fallback (XEP-0428 §2.2)', () => {
    const fallbacks = [
      ['urn:xmpp:reply:0', 0, 6],
      ['urn:xmpp:message-correct:0', 6, 18],
    ].map(
      ([what, start, end]) =>
        `<fallback xmlns='urn:xmpp:fallback:0' for='${what}'><body start='${start}' end='${end}'/></fallback>`,
    )
    expect(
      read(
        `<message from='a@a.example/c'><body>&gt; old\n[Corrected] help</body>${fallbacks.join('')}</message>`,
      ),
    ).to.deep.include({ kind: 'chat', body: 'help' })
  })

  it('reads a mediated invitation once, also when it is a direct one too (XEP-0045 §7.8.2)', () => {
    const message = readMessage(
      parse(
        `<message from='new@muc.example'><x xmlns='${MUC_USER}'><invite from='ann@a.example/c'><reason>come</reason></invite><password>p</password></x><x xmlns='jabber:x:conference' jid='new@muc.example'/></message>`,
      ),
      SURROUNDINGS,
    )
    expect(message).to.deep.include({
      kind: 'invitation',
      via: 'mediated',
      room: 'new@muc.example',
      password: 'p',
    })
    expect(message.kind === 'invitation' && message.inviter.full).to.equal('ann@a.example/c')
  })

  const invitations = [
    {
      title: 'a mediated invitation of nobody in particular, without password',
      attributes: `from='new@muc.example' xml:lang='de'`,
      inside: `<x xmlns='${MUC_USER}'><invite/></x>`,
      expected: { via: 'mediated', inviter: 'new@muc.example', lang: 'de' },
    },
    {
      title: 'a direct invitation (XEP-0249)',
      attributes: `from='ann@a.example/c' xml:lang='de'`,
      inside: `<x xmlns='jabber:x:conference' jid='new@muc.example'/>`,
      expected: { via: 'direct', inviter: 'ann@a.example/c', lang: 'de' },
    },
    {
      title: 'a direct invitation with a password (XEP-0249)',
      attributes: `from='ann@a.example/c'`,
      inside: `<x xmlns='jabber:x:conference' jid='new@muc.example' password='p'/>`,
      expected: { via: 'direct', inviter: 'ann@a.example/c', password: 'p' },
    },
  ]
  for (const { title, attributes, inside, expected } of invitations) {
    it(`reads ${title}`, () => {
      const message = readMessage(parse(`<message ${attributes}>${inside}</message>`), SURROUNDINGS)
      if (message.kind !== 'invitation') throw new Error(message.kind)
      const { inviter, ...rest } = message
      expect({ ...rest, inviter: inviter.full }).to.deep.equal({
        kind: 'invitation',
        room: 'new@muc.example',
        ...expected,
      })
    })
  }

  it('takes no mediated invitation from a person for one of a room (XEP-0045 §7.8.2)', () => {
    const text = `<message from='eve@a.example/c'><x xmlns='${MUC_USER}'><invite from='ann@a.example/c'/></x><body>come</body></message>`
    expect(read(text)).to.deep.equal({ kind: 'chat', from: 'eve@a.example/c', body: 'come' })
  })

  it('tells the end of history by the subject, empty or not (XEP-0045 §7.2.15)', () => {
    expect(read(`<message from='room@muc.example' type='groupchat'><subject/></message>`)).to.deep.equal({
      kind: 'subject',
      room: 'room@muc.example',
    })
  })

  it('knows what it cannot decrypt, whatever the fallback says (XEP-0380)', () => {
    expect(
      read(
        `<message from='a@a.example/c' type='chat'><encrypted xmlns='eu.siacs.conversations.axolotl'/><encryption xmlns='urn:xmpp:eme:0' namespace='eu.siacs.conversations.axolotl'/><body>I sent you an OMEMO message</body></message>`,
      ),
    ).to.deep.equal({ kind: 'encrypted', from: 'a@a.example/c' })
  })

  const encrypted = [
    {
      title: 'what is only marked so (XEP-0380)',
      inside: `<encryption xmlns='urn:xmpp:eme:0' namespace='urn:example'/><body>This message is encrypted.</body>`,
    },
    {
      title: 'OMEMO of old',
      inside: `<encrypted xmlns='eu.siacs.conversations.axolotl'/><body>This message is encrypted.</body>`,
    },
    {
      title: 'OMEMO (XEP-0384)',
      inside: `<encrypted xmlns='urn:xmpp:omemo:2'/><body>This message is encrypted.</body>`,
    },
    {
      title: 'OpenPGP of old (XEP-0027)',
      inside: `<x xmlns='jabber:x:encrypted'>hQEOA</x><body>This message is encrypted.</body>`,
    },
    {
      title: 'OpenPGP (XEP-0373)',
      inside: `<openpgp xmlns='urn:xmpp:openpgp:0'>BASE64</openpgp><body>This message is encrypted.</body>`,
    },
    { title: 'OTR (XEP-0364)', inside: `<body>?OTR:AAMDJ+MVmSfjFZcAAAAAAQAAAAIAAADA.</body>` },
    {
      title: 'a wish for OTR (XEP-0364)',
      inside: `<body>?OTRv23?\nann@a.example has requested an Off-the-Record private conversation.</body>`,
    },
  ]
  for (const { title, inside } of encrypted) {
    it(`knows that it cannot decrypt ${title}`, () => {
      expect(
        read(`<message from='a@a.example/c' type='chat' xml:lang='de'>${inside}</message>`),
      ).to.deep.equal({
        kind: 'encrypted',
        from: 'a@a.example/c',
        lang: 'de',
      })
      expect(read(`<message from='room@muc.example/Ann' type='groupchat'>${inside}</message>`)).to.deep.equal(
        {
          kind: 'ignored',
          because: 'no-body',
        },
      )
    })
  }

  it('reads what speaks of OTR further on', () => {
    expect(read(`<message from='a@a.example/c'><body>what is ?OTR</body></message>`)).to.include({
      kind: 'chat',
    })
  })

  const ignored = [
    {
      title: 'white space',
      because: 'no-body',
      text: `<message from='a@a.example/c' type='chat'><body> \n\t</body></message>`,
    },
    {
      title: 'a quotation alone',
      because: 'no-body',
      text: `<message from='a@a.example/c' type='chat'><body>&gt; help</body></message>`,
    },
    {
      title: 'what a room says to the bot alone',
      because: 'announcement',
      text: `<message from='room@muc.example' type='chat'><body>help</body></message>`,
    },
    {
      title: 'that an invitation was declined (XEP-0045 §7.8.2)',
      because: 'announcement',
      text: `<message from='room@muc.example'><x xmlns='${MUC_USER}'><decline from='ann@a.example'/></x></message>`,
    },
    {
      title: 'a direct invitation to an occupant',
      because: 'no-body',
      text: `<message from='ann@a.example/c'><x xmlns='jabber:x:conference' jid='new@muc.example/bot'/></message>`,
    },
    {
      title: 'what a server says to all who log in',
      because: 'announcement',
      text: `<message from='xmpp.example' to='bot@xmpp.example/tellus'><body>Welcome! Maintenance is on Saturday.</body></message>`,
    },
    {
      title: 'that something was taken back (XEP-0424)',
      because: 'no-body',
      text: `<message from='a@a.example/c'><retract xmlns='urn:xmpp:message-retract:1' id='m1'/><fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:message-retract:1'/><body>a@a.example took help back</body></message>`,
    },
    {
      title: 'that something was liked (XEP-0444)',
      because: 'no-body',
      text: `<message from='a@a.example/c'><reactions xmlns='urn:xmpp:reactions:0' id='m1'><reaction>👍</reaction></reactions><fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reactions:0'><body/></fallback><body>👍</body></message>`,
    },
    {
      title: 'files (XEP-0066)',
      because: 'no-body',
      text: `<message from='a@a.example/c'><body>https://upload.a.example/1/photo.jpg</body><x xmlns='jabber:x:oob'><url>https://upload.a.example/1/photo.jpg</url></x></message>`,
    },
    {
      title: 'errors',
      because: 'error',
      text: `<message from='a@a.example' type='error'><body>help</body></message>`,
    },
    {
      title: 'its own',
      because: 'own',
      text: `<message from='bot@xmpp.example/x'><body>help</body></message>`,
    },
    { title: 'what has no sender', because: 'no-sender', text: `<message><body>help</body></message>` },
    {
      title: 'forged carbons (XEP-0280 §11)',
      because: 'copy',
      text: `<message from='a@a.example'><received xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'><message from='b@b.example'><body>help</body></message></forwarded></received><body>help</body></message>`,
    },
    {
      title: 'what was forwarded',
      because: 'copy',
      text: `<message from='a@a.example'><body>help</body><forwarded xmlns='urn:xmpp:forward:0'/></message>`,
    },
    {
      title: 'what a room kept of a private message',
      because: 'delayed',
      text: `<message from='room@muc.example/Ann' type='chat'><body>help</body><delay xmlns='urn:xmpp:delay' stamp='2026-01-01T00:00:00Z'/></message>`,
    },
    {
      title: 'what was stored without a date that can be relied on',
      because: 'delayed',
      text: `<message from='a@a.example' type='chat'><body>help</body><x xmlns='jabber:x:delay' stamp='20260101T00:00:00'/></message>`,
    },
    {
      title: 'what an archive repeats (XEP-0313)',
      because: 'no-body',
      text: `<message from='a@a.example'><result xmlns='urn:xmpp:mam:2' id='1'><forwarded xmlns='urn:xmpp:forward:0'><message from='b@b.example'><body>help</body></message></forwarded></result></message>`,
    },
    {
      title: 'the history of a room',
      because: 'delayed',
      text: `<message from='room@muc.example/Ann' type='groupchat'><body>bot: help</body><delay xmlns='urn:xmpp:delay' stamp='2026-01-01T00:00:00Z'/></message>`,
    },
    {
      title: 'history in the old form',
      because: 'delayed',
      text: `<message from='room@muc.example/Ann' type='groupchat'><body>bot: help</body><x xmlns='jabber:x:delay' stamp='20260101T00:00:00'/></message>`,
    },
    {
      title: 'receipts and chat states',
      because: 'no-body',
      text: `<message from='a@a.example' type='chat'><composing xmlns='http://jabber.org/protocol/chatstates'/></message>`,
    },
    {
      title: 'what a room itself says',
      because: 'announcement',
      text: `<message from='room@muc.example' type='groupchat'><body>bot: this room is not anonymous</body></message>`,
    },
    {
      title: 'headlines',
      because: 'announcement',
      text: `<message from='a@a.example' type='headline'><body>help</body></message>`,
    },
    {
      title: 'an invitation inside a room',
      because: 'no-body',
      text: `<message from='room@muc.example/Ann' type='groupchat'><x xmlns='jabber:x:conference' jid='new@muc.example'/></message>`,
    },
    {
      title: 'a direct invitation by an occupant',
      because: 'no-body',
      text: `<message from='room@muc.example/Ann'><x xmlns='jabber:x:conference' jid='new@muc.example'/></message>`,
    },
  ]
  for (const { title, because, text } of ignored) {
    it(`ignores ${title}`, () => expect(read(text)).to.deep.equal({ kind: 'ignored', because }))
  }
})
