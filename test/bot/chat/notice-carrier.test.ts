import { expect } from 'chai'
import { NoticeCarrier } from '../../../bot/chat/notice-carrier.ts'
import { Requests } from '../../../bot/chat/requests.ts'
import { UNKNOWN_TRAITS } from '../../../bot/chat/room-traits.ts'
import { NS, xml, type Element } from '../../../bot/chat/stanza.ts'
import type { Returned } from '../../../bot/ports.ts'
import type { Notice, Party } from '../../../bot/records.ts'
import { ManualTimers } from './scripted-stream.ts'

const ROOM: Party = { kind: 'room', jid: 'lobby@rooms.example' }
const ANN: Party = { kind: 'person', jid: 'ann@example.org' }

function aNotice(to: Party, id = 'notice-1'): Notice {
  return { id, to, text: 'TLS is mandatory now', lang: 'en', createdAt: 0 }
}

/** A carrier in the room `lobby`, as `tellus`; what it sends is kept. */
function aCarrier({ hasVoice = true, isIn = true, isSent = true, slowModeMs = 0 } = {}) {
  const sent: Element[] = []
  const returned: Returned[] = []
  const reachable: string[] = []
  const timers = new ManualTimers()
  const send = (stanza: Element): Promise<boolean> => {
    sent.push(stanza)
    return Promise.resolve(isSent)
  }
  let count = 0
  const newId = (): string => `id-${++count}`
  const own = 'bot@xmpp.example'
  const requests = new Requests({ send, timers, own, newId })
  const carrier = new NoticeCarrier({
    send,
    requests,
    timers,
    own,
    newId,
    rooms: {
      hasVoice: () => hasVoice,
      isRoom: (jid) => jid === ROOM.jid,
      liveNickname: () => (isIn ? 'tellus' : undefined),
      traits: () => ({ ...UNKNOWN_TRAITS, slowModeMs }),
    },
    cutHint: () => 'cut',
    onReturned: (one) => returned.push(one),
    onReachable: () => reachable.push('somebody'),
  })
  return { carrier, reachable, requests, returned, sent, timers }
}

function message(from: string, type: string, id = 'notice-1', ...children: Element[]): Element {
  return xml('message', { from, type, id }, ...children)
}

function error(type: string, condition: string): Element {
  return xml('error', { type }, xml(condition, { xmlns: NS.stanzaErrors }))
}

async function untilSent(sent: readonly Element[], count: number): Promise<void> {
  while (sent.length < count) await new Promise((resolve) => setImmediate(resolve))
}

