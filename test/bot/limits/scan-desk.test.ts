import { expect } from 'chai'
import { createOpenDesk, createScanDesk } from '../../../bot/limits/scan-desk.ts'
import type { OnVerdict, ScanAnswer, Scanner, ScanRequest } from '../../../bot/ports.ts'
import type { Report } from '../../../probes/index.ts'
import { aReport, aVerdict } from '../reports.ts'

const MINUTE = 60_000
const never = new AbortController().signal
const BOTH = ['c2s', 's2s'] as const

function about(domain: string, parts: Partial<ScanRequest> = {}): ScanRequest {
  return { domain, services: BOTH, ...parts }
}

/** A desk over a scanner that counts; `hold` keeps its scans under way until they are finished. */
function aDesk({ isHeld = false, reportOf = (domain: string) => aReport({ domain }) } = {}) {
  let now = 0
  const scanned: string[] = []
  const held: { readonly domain: string; readonly finish: () => void }[] = []
  const scanner = {
    scan({ domain }: ScanRequest): Promise<Report> {
      scanned.push(domain)
      if (!isHeld) return Promise.resolve(reportOf(domain))
      return new Promise<Report>((resolve) => held.push({ domain, finish: () => resolve(reportOf(domain)) }))
    },
  }
  const desk = createScanDesk(scanner, { now: () => now }, (domain) => domain === 'left-alone.example')
  return { desk, held, pass: (ms: number) => void (now += ms), scanned, scanner }
}

function ageOf(answer: ScanAnswer): number | string {
  return answer.kind === 'report' ? answer.ageMs : answer.kind
}

