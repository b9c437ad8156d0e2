import { expect } from 'chai'
import { parse } from 'ltx'
import { translator } from '../../../bot/locales/index.ts'
import { ChatBot } from '../../../bot/chat/bot.ts'
import type { Element } from '../../../bot/chat/stanza.ts'
import { COMMANDS } from '../../../bot/commands/index.ts'
import type { Dispatcher, IncomingMessage, RememberedRoom, RoomStore } from '../../../bot/ports.ts'
import { LOGIN, ManualTimers, MemoryLog, ScriptedStream } from './scripted-stream.ts'

const FACTS = {
  host: 'xmpp.example',
  port: 5222,
  security: 'direct-tls',
  tlsVersion: 'TLSv1.3',
  suite: 'TLS_AES_256_GCM_SHA384',
  certificateNotAfter: '2027-01-01T00:00:00.000Z',
} as const

class MemoryRooms implements RoomStore {
  rooms: RememberedRoom[] = []
  list = () => Promise.resolve(this.rooms)
  remember = (room: RememberedRoom) => {
    this.rooms = [...this.rooms.filter(({ jid }) => jid !== room.jid), room]
    return Promise.resolve()
  }
  forget = (jid: string) => {
    this.rooms = this.rooms.filter((room) => room.jid !== jid)
    return Promise.resolve()
  }
}

/** Answers by repeating what it was asked; a question that begins with `hold` is answered when the test says so. */
class Echo implements Dispatcher {
  readonly asked: IncomingMessage[] = []
  release: () => void = () => undefined

  async *answer(message: IncomingMessage) {
    this.asked.push(message)
    if (message.text.startsWith('hold')) await new Promise<void>((resolve) => (this.release = resolve))
    if (message.text === 'boom') throw new Error('boom')
    yield { text: `you said ${message.text}`, lang: 'en' }
  }
}

