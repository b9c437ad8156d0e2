import { expect } from 'chai'
import { Conversations, type Question } from '../../../bot/chat/conversations.ts'
import { createLog } from '../../../bot/log.ts'
import { InvitationLimit } from '../../../bot/chat/invitation-limit.ts'
import { parseJid, type Jid } from '../../../bot/chat/jid.ts'
import { RoomVoice } from '../../../bot/chat/room-voice.ts'
import { readRoomTraits } from '../../../bot/chat/room-traits.ts'
import { NS, xml, type Element } from '../../../bot/chat/stanza.ts'
import type { Shared } from '../../../bot/chat/uploads.ts'
import type { OutgoingMessage, DataFile, Picture } from '../../../bot/ports.ts'
import { ManualTimers, MemoryLog } from './scripted-stream.ts'

const CHAT = { place: 'chat', jid: 'ann@a.example/c' } as const

const URL = 'https://upload.example/1/card.png'

/** Conversations whose answers the test gives one by one. */
function aTalk(shared: Shared = { state: 'shared', url: URL }) {
  const timers = new ManualTimers()
  const sent: Element[] = []
  const given: OutgoingMessage[] = []
  const pictures: (Picture | DataFile)[] = []
  let wake: () => void = () => undefined
  let isOver = false
  let id = 0
  const conversations = new Conversations({
    send(stanza) {
      sent.push(stanza)
      return Promise.resolve(true)
    },
    dispatcher: {
      async *answer() {
        for (;;) {
          const said = given.shift()
          if (said !== undefined) yield said
          else if (isOver) return
          else await new Promise<void>((resolve) => (wake = resolve))
        }
      },
      meanwhile: () => ({ text: 'Testing …', lang: 'en' }),
    },
    timers,
    log: new MemoryLog(),
    newId: () => `id-${++id}`,
    sharePicture: (picture) => {
      pictures.push(picture)
      return Promise.resolve(shared)
    },
    cutHint: () => '…',
    slowModeMs: () => 0,
  })
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return {
    conversations,
    timers,
    bodies: () => sent.filter((stanza) => stanza.getChild('body') !== undefined),
    settle,
    async give(...texts: readonly string[]) {
      given.push(...texts.map((text) => ({ text, lang: 'en' })))
      wake()
      await settle()
    },
    pictures,
    async givePicture() {
      const picture = { png: Buffer.from('picture'), name: 'card.png' }
      given.push({ text: 'a.example: required', styled: 'a.example: *required*', lang: 'en', picture })
      wake()
      await settle()
    },
    async giveFile() {
      const file = { text: 'a,b\r\n', mediaType: 'text/csv', name: 'tellus-campaigns.csv' } as const
      given.push({ text: 'That is too long.', lang: 'en', file })
      wake()
      await settle()
    },
    /** Gives what is known before the rest. */
    async giveFirst(text: string) {
      given.push({ text, lang: 'en', isPreliminary: true })
      wake()
      await settle()
    },
    /** What was said, and which of our own messages (by their number in this list) each takes the place of. */
    said() {
      const messages = sent.filter((stanza) => stanza.getChild('body') !== undefined)
      const ids = messages.map((stanza): unknown => stanza.attrs['id'])
      return messages.map((stanza) => {
        const replaced: unknown = stanza.getChild('replace', NS.correction)?.attrs['id']
        const text = stanza.getChildText('body')
        return replaced === undefined ? text : `${text}, for ${ids.indexOf(replaced)}`
      })
    },
    async giveSilence(text: string) {
      given.push({ text, lang: 'en', isSilencing: true })
      wake()
      await settle()
    },
    async end() {
      isOver = true
      wake()
      await settle()
    },
  }
}

const QUESTION = {
  message: { text: 'check a.example', asker: { place: 'chat', jid: 'ann@a.example' } },
  destination: CHAT,
} as const

