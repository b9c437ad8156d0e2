import { createHash, randomUUID } from 'node:crypto'
import { expect } from 'chai'
import type { ChatBot } from '../../../bot/chat/bot.ts'
import type { Dispatcher, RememberedRoom, RoomStore } from '../../../bot/ports.ts'
import type { Notice } from '../../../bot/records.ts'
import { AVATAR, botOn, logIn } from '../../live/bot-on.ts'
import { describeServer } from '../../live/describe-server.ts'
import type { LiveServer } from '../../live/live-server.ts'
import { RawUser } from '../../live/raw-user.ts'
import { startDns, type FakeDns } from '../../servers/dns.ts'
import { MemoryLog } from './scripted-stream.ts'

/** Repeats what it was asked. */
const ECHO: Dispatcher = {
  async *answer({ text }) {
    await Promise.resolve()
    yield { text: `you said ${text}`, lang: 'en' }
  },
}

class MemoryRooms implements RoomStore {
  readonly #rooms = new Map<string, RememberedRoom>()
  list = () => Promise.resolve([...this.#rooms.values()])
  remember = (room: RememberedRoom) => Promise.resolve(void this.#rooms.set(room.jid, room))
  forget = (jid: string) => Promise.resolve(void this.#rooms.delete(jid))
}

/** Two accounts on a real server: the bot's, and Ann's. */
class Scene {
  log = new MemoryLog()
  rooms = new MemoryRooms()
  readonly #server: LiveServer
  readonly #bots: ChatBot[] = []
  readonly #users: RawUser[] = []
  #dns: FakeDns | undefined

  constructor(server: LiveServer) {
    this.#server = server
  }

  get botJid(): string {
    return `bot@${this.#server.domain}`
  }

  async prepare(): Promise<void> {
    this.#dns ??= await startDns(this.#server.zone())
  }

  /** Starts the bot; resolves once it is logged in. */
  async startBot(): Promise<ChatBot> {
    const bot = this.makeBot('secret')
    await logIn(bot, this.log, ECHO)
    return bot
  }

  makeBot(password: string): ChatBot {
    if (this.#dns === undefined) throw new Error('nothing was prepared')
    const parts = { log: this.log, rooms: this.rooms, avatar: AVATAR }
    const bot = botOn(this.#server, this.#dns, parts, password)
    this.#bots.push(bot)
    return bot
  }

  async logInAnn(): Promise<RawUser> {
    const ann = await RawUser.logIn(this.#server, 'ann', 'secret')
    this.#users.push(ann)
    return ann
  }

  /** The bot's account, with a client. */
  async logInOperator(): Promise<RawUser> {
    const operator = await RawUser.logIn(this.#server, 'bot', 'secret')
    this.#users.push(operator)
    return operator
  }

  async leave(): Promise<void> {
    for (const user of this.#users.splice(0)) user.leave()
    await Promise.all(this.#bots.splice(0).map((bot) => bot.stop()))
    this.log = new MemoryLog()
    this.rooms = new MemoryRooms()
  }

  async remove(): Promise<void> {
    await this.#dns?.stop()
  }
}

const MUC = 'http://jabber.org/protocol/muc'

/** Enters a room, making it where it is not there. */
async function enter(user: RawUser, room: string): Promise<void> {
  user.send(`<presence to='${room}/Ann'><x xmlns='${MUC}'><history maxstanzas='0'/></x></presence>`)
  await user.take(/<status code=['"]110['"]/)
}

/** Has only those speak in a room who have voice (XEP-0045 §10.2); whoever enters has none, which `members_by_default` says to ejabberd. */
async function moderate(owner: RawUser, room: string): Promise<void> {
  const fields = ['FORM_TYPE', 'muc#roomconfig_moderatedroom', 'members_by_default'].map((name, index) => {
    const value = [`${MUC}#roomconfig`, '1', '0'][index] ?? ''
    return `<field var='${name}'><value>${value}</value></field>`
  })
  const form = `<x xmlns='jabber:x:data' type='submit'>${fields.join('')}</x>`
  owner.send(`<iq type='set' id='moderate' to='${room}'><query xmlns='${MUC}#owner'>${form}</query></iq>`)
  expect(await owner.take(/<iq [^>]*id=['"]moderate['"][^>]*/)).to.match(/type=['"]result['"]/)
}

function inviteMediated(user: RawUser, room: string, jid: string): void {
  user.send(`<message to='${room}'><x xmlns='${MUC}#user'><invite to='${jid}'/></x></message>`)
}

/** Asks again until what is looked for is there: it is published after the login, in its own time. */
async function askUntil(user: RawUser, payload: string, wanted: RegExp, to?: string): Promise<void> {
  for (let count = 0; ; count++) {
    const id = `ask-${count}`
    user.send(`<iq type='get' id='${id}'${to === undefined ? '' : ` to='${to}'`}>${payload}</iq>`)
    const answer = await user.take(
      new RegExp(`<iq (?=[^>]*id=['"]${id}['"])[^>]*(?:/>|>(?:(?!</iq>)[\\s\\S])*</iq>)`),
    )
    if (wanted.test(answer)) return
  }
}

function untilFound(user: RawUser, jid: string, node: string, wanted: RegExp): Promise<void> {
  const query = `<pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='${node}'/></pubsub>`
  return askUntil(user, query, wanted, jid)
}

function inviteDirect(user: RawUser, room: string, jid: string): void {
  user.send(`<message to='${jid}'><x xmlns='jabber:x:conference' jid='${room}'/></message>`)
}

/** Waits until the bot is in that room, and asks it something there. */
async function talk(user: RawUser, room: string, text: string): Promise<void> {
  const log = new RegExp(`<message[^>]*>(?:(?!</message>).)*<body>Ann: you said ${text}</body>`)
  user.send(`<message to='${room}' type='groupchat'><body>tellus: ${text}</body></message>`)
  await user.take(log)
}

for (const name of ['prosody', 'ejabberd'] as const) {
  describeServer(name, { c2sTls: 'required', s2sTls: 'required', hasDirectTls: true }, (server) => {
    const scene = new Scene(server)
    const room = (localpart: string): string => `${localpart}@${server.roomsDomain}`

    before('make two accounts', async () => {
      await server.register('bot', 'secret')
      await server.register('ann', 'secret')
      await scene.prepare()
    })
    afterEach(() => scene.leave())
    after(() => scene.remove())

    it('logs in over TLS and tells how', async () => {
      const bot = await scene.startBot()
      const facts = bot.describe()
      expect(facts).to.include({ host: `xmpp.${server.domain}`, tlsVersion: 'TLSv1.3' })
      expect([server.ports.c2s, server.ports.c2sDirectTls]).to.include(facts?.port)
      await bot.stop()
      expect(await bot.ended).to.deep.equal({ kind: 'stopped' })
      expect(bot.describe()).to.equal(undefined)
    })

    it('befriends who asks, and answers in a chat, in any script', async () => {
      await scene.startBot()
      const ann = await scene.logInAnn()
      ann.send(`<presence to='${scene.botJid}' type='subscribe'/>`)
      await ann.take(/<presence[^>]*type=['"]subscribed['"]/)
      ann.send(
        `<message to='${scene.botJid}' type='chat' id='m1'><body>チェック 检查</body><request xmlns='urn:xmpp:receipts'/></message>`,
      )
      await ann.take(/<received [^>]*id=['"]m1['"]/)
      await ann.take(/<body>you said チェック 检查<\/body>/)
    })

    it('says what it is', async () => {
      await scene.startBot()
      const ann = await scene.logInAnn()
      const bot = `${scene.botJid}/tellus`
      ann.send(`<iq type='get' id='v1' to='${bot}'><query xmlns='jabber:iq:version'/></iq>`)
      await ann.take(/<name>Tellus<\/name><version>0\.1\.0<\/version>/)
      ann.send(
        `<iq type='get' id='d1' to='${bot}'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>`,
      )
      expect(await ann.take(/<identity [^>]*>/)).to.match(/type=['"]bot['"]/)
      ann.send(`<iq type='get' id='p1' to='${bot}'><ping xmlns='urn:xmpp:ping'/></iq>`)
      expect(await ann.take(/<iq [^>]*id=['"]p1['"][^>]*>/)).to.match(/type=['"]result['"]/)
    })

    it('asks a server whom to write to, and what it runs (XEP-0157, XEP-0092)', async () => {
      const bot = await scene.startBot()
      const { published, software } = await bot.lookUp(server.domain)
      expect(published).to.deep.equal({
        state: 'told',
        value: {
          contacts: [
            {
              role: 'admin',
              scheme: 'xmpp',
              uri: `xmpp:admin@${server.domain}`,
              jid: `admin@${server.domain}`,
            },
            { role: 'admin', scheme: 'mailto', uri: `mailto:admin@${server.domain}` },
          ],
          outageDocuments: [],
        },
      })
      expect(software.state === 'told' ? software.value.name.toLowerCase() : '').to.equal(name)
    })

    it('is told so where a server cannot be asked', async () => {
      const bot = await scene.startBot()
      const nobody = `${name}.nobody.tellus-test.org`
      // Leads the server to itself, which does not serve that domain.
      const here = { priority: 10, weight: 0, port: server.ports.s2s, target: '127.0.0.1' }
      server.dns.setZone({ [`_xmpp-server._tcp.${nobody}`]: [{ type: 'SRV', data: here }] })
      const { published } = await bot.lookUp(nobody)
      expect(published.state).to.equal('refused')
      expect(server.dns.count(`_xmpp-server._tcp.${nobody}`, 'SRV')).to.be.greaterThan(0)
    })

    for (const [kind, invite] of [
      ['mediated', inviteMediated],
      ['direct', inviteDirect],
    ] as const) {
      it(`comes to a room by a ${kind} invitation, answers there and in private`, async () => {
        await scene.startBot()
        const ann = await scene.logInAnn()
        await enter(ann, room(kind))
        invite(ann, room(kind), scene.botJid)
        await scene.log.next('info: entered a room')
        await talk(ann, room(kind), 'hello')
        ann.send(
          `<message to='${room(kind)}/tellus' type='chat'><body>psst</body><x xmlns='${MUC}#user'/></message>`,
        )
        expect(
          await ann.take(/<message [^>]*type=['"]chat['"][^>]*>(?:(?!<\/message>).)*<body>you said psst/),
        ).to.match(new RegExp(`from=['"]${room(kind)}/tellus['"]`))
      })
    }

    it('makes no room by being invited to one that there is not', async () => {
      await scene.startBot()
      const ann = await scene.logInAnn()
      inviteDirect(ann, room('nowhere'), scene.botJid)
      await ann.take(/the room does not exist/)
      await enter(ann, room('nowhere'))
      inviteDirect(ann, room('nowhere'), scene.botJid)
      await scene.log.next('info: entered a room')
      await talk(ann, room('nowhere'), 'hello')
    })

    it('answers in private in a moderated room, until it is given voice (XEP-0045 §8.3)', async () => {
      await scene.startBot()
      const ann = await scene.logInAnn()
      await enter(ann, room('moderated'))
      await moderate(ann, room('moderated'))
      inviteMediated(ann, room('moderated'), scene.botJid)
      await scene.log.next('info: entered a room')
      ann.send(
        `<message to='${room('moderated')}' type='groupchat'><body>tellus: in private</body></message>`,
      )
      const answer = /<message [^>]*type=['"]chat['"][^>]*>(?:(?!<\/message>)[\s\S])*<body[^>]*>[^<]*/
      expect(await ann.take(answer)).to.match(/you said in private\s+I have no voice in this room/)
      const voice = `<item nick='tellus' role='participant'/>`
      ann.send(
        `<iq type='set' id='voice' to='${room('moderated')}'><query xmlns='${MUC}#admin'>${voice}</query></iq>`,
      )
      await ann.take(/<iq [^>]*id=['"]voice['"][^>]*/)
      await talk(ann, room('moderated'), 'to all')
    })

    it('is in its rooms again after it was restarted, and runs no history', async () => {
      const bot = await scene.startBot()
      const ann = await scene.logInAnn()
      await enter(ann, room('restart'))
      inviteMediated(ann, room('restart'), scene.botJid)
      await scene.log.next('info: entered a room')
      await talk(ann, room('restart'), 'before')
      await bot.stop()
      await ann.take(new RegExp(`<presence [^>]*type=['"]unavailable['"]`))
      await scene.startBot()
      await scene.log.next('info: entered a room')
      await talk(ann, room('restart'), 'after')
    })

    it('is back, and in its rooms, after the server was restarted', async function () {
      this.timeout(60_000)
      await scene.startBot()
      const ann = await scene.logInAnn()
      await enter(ann, room('again'))
      inviteMediated(ann, room('again'), scene.botJid)
      await scene.log.next('info: entered a room')
      const backInRoom = scene.log.next('info: entered a room')
      await server.restart()
      await backInRoom
      const annAgain = await scene.logInAnn()
      await enter(annAgain, room('again'))
      await talk(annAgain, room('again'), 'again')
    })

    it('shows nickname and picture, and bookmarks its rooms for whoever logs in with a client', async () => {
      await scene.startBot()
      const ann = await scene.logInAnn()
      await enter(ann, room('marked'))
      inviteMediated(ann, room('marked'), scene.botJid)
      await scene.log.next('info: entered a room')
      const operator = await scene.logInOperator()
      const id = createHash('sha1').update('picture').digest('hex')
      await untilFound(operator, scene.botJid, 'urn:xmpp:avatar:metadata', new RegExp(`id=['"]${id}['"]`))
      await untilFound(operator, scene.botJid, 'http://jabber.org/protocol/nick', />tellus</)
      const where = `<query xmlns='jabber:iq:private'><storage xmlns='storage:bookmarks'/></query>`
      await askUntil(operator, where, new RegExp(`jid=['"]${room('marked')}['"]`))
      await askUntil(operator, `<vCard xmlns='vcard-temp'/>`, /cGljdHVyZQ==/)
    })

    it('gives up at a wrong password', async () => {
      const bot = scene.makeBot('wrong')
      await bot.start(ECHO)
      expect(await bot.ended).to.deep.equal({ kind: 'refused', condition: 'not-authorized' })
    })
  })
}

for (const name of ['prosody', 'ejabberd'] as const) {
  describeServer(name, { c2sTls: 'required', s2sTls: 'required', hasArchives: true }, (server) => {
    const scene = new Scene(server)
    const room = (localpart: string): string => `${localpart}@${server.roomsDomain}`

    before('make two accounts', async () => {
      await server.register('bot', 'secret')
      await server.register('ann', 'secret')
      await scene.prepare()
    })
    afterEach(() => scene.leave())
    after(() => scene.remove())

    for (const kind of ['room', 'person'] as const) {
      it(`carries a notice to a ${kind}, and knows afterwards that it got out`, async () => {
        const bot = await scene.startBot()
        const ann = await scene.logInAnn()
        const to = { kind, jid: kind === 'room' ? room('notices') : `ann@${server.domain}` }
        if (kind === 'room') {
          await enter(ann, to.jid)
          inviteMediated(ann, to.jid, scene.botJid)
          await scene.log.next('info: entered a room')
        }
        const notice: Notice = {
          id: randomUUID(),
          to,
          text: 'TLS is mandatory now',
          lang: 'en',
          createdAt: Date.now(),
        }
        expect(await bot.deliver(notice)).to.equal('delivered')
        await ann.take(
          new RegExp(`<message [^>]*id=['"]${notice.id}['"][\\s\\S]*?<body>TLS is mandatory now</body>`),
        )
        expect(await bot.wasDelivered(notice)).to.equal('yes')
        expect(await bot.wasDelivered({ ...notice, id: randomUUID() })).to.equal('no')
      })
    }

    it('says that a notice cannot be delivered to a room where it is not', async () => {
      const bot = await scene.startBot()
      const to = { kind: 'room', jid: room('elsewhere') } as const
      const notice = { id: randomUUID(), to, text: 'news', lang: 'en', createdAt: Date.now() }
      expect(await bot.deliver(notice)).to.equal('undeliverable')
    })
  })
}
