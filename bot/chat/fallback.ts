/** What stands in a message for clients that know less than its sender (XEP-0428). Pure. */
import { NS, attribute, childElements, type Element } from './stanza.ts'

/**
 * Cuts out of the body of a message what is there as a fallback only, as the quotation in front of a reply.
 *
 * @returns `undefined` where that is all of it: then it says in words that something was taken back, shared or liked, and nothing
 *   is asked.
 * @see XEP-0428 §2.2; ranges count code points (XEP-0426 §2)
 */
export function withoutFallback(body: string, stanza: Element): string | undefined {
  const fallbacks = stanza.getChildren('fallback', NS.fallback)
  if (fallbacks.some(isAboutAll)) return undefined
  const ranges = fallbacks.flatMap((fallback) => fallback.getChildren('body').map(readRange))
  return Array.from(body)
    .filter((_, index) => !ranges.some(({ start, end }) => start <= index && index < end))
    .join('')
}

/** COMPAT: what a reply says is its sender's own, also where the range of the quotation was forgotten. */
function isAboutAll(fallback: Element): boolean {
  if (attribute(fallback, 'for') === NS.reply) return false
  if (childElements(fallback).length === 0) return true
  return fallback.getChildren('body').some((range) => attribute(range, 'end') === undefined)
}

/** One that makes no sense is empty. */
function readRange(range: Element): { readonly start: number; readonly end: number } {
  const [start, end] = [attribute(range, 'start') ?? '0', attribute(range, 'end') ?? '']
  const isRange = /^\d{1,9}$/.test(start) && /^\d{1,9}$/.test(end)
  return isRange ? { start: Number(start), end: Number(end) } : { start: 0, end: 0 }
}