describe('chat Conversations, an answer that is long in coming', () => {
  it('says so after 6 s, and makes that line the answer by one correction (XEP-0308)', async () => {
    const talk = aTalk()
    talk.conversations.ask(QUESTION)
    await talk.settle()
    talk.timers.pass(5999)
    expect(talk.bodies()).to.deep.equal([])
    talk.timers.pass(1)
    await talk.give('first', 'second')
    await talk.end()
    const [meanwhile, first, second] = talk.bodies()
    expect(meanwhile?.getChildText('body')).to.equal('Testing …')
    const id: unknown = meanwhile?.attrs['id']
    expect(first?.getChild('replace', NS.correction)?.attrs['id']).to.equal(id)
    expect([first?.getChildText('body'), first?.attrs['id'] === id]).to.deep.equal(['first', false])
    expect(second?.getChild('replace')).to.equal(undefined)
    expect(talk.bodies()).to.have.length(3)
  })

  it('corrects nothing that is not the newest message any more', async () => {
    const talk = aTalk()
    talk.conversations.ask(QUESTION)
    await talk.settle()
    talk.timers.pass(6000)
    talk.conversations.say(CHAT, { text: 'something else', lang: 'en' })
    await talk.give('answer')
    await talk.end()
    expect(talk.bodies().at(-1)?.getChildText('body')).to.equal('answer')
    expect(talk.bodies().at(-1)?.getChild('replace')).to.equal(undefined)
  })

  it('says nothing meanwhile after a first part of the answer, nor in a room', async () => {
    const talk = aTalk()
    talk.conversations.ask(QUESTION)
    await talk.settle()
    await talk.give('first')
    talk.timers.pass(60_000)
    const room = { place: 'room', room: 'r@muc.example', nickname: 'Ann' } as const
    talk.conversations.ask({ message: { text: 'x', asker: room }, destination: room })
    await talk.settle()
    talk.timers.pass(60_000)
    expect(talk.bodies().map((stanza) => stanza.getChildText('body'))).to.deep.equal(['first'])
    await talk.end()
  })
})

describe('chat Conversations, an answer that is known in part', () => {
  async function anAsked(question: Question = QUESTION) {
    const talk = aTalk()
    talk.conversations.ask(question)
    await talk.settle()
    return talk
  }

  it('says the verdict when the rest is 1 s away, and the rest by one correction of it (XEP-0308 §3)', async () => {
    const talk = await anAsked()
    await talk.giveFirst('verdict')
    talk.timers.pass(999)
    expect(talk.said()).to.deep.equal([])
    talk.timers.pass(1)
    expect(talk.said()).to.deep.equal(['verdict'])
    await talk.give('all of it')
    await talk.end()
    expect(talk.said()).to.deep.equal(['verdict', 'all of it, for 0'])
    const [first, second] = talk.bodies()
    expect(second?.attrs['id']).not.to.equal(first?.attrs['id'])
    expect(second?.getChild('origin-id')?.attrs['id']).to.equal(second?.attrs['id'])
  })

  it('says one message where the rest comes within 1 s', async () => {
    const talk = await anAsked()
    await talk.giveFirst('verdict')
    talk.timers.pass(500)
    await talk.give('all of it')
    talk.timers.pass(60_000)
    await talk.end()
    expect(talk.said()).to.deep.equal(['all of it'])
  })

  it('says what is known by then, once', async () => {
    const talk = await anAsked()
    await talk.giveFirst('c2s')
    talk.timers.pass(600)
    await talk.giveFirst('c2s and s2s')
    talk.timers.pass(400)
    await talk.giveFirst('again')
    talk.timers.pass(60_000)
    expect(talk.said()).to.deep.equal(['c2s and s2s'])
    await talk.end()
  })

  it('says nothing of that it works once the verdict is said', async () => {
    const talk = await anAsked()
    await talk.giveFirst('verdict')
    talk.timers.pass(60_000)
    await talk.end()
    expect(talk.said()).to.deep.equal(['verdict'])
  })

  it('corrects no message twice: the rest is a message of its own where the verdict was a correction', async () => {
    const talk = await anAsked()
    talk.timers.pass(6000)
    await talk.giveFirst('verdict')
    talk.timers.pass(1000)
    await talk.give('all of it')
    await talk.end()
    expect(talk.said()).to.deep.equal(['Testing …', 'verdict, for 0', 'all of it'])
  })

  it('says the rest in a second message where another one came in between', async () => {
    const talk = await anAsked()
    await talk.giveFirst('verdict')
    talk.timers.pass(1000)
    talk.conversations.say(CHAT, { text: 'something else', lang: 'en' })
    await talk.give('all of it')
    await talk.end()
    expect(talk.said()).to.deep.equal(['verdict', 'something else', 'all of it'])
  })

  it('does so for each part of an answer', async () => {
    const talk = await anAsked()
    for (const domain of ['a', 'b']) {
      await talk.giveFirst(`verdict ${domain}`)
      talk.timers.pass(1000)
      await talk.give(`all of ${domain}`)
    }
    await talk.end()
    expect(talk.said()).to.deep.equal(['verdict a', 'all of a, for 0', 'verdict b', 'all of b, for 2'])
  })

  const lobby = { place: 'room', room: 'r@muc.example', nickname: 'Ann' } as const
  const inPrivate = { ...lobby, place: 'room-private' } as const
  const quiet = [
    { message: { text: 'x', asker: lobby }, destination: lobby },
    {
      message: { text: 'x', asker: inPrivate },
      destination: { place: 'room-private', jid: 'r@muc.example/Ann' },
    },
  ] as const
  for (const question of quiet) {
    it(`waits for all of it where it is asked in a ${question.destination.place}`, async () => {
      const talk = await anAsked(question)
      await talk.giveFirst('verdict')
      talk.timers.pass(60_000)
      expect(talk.said()).to.deep.equal([])
      await talk.give('all of it')
      await talk.end()
      expect(talk.said()).to.have.length(1)
      expect(talk.bodies()[0]?.getChild('replace')).to.equal(undefined)
    })
  }
})

