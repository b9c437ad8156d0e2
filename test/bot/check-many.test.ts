import { expect } from 'chai'
import { checkMany } from '../../bot/check-many.ts'
import { type Report, parseDomain } from '../../probes/index.ts'
import { createLog } from '../../bot/log.ts'
import { aReport, aVerdict } from './reports.ts'

const REQUEST = { services: ['c2s', 's2s'], isFull: false, asksIssuers: false } as const

/** Lines as they are asked for, and how many that were. */
function source(lines: readonly string[]) {
  const read = { count: 0 }
  async function* give(): AsyncGenerator<string> {
    for (const line of lines) {
      await Promise.resolve()
      read.count += 1
      yield line
    }
  }
  return { read, lines: give() }
}

async function check(lines: readonly string[], scan: (domain: string) => Promise<Report>) {
  const written: string[] = []
  const status = await checkMany(
    REQUEST,
    source(lines).lines,
    {
      scanner: { scan: ({ domain }) => scan(domain) },
      readDomain: (text) => parseDomain(text, { allowPrivate: text.endsWith('.example') }),
      log: createLog('silent'),
      write: (text) => Promise.resolve(void written.push(text)),
    },
    new AbortController().signal,
  )
  return { status, answers: written.map((text): unknown => JSON.parse(text)), written }
}

const good = (domain: string): Promise<Report> => Promise.resolve(aReport({ domain }))

describe('bot checkMany', () => {
  it('writes one line of JSON for each domain, and passes empty lines over', async () => {
    const { answers, status, written } = await check(['xmpp.jp', '', '  jabber.example '], good)
    expect(answers).to.deep.equal([aReport({ domain: 'xmpp.jp' }), aReport({ domain: 'jabber.example' })])
    for (const line of written) expect(line.indexOf('\n')).to.equal(line.length - 1)
    expect(status).to.equal(0)
  })

  it('ends with the worst status', async () => {
    const bad = { verdict: { c2s: aVerdict('optional'), s2s: aVerdict('required') } }
    const scan = (domain: string) =>
      Promise.resolve(aReport({ domain, ...(domain === 'bad.example' ? bad : {}) }))
    expect((await check(['xmpp.jp', 'bad.example', 'jabber.example'], scan)).status).to.equal(2)
    expect((await check([], good)).status).to.equal(3)
  })

  it('tells errors as lines too, and goes on', async () => {
    const scan = (domain: string) =>
      domain === 'broken.example' ? Promise.reject(new Error('our bug')) : good(domain)
    const { answers, status } = await check(['192.0.2.1', 'broken.example', 'xmpp.jp'], scan)
    expect(answers).to.have.deep.members([
      { domain: '192.0.2.1', error: 'ip-literal' },
      { domain: 'broken.example', error: 'internal' },
      aReport({ domain: 'xmpp.jp' }),
    ])
    expect(status).to.equal(3)
  })

  it('writes as scans finish, and reads no further than scans are allowed to run', async () => {
    const domains = Array.from({ length: 100 }, (_, index) => `d${index}.example`)
    const { lines, read } = source(domains)
    const started: string[] = []
    const finish = new Map<string, () => void>()
    const written: string[] = []
    let onStart = (): void => undefined
    const full = new Promise<void>((resolve) => (onStart = resolve))
    const checked = checkMany(
      REQUEST,
      lines,
      {
        scanner: {
          scan: ({ domain }) =>
            new Promise((resolve) => {
              started.push(domain)
              finish.set(domain, () => resolve(aReport({ domain })))
              if (started.length === 32) onStart()
              if (started.length > 32) finish.get(domain)?.()
            }),
        },
        readDomain: (text) => parseDomain(text, { allowPrivate: text.endsWith('.example') }),
        log: createLog('silent'),
        write: (text) => Promise.resolve(void written.push(text)),
      },
      new AbortController().signal,
    )
    await full
    expect(read.count).to.be.at.most(33)
    expect(written).to.deep.equal([])
    for (const domain of started.slice(0, 32).toReversed()) finish.get(domain)?.()
    expect(await checked).to.equal(0)
    expect(written).to.have.lengthOf(100)
    expect(JSON.parse(written[0] ?? '')).to.include({ domain: 'd31.example' })
  })
})
