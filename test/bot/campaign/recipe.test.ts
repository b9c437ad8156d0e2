import { expect } from 'chai'
import { parseRecipe, recipeFor, recipeLines } from '../../../bot/campaign/recipe.ts'
import { loadLetters } from '../../../bot/store/letter-files.ts'

const { recipes } = await loadLetters()

function linesFor(software: string, version?: string): string {
  const recipe = recipeFor(software, recipes)
  if (recipe === undefined) throw new Error(`no recipe for ${software}`)
  return recipeLines(recipe, version)
}

describe('bot recipes', () => {
  it('are there for the servers that are met, each with where it was read', () => {
    expect(recipes.map(({ software }) => software)).to.have.members([
      'Prosody',
      'ejabberd',
      'Openfire',
      'Tigase',
      'MongooseIM',
      'Metronome',
      'Snikket',
    ])
    for (const { software, sources } of recipes) {
      expect(sources, software).not.to.be.empty
      for (const source of sources) expect(new URL(source).protocol).to.equal('https:')
    }
  })

  const told = [
    { software: 'Prosody', version: '0.12.3-1+deb12u1', expected: /^-- above/ },
    { software: 'Prosody', version: 'trunk nightly build 1234', expected: /^-- above/ },
    { software: 'ejabberd', version: '23.01', expected: /^listen:/ },
    { software: 'ejabberd', version: '13.10', expected: /^listen:/ },
    { software: 'ejabberd', version: '2.1.11', expected: /^\{listen/ },
    {
      software: 'ejabberd',
      version: 'community',
      expected: /^≥ 13\.10:\nlisten:[^]*\n\n< 13\.10:\n\{listen/,
    },
    { software: 'MongooseIM', version: '6.4.0', expected: /s2s\.outgoing/ },
    { software: 'MongooseIM', version: '6.3.3', expected: /use_starttls/ },
    { software: 'Tigase XMPP Server', version: '8.4.0-b12075/abc', expected: /^'vhost-man'/ },
    { software: 'Tigase', version: '8.0.0', expected: /^'vhost-tls-required' = true$/ },
    { software: 'Tigase', version: '7.1.5', expected: /--vhost-tls-required=true/ },
    { software: 'Openfire', version: '3.10.3', expected: /^≥ 4\.0\.0:\n/ },
    { software: 'openfire', version: undefined, expected: /^≥ 4\.0\.0:\n/ },
    { software: 'Snikket', version: 'release', expected: /^c2s_require/ },
    { software: 'Metronome', version: '4.0.4', expected: /s2s_require/ },
  ]
  for (const { software, version, expected } of told) {
    it(`has the lines for ${software} ${version}`, () => {
      expect(linesFor(software, version)).to.match(expected)
    })
  }

  it('has none for other software, nor for what only looks alike', () => {
    for (const name of ['jabberd', 'Prosodyne', '', '0', 'ejabberd2'])
      expect(recipeFor(name, recipes)?.software, name).to.equal(name === 'ejabberd2' ? 'ejabberd' : undefined)
  })

  const HEAD = '---\nsoftware: X\nfile: x.cfg\napply: restart\n---\n\n'
  const wrong = [
    { title: 'no section', body: 'text' },
    { title: 'a heading that names no range', body: '## lately\n\n```x\na\n```' },
    { title: 'a section without lines', body: '## every version\n\ntext' },
  ]
  for (const { title, body } of wrong) {
    it(`cannot have ${title}`, () => {
      expect(() => parseRecipe(HEAD + body)).to.throw(TypeError)
    })
  }
})
