/** Stands for what no column of PostgreSQL can hold. */
const REPLACEMENT = '\uFFFD'

/**
 * Writes plain JSON for a `jsonb` column. U+0000 and lone surrogates, which JSON can write and `jsonb` refuses, become U+FFFD.
 *
 * @see https://www.postgresql.org/docs/current/datatype-json.html
 */
export function toJsonb(value: object): string {
  // A pair of backslashes is matched first, so that `\\u0000`, a backslash and five characters, is left alone. JSON.stringify
  // escapes no surrogate but a lone one.
  return JSON.stringify(value).replace(/\\\\|\\u(?:0000|d[89a-f][\da-f]{2})/g, (found) =>
    found === '\\\\' ? found : REPLACEMENT,
  )
}

/** Text for a `text` column, which cannot hold U+0000. */
export function toText(text: string): string {
  return text.replaceAll('\0', REPLACEMENT)
}
