import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { startDns, type FakeDns } from '../servers/dns.ts'
import { describeServer } from './describe-server.ts'
import type { LiveServer } from './live-server.ts'

/** Debian's, which its package of slixmpp belongs to, whatever other Python there is. */
const PYTHON = '/usr/bin/python3'

interface Heard {
  readonly from: string
  readonly type: string
  readonly body: string
}

/** The whole program, logged in to a real server. */
class RunningBot {
  readonly #folder = mkdtempSync(join(tmpdir(), 'tellus-slixmpp-'))
  #dns: FakeDns | undefined
  #process: ChildProcess | undefined

  async start(server: LiveServer): Promise<void> {
    await server.register('bot', 'secret')
    await server.register('ann', 'secret')
    this.#dns = await startDns(server.zone())
    const bot = spawn(process.execPath, [join(process.cwd(), 'dist/bot/main.js')], {
      cwd: this.#folder,
      env: {
        PATH: process.env['PATH'],
        XMPP_JID: `bot@${server.domain}`,
        XMPP_PASSWORD: 'secret',
        XMPP_CA_FILE: server.caFile,
        PROBE_CA_FILE: server.caFile,
        PROBE_ALLOW_PRIVATE: 'yes',
        DNS_SERVERS: `${this.#dns.address}:${this.#dns.port}`,
        DATA_DIR: join(this.#folder, 'data'),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.#process = bot
    await new Promise<void>((resolve, reject) => {
      let log = ''
      bot.stderr.setEncoding('utf8').on('data', (text: string) => {
        log += text
        if (log.includes('"msg":"logged in"')) resolve()
      })
      bot.once('exit', () => reject(new Error(`the bot ended:\n${log}`)))
    })
  }

  /** @returns The exit status after SIGTERM. */
  async stop(): Promise<number | null> {
    const bot = this.#process
    if (bot !== undefined && bot.exitCode === null) {
      const exited = once(bot, 'exit')
      bot.kill('SIGTERM')
      await exited
    }
    await this.#dns?.stop()
    rmSync(this.#folder, { recursive: true })
    return bot?.exitCode ?? null
  }
}

/** Lets somebody with slixmpp talk to the bot, and tells what came back in the order in which it came. */
async function talk(server: LiveServer): Promise<Heard[]> {
  const { domain, roomsDomain, caFile, ports } = server
  const script = join(process.cwd(), 'test/live/slixmpp-user.py')
  const about = [String(ports.c2s), caFile, `ann@${domain}`, 'secret', `bot@${domain}`, roomsDomain, domain]
  const { stdout, stderr } = await promisify(execFile)(PYTHON, [script, ...about], { timeout: 100_000 })
  const heard = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Heard & { readonly done?: boolean })
  expect(heard.at(-1)?.done, stderr).to.equal(true)
  return heard.slice(0, -1)
}

const isSkipped = (process.env['SKIP_SERVERS'] ?? '').split(',').includes('slixmpp')

for (const name of ['prosody', 'ejabberd'] as const) {
  describeServer(name, { c2sTls: 'required', s2sTls: 'required' }, (server) => {
    if (isSkipped) {
      it.skip('is checked for somebody with slixmpp')
      return
    }
    const bot = new RunningBot()
    before('start the bot', () => bot.start(server))
    after('stop the bot', async () => {
      expect(await bot.stop()).to.equal(0)
    })

    it('is checked for somebody with slixmpp: in a chat, in rooms by both kinds of invitation, and in private there', async function () {
      this.timeout(120_000)
      const heard = await talk(server)
      const [chat, version, mediated, privately, direct, again] = heard
      const room = (localpart: string) => `${localpart}@${server.roomsDomain}/bot`
      expect(heard.map(({ from, type }) => [from, type])).to.deep.equal([
        [`bot@${server.domain}/tellus`, 'chat'],
        [`bot@${server.domain}`, 'version'],
        [room('mediated'), 'groupchat'],
        [room('mediated'), 'chat'],
        [room('direct'), 'groupchat'],
        [room('direct'), 'chat'],
      ])
      const lines = chat?.body.split('\n') ?? []
      expect(lines[0]).to.equal(`✔ ${server.domain} — TLS: *required*`)
      expect(lines).to.include.members([
        'c2s: ✔ required, proven',
        'STARTTLS: required',
        'Login before TLS: not offered',
        'TLS 1.3, TLS_AES_256_GCM_SHA384',
        'Name: ✔ matches',
        'Issuer: Test authority',
      ])
      expect(version?.body).to.equal('Tellus')
      for (const answer of [mediated, direct])
        expect(answer?.body).to.match(new RegExp(`Ann: ✔ ${server.domain} — TLS: \\*required\\*`))
      for (const answer of [privately, again]) expect(answer?.body).to.contain('My own login: TLS 1.3')
    })
  })
}
