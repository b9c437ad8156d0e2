import { expect } from 'chai'
import { Requests } from '../../../bot/chat/requests.ts'
import { Rooms } from '../../../bot/chat/rooms.ts'
import { NS, xml, type Element } from '../../../bot/chat/stanza.ts'
import { ManualTimers, MemoryLog } from './scripted-stream.ts'

const ROOM = 'room@muc.example'
const QUARTER_OF_AN_HOUR_MS = 900_000

/** The rooms of a bot that is online; what it sends is kept, and nothing of it answered. */
async function someRooms(...configured: readonly string[]) {
  const sent: Element[] = []
  const timers = new ManualTimers()
  const send = (stanza: Element): Promise<boolean> => {
    sent.push(stanza)
    return Promise.resolve(true)
  }
  let id = 0
  const requests = new Requests({ send, timers, own: 'bot@xmpp.example', newId: () => `id-${++id}` })
  const rooms = new Rooms({
    send,
    requests,
    timers,
    store: {
      list: () => Promise.resolve([]),
      remember: () => Promise.resolve(),
      forget: () => Promise.resolve(),
    },
    log: new MemoryLog(),
    random: () => 0.5,
    nickname: 'tellus',
    now: () => 0,
    described: () => [],
    entered: () => undefined,
    left: () => undefined,
    isWorkedFor: () => Promise.resolve(true),
    tellRefusal: () => undefined,
  })
  await rooms.load(configured)
  rooms.online()
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  /** Answers what was asked of the room last. */
  const answer = async (type: 'result' | 'error', ...children: readonly Element[]): Promise<void> => {
    const asked = sent.findLast((stanza) => stanza.is('iq'))
    const attributes = { id: String(asked?.attrs['id']), from: String(asked?.attrs['to']), type }
    requests.handle(xml('iq', attributes, ...children))
    await settle()
  }
  return { answer, rooms, sent, settle, timers }
}

function condition(name: string): Element {
  return xml('error', {}, xml(name, { xmlns: NS.stanzaErrors }))
}

const ENTERED = xml(
  'presence',
  { from: `${ROOM}/tellus` },
  xml('x', { xmlns: NS.mucUser }, xml('status', { code: '110' })),
)

function joinsIn(sent: readonly Element[]): number {
  return sent.filter((stanza) => stanza.is('presence') && stanza.attrs['type'] === undefined).length
}

describe('chat Rooms', () => {
  for (const { title, reply } of [
    { title: 'is in', reply: [] },
    { title: 'is not in', reply: [condition('not-acceptable')] },
  ])
    it(`stays out of a room that it left while it was asked, which then says that it ${title} (XEP-0410)`, async () => {
      const { answer, rooms, sent, settle, timers } = await someRooms(ROOM)
      await settle()
      rooms.handle(ENTERED)
      rooms.subject(ROOM)
      await answer('error', condition('service-unavailable'))
      timers.pass(QUARTER_OF_AN_HOUR_MS)
      expect(sent.at(-1)?.getChild('ping', NS.ping)).not.to.equal(undefined)
      expect(joinsIn(sent)).to.equal(1)
      rooms.leave(ROOM)
      await answer(reply.length === 0 ? 'result' : 'error', ...reply)
      timers.pass(QUARTER_OF_AN_HOUR_MS)
      await settle()
      await answer('error', condition('not-acceptable'))
      timers.pass(QUARTER_OF_AN_HOUR_MS)
      await settle()
      expect(joinsIn(sent)).to.equal(1)
      rooms.stop()
    })

  it('stays out of a room that it left before it was known to be there', async () => {
    const { answer, rooms, sent } = await someRooms()
    const inviter = { localpart: 'ann', domainpart: 'a.example', resourcepart: '' }
    const jids = { bare: 'ann@a.example', full: 'ann@a.example' }
    rooms.invite({ kind: 'invitation', via: 'direct', room: ROOM, inviter: { ...inviter, ...jids } })
    rooms.leave(ROOM)
    await answer('result', xml('query', { xmlns: NS.discoInfo }))
    expect(joinsIn(sent)).to.equal(0)
    rooms.stop()
  })
})
