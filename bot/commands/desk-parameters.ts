import type { FieldLabel, Parameter } from './parameter.ts'
import { domainText } from './target.ts'

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