describe('chat ChatBot', () => {
  const ROOM = 'room@muc.example'
  const MUC_USER = `http://jabber.org/protocol/muc#user`
  let stream: ScriptedStream
  let rooms: MemoryRooms
  let echo: Echo
  let timers: ManualTimers
  let log: MemoryLog
  let bot: ChatBot

  beforeEach(() => {
    stream = new ScriptedStream()
    rooms = new MemoryRooms()
    echo = new Echo()
    timers = new ManualTimers()
    log = new MemoryLog()
  })
  afterEach(() => {
    const stopped = bot.stop()
    timers.pass(3000)
    return stopped
  })

  /** Logs in; the bot's initial presence is taken. */
  async function start(configured: readonly string[] = []): Promise<void> {
    let id = 0
    bot = new ChatBot(
      { ...LOGIN, nickname: 'tellus', rooms: configured },
      {
        connect: () => Promise.resolve({ state: 'observed', value: { socket: stream.socket, facts: FACTS } }),
        rooms,
        log,
        timers,
        random: () => 0.5,
        newId: () => `id-${++id}`,
        now: () => '2026-11-22T08:00:00Z',
        version: '0.1.0',
        userAgentId: LOGIN.userAgentId,
        language: 'en',
        preferences: { language: (of) => (of === 'hans@a.example' ? 'de' : undefined) },
        isTraced: false,
        putFile: () => Promise.resolve({ state: 'observed' }),
        isWorkedFor: (room) => Promise.resolve(room === 'watching@muc.example'),
      },
    )
    await bot.start(echo, { commands: COMMANDS, isOffered: () => true })
    await stream.logIn()
    const presence = await next('presence')
    expect(presence.getChild('c', 'http://jabber.org/protocol/caps')).to.not.equal(undefined)
    expect(presence.getChildText('priority'), 'above every client of its account').to.equal('127')
  }

  /** The next stanza of that name; whatever comes before it is dropped. */
  async function next(name: string): Promise<Element> {
    await stream.expect(new RegExp(`(?=<${name}[ />])`))
    const text = await stream.expect(new RegExp(`^<${name}(?:[^>]*/>|[\\s\\S]*?</${name}>)`))
    return parse(text)
  }

  async function nextBody(): Promise<string | null> {
    for (;;) {
      const message = await next('message')
      if (message.getChild('body') !== undefined) return message.getChildText('body')
    }
  }

  /** Lets the bot into the room that it asks to enter. */
  /** Answers what the bot asks the room about itself, once. */
  async function describeRoom(offers: string): Promise<void> {
    const asked = await next('iq')
    expect([asked.attrs['to'], asked.getChild('query')?.attrs['xmlns']]).to.deep.equal([
      ROOM,
      'http://jabber.org/protocol/disco#info',
    ])
    stream.send(
      `<iq type='result' id='${String(asked.attrs['id'])}' from='${ROOM}'><query xmlns='http://jabber.org/protocol/disco#info'>${offers}</query></iq>`,
    )
    stream.send(`<iq type='get' id='told' from='a@a.example'><ping xmlns='urn:xmpp:ping'/></iq>`)
    await stream.expect('id="told"[^>]*/>')
  }

  async function sayRoomIsThere(): Promise<void> {
    const { attrs } = await next('iq')
    expect(attrs).to.include({ to: ROOM, type: 'get' })
    stream.send(
      `<iq type='result' id='${String(attrs['id'])}' from='${ROOM}'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>`,
    )
  }

  /** Answers the bot that there is no room where it asks for one. @returns The room. */
  async function sayNoRoom(): Promise<unknown> {
    const { attrs } = await next('iq')
    stream.send(
      `<iq type='error' id='${String(attrs['id'])}' from='${String(attrs['to'])}'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`,
    )
    return attrs['to']
  }

  async function letIn(nickname = 'tellus', offers = '', ownId = ''): Promise<Element> {
    const join = await next('presence')
    stream.send(
      `<presence from='${ROOM}/${nickname}'><x xmlns='${MUC_USER}'><item affiliation='none' role='participant'/><status code='110'/></x>${ownId}</presence>`,
    )
    await describeRoom(offers)
    stream.send(`<message from='${ROOM}' type='groupchat'><subject/></message>`)
    return join
  }

  function invite(kind: 'mediated' | 'direct'): void {
    stream.send(
      kind === 'direct'
        ? `<message from='ann@a.example/c'><x xmlns='jabber:x:conference' jid='${ROOM}' password='open'/></message>`
        : `<message from='${ROOM}'><x xmlns='${MUC_USER}'><invite from='ann@a.example/c'/><password>open</password></x></message>`,
    )
  }

  it('answers in a chat, in the language asked for, and acknowledges', async () => {
    await start()
    stream.send(
      `<message from='ann@a.example/c' type='chat' id='m1' xml:lang='en'><body> help </body><request xmlns='urn:xmpp:receipts'/></message>`,
    )
    expect((await next('message')).getChild('received')?.attrs['id']).to.equal('m1')
    expect((await next('message')).attrs).to.include({ to: 'ann@a.example/c', type: 'chat' })
    expect(echo.asked).to.deep.equal([
      { text: 'help', asker: { place: 'chat', jid: 'ann@a.example' }, lang: 'en' },
    ])
  })

  it('shows its commands to clients with menus, and runs them (XEP-0050)', async () => {
    const commands = 'http://jabber.org/protocol/commands'
    await start()
    stream.send(
      `<iq type='get' id='l' from='ann@a.example/c'><query xmlns='http://jabber.org/protocol/disco#items' node='${commands}'/></iq>`,
    )
    const [item] = (await next('iq')).getChild('query')?.getChildren('item') ?? []
    expect(item?.attrs).to.include({ jid: 'bot@xmpp.example/tellus', node: 'check' })
    stream.send(
      `<iq type='get' id='d' from='ann@a.example/c'><query xmlns='http://jabber.org/protocol/disco#info' node='check'/></iq>`,
    )
    expect((await next('iq')).getChild('query')?.getChild('identity')?.attrs).to.include({
      type: 'command-node',
    })
    stream.send(
      `<iq type='set' id='x' from='ann@a.example/c' xml:lang='en'><command xmlns='${commands}' node='about'/></iq>`,
    )
    const result = await next('iq')
    expect(result.attrs).to.include({ id: 'x', type: 'result', to: 'ann@a.example/c' })
    expect(result.getChild('command')?.getChildText('note')).to.equal('you said about')
    expect(echo.asked).to.deep.equal([
      { text: 'about', asker: { place: 'chat', jid: 'ann@a.example' }, lang: 'en' },
    ])
  })

  it('tells commands what the room says of an occupant, not what the occupant says', async () => {
    await start([ROOM])
    await letIn('tellus', `<feature var='urn:xmpp:occupant-id:0'/>`)
    stream.send(
      `<presence from='${ROOM}/ann'><x xmlns='${MUC_USER}'><item affiliation='admin' role='moderator'/></x><occupant-id xmlns='urn:xmpp:occupant-id:0' id='a1'/></presence>`,
    )
    const standing = `<x xmlns='${MUC_USER}'><item affiliation='owner' role='moderator'/></x>`
    stream.send(`<message from='${ROOM}/ann' type='groupchat'><body>tellus: help</body></message>`)
    await nextBody()
    stream.send(`<message from='${ROOM}/eve' type='groupchat'><body>tellus: help</body>${standing}</message>`)
    stream.send(`<message from='${ROOM}/eve' type='chat'><body>help</body>${standing}</message>`)
    await nextBody()
    const ann = { nickname: 'ann', role: 'moderator', affiliation: 'admin', occupantId: 'a1' }
    expect(echo.asked.map(({ asker }) => asker)).to.deep.equal([
      { place: 'room', room: ROOM, ...ann },
      { place: 'room', room: ROOM, nickname: 'eve' },
      { place: 'room-private', room: ROOM, nickname: 'eve' },
    ])
  })

  it('lists its rooms, and leaves one for good on request', async () => {
    await start()
    invite('mediated')
    const entered = log.next('info: entered a room')
    await letIn()
    await entered
    expect(bot.list()).to.deep.equal([{ jid: ROOM, isIn: true, invitedBy: 'ann@a.example' }])
    bot.leave('elsewhere@muc.example')
    bot.leave(ROOM)
    const presence = await next('presence')
    expect(presence.attrs).to.include({ to: `${ROOM}/tellus`, type: 'unavailable' })
    expect(bot.list()).to.deep.equal([])
    expect(rooms.rooms).to.deep.equal([])
  })

  it('forgets who invited it, and stays', async () => {
    await start()
    invite('mediated')
    const entered = log.next('info: entered a room')
    await letIn()
    await entered
    await bot.forget('somebody@else.example')
    expect(bot.list()).to.deep.equal([{ jid: ROOM, isIn: true, invitedBy: 'ann@a.example' }])
    await bot.forget('ann@a.example')
    expect(bot.list()).to.deep.equal([{ jid: ROOM, isIn: true }])
    expect(rooms.rooms).to.have.length(1)
    expect(rooms.rooms[0]).to.include({ jid: ROOM, password: 'open' }).and.not.have.property('invitedBy')
  })

  it('enters a room on request, and tells who asked for it when it cannot', async () => {
    await start()
    bot.join(ROOM, 'owner@a.example')
    await sayRoomIsThere()
    await next('presence')
    stream.send(
      `<presence from='${ROOM}/tellus' type='error'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>`,
    )
    const told = await next('message')
    expect(told.attrs).to.include({ to: 'owner@a.example', type: 'chat' })
    expect(told.getChildText('body')).to.equal(`I could not join ${ROOM}: I am banned there.`)
  })

  it('shows its commands to occupants of a room under its JID there', async () => {
    const commands = 'http://jabber.org/protocol/commands'
    await start([ROOM])
    await letIn('tellus2')
    stream.send(
      `<iq type='get' id='l' from='${ROOM}/ann'><query xmlns='http://jabber.org/protocol/disco#items' node='${commands}'/></iq>`,
    )
    const [item] = (await next('iq')).getChild('query')?.getChildren('item') ?? []
    expect(item?.attrs['jid']).to.equal(`${ROOM}/tellus2`)
    stream.send(`<iq type='set' id='x' from='${ROOM}/ann'><command xmlns='${commands}' node='about'/></iq>`)
    await next('iq')
    expect(echo.asked[0]?.asker).to.deep.equal({ place: 'room-private', room: ROOM, nickname: 'ann' })
  })

  it('shows that it is composing after 1 s, and not before', async () => {
    await start()
    stream.send(`<message from='ann@a.example/c' type='chat'><body>hold</body></message>`)
    stream.send(`<iq type='get' id='sync' from='a@a.example'><ping xmlns='urn:xmpp:ping'/></iq>`)
    expect(await stream.expect('id="sync"')).to.not.include('composing')
    timers.pass(1000)
    expect((await next('message')).getChild('composing')).to.not.equal(undefined)
    echo.release()
    const answer = await next('message')
    expect(answer.getChildText('body')).to.equal('you said hold')
    expect(answer.getChild('active')).to.not.equal(undefined)
  })

  it('goes on after an answer that failed', async () => {
    await start()
    stream.send(`<message from='a@a.example/c' type='chat'><body>boom</body></message>`)
    stream.send(`<message from='a@a.example/c' type='chat'><body>help</body></message>`)
    expect(await nextBody()).to.equal('you said help')
    expect(log.lines).to.include('error: an answer could not be made')
  })

  it('keeps an answer that was ready while it was offline', async () => {
    await start()
    stream.send(`<message from='ann@a.example/c' type='chat'><body>hold</body></message>`)
    stream.send(`<iq type='get' id='sync' from='a@a.example'><ping xmlns='urn:xmpp:ping'/></iq>`)
    await stream.expect('id="sync"')
    const ended = log.next('info: will connect again')
    stream.send('</stream:stream>')
    await ended
    echo.release()
    await new Promise((resolve) => setImmediate(resolve))
    stream = new ScriptedStream()
    timers.pass(1000)
    await stream.logIn()
    expect(await nextBody()).to.equal('you said hold')
  })

  for (const kind of ['mediated', 'direct'] as const) {
    it(`accepts a ${kind} invitation, once, and remembers the room`, async () => {
      await start()
      invite(kind)
      invite(kind === 'direct' ? 'mediated' : 'direct')
      if (kind === 'direct') await sayRoomIsThere()
      const join = await letIn()
      expect(join.attrs['to']).to.equal(`${ROOM}/tellus`)
      expect(join.getChild('x')?.toString()).to.equal(
        '<x xmlns="http://jabber.org/protocol/muc"><history maxstanzas="0"/><password>open</password></x>',
      )
      expect(join.getChild('c')).to.not.equal(undefined)
      stream.send(`<message from='${ROOM}/Ann' type='groupchat'><body>Tellus： help</body></message>`)
      const answer = await next('message')
      expect([answer.attrs['to'], answer.getChildText('body')]).to.deep.equal([ROOM, 'Ann: you said help'])
      const lastAddressedAt = Date.parse('2026-11-22T08:00:00Z')
      expect(rooms.rooms).to.deep.equal([
        { jid: ROOM, invitedBy: 'ann@a.example', password: 'open', lastAddressedAt },
      ])
    })
  }

  it('enters configured and remembered rooms, each once', async () => {
    rooms.rooms = [{ jid: ROOM, password: 'open' }]
    await start([ROOM, 'other@muc.example'])
    const joins = [await next('presence'), await next('presence')]
    expect(joins.map((join): unknown => join.attrs['to'])).to.deep.equal([
      `${ROOM}/tellus`,
      'other@muc.example/tellus',
    ])
  })

  it('makes no room by entering it, and tells who invited it to one that there is not', async () => {
    await start()
    invite('direct')
    await sayNoRoom()
    const told = await next('message')
    expect(told.attrs).to.include({ to: 'ann@a.example/c', type: 'chat' })
    expect(told.getChildText('body')).to.equal(
      translator('en')({ say: 'room.refused.item-not-found', params: { room: ROOM } }),
    )
    expect(rooms.rooms).to.deep.equal([])
  })

  it('waits for a room to be there again that it remembers', async () => {
    rooms.rooms = [{ jid: ROOM }]
    await start()
    await sayNoRoom()
    stream.send(`<iq type='get' id='sync' from='a@a.example'><ping xmlns='urn:xmpp:ping'/></iq>`)
    expect(await stream.expect('id="sync"')).to.not.include('<presence')
    timers.pass(5_000)
    await sayRoomIsThere()
    expect((await letIn()).attrs['to']).to.equal(`${ROOM}/tellus`)
  })

  it('lets others into a room that it made because it was told to be there (XEP-0045 §10.1.2)', async () => {
    await start([ROOM])
    await next('presence')
    stream.send(
      `<presence from='${ROOM}/tellus'><x xmlns='${MUC_USER}'><item affiliation='owner' role='moderator'/><status code='110'/><status code='201'/></x></presence>`,
    )
    const unlocking = await next('iq')
    expect(unlocking.attrs).to.include({ to: ROOM, type: 'set' })
    expect(unlocking.getChild('query')?.toString()).to.equal(
      `<query xmlns="http://jabber.org/protocol/muc#owner"><x xmlns="jabber:x:data" type="submit"/></query>`,
    )
  })

  it('says nothing to history, to itself, and to what is not addressed to it', async () => {
    await start([ROOM])
    const delay = `<delay xmlns='urn:xmpp:delay' stamp='2026-01-01T00:00:00Z'/>`
    await next('presence')
    stream.send(`<message from='${ROOM}/Ann' type='groupchat'><body>tellus: old</body>${delay}</message>`)
    stream.send(`<message from='${ROOM}/Ann' type='groupchat'><body>tellus: old, undated</body></message>`)
    stream.send(
      `<presence from='${ROOM}/tellus'><x xmlns='${MUC_USER}'><status code='110'/></x></presence><message from='${ROOM}/Ann' type='groupchat'><body>tellus: old, undated</body></message><message from='${ROOM}' type='groupchat'><subject>x</subject></message>`,
    )
    stream.send(`<message from='${ROOM}/tellus' type='groupchat'><body>tellus: echo</body></message>`)
    stream.send(`<message from='${ROOM}/Ann' type='groupchat'><body>ask tellus: something</body></message>`)
    stream.send(`<message from='${ROOM}/Ann' type='groupchat'><body>tellus: new</body></message>`)
    expect(await nextBody()).to.equal('Ann: you said new')
    expect(echo.asked).to.have.length(1)
  })

  it('answers an occupant in private to the occupant JID', async () => {
    await start([ROOM])
    await letIn()
    stream.send(`<message from='${ROOM}/Ann' type='chat'><body>help</body></message>`)
    const answer = await next('message')
    expect(answer.attrs).to.include({ to: `${ROOM}/Ann`, type: 'chat' })
    expect(answer.getChild('x', MUC_USER)).to.not.equal(undefined)
    expect(echo.asked[0]?.asker).to.deep.equal({ place: 'room-private', room: ROOM, nickname: 'Ann' })
  })

  it('answers in private where it has no voice, and says why once (XEP-0045 §7.4)', async () => {
    await start([ROOM])
    await letIn()
    const grant = (role: string): void =>
      stream.send(
        `<presence from='${ROOM}/tellus'><x xmlns='${MUC_USER}'><item affiliation='none' role='${role}'/><status code='110'/></x></presence>`,
      )
    const ask = (text: string): void =>
      stream.send(`<message from='${ROOM}/Ann' type='groupchat'><body>tellus: ${text}</body></message>`)
    grant('visitor')
    ask('one')
    const answer = await next('message')
    expect(answer.attrs).to.include({ to: `${ROOM}/Ann`, type: 'chat' })
    expect(answer.getChildText('body')).to.equal(
      `you said one\n\n${translator('en')({ say: 'chat.no-voice' })}`,
    )
    ask('two')
    expect(await nextBody()).to.equal('you said two')
    grant('participant')
    ask('three')
    expect((await next('message')).attrs).to.include({ to: ROOM, type: 'groupchat' })
    expect(echo.asked.map(({ asker }) => asker.place)).to.deep.equal(['room', 'room', 'room'])
  })

  it('leaves its name away where somebody says it in private', async () => {
    await start([ROOM])
    await letIn('tellus_')
    stream.send(`<message from='${ROOM}/Ann' type='chat'><body>tellus_: help</body></message>`)
    expect(await nextBody()).to.equal('you said help')
    stream.send(`<message from='ann@a.example/c' type='chat'><body>@tellus check a.example</body></message>`)
    expect(await nextBody()).to.equal('you said check a.example')
    stream.send(`<message from='ann@a.example/c' type='chat'><body>Bob: help</body></message>`)
    expect(await nextBody()).to.equal('you said Bob: help')
  })

  it('takes another nickname where its own is taken, and answers to it', async () => {
    await start([ROOM])
    await next('presence')
    stream.send(
      `<presence from='${ROOM}/tellus' type='error'><error type='cancel'><conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>`,
    )
    expect((await letIn('tellus_')).attrs['to']).to.equal(`${ROOM}/tellus_`)
    stream.send(`<message from='${ROOM}/Ann' type='groupchat'><body>tellus: not me</body></message>`)
    stream.send(`<message from='${ROOM}/Ann' type='groupchat'><body>tellus_: me</body></message>`)
    expect(await nextBody()).to.equal('Ann: you said me')
  })

  it('tells the inviter why it could not come, and declines (XEP-0045 §7.8.2)', async () => {
    await start()
    invite('mediated')
    await next('presence')
    stream.send(
      `<presence from='${ROOM}/tellus' type='error'><error type='auth'><registration-required xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>`,
    )
    const decline = await next('message')
    expect(decline.getChild('x')?.getChild('decline')?.attrs['to']).to.equal('ann@a.example/c')
    const told = await next('message')
    expect(told.attrs).to.include({ to: 'ann@a.example/c', type: 'chat' })
    expect(told.getChildText('body')).to.include('members only')
    expect(rooms.rooms).to.deep.equal([])
  })

  it('does not go where it was kicked, and forgets the room', async () => {
    rooms.rooms = [{ jid: ROOM }]
    await start()
    await sayRoomIsThere()
    await letIn()
    stream.send(
      `<presence from='${ROOM}/tellus' type='unavailable'><x xmlns='${MUC_USER}'><status code='110'/><status code='307'/></x></presence>`,
    )
    stream.send(`<iq type='get' id='sync' from='a@a.example'><ping xmlns='urn:xmpp:ping'/></iq>`)
    await stream.expect('id="sync"')
    expect(rooms.rooms).to.deep.equal([])
  })

  it('comes back to a room whose service restarted', async () => {
    await start([ROOM])
    await letIn()
    stream.send(
      `<presence from='${ROOM}/tellus' type='unavailable'><x xmlns='${MUC_USER}'><status code='110'/><status code='332'/></x></presence>`,
    )
    stream.send(`<iq type='get' id='sync' from='a@a.example'><ping xmlns='urn:xmpp:ping'/></iq>`)
    await stream.expect('id="sync"')
    timers.pass(5000)
    expect((await letIn()).attrs['to']).to.equal(`${ROOM}/tellus`)
  })

  it('asks a silent room whether it is still in, and enters again when it is not (XEP-0410)', async () => {
    await start([ROOM])
    await letIn()
    stream.send(`<iq type='get' id='sync' from='a@a.example'><ping xmlns='urn:xmpp:ping'/></iq>`)
    await stream.expect('id="sync"')
    // The server is kept talking, the room is not.
    for (let minute = 0; minute < 15; minute++) {
      timers.pass(40_000)
      stream.send(`<iq type='get' id='m${minute}' from='a@a.example'><ping xmlns='urn:xmpp:ping'/></iq>`)
      await stream.expect(`id="m${minute}"`)
      timers.pass(20_000)
    }
    const ask = parse(
      await stream
        .expect(new RegExp(`<iq [^>]*to="${ROOM}/tellus"[^>]*>.*?</iq>`))
        .then((text) => text.slice(text.lastIndexOf('<iq'))),
    )
    stream.send(
      `<iq type='error' id='${String(ask.attrs['id'])}' from='${ROOM}/tellus'><error type='cancel'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`,
    )
    expect((await next('presence')).attrs['to']).to.equal(`${ROOM}/tellus`)
  })

  it('explains once a day that it cannot decrypt', async () => {
    await start()
    const encrypted = `<message from='a@a.example/c' type='chat'><encrypted xmlns='eu.siacs.conversations.axolotl'/><body>fallback</body></message>`
    stream.send(encrypted + encrypted)
    stream.send(`<message from='a@a.example/c' type='chat'><body>help</body></message>`)
    expect(await nextBody()).to.include('encrypted')
    expect(await nextBody()).to.equal('you said help')
    expect(echo.asked).to.have.length(1)
  })

  it('explains that it cannot decrypt to each occupant of a room who writes in private', async () => {
    await start([ROOM])
    await letIn('tellus')
    for (const nickname of ['ann', 'eve', 'ann'])
      stream.send(
        `<message from='${ROOM}/${nickname}' type='chat'><encrypted xmlns='eu.siacs.conversations.axolotl'/><x xmlns='http://jabber.org/protocol/muc#user'/></message>`,
      )
    const told = [await next('message'), await next('message')].map(({ attrs }) => String(attrs['to']))
    expect(told).to.deep.equal([`${ROOM}/ann`, `${ROOM}/eve`])
  })

  const readers = [
    { title: 'that they once chose', attributes: `from='hans@a.example/c' xml:lang='fr'`, language: 'de' },
    { title: 'of their message', attributes: `from='a@a.example/c' xml:lang='ja'`, language: 'ja' },
    { title: 'of the bot where nothing says another', attributes: `from='a@a.example/c'`, language: 'en' },
  ] as const
  for (const { attributes, language, title } of readers) {
    it(`explains in the language ${title} that it cannot decrypt (XEP-0380)`, async () => {
      await start()
      const marked = `<encryption xmlns='urn:xmpp:eme:0' namespace='urn:xmpp:omemo:2'/><body>OMEMO</body>`
      stream.send(`<message ${attributes} type='chat'>${marked}</message>`)
      const message = await next('message')
      expect(message.attrs['xml:lang']).to.equal(language)
      expect(message.getChildText('body')).to.equal(translator(language)({ say: 'chat.encrypted' }))
      expect(echo.asked).to.deep.equal([])
    })
  }

  it('befriends who asks', async () => {
    await start()
    stream.send(`<presence from='ann@a.example' type='subscribe'/>`)
    expect([(await next('presence')).attrs['type'], (await next('presence')).attrs['type']]).to.deep.equal([
      'subscribed',
      'subscribe',
    ])
  })

  it('tells how it is connected', async () => {
    await start()
    expect(bot.describe()).to.deep.equal(FACTS)
  })

  describe('in a room that offers ids', () => {
    const OFFERS = `<feature var='urn:xmpp:sid:0'/><feature var='urn:xmpp:occupant-id:0'/>`
    const ownId = `<occupant-id xmlns='urn:xmpp:occupant-id:0' id='own'/>`
    const stanzaId = `<stanza-id xmlns='urn:xmpp:sid:0' by='${ROOM}' id='s1'/>`

    it('replies to the question, quoted for who knows no replies (XEP-0461)', async () => {
      await start([ROOM])
      await letIn('tellus', OFFERS)
      stream.send(
        `<message from='${ROOM}/Ann' type='groupchat'><body>tellus: 検査 🦊</body>${stanzaId}</message>`,
      )
      const answer = await next('message')
      expect(answer.getChildText('body')).to.equal('> 検査 🦊\nAnn: you said 検査 🦊')
      expect(answer.getChild('reply', 'urn:xmpp:reply:0')?.attrs).to.include({ to: `${ROOM}/Ann`, id: 's1' })
      expect(answer.getChild('fallback')?.getChild('body')?.attrs).to.include({ start: '0', end: '7' })
    })

    it('shows by a reaction that it is at work, and takes it back with the answer (XEP-0444)', async () => {
      await start([ROOM])
      await letIn('tellus', OFFERS)
      stream.send(
        `<message from='${ROOM}/Ann' type='groupchat'><body>tellus: hold</body>${stanzaId}</message>`,
      )
      stream.send(`<iq type='get' id='sync' from='a@a.example'><ping xmlns='urn:xmpp:ping'/></iq>`)
      await stream.expect('id="sync"')
      timers.pass(1000)
      const shown = await next('message')
      expect([shown.attrs['to'], shown.attrs['type']]).to.deep.equal([ROOM, 'groupchat'])
      expect(shown.getChild('reactions')?.toString()).to.equal(
        '<reactions xmlns="urn:xmpp:reactions:0" id="s1"><reaction>👀</reaction></reactions>',
      )
      echo.release()
      expect((await next('message')).getChild('reactions')?.toString()).to.equal(
        '<reactions xmlns="urn:xmpp:reactions:0" id="s1"/>',
      )
      expect(await nextBody()).to.include('Ann: you said hold')
    })

    it('takes a mention by its occupant-id, or a reply to it, for an address (XEP-0513, XEP-0461)', async () => {
      await start([ROOM])
      await letIn('tellus', OFFERS, ownId)
      for (const [text, child] of [
        ['mention', `<mention xmlns='urn:xmpp:mentions:0' occupantid='own'/>`],
        ['other', `<mention xmlns='urn:xmpp:mentions:0' occupantid='other'/>`],
        ['reply', `<reply xmlns='urn:xmpp:reply:0' to='${ROOM}/tellus' id='x'/>`],
        ['tellus called', ''],
      ]) {
        stream.send(`<message from='${ROOM}/Ann' type='groupchat'><body>${text}</body>${child}</message>`)
      }
      stream.send(`<message from='${ROOM}/Ann' type='groupchat'><body>tellus: end</body></message>`)
      expect(await nextBody()).to.equal('Ann: you said mention')
      timers.pass(3000)
      expect(await nextBody()).to.equal('Ann: you said reply')
      timers.pass(3000)
      expect(await nextBody()).to.equal('Ann: you said called')
      expect(echo.asked.map(({ isAside, text }) => [text, isAside])).to.deep.equal([
        ['mention', true],
        ['reply', true],
        ['called', true],
        ['end', undefined],
      ])
    })
  })

  it('trusts neither occupant-id nor stanza-id where the room does not offer them', async () => {
    await start([ROOM])
    await letIn()
    stream.send(
      `<message from='${ROOM}/Ann' type='groupchat'><body>tellus: help</body><occupant-id xmlns='urn:xmpp:occupant-id:0' id='a1'/><stanza-id xmlns='urn:xmpp:sid:0' by='${ROOM}' id='s1'/></message>`,
    )
    const answer = await next('message')
    expect(answer.getChild('reply')).to.equal(undefined)
    expect(answer.getChildText('body')).to.equal('Ann: you said help')
    expect(echo.asked[0]?.asker).to.deep.equal({ place: 'room', room: ROOM, nickname: 'Ann' })
  })

  it('says nothing to other bots of a room (XEP-0115)', async () => {
    await start([ROOM])
    await letIn()
    stream.send(
      `<presence from='${ROOM}/robot'><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='urn:x' ver='v1'/></presence><message from='${ROOM}/robot' type='groupchat'><body>tellus: help</body></message>`,
    )
    const asked = await next('iq')
    expect(asked.attrs['to']).to.equal(`${ROOM}/robot`)
    stream.send(
      `<iq type='result' id='${String(asked.attrs['id'])}' from='${ROOM}/robot'><query xmlns='http://jabber.org/protocol/disco#info'><identity category='client' type='bot'/></query></iq>`,
    )
    stream.send(`<message from='${ROOM}/Ann' type='groupchat'><body>tellus: me</body></message>`)
    expect(await nextBody()).to.equal('Ann: you said me')
    expect(echo.asked).to.have.length(1)
  })

  it('learns anew what a room asks for when it is configured anew (XEP-0045 §10.2.1), and keeps to slow mode (XEP-0500)', async () => {
    await start([ROOM])
    await letIn()
    stream.send(
      `<message from='${ROOM}' type='groupchat'><x xmlns='${MUC_USER}'><status code='104'/></x></message>`,
    )
    await describeRoom(
      `<x xmlns='jabber:x:data' type='result'><field var='muc#roominfo_slow_mode_duration'><value>20</value></field></x>`,
    )
    for (const text of ['one', 'two']) {
      stream.send(`<message from='${ROOM}/Ann' type='groupchat'><body>tellus: ${text}</body></message>`)
    }
    expect(await nextBody()).to.equal('Ann: you said one')
    timers.pass(20_000)
    stream.send(`<iq type='get' id='sync' from='a@a.example'><ping xmlns='urn:xmpp:ping'/></iq>`)
    expect(await stream.expect('id="sync"')).to.not.include('<body>')
    timers.pass(1000)
    expect(await nextBody()).to.equal('Ann: you said two')
  })

  it('follows nobody to more than three rooms an hour', async () => {
    await start()
    const inviteTo = (room: string) =>
      stream.send(
        `<message from='ann@a.example/c'><x xmlns='jabber:x:conference' jid='${room}@muc.example'/></message>`,
      )
    for (const room of ['a', 'b', 'c', 'd']) inviteTo(room)
    for (const room of ['a', 'b', 'c']) expect(await sayNoRoom()).to.equal(`${room}@muc.example`)
    stream.send(`<iq type='get' id='sync' from='a@a.example'><ping xmlns='urn:xmpp:ping'/></iq>`)
    expect(await stream.expect('id="sync"')).to.not.include('d@muc.example')
  })

  it('leaves a room where nobody spoke to it for 90 days, but none that it is configured or at work for', async () => {
    const longAgo = Date.parse('2026-08-24T07:59:59Z')
    rooms.rooms = ['configured@muc.example', 'unused@muc.example'].map((jid) => ({
      jid,
      lastAddressedAt: longAgo,
    }))
    rooms.rooms = [
      ...rooms.rooms,
      { jid: 'used@muc.example', lastAddressedAt: longAgo + 2000 },
      { jid: 'watching@muc.example', lastAddressedAt: longAgo },
      { jid: 'undated@muc.example' },
    ]
    await start(['configured@muc.example'])
    expect(bot.list().map(({ jid }) => jid)).to.deep.equal([
      'configured@muc.example',
      'used@muc.example',
      'watching@muc.example',
      'undated@muc.example',
    ])
    expect(rooms.rooms.find(({ jid }) => jid === 'undated@muc.example')?.lastAddressedAt).to.equal(
      Date.parse('2026-11-22T08:00:00Z'),
    )
  })

  it('answers what waited for less than ten minutes, and excuses itself once for what is older (XEP-0203)', async () => {
    await start()
    const wait = (minute: string, text: string) =>
      stream.send(
        `<message from='ann@a.example/c' type='chat' id='x'><body>${text}</body><request xmlns='urn:xmpp:receipts'/><delay xmlns='urn:xmpp:delay' from='xmpp.example' stamp='2026-11-22T07:${minute}:00Z'/></message>`,
      )
    wait('49', 'old')
    wait('50', 'old too')
    wait('51', 'new')
    const excuse = await next('message')
    expect(excuse.getChildText('body')).to.equal(
      'I was away when you wrote. Ask me again if you still want to know.',
    )
    expect((await next('message')).getChildText('body')).to.equal('you said new')
  })

  it('marks as displayed what wants to be (XEP-0333)', async () => {
    await start()
    stream.send(
      `<message from='ann@a.example/c' type='chat' id='m1'><body>help</body><markable xmlns='urn:xmpp:chat-markers:0'/></message>`,
    )
    const marker = await next('message')
    expect(marker.toString()).to.match(
      /^<message (xmlns="[^"]*" )?to="ann@a.example\/c" type="chat" id="id-\d+"><displayed xmlns="urn:xmpp:chat-markers:0" id="m1"\/><\/message>$/,
    )
  })

  it('reacts in a chat where the client understands it (XEP-0444 §2)', async () => {
    await start()
    stream.send(
      `<presence from='ann@a.example/c'><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='urn:x' ver='v1'/></presence><message from='ann@a.example/c' type='chat' id='m1'><body>hold</body></message>`,
    )
    const asked = await next('iq')
    stream.send(
      `<iq type='result' id='${String(asked.attrs['id'])}' from='ann@a.example/c'><query xmlns='http://jabber.org/protocol/disco#info'><feature var='urn:xmpp:reactions:0'/></query></iq>`,
    )
    stream.send(`<iq type='get' id='sync' from='a@a.example'><ping xmlns='urn:xmpp:ping'/></iq>`)
    await stream.expect('id="sync"')
    timers.pass(1000)
    expect((await next('message')).getChild('composing')).to.not.equal(undefined)
    expect((await next('message')).getChild('reactions')?.attrs['id']).to.equal('m1')
    echo.release()
  })
})
