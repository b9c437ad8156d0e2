import { z } from 'zod'
import type { AnnouncedOutage, OutageStatus } from '../ports.ts'
import { clean } from '../reply/clean.ts'

/** A document as XEP-0455 §2.2 describes it; what it does not know is passed over. */
const DOCUMENT = z.object({
  planned: z.boolean().optional().catch(undefined),
  beginning: z.iso.datetime({ offset: true }),
  expected_end: z.iso.datetime({ offset: true }).optional().catch(undefined),
  message: z.record(z.string(), z.unknown()).optional().catch(undefined),
})

const LONGEST_MESSAGE = 300
const MOST_MESSAGES = 30
/** BCP 47, or `default`. */
const LANGUAGE = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/

/**
 * Reads what operators publish about an outage.
 *
 * @param text Foreign input.
 * @returns `none` for an object without a beginning, which is how they say that it is over.
 */
export function parseOutageStatus(text: string): OutageStatus {
  const json = parseJson(text)
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { state: 'unknown' }
  if (!('beginning' in json)) return { state: Object.keys(json).length === 0 ? 'none' : 'unknown' }
  const parsed = DOCUMENT.safeParse(json)
  if (!parsed.success) return { state: 'unknown' }
  const { beginning, expected_end: end, message = {}, planned } = parsed.data
  return {
    state: 'announced',
    outage: {
      ...(planned !== undefined && { isPlanned: planned }),
      beginning: Date.parse(beginning),
      ...(end !== undefined && { expectedEnd: Date.parse(end) }),
      messages: readMessages(message),
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readMessages(message: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const texts = Object.entries(message)
    .slice(0, MOST_MESSAGES)
    .flatMap(([language, text]): readonly (readonly [string, string])[] => {
      const shown = typeof text === 'string' ? clean(text, LONGEST_MESSAGE) : ''
      return shown === '' || !LANGUAGE.test(language) ? [] : [[language, shown]]
    })
  return Object.fromEntries(texts)
}

/** Maintenance takes longer than was thought; a document that was to be done with for so long was forgotten. */
const STALE_AFTER_MS = 86_400_000

/** Whether an announcement is of an outage long before the one that began at `since`, in ms since the epoch. */
export function isStale({ expectedEnd }: AnnouncedOutage, since: number): boolean {
  return expectedEnd !== undefined && since - expectedEnd > STALE_AFTER_MS
}

/** What they say in that language, else as they say it by default; `undefined` where they say nothing. */
export function outageMessage({ messages }: AnnouncedOutage, language: string): string | undefined {
  const [primary = ''] = language.split('-')
  const tags = [language, primary, 'default']
  for (const tag of tags) {
    const found = Object.entries(messages).find(([own]) => own.toLowerCase() === tag.toLowerCase())
    if (found !== undefined) return found[1]
  }
  return undefined
}
