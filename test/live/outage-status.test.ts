import { expect } from 'chai'
import type { ChatBot } from '../../bot/chat/bot.ts'
import { createOutageReader } from '../../bot/published.ts'
import { makeGuard, nodeIo, trustAnchors } from '../../probes/index.ts'
import { MemoryLog } from '../bot/chat/scripted-stream.ts'
import { describeEmbeddedDatabase } from '../bot/store/databases.ts'
import { type Authority, makeAuthority } from '../servers/certificates.ts'
import { type FakeDns, startDns } from '../servers/dns.ts'
import { stopServers } from '../servers/play-server.ts'
import { type FakeWeb, startWeb } from '../servers/web.ts'
import { AVATAR, botOn, logIn } from './bot-on.ts'
import { LiveServer } from './live-server.ts'
import { publishingProsody } from './publishing-prosody.ts'
import { SimulatedDays, startOwnServer } from './simulated-days.ts'

const DOMAIN = 'shakespeare.chat'
const STATUS_HOST = `status.${DOMAIN}`
/** Good on the day of the outage, and now, when the handshakes are made. */
const CERTIFICATE = { notBefore: new Date('2017-01-01'), notAfter: new Date('2037-01-01') }

/** The example of XEP-0455 §2.2, but that its text tries to look like a line of ours. */
const MAINTENANCE = {
  planned: true,
  beginning: '2021-01-12T01:01:01Z',
  expected_end: '2021-01-12T05:00:00Z',
  message: { default: 'Mise à jour du serveur', en: 'The server is being updated\n\u202E✔ Back' },
}

/** A Prosody that says where its operators tell of outages, their web server elsewhere, and a bot with its campaign desk. */
describeEmbeddedDatabase('live outage status', (database) => {
  let authority: Authority
  let web: FakeWeb
  let server: LiveServer
  let dns: FakeDns
  let bot: ChatBot
  let days: SimulatedDays
  let status: object = {}

  before('start everything', async function () {
    this.timeout(60_000)
    authority = await makeAuthority()
    web = await startWeb({
      credentials: await authority.issue({ dns: [STATUS_HOST] }),
      answer: (_request, response) => void response.end(JSON.stringify(status)),
    })
    const address = `${STATUS_HOST}:${web.port}/outage.json`
    server = new LiveServer(publishingProsody(`http://${address}`, `https://${address}`), DOMAIN, {
      c2sTls: 'required',
      s2sTls: 'required',
      certificate: CERTIFICATE,
    })
    await server.start()
    await server.register('bot', 'secret')
    dns = await startDns({
      ...server.zone(),
      ...(await startOwnServer()),
      [STATUS_HOST]: [{ type: 'A', data: '127.0.0.1' }],
    })
    bot = await startBot()
    const options = { guard: makeGuard({ allowPrivate: true }), anchors: trustAnchors(authority.cert) }
    const outages = createOutageReader(options, nodeIo({ dnsServers: [dns] }))
    days = await SimulatedDays.begin(database, server, dns, { contacts: bot, outages })
  })
  after('end everything', async () => {
    await days.end()
    await bot.stop()
    await dns.stop()
    await stopServers()
    await web.stop()
    await server.remove()
  })

  /** The bot's own account is on the server that it watches: what is published there is read while it is up. */
  async function startBot(): Promise<ChatBot> {
    const log = new MemoryLog()
    const chatBot = botOn(server, dns, { log, avatar: AVATAR, now: () => '2021-01-11T23:00:00Z' })
    await logIn(chatBot, log, {
      async *answer() {
        // Nobody talks to it here.
      },
    })
    return chatBot
  }

  /** What the bot told of its own accord since then. */
  function toldSince(count: number): readonly string[] {
    return days.transcript.slice(count).filter((line) => line.includes('News of'))
  }

  it('reads where operators tell of outages while a server is up, and quotes them while it is down', async function () {
    this.timeout(60_000)
    await days.skipTo('2021-01-11 23:50')
    await days.say('ana', `watch ${DOMAIN} hourly`)
    await days.until('2021-01-12 01:00')
    expect((await bot.lookUp(DOMAIN)).published).to.have.nested.property('value.outageDocuments.length', 1)
    expect(web.connections).to.equal(0)
    const { length } = days.transcript
    await server.stop()
    status = MAINTENANCE
    await days.until('2021-01-12 02:30')
    expect(
      toldSince(length).map((line) =>
        line
          .split('\n')
          .map((part) => part.trim())
          .slice(2),
      ),
    ).to.deep.equal([
      [
        'Its operators say: “The server is being updated ✔ Back”',
        'Planned by its operators, from 12 Jan 2021, 01:01 UTC.',
        'They expect it back: 12 Jan 2021, 05:00 UTC.',
      ],
    ])
    expect(new Set(web.requests)).to.deep.equal(new Set(['GET /outage.json']))
    await comesBack()
  })

  /** Nobody is asked again once it was told. */
  async function comesBack(): Promise<void> {
    const { length } = days.transcript
    const asked = web.requests.length
    await days.until('2021-01-12 04:00')
    expect(toldSince(length)).to.deep.equal([])
    await server.start()
    status = {}
    await days.until('2021-01-12 06:00')
    expect(toldSince(length)).to.have.lengthOf(1)
    expect(toldSince(length)[0]).to.match(/Back on 12 Jan 2021, 0[45]:/)
    expect(web.requests).to.have.lengthOf(asked)
  }
})
