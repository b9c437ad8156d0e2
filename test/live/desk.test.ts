import { expect } from 'chai'
import { describeServer } from './describe-server.ts'
import { RawUser } from './raw-user.ts'
import { RunningBot } from './running-bot.ts'

const MUC = 'http://jabber.org/protocol/muc'

/** The whole program with its private database, in a room of a real server. */
describeServer('prosody', { c2sTls: 'optional', s2sTls: 'required', hasArchives: true }, (server) => {
  const bot = new RunningBot()
  const room = (): string => `campaign@${server.roomsDomain}`
  let ann: RawUser

  async function ask(text: string, answer: RegExp): Promise<string> {
    ann.send(`<message to='${room()}' type='groupchat'><body>bot: ${text}</body></message>`)
    return ann.take(new RegExp(`<body>[^<]*?Ann: [^<]*${answer.source}[^<]*`))
  }

  before('bring the bot into a room', async () => {
    await bot.start(server)
    await server.register('ann', 'secret')
    ann = await RawUser.logIn(server, 'ann', 'secret')
    ann.send(`<presence to='${room()}/Ann'><x xmlns='${MUC}'/></presence>`)
    await ann.take(/<status code=['"]110['"]/)
    ann.send(
      `<message to='${room()}'><x xmlns='${MUC}#user'><invite to='bot@${server.domain}'/></x></message>`,
    )
    await bot.untilLogged('"msg":"entered a room"')
  })
  after('stop the bot', async () => {
    ann.leave()
    await bot.stop()
  })

  it('remembers what it was told over a crash, and goes on', async function () {
    this.timeout(60_000)
    await ask(`watch ${server.domain} hourly`, /From now on/)
    await bot.crash()
    await bot.untilLogged('"msg":"entered a room"')
    expect(bot.log).to.include('the database is up already')
    await ask('list', /hourly/)
    await ask(`campaign ${server.domain}`, /optional/)
    await ask(`note ${server.domain} written on a wall`, /wall/)
  })

  it('refuses to run twice on one data folder, as another account too, before it disturbs the first', async function () {
    this.timeout(60_000)
    const other = `other@${server.domain}`
    await server.register('other', 'secret')
    for (const env of [{}, { XMPP_JID: other }]) {
      const second = bot.launchWith(env)
      await second.end()
      expect(second.exitStatus).to.equal(3)
      expect(second.log)
        .to.include('another bot is at work with this DATA_DIR')
        .and.not.to.include('logged in')
      expect(second.log).to.include(`"other":"bot@${server.domain}, process ${bot.pid} on `)
    }
    await ask('campaigns', /1 campaign/)
  })

  it('ends with status 3 where the server refuses its login', async function () {
    this.timeout(60_000)
    const stranger = bot.launchWith({
      XMPP_JID: `stranger@${server.domain}`,
      DATA_DIR: 'data-of-a-stranger',
    })
    await stranger.end()
    expect(stranger.exitStatus).to.equal(3)
    expect(stranger.log).to.include('the server refuses this login')
  })

  it('is exported while it runs', async () => {
    const exporting = bot.launch('db', 'export')
    await exporting.end()
    expect(exporting.log).to.include('rows were written')
    const lines = exporting.log.split('\n')
    expect(lines.some((line) => line.startsWith('{"format":"tellus-export-1"'))).to.equal(true)
    expect(lines.some((line) => line.startsWith('{"table":"steps"') && line.includes('on a wall'))).to.equal(
      true,
    )
  })
})
