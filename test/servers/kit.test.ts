import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { expect } from 'chai'
import pLimit from 'p-limit'
import { judge, makeGuard, nodeIo, scan, trustAnchors } from '../../probes/index.ts'
import type { Io, Report, Scan, Service, Verdict } from '../../probes/index.ts'
import { CHECK_BUDGET } from '../../probes/plan.ts'
import type { ScanTimeouts } from '../../probes/scan.ts'
import type { Behaviour, Truth } from './kit/behaviour.ts'
import { BEHAVIOURS } from './kit/behaviours/index.ts'
import { document } from './kit/document.ts'
import { domainOf, startKit, type Kit } from './kit/kit.ts'

/** Answers do come, late as they may be on a busy machine; one to what was injected is recognised after the silence as well. */
const USUAL: ScanTimeouts = {
  session: { stepTimeoutMs: 30_000, sessionTimeoutMs: 60_000 },
  questions: { answerTimeoutMs: 30_000, timeoutMs: 60_000 },
  dialback: { timeoutMs: 60_000 },
  injection: { silenceMs: 100, timeoutMs: 60_000 },
}
/** Where the truth is that no answer comes. */
const SILENCE_MS = 1_000
const SHORT: ScanTimeouts = {
  session: { stepTimeoutMs: SILENCE_MS },
  questions: { answerTimeoutMs: SILENCE_MS },
  dialback: { timeoutMs: SILENCE_MS },
  injection: { silenceMs: 100, timeoutMs: SILENCE_MS },
}
const AT_ONCE = 12
const OUR_DOMAIN = 'tellus.test'

/** What a scan found, and the connections that it made. */
interface Scanned {
  readonly report: Report
  /** The verdict on each service as soon as the scan said that it is known. */
  readonly first: ReadonlyMap<Service, Verdict>
  readonly places: ReadonlyMap<string, Visits>
}

/** Connections to one address. */
interface Visits {
  inAll: number
  open: number
  mostAtOnce: number
}

describe('servers kit', () => {
  let kit: Kit
  const scanned = new Map<string, Scanned>()
  const scannedByName = new Map<string, Scanned>()

  before(async function () {
    this.timeout(90_000)
    kit = await startKit(BEHAVIOURS)
    const lane = pLimit(AT_ONCE)
    const run = (behaviour: Behaviour, into: Map<string, Scanned>, from?: string) =>
      lane(async () => void into.set(behaviour.name, await scanOne(kit, behaviour, from)))
    await Promise.all([
      ...BEHAVIOURS.map((behaviour) => run(behaviour, scanned)),
      ...BEHAVIOURS.filter(({ truthByName }) => truthByName !== undefined).map((behaviour) =>
        run(behaviour, scannedByName, OUR_DOMAIN),
      ),
    ])
  })
  after(() => kit.stop())

  for (const { name, does, truth, truthByName, findings = [] } of BEHAVIOURS) {
    it(`tells the truth about ${name}, which ${does}`, () => {
      const { verdict, findings: found } = scanned.get(name)!.report
      expect({ c2s: told(verdict.c2s), s2s: told(verdict.s2s) }).to.deep.equal(truth)
      const complaints = found.filter(({ level }) => level === 'warn' || level === 'fail')
      expect(complaints.map(({ check }) => check)).to.include.members(findings)
    })

    if (truthByName !== undefined)
      it(`tells the truth about ${name} to a server that says its name`, () => {
        expect(told(scannedByName.get(name)!.report.verdict.s2s)).to.deep.equal(truthByName)
      })
  }

  it('is told of before the scan ends, and the verdicts are the same at its end unless they are contradicted', () => {
    const atFirst = new Map(BEHAVIOURS.map(({ name, atFirst: state }) => [name, state]))
    for (const [name, { first, report }] of [...scanned, ...scannedByName]) {
      const state = atFirst.get(name)
      if (state !== undefined) expect(first.get('c2s')?.state, name).to.equal(state)
      else expect(Object.fromEntries(first), name).to.deep.equal(report.verdict)
    }
  })

  it('is scanned within the budget of connections', () => {
    for (const [name, { places }] of [...scanned, ...scannedByName]) {
      for (const { inAll, mostAtOnce } of places.values()) {
        expect(inAll, name).to.be.at.most(CHECK_BUDGET.perAddress)
        expect(mostAtOnce, name).to.be.at.most(CHECK_BUDGET.atOnce)
      }
      const inAll = [...places.values()].reduce((sum, visits) => sum + visits.inAll, 0)
      expect(inAll, name).to.be.at.most(CHECK_BUDGET.inAll)
    }
  })

  it('is never sent a credential', () => {
    const texts = kit.recordings.map(({ received }) => received)
    expect(texts.some((text) => text.includes("mechanism='PLAIN'"))).to.equal(true)
    expect(texts.flatMap(credentialsIn)).to.deep.equal([])
    expect(credentialsIn(`<auth mechanism='PLAIN'>${btoa('\0juliet\0r0m30')}</auth>`)).to.have.lengthOf(1)
  })

  it('names each behaviour once, by a label of a domain', () => {
    const names = BEHAVIOURS.map(({ name }) => name)
    expect(new Set(names)).to.have.lengthOf(names.length)
    for (const name of names) expect(name).to.match(/^[a-z0-9][a-z0-9-]{0,40}$/)
  })

  it('is described in docs/bad-servers.md as it is declared', () => {
    const url = new URL('../../../docs/bad-servers.md', import.meta.url)
    expect(readFileSync(url, 'utf8')).to.equal(document())
  })
})

