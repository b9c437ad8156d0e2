import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { ROWS, type Row } from '../../probes/classify.ts'

const DOCUMENT = new URL('../../../docs/verdict.md', import.meta.url)

function describeAnswer({ kind, names = [], type, conditions = [], isRedirection }: Row): string {
  const what = {
    element: '',
    'stream-error': 'stream error',
    closed: 'end without a word',
    ignored: 'passed over',
    none: 'silence',
  }[kind]
  const elements = names.map((name) =>
    type === undefined ? `\`<${name}/>\`` : `\`<${name} type='${type}'/>\``,
  )
  const how = isRedirection === true ? 'without password or form' : ''
  return [what, elements.join(', '), conditions.map((condition) => `\`${condition}\``).join(', '), how]
    .filter((part) => part !== '')
    .join(' ')
}

/** The table as Markdown, one space around each cell. */
function table(): string[] {
  return [
    '| Asked | Answer | Reading | Source |',
    '| - | - | - | - |',
    ...ROWS.map(
      (row) =>
        `| ${row.asked.join(', ')} | ${describeAnswer(row)} | ${row.class} | ${row.spec.map(({ name }) => name).join(', ')} |`,
    ),
  ]
}

describe('docs/verdict.md', () => {
  it('has the table by which answers are read, row for row', () => {
    const [, written = ''] = /<!-- rows -->\n([^]*)<!-- \/rows -->/.exec(readFileSync(DOCUMENT, 'utf8')) ?? []
    const lines = written
      .trim()
      .split('\n')
      .map((line) => line.replaceAll(/ +/g, ' ').replaceAll(/-{2,}/g, '-'))
    expect(lines.join('\n')).to.equal(table().join('\n'))
  })
})
