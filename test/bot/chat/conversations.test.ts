import { expect } from 'chai'
import { Conversations } from '../../../bot/chat/conversations.ts'
import { InvitationLimit } from '../../../bot/chat/invitation-limit.ts'
import { RoomVoice } from '../../../bot/chat/room-voice.ts'
import { readRoomTraits } from '../../../bot/chat/room-traits.ts'
import { NS, xml, type Element } from '../../../bot/chat/stanza.ts'
import type { OutgoingMessage } from '../../../bot/ports.ts'
import { ManualTimers, MemoryLog } from './scripted-stream.ts'

const CHAT = { place: 'chat', jid: 'ann@a.example/c' } as const

/** Conversations whose answers the test gives one by one. */
function aTalk() {
  const timers = new ManualTimers()
  const sent: Element[] = []
  const given: OutgoingMessage[] = []
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
    return { say, said, timers }
  }

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

describe('chat InvitationLimit', () => {
  it('admits three invitations an hour by the same person', () => {
    const timers = new ManualTimers()
    const limit = new InvitationLimit(timers)
    const admitted = Array.from({ length: 4 }, () => limit.admits('ann@a.example'))
    expect(admitted).to.deep.equal([true, true, true, false])
    expect(limit.admits('bob@a.example')).to.equal(true)
    timers.pass(3_600_000)
    expect(limit.admits('ann@a.example')).to.equal(true)
  })
})
