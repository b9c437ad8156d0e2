/** Sentences that stand for a command: what an operator writes who answers a letter, and knows no commands. */
import { looksLikeDomain } from './target.ts'

/** Also `we will require`, `we are going to require`, `we'll enforce`. */
const WE_REQUIRE_TLS =
  /^we(?: will|['’]ll| shall| are going to)? (?:require|enforce|demand|mandate) (?:tls|starttls|encryption) (.+)$/i

const SMALL_WORDS: ReadonlySet<string> = new Set([
  'from',
  'on',
  'as',
  'of',
  'starting',
  'beginning',
  'by',
  'at',
  'for',
  'the',
  'our',
  'server',
])

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const

/**
 * Understands “we require TLS from 8 May 2027”, with a domain or without.
 *
 * @returns The words of the command that it stands for; `undefined` for any other line. Where there is no day in it, the command
 *   says so.
 */
export function commandInSentence(words: readonly string[]): readonly string[] | undefined {
  const [, rest] = WE_REQUIRE_TLS.exec(words.join(' ')) ?? []
  if (rest === undefined) return undefined
  const telling = rest
    .split(/\s+/)
    .map((word) => word.replace(/[,.!]+$/, ''))
    .filter((word) => word !== '' && !SMALL_WORDS.has(word.toLowerCase()))
  const isDomain = (word: string): boolean => looksLikeDomain(word) && !/^\d/.test(word)
  const [domain] = telling.filter(isDomain)
  const day = telling.filter((word) => !isDomain(word))
  return ['require-from', ...(domain === undefined ? [] : [domain]), ...englishDay(day)]
}

/** `8 May 2027`, `May 8th 2027`; anything else as it is. */
function englishDay(words: readonly string[]): readonly string[] {
  const month = MONTHS.findIndex((name) => words.some((word) => isMonth(word, name)))
  const year = words.find((word) => /^\d{4}$/.test(word))
  const [, date] =
    /^(\d{1,2})(?:st|nd|rd|th)?$/i.exec(words.find((word) => /^\d{1,2}\D*$/.test(word)) ?? '') ?? []
  if (month === -1 || year === undefined || date === undefined || words.length > 3) return words
  return [`${year}-${String(month + 1).padStart(2, '0')}-${date.padStart(2, '0')}`]
}

const SHORTEST_MONTH = 3

function isMonth(word: string, name: string): boolean {
  const typed = word.toLowerCase()
  return typed.length >= SHORTEST_MONTH && name.startsWith(typed)
}
