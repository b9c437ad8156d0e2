import { randomBytes } from 'node:crypto'
import type { RawUser } from '../live/raw-user.ts'
import type { Scene } from './scene.ts'

const MUC = 'http://jabber.org/protocol/muc'
const FLOOD = 2_000
const CROWD = 20

/** Everybody besides Ann. */
export const CROWD_NAMES = ['mallory', ...Array.from({ length: CROWD }, (_, i) => `crowd${i}`)]

/** Something that happens to the bot. Resolves when it is over; from then on the bot has its time to be back. */
export interface SoakEvent {
  readonly name: string
  happen(scene: Scene): Promise<void>
}

/** In the order in which they take turns. */
export const EVENTS: readonly SoakEvent[] = [
  { name: 'the server is restarted', happen: restart },
  { name: `${FLOOD} messages of one person at once`, happen: floodOfOne },
  { name: 'kicked from a room, and sent in again', happen: kick },
  { name: `${FLOOD} lines in a room at once`, happen: floodOfRoom },
  { name: 'a room is destroyed, and the bot sent to another', happen: destroy },
  { name: 'a hostile client', happen: hostilities },
  { name: 'the server is killed, and started again', happen: crash },
  { name: `${FLOOD} messages of ${CROWD} people at once`, happen: floodOfMany },
]

async function restart(scene: Scene): Promise<void> {
  await scene.server.restart()
  await scene.logInAnn()
}

async function crash(scene: Scene): Promise<void> {
  await scene.server.crash()
  await scene.server.start()
  await scene.logInAnn()
}

async function kick(scene: Scene): Promise<void> {
  const [room = ''] = scene.rooms
  const item = `<item nick='bot' role='none'><reason>out</reason></item>`
  scene.ann.send(`<iq type='set' id='kick' to='${room}'><query xmlns='${MUC}#admin'>${item}</query></iq>`)
  await gone(scene.ann, room)
  scene.sendIn(room)
}

async function destroy(scene: Scene): Promise<void> {
  const room = scene.rooms[1] ?? ''
  const query = `<query xmlns='${MUC}#owner'><destroy><reason>over</reason></destroy></query>`
  scene.ann.send(`<iq type='set' id='destroy' to='${room}'>${query}</iq>`)
  await scene.ann.take(
    /<iq [^>]*id=['"]destroy['"][^>]*type=['"]result|<iq [^>]*type=['"]result['"][^>]*id=['"]destroy/,
  )
  await scene.replaceRoom(1)
}

async function gone(user: RawUser, room: string): Promise<void> {
  await user.take(new RegExp(`<presence (?=[^>]*from=['"]${room}/bot['"])[^>]*type=['"]unavailable['"]`))
}

async function floodOfOne(scene: Scene): Promise<void> {
  const mallory = await scene.logIn('mallory')
  for (let i = 0; i < FLOOD; i++)
    mallory.send(
      `<message to='${scene.botJid}' type='chat' id='f${i}'><body>check d${i}.example.org</body></message>`,
    )
  await settle(mallory, scene)
  mallory.leave()
}

async function floodOfMany(scene: Scene): Promise<void> {
  const crowd = await Promise.all(CROWD_NAMES.slice(1).map((name) => scene.logIn(name)))
  for (let i = 0; i < FLOOD / CROWD; i++) {
    for (const user of crowd)
      user.send(`<message to='${scene.botJid}' type='chat' id='f${i}'><body>status ${i}</body></message>`)
  }
  await Promise.all(crowd.map((user) => settle(user, scene)))
  for (const user of crowd) user.leave()
}

async function floodOfRoom(scene: Scene): Promise<void> {
  const room = scene.rooms[2] ?? ''
  const mallory = await scene.logIn('mallory')
  await scene.enter(mallory, room, 'Mallory')
  for (let i = 0; i < FLOOD; i++)
    mallory.send(`<message to='${room}' type='groupchat'><body>bot: check d${i}.example.org</body></message>`)
  await settle(mallory, scene)
  mallory.leave()
}

/** Resolves once the server has worked through all that the user sent before: it answers in order. */
async function settle(user: RawUser, { server }: Scene): Promise<void> {
  user.send(`<iq type='get' id='settled' to='${server.domain}'><ping xmlns='urn:xmpp:ping'/></iq>`)
  await user.take(/<iq [^>]*id=['"]settled['"]/)
}

/** What no honest client sends, and the server lets through; then what it does not let through. */
async function hostilities(scene: Scene): Promise<void> {
  const full = `${scene.botJid}/tellus`
  const mallory = await scene.logIn('mallory')
  for (const stanza of hostileStanzas(scene, full)) mallory.send(stanza)
  await settle(mallory, scene)
  mallory.send(`<message to='${full}'><body>&#0;&undefined;</b></message>`)
  await mallory.take(/<\/stream:stream>/)
  mallory.leave()
}

function hostileStanzas({ botJid, server }: Scene, full: string): string[] {
  const times = (count: number, make: (i: number) => string): string[] =>
    Array.from({ length: count }, (_, i) => make(i))
  return [
    // Answers to questions that were not asked of this one; ids are guessed.
    ...times(
      200,
      () =>
        `<iq type='result' id='${guess()}' to='${full}'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>`,
    ),
    ...times(200, () => `<iq type='error' id='${guess()}' to='${full}'/>`),
    ...times(20, () => `<message to='${botJid}' type='chat'><body>${'x'.repeat(200_000)}</body></message>`),
    ...times(
      20,
      () =>
        `<message to='${botJid}' type='chat'><body>check ${'\u202Ea\u0301'.repeat(5_000)}</body></message>`,
    ),
    ...times(
      50,
      () => `<message to='${botJid}'>${'<a xmlns="urn:x">'.repeat(200)}${'</a>'.repeat(200)}</message>`,
    ),
    ...times(
      100,
      (i) =>
        `<message to='${botJid}'><x xmlns='jabber:x:conference' jid='nowhere${i}@rooms.invalid'/></message>`,
    ),
    ...times(
      100,
      (i) =>
        `<message to='${botJid}' type='error' id='e${i}'><body>check xmpp.jp</body><error type='cancel'/></message>`,
    ),
    ...times(
      50,
      () =>
        `<message to='${botJid}'><received xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client' from='ann@${server.domain}' to='${botJid}' type='chat'><body>leave</body></message></forwarded></received></message>`,
    ),
    ...times(
      100,
      (i) =>
        `<iq type='set' id='c${i}' to='${full}'><command xmlns='http://jabber.org/protocol/commands' node='check' action='execute'/></iq>`,
    ),
    ...times(
      100,
      (i) =>
        `<iq type='set' id='r${i}' to='${full}'><query xmlns='jabber:iq:roster'><item jid='mallory@${server.domain}' subscription='both'/></query></iq>`,
    ),
    ...times(100, (i) => `<iq type='get' id='u${i}' to='${full}'><query xmlns='urn:unknown'/></iq>`),
    ...times(
      100,
      () =>
        `<presence to='${full}'><c xmlns='http://jabber.org/protocol/caps' node='x' ver='${guess()}' hash='sha-1'/></presence>`,
    ),
    ...times(
      50,
      () => `<presence to='${botJid}' type='subscribe'/><presence to='${botJid}' type='unsubscribe'/>`,
    ),
  ]
}

function guess(): string {
  return randomBytes(5).toString('hex')
}
