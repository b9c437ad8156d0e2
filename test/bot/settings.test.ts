import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { envExample, SETTINGS } from '../../bot/settings.ts'

describe('bot settings', () => {
  it('are what .env.example explains, word for word', () => {
    const file = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8')
    expect(file).to.equal(envExample())
  })

  it('stand in the table of the README, word for word', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
    const cells = readme
      .split('\n')
      .filter((line) => /^\| `[A-Z_]+`/.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
    expect(cells.map(([, name, meaning, value]) => ({ name, meaning, default: value }))).to.deep.equal(
      SETTINGS,
    )
  })
})