describe('chat NoticeCarrier', () => {
  it('takes a notice for delivered once the room shows it to the bot as well', async () => {
    const { carrier, sent } = aCarrier()
    const delivery = carrier.deliver(aNotice(ROOM))
    await untilSent(sent, 1)
    expect(sent[0]?.attrs).to.include({ to: ROOM.jid, type: 'groupchat', id: 'notice-1', 'xml:lang': 'en' })
    expect(sent[0]?.getChild('origin-id')?.attrs['id']).to.equal('notice-1')
    carrier.handle(message(`${ROOM.jid}/mallory`, 'groupchat'))
    carrier.handle(message('mallory@example.net/tellus', 'groupchat'))
    carrier.handle(message(`${ROOM.jid}/tellus`, 'groupchat', 'another'))
    carrier.handle(message(`${ROOM.jid}/tellus`, 'groupchat'))
    expect(await delivery).to.equal('delivered')
  })

  const refusals = [
    { title: 'one that asks to wait', type: 'wait', condition: 'resource-constraint', expected: 'offline' },
    {
      title: 'one of whoever is not there',
      type: 'modify',
      condition: 'not-acceptable',
      expected: 'offline',
    },
    { title: 'a prohibition', type: 'auth', condition: 'forbidden', expected: 'undeliverable' },
  ]
  for (const { title, type, condition, expected } of refusals) {
    it(`tells refusals that pass from those that stay: ${title}`, async () => {
      const { carrier, sent } = aCarrier()
      const delivery = carrier.deliver(aNotice(ROOM))
      await untilSent(sent, 1)
      carrier.handle(message(ROOM.jid, 'error', 'notice-1', error(type, condition)))
      expect(await delivery).to.equal(expected)
    })
  }

  it('takes a notice for delivered to a person once our server has worked on what came behind it', async () => {
    const { carrier, requests, sent } = aCarrier()
    const delivery = carrier.deliver(aNotice(ANN))
    await untilSent(sent, 2)
    const [said, ping] = sent
    expect(said?.attrs).to.include({ to: ANN.jid, type: 'chat' })
    requests.handle(xml('iq', { from: 'xmpp.example', type: 'result', id: String(ping?.attrs['id']) }))
    expect(await delivery).to.equal('delivered')
  })

  /** Sends a notice to Ann, which our server takes. */
  async function carryToAnn(scene: ReturnType<typeof aCarrier>, id: string): Promise<unknown> {
    const { carrier, requests, sent } = scene
    const count = sent.length
    const delivery = carrier.deliver(aNotice(ANN, id))
    await untilSent(sent, count + 2)
    requests.handle(
      xml('iq', { from: 'xmpp.example', type: 'result', id: String(sent[count + 1]?.attrs['id']) }),
    )
    return delivery
  }

  it('tells what came back from a person whose server cannot be reached after ours had taken it', async () => {
    const scene = aCarrier()
    expect(await carryToAnn(scene, 'notice-1')).to.equal('delivered')
    scene.carrier.handle(message(ANN.jid, 'error', 'notice-1', error('cancel', 'remote-server-not-found')))
    expect(scene.returned).to.deep.equal([{ id: 'notice-1', from: ANN.jid }])
  })

  it('tells nothing of what came back for good, of answers to a client, and of rooms', () => {
    const { carrier, returned } = aCarrier()
    carrier.handle(message(ANN.jid, 'error', 'notice-1', error('auth', 'forbidden')))
    carrier.handle(message(`${ANN.jid}/phone`, 'error', 'answer-1', error('cancel', 'service-unavailable')))
    carrier.handle(message(ROOM.jid, 'error', 'notice-1', error('wait', 'remote-server-timeout')))
    expect(returned).to.deep.equal([])
  })

  it('has one sent anew that came back at once: nothing is kept where they are offline (RFC 6121 §8.5.2.2.1)', async () => {
    const { carrier, returned, sent } = aCarrier()
    const delivery = carrier.deliver(aNotice(ANN))
    await untilSent(sent, 1)
    carrier.handle(message(ANN.jid, 'error', 'notice-1', error('cancel', 'service-unavailable')))
    expect(await delivery).to.equal('returned')
    expect(returned).to.deep.equal([])
  })

  it('leaves who sends things back alone, longer each time', async () => {
    const scene = aCarrier()
    for (const minutes of [5, 10, 20]) {
      expect(await carryToAnn(scene, 'notice-1')).to.equal('delivered')
      for (const id of ['notice-1', 'notice-0'])
        scene.carrier.handle(message(ANN.jid, 'error', id, error('cancel', 'remote-server-timeout')))
      scene.timers.pass(minutes * 60_000 - 1)
      const count = scene.sent.length
      expect(await scene.carrier.deliver(aNotice(ANN))).to.equal('offline')
      expect(await scene.carrier.wasDelivered(aNotice(ANN))).to.equal('unknown')
      expect(scene.sent).to.have.lengthOf(count)
      scene.timers.pass(1)
    }
  })

  const signs = [
    { title: 'comes online', stanza: xml('presence', { from: `${ANN.jid}/phone` }) },
    { title: 'says something', stanza: message(`${ANN.jid}/phone`, 'chat', 'question-1') },
  ]
  for (const { title, stanza } of signs) {
    it(`tries again at once who ${title}`, async () => {
      const scene = aCarrier()
      await carryToAnn(scene, 'notice-1')
      scene.carrier.handle(message(ANN.jid, 'error', 'notice-1', error('cancel', 'service-unavailable')))
      scene.carrier.handle(xml('presence', { from: `${ANN.jid}/phone`, type: 'unavailable' }))
      expect(scene.reachable).to.deep.equal([])
      scene.carrier.handle(stanza)
      scene.carrier.handle(stanza)
      expect(scene.reachable).to.deep.equal(['somebody'])
      expect(await carryToAnn(scene, 'notice-1')).to.equal('delivered')
    })
  }

  it('does not know that a notice arrived when the session ended, or nothing came back', async () => {
    const lost = aCarrier()
    const first = lost.carrier.deliver(aNotice(ROOM))
    await untilSent(lost.sent, 1)
    lost.carrier.offline()
    expect(await first).to.equal('offline')
    const silent = aCarrier()
    const second = silent.carrier.deliver(aNotice(ROOM))
    await untilSent(silent.sent, 1)
    silent.timers.pass(30_000)
    expect(await second).to.equal('offline')
  })

  it('keeps a notice for a room until it may speak there (XEP-0045 §7.4)', async () => {
    const visitor = aCarrier({ hasVoice: false })
    expect(await visitor.carrier.deliver(aNotice(ROOM))).to.equal('offline')
    expect(visitor.sent).to.deep.equal([])
  })

  it('sends nothing without a session, out of the room, or to a room that it left', async () => {
    expect(await aCarrier({ isSent: false }).carrier.deliver(aNotice(ANN))).to.equal('offline')
    const outside = aCarrier({ isIn: false })
    expect(await outside.carrier.deliver(aNotice(ROOM))).to.equal('offline')
    const left = { kind: 'room', jid: 'left@rooms.example' } as const
    expect(await outside.carrier.deliver(aNotice(left))).to.equal('undeliverable')
    expect(outside.sent).to.deep.equal([])
  })

  it('leaves people in a room time to talk between two notices', async () => {
    const { carrier, sent, timers } = aCarrier()
    const first = carrier.deliver(aNotice(ROOM, 'one'))
    const second = carrier.deliver(aNotice(ROOM, 'two'))
    await untilSent(sent, 1)
    carrier.handle(message(`${ROOM.jid}/tellus`, 'groupchat', 'one'))
    expect(await first).to.equal('delivered')
    timers.pass(2_999)
    expect(sent).to.have.lengthOf(1)
    timers.pass(1)
    await untilSent(sent, 2)
    carrier.handle(message(`${ROOM.jid}/tellus`, 'groupchat', 'two'))
    expect(await second).to.equal('delivered')
  })

  it('lets nobody else wait for a room that is slow, nor looks into its archive meanwhile (XEP-0500)', async () => {
    const { carrier, sent, timers } = aCarrier({ slowModeMs: 86_400_000 })
    const first = carrier.deliver(aNotice(ROOM, 'one'))
    await untilSent(sent, 1)
    carrier.handle(message(`${ROOM.jid}/tellus`, 'groupchat', 'one'))
    expect(await first).to.equal('delivered')
    expect(await carrier.deliver(aNotice(ROOM, 'two'))).to.equal('offline')
    expect(await carrier.wasDelivered(aNotice(ROOM, 'two'))).to.equal('unknown')
    timers.pass(86_400_000)
    expect(sent).to.have.lengthOf(1)
    void carrier.deliver(aNotice(ROOM, 'two'))
    await untilSent(sent, 2)
  })

  it('asks no archive of a room in which nothing can be said now', async () => {
    for (const scene of [aCarrier({ isIn: false }), aCarrier({ hasVoice: false })]) {
      expect(await scene.carrier.wasDelivered(aNotice(ROOM))).to.equal('unknown')
      expect(scene.sent).to.deep.equal([])
    }
  })
})