describe('chat Conversations, an answer that is a picture', () => {
  const lobby = { place: 'room', room: 'r@muc.example', nickname: 'Ann' } as const
  const inPrivate = { ...lobby, place: 'room-private' } as const
  const ids = (id: string) => `<origin-id xmlns="urn:xmpp:sid:0" id="${id}"/>`
  const shown = `<body>${URL}</body><x xmlns="jabber:x:oob"><url>${URL}</url></x>`
  const places = [
    {
      question: QUESTION,
      stanza: `<message to="ann@a.example/c" type="chat" id="id-1" xml:lang="en">${shown}${ids('id-1')}<active xmlns="http://jabber.org/protocol/chatstates"/></message>`,
    },
    {
      question: {
        message: { text: 'x', asker: lobby },
        destination: { ...lobby, replied: { id: 's', author: 'r@muc.example/Ann', body: 'x' } },
      },
      stanza: `<message to="r@muc.example" type="groupchat" id="id-1" xml:lang="en">${shown}${ids('id-1')}</message>`,
    },
    {
      question: {
        message: { text: 'x', asker: inPrivate },
        destination: { place: 'room-private', jid: 'r@muc.example/Ann' },
      },
      stanza: `<message to="r@muc.example/Ann" type="chat" id="id-1" xml:lang="en">${shown}${ids('id-1')}<x xmlns="http://jabber.org/protocol/muc#user"/></message>`,
    },
  ] as const
  for (const { question, stanza } of places) {
    it(`is a URL and nothing else in a ${question.destination.place} (XEP-0066 §3, XEP-0363)`, async () => {
      const talk = aTalk()
      talk.conversations.ask(question)
      await talk.settle()
      await talk.givePicture()
      await talk.end()
      expect(talk.pictures.map(({ name }) => name)).to.deep.equal(['card.png'])
      expect(talk.bodies().map(String)).to.deep.equal([stanza])
    })
  }

  it('is the same where it is data for other programs, or else says what can be done', async () => {
    for (const [shared, expected] of [
      [undefined, URL],
      [{ state: 'not-shared', because: 'no-service' }, 'That is too long.'],
    ] as const) {
      const talk = aTalk(shared)
      talk.conversations.ask(QUESTION)
      await talk.settle()
      await talk.giveFile()
      await talk.end()
      expect(talk.pictures.map(({ name }) => name)).to.deep.equal(['tellus-campaigns.csv'])
      expect(talk.said()).to.deep.equal([expected])
    }
  })

  it('takes the place of no text', async () => {
    const talk = aTalk()
    talk.conversations.ask(QUESTION)
    await talk.settle()
    talk.timers.pass(6000)
    await talk.givePicture()
    await talk.end()
    expect(talk.said()).to.deep.equal(['Testing …', URL])
  })

  const reasons = [
    ['no-service', /^I cannot send pictures: my server takes no uploads\. Whoever runs me .* In words:$/],
    ['too-large', /^My server takes no picture of that size\. Whoever runs me .* In words:$/],
    ['refused', /^My server would not take the picture now\. Ask again later\. In words:$/],
    ['failed', /^The picture could not be uploaded\. Ask again later\. In words:$/],
  ] as const
  for (const [because, sentence] of reasons) {
    it(`is said in words, and why, where it could not be shared: ${because}`, async () => {
      const talk = aTalk({ state: 'not-shared', because })
      talk.conversations.ask(QUESTION)
      await talk.settle()
      await talk.givePicture()
      await talk.end()
      const [first = '', ...rest] = talk.said()[0]?.split('\n') ?? []
      expect(first).to.match(sentence)
      expect(rest).to.deep.equal(['a.example: *required*'])
      expect(talk.bodies()[0]?.getChild('x')).to.equal(undefined)
    })
  }
})

