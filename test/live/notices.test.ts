import { describeServer } from './describe-server.ts'
import { LiveServer } from './live-server.ts'
import { prosody } from './prosody.ts'
import { RawUser } from './raw-user.ts'
import { RunningBot } from './running-bot.ts'

const TLS = { c2sTls: 'optional', s2sTls: 'required' } as const

/**
 * The bot at one server, a volunteer at another one, which goes down: the bot's own takes everything for her, and sends it back
 * when it could not connect. Prosody alone: ejabberd lets minutes pass before it connects again (`s2s_max_retry_delay`).
 */
describeServer('prosody', TLS, (server) => {
  const elsewhere = new LiveServer(prosody, 'elsewhere.tellus.test', TLS)
  const bot = new RunningBot()
  const botJid = (): string => `bot@${server.domain}`

  before('start the other server and the bot', async function () {
    this.timeout(60_000)
    await elsewhere.start()
    const zone = { ...server.zone(), ...elsewhere.zone() }
    for (const one of [server, elsewhere]) one.dns.setZone(zone)
    await elsewhere.register('ann', 'secret')
    await server.register('admin', 'secret')
    await bot.start(server)
  })
  after('stop the bot and the other server', async () => {
    await bot.stop()
    await elsewhere.remove()
  })

  it('tells somebody, once they are back, what came back from their server', async function () {
    this.timeout(60_000)
    const ann = await RawUser.logIn(elsewhere, 'ann', 'secret')
    ann.send(`<presence type='subscribe' to='${botJid()}'/>`)
    await ann.take(/<presence (?=[^>]*type=['"]subscribe['"])/)
    ann.send(`<presence type='subscribed' to='${botJid()}'/>`)
    ann.send(`<message type='chat' to='${botJid()}'><body>campaign ${server.domain}</body></message>`)
    await ann.take(/<body>[^<]*optional/)
    ann.leave()
    await elsewhere.stop()

    const admin = await RawUser.logIn(server, 'admin', 'secret')
    admin.send(`<message type='chat' to='${botJid()}'><body>opt-out ${server.domain}</body></message>`)
    await admin.take(/<body>[^<]*is left alone/)
    admin.leave()
    await bot.untilLogged('"msg":"a notice came back, and is sent again later"')

    await elsewhere.start()
    const back = await RawUser.logIn(elsewhere, 'ann', 'secret')
    await back.take(/<body>[^<]*want it left alone\. This campaign ends here/)
    back.leave()
  })
})
