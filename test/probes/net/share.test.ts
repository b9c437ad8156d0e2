import { expect } from 'chai'
import { requestKey } from '../../../bot/limits/request-key.ts'
import type { OnVerdict, ScanRequest } from '../../../bot/ports.ts'
import type { Report, Service } from '../../../probes/index.ts'
import { share } from '../../../probes/net/share.ts'
import { aReport } from '../../bot/reports.ts'

/** A scanner whose scans end when the test says so. */
function heldScanner() {
  const scans: {
    readonly key: string
    readonly signal: AbortSignal
    readonly tell: OnVerdict
    readonly finish: (report: Report) => void
    readonly fail: (error: Error) => void
  }[] = []
  const scan = share(requestKey, ({ domain, services }: ScanRequest, signal, tell: OnVerdict) => {
    return new Promise<Report>((finish, fail) => {
      scans.push({ key: `${domain} ${services.join(' ')}`, signal, tell, finish, fail })
      signal.addEventListener('abort', () => fail(new Error('aborted by all')))
    })
  })
  return { scans, shared: { scan } }
}

function about(domain: string, services: readonly Service[]) {
  return { domain, services }
}

const never = new AbortController().signal

describe('limits share', () => {
  it('makes one scan for all who ask at the same time', async () => {
    const { scans, shared } = heldScanner()
    const answers = [
      shared.scan(about('a.example', ['c2s', 's2s']), never),
      shared.scan(about('a.example', ['s2s', 'c2s']), never),
      shared.scan(about('a.example', ['c2s', 's2s']), never),
    ]
    expect(scans).to.have.length(1)
    const report = aReport()
    scans[0]!.finish(report)
    expect(await Promise.all(answers)).to.deep.equal([report, report, report])
  })

  it('scans again for one who asks later, or for something else', async () => {
    const { scans, shared } = heldScanner()
    const first = shared.scan(about('a.example', ['c2s']), never)
    void shared.scan(about('b.example', ['c2s']), never)
    void shared.scan(about('a.example', ['s2s']), never)
    void shared.scan({ ...about('a.example', ['c2s']), families: [6] }, never)
    void shared.scan({ ...about('a.example', ['c2s']), depth: 'full' }, never)
    void shared.scan({ ...about('a.example', ['c2s']), depth: 'full', asksIssuers: true }, never)
    const keys = ['a.example c2s', 'b.example c2s', 'a.example s2s', ...[1, 2, 3].map(() => 'a.example c2s')]
    expect(scans.map(({ key }) => key)).to.deep.equal(keys)
    scans[0]!.finish(aReport())
    await first
    void shared.scan(about('a.example', ['c2s']), never)
    expect(scans).to.have.length(7)
  })

  it('lets one give up without stopping the others', async () => {
    const { scans, shared } = heldScanner()
    const impatient = new AbortController()
    const first = shared.scan(about('a.example', ['c2s']), impatient.signal)
    const second = shared.scan(about('a.example', ['c2s']), never)
    impatient.abort(new Error('gave up'))
    const failure: unknown = await first.catch((error: unknown) => error)
    expect(failure).to.have.property('message', 'gave up')
    expect(scans[0]!.signal.aborted).to.equal(false)
    const report = aReport()
    scans[0]!.finish(report)
    expect(await second).to.equal(report)
  })

  it('stops the scan when the last one gives up, and begins a new one for the next', async () => {
    const { scans, shared } = heldScanner()
    const impatient = new AbortController()
    const both = [1, 2].map(() => shared.scan(about('a.example', ['c2s']), impatient.signal))
    impatient.abort(new Error('gave up'))
    const failures = await Promise.allSettled(both)
    expect(failures.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected'])
    expect(scans[0]!.signal.aborted).to.equal(true)
    void shared.scan(about('a.example', ['c2s']), never)
    expect(scans).to.have.length(2)
  })

  it('tells everybody when the scan fails, and does not remember it', async () => {
    const { scans, shared } = heldScanner()
    const both = [1, 2].map(() => shared.scan(about('a.example', ['c2s']), never))
    scans[0]!.fail(new Error('bug'))
    const results = await Promise.allSettled(both)
    expect(results.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected'])
    void shared.scan(about('a.example', ['c2s']), never)
    expect(scans).to.have.length(2)
  })

  it('tells all who ask of each verdict once, also those who join later, and nobody who is gone', async () => {
    const { scans, shared } = heldScanner()
    const told: string[] = []
    const listen =
      (who: string): OnVerdict =>
      ({ service }) =>
        void told.push(`${who} ${service}`)
    const both = ['c2s', 's2s'] as const
    const impatient = new AbortController()
    const gone = shared.scan(about('a.example', both), impatient.signal, listen('gone'))
    const one = shared.scan(about('a.example', both), never, listen('one'))
    scans[0]!.tell({ service: 'c2s', soFar: aReport() })
    impatient.abort(new Error('gave up'))
    await gone.catch(() => undefined)
    const late = shared.scan(about('a.example', both), never, listen('late'))
    scans[0]!.tell({ service: 's2s', soFar: aReport() })
    scans[0]!.finish(aReport())
    await Promise.all([one, late])
    scans[0]!.tell({ service: 's2s', soFar: aReport() })
    expect(told).to.deep.equal(['gone c2s', 'one c2s', 'late c2s', 'one s2s', 'late s2s'])
  })

  it('begins nothing for one who has given up already', async () => {
    const { scans, shared } = heldScanner()
    await shared.scan(about('a.example', ['c2s']), AbortSignal.abort()).catch(() => undefined)
    expect(scans).to.deep.equal([])
  })
})
