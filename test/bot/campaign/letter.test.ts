import { expect } from 'chai'
import { assert as holds, constantFrom, property, string } from 'fast-check'
import { type LetterFacts, writeLetter } from '../../../bot/campaign/letter.ts'
import {
  MACHINE_DRAFT,
  type LetterTemplate,
  parseTemplate,
  placeholdersIn,
} from '../../../bot/campaign/letter-template.ts'
import { templateFor } from '../../../bot/campaign/letters.ts'
import { recipeFor } from '../../../bot/campaign/recipe.ts'
import { languages } from '../../../bot/locales/index.ts'
import type { Verdict, VerdictState } from '../../../probes/index.ts'
import { loadLetters } from '../../../bot/store/letter-files.ts'
import { aReport, aVerdict } from '../reports.ts'

const KINDS = ['first', 'reminder', 'after-outage', 'thanks'] as const
const LETTERS = await loadLetters()
const RECIPE = recipeFor('Prosody', LETTERS.recipes)
const DAY = Date.parse('2026-11-20T10:00:00Z')

function processed(received: string, state: VerdictState = 'not-enforced'): Verdict {
  const endpoint = {
    domain: 'xmpp.jp',
    service: 'c2s',
    security: 'starttls',
    host: 'xmpp.jp',
    port: 5222,
    address: '192.0.2.1',
    source: 'srv',
  } as const
  const evidence = { sent: '<auth mechanism="PLAIN"/>', received, at: '2026-11-22T07:10:23.123Z' }
  return aVerdict(state, [{ code: 'processed', endpoint, params: {}, evidence }])
}

function someFacts(c2s: Verdict = processed('<challenge/>'), s2s = aVerdict('required')): LetterFacts {
  return { report: aReport({ verdict: { c2s, s2s } }) }
}

function withAll(facts: LetterFacts): LetterFacts {
  if (RECIPE === undefined) throw new Error('no recipe for Prosody')
  return {
    ...facts,
    software: { name: 'Prosody', version: '0.12.3' },
    recipe: RECIPE,
    sentAt: DAY,
    promisedDay: '2026-12-01',
    outageEndedAt: DAY,
    room: 'campaign@rooms.example',
  }
}

/** What is not there is not spoken of; an outage is, in a letter about one. */
function withLeast({ kind }: LetterTemplate, facts: LetterFacts): LetterFacts {
  return kind === 'after-outage' ? { ...facts, outageEndedAt: DAY } : facts
}

const write = (kind: (typeof KINDS)[number], facts: LetterFacts, language = languages[0]) =>
  writeLetter(templateFor(LETTERS, kind, language), facts)

