/** What may begin a span: at the start of a line, behind white space, or behind another one (XEP-0393 §6.2). */
const SPAN = /(?:^|[\s*_~`])[*_~`](?=\S)/mu
/** What begins a block (§6.1). */
const BLOCK = /^(?:>|```)/mu

/**
 * Tells whether clients that know XEP-0393 might show a part of a text otherwise than the rest; what begins a span without
 * ending it counts as well.
 */
export function mayBeStyled(text: string): boolean {
  return SPAN.test(text) || BLOCK.test(text)
}
