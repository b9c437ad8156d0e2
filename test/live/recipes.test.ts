import { expect } from 'chai'
import { recipeFor, recipeLines } from '../../bot/campaign/recipe.ts'
import { loadLetters } from '../../bot/store/letter-files.ts'
import { describeServer } from './describe-server.ts'
import { reportOn } from './report-on.ts'

const { recipes } = await loadLetters()

/** The newest lines that letters have for it. */
function advice(software: string, version: string): string {
  const recipe = recipeFor(software, recipes)
  if (recipe === undefined) throw new Error(`no recipe for ${software}`)
  return recipeLines(recipe, version)
}

for (const { name, version } of [
  { name: 'prosody', version: '0.12.3' },
  { name: 'ejabberd', version: '23.01' },
] as const) {
  describeServer(name, { c2sTls: 'optional', s2sTls: 'optional' }, (server) => {
    it('demands TLS of clients and servers once the lines of its recipe are followed', async () => {
      const before = await reportOn(server)
      await server.follow(advice(name, version))
      const after = await reportOn(server)
      expect([before.verdict.c2s.state, before.verdict.s2s.state]).to.deep.equal(['optional', 'optional'])
      expect([after.verdict.c2s.state, after.verdict.s2s.state]).to.deep.equal(['required', 'required'])
    })
  })
}
