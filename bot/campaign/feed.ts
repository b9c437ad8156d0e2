/** What a room's campaigns have come to, as a feed that programs read (Atom 1.0, RFC 4287). */
import { createHash } from 'node:crypto'
import { type Language, translator } from '../locales/index.ts'
import type { Case, Party, Step, StepEvent } from '../records.ts'
import { sayHeading, sayStep } from '../reply/case.ts'
import { clean } from '../reply/clean.ts'
import { svgText as xmlText } from '../reply/picture.ts'

/** More than a reader keeps of one source, and a file that is read in one go. */
const MOST_ENTRIES = 100

/** What a feed is made of. */
export interface FeedParts {
  readonly party: Party
  /** All of that party, in any order. */
  readonly cases: readonly Case[]
  readonly language: Language
  /** When the feed began, in ms since the epoch; it was last updated then as long as there is nothing in it. */
  readonly since: number
}

interface Entry {
  readonly case: Case
  readonly index: number
  readonly step: Step
}

/**
 * Writes the feed, newest first. The same steps always give the same entries under the same ids.
 *
 * Anybody may read it, so nobody is named in it, and what people wrote down for themselves stays out: notes, the words of an
 * answer, the address that a letter went to.
 *
 * @see RFC 4287 §4.1.1
 */
export function writeFeed({ cases, language, party, since }: FeedParts): string {
  const translate = translator(language)
  const all = cases.flatMap((one) => one.steps.map((step, index): Entry => ({ case: one, index, step })))
  const entries = all
    .filter(({ step }) => step.event.kind !== 'noted')
    .toSorted((a, b) => b.step.at - a.step.at || b.index - a.index)
    .slice(0, MOST_ENTRIES)
  const room = clean(party.jid)
  const head = [
    element('id', feedId(party)),
    element('title', translate({ say: 'feed.title', params: { room } })),
    element('updated', rfc3339(entries[0]?.step.at ?? since)),
    `<author>${element('name', 'Tellus')}</author>`,
  ]
  const body = [...head, ...entries.map((entry) => writeEntry(entry, language))].join('\n')
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">\n${body}\n</feed>\n`
}

/** @see RFC 4287 §4.1.2 */
function writeEntry({ case: one, index, step }: Entry, language: Language): string {
  const translate = translator(language)
  const { domain, id, steps } = one
  const shown = { at: step.at, event: withoutPrivate(step.event) }
  const parts = [
    element('id', `urn:uuid:${uuidOf(`${id} ${index}`)}`),
    element('title', translate(sayHeading({ domain, steps: steps.slice(0, index + 1) }))),
    element('updated', rfc3339(step.at)),
    `<category term="${xmlText(step.event.kind)}"/>`,
    `<content type="text">${xmlText(translate(sayStep(shown)))}</content>`,
  ]
  return `<entry>\n${parts.join('\n')}\n</entry>`
}

function withoutPrivate(event: StepEvent): StepEvent {
  return event.kind === 'sent' || event.kind === 'answered' ? { kind: event.kind } : event
}

function element(name: string, text: string): string {
  return `<${name}>${xmlText(text)}</${name}>`
}

/** The address of a room is an IRI for ever (RFC 5122); an id is compared, not fetched (RFC 4287 §4.2.6). */
function feedId({ jid, kind }: Party): string {
  const [local = '', ...rest] = jid.split('@')
  const address = [local, ...rest].map((part) => encodeURIComponent(part)).join('@')
  return kind === 'terminal' ? `urn:uuid:${uuidOf(jid)}` : `xmpp:${address}`
}

/** RFC 3339 §5.6, as RFC 4287 §3.3 asks for it. */
function rfc3339(at: number): string {
  return new Date(at).toISOString()
}

/** Drawn once, at random: keeps our names apart from everybody else's. */
const NAMESPACE = Buffer.from('5f0c0c1e6ad14b7c9a1f2f0d7e4b8a63', 'hex')

/** A UUID made of a name, the same for the same name (version 5, RFC 9562 §5.5). */
function uuidOf(name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16)
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** File systems take 255 bytes. */
const LONGEST_NAME = 200

/** @returns The name of the file that the feed of a party is kept in: no path, and another one for each party. */
export function feedFileName({ jid }: Party): string {
  const name = encodeURIComponent(jid)
  return name.length <= LONGEST_NAME ? `${name}.atom` : `${uuidOf(jid)}.atom`
}
