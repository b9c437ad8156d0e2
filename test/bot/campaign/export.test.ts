import { expect } from 'chai'
import { casesToCsv, casesToJson } from '../../../bot/campaign/export.ts'
import type { Case, Step } from '../../../bot/records.ts'

const AT = Date.parse('2017-03-06T09:30:00Z')
const ALICE = { key: 'alice@example.org', name: 'Alice' }

function aCase(steps: readonly Step[]): Case {
  return { id: 'c1', domain: 'xmpp.jp', party: { kind: 'terminal', jid: 'terminal' }, language: 'en', steps }
}

/** Cells of a CSV file, read as RFC 4180 §2 says. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

function noted(text: string): Step {
  return { at: AT, by: ALICE, event: { kind: 'noted', text } }
}

describe('bot casesToCsv', () => {
  it('has a line of headings and one for each step, each as long (RFC 4180)', () => {
    const rows = parseCsv(
      casesToCsv([
        aCase([
          { at: AT, by: ALICE, event: { kind: 'found', state: 'optional' } },
          { at: AT, by: ALICE, event: { kind: 'skipped', states: ['verified', 'drafted'] } },
          { at: AT, by: ALICE, event: { kind: 'promised', day: '2017-05-08' } },
          { at: AT, event: { kind: 'outage-ended', state: 'optional', since: AT - 3_600_000 } },
        ]),
      ]),
    )
    const [headings = [], ...steps] = rows
    expect(headings.slice(0, 5)).to.deep.equal(['domain', 'case', 'at', 'by', 'step'])
    expect(steps.map((row) => row.length)).to.deep.equal(steps.map(() => headings.length))
    const columns = ['at', 'by', 'step', 'state', 'states', 'day', 'since']
    expect(steps.map((row) => columns.map((name) => row[headings.indexOf(name)]))).to.deep.equal([
      ['2017-03-06T09:30:00.000Z', 'Alice', 'found', 'optional', '', '', ''],
      ['2017-03-06T09:30:00.000Z', 'Alice', 'skipped', '', 'verified drafted', '', ''],
      ['2017-03-06T09:30:00.000Z', 'Alice', 'promised', '', '', '2017-05-08', ''],
      ['2017-03-06T09:30:00.000Z', '', 'outage-ended', 'optional', '', '', '2017-03-06T08:30:00.000Z'],
    ])
  })

  const texts = [
    { title: 'commas and quotes', text: 'he said "soon", twice', expected: 'he said "soon", twice' },
    { title: 'line ends', text: 'one\r\ntwo', expected: 'one\r\ntwo' },
    { title: 'an equals sign', text: '=1+1', expected: "'=1+1" },
    { title: 'a plus', text: '+1', expected: "'+1" },
    { title: 'a minus', text: '-1', expected: "'-1" },
    { title: 'an at sign', text: '@SUM(A1)', expected: "'@SUM(A1)" },
    { title: 'a tab in front', text: '\t=1', expected: "'\t=1" },
    { title: 'a full-width equals sign', text: '＝1+1', expected: "'＝1+1" },
  ]
  for (const { expected, text, title } of texts) {
    it(`keeps ${title}, and makes no formula of it`, () => {
      const [headings = [], row = []] = parseCsv(casesToCsv([aCase([noted(text)])]))
      expect(row[headings.indexOf('text')]).to.equal(expected)
    })
  }

  it('tells people by name, and by nothing else', () => {
    const steps = [noted('hello')]
    expect(casesToCsv([aCase(steps)])).not.to.include(ALICE.key)
    expect(casesToJson([aCase(steps)], AT)).not.to.include(ALICE.key)
  })
})

describe('bot casesToJson', () => {
  it('has every fact of every step, and when it was made', () => {
    const file: unknown = JSON.parse(
      casesToJson(
        [
          aCase([
            { at: AT, by: ALICE, event: { kind: 'found', state: 'optional' } },
            { at: AT, event: { kind: 'outage-ended', state: 'optional', since: AT - 3_600_000 } },
          ]),
        ],
        AT,
      ),
    )
    expect(file).to.deep.equal({
      schema: 'tellus-campaigns-1',
      exportedAt: '2017-03-06T09:30:00.000Z',
      cases: [
        {
          id: 'c1',
          domain: 'xmpp.jp',
          language: 'en',
          state: 'found',
          steps: [
            { at: '2017-03-06T09:30:00.000Z', step: 'found', by: 'Alice', state: 'optional' },
            {
              at: '2017-03-06T09:30:00.000Z',
              step: 'outage-ended',
              state: 'optional',
              since: '2017-03-06T08:30:00.000Z',
            },
          ],
        },
      ],
    })
  })
})