describe('chat Archive', () => {
  const search = async (answers: (ask: Element, carrier: NoticeCarrier) => readonly Element[]) => {
    const { carrier, requests, sent } = aCarrier()
    const found = carrier.wasDelivered(aNotice(ROOM))
    const done = { yet: false }
    void found.then(() => (done.yet = true))
    for (let next = 0; ;) {
      while (sent.length === next && !done.yet) await new Promise((resolve) => setImmediate(resolve))
      const ask = sent[next]
      if (ask === undefined) return found
      next = sent.length
      for (const stanza of answers(ask, carrier)) {
        carrier.handle(stanza)
        requests.handle(stanza)
      }
    }
  }
  const result = (ask: Element, child: Element): Element =>
    xml('iq', { from: ROOM.jid, type: 'result', id: String(ask.attrs['id']) }, child)
  const features = (...names: readonly string[]): Element =>
    xml('query', { xmlns: NS.discoInfo }, ...names.map((name) => xml('feature', { var: name })))
  const archived = (ask: Element, from: string, id: string): Element =>
    xml(
      'message',
      { from },
      xml(
        'result',
        { xmlns: NS.archive, queryid: String(ask.getChild('query')?.attrs['queryid']) },
        xml('forwarded', { xmlns: NS.forward }, xml('message', { id })),
      ),
    )
  const fin = (isComplete: boolean): Element =>
    xml(
      'fin',
      { xmlns: NS.archive, complete: String(isComplete) },
      xml('set', { xmlns: NS.resultSet }, xml('last', {}, 'last-1')),
    )
  const isQuery = (ask: Element): boolean => ask.getChild('query', NS.archive) !== undefined

  it('finds a notice by its id', async () => {
    const found = await search((ask) =>
      isQuery(ask)
        ? [archived(ask, ROOM.jid, 'notice-1'), result(ask, fin(true))]
        : [result(ask, features(NS.archive))],
    )
    expect(found).to.equal('yes')
  })

  it('says no only at the end of the archive', async () => {
    let pages = 0
    const found = await search((ask) => {
      if (!isQuery(ask)) return [result(ask, features(NS.archive))]
      pages += 1
      return [archived(ask, ROOM.jid, `other-${pages}`), result(ask, fin(pages === 3))]
    })
    expect([found, pages]).to.deep.equal(['no', 3])
  })

  it('believes nobody but the archive', async () => {
    const found = await search((ask) =>
      isQuery(ask)
        ? [archived(ask, 'mallory@example.net', 'notice-1'), result(ask, fin(true))]
        : [result(ask, features(NS.archive))],
    )
    expect(found).to.equal('no')
  })

  it('cannot tell where a room keeps no archive, or does not answer for it', async () => {
    expect(await search((ask) => [result(ask, features('urn:xmpp:sid:0'))])).to.equal('unknown')
    const refused = await search((ask) =>
      isQuery(ask)
        ? [
            xml(
              'iq',
              { from: ROOM.jid, type: 'error', id: String(ask.attrs['id']) },
              error('auth', 'forbidden'),
            ),
          ]
        : [result(ask, features(NS.archive))],
    )
    expect(refused).to.equal('unknown')
  })
})
