import { expect } from 'chai'
import { en } from '../../../bot/locales/en.ts'
import { languageOf, languages, translator } from '../../../bot/locales/index.ts'
import { CHECKS, COMPARISONS, DOMAIN_CHECKS } from '../../../probes/checks/index.ts'

/** Checks whose result is a line of the facts; the others need a sentence under their id. */
const SHOWN_AS_FACTS = ['starttls.offer', 'starttls.login-before-tls', /^certificate\.(trust|name|expiry)$/]

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

  it('leave no sentence empty, and none that runs over several lines of a phone without need', () => {
    for (const [key, sentence] of Object.entries(en))
      expect(sentence.trim(), key).to.equal(sentence).and.not.empty
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

  const tags = [
    { tag: 'en', expected: 'en' },
    { tag: 'EN-us', expected: 'en' },
    { tag: 'tlh', expected: undefined },
    { tag: '', expected: undefined },
    { tag: undefined, expected: undefined },
  ]
  for (const { tag, expected } of tags) {
    it(`serve ${JSON.stringify(tag)} by ${expected ?? 'the default'}`, () => {
      expect(languageOf(tag)).to.equal(expected)
    })
  }

  it('can all be made', () => {
    for (const language of languages)
      expect(translator(language)({ say: 'cancelled' })).not.to.equal('cancelled')
  })
})
