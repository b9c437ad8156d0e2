import { eastAsianWidth } from 'get-east-asian-width'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Most of what is measured, and needs no second look. */
const PRINTABLE_ASCII = /^[ -~]*$/

/**
 * How many columns a text takes where letters have one width: East Asian wide and full-width characters take two, whatever is
 * combined with a character before it none.
 *
 * @see UAX #11
 */
export function columns(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length
  let count = 0
  for (const { segment } of graphemes.segment(text)) count += widthOf(segment)
  return count
}

/** Several characters in one cell are as wide as the widest of them; the half-width voiced marks have a cell of their own. */
function widthOf(grapheme: string): number {
  if (/^[\p{Cc}\p{Mn}\p{Me}\p{Cf}]*$/u.test(grapheme)) return 0
  if (/\p{Emoji_Presentation}|\uFE0F/u.test(grapheme)) return 2
  const widths = Array.from(grapheme, (character) => eastAsianWidth(character.codePointAt(0) ?? 0))
  return /[\uFF9E\uFF9F]/u.test(grapheme) ? widths.length : Math.max(...widths)
}

/**
 * How much of a message a text takes: clients cut by characters, people scroll by columns; the larger of the two.
 */
export function extentOf(text: string): number {
  const width = text.split('\n').reduce((sum, line) => sum + columns(line) + 1, -1)
  return Math.max(text.length, width)
}
