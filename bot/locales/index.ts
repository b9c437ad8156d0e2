import { createInstance } from 'i18next'
import { formatAge, formatDuration } from './duration.ts'
import { en } from './en.ts'

/** Languages that the bot speaks, as BCP 47 tags. */
export const languages = ['en'] as const

export type Language = (typeof languages)[number]

/** What every language has to say: the keys of English. */
export type Catalogue = { readonly [K in keyof typeof en]: string }

/** Each language, and the locale by which `Intl` writes its numbers and dates: British dates keep the month apart from the day. */
const CATALOGUES: Readonly<Record<Language, { readonly catalogue: Catalogue; readonly intl: string }>> = {
  en: { catalogue: en, intl: 'en-GB' },
}

type English = typeof en
type WithoutPlural<K> = K extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}`
  ? Base
  : K

/** Names one thing that the bot can say. */
export type MessageKey = WithoutPlural<keyof English>

type Entry<K extends MessageKey> = K extends keyof English
  ? English[K]
  : English[`${K}_other` & keyof English]

type Placeholders<S> = S extends `${string}{{${infer P}}}${infer Rest}` ? P | Placeholders<Rest> : never
type NameIn<P> = P extends `${infer N},${string}` ? N : P
type ValueFor<P, N> = P extends N
  ? N extends 'count'
    ? number
    : string
  : P extends `${N & string}, ${infer F}`
    ? F extends 'list'
      ? readonly string[]
      : F extends 'time'
        ? Date
        : number
    : never

/** The variables of one message, each of the type that its place in the English sentence asks for. */
export type Params<K extends MessageKey> = {
  readonly [N in NameIn<Placeholders<Entry<K>>>]: ValueFor<Placeholders<Entry<K>>, N>
}

/** One thing said, as a code with its variables: what commands yield and tests compare. */
export type Said = {
  readonly [K in MessageKey]: keyof Params<K> extends never
    ? { readonly say: K }
    : { readonly say: K; readonly params: Params<K> }
}[MessageKey]

/** Words one message in one language. */
export type Translate = (said: Said) => string

/** A catalogue takes milliseconds to set up, and every line that anybody writes asks for one. */
const made = new Map<Language, Translate>()

/**
 * The wording of one language.
 *
 * A variable is shown as it is given: what came from a peer is cleaned before it gets here.
 */
export function translator(language: Language): Translate {
  const known = made.get(language) ?? makeTranslator(language)
  made.set(language, known)
  return known
}

function makeTranslator(language: Language): Translate {
  const { catalogue, intl } = CATALOGUES[language]
  const i18n = createInstance({
    lng: language,
    resources: { [language]: { translation: catalogue } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
  })
  void i18n.init()
  const lists = new Intl.ListFormat(intl, { style: 'short', type: 'unit' })
  const seconds = new Intl.NumberFormat(intl, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'narrow',
    maximumFractionDigits: 1,
  })
  const times = new Intl.DateTimeFormat(intl, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
  i18n.services.formatter?.add('list', (value: readonly string[]) => lists.format(value))
  i18n.services.formatter?.add('seconds', (value: number) => seconds.format(value))
  i18n.services.formatter?.add('time', (value: Date) => times.format(value))
  i18n.services.formatter?.add('duration', (value: number) => formatDuration(value, intl))
  i18n.services.formatter?.add('ago', (value: number) => formatAge(value, intl))
  return (said) => i18n.t(said.say, 'params' in said ? said.params : {})
}

/** Finds the language that a BCP 47 tag asks for: `en-GB` is served by `en`. */
export function languageOf(tag: string | undefined): Language | undefined {
  const primary = tag?.toLowerCase().split('-')[0]
  return languages.find((language) => language === primary)
}
