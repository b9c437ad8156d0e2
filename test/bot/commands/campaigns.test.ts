import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { AdHoc } from '../../../bot/chat/ad-hoc.ts'
import { COMMANDS } from '../../../bot/commands/index.ts'
import { languages } from '../../../bot/locales/index.ts'
import type { Asker, OutgoingMessage } from '../../../bot/ports.ts'
import { extentOf } from '../../../bot/reply/columns.ts'
import { parse } from 'ltx'
import { ManualTimers } from '../chat/scripted-stream.ts'
import { type TestDatabase, describeDatabase } from '../store/databases.ts'
import { START } from './conversation.ts'
import { aDesk } from './desk-conversation.ts'
import { goesLike } from './transcript.ts'

const TRANSCRIPTS = new URL('../../../../test/bot/commands/transcripts/desk/', import.meta.url)

const PAT: Asker = {
  place: 'room',
  room: 'lobby@rooms.example',
  nickname: 'pat',
  occupantId: 'p',
  role: 'participant',
}
const PAUL: Asker = { ...PAT, nickname: 'paul', occupantId: 'q' }
const ROOM = { kind: 'room', jid: PAT.room } as const
const BY = { key: 'k', name: 'pat' }
/** Less than what everybody in a room has to scroll past, with the nickname of whoever asked. */
const LONGEST_IN_ROOM = 700

