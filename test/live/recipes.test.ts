import { expect } from 'chai'
import { writeLetter } from '../../bot/campaign/letter.ts'
import { templateFor } from '../../bot/campaign/letters.ts'
import { recipeFor, recipeLines } from '../../bot/campaign/recipe.ts'
import { loadLetters } from '../../bot/store/letter-files.ts'
import type { Report } from '../../probes/index.ts'
import { describeServer } from './describe-server.ts'
import { reportOn } from './report-on.ts'

const LETTERS = await loadLetters()

/** The newest lines that letters have for it. */
function advice(software: string, version: string): string {
  const recipe = recipeFor(software, LETTERS.recipes)
  if (recipe === undefined) throw new Error(`no recipe for ${software}`)
  return recipeLines(recipe, version)
}

/** To whoever runs it, about what was just seen. */
function letterAbout(report: Report): string {
  return writeLetter(templateFor(LETTERS, 'first', 'en'), { report }).body
}

for (const { name, version } of [
  { name: 'prosody', version: '0.12.3' },
  { name: 'ejabberd', version: '23.01' },
] as const) {
  describeServer(name, { c2sTls: 'optional', s2sTls: 'optional' }, (server) => {
    it('demands TLS of clients and servers once the lines of its recipe are followed', async () => {
      const before = await reportOn(server)
      expect(letterAbout(before))
        .to.match(/^S: <stream:features|^S: <features/m)
        .and.include('C: ')
      await server.follow(advice(name, version))
      const after = await reportOn(server)
      expect([before.verdict.c2s.state, before.verdict.s2s.state]).to.deep.equal(['optional', 'optional'])
      expect([after.verdict.c2s.state, after.verdict.s2s.state]).to.deep.equal(['required', 'required'])
    })
  })
}
