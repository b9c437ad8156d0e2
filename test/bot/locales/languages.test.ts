import { expect } from 'chai'
import { chooseLanguage, languageNamed, languageOf, languages, nameOf } from '../../../bot/locales/index.ts'

describe('bot languageOf', () => {
  const tags = [
    { tag: 'en', expected: 'en' },
    { tag: 'EN-us', expected: 'en' },
    { tag: 'de_AT', expected: 'de' },
    { tag: 'zh', expected: 'zh-Hans' },
    { tag: 'zh-CN', expected: 'zh-Hans' },
    { tag: 'zh-SG', expected: 'zh-Hans' },
    { tag: 'zh-Hans-TW', expected: 'zh-Hans' },
    { tag: 'zh-TW', expected: 'zh-Hant' },
    { tag: 'zh-HK', expected: 'zh-Hant' },
    { tag: 'zh-hant', expected: 'zh-Hant' },
    { tag: 'yue', expected: 'zh-Hant' },
    { tag: 'ja-JP-u-ca-japanese', expected: 'ja' },
    { tag: 'tlh', expected: undefined },
    { tag: 'x', expected: undefined },
    { tag: '--', expected: undefined },
    { tag: '', expected: undefined },
    { tag: undefined, expected: undefined },
  ]
  for (const { tag, expected } of tags) {
    it(`serves ${JSON.stringify(tag)} by ${expected ?? 'the default'} (RFC 4647 §3.4)`, () => {
      expect(languageOf(tag)).to.equal(expected)
    })
  }
})

describe('bot languageNamed', () => {
  const names = [
    { word: 'ja', expected: 'ja' },
    { word: '日本語', expected: 'ja' },
    { word: 'Japanese', expected: 'ja' },
    { word: 'DEUTSCH', expected: 'de' },
    { word: 'ＤＥ', expected: 'de' },
    { word: 'francais', expected: 'fr' },
    { word: 'español', expected: 'es' },
    { word: 'русский', expected: 'ru' },
    { word: '中文', expected: 'zh-Hans' },
    { word: '繁體中文', expected: 'zh-Hant' },
    { word: 'traditional chinese', expected: 'zh-Hant' },
    { word: 'is', expected: undefined },
    { word: '?', expected: undefined },
  ]
  for (const { word, expected } of names) {
    it(`takes “${word}” for ${expected ?? 'none'}`, () => {
      expect(languageNamed(word)).to.equal(expected)
    })
  }

  it('knows each language by what it is called in itself', () => {
    expect(languages.map((language) => languageNamed(nameOf(language)))).to.deep.equal([...languages])
  })
})

describe('bot chooseLanguage', () => {
  const choices = [
    { title: 'what was chosen once', asked: { stored: 'ja', word: 'de', tag: 'fr' }, expected: 'ja' },
    { title: 'the command’s word', asked: { word: 'de', tag: 'fr' }, expected: 'de' },
    { title: 'the message', asked: { tag: 'fr-CA' }, expected: 'fr' },
    { title: 'the installation where the message is marked English', asked: { tag: 'en' }, expected: 'es' },
    { title: 'the installation where the language is unknown', asked: { tag: 'tlh' }, expected: 'es' },
    { title: 'the installation where nothing is known', asked: {}, expected: 'es' },
  ] as const
  for (const { title, asked, expected } of choices) {
    it(`goes by ${title}`, () => {
      expect(chooseLanguage(asked, 'es')).to.equal(expected)
    })
  }
})