describeDatabase('bot campaign desk', (database) => {
  beforeEach('empty every table', () => database.clear())

  for (const language of languages) {
    it(`goes like the transcript in ${language}`, async () => {
      const text = readFileSync(new URL(`${language}.txt`, TRANSCRIPTS), 'utf8').trimEnd()
      await goesLike(text, await aDesk(database))()
    })
  }

  it('lets members of a room act, visitors look, and nobody from elsewhere do either', async () => {
    await goesLike(
      [
        '> vera in the room: campaign xmpp.jp',
        '< That is for those who have voice in this room; visitors may look.',
        '> pat in the room: campaign xmpp.jp',
        '< xmpp.jp – found',
        '22 Nov 2026 – found by pat: c2s optional',
        'Next: I test once more, some time from now, before it counts as verified.',
        '> vera in the room: campaign xmpp.jp',
        '< xmpp.jp – found',
        '22 Nov 2026 – found by pat: c2s optional',
        'Next: I test once more, some time from now, before it counts as verified.',
        '> vera in the room: sent xmpp.jp anyway',
        '< That is for those who have voice in this room; visitors may look.',
        '> mona in private: sent xmpp.jp anyway',
        '< xmpp.jp – sent',
        '22 Nov 2026 – skipped by mona: verified, drafted, approved',
        '22 Nov 2026 – sent by mona',
        'Next, when they write back: answered xmpp.jp – else I remind you here on 29 Nov 2026.',
        '> alice: sent xmpp.jp',
        '< There is no campaign for xmpp.jp here. To open one: campaign xmpp.jp',
        '> alice: campaigns',
        '< There are no campaigns here. To open one: campaign xmpp.jp',
        '> dave in the room: campaigns',
        '< 1 campaign, by what is due next:',
        '29 Nov 2026: xmpp.jp – no answer yet, I remind you',
        '> pat in the room: watch open.xmpp.jp',
        '< From now on I test open.xmpp.jp daily and tell here what changes, and nothing else. To end that: unwatch open.xmpp.jp',
        '> pat in private: list',
        '< 1 domain is watched here:',
        '? open.xmpp.jp – not tested yet (daily)',
        '> alice: unwatch open.xmpp.jp',
        '< open.xmpp.jp is not watched here. What is: list',
        '> alice: list',
        '< Nothing is watched here. To begin: watch xmpp.jp',
      ].join('\n'),
      await aDesk(database),
    )()
  })

  it('takes no more than 200 watches from one room, and says which could go', async () => {
    const { ledger, say } = await aDesk(database)
    const domains = Array.from({ length: 200 }, (_, i) => `d${i}.xmpp.jp`)
    await Promise.all(
      domains.map((domain) =>
        ledger.watch({ domain, party: ROOM, interval: 'daily', language: 'en', by: BY, since: START }),
      ),
    )
    expect(await say('watch xmpp.jp', { asker: PAT })).to.deep.equal([
      '200 domains are watched here already, and that is the most. To see which could go: list',
    ])
    const changed = await say('watch d7.xmpp.jp weekly', { asker: PAT })
    expect(changed.join()).to.match(/^I watched d7\.xmpp\.jp already/)
    const pages = await Promise.all(
      ['list', 'list 2', 'list 3'].map((line) =>
        say(line, { asker: { ...PAT, nickname: line, occupantId: line } }),
      ),
    )
    expect(pages.flat().filter((page) => extentOf(page) > LONGEST_IN_ROOM)).to.deep.equal([])
    expect(new Set(pages.flatMap((page) => page[0]?.split('\n')[1])).size).to.equal(3)
  })

  it('keeps a long timeline within what a room reads, in every language', async () => {
    const { ledger, say } = await aDesk(database)
    await say('campaign xmpp.jp', { asker: PAT })
    for (let i = 0; i < 4; i += 1) {
      const [echo = ''] = await say(`note xmpp.jp ${'保守'.repeat(240)} ${i}`, {
        asker: { ...PAT, occupantId: `p${i}` },
      })
      expect(extentOf(echo)).to.be.below(LONGEST_IN_ROOM)
    }
    const [known] = await ledger.casesOf(ROOM)
    expect(known?.steps).to.have.length(5)
    for (const language of languages) {
      const asker = { ...PAT, occupantId: language }
      const [told = ''] = await say(`campaign xmpp.jp lang=${language}`, { asker })
      expect(extentOf(told), language).to.be.below(LONGEST_IN_ROOM)
    }
  })

  it('tells what it does not know of a domain that is watched, and of days', async () => {
    await goesLike(
      [
        '> watch xmpp.jp',
        '< From now on I test xmpp.jp daily and tell here what changes, and nothing else. To end that: unwatch xmpp.jp',
        '> history xmpp.jp',
        '< xmpp.jp is watched, and no change was seen there so far.',
        '> diff xmpp.jp',
        '< xmpp.jp is watched, and no change was seen there so far.',
        '> diff old.xmpp.jp 7d',
        '< old.xmpp.jp – since 15 Nov 2026, newest first…',
        '> diff old.xmpp.jp 2026-11-22',
        '< old.xmpp.jp – nothing was seen to change since 22 Nov 2026.',
        '> diff old.xmpp.jp 2026-11-23',
        '< Since which day, today at the latest? Write it like 2017-05-08, or 7d for a week ago. For example: diff old.xmpp.jp 2017-03-01',
        '> we require TLS from 31 January 2027',
        '< Which domain? For example: require-from xmpp.jp 2027-01-31',
      ].join('\n'),
      await aDesk(database),
    )()
  })

  it('writes down what two people say at the same moment', async () => {
    const { ledger, say } = await aDesk(database)
    await say('campaign xmpp.jp', { asker: PAT })
    await Promise.all([
      say('note xmpp.jp one', { asker: PAT }),
      say('note xmpp.jp two', { asker: PAUL }),
      say('sent xmpp.jp anyway', { asker: PAUL }),
    ])
    const [known] = await ledger.casesOf(ROOM)
    expect(known?.steps.map(({ event }) => event.kind)).to.have.members([
      'found',
      'noted',
      'noted',
      'skipped',
      'sent',
    ])
  })

  it('gives campaigns as data where that is short enough, and else as a file', async () => {
    const { dispatcher, say } = await aDesk(database)
    await say('campaign open.xmpp.jp')
    await say('note open.xmpp.jp =cmd, "quoted"')
    const [csv = ''] = await say('export')
    expect(csv.split('\r\n').map((line) => line.split(',')[0])).to.deep.equal([
      'domain',
      'open.xmpp.jp',
      'open.xmpp.jp',
    ])
    expect(csv).to.include(`,"'=cmd, ""quoted""",`)
    const [json = ''] = await say('export open.xmpp.jp json')
    const file: unknown = JSON.parse(json)
    expect(file).to.have.property('schema', 'tellus-campaigns-1')
    await say('campaign open.xmpp.jp', { asker: PAT })
    await say(`note open.xmpp.jp ${'long '.repeat(90)}`, { asker: PAT })
    expect(await say('export json', { asker: PAT })).to.deep.equal([
      'That is too long for one message here. Ask in private, or for one domain at a time; at the terminal all of it can be had.',
    ])
    const asked = { text: 'export json', asker: PAT }
    const names: (string | undefined)[] = []
    for await (const part of dispatcher.answer(asked, new AbortController().signal))
      names.push(part.file?.name)
    expect(names).to.deep.equal(['tellus-campaigns.json'])
    expect(await say('export dark.xmpp.jp', { asker: PAT })).to.deep.equal([
      'There is no campaign for dark.xmpp.jp here. To open one: campaign dark.xmpp.jp',
    ])
  })

  it('draws its numbers where a picture is asked for, with the same in words', async () => {
    const { dispatcher, say } = await aDesk(database)
    const message = { text: 'stats plot', asker: { place: 'terminal' } } as const
    const said: OutgoingMessage[] = []
    for await (const part of dispatcher.answer(message, new AbortController().signal)) said.push(part)
    expect(said.map(({ text }) => text)).to.deep.equal(await say('stats'))
    expect(said[0]?.picture?.name).to.equal('tellus-stats-2026-11-22.png')
    expect(said[0]?.picture?.png.length).to.be.above(1000)
  })

  it('does by form what it does by word (XEP-0050)', async () => {
    const submit = await formsOf(database)
    for (const { answer, asker = TERMINAL, fields, name } of FORMS) {
      const done = await submit(asker, name, fields)
      expect(done.getChildText('note'), name).to.match(answer)
      expect(done.getChild('note')?.attrs['type'], name).to.equal('info')
    }
  })
})

