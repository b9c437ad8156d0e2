/** Languages that the bot speaks, as BCP 47 tags. */
export const languages = ['en', 'zh-Hans', 'zh-Hant', 'ja', 'de', 'ru', 'fr', 'es'] as const

export type Language = (typeof languages)[number]

/**
 * Finds the language that a BCP 47 tag asks for: `en-GB` is served by `en`, `zh-TW` and `yue` by `zh-Hant`, as CLDR's likely
 * subtags have it.
 *
 * @param tag As received; `de_DE` is understood as well.
 * @returns `undefined` when it is no tag, or of a language that the bot does not speak.
 * @see RFC 4647 §3.4, RFC 5646 §2.1
 */
export function languageOf(tag: string | undefined): Language | undefined {
  const asked = likely(tag?.replaceAll('_', '-') ?? '')
  if (asked === undefined) return undefined
  const primary = asked.language === 'yue' ? 'zh' : asked.language
  const candidates = languages.filter((language) => likely(language)?.language === primary)
  return candidates.find((language) => likely(language)?.script === asked.script) ?? candidates[0]
}

/**
 * Finds the language that somebody's system speaks, by the locale of its messages: `ja_JP.UTF-8`.
 *
 * @returns `undefined` where it has none (`C`), or one that the bot does not speak.
 * @see POSIX.1-2017, Base Definitions §8.2
 */
export function languageOfSystem(env: Readonly<Record<string, string | undefined>>): Language | undefined {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  )
  return languageOf(locale?.replace(/[.@].*$/, ''))
}

function likely(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag).maximize()
  } catch {
    return undefined
  }
}

/** The language as those who speak it call it, e.g. `Deutsch`. */
export function nameOf(language: Language): string {
  return nameIn(language, language)
}

/**
 * Finds the language that somebody means: by its tag, or by its name in itself or in English.
 *
 * @returns `undefined` when the bot does not speak it.
 */
export function languageNamed(word: string): Language | undefined {
  const asked = folded(word)
  const isNamed = (language: Language): boolean =>
    [nameOf(language), nameIn(language, 'en')].map(folded).includes(asked)
  // What is not ASCII is no tag: `中文` for `简体中文`.
  const isPart = (language: Language): boolean => /\P{ASCII}/u.test(asked) && nameOf(language).includes(word)
  return languages.find(isNamed) ?? languageOf(word.normalize('NFKC')) ?? languages.find(isPart)
}

function nameIn(language: Language, speaker: Language): string {
  return new Intl.DisplayNames([speaker], { type: 'language' }).of(language) ?? language
}

/**
 * Chooses the language of an answer: what was chosen once, else that of the command's word, else that of the message, else
 * the installation's. Clients mark messages as English whatever is written in them, so that mark alone says nothing.
 *
 * @param tag `xml:lang` of the message.
 */
export function chooseLanguage(
  asked: {
    readonly stored?: Language | undefined
    readonly word?: Language | undefined
    readonly tag?: string | undefined
  },
  fallback: Language,
): Language {
  const marked = languageOf(asked.tag)
  return asked.stored ?? asked.word ?? (marked === 'en' ? undefined : marked) ?? fallback
}

/** What a word has in common however it is typed: full width, capitals, with or without its accents. */
export function folded(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
}
