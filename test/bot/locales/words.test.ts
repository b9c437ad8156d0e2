import { expect } from 'chai'
import { COMMANDS } from '../../../bot/commands/index.ts'
import { alsoEnglish, commandNamed, languages, partCommand, wordsFor } from '../../../bot/locales/index.ts'

const LOCAL = languages.filter((language) => language !== 'en')

/** Every local name with the language and the command that it is listed under. */
const LISTED = LOCAL.flatMap((language) =>
  COMMANDS.flatMap(({ name }) => wordsFor(name, language).map((word) => ({ word, language, name }))),
)

describe('bot command names', () => {
  for (const language of LOCAL) {
    it(`has one for every command in ${language}`, () => {
      const lacking = COMMANDS.filter(({ name }) => !commandNamed(wordsFor(name, language)[0]))
      expect(lacking.map(({ name }) => name)).to.deep.equal([])
    })
  }

  it('means the same command in every language that has the word', () => {
    for (const { word, language, name } of LISTED) {
      const meant = commandNamed(word)
      expect(meant?.command, `${language} ${word}`).to.equal(name)
      expect(meant?.languages).to.include(language)
    }
  })

  it('takes no word that means another command in English, and none of several words', () => {
    const clashes = LISTED.filter(({ word, name }) =>
      COMMANDS.some((command) => command.name === word && command.name !== name),
    )
    expect(clashes).to.deep.equal([])
    expect(LISTED.filter(({ word }) => /[\s.@:/]/.test(word))).to.deep.equal([])
  })

  it('has no English word that means another command elsewhere, nor one that is a name', () => {
    const words = ['agenda', 'compare', 'contacts', 'image', 'info', 'limit', 'quotas', 'silence', 'test']
    for (const word of words) {
      expect(commandNamed(word)?.command ?? alsoEnglish(word), word).to.equal(alsoEnglish(word))
      expect(COMMANDS.map(({ name }): string => name)).not.to.include(word)
    }
    for (const { word, name } of LISTED) expect(alsoEnglish(word) ?? name).to.equal(name)
  })

  const spellings = [
    { word: '检查', expected: ['check', 'zh-Hans'] },
    { word: '檢查', expected: ['check', 'zh-Hant'] },
    { word: '確認', expected: ['check', 'ja'] },
    { word: 'チェック', expected: ['check', 'ja'] },
    { word: 'ﾁｪｯｸ', expected: ['check', 'ja'] },
    { word: 'ПРОВЕРЬ', expected: ['check', 'ru'] },
    { word: 'prüfe', expected: ['check', 'de'] },
    { word: 'Pruefe', expected: ['check', 'de'] },
    { word: 'verifie', expected: ['check', 'fr'] },
    { word: 'comprueba', expected: ['check', 'es'] },
    { word: 'überprüfe', expected: ['check', 'de'] },
    { word: '监控', expected: ['watch', 'zh-Hans'] },
    { word: '解除', expected: ['unwatch', 'ja'] },
    { word: 'ブロック解除', expected: ['unblock', 'ja'] },
  ]
  for (const { word, expected } of spellings) {
    it(`understands ${word}`, () => {
      const meant = commandNamed(word)
      expect([meant?.command, meant?.languages[0]]).to.deep.equal(expected)
    })
  }

  const glued = [
    { word: '检查xmpp.jp', expected: ['检查', 'xmpp.jp'] },
    { word: 'チェックｘｍｐｐ．ｊｐ', expected: ['チェック', 'xmpp.jp'] },
    { word: '確認：xmpp.jp', expected: ['確認', 'xmpp.jp'] },
    { word: '確認：', expected: undefined },
    { word: '检查', expected: undefined },
    { word: '日本語.jp', expected: undefined },
    { word: 'checkxmpp.jp', expected: undefined },
    { word: '', expected: undefined },
  ]
  for (const { word, expected } of glued) {
    it(`parts “${word}” where a name is followed by something else`, () => {
      expect(partCommand(word)).to.deep.equal(expected)
    })
  }

  it('knows no English name, and nothing that objects are born with', () => {
    expect(commandNamed('check')).to.equal(undefined)
    expect(commandNamed('constructor')).to.equal(undefined)
    expect(wordsFor('constructor', 'de')).to.deep.equal(['constructor'])
  })
})