const TERMINAL: Asker = { place: 'terminal' }
const PAT_ALONE: Asker = { ...PAT, place: 'room-private' }
const PAUL_ALONE: Asker = { ...PAUL, place: 'room-private' }

/** @returns Opens a command's form for somebody, fills it in and sends it. */
async function formsOf(database: TestDatabase) {
  const { dispatcher } = await aDesk(database)
  let ids = 0
  const forms = new AdHoc({
    commands: COMMANDS,
    dispatcher,
    isOffered: () => true,
    languageFor: () => 'en',
    sharePicture: () => Promise.reject(new Error('there is no picture')),
    timers: new ManualTimers(),
    newId: () => `session-${++ids}`,
  })
  return async (asker: Asker, name: string, fields: Readonly<Record<string, string>>) => {
    const execute = `<command xmlns='http://jabber.org/protocol/commands' node='${name}' action='execute'/>`
    const request = { from: 'alice@example.org/psi', asker, lang: 'en' }
    const opened = await forms.handle({ ...request, command: parse(execute) })
    const filled = `<command xmlns='http://jabber.org/protocol/commands' node='${name}' sessionid='${opened.attrs['sessionid']}' action='complete'>${fill(fields)}</command>`
    return opened.attrs['status'] === 'completed'
      ? opened
      : forms.handle({ ...request, command: parse(filled) })
  }
}

/** One after the other, each with what is filled into its form. */
const FORMS: readonly {
  readonly name: string
  /** Whoever sits at the terminal where absent. */
  readonly asker?: Asker
  readonly fields: Readonly<Record<string, string>>
  readonly answer: RegExp
}[] = [
  { name: 'watch', fields: { domain: 'xmpp.jp', interval: 'weekly' }, answer: /^From now on .* weekly/ },
  { name: 'list', fields: { page: '1' }, answer: /^1 domain is watched/ },
  { name: 'unwatch', fields: { domain: 'xmpp.jp' }, answer: /not watched here any more/ },
  { name: 'history', fields: { domain: 'old.xmpp.jp' }, answer: /^old\.xmpp\.jp – what changed/ },
  { name: 'diff', fields: { domain: 'old.xmpp.jp', since: '2026-11-01' }, answer: /since 1 Nov 2026/ },
  { name: 'campaign', fields: { domain: 'xmpp.jp' }, answer: /^xmpp\.jp – found/ },
  { name: 'note', fields: { domain: 'xmpp.jp', text: 'on Saturdays' }, answer: /^xmpp\.jp – found/ },
  { name: 'sent', fields: { domain: 'xmpp.jp', to: 'a@xmpp.jp', isAnyway: '1' }, answer: /^xmpp\.jp – sent/ },
  { name: 'answered', fields: { domain: 'xmpp.jp', text: 'soon' }, answer: /^xmpp\.jp – answered/ },
  { name: 'promise', fields: { domain: 'xmpp.jp', day: '2026-11-25' }, answer: /^xmpp\.jp – promised/ },
  { name: 'campaigns', fields: {}, answer: /^1 campaign,/ },
  { name: 'calendar', fields: {}, answer: /^The next two weeks:/ },
  { name: 'done', fields: { domain: 'xmpp.jp', isAnyway: 'true' }, answer: /^xmpp\.jp – done/ },
  { name: 'reopen', fields: { domain: 'xmpp.jp' }, answer: /^xmpp\.jp – found/ },
  { name: 'export', fields: { domain: 'xmpp.jp', format: 'json' }, answer: /^\{/ },
  { name: 'stats', fields: {}, answer: /^All together:/ },
  { name: 'contact', fields: { domains: 'xmpp.jp' }, answer: /^xmpp\.jp — who runs it/ },
  { name: 'campaign', asker: PAT_ALONE, fields: { domain: 'xmpp.jp' }, answer: /^xmpp\.jp – found/ },
  {
    name: 'letter',
    asker: PAT_ALONE,
    fields: { domain: 'xmpp.jp', kind: 'first', language: 'ja', isAnyway: '1' },
    answer: /^Letter GGGG/,
  },
  { name: 'approve', asker: PAUL_ALONE, fields: { code: 'GGGG' }, answer: /^xmpp\.jp – approved/ },
  { name: 'opt-out', fields: { domain: 'xmpp.jp' }, answer: /left alone/ },
  { name: 'opt-in', fields: { domain: 'xmpp.jp' }, answer: /xmpp\.jp/ },
]

function fill(fields: Readonly<Record<string, string>>): string {
  const filled = Object.entries(fields).map(
    ([name, value]) => `<field var='${name}'><value>${value}</value></field>`,
  )
  return `<x xmlns='jabber:x:data' type='submit'>${filled.join('')}</x>`
}
