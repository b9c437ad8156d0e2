import { request } from 'node:https'
import { expect } from 'chai'
import type { ChatBot } from '../../bot/chat/bot.ts'
import type { Dispatcher } from '../../bot/ports.ts'
import { drawCard } from '../../bot/reply/card.ts'
import { putFile } from '../../probes/index.ts'
import { nodeIo } from '../../probes/net/node.ts'
import { MemoryLog } from '../bot/chat/scripted-stream.ts'
import { aReport } from '../bot/reports.ts'
import { startDns, type FakeDns } from '../servers/dns.ts'
import { botOn, logIn } from './bot-on.ts'
import { describeServer } from './describe-server.ts'
import type { LiveServer } from './live-server.ts'
import { RawUser } from './raw-user.ts'

/** Answers with a real card; `large` with one that no server here takes. */
const painter: Dispatcher = {
  async *answer({ text }) {
    const { png } = await drawCard(aReport(), ['c2s'], 'en')
    const picture = {
      png: text === 'large' ? Buffer.alloc(2 * 1024 * 1024) : png,
      name: 'tellus-xmpp.jp.png',
    }
    yield { text: '✔ xmpp.jp', lang: 'en', picture }
  },
}

async function startBot(server: LiveServer, dns: FakeDns): Promise<ChatBot> {
  const io = nodeIo({ dnsServers: [dns] })
  const extraAnchors = server.authority.cert
  const log = new MemoryLog()
  const bot = botOn(server, dns, {
    log,
    putFile: (upload, signal) => putFile(upload, { extraAnchors }, io, signal),
  })
  await logIn(bot, log, painter)
  return bot
}

/** What can be had there, by somebody who trusts the same authority. */
function download(
  url: string,
  server: LiveServer,
): Promise<{ readonly type: string; readonly body: Buffer }> {
  const { hostname, port, pathname, search, host } = new URL(url)
  return new Promise((resolve, reject) => {
    request(
      {
        host: '127.0.0.1',
        servername: hostname,
        port,
        path: pathname + search,
        headers: { host },
        ca: server.authority.cert,
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({ type: String(response.headers['content-type']), body: Buffer.concat(chunks) }),
        )
      },
    )
      .on('error', reject)
      .end()
  })
}

for (const name of ['prosody', 'ejabberd'] as const) {
  describeServer(name, { c2sTls: 'required', s2sTls: 'required', hasUploads: true }, (server) => {
    let dns: FakeDns
    let bot: ChatBot
    let ann: RawUser

    before('log in', async () => {
      await server.register('bot', 'secret')
      await server.register('ann', 'secret')
      dns = await startDns(server.zone())
      bot = await startBot(server, dns)
      ann = await RawUser.logIn(server, 'ann', 'secret')
    })
    after(async () => {
      ann.leave()
      await bot.stop()
      await dns.stop()
    })

    const ask = (text: string) =>
      ann.send(`<message to='bot@${server.domain}' type='chat'><body>${text}</body></message>`)

    it('shares a picture: whoever has the URL gets the very bytes', async () => {
      ask('card xmpp.jp')
      const message = await ann.take(
        /<message (?:(?!<\/message>).)*jabber:x:oob(?:(?!<\/message>).)*<\/message>/,
      )
      const [, body] = /<body>([^<]*)<\/body>/.exec(message) ?? []
      const [, url] = /<url>([^<]*)<\/url>/.exec(message) ?? []
      expect(body)
        .to.equal(url)
        .and.to.match(/^https:\/\/upload\..*\.png$/)
      const { body: png, type } = await download(url ?? '', server)
      expect(type).to.equal('image/png')
      expect(png).to.deep.equal(Buffer.from((await drawCard(aReport(), ['c2s'], 'en')).png))
    })

    it('says in words what the service does not take', async () => {
      ask('large')
      expect(await ann.take(/<body>My server takes no picture[^<]*<\/body>/)).to.include('✔ xmpp.jp')
    })
  })
}

describeServer('prosody', { c2sTls: 'required', s2sTls: 'required' }, (server) => {
  it('says so where there is no upload service', async () => {
    await server.register('bot', 'secret')
    await server.register('ann', 'secret')
    const dns = await startDns(server.zone())
    const bot = await startBot(server, dns)
    const ann = await RawUser.logIn(server, 'ann', 'secret')
    ann.send(`<message to='bot@${server.domain}' type='chat'><body>card xmpp.jp</body></message>`)
    expect(await ann.take(/<body>I cannot send pictures[^<]*<\/body>/)).to.include('✔ xmpp.jp')
    ann.leave()
    await bot.stop()
    await dns.stop()
  })
})
