import type { Language } from './languages.ts'
import { wordsFor } from './words.ts'

/**
 * Writes a line that begins with a command as somebody of that language says it: `check <domain> [c2s|s2s]` becomes
 * `prüfe <Domain> [c2s|s2s]`. What is typed as it is, in any language, stays.
 *
 * What confirms `forget me` is said in the language too, as the command understands it.
 *
 * @param placeholder The word for what is to be filled in; the same where there is none.
 */
export function localLine(line: string, language: Language, placeholder: (name: string) => string): string {
  const [name = '', ...rest] = line.split(' ')
  const [word] = wordsFor(name, language)
  const filledIn = rest.map((part) =>
    name === 'forget' && part === 'me'
      ? placeholder(part)
      : part.replace(/[<[]([a-z-]+)[>\]]/g, (whole, inner: string) =>
          whole.replace(inner, placeholder(inner)),
        ),
  )
  return [word, ...filledIn].join(' ')
}
