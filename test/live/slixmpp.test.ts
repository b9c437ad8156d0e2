import { createServer, type Server, type Socket } from 'node:net'
import { expect } from 'chai'
import { listenOnLoopback } from '../servers/listen.ts'
import type { Zone } from '../servers/dns.ts'
import { describeServer } from './describe-server.ts'
import { RunningBot } from './running-bot.ts'
import { SlixmppUsers, type Heard } from './slixmpp.ts'

/** A server that takes connections and says nothing, until it is let go: then it breaks them off. */
class SilentServer {
  readonly #sockets = new Set<Socket>()
  readonly #listener: Server = createServer((socket) => {
    this.#sockets.add(socket)
    // Whoever asks may break off first.
    socket.on('error', () => undefined)
  })
  #port = 0

  async start(): Promise<void> {
    this.#port = await listenOnLoopback(this.#listener)
  }

  /** SRV records by which a domain leads here. */
  zoneFor(domain: string): Zone {
    const target = `silent.${domain}`
    const data = { priority: 10, weight: 0, port: this.#port, target }
    return {
      [`_xmpp-client._tcp.${domain}`]: [{ type: 'SRV', data }],
      [target]: [{ type: 'A', data: '127.0.0.1' }],
    }
  }

  letGo(): void {
    this.#listener.close()
    for (const socket of this.#sockets) socket.destroy()
  }
}

const isSkipped = (process.env['SKIP_SERVERS'] ?? '').split(',').includes('slixmpp')
const POLICY = { c2sTls: 'required', s2sTls: 'required', hasArchives: true } as const

for (const name of ['prosody', 'ejabberd'] as const) {
  describeServer(name, POLICY, (server) => {
    if (isSkipped) {
      it.skip('is asked by people with slixmpp')
      return
    }
    const bot = new RunningBot()
    const users = new SlixmppUsers()
    const silent = { chat: new SilentServer(), room: new SilentServer() }
    const slowDomain = (where: keyof typeof silent): string => `${where}.slow.${server.domain}`
    const fullJid = `bot@${server.domain}/tellus`
    const occupantJid = (room: string): string => `${room}@${server.roomsDomain}/bot`
    const scenes: { slow?: Promise<readonly Heard[]> } = {}

    before('start the bot', async () => {
      await Promise.all([silent.chat.start(), silent.room.start()])
      const zone = {
        ...silent.chat.zoneFor(slowDomain('chat')),
        ...silent.room.zoneFor(slowDomain('room')),
      }
      await bot.start(server, { zone, env: { BOT_OWNERS: `olga@${server.domain}` } })
      users.start(server)
      // Its six seconds pass while the others talk.
      scenes.slow = users.play('slow', 'sue', { domain: slowDomain('chat') }, ({ body }) => {
        if (body !== undefined) silent.chat.letGo()
      })
      scenes.slow.catch(() => undefined)
    })
    after('stop the bot', async () => {
      silent.chat.letGo()
      silent.room.letGo()
      await users.stop()
      expect(await bot.stop()).to.equal(0)
    })

    it('is checked in a chat, and tells its name', async () => {
      const [answer, version] = (await users.play('chat', 'ann')).slice(-2)
      expect(answer).to.include({ from: fullJid, type: 'chat' })
      const lines = String(answer?.['body']).split('\n')
      expect(lines[0]).to.equal(`✔ ${server.domain} — TLS: *required*`)
      expect(lines).to.include.members([
        'c2s: ✔ required, proven',
        'STARTTLS: required',
        'Login before TLS: not offered',
        'TLS 1.3, TLS_AES_256_GCM_SHA384',
        'Name: ✔ matches',
        'Issuer: Test authority',
      ])
      expect(version).to.deep.equal({ name: 'Tellus' })
    })

    for (const invite of ['mediated', 'direct'] as const) {
      it(`is checked in a room, after a ${invite} invitation`, async () => {
        const answer = (await users.play('room', `roy-${invite}`, { room: invite, invite })).at(-1)
        expect(answer).to.include({ from: occupantJid(invite), type: 'groupchat' })
        expect(answer?.['body']).to.match(
          new RegExp(`Roy-${invite}: ✔ ${server.domain} — TLS: \\*required\\*`),
        )
      })
    }

    it('answers an occupant in private: a receipt, the answer, and a form, each from its own occupant JID (XEP-0045 §7.5)', async () => {
      const [question, receipt, answer, form, result] = await users.play('private', 'pat', {
        room: 'private',
      })
      const from = occupantJid('private')
      expect(receipt).to.include({ from, type: 'chat', receiptFor: question?.['asked'] })
      expect(answer).to.include({ from, type: 'chat' })
      expect(answer?.['body']).to.contain('My own login: TLS 1.3')
      expect(form).to.include({ from, status: 'executing' })
      expect(result).to.include({ from, status: 'completed' })
    })

    it('shows its commands in a menu, and runs one by its form (XEP-0050, XEP-0004)', async () => {
      const [menu, form, result] = await users.play('menu', 'mia')
      expect(menu?.['menu']).to.include.keys('check', 'full', 'raw', 'features', 'help', 'about', 'lang')
      expect(menu?.['menu']).not.to.have.any.keys('block', 'rooms', 'join')
      expect(form).to.deep.include({ from: fullJid, status: 'executing', notes: [] })
      expect(form?.['fields']).to.deep.equal({
        domains: ['text-multi', true],
        services: ['list-multi', false],
        families: ['list-multi', false],
        isFresh: ['boolean', false],
      })
      expect(result).to.deep.include({
        status: 'completed',
        notes: [['info', `✔ ${server.domain} — TLS: required (c2s)`]],
      })
      expect(result?.['lines']).to.include.members(['c2s: ✔ required, proven', 'Name: ✔ matches'])
    })

    it('says what is wrong with a form, and asks again (XEP-0050 §3.4)', async () => {
      const [form, again] = await users.play('mistaken_form', 'moe')
      expect(again).to.deep.include({
        status: 'executing',
        notes: [['error', 'Which domain? For example: check xmpp.jp']],
        fields: form?.['fields'],
      })
    })

    it('gives a form up when told to, and knows nothing of it then', async () => {
      const [cancelled, later] = await users.play('cancelled_form', 'cal')
      expect(cancelled).to.deep.include({ status: 'canceled', notes: [] })
      expect(later).to.deep.equal({ error: 'not-allowed' })
    })

    it('runs a command that asks for nothing at once', async () => {
      const [result] = await users.play('without_form', 'abe')
      expect(result).to.include({ status: 'completed' })
      expect(String(result?.['lines'])).to.contain('My own login: TLS 1.3')
    })

    it('confirms receipt where that is asked for, and asks for none (XEP-0184)', async () => {
      const [question, receipt, answer] = await users.play('receipts', 'rex')
      expect(receipt).to.include({ from: fullJid, type: 'chat', receiptFor: question?.['asked'] })
      expect(receipt).not.to.have.any.keys('wantsReceipt', 'body')
      expect(answer).to.include({ from: fullJid }).and.not.to.have.any.keys('wantsReceipt', 'receiptFor')
    })

    it('answers a corrected question anew (XEP-0308)', async () => {
      const [, first, second] = await users.play('corrected', 'cor')
      expect(first?.['body']).to.contain('Did you mean: check about')
      expect(second?.['body']).to.contain('My own login: TLS 1.3')
      expect(second).not.to.have.any.keys('replaces')
    })

    it('has the server keep away whom an owner blocks, until that is taken back (XEP-0191)', async () => {
      const [blocked, refused, unblocked, answered] = await users.play('blocking', 'olga', { other: 'zed' })
      expect(blocked?.['body']).to.equal(`zed@${server.domain} is blocked: no answers there.`)
      expect(refused).to.deep.equal({ refused: 'service-unavailable' })
      expect(unblocked?.['body']).to.contain(`zed@${server.domain}`)
      expect(answered?.['answered']).to.contain('I have been running')
    })

    it('takes a reaction for no question (XEP-0444)', async () => {
      const [about, status, ...more] = await users.play('reacting', 'rae')
      expect(about?.['body']).to.contain('My own login: TLS 1.3')
      expect(status?.['body']).to.contain('I have been running')
      expect(more).to.deep.equal([])
    })

    it('shows in a room by a reaction alone that it is at work (XEP-0444)', async () => {
      const told = { domain: slowDomain('room'), room: 'patient' }
      const [, question, sign, ...rest] = await users.play('slow_room', 'sid', told, ({ reactsTo }) => {
        if (reactsTo !== undefined) silent.room.letGo()
      })
      const from = occupantJid('patient')
      expect(sign).to.include({ from, type: 'groupchat', reactsTo: question?.['asked'] })
      expect(sign?.['emojis']).to.deep.equal(['👀'])
      const [takenBack, answer] = rest
      expect(takenBack).to.include({ from, reactsTo: question?.['asked'] })
      expect(takenBack?.['emojis']).to.deep.equal([])
      expect(answer?.['body']).to.contain(`Sid: ? ${slowDomain('room')}`)
      expect(answer).to.include({ answers: question?.['asked'] })
    })

    it('says after a while that it is still at work, and corrects that into the answer (XEP-0308)', async () => {
      const heard = (await scenes.slow) ?? []
      const [question, sign, ...rest] = heard
      expect(sign).to.include({ from: fullJid, reactsTo: question?.['asked'] })
      expect(sign?.['emojis']).to.deep.equal(['👀'])
      const [meanwhile, answer, ...more] = rest.filter(({ body }) => body !== undefined)
      expect(meanwhile).not.to.have.any.keys('replaces')
      expect(answer).to.include({ replaces: meanwhile?.['id'] })
      expect(answer?.['id']).not.to.equal(meanwhile?.['id'])
      expect(answer?.['body']).to.contain(`? ${slowDomain('chat')}`)
      expect(more).to.deep.equal([])
    })
  })
}
