import { expect } from 'chai'
import { describeServer } from './describe-server.ts'
import { Profanity } from './profanity.ts'
import { RunningBot } from './running-bot.ts'

const isSkipped = (process.env['SKIP_SERVERS'] ?? '').split(',').includes('profanity')

for (const name of ['prosody', 'ejabberd'] as const) {
  describeServer(name, { c2sTls: 'required', s2sTls: 'required' }, (server) => {
    if (isSkipped) {
      it.skip('is read by somebody with profanity')
      return
    }
    const bot = new RunningBot()
    const profanity = new Profanity()
    const verdict = `✔ ${server.domain} — TLS: *required*`

    before('start the bot, and a terminal', async () => {
      await bot.start(server)
      await profanity.start(server, 'ann', 'secret')
    })
    after('stop both', async () => {
      await profanity.stop()
      expect(await bot.stop()).to.equal(0)
    })

    it('is read on a screen of 40 columns, in a chat', async () => {
      profanity.type(`/msg bot@${server.domain} check ${server.domain}`)
      await profanity.untilShown(verdict)
      const screen = await profanity.untilShown('Tested ')
      const lines = screen.map((line) => line.trim())
      // Whole sentences, or at least what belongs together, on a line of what profanity leaves beside the time.
      expect(lines).to.include.members(['c2s: ✔ required, proven', 'STARTTLS: required', 'Name: ✔ matches'])
      expect(screen.filter((line) => line.includes('✔')).length).to.be.greaterThan(3)
    })

    it('is read on a screen of 40 columns, in a room', async () => {
      profanity.type(`/join screen@${server.roomsDomain} nick Ann`)
      await profanity.untilShown('You have joined the room')
      profanity.type(`/invite send bot@${server.domain}`)
      await bot.untilLogged('"msg":"entered a room"')
      profanity.type('bot: this means nothing')
      profanity.type(`bot: check ${server.domain} c2s`)
      const screen = await profanity.untilShown(`Ann: ✔ ${server.domain} — TLS: *required* (c2s)`)
      expect(screen.join('\n')).not.to.contain('I don’t know')
    })
  })
}