/** Lets everything that is ready run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

describe('limits createScanDesk', () => {
  it('keeps an answer for ten minutes, and tells its age', async () => {
    const { desk, pass, scanned } = aDesk()
    expect(ageOf(await desk.ask(about('a.example'), false, never))).to.equal(0)
    pass(10 * MINUTE - 1)
    expect(ageOf(await desk.ask(about('a.example'), false, never))).to.equal(10 * MINUTE - 1)
    pass(1)
    expect(ageOf(await desk.ask(about('a.example'), false, never))).to.equal(0)
    expect(scanned).to.have.length(2)
  })

  it('keeps an answer without DNS for five minutes', async () => {
    const verdict = aVerdict('unknown', [{ code: 'dns-failed', params: {} }])
    const { desk, pass, scanned } = aDesk({
      reportOf: () => aReport({ verdict: { c2s: verdict, s2s: verdict } }),
    })
    await desk.ask(about('a.example'), false, never)
    pass(5 * MINUTE - 1)
    await desk.ask(about('a.example'), false, never)
    expect(scanned).to.have.length(1)
    pass(1)
    await desk.ask(about('a.example'), false, never)
    expect(scanned).to.have.length(2)
  })

  for (const code of ['dns-failed', 'no-address'] as const) {
    it(`keeps an answer for five minutes where DNS has ${code} for one service alone`, async () => {
      const without = aVerdict('unknown', [{ code, params: {} }])
      for (const verdict of [
        { c2s: without, s2s: aVerdict('required') },
        { c2s: aVerdict('required'), s2s: without },
      ]) {
        const { desk, pass, scanned } = aDesk({ reportOf: () => aReport({ verdict }) })
        await desk.ask(about('a.example'), false, never)
        pass(5 * MINUTE)
        await desk.ask(about('a.example'), false, never)
        expect(scanned).to.have.length(2)
      }
    })
  }

  it('answers out of what is kept with the report of that domain', async () => {
    const { desk } = aDesk()
    for (const domain of ['a.example', 'b.example', 'a.example', 'b.example']) {
      const answer = await desk.ask(about(domain), false, never)
      expect(answer.kind === 'report' && answer.report.domain).to.equal(domain)
    }
  })

  it('answers no question in depth out of a shallower answer, nor the other way round', async () => {
    const { desk, scanned } = aDesk()
    for (const parts of [{}, { depth: 'full' }, { depth: 'full', asksIssuers: true }, {}] as const)
      await desk.ask(about('a.example', parts), false, never)
    expect(scanned).to.have.length(3)
  })

  it('answers about one service out of an answer about both, and not the other way round', async () => {
    const { desk, scanned } = aDesk()
    await desk.ask(about('a.example'), false, never)
    await desk.ask(about('a.example', { services: ['s2s'] }), false, never)
    expect(scanned).to.have.length(1)
    await desk.ask(about('b.example', { services: ['s2s'] }), false, never)
    await desk.ask(about('b.example'), false, never)
    await desk.ask(about('b.example', { families: [6] }), false, never)
    expect(scanned).to.deep.equal(['a.example', 'b.example', 'b.example', 'b.example'])
  })

  it('scans anew when asked to, six times an hour for one domain, whatever is asked of it', async () => {
    const { desk, pass, scanned } = aDesk()
    const ages: (number | string)[] = []
    for (let i = 0; i < 8; i++) {
      const services = i % 2 === 0 ? BOTH : (['c2s'] as const)
      ages.push(ageOf(await desk.ask(about('a.example', { services }), true, never)))
    }
    expect(ages).to.deep.equal([0, 0, 0, 0, 0, 0, 'too-often', 'too-often'])
    expect(desk.allowance('a.example')).to.deep.equal({ left: 0, perHour: 6 })
    const answer = await desk.ask(about('a.example'), true, never)
    expect(answer).to.deep.equal({ kind: 'too-often', waitMs: 10 * MINUTE })
    expect(ageOf(await desk.ask(about('a.example'), false, never))).to.equal(0)
    expect(ageOf(await desk.ask(about('b.example'), true, never))).to.equal(0)
    pass(10 * MINUTE)
    expect(ageOf(await desk.ask(about('a.example'), true, never))).to.equal(0)
    expect(scanned).to.have.length(8)
  })

  it('charges one scan for all who ask at the same time', async () => {
    const { desk, held } = aDesk({ isHeld: true })
    const answers = Array.from({ length: 20 }, () => desk.ask(about('a.example'), true, never))
    await settled()
    expect(held).to.have.length(1)
    held[0]!.finish()
    expect((await Promise.all(answers)).map(ageOf)).to.deep.equal(Array.from({ length: 20 }, () => 0))
    expect(desk.allowance('a.example')).to.deep.equal({ left: 5, perHour: 6 })
  })

  it('tells all who wait for a scan of its verdicts, and nobody who gets a kept answer', async () => {
    const told: string[] = []
    const listen =
      (who: string): OnVerdict =>
      ({ service }) =>
        void told.push(`${who} ${service}`)
    const scanner: Scanner = {
      async scan({ domain }, _signal, onVerdict) {
        await settled()
        onVerdict?.({ service: 'c2s', soFar: aReport({ domain }) })
        return aReport({ domain })
      },
    }
    const desk = createScanDesk(scanner, { now: () => 0 }, () => false)
    await Promise.all(['one', 'two'].map((who) => desk.ask(about('a.example'), false, never, listen(who))))
    await desk.ask(about('a.example'), false, never, listen('late'))
    await createOpenDesk(scanner).ask(about('a.example'), false, never, listen('terminal'))
    expect(told).to.deep.equal(['one c2s', 'two c2s', 'terminal c2s'])
  })

  it('runs four scans at once, lets 32 wait, and turns the rest away', async () => {
    const { desk, held } = aDesk({ isHeld: true })
    const answers = Array.from({ length: 100 }, (_, i) => desk.ask(about(`d${i}.example`), false, never))
    await settled()
    expect(held).to.have.length(4)
    expect(desk.load()).to.deep.equal({ running: 4, mostRunning: 4, waiting: 32, mostWaiting: 32 })
    for (let finished = 0; finished < 36; finished++) {
      held[finished]!.finish()
      await settled()
      expect(desk.load()?.running).to.be.at.most(4)
    }
    const kinds = (await Promise.all(answers)).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'report')).to.have.length(36)
    expect(kinds.filter((kind) => kind === 'busy')).to.have.length(64)
    expect(desk.load()).to.include({ running: 0, waiting: 0 })
  })

  it('begins no scan for one who gave up while waiting, and frees the place', async () => {
    const { desk, held, scanned } = aDesk({ isHeld: true })
    const running = Array.from({ length: 4 }, (_, i) => desk.ask(about(`d${i}.example`), false, never))
    const impatient = new AbortController()
    const waiting = desk.ask(about('late.example'), false, impatient.signal)
    await settled()
    impatient.abort(new Error('gave up'))
    const failure: unknown = await waiting.catch((error: unknown) => error)
    expect(failure).to.have.property('message', 'gave up')
    for (const { finish } of held) finish()
    await Promise.all(running)
    await settled()
    expect(scanned).not.to.include('late.example')
    expect(desk.load()).to.include({ running: 0, waiting: 0 })
  })

  it('leaves alone what is to be left alone', async () => {
    const { desk, scanned } = aDesk()
    expect(await desk.ask(about('left-alone.example'), true, never)).to.deep.equal({ kind: 'left-alone' })
    expect(scanned).to.deep.equal([])
  })

  it('remembers no answer of a scan that broke', async () => {
    let isBroken = true
    const { scanner } = aDesk()
    const desk = createScanDesk(
      { scan: (request) => (isBroken ? Promise.reject(new Error('bug')) : scanner.scan(request)) },
      { now: () => 0 },
      () => false,
    )
    const failure: unknown = await desk.ask(about('a.example'), false, never).catch((error: unknown) => error)
    expect(failure).to.have.property('message', 'bug')
    isBroken = false
    expect(ageOf(await desk.ask(about('a.example'), false, never))).to.equal(0)
  })
})

describe('limits createOpenDesk', () => {
  it('scans for every question', async () => {
    const { scanned, scanner } = aDesk()
    const desk = createOpenDesk(scanner)
    for (let i = 0; i < 10; i++) expect(ageOf(await desk.ask(about('a.example'), false, never))).to.equal(0)
    expect(scanned).to.have.length(10)
    expect(desk.load()).to.equal(undefined)
    expect(desk.allowance('a.example')).to.equal(undefined)
  })
})
