/** How an answer in a room points at what it answers (XEP-0461). Pure. */
import { clean } from '../reply/clean.ts'
import { NS, xml, type Element } from './stanza.ts'

/** What is answered, where the room gave it an id by which all its occupants know it. */
export interface Replied {
  /** The room's stanza-id (XEP-0461 §4.1). */
  readonly id: string
  /** Occupant JID of who wrote it. */
  readonly author: string
  /** What they wrote. */
  readonly body: string
}

const LONGEST_QUOTATION = 60

/** @returns A line that quotes it for clients that know no replies; it is cut off by those that do. */
export function quotationOf({ body }: Replied): string {
  return `> ${clean(body, LONGEST_QUOTATION)}\n`
}

/**
 * Says which message is answered, and which part of our body only quotes it.
 *
 * @param quotation What the body begins with; it may be empty. Its length counts code points (XEP-0428 §2.2, XEP-0426 §2).
 */
export function replyElements({ author, id }: Replied, quotation: string): readonly Element[] {
  const reply = xml('reply', { xmlns: NS.reply, to: author, id })
  if (quotation === '') return [reply]
  const end = String(Array.from(quotation).length)
  return [reply, xml('fallback', { xmlns: NS.fallback, for: NS.reply }, xml('body', { start: '0', end }))]
}
