import { type Language, languages } from '../locales/index.ts'
import type { LetterKind } from '../records.ts'
import { parseFrontMatter, requireValue } from './front-matter.ts'

/** What a letter may name, as `{{name}}`. */
export const PLACEHOLDERS = [
  /** As it is shown to people: with its A-labels where it has others. */
  'domain',
  /** In A-labels, for DNS. */
  'zone',
  /** When the server was tested. */
  'tested',
  /** What was sent and what came back: a fenced block. */
  'evidence',
  /** The server's own software. */
  'software',
  /** Its configuration lines: a fenced block. */
  'recipe',
  'recipeFile',
  'recipeApply',
  /** When the letter before this one was sent. */
  'sent',
  /** The day for which it was promised. */
  'promised',
  /** When the last outage was over. */
  'outageEnd',
  /** The room in which the volunteers meet. */
  'room',
] as const

/** One of {@link PLACEHOLDERS}. */
export type Placeholder = (typeof PLACEHOLDERS)[number]

/** When a part of a letter belongs there; `c2s` and `s2s` alone: whatever is wrong with that service. */
export const CONDITIONS = [
  'c2s',
  'c2s-optional',
  'c2s-absent',
  'c2s-not-enforced',
  's2s',
  's2s-optional',
  's2s-absent',
  's2s-not-enforced',
  'recipe',
  'no-recipe',
  'sent',
  'promised',
  'room',
] as const

/** One of {@link CONDITIONS}. */
export type Condition = (typeof CONDITIONS)[number]

/** One of `letters/`: a letter in one language, with places for what differs from server to server. */
export interface LetterTemplate {
  readonly kind: LetterKind
  readonly language: Language
  readonly subject: string
  /** `machine draft`, or who has read it as somebody who speaks the language. */
  readonly reviewedBy: string
  readonly parts: readonly LetterPart[]
}

/** Markdown that stands in the letter always, or where the condition holds. */
export interface LetterPart {
  readonly condition?: Condition
  readonly text: string
}

/** What `reviewedBy` says until somebody has reviewed a letter. */
export const MACHINE_DRAFT = 'machine draft'

const KINDS: readonly LetterKind[] = ['first', 'reminder', 'after-outage', 'thanks']
const SECTION = /^<!-- if (?<condition>\S+) -->\n(?<text>[\s\S]*?)^<!-- end -->$/gm
const PLACEHOLDER = /\{\{(?<name>[^}]*)\}\}/g

/**
 * Reads one of `letters/`.
 *
 * @throws {TypeError} for a kind, language, condition or placeholder that there is not: letters come with the program.
 */
export function parseTemplate(source: string): LetterTemplate {
  const matter = parseFrontMatter(source)
  const subject = requireValue(matter, 'subject')
  const parts = parseParts(matter.body)
  for (const text of [subject, ...parts.map((part) => part.text)]) {
    if (/^<!-- (?:if|end)/m.test(text)) throw new TypeError('a section that does not begin, or does not end')
    for (const match of text.matchAll(PLACEHOLDER)) oneOf(PLACEHOLDERS, match.groups?.['name'])
  }
  return {
    kind: oneOf(KINDS, requireValue(matter, 'kind')),
    language: oneOf(languages, requireValue(matter, 'language')),
    subject,
    reviewedBy: requireValue(matter, 'reviewedBy'),
    parts,
  }
}

function parseParts(body: string): readonly LetterPart[] {
  const parts: LetterPart[] = []
  let end = 0
  for (const section of body.matchAll(SECTION)) {
    const { condition, text = '' } = section.groups ?? {}
    parts.push({ text: body.slice(end, section.index) }, { condition: oneOf(CONDITIONS, condition), text })
    end = section.index + section[0].length
  }
  return [...parts, { text: body.slice(end) }]
}

function oneOf<T extends string>(known: readonly T[], word: string | undefined): T {
  const found = known.find((one) => one === word)
  if (found === undefined) throw new TypeError(`not known to letters: ${word}`)
  return found
}

/** The placeholders of some Markdown, in order, as often as they stand there. */
export function placeholdersIn(text: string): readonly Placeholder[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => oneOf(PLACEHOLDERS, match.groups?.['name']))
}

/**
 * Puts values in the place of placeholders; what stands in a value is not looked at again.
 *
 * @throws {TypeError} where the text needs a value that there is not.
 */
export function fillIn(text: string, values: { readonly [P in Placeholder]?: string }): string {
  return text.replace(PLACEHOLDER, (_match, name: string) => {
    const value = values[oneOf(PLACEHOLDERS, name)]
    if (value === undefined) throw new TypeError(`no value for ${name}`)
    return value
  })
}