describe('servers kit, as a tool', () => {
  it('says where everything is, can be asked, and goes without a trace', async () => {
    const tool = spawn(process.execPath, [new URL('./kit/main.js', import.meta.url).pathname])
    try {
      const said = await untilSaid(tool.stdout, 'Ctrl-C')
      const [, server = '', caFile = ''] =
        /DNS_SERVERS=(\S+) PROBE_ALLOW_PRIVATE=yes PROBE_CA_FILE=(\S+)/.exec(said) ?? []
      for (const behaviour of BEHAVIOURS) expect(said).to.include(`  ${domainOf(behaviour)}  `)
      const check = spawn(
        process.execPath,
        [
          new URL('../../bot/main.js', import.meta.url).pathname,
          'check',
          '--json',
          'plain-challenged.bad.test',
        ],
        {
          env: { DNS_SERVERS: server, PROBE_ALLOW_PRIVATE: 'yes', PROBE_CA_FILE: caFile },
        },
      )
      const report: unknown = JSON.parse(await untilSaid(check.stdout))
      expect(report).to.have.nested.property('verdict.c2s.state', 'not-enforced')
      const left = new Promise((resolve) => tool.once('close', resolve))
      tool.kill('SIGINT')
      expect(await left).to.equal(0)
      expect(existsSync(caFile)).to.equal(false)
    } finally {
      tool.kill('SIGKILL')
    }
  })
})

function told({ state, basis }: Truth): Truth {
  return { state, basis }
}

async function scanOne(kit: Kit, behaviour: Behaviour, from?: string): Promise<Scanned> {
  const places = new Map<string, Visits>()
  const io = nodeIo({ dnsServers: [kit.dns] })
  const counting: Io = {
    ...io,
    async connect(address, port, signal) {
      const visits = places.get(address) ?? { inAll: 0, open: 0, mostAtOnce: 0 }
      places.set(address, visits)
      visits.inAll += 1
      const outcome = await io.connect(address, port, signal)
      if (outcome.state !== 'observed') return outcome
      visits.open += 1
      visits.mostAtOnce = Math.max(visits.mostAtOnce, visits.open)
      outcome.value.once('close', () => (visits.open -= 1))
      return outcome
    },
  }
  const guard = makeGuard({ allowPrivate: true })
  const options = {
    services: ['c2s', 's2s'] as const,
    // Wherever a server may point, nothing leaves this machine.
    guard: {
      ...guard,
      address: (text: string) => (/^(?:127\.|::1$)/.test(text) ? guard.address(text) : undefined),
    },
    anchors: trustAnchors(kit.authority),
    ...(from === undefined ? {} : { from, mayDialBack: true }),
    timeouts: behaviour.isSilent === true ? SHORT : USUAL,
  }
  const first = new Map<Service, Verdict>()
  const onVerdict = (service: Service, soFar: Scan): void => {
    expect(first.has(service), `${behaviour.name} is told of once`).to.equal(false)
    first.set(service, judge(soFar, new Date()).verdict[service])
  }
  const heard = { ...options, onVerdict }
  const found = await scan(domainOf(behaviour), heard, counting, new AbortController().signal)
  return { report: judge(found, new Date()), first, places }
}

/** What a client sent that could be somebody's. The one user that may be named cannot exist (RFC 6761 §6.4). */
function credentialsIn(text: string): string[] {
  const logins = text.matchAll(/<(?:auth|response|authenticate|initial-response)\b[^>]*[^/>]>([^<]+)</g)
  const sasl = [...logins].map(([, payload = '']) => Buffer.from(payload, 'base64').toString())
  const users = [...text.matchAll(/<username>([^<]*)</g)].map(([, user = '']) => user)
  return [
    ...sasl.filter((payload) => !/^n,,n=[\w-]+\.invalid,r=\w+$/.test(payload)),
    ...users.filter((user) => !/^[\w-]+\.invalid$/.test(user)),
    ...(text.match(/<(?:password|digest)\b[^>]*>/g) ?? []),
  ]
}

/** Reads until a text comes, or to the end. */
async function untilSaid(stream: NodeJS.ReadableStream, text?: string): Promise<string> {
  let said = ''
  for await (const chunk of stream) {
    said += chunk.toString()
    if (text !== undefined && said.includes(text)) return said
  }
  return said
}
