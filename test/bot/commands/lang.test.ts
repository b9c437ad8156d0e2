import { expect } from 'chai'
import { NotKept } from '../../../bot/not-kept.ts'
import type { Asker } from '../../../bot/ports.ts'
import { aConversation } from './conversation.ts'
import { goesLike } from './transcript.ts'

describe('bot lang', () => {
  it(
    'tells which languages there are, each by its own name',
    goesLike(
      [
        '> lang',
        '< I speak:',
        'English – lang en',
        '简体中文 – lang zh-Hans',
        '繁體中文 – lang zh-Hant',
        '日本語 – lang ja',
        'Deutsch – lang de',
        'русский – lang ru',
        'français – lang fr',
        'español – lang es',
        '> lang klingon',
        '< I don’t speak “klingon”. What I speak: en, zh-Hans, zh-Hant, ja, de, ru, fr, es',
      ].join('\n'),
    ),
  )

  it(
    'remembers a choice for one person until it is taken back',
    goesLike(
      [
        '> alice: lang ja',
        '< 今後ここでは日本語で答えます。',
        '> alice: xyzzy',
        '< 「xyzzy」が分かりません。xmpp.jp のようなドメインか「ヘルプ」をどうぞ。',
        '> alice: prüfe',
        '< どのドメインですか？ 例：確認 xmpp.jp',
        '> bob: xyzzy',
        '< I don’t know “xyzzy”. Say a domain, like xmpp.jp, or: help',
        '> alice: sprache auto',
        '< 今後はメッセージごとに言語を選びます。',
        '> alice: check',
        '< Which domain? For example: check xmpp.jp',
      ].join('\n'),
    ),
  )

  it(
    'remembers what moderators choose for everybody in a room, and for an occupant in private',
    goesLike(
      [
        '> carol in the room: lang Deutsch',
        '< That is for moderators of this room.',
        '> mona in the room: lang Deutsch',
        '< Ab jetzt antworte ich hier auf Deutsch.',
        '> dave in the room: check',
        '< Welche Domain? Zum Beispiel: prüfe xmpp.jp',
        '> carol in private: check',
        '< Which domain? For example: check xmpp.jp',
        '> carol in private: lang français',
        '< Désormais, je réponds ici en français.',
        '> carol in private: raw',
        '< Quel domaine\u202F? Par exemple\u00A0: preuves xmpp.jp',
      ].join('\n'),
    ),
  )

  it('remembers nothing of one who is known by a nickname only, and says what to do instead', async () => {
    const { say } = aConversation()
    const asker: Asker = { place: 'room-private', room: 'lobby@rooms.example', nickname: 'eve' }
    expect(await say('lang ja', { asker })).to.deep.equal([
      'I cannot tell you from others here, so I cannot remember that. Add lang=ja to the line instead.',
    ])
  })

  it('answers one line in the language that it asks for, whatever else is known', async () => {
    const { say } = aConversation()
    await say('lang ru')
    expect(await say('检查 lang=de', { lang: 'fr' })).to.deep.equal([
      'Welche Domain? Zum Beispiel: prüfe xmpp.jp',
    ])
    expect(await say('check lang=español')).to.deep.equal(['¿Qué dominio? Por ejemplo: comprueba xmpp.jp'])
  })

  const choices = [
    { title: 'the command’s word', text: '检查', lang: 'fr', expected: 'zh-Hans' },
    { title: 'the message where the word is English', text: 'check', lang: 'fr-CA', expected: 'fr' },
    {
      title: 'the message where several languages share the word',
      text: '確認',
      lang: 'zh-TW',
      expected: 'zh-Hant',
    },
    { title: 'the language that shows a shared word first', text: '確認', lang: 'en', expected: 'ja' },
    {
      title: 'the installation where the message is marked English',
      text: 'check',
      lang: 'en',
      expected: 'en',
    },
  ]
  for (const { title, text, lang, expected } of choices) {
    it(`answers in the language of ${title}, and says so`, async () => {
      const { dispatcher } = aConversation()
      const message = { text, lang, asker: { place: 'terminal' } } as const
      for await (const answer of dispatcher.answer(message, new AbortController().signal)) {
        expect(answer.lang).to.equal(expected)
      }
    })
  }

  it(
    'goes on in the language that a person spoke, where several share a word and where a line says nothing of it',
    goesLike(
      [
        '> carol in the room: 檢查',
        '< 哪個網域？例如：檢查 xmpp.jp',
        '> carol in the room: 確認',
        '< 哪個網域？例如：檢查 xmpp.jp',
        '> carol in private: raw',
        '< 哪個網域？例如：證據 xmpp.jp',
        '> dave in the room: 確認',
        '< どのドメインですか？ 例：確認 xmpp.jp',
        '> dave in the room: check',
        '< Which domain? For example: check xmpp.jp',
        '> mona in the room: 檢查',
        '< 哪個網域？例如：檢查 xmpp.jp',
        '> mona in the room: check',
        '< Which domain? For example: check xmpp.jp',
        '> alice: prüfe',
        '< Welche Domain? Zum Beispiel: prüfe xmpp.jp',
        '> alice: check',
        '< Welche Domain? Zum Beispiel: prüfe xmpp.jp',
        '> alice: forget me',
        '< Vergessen: was…',
        '> alice: check',
        '< Which domain? For example: check xmpp.jp',
      ].join('\n'),
    ),
  )

  it('says that a choice is lost at the next start where it could not be written down, and logs why', async () => {
    const chosen = new Map<string, 'ja'>()
    const cause = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' })
    const { logged, say } = aConversation({
      preferences: {
        language: (of) => chosen.get(of),
        chooseLanguage: (of) => (chosen.set(of, 'ja'), Promise.reject(new NotKept(cause))),
        forget: () => Promise.resolve(),
      },
    })
    expect(await say('lang ja')).to.deep.equal([
      '⚠ Done, but only until I am started again: I am not allowed to write in my data folder. Whoever runs me can mend that (DATA_DIR).',
    ])
    expect(await say('check')).to.deep.equal(['どのドメインですか？ 例：確認 xmpp.jp'])
    expect(logged.join('')).to.include('EACCES')
  })
})
