import { expect } from 'chai'
import { openLedger } from '../../../bot/store/ledger.ts'
import { DatabaseUnavailable } from '../../../bot/store/postgres/unavailable.ts'
import { exportDatabase, importDatabase } from '../../../bot/store/transfer.ts'
import { describeDatabase, type TestDatabase } from './databases.ts'
import { alice, aNotice, aStep, aWatch, ROOM, START } from './ledger-records.ts'

const clock = { now: () => START }

async function exportOf(database: TestDatabase): Promise<readonly string[]> {
  let text = ''
  const count = await exportDatabase(database, (part) => {
    text += part
    return Promise.resolve()
  })
  const lines = text.trimEnd().split('\n')
  expect(lines.at(-1)).to.equal(`{"rows":${count}}`)
  expect(lines).to.have.lengthOf(count + 2)
  return lines
}

async function empty({ pool }: TestDatabase): Promise<void> {
  await pool.query(
    'truncate targets, watches, observations, changes, cases, steps, letters, opt_outs, notices, chores',
  )
}

async function* each(lines: readonly string[]): AsyncIterable<string> {
  for (const line of lines) yield await Promise.resolve(line)
}

describeDatabase('store exportDatabase and importDatabase', (database) => {
  const ledger = () => openLedger(database.db, { account: 'bot@example.org', clock })

  async function fill(): Promise<void> {
    await ledger().watch(aWatch({ domain: 'xn--mnchen-3ya.example' }))
    const opened = await ledger().openCase('xn--mnchen-3ya.example', ROOM, 'ja', aStep())
    await ledger().appendSteps({
      caseId: opened.id,
      knownSteps: 1,
      steps: [{ at: START, by: alice, event: { kind: 'noted', text: 'チェック "quoted"\n🦊' } }],
      state: 'found',
      notices: [aNotice()],
    })
    await ledger().optOut({ domain: 'left.example', since: START, via: 'dns' })
  }

  beforeEach(() => empty(database))

  it('brings everything back as it was, and goes on from there', async () => {
    await fill()
    const lines = await exportOf(database)
    await empty(database)
    await importDatabase(database, each(lines))
    expect(await exportOf(database)).to.deep.equal(lines)
    const found = await ledger().caseOf('xn--mnchen-3ya.example', ROOM)
    expect(found?.steps.map(({ event }) => event.kind)).to.deep.equal(['found', 'noted'])
    await ledger().watch(aWatch({ domain: 'another.example' }))
    await ledger().openCase('another.example', ROOM, 'en', aStep())
    expect(await ledger().casesOf(ROOM)).to.have.lengthOf(2)
  })

  it('imports into an empty database only', async () => {
    await fill()
    const lines = await exportOf(database)
    const failure = await importDatabase(database, each(lines)).catch((error: unknown) => error)
    expect(failure).to.be.instanceOf(DatabaseUnavailable)
    expect(String(failure)).to.include('import into an empty one')
    expect(await exportOf(database)).to.deep.equal(lines)
  })

  const broken = [
    { title: 'nothing', change: () => [], expected: /is empty/ },
    { title: 'another format', change: () => ['{"format":"other"}'], expected: /line 1 does not say/ },
    {
      title: 'other tables',
      change: () => ['{"format":"tellus-export-1","migrations":["0000-other"]}'],
      expected: /made with other tables \(0000-other\)/,
    },
    {
      title: 'a line that was cut off',
      change: (lines: readonly string[]) => [...lines.slice(0, -2), lines.at(-2)?.slice(0, -5) ?? ''],
      expected: /line \d+ of the export is no row/,
    },
    {
      title: 'an export that was cut off behind a row',
      change: (lines: readonly string[]) => lines.slice(0, -1),
      expected: /not whole: line \d+, its last, does not count the rows/,
    },
    {
      title: 'an export that lacks a row',
      change: (lines: readonly string[]) => lines.toSpliced(-2, 1),
      expected: /not whole: line \d+, its last, counts \d+ rows/,
    },
    {
      title: 'two exports, one behind the other',
      change: (lines: readonly string[]) => [...lines, ...lines],
      expected: /line \d+ stands behind the end of the export/,
    },
  ]
  for (const { title, change, expected } of broken) {
    it(`imports all or nothing: ${title}`, async () => {
      await fill()
      const lines = await exportOf(database)
      await empty(database)
      const failure = await importDatabase(database, each(change(lines))).catch((error: unknown) => error)
      expect(String(failure)).to.match(expected)
      expect(await exportOf(database)).to.have.lengthOf(2)
    })
  }
})