describe('bot letters', () => {
  it('are there in each kind and language, once', () => {
    const there = LETTERS.templates.map(({ kind, language }) => `${kind} ${language}`)
    expect(there).to.have.members(KINDS.flatMap((kind) => languages.map((language) => `${kind} ${language}`)))
  })

  it('keep French punctuation on the line of the word before it, and call the first of a month so', () => {
    for (const kind of KINDS) {
      const { subject, body } = writeLetter(templateFor(LETTERS, kind, 'fr'), withAll(someFacts()))
      expect(`${subject}\n${body}`, kind).not.to.match(/\S [:;?!»]|« |\b1 décembre/)
    }
  })

  for (const template of LETTERS.templates) {
    const { kind, language, parts, subject } = template
    it(`can be written whatever the facts: ${kind} in ${language}`, () => {
      for (const state of ['optional', 'absent', 'not-enforced', 'required'] as const) {
        for (const s2s of [aVerdict(state), aVerdict('unknown')]) {
          const facts = someFacts(processed('<challenge/>', state), s2s)
          for (const enough of [withLeast(template, facts), withAll(facts)]) {
            const letter = writeLetter(template, enough)
            expect(`${letter.subject}\n${letter.body}`).not.to.match(/\{\{|\}\}|<!--|undefined|\n{3}/)
            expect(letter.subject).to.include('xmpp.jp')
          }
        }
      }
    })

    it(`ends no sentence with two full stops, as dates bring their own: ${kind} in ${language}`, () => {
      const letter = writeLetter(template, withAll(someFacts()))
      expect(`${letter.subject}\n${letter.body}`).not.to.match(/\.\.(?!\.)/)
    })

    it(`names the same facts, under the same conditions, as in English: ${kind} in ${language}`, () => {
      const english = templateFor(LETTERS, kind, 'en')
      const conditions = (of: LetterTemplate) => of.parts.map(({ condition }) => condition)
      expect(conditions(template)).to.deep.equal(conditions(english))
      // Where it stands in the sentence is for the language to say, and how often the domain is repeated.
      const named = (text: string) => [...new Set(placeholdersIn(text))].filter((name) => name !== 'domain')
      for (const [i, { condition, text }] of parts.entries())
        if (condition !== undefined) {
          expect(named(text)).to.have.members(named(english.parts[i]?.text ?? ''))
        }
      const always = (of: LetterTemplate) =>
        named(of.parts.flatMap((part) => (part.condition === undefined ? [part.text] : [])).join('\n'))
      expect(always(template)).to.have.members(always(english))
      expect(subject).to.include('{{domain}}')
    })

    it(`says who reviewed it: ${kind} in ${language}`, () => {
      expect(template.reviewedBy).to.satisfy((by: string) => by === MACHINE_DRAFT || /\p{L}{2}/u.test(by))
    })
  }

  it('is written from the facts', () => {
    const { subject, body } = write('first', withAll(someFacts()))
    expect(subject).to.equal('TLS is not mandatory on xmpp.jp')
    expect(body.split('\n')).to.include.members([
      '2026-11-22 07:10:23 UTC, c2s xmpp.jp:5222 (192.0.2.1)',
      'C: <auth mechanism="PLAIN"/>',
      'S: <challenge/>',
      'Your server says that it is Prosody 0.12.3. There, this makes TLS mandatory (`/etc/prosody/prosody.cfg.lua`):',
      'c2s_require_encryption = true',
      's2s_require_encryption = true',
      'After that: `systemctl restart prosody`',
    ])
    expect(body).to.include('on 22 November 2026').and.include('`_tellus.xmpp.jp TXT "opt-out"`')
    expect(body).not.to.include('Between servers')
  })

  it('speaks of servers where only they are taken without TLS', () => {
    const { body } = write('first', someFacts(aVerdict('required'), processed('<features/>', 'optional')))
    expect(body).to.include('your server offers TLS but also accepts connections without it')
    expect(body).not.to.include('password still').and.not.to.include('to clients')
  })

  it('throws rather than to leave a place empty', () => {
    expect(() => write('after-outage', someFacts())).to.throw(TypeError, 'outageEnd')
  })

  it('keeps what a server said within its block, whatever it is (CommonMark §4.5)', () => {
    const hostile = string({ unit: constantFrom('`', '~', '\n', '\r', '\u2028', ' ', '#', '<', 'a') })
    holds(
      property(hostile, hostile, (received, version) => {
        const facts = withAll(someFacts(processed(received)))
        const { body } = write('first', { ...facts, software: { name: 'Prosody', version } })
        const plain = write('first', { ...withAll(someFacts(processed('x'))), software: { name: 'Prosody' } })
        expect(outsideOfBlocks(body).replaceAll(/Prosody a*/g, 'Prosody')).to.equal(
          outsideOfBlocks(plain.body),
        )
      }),
    )
  })
})

/** The text without its fenced blocks: a fence is ended by backticks alone, as many or more. */
function outsideOfBlocks(markdown: string): string {
  const outside: string[] = []
  let fence = ''
  for (const line of markdown.split(/\r\n|[\n\r\u2028]/)) {
    const [ticks = ''] = /^ {0,3}`{3,}/.exec(line) ?? []
    const isEnd = fence !== '' && ticks.trim().length >= fence.length && line.trim() === ticks.trim()
    if (isEnd) fence = ''
    else if (fence === '' && ticks !== '') fence = ticks.trim()
    else if (fence === '') outside.push(line)
  }
  return outside.join('\n')
}

describe('bot parseTemplate', () => {
  const HEAD = '---\nkind: first\nlanguage: en\nsubject: s\nreviewedBy: Ann Example\n---\n\n'
  const wrong = [
    { title: 'no front matter', source: 'Hello' },
    { title: 'a kind that there is not', source: HEAD.replace('first', 'last') },
    { title: 'a language that there is not', source: HEAD.replace(': en', ': tlh') },
    { title: 'nobody who reviewed it', source: HEAD.replace('reviewedBy: Ann Example\n', '') },
    { title: 'a placeholder that there is not', source: `${HEAD}{{password}}` },
    { title: 'a placeholder that there is not, in the subject', source: HEAD.replace(': s', ': {{x}}') },
    { title: 'a condition that there is not', source: `${HEAD}<!-- if rich -->\na\n<!-- end -->` },
    { title: 'a section without an end', source: `${HEAD}<!-- if c2s -->\na` },
    { title: 'an end without a section', source: `${HEAD}a\n<!-- end -->` },
    { title: 'a section in a section', source: `${HEAD}<!-- if c2s -->\n<!-- if s2s -->\na\n<!-- end -->` },
  ]
  for (const { title, source } of wrong) {
    it(`refuses ${title}`, () => {
      expect(() => parseTemplate(source)).to.throw(TypeError)
    })
  }

  it('reads sections and what stands around them', () => {
    const { parts, reviewedBy } = parseTemplate(`${HEAD}a\n\n<!-- if s2s -->\n\nb\n\n<!-- end -->\n\nc\n`)
    expect(reviewedBy).to.equal('Ann Example')
    expect(parts).to.deep.equal([{ text: 'a\n\n' }, { condition: 's2s', text: '\nb\n\n' }, { text: '\n\nc' }])
  })
})
