import { expect } from 'chai'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const PAGE = join('docs', 'xeps.md')
/** A test file, and a part of the title of one of its tests. */
const REFERENCE = /\[[\w-]+\]\(\.\.\/([\w./-]+)\) “([^”]+)”/g

describe('docs/xeps.md', () => {
  const references = [...readFileSync(PAGE, 'utf8').matchAll(REFERENCE)]

  it('names tests', () => {
    expect(references).to.have.length.greaterThan(50)
  })

  it('names tests that there are', () => {
    const missing = references.filter(
      ([, file = '', title = '']) => !existsSync(file) || !readFileSync(file, 'utf8').includes(title),
    )
    expect(missing.map(([reference]) => reference)).to.deep.equal([])
  })
})
