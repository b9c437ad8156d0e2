import { expect } from 'chai'
import { languages, translator } from '../../../bot/locales/index.ts'
import type { Change } from '../../../bot/records.ts'
import { columns } from '../../../bot/reply/columns.ts'
import type { AnnouncedOutage } from '../../../bot/ports.ts'
import { sayAnnounced, sayNews } from '../../../bot/reply/notice.ts'

const DAY = 86_400_000
const NOW = Date.parse('2017-05-08T09:30:00Z')
const SINCE = Date.parse('2017-05-08T03:00:00Z')

const ENDING = { kind: 'certificate-ending', service: 'c2s', keyHash: 'k' } as const
const KEY = {
  kind: 'key-changed',
  service: 's2s',
  oldKey: 'k1',
  oldNotAfter: NOW + 40 * DAY,
  oldIssuer: 'CN=R11',
  newKey: 'k2',
} as const
const PLACE = { security: 'starttls', host: 'two.xmpp.jp', port: 5222 } as const

const CASES: readonly { title: string; change: Change; told: readonly string[] }[] = [
  {
    title: 'a verdict, with its day',
    change: { kind: 'verdict', service: 'c2s', from: 'optional', to: 'required' },
    told: ['✔ Since 8 May 2017: TLS (c2s) optional → required'],
  },
  {
    title: 'a certificate that ends in days',
    change: { ...ENDING, daysLeft: 7, notAfter: NOW + 7 * DAY },
    told: ['⚠ Certificate (c2s): ends in 7 days, on 15 May 2017'],
  },
  {
    title: 'one that ends tomorrow',
    change: { ...ENDING, daysLeft: 1, notAfter: NOW + DAY },
    told: ['⚠ Certificate (c2s): ends in 1 day, on 9 May 2017'],
  },
  {
    title: 'one that ends before tomorrow',
    change: { ...ENDING, daysLeft: 0, notAfter: NOW + 1 },
    told: ['⚠ Certificate (c2s): ends within a day, 8 May 2017, 09:30 UTC'],
  },
  {
    title: 'one that has ended',
    change: { ...ENDING, daysLeft: 0, notAfter: NOW },
    told: ['✖ Certificate (c2s): ended on 8 May 2017'],
  },
  {
    title: 'a new key by another issuer',
    change: { ...KEY, newIssuer: "C=US, O=Let's Encrypt, CN=E5\n" },
    told: [
      '⚠ New certificate key (s2s); the old one was good until 17 Jun 2017',
      "Its issuer: R11 → Let's Encrypt E5",
    ],
  },
  {
    title: 'a new key by the same issuer',
    change: { ...KEY, newIssuer: 'CN=R11' },
    told: [
      '⚠ New certificate key (s2s); the old one was good until 17 Jun 2017',
      'Its issuer is the same: R11',
    ],
  },
  {
    title: 'an endpoint that is gone',
    change: { kind: 'endpoint-gone', service: 'c2s', endpoint: PLACE },
    told: ['✖ Gone since 8 May 2017: two.xmpp.jp:5222 (c2s)'],
  },
  {
    title: 'an endpoint that is new',
    change: { kind: 'endpoint-new', service: 'c2s', endpoint: PLACE },
    told: ['New since 8 May 2017: two.xmpp.jp:5222 (c2s)'],
  },
  { title: 'a grade', change: { kind: 'grade', from: 'A', to: 'C' }, told: ['Grade: A → C'] },
  {
    title: 'an outage',
    change: { kind: 'outage-began', since: SINCE },
    told: ['✖ No answer since 8 May 2017, 03:00 UTC. I test it as soon as it is back.'],
  },
  {
    title: 'the end of one, with what was found',
    change: { kind: 'outage-ended', since: SINCE, until: NOW, found: { c2s: 'optional', s2s: 'unknown' } },
    told: [
      'Back on 8 May 2017, 09:30 UTC, after 7 hours.',
      '⚠ TLS (c2s) now: optional',
      '? TLS (s2s) now: could not tell',
    ],
  },
  {
    title: 'the end of one, of one service only',
    change: { kind: 'outage-ended', since: NOW - 60_000, until: NOW, found: { s2s: 'required' } },
    told: ['Back on 8 May 2017, 09:30 UTC, after 60 seconds.', '✔ TLS (s2s) now: required'],
  },
]

describe('bot reply sayNews', () => {
  for (const { title, change, told } of CASES) {
    it(`tells ${title}`, () => {
      expect(sayNews({ at: SINCE, change }, NOW).map(translator('en'))).to.deep.equal(told)
    })
  }

  const HOUR = 3_600_000
  const told = (outage: Partial<AnnouncedOutage>) =>
    sayAnnounced({ beginning: NOW, messages: {}, ...outage }, 'de', NOW).map(translator('de'))

  it('quotes operators in the language of who reads, with their times', () => {
    const messages = { default: 'maintenance', de: 'Wartung' }
    const planned = { isPlanned: true, beginning: NOW - HOUR, expectedEnd: NOW + HOUR, messages }
    expect(told(planned)).to.deep.equal([
      'Die Betreiber sagen: „Wartung“',
      'Von den Betreibern geplant, ab 8. Mai 2017, 08:30 UTC.',
      'Sie erwarten ihn zurück: 8. Mai 2017, 10:30 UTC.',
    ])
  })

  it('does not call planned what operators do not, nor ongoing what they announce for later (XEP-0455 §4)', () => {
    const unplanned = 'Nach Angaben der Betreiber seit 8. Mai 2017, 09:30 UTC.'
    for (const outage of [{}, { isPlanned: false }]) expect(told(outage)).to.deep.equal([unplanned])
    expect(told({ isPlanned: true, beginning: NOW + HOUR })).to.deep.equal([
      'Was die Betreiber ankündigen, beginnt erst noch: 8. Mai 2017, 10:30 UTC.',
    ])
  })

  for (const language of languages) {
    it(`keeps to three lines of a phone for each fact in ${language}`, () => {
      const lines = CASES.flatMap(({ change }) =>
        sayNews({ at: SINCE, change }, NOW).map(translator(language)),
      )
      const announced = [NOW, NOW + HOUR].flatMap((beginning) =>
        [true, false].flatMap((isPlanned) =>
          sayAnnounced({ beginning, isPlanned, messages: {} }, language, NOW),
        ),
      )
      for (const line of [...lines, ...announced.map(translator(language))]) {
        expect(line).not.to.match(/\{\{|undefined|Invalid/)
        expect(columns(line), line).to.be.at.most(3 * 36)
      }
    })
  }
})
