import { expect } from 'chai'
import { type Element, parse } from 'ltx'
import { feedFileName, writeFeed } from '../../../bot/campaign/feed.ts'
import { languages } from '../../../bot/locales/index.ts'
import type { Case, Party, StepEvent } from '../../../bot/records.ts'

const ROOM: Party = { kind: 'room', jid: 'tls & more@rooms.example' }
const AT = Date.parse('2017-03-06T09:30:00Z')
const DAY_MS = 86_400_000
const ALICE = { key: 'alice@example.org', name: 'Alice <alice>' }

/** One step a day. */
function aCase(id: string, ...events: readonly StepEvent[]): Case {
  const steps = events.map((event, i) => ({ at: AT + i * DAY_MS, by: ALICE, event }))
  return { id, domain: 'xmpp.jp', party: ROOM, language: 'en', steps }
}

const CASE = aCase(
  'c1',
  { kind: 'found', state: 'optional' },
  { kind: 'noted', text: 'what we say among us' },
  { kind: 'sent', to: 'secret@xmpp.jp' },
  { kind: 'answered', text: 'between you & me' },
  { kind: 'promised', day: '2017-05-08' },
)

function feedOf(cases: readonly Case[], language: (typeof languages)[number] = 'en'): Element {
  return parse(writeFeed({ party: ROOM, cases, language, since: AT }))
}

/** What RFC 4287 §4.1.1 and §4.1.2 ask of a feed and an entry, as far as ours use it: which children, and how many. */
const CARDINALITY: Readonly<Record<'feed' | 'entry', Readonly<Record<string, readonly [number, number]>>>> = {
  feed: { id: [1, 1], title: [1, 1], updated: [1, 1], author: [1, 1], entry: [0, Number.POSITIVE_INFINITY] },
  entry: { id: [1, 1], title: [1, 1], updated: [1, 1], category: [1, 1], content: [1, 1] },
}

function violations(element: Element): string[] {
  const allowed = element.name === 'feed' ? CARDINALITY.feed : CARDINALITY.entry
  const strange = element
    .getChildElements()
    .filter(({ name }) => !(name in allowed))
    .map(({ name }) => `${element.name} holds ${name}`)
  const miscounted = Object.entries(allowed).flatMap(([name, [least, most]]) => {
    const count = element.getChildren(name).length
    return count < least || count > most ? [`${element.name} holds ${count} ${name}`] : []
  })
  const dates = element.getChildren('updated').map((one) => one.getText())
  const badDates = dates.filter((text) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text))
  const ids = element.getChildren('id').map((one) => one.getText())
  const badIds = ids.filter(
    (text) => !/^(xmpp:[^\s<>"]+|urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(text),
  )
  const nested = element.getChildren('entry').flatMap(violations)
  return [...strange, ...miscounted, ...badDates, ...badIds, ...nested]
}

describe('bot writeFeed', () => {
  for (const language of languages) {
    it(`is an Atom feed in ${language} (RFC 4287 §4.1)`, () => {
      const feed = feedOf([CASE], language)
      expect(feed.name).to.equal('feed')
      expect(feed.attrs).to.deep.equal({ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language })
      expect(violations(feed)).to.deep.equal([])
    })
  }

  it('is an Atom feed where nothing has happened yet', () => {
    const feed = feedOf([])
    expect(violations(feed)).to.deep.equal([])
    expect(feed.getChildText('updated')).to.equal('2017-03-06T09:30:00.000Z')
  })

  it('tells steps newest first, under the stage that each led to', () => {
    const feed = feedOf([CASE])
    expect(feed.getChildren('entry').map((entry) => entry.getChildText('title'))).to.deep.equal([
      'xmpp.jp – promised',
      'xmpp.jp – answered',
      'xmpp.jp – sent',
      'xmpp.jp – found',
    ])
    expect(feed.getChildText('updated')).to.equal(feed.getChild('entry')?.getChildText('updated'))
  })

  it('names nobody, and keeps to itself what people wrote down for themselves', () => {
    const text = writeFeed({ party: ROOM, cases: [CASE], language: 'en', since: AT })
    for (const secret of ['Alice', 'alice', 'secret', 'among us', 'between you'])
      expect(text).not.to.include(secret)
  })

  it('keeps the ids of what was told when more is added, and none twice (RFC 4287 §4.2.6)', () => {
    const idsOf = (cases: readonly Case[]) =>
      feedOf(cases)
        .getChildren('entry')
        .map((entry) => entry.getChildText('id'))
    const before = idsOf([CASE])
    const after = idsOf([
      { ...CASE, steps: [...CASE.steps, ...CASE.steps] },
      aCase('c2', { kind: 'stalled' }),
    ])
    expect(after).to.include.members(before)
    expect(new Set(after).size).to.equal(after.length)
  })

  it('holds the newest hundred entries at most', () => {
    const cases = Array.from({ length: 150 }, (_, i) => aCase(`c${i}`, { kind: 'found', state: 'optional' }))
    expect(feedOf(cases).getChildren('entry')).to.have.length(100)
  })

  it('is kept in a file of its own for each room, and nowhere else', () => {
    const names = [
      'a@b.example',
      'a/../b@b.example',
      '..',
      `${'x'.repeat(900)}@b.example`,
      'a@c.example',
    ].map((jid) => feedFileName({ kind: 'room', jid }))
    expect(new Set(names).size).to.equal(names.length)
    expect(names.filter((name) => /[/\\]|^\.+$/.test(name) || name.length > 250)).to.deep.equal([])
  })
})
