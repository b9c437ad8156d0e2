import { expect } from 'chai'
import { runCheck } from '../../bot/check-one.ts'
import { parseArguments } from '../../bot/cli.ts'
import { translator } from '../../bot/locales/index.ts'
import { type Report, parseDomain } from '../../probes/index.ts'
import type { ScanRequest } from '../../bot/ports.ts'
import { aReport, aVerdict } from './reports.ts'

function recording() {
  const written = { out: '', err: '' }
  return {
    written,
    output: {
      out: (text: string) => void (written.out += text),
      err: (text: string) => void (written.err += text),
    },
  }
}

function parse(...args: string[]) {
  const { output, written } = recording()
  return { request: parseArguments(args, '1.2.3', output), written }
}

describe('bot parseArguments', () => {
  it('means a chat without arguments', () => {
    expect(parse().request).to.deep.equal({ kind: 'chat' })
  })

  const checks = [
    { args: ['check', 'xmpp.jp'], services: ['c2s', 's2s'], isJson: false },
    { args: ['check', 'xmpp.jp', '--json'], services: ['c2s', 's2s'], isJson: true },
    { args: ['check', '--s2s', 'xmpp.jp'], services: ['s2s'], isJson: false },
    { args: ['check', '--s2s', '--c2s', 'xmpp.jp'], services: ['c2s', 's2s'], isJson: false },
    { args: ['check', '--raw', 'xmpp.jp'], services: ['c2s', 's2s'], isJson: false, isRaw: true },
    { args: ['check', '--full', 'xmpp.jp', '--json'], services: ['c2s', 's2s'], isJson: true, isFull: true },
    {
      args: ['check', '--full', '--ask-issuers', 'xmpp.jp'],
      services: ['c2s', 's2s'],
      isJson: false,
      isFull: true,
      asksIssuers: true,
    },
  ]
  for (const { args, services, isJson, isRaw = false, isFull = false, asksIssuers = false } of checks) {
    it(`reads: ${args.join(' ')}`, () => {
      const { request, written } = parse(...args)
      expect(request).to.deep.equal({
        kind: 'check',
        check: { domain: 'xmpp.jp', services, isJson, isRaw, isFull, asksIssuers },
      })
      expect(written).to.deep.equal({ out: '', err: '' })
    })
  }

  for (const action of ['migrate', 'export', 'import'] as const) {
    it(`reads: db ${action}`, () => {
      expect(parse('db', action).request).to.deep.equal({ kind: 'database', action })
    })
  }

  it('reads: worker', () => {
    expect(parse('worker').request).to.deep.equal({ kind: 'worker' })
  })

  const wrong = [
    ['check'],
    ['db', 'migrate', 'now'],
    ['db', 'drop'],
    ['worker', 'bee'],
    ['check', 'a.example', 'b.example'],
    ['check', 'a.example', '--xml'],
    ['check', 'a.example', '--raw', '--json'],
    ['check', 'a.example', '--ask-issuers'],
    ['chekc'],
    ['--no'],
  ]
  for (const args of wrong) {
    it(`says on standard error what is wrong, status 3: ${args.join(' ')}`, () => {
      const { request, written } = parse(...args)
      expect(request).to.deep.equal({ kind: 'done', status: 3 })
      expect(written.out).to.equal('')
      expect(written.err).to.match(/^error: /)
    })
  }

  it('says what a word is that is no command, and how to test a domain', () => {
    expect(parse('chekc', 'a.example').written.err).to.equal(
      "error: there is no command 'chekc'; see tellus --help\n",
    )
    expect(parse('xmpp.jp').written.err).to.equal(
      "error: there is no command 'xmpp.jp'; to test a domain: tellus check xmpp.jp\n",
    )
  })

  it('prints version and help on standard output, status 0', () => {
    const version = parse('--version')
    expect(version.request).to.deep.equal({ kind: 'done', status: 0 })
    expect(version.written).to.deep.equal({ out: '1.2.3\n', err: '' })
    const help = parse('--help')
    expect(help.request).to.deep.equal({ kind: 'done', status: 0 })
    expect(help.written.out).to.include('check').and.include('XMPP_JID')
  })
})

describe('bot runCheck', () => {
  async function check(domain: string, isJson: boolean, report: Report = aReport(), isRaw = false) {
    const { output, written } = recording()
    const status = await runCheck(
      { domain, isJson, isRaw, isFull: false, asksIssuers: false, services: ['c2s', 's2s'] },
      {
        output,
        scanner: { scan: ({ domain: asked }) => Promise.resolve({ ...report, domain: asked }) },
        readDomain: (text) => parseDomain(text),
        translate: translator('en'),
      },
      new AbortController().signal,
    )
    return { status, written }
  }

  it('prints the words of the chat', async () => {
    const { status, written } = await check('https://xmpp.jp/', false)
    expect(status).to.equal(0)
    expect(written.out).to.match(/^✔ xmpp\.jp — TLS: required\n/)
    expect(written.err).to.equal('')
  })

  it('prints the report as JSON and nothing else', async () => {
    const report = aReport({ verdict: { c2s: aVerdict('optional'), s2s: aVerdict('required') } })
    const { status, written } = await check('xmpp.jp', true, report)
    expect(status).to.equal(2)
    expect(JSON.parse(written.out)).to.deep.equal(report)
    expect(written.err).to.equal('')
  })

  it('prints the evidence, with the same status', async () => {
    const verdict = {
      c2s: aVerdict('absent', [{ code: 'no-address', params: {} }]),
      s2s: aVerdict('required'),
    }
    const { status, written } = await check('xmpp.jp', false, aReport({ verdict }), true)
    expect(status).to.equal(2)
    expect(written.out).to.include('$ dig +short SRV _xmpp-client._tcp.xmpp.jp\n')
  })

  it('asks issuers where that was asked for, and only then', async () => {
    for (const asksIssuers of [true, false]) {
      const asked: ScanRequest[] = []
      await runCheck(
        { domain: 'xmpp.jp', isJson: true, isRaw: false, isFull: true, asksIssuers, services: ['c2s'] },
        {
          output: recording().output,
          scanner: {
            scan: (request) => {
              asked.push(request)
              return Promise.resolve(aReport())
            },
          },
          readDomain: (text) => parseDomain(text),
          translate: translator('en'),
        },
        new AbortController().signal,
      )
      expect(asked.map((request) => request.asksIssuers === true)).to.deep.equal([asksIssuers])
    }
  })

  it('takes a refused domain for wrong usage', async () => {
    const { status, written } = await check('192.0.2.1', true)
    expect(status).to.equal(3)
    expect(written.out).to.equal('')
    expect(written.err).to.include('192.0.2.1 is an IP address')
  })
})
