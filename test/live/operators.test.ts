import { expect } from 'chai'
import { describeServer } from './describe-server.ts'
import { RawUser } from './raw-user.ts'
import { RunningBot } from './running-bot.ts'

/** The whole program with its private database, a volunteer, and the administrator whom the server names as its contact. */
describeServer('prosody', { c2sTls: 'optional', s2sTls: 'required' }, (server) => {
  const bot = new RunningBot()
  const users: RawUser[] = []

  before('start the bot', async function () {
    this.timeout(60_000)
    await bot.start(server)
    for (const localpart of ['ann', 'admin']) {
      await server.register(localpart, 'secret')
      users.push(await RawUser.logIn(server, localpart, 'secret'))
    }
  })
  after('stop the bot', async () => {
    for (const user of users) user.leave()
    await bot.stop()
  })

  /** Resolves with the message of the bot that holds `answer`, which may come in another answer than the first. */
  async function ask(user: RawUser | undefined, text: string, answer: RegExp): Promise<string> {
    user?.send(`<message to='bot@${server.domain}' type='chat'><body>${text}</body></message>`)
    return (await user?.take(new RegExp(`<body>[^<]*${answer.source}[^<]*</body>`))) ?? ''
  }

  it('drafts a letter from what the server answered, and ends the campaign when its administrator says so', async function () {
    this.timeout(60_000)
    const [ann, admin] = users
    const { domain } = server
    await ask(ann, `contact ${domain}`, new RegExp(`xmpp:admin@${domain}[^<]*Prosody 0\\.`))
    await ask(ann, `campaign ${domain}`, /optional/)
    const letter = await ask(ann, `letter ${domain} first de anyway`, /Guten Tag/)
    expect(letter).to.include(`c2s xmpp.${domain}:${server.ports.c2s} (127.0.0.1)`)
    expect(letter)
      .to.match(/^S: &lt;\w/m)
      .and.include('c2s_require_encryption = true')
    await ask(ann, `opt-out ${domain}`, /I cannot tell that you do/)
    await ask(admin, `opt-out ${domain}`, /is left alone: no tests/)
    await ann?.take(/<body>[^<]*want it left alone\. This campaign ends here/)
    await ask(ann, `check ${domain} fresh`, new RegExp(`is left alone: admin@${domain}`))
    await ask(admin, `opt-in ${domain}`, /may be tested again/)
  })
})
