import { expect } from 'chai'
import { en } from '../../../bot/locales/en.ts'
import { type Language, catalogueOf, languages, translator, wordsFor } from '../../../bot/locales/index.ts'
import { COMMANDS } from '../../../bot/commands/index.ts'
import { CHECKS, COMPARISONS, DOMAIN_CHECKS } from '../../../probes/checks/index.ts'

/** Checks whose result is a line of the facts; the others need a sentence under their id. */
const SHOWN_AS_FACTS = [
  'starttls.offer',
  'tls.client-certificate',
  'starttls.login-before-tls',
  /^certificate\.(trust|name|expiry)$/,
]

describe('bot locales', () => {
  const translate = translator('en')

  it('fill in text, lists, numbers of seconds, dates and plurals', () => {
    const at = new Date('2026-11-22T07:10:23Z')
    expect(translate({ say: 'tested', params: { at, seconds: 1.84 } })).to.equal(
      'Tested 22 Nov 2026, 07:10 UTC in 1.8s',
    )
    expect(translate({ say: 'c2s.before', params: { mechanisms: ['PLAIN', 'SCRAM-SHA-1'] } })).to.equal(
      'Login before TLS: PLAIN, SCRAM-SHA-1',
    )
    expect(translate({ say: 'certificate.good', params: { count: 1 } })).to.equal(
      'Certificate: ✔ trusted, 1 day left',
    )
    expect(translate({ say: 'certificate.good', params: { count: 2 } })).to.match(/2 days left$/)
  })

  it('show a variable as it is, markup and placeholders included', () => {
    const word = '<b>&amp; {{line}} $t(cancelled)'
    expect(translate({ say: 'unknown.word', params: { word } })).to.include(`“${word}”`)
  })

  it('do not compile with a key or a variable that English does not have', () => {
    // @ts-expect-error -- no such key
    expect(translate({ say: 'no.such.key' })).to.equal('no.such.key')
    // @ts-expect-error -- `seconds` is missing
    translate({ say: 'tested', params: { at: new Date(0) } })
    // @ts-expect-error -- a list is wanted
    translate({ say: 'c2s.before', params: { mechanisms: 1 } })
    // @ts-expect-error -- misspelt
    translate({ say: 'unknown.word', params: { wrod: 'x' } })
    // @ts-expect-error -- the variables are missing altogether
    translate({ say: 'unknown.word' })
  })

  it('tell in every language how to switch encryption off in each of the usual clients', () => {
    for (const language of languages) {
      const text = translator(language)({ say: 'chat.encrypted' })
      for (const client of ['Conversations', 'Gajim', 'Dino', 'Psi+', 'OMEMO'])
        expect(text).to.include(client)
    }
  })

  it('have a sentence for every check whose result is not shown as a fact', () => {
    const lacking = [...CHECKS, ...COMPARISONS]
      .map(({ id }) => id)
      .filter(
        (id) => !SHOWN_AS_FACTS.some((shown) => (typeof shown === 'string' ? shown === id : shown.test(id))),
      )
      .filter((id) => !(`finding.${id}` in en))
    expect(lacking).to.deep.equal([])
  })

  it('have a sentence, or several, for every check of the domain as a whole', () => {
    const keys = Object.keys(en)
    const lacking = DOMAIN_CHECKS.map(({ id }) => `domain-finding.${id}`).filter(
      (sentence) => !keys.some((key) => key === sentence || key.startsWith(`${sentence}.`)),
    )
    expect(lacking).to.deep.equal([])
  })

  for (const language of languages) {
    it(`in ${language} say everything that English says, in every plural of the language`, () => {
      const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories
      const wanted = Object.keys(en).flatMap((key) =>
        key.endsWith('_one')
          ? []
          : key.endsWith('_other')
            ? categories.map((category) => key.replace(/other$/, category))
            : [key],
      )
      expect(Object.keys(catalogueOf(language))).to.have.members(wanted)
    })

    it(`in ${language} use the variables of English, written in the same formats`, () => {
      for (const [key, sentence] of Object.entries<string>(catalogueOf(language))) {
        const original = Object.entries<string>(en).find(
          ([own]) => own === key || own === key.replace(/_(?:few|many)$/, '_other'),
        )
        expect(variablesOf(sentence), key).to.deep.equal(variablesOf(original?.[1] ?? ''))
      }
    })

    it(`in ${language} leave no sentence empty or with space around it`, () => {
      for (const [key, sentence] of Object.entries<string>(catalogueOf(language)))
        expect(sentence.trim(), key).to.equal(sentence).and.not.empty
    })

    it(`in ${language} end no sentence with two full stops, as dates may bring their own`, () => {
      const at = new Date('2026-11-22T07:10:23Z')
      const day = translator(language)({ say: 'history.day', params: { at } })
      for (const [key, sentence] of Object.entries<string>(catalogueOf(language)))
        expect(sentence.replaceAll(/\{\{\w+, day\}\}/g, day), key).not.to.match(/\.\./)
    })

    it(`in ${language} give examples by the names that the language has for commands`, () => {
      for (const { name } of COMMANDS) {
        const details = translator(language)({ say: `command.${name}.details` })
        if (details.includes('xmpp.jp')) expect(details).to.include(`${wordsFor(name, language)[0]} `)
      }
    })
  }

  it('keep French punctuation on the line of the word before it', () => {
    for (const [key, sentence] of Object.entries<string>(catalogueOf('fr')))
      expect(sentence, key).not.to.match(/\S [:;?!»]|« /)
  })

  const counts = [
    { language: 'ru', expected: ['ещё 1 день', 'ещё 2 дня', 'ещё 5 дней', 'ещё 21 день', 'ещё 3 650 дней'] },
    {
      language: 'de',
      expected: ['noch 1 Tag', 'noch 2 Tage', 'noch 5 Tage', 'noch 21 Tage', 'noch 3.650 Tage'],
    },
    {
      language: 'ja',
      expected: ['残り 1 日', '残り 2 日', '残り 5 日', '残り 21 日', '残り 3,650 日'],
    },
  ] as const
  for (const { language, expected } of counts) {
    it(`count in ${language} as the language does`, () => {
      const told = [1, 2, 5, 21, 3650].map((count) =>
        translator(language)({ say: 'certificate.good', params: { count } }).replace(/\s/gu, ' '),
      )
      expect(told.map((text, i) => text.endsWith(expected[i] ?? '?'))).to.deep.equal(told.map(() => true))
    })
  }

  it('separate the entries of a list as each language does', () => {
    const listed = (language: Language): string =>
      translator(language)({ say: 'others.after', params: { features: ['bind', 'sm'] } })
    expect(languages.map((language) => /bind(.*)sm/.exec(listed(language))?.[1])).to.deep.equal([
      ', ',
      '、',
      '、',
      '、',
      ', ',
      ', ',
      ', ',
      ', ',
    ])
  })

  it('call the first of a month by its ordinal in French, and by its number elsewhere', () => {
    const day = (language: Language, at: string): string =>
      translator(language)({ say: 'history.day', params: { at: new Date(at) } })
    expect(day('fr', '2026-12-01T00:00:00Z')).to.equal('1er déc. 2026')
    expect(day('fr', '2026-12-11T00:00:00Z')).to.equal('11 déc. 2026')
    expect(day('es', '2026-12-01T00:00:00Z')).to.equal('1 dic 2026')
    expect(
      translator('fr')({ say: 'tested', params: { at: new Date('2026-12-01T07:10:00Z'), seconds: 1 } }),
    ).to.include('1er déc. 2026, 07:10')
  })

  it('name scripts in each language', () => {
    const scripts = ['Latn', 'Cyrl']
    const told = translator('ja')({ say: 'warning.mixed-scripts', params: { domain: 'x', scripts } })
    expect(told).to.include('ラテン文字').and.include('キリル文字')
  })
})

/** `{{name, format}}` of a sentence, each once. */
function variablesOf(sentence: string): readonly string[] {
  return [...new Set(sentence.match(/\{\{[^}]*\}\}/g))].toSorted()
}
