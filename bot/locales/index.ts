import { type i18n, createInstance } from 'i18next'
import type { Catalogue, PluralCategory, Said } from './catalogue.ts'
import { formatDate } from './date.ts'
import { de } from './de.ts'
import { formatAge, formatDuration } from './duration.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import type { Language } from './languages.ts'
import { localLine } from './local-line.ts'
import { ru } from './ru.ts'
import { wordsFor } from './words.ts'
import { zhHans } from './zh-hans.ts'
import { zhHant } from './zh-hant.ts'

export { formatDate } from './date.ts'
export type { CommandName, MessageKey, Said } from './catalogue.ts'
export { type Language, chooseLanguage, languageNamed, languageOf, languages, nameOf } from './languages.ts'
export { type PhraseKind, lineMeant, optionMeant, phraseLanguages } from './phrases.ts'
export { alsoEnglish, commandNamed, partCommand, wordsFor } from './words.ts'

/** Words one message in one language. */
export type Translate = (said: Said) => string

/** A language's sentences, and how `Intl` writes its numbers and dates. */
interface Locale {
  readonly catalogue: Partial<Catalogue<PluralCategory>>
  readonly intl: string
  readonly seconds: 'narrow' | 'short'
}

/** British dates keep the month apart from the day. */
const LOCALES: Readonly<Record<Language, Locale>> = {
  en: { catalogue: en, intl: 'en-GB', seconds: 'narrow' },
  'zh-Hans': { catalogue: zhHans, intl: 'zh-Hans', seconds: 'short' },
  'zh-Hant': { catalogue: zhHant, intl: 'zh-Hant', seconds: 'short' },
  ja: { catalogue: ja, intl: 'ja', seconds: 'short' },
  de: { catalogue: de, intl: 'de', seconds: 'short' },
  ru: { catalogue: ru, intl: 'ru', seconds: 'short' },
  fr: { catalogue: fr, intl: 'fr', seconds: 'short' },
  es: { catalogue: es, intl: 'es', seconds: 'short' },
}

/** What a language says, as it is written in its catalogue. */
export function catalogueOf(language: Language): Locale['catalogue'] {
  return LOCALES[language].catalogue
}

const made = new Map<Language, Translate>()

/**
 * The wording of one language.
 *
 * A variable is shown as it is given: what came from a peer is cleaned before it gets here.
 */
export function translator(language: Language): Translate {
  const translate = made.get(language) ?? makeTranslator(language)
  made.set(language, translate)
  return translate
}

function makeTranslator(language: Language): Translate {
  const instance = createInstance({
    lng: language,
    fallbackLng: 'en',
    resources: {
      en: { translation: withFormats(en) },
      [language]: { translation: withFormats(catalogueOf(language)) },
    },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
  })
  void instance.init()
  const placeholder = (name: string): string => instance.t(`usage.${name}`, { defaultValue: name })
  const word = (key: string): string => instance.t(key)
  addFormats(instance, language, { placeholder, word })
  return (said) => instance.t(said.say, 'params' in said ? said.params : {})
}

/** Variables that are written in one way wherever they stand, so that no sentence has to ask for it. */
const ALWAYS_FORMATTED: readonly (readonly [variable: string, format: string])[] = [
  ['count', 'number'],
  ['line', 'command'],
  ['usage', 'command'],
]

function withFormats(catalogue: Partial<Catalogue<PluralCategory>>): Record<string, string> {
  const formatted = (sentence: string): string =>
    ALWAYS_FORMATTED.reduce(
      (text, [variable, format]) => text.replaceAll(`{{${variable}}}`, `{{${variable}, ${format}}}`),
      sentence,
    )
  return Object.fromEntries(Object.entries(catalogue).map(([key, sentence]) => [key, formatted(sentence)]))
}

/** What is always one of a few words, which are sentences of their own: `{{c2s, state}}` is worded by `state.required`. */
const WORD_FAMILIES = ['state', 'stage', 'interval', 'letter-kind'] as const

/** Adds the formats that placeholders name: `{{mechanisms, list}}`. */
function addFormats(
  { services: { formatter } }: i18n,
  language: Language,
  { placeholder, word }: Record<'placeholder' | 'word', (name: string) => string>,
): void {
  const { intl, seconds } = LOCALES[language]
  const separator = separatorOf(intl)
  const numbers = new Intl.NumberFormat(intl)
  const units = new Intl.NumberFormat(intl, {
    style: 'unit',
    unit: 'second',
    unitDisplay: seconds,
    maximumFractionDigits: 1,
  })
  const times = new Intl.DateTimeFormat(intl, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  })
  const days = new Intl.DateTimeFormat(intl, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  })
  const scripts = new Intl.DisplayNames([intl], { type: 'script' })
  formatter?.add('list', (value: readonly string[]) => value.join(separator))
  formatter?.add('scripts', (value: readonly string[]) =>
    value.map((code) => scripts.of(code)).join(separator),
  )
  formatter?.add('number', (value: number) => numbers.format(value))
  formatter?.add('seconds', (value: number) => units.format(value))
  formatter?.add('time', (value: Date) => formatDate(times, value))
  formatter?.add('day', (value: Date) => formatDate(days, value))
  formatter?.add('duration', (value: number) => formatDuration(value, intl))
  formatter?.add('ago', (value: number) => formatAge(value, intl))
  formatter?.add('commands', (value: readonly string[]) =>
    value.map((name) => wordsFor(name, language)[0]).join(separator),
  )
  for (const family of WORD_FAMILIES) formatter?.add(family, (value: string) => word(`${family}.${value}`))
  formatter?.add('stages', (value: readonly string[]) =>
    value.map((stage) => word(`stage.${stage}`)).join(separator),
  )
  formatter?.add('actor', (value: string) => (value === '' ? word('step.somebody') : value))
  formatter?.add('command', (value: string) => localLine(value, language, placeholder))
}

/** What stands between the entries of a list; no language needs an "and" before the last of several identifiers. */
function separatorOf(intl: string): string {
  const parts = new Intl.ListFormat(intl, { style: 'narrow', type: 'conjunction' }).formatToParts([
    '1',
    '2',
    '3',
  ])
  return parts.find(({ type }) => type === 'literal')?.value ?? ', '
}
