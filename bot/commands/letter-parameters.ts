import { type Language, languageNamed } from '../locales/index.ts'
import type { LetterKind } from '../records.ts'
import type { Parameter } from './parameter.ts'
import { domainText, looksLikeDomain } from './target.ts'

const WORDS = ['first', 'reminder', 'after-outage', 'thanks', 'show'] as const

/** Which letter, wherever the word stands; `undefined` for the one that fits. `show` is the last one again. */
export const letterKind: Parameter<LetterKind | 'show' | undefined> = {
  usage: `[${WORDS.join('|')}]`,
  place: 'anywhere',
  isRequired: false,
  label: 'field.letter',
  field: { type: 'list-single', choices: WORDS },
  read(typed) {
    const named = WORDS.filter((word) => typed.some((one) => one.toLowerCase() === word))
    const [value, ...others] = named
    if (others.length > 0) {
      return { ok: false, problem: (line) => ({ say: 'problem.only-one', params: { words: named, line } }) }
    }
    return { ok: true, value, rest: typed.filter((one) => one.toLowerCase() !== value) }
  },
}

/** The next word where it names a language that the bot speaks: `de`, `German`, `Deutsch`; other words are left. */
export const letterLanguage: Parameter<Language | undefined> = {
  usage: '[language]',
  place: 'next',
  isRequired: false,
  label: 'field.letter-language',
  field: { type: 'text-single' },
  read(words) {
    const [first = '', ...rest] = words
    const value = first === '' ? undefined : languageNamed(first)
    return { ok: true, value, rest: value === undefined ? words : rest }
  },
}

/** A domain in front of something else; not needed, for a code says which letter is meant. */
export const domainBefore: Parameter<string | undefined> = {
  usage: '[domain]',
  place: 'next',
  isRequired: false,
  label: 'field.domain',
  field: { type: 'text-single' },
  read(words) {
    const [first = '', ...rest] = words
    const isNamed = rest.length > 0 && looksLikeDomain(first)
    return isNamed
      ? { ok: true, value: domainText(first).toLowerCase(), rest }
      : { ok: true, value: undefined, rest: words }
  },
}

/** What is easily taken for something else when it is read aloud (Crockford's base 32). */
const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }

/** A letter's code as it was given, however it is typed. */
export const letterCode: Parameter<string> = {
  usage: '<code>',
  place: 'next',
  isRequired: true,
  label: 'field.code',
  field: { type: 'text-single' },
  read([first, ...rest]) {
    if (first === undefined || looksLikeDomain(first))
      return { ok: false, problem: (line) => ({ say: 'problem.which', params: { line } }) }
    const value = first
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]+$/u, '')
      .replace(/[OIL]/g, (letter) => MISREAD[letter] ?? letter)
    return { ok: true, value, rest }
  },
}
