import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { envExample } from '../../bot/settings.ts'

describe('bot settings', () => {
  it('are what .env.example explains, word for word', () => {
    const file = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8')
    expect(file).to.equal(envExample())
  })
})
