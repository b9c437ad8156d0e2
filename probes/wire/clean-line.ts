/** A log line, not a transcript. */
const DETAIL_LIMIT = 120

/**
 * Makes one line of a peer's words, which are shown beside ours: takes out control, format (bidi, zero-width) and line
 * characters, and folds spaces.
 *
 * @param limit In UTF-16 code units; what is longer ends in `…`. As long as a `detail` may be where absent.
 */
export function cleanLine(text: string, limit: number = DETAIL_LIMIT): string {
  const clean = text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  if (clean.length <= limit) return clean
  // `Cs` went above, so what is left of a pair that the cut splits is its first half only.
  return `${clean.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
