import { distance } from 'fastest-levenshtein'

const MOST_TYPING_ERRORS = 2

/** Of a word so short two errors leave half, which is another word, unless only the order of the letters is wrong. */
const SHORT_WORD = 4

/**
 * Finds the word that was meant.
 *
 * @returns `undefined` where none is near: no more than two typing errors, and no more than one where what was typed, or the
 *   word, has three letters, or four and not the same ones.
 */
export function nearestWord(typed: string, known: readonly string[]): string | undefined {
  const [nearest] = known
    .map((word) => ({ word, errors: distance(typed.toLowerCase(), word) }))
    .filter(({ word, errors }) => {
      const shorter = Math.min(word.length, typed.length)
      if (errors > MOST_TYPING_ERRORS || errors >= shorter - 1) return false
      return errors < 2 || shorter > SHORT_WORD || isSameLetters(typed.toLowerCase(), word)
    })
    .toSorted((a, b) => a.errors - b.errors)
  return nearest?.word
}

/** Only their order differs. */
function isSameLetters(one: string, other: string): boolean {
  return Array.from(one).toSorted().join() === Array.from(other).toSorted().join()
}

/**
 * Writes the words behind a command as they were probably meant: strange ones become the options they are near to, or are
 * left out.
 *
 * @param strange Those of `words` that the command has no use for.
 */
export function correctWords(
  words: readonly string[],
  strange: readonly string[],
  options: readonly string[],
): readonly string[] {
  return words.flatMap((word) => {
    if (!strange.includes(word)) return [word]
    const meant = nearestWord(word, options)
    return meant === undefined || words.includes(meant) ? [] : [meant]
  })
}
