import { expect } from 'chai'
import { COMMANDS } from '../../../bot/commands/index.ts'
import { type Pages, wordPage } from '../../../bot/commands/pages.ts'
import { languages, translator } from '../../../bot/locales/index.ts'
import { extentOf } from '../../../bot/reply/columns.ts'
import { aConversation } from './conversation.ts'
import { goesLike } from './transcript.ts'

/** What is kept in the database, and nowhere else. */
const DESK_COMMANDS = [
  'watch',
  'unwatch',
  'list',
  'history',
  'diff',
  'campaign',
  'note',
  'sent',
  'answered',
  'promise',
  'done',
  'reopen',
  'campaigns',
  'calendar',
  'stats',
  'export',
]

const CLOSED =
  'The campaign desk is closed: its database could not be opened. Whoever runs me finds the reason in the log, and can set DATABASE_URL or look after DATA_DIR.'

describe('bot campaign desk without its database', () => {
  for (const name of DESK_COMMANDS) {
    it(`says so when asked to ${name}`, async () => {
      const command = COMMANDS.find((one) => one.name === name)
      expect(await aConversation().say(command?.example ?? '')).to.deep.equal([CLOSED])
    })
  }
})

describe('bot commands of the campaign desk', () => {
  it(
    'report what they do not understand, with the line that was meant',
    goesLike(
      [
        '> watch',
        '< Which domain? For example: watch xmpp.jp daily',
        '> watch xmpp.jp houly',
        '< I don’t understand “houly” there. Try: watch xmpp.jp hourly',
        '> watch xmpp.jp hourly daily',
        '< Only one of daily, hourly at a time. For example: watch xmpp.jp daily',
        '> unwatch xmpp.jp xmpp.net',
        '< I don’t understand “xmpp.net” there. Try: unwatch xmpp.jp',
        '> list all',
        '< I don’t understand “all” there. Try: list',
        '> diff xmpp.jp yesterday',
        '< Since which day, today at the latest? Write it like 2017-05-08, or 7d for a week ago. For example: diff xmpp.jp 2017-03-01',
        '> approve xmpp.jp',
        '< Which one? For example: approve xmpp.jp K7QM',
        '> promise xmpp.jp',
        '< Which day? Write it like 2017-05-08, or 7d for a week from now. For example: promise xmpp.jp 2017-05-08',
        '> promise xmpp.jp 2017-02-30',
        '< Which day? Write it like 2017-05-08, or 7d for a week from now. For example: promise xmpp.jp 2017-05-08',
        '> note xmpp.jp',
        '< What shall I write down? For example: note xmpp.jp Prosody 13.0',
        `> note xmpp.jp ${'long '.repeat(101)}`,
        '< That is too long to be kept: 500 characters are the most.',
        '> sent xmpp.jp admin@xmpp.jp to everybody',
        '< I don’t understand “to everybody” there. Try: sent xmpp.jp admin@xmpp.jp',
      ].join('\n'),
    ),
  )

  it(
    'are for whoever has voice in a room (XEP-0045 §5.1)',
    goesLike(
      [
        '> vera in the room: watch xmpp.jp',
        '< That is for those who have voice in this room; visitors may look.',
        '> vera in private: unwatch xmpp.jp',
        '< That is for those who have voice in this room; visitors may look.',
        '> vera in private: list',
        `< ${CLOSED}`,
        '> carol in the room: watch xmpp.jp',
        '< That is for those who have voice in this room; visitors may look.',
        '> pat in the room: watch xmpp.jp',
        `< ${CLOSED}`,
        '> mona in the room: watch xmpp.jp',
        `< ${CLOSED}`,
      ].join('\n'),
    ),
  )
})

describe('bot help in a room', () => {
  for (const language of languages) {
    it(`is no longer than a room reads in ${language}, with the name of whoever asked`, async () => {
      const asker = {
        place: 'room',
        room: 'lobby@rooms.example',
        nickname: 'pat',
        role: 'participant',
      } as const
      const [told = ''] = await aConversation().say(`help lang=${language}`, { asker })
      expect(extentOf(told)).to.be.below(660)
    })
  }
})

describe('bot pages', () => {
  const translate = translator('en')
  const pages = (count: number, page: number): Pages => ({
    heading: { say: 'list.heading', params: { count } },
    lines: Array.from({ length: count }, (_, i) => ({
      say: 'list.unchecked',
      params: { domain: `d${i}.example`, interval: 'daily' },
    })),
    page,
    line: 'list',
  })

  it('show all lines where they have room, and no number then', () => {
    const text = wordPage(pages(3, 1), translate, 640)
    expect(text.split('\n')).to.have.length(4)
    expect(text).not.to.include('Page')
  })

  it('tell how to go on, and when there is no more', () => {
    expect(wordPage(pages(40, 1), translate, 640)).to.match(/\nPage 1 of \d\. More: list 2$/)
    expect(wordPage(pages(40, 99), translate, 640)).to.match(/\nPage (\d) of \1\.$/)
  })

  it('hold every line once, in order, and none is longer than may be', () => {
    const words = pages(200, 1).lines.map((line) => translate(line))
    const shown: string[] = []
    for (let page = 1; shown.length < words.length; page += 1) {
      const text = wordPage(pages(200, page), translate, 640)
      expect(extentOf(text)).to.be.at.most(640)
      shown.push(...text.split('\n').slice(1, -1))
    }
    expect(shown).to.deep.equal(words)
  })

  it('hold a line that is longer than a page', () => {
    const text = wordPage(pages(3, 2), translate, 20)
    expect(text.split('\n')[1]).to.equal('? d1.example – not tested yet (daily)')
  })
})
