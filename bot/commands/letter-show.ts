import { MACHINE_DRAFT } from '../campaign/letter-template.ts'
import { templateFor } from '../campaign/letters.ts'
import { type Said, nameOf } from '../locales/index.ts'
import type { Case, Letter } from '../records.ts'
import { clean } from '../reply/clean.ts'
import type { Reply, Services } from './command.ts'

/** Less than what a chat cuts at. */
const LONGEST_PART = 2_700

/** Shows a letter, and who has reviewed its words; in a room only how to read it, for the room's sake. */
export function* showLetter(
  letter: Letter,
  { domain, party }: Case,
  { asker, letters }: Pick<Services, 'asker' | 'letters'>,
): Iterable<Reply> {
  const { code, kind, language, text } = letter
  const name = nameOf(language)
  const { reviewedBy } = templateFor(letters, kind, language)
  const heading: readonly Said[] = [
    { say: 'letter.shown', params: { code, kind, language: name } },
    reviewedBy === MACHINE_DRAFT
      ? { say: 'letter.machine-draft', params: { language: name } }
      : { say: 'letter.reviewed', params: { reviewer: clean(reviewedBy) } },
    { say: 'letter.by-hand' },
    ...(party.kind === 'person' ? [{ say: 'letter.second-person' } as const] : []),
  ]
  if (asker.place === 'room') {
    yield {
      lines: [...heading, { say: 'letter.read-privately', params: { line: `letter ${domain} show` } }],
    }
    return
  }
  const [subject = '', ...body] = text.split('\n')
  yield { lines: [...heading, { say: 'letter.subject', params: { subject } }] }
  for (const part of partsOf(body.join('\n').trim())) yield { say: 'letter.text', params: { text: part } }
}

/** Cuts between paragraphs, and nowhere else: a block of code is one. */
function partsOf(body: string): readonly string[] {
  const parts: string[] = []
  for (const paragraph of body.split(/\n\n/)) {
    const last = parts.at(-1)
    const joined = last === undefined ? paragraph : `${last}\n\n${paragraph}`
    if (last === undefined || joined.length > LONGEST_PART) parts.push(paragraph)
    else parts[parts.length - 1] = joined
  }
  return parts
}
