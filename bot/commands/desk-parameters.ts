import type { Said } from '../locales/index.ts'
import { clean } from '../reply/clean.ts'
import { type FieldLabel, type Parameter, type Reading, flag } from './parameter.ts'
import { domainText } from './target.ts'
import type { Day } from './typed-day.ts'
import { readWrittenDay } from './written-day.ts'

/** One domain as typed: whether it is one is not known yet. */
export const oneDomain: Parameter<string> = {
  usage: '<domain>',
  place: 'next',
  isRequired: true,
  label: 'field.domain',
  field: { type: 'text-single' },
  read([first = '', ...rest]) {
    const value = domainText(first).toLowerCase()
    if (value !== '') return { ok: true, value, rest }
    return { ok: false, problem: (line) => ({ say: 'problem.which-domain', params: { line } }) }
  },
}

/** The next word where it is a domain; `undefined` where there is none. */
export const maybeDomain: Parameter<string | undefined> = {
  usage: '[domain]',
  place: 'next',
  isRequired: false,
  label: 'field.maybe-domain',
  field: { type: 'text-single' },
  read([first, ...rest]) {
    const value = first === undefined ? '' : domainText(first).toLowerCase()
    return { ok: true, value: value === '' ? undefined : value, rest }
  },
}

/** One of a few words, wherever it stands; the first of them where none is named. */
export function oneOf<const T extends string>(label: FieldLabel, words: readonly [T, ...T[]]): Parameter<T> {
  return {
    usage: `[${words.join('|')}]`,
    place: 'anywhere',
    isRequired: false,
    label,
    field: { type: 'list-single', choices: words },
    read(typed) {
      const named = words.filter((word) => typed.some((one) => one.toLowerCase() === word))
      const rest = typed.filter((one) => !words.some((word) => word === one.toLowerCase()))
      const [value = words[0], ...others] = named
      if (others.length === 0) return { ok: true, value, rest }
      return { ok: false, problem: (line) => ({ say: 'problem.only-one', params: { words: named, line } }) }
    },
  }
}

/** Which page of a long answer, from 1, which it is where nothing is said. */
export const page: Parameter<number> = {
  usage: '[page]',
  place: 'anywhere',
  isRequired: false,
  label: 'field.page',
  field: { type: 'text-single' },
  read(typed) {
    const number = typed.find((word) => /^[1-9][0-9]{0,2}$/.test(word))
    return { ok: true, value: Number(number ?? 1), rest: typed.filter((word) => word !== number) }
  },
}

/** The next words as a day, and not without it. */
export const day: Parameter<Day> = {
  usage: '<date>',
  place: 'next',
  isRequired: true,
  label: 'field.day',
  field: { type: 'text-single' },
  read(words) {
    const written = readWrittenDay(words)
    if (written !== undefined) return { ok: true, value: written.day, rest: written.rest }
    return { ok: false, problem: (line) => ({ say: 'problem.day', params: { line } }) }
  },
}

/** The next word as a day from which something is told, or so many days ago; `undefined` where there is none. */
export const sinceDay: Parameter<Day | undefined> = {
  ...day,
  usage: '[date]',
  isRequired: false,
  label: 'field.since',
  read(words) {
    if (words.length === 0) return { ok: true, value: undefined, rest: [] }
    const reading = day.read(words)
    return reading.ok ? reading : { ok: false, problem: (line) => askSince(line) }
  },
}

/** Asks from which day. */
export function askSince(line: string): Said {
  return { say: 'problem.since-day', params: { line: `${line} 2017-03-01` } }
}

/** Has a step taken although steps before it are missing, which is recorded. */
export const anyway: Parameter<boolean> = flag('field.anyway', 'anyway')

/** The same where free text follows, which may well hold that word: only right behind the domain. */
export const anywayFirst: Parameter<boolean> = {
  ...anyway,
  read([first, second, ...rest]) {
    const value = second?.toLowerCase() === 'anyway'
    const left = [first, ...(value ? [] : [second]), ...rest].filter((word) => word !== undefined)
    return { ok: true, value, rest: left }
  },
}

/** What is written down stays for long, and is read on phones. */
const LONGEST_TEXT = 500

/** Everything behind the domain, cleaned and in one line; `undefined` where there is nothing. */
export const maybeText: Parameter<string | undefined> = {
  usage: '[text]',
  isRequired: false,
  place: 'rest',
  label: 'field.text',
  field: { type: 'text-multi' },
  read(words) {
    const text = cleanText(words)
    if (text.length > LONGEST_TEXT) return tooLong
    return { ok: true, value: text === '' ? undefined : text, rest: [] }
  },
}

/** Everything behind the domain, cleaned and in one line, and not without it. */
export const text: Parameter<string> = {
  ...maybeText,
  usage: '<text>',
  isRequired: true,
  read(words) {
    const value = cleanText(words)
    if (value.length > LONGEST_TEXT) return tooLong
    if (value !== '') return { ok: true, value, rest: [] }
    return { ok: false, problem: (line) => ({ say: 'problem.which-text', params: { line } }) }
  },
}

const tooLong: Reading<never> = {
  ok: false,
  problem: () => ({ say: 'problem.text-too-long', params: { most: `${LONGEST_TEXT}` } }),
}

/** East Asian letters take two columns each; the limit on letters is another one. */
function cleanText(words: readonly string[]): string {
  return clean(words.join(' '), Number.POSITIVE_INFINITY)
}