describe('chat Conversations, in a room that wants silence', () => {
  for (const place of ['room', 'room-private'] as const) {
    it(`say nothing any more of what waits there (${place})`, async () => {
      const room = 'lobby@rooms.example'
      const talk = aTalk()
      const asker = { place: 'room', room, nickname: 'ann' } as const
      talk.conversations.ask({ message: { text: 'help', asker }, destination: asker })
      await talk.give('one', 'two', 'three')
      const private_ = { place: 'room-private', jid: `${room}/mona` } as const
      talk.conversations.ask({
        message: { text: 'mute', asker: { ...asker, place, nickname: 'mona' } },
        destination: place === 'room' ? { ...asker, nickname: 'mona' } : private_,
      })
      await talk.settle()
      await talk.giveSilence('quiet')
      talk.timers.pass(60_000)
      expect(talk.said().map((text) => text?.replace('mona: ', ''))).to.deep.equal(['ann: one', 'quiet'])
    })
  }
})

describe('chat RoomVoice', () => {
  function aVoice(slowModeMs = 0) {
    const timers = new ManualTimers()
    const said: string[] = []
    const voice = new RoomVoice({
      deliver: (room, stanza) => said.push(`${room} ${stanza.getText()}`),
      timers,
      slowModeMs: () => slowModeMs,
    })
    const say = (room: string, text: string) => voice.say(room, text, xml('body', {}, text))
    return { voice, say, said, timers }
  }

  it('says nothing any more of what waits where silence is wanted, and says so at its next turn', () => {
    const { voice, say, said, timers } = aVoice()
    for (let i = 0; i < 25; i++) say('a', `text ${i}`)
    say('b', 'one')
    say('b', 'two')
    voice.hush('a')
    expect(say('a', 'I say nothing here')).to.equal(true)
    timers.pass(3000)
    expect(said).to.have.members(['a text 0', 'b one', 'a I say nothing here', 'b two'])
    timers.pass(60_000)
    expect(said).to.have.length(4)
  })

  it('says one message in 3 s to a room, in order, and lets no room wait for another', () => {
    const { say, said, timers } = aVoice()
    for (const text of ['one', 'two', 'three']) say('a', text)
    say('b', 'one')
    expect(said).to.deep.equal(['a one', 'b one'])
    timers.pass(2999)
    expect(said).to.have.length(2)
    timers.pass(1)
    expect(said.at(-1)).to.equal('a two')
    timers.pass(3000)
    expect(said.at(-1)).to.equal('a three')
  })

  it('is never faster than slow mode (XEP-0500)', () => {
    const { say, said, timers } = aVoice(20_000)
    say('a', 'one')
    timers.pass(60_000)
    say('a', 'two')
    say('a', 'three')
    timers.pass(20_000)
    expect(said).to.have.length(2)
    timers.pass(500)
    expect(said).to.have.length(3)
  })

  it('says nothing twice within 60 s, and nothing that would wait behind twenty others', () => {
    const { say, timers } = aVoice()
    expect([say('a', 'one'), say('a', 'one')]).to.deep.equal([true, false])
    timers.pass(60_000)
    expect(say('a', 'one')).to.equal(true)
    const taken = Array.from({ length: 30 }, (_, index) => say('a', `text ${index}`))
    expect(taken.filter(Boolean)).to.have.length(20)
  })
})

