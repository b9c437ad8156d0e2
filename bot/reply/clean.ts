import { columns } from './columns.ts'

const MOST_COLUMNS = 80

/** Bytes of a peer are looked at up to here; nothing honest that is shown is longer. */
const MOST_CODE_UNITS = 4096

/** White space, but for the byte order mark, which `\s` takes for some. */
const BREAKS = /(?:(?!\uFEFF)[\s\u0085])+/gu

/**
 * Control (Cc), format (Cf: bidi, zero-width, tags), surrogate and private-use characters, variation selectors, and letters
 * that show as nothing.
 */
const INVISIBLE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Variation_Selector}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]/gu

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Makes text from a peer or a stranger fit to be shown: one line, nothing invisible, nothing that reorders what is around it.
 *
 * @param limit In columns, of which East Asian characters take two; what is longer ends in `…`.
 */
export function clean(text: string, limit: number = MOST_COLUMNS): string {
  const visible = text.slice(0, MOST_CODE_UNITS).replace(BREAKS, ' ').replace(INVISIBLE, '').trim()
  let shown = ''
  let fitting = ''
  let width = 0
  for (const { segment } of graphemes.segment(visible)) {
    const grapheme = withoutPiledMarks(segment)
    shown += grapheme
    width += columns(grapheme)
    if (width > limit) return `${fitting}…`
    if (width < limit) fitting = shown
  }
  return shown
}

/** Combining marks on one letter: more than any script needs overprint the lines around. */
const MOST_CODE_POINTS_IN_GRAPHEME = 6

function withoutPiledMarks(grapheme: string): string {
  return Array.from(grapheme).slice(0, MOST_CODE_POINTS_IN_GRAPHEME).join('')
}

const MOST_ITEMS = 15

/** Cleans a list that a peer sent; what is beyond the first 15 entries is shown as `…`. */
export function cleanList(items: readonly string[]): readonly string[] {
  const shown = items
    .slice(0, MOST_ITEMS)
    .map((item) => clean(item))
    .filter((item) => item !== '')
  return items.length > MOST_ITEMS ? [...shown, '…'] : shown
}
