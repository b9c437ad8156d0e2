import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { type FakeDns, startDns } from '../servers/dns.ts'

const MAIN = fileURLToPath(new URL('../../bot/main.js', import.meta.url))

describe('bot main', () => {
  let folder: string
  let dns: FakeDns
  let children: ChildProcess[]

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tellus-main-'))
    // Where the tests run as root, the database runs as somebody else, who has to get in.
    await chmod(folder, 0o755)
    dns = await startDns({})
    children = []
  })

  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL')
    await dns.stop()
    await rm(folder, { recursive: true })
  })

  function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd: folder,
      env: { DNS_SERVERS: dns.server, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    children.push(child)
    const written = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (written.out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (written.err += text))
    const ended = once(child, 'close').then(() => ({ status: child.exitCode, ...written }))
    return { child, ended }
  }

  /** @param input What is piped in; the pipe is closed then. */
  function runToEnd(args: readonly string[], env: Readonly<Record<string, string>> = {}, input = '') {
    const { child, ended } = start(args, env)
    child.stdin.end(input)
    return ended
  }

  /** @returns What was written to the other one of the two. */
  async function runUnwritable(
    args: readonly string[],
    unwritable: 'stdout' | 'stderr',
    env: Readonly<Record<string, string>> = {},
  ) {
    const path = join(folder, 'unwritable')
    await writeFile(path, '')
    // Opened for reading it takes as little as one on a full disk, which no test can make everywhere.
    const file = await open(path, 'r')
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd: folder,
      env: { DNS_SERVERS: dns.server, ...env },
      stdio: unwritable === 'stdout' ? ['ignore', file.fd, 'pipe'] : ['ignore', 'pipe', file.fd],
    })
    children.push(child)
    let written = ''
    const other = unwritable === 'stdout' ? child.stderr : child.stdout
    other?.setEncoding('utf8').on('data', (text: string) => (written += text))
    await once(child, 'close')
    await file.close()
    return { status: child.exitCode, written }
  }

  it('speaks in the terminal as the system does, and in checks as before', async () => {
    const env = { LANG: 'de_DE.UTF-8' }
    const { out } = await runToEnd([], env, 'check 127.0.0.1\n')
    expect(out).to.include('127.0.0.1 ist eine IP-Adresse')
    const checked = await runToEnd(['check', '127.0.0.1'], env)
    expect(checked.out + checked.err).to.include('127.0.0.1 is an IP address')
  })

  it('chats in the terminal where there is no account, and ends with its input', async () => {
    const { err, out, status } = await runToEnd([], {}, 'help\ncheck 127.0.0.1\nabout\n')
    expect(status).to.equal(0)
    expect(err).to.equal('')
    expect(out).to.match(/XMPP_JID.*\.env/)
    expect(out.indexOf('check <domain>')).to.be.below(out.indexOf('127.0.0.1 is an IP address'))
    expect(out.indexOf('127.0.0.1 is an IP address')).to.be.below(out.indexOf('not logged in'))
    expect(out).not.to.include('\u001B')
  })

  it('asks for an account, status 2, where nobody can have wanted to chat', async () => {
    const { err, status } = await runToEnd([])
    expect(status).to.equal(2)
    expect(err).to.include('XMPP_JID').and.include('XMPP_PASSWORD')
  })

  it('leaves at quit although the input stays open', async () => {
    const { child, ended } = start([])
    child.stdin.write('quit\n')
    expect((await ended).status).to.equal(0)
  })

  it('could not tell, status 3, where DNS knows nothing', async () => {
    const { err, out, status } = await runToEnd(['check', 'nowhere.tellus-test.org'])
    expect(status).to.equal(3)
    expect(out).to.match(/^\? nowhere\.tellus-test\.org — TLS: could not tell\n/)
    expect(out).to.include('DNS knows no XMPP server')
    expect(err).to.equal('')
  })

  it('prints JSON and nothing else', async () => {
    const { err, out, status } = await runToEnd(['check', 'nowhere.tellus-test.org', '--json'])
    expect(status).to.equal(3)
    expect(JSON.parse(out)).to.include({ schema: 'tellus-report-1', domain: 'nowhere.tellus-test.org' })
    expect(err).to.equal('')
  })

  it('names wrong usage on standard error, status 3', async () => {
    const { err, out, status } = await runToEnd(['check'])
    expect({ out, status }).to.deep.equal({ out: '', status: 3 })
    expect(err).to.include('domain')
  })

  it('asks which domain where the one that was handed in is empty', async () => {
    const { err, out, status } = await runToEnd(['check', ' '])
    expect({ err, out, status }).to.deep.equal({
      err: 'Which domain? For example: check xmpp.jp\n',
      out: '',
      status: 3,
    })
  })

  it('names every wrong variable of the environment and of .env, no value, status 2', async () => {
    await writeFile(join(folder, '.env'), 'XMPP_PORT=hunter1\nBOT_LANG=hunter2\nLOG_LEVEL=hunter3\n')
    const { err, out, status } = await runToEnd([], { BOT_LANG: 'en', XMPP_TSL: 'hunter4' })
    expect({ out, status }).to.deep.equal({ out: '', status: 2 })
    expect(err).to.include('XMPP_PORT').and.include('LOG_LEVEL').and.include('XMPP_TSL')
    expect(err).not.to.match(/hunter|BOT_LANG/)
  })

  it('warns of a variable that looks like a setting, without its value, and works all the same', async () => {
    const { err, out, status } = await runToEnd(['check', 'nowhere.tellus-test.org', '--json'], {
      DATBASE_URL: 'postgresql://tellus:hunter1@db.example.org/tellus',
      HOME: folder,
    })
    expect(status).to.equal(3)
    expect(JSON.parse(out)).to.include({ schema: 'tellus-report-1' })
    expect(JSON.parse(err)).to.include({ level: 'warn', variable: 'DATBASE_URL', meant: 'DATABASE_URL' })
    expect(err).not.to.include('hunter1')
  })

  it('does not start where certificates are not checked', async () => {
    const { err, status } = await runToEnd([], { NODE_TLS_REJECT_UNAUTHORIZED: '0' })
    expect(status).to.equal(2)
    expect(err).to.include('NODE_TLS_REJECT_UNAUTHORIZED')
  })

  it('knows nothing, status 3, when asked for a check with a wrong configuration', async () => {
    const { out, status } = await runToEnd(['check', 'xmpp.jp', '--json'], { XMPP_PORT: 'x' })
    expect({ out, status }).to.deep.equal({ out: '', status: 3 })
  })

  it('ends as one that failed where something went wrong that nobody thought of', async () => {
    await writeFile(join(folder, 'file'), '')
    const { err, out, status } = await runToEnd(['db', 'export'], { DATA_DIR: join(folder, 'file', 'data') })
    expect({ out, status }).to.deep.equal({ out: '', status: 1 })
    expect(err).to.include('ENOTDIR')
  })

  it('imports what was exported, although the database is up only after the input has ended', async () => {
    const { out: lines, status } = await runToEnd(['db', 'export'], { DATA_DIR: join(folder, 'old') })
    expect(status).to.equal(0)
    const imported = await runToEnd(['db', 'import'], { DATA_DIR: join(folder, 'new') }, lines)
    expect(imported).to.include({ out: '', status: 0 })
    expect(imported.err).to.match(/^\d+ rows were read\.$/m)
  })

  it('ends as one that failed, and says so, where an answer cannot be written', async () => {
    const { status, written } = await runUnwritable([], 'stdout')
    expect(written).to.include('the answer could not be written')
    expect(status).to.equal(1)
  })

  it('does not start on a data folder that it may not read, and says so, status 2', async () => {
    await writeFile(join(folder, 'file'), '')
    const { err, status } = await runToEnd([], { DATA_DIR: join(folder, 'file', 'data') })
    expect(status).to.equal(2)
    expect(err).to.include('DATA_DIR: terminal-preferences.json cannot be read or made (ENOTDIR)')
  })

  it('leaves alone what a bot keeps in the same folder when somebody chats in the terminal', async () => {
    const kept = '{"version":1,"choices":[{"of":"ann@example.org","language":"de"}]}\n'
    await mkdir(join(folder, 'data'))
    await writeFile(join(folder, 'data', 'preferences.json'), kept)
    const { err, status } = await runToEnd([], {}, 'lang ja\n')
    expect({ err, status }).to.deep.equal({ err: '', status: 0 })
    expect(await readFile(join(folder, 'data', 'preferences.json'), 'utf8')).to.equal(kept)
    const { out } = await runToEnd([], {}, 'lang\n')
    expect(out).to.include('日本語')
  })

  it('goes on where its log cannot be written', async () => {
    const { status, written } = await runUnwritable(['check', 'nowhere.tellus-test.org'], 'stderr', {
      LOGLEVEL: 'is warned of, which cannot be written',
    })
    expect(written).to.include('could not tell')
    expect(status).to.equal(3)
  })

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    it(`ends cleanly at ${signal}, in the middle of a check too`, async () => {
      const held = dns.hold('_xmpp-client._tcp.nowhere.tellus-test.org')
      const { child, ended } = start([])
      child.stdin.write('check nowhere.tellus-test.org\n')
      await held.asked
      child.kill(signal)
      const { err, status } = await ended
      held.release()
      expect({ err, status }).to.deep.equal({ err: '', status: 0 })
    })
  }
})