describe('chat readRoomTraits', () => {
  const withSlowMode = (value: string) =>
    xml(
      'query',
      { xmlns: NS.discoInfo },
      xml('feature', { var: 'urn:xmpp:occupant-id:0' }),
      xml(
        'x',
        { xmlns: 'jabber:x:data' },
        xml('field', { var: 'muc#roominfo_slow_mode_duration' }, xml('value', {}, value)),
      ),
    )
  const cases = [
    { value: '20', slowModeMs: 20_000 },
    { value: '0', slowModeMs: 0 },
    { value: '-5', slowModeMs: 0 },
    { value: '1.5', slowModeMs: 0 },
    { value: 'soon', slowModeMs: 0 },
    { value: '999999999', slowModeMs: 86_400_000 },
  ]
  for (const { value, slowModeMs } of cases) {
    it(`reads a slow mode of “${value}” as ${slowModeMs} ms (XEP-0500 §5.2)`, () => {
      expect(readRoomTraits(withSlowMode(value))).to.deep.equal({
        hasOccupantIds: true,
        hasStableIds: false,
        slowModeMs,
      })
    })
  }
})

function aJid(text: string): Jid {
  const jid = parseJid(text)
  if (jid === undefined) throw new Error('no address')
  return jid
}

describe('chat InvitationLimit', () => {
  it('admits three invitations an hour by the same person', () => {
    const timers = new ManualTimers()
    const limit = new InvitationLimit(timers, createLog('silent'))
    const admits = (inviter: string): boolean =>
      limit.admits({ room: 'room@muc.example', inviter: aJid(inviter) })
    const admitted = Array.from({ length: 4 }, () => admits('ann@a.example/c'))
    expect(admitted).to.deep.equal([true, true, true, false])
    expect(admits('bob@a.example/c')).to.equal(true)
    timers.pass(3_600_000)
    expect(admits('ann@a.example/c')).to.equal(true)
  })

  it('has the log say once a minute that there are more, and how many', () => {
    const timers = new ManualTimers()
    const logged: unknown[] = []
    const log = createLog('warn', { write: (line) => logged.push(JSON.parse(line)) })
    const limit = new InvitationLimit(timers, log)
    const invite = (times: number): void => {
      for (let i = 0; i < times; i++)
        limit.admits({ room: 'room@muc.example', inviter: aJid('ann@a.example/c') })
    }
    invite(3 + 100)
    timers.pass(60_000)
    invite(1)
    expect(logged).to.have.lengthOf(2)
    expect(logged[0]).to.include({ count: 1 })
    expect(logged[1]).to.include({ count: 100 })
  })

  it('admits twelve an hour through a service that tells only what its inviters are called (XEP-0045 §7.8.2)', () => {
    const limit = new InvitationLimit(new ManualTimers(), createLog('silent'))
    const admits = (service: string, count: number): boolean => {
      const room = `room${count}@${service}`
      return limit.admits({ room, inviter: aJid(`${room}/Ann`) })
    }
    const admitted = Array.from({ length: 13 }, (_, count) => admits('muc.example', count))
    expect(admitted).to.deep.equal([...Array.from({ length: 12 }, () => true), false])
    expect(admits('other.example', 0)).to.equal(true)
  })
})
