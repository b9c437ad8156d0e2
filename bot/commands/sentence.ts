/** A sentence that stands for a command: as an operator writes who knows no commands. */
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
  return ['require-from', ...(domain === undefined ? [] : [domain]), ...day]
}
