import type { Service } from '../../probes/index.ts'
import type { MessageKey, Said } from '../locales/index.ts'
import type { Family } from '../ports.ts'
import { readDuration } from './typed-duration.ts'
import { domainText, looksLikeDomain, partDomains } from './target.ts'

/**
 * One thing that may stand behind a command's name. Parser, help, form and documentation are all made from it: what is
 * filled into a form becomes words again, so there is one parser for everything.
 */
export interface Parameter<T> {
  /** As in usage lines, e.g. `[c2s|s2s]`. */
  readonly usage: string
  /** Without it the command cannot run; it is part of the shortest usage then. */
  readonly isRequired: boolean
  /** What a form calls it. */
  readonly label: FieldLabel
  readonly field: Field
  /**
   * Where its words stand: those that stand anywhere are taken out first, then one parameter after the other takes the next
   * word, and one may take what is left.
   */
  readonly place: 'anywhere' | 'next' | 'rest'
  /** Takes its own words out of those that are left. Pure; never throws. */
  read(words: readonly string[]): Reading<T>
}

/** The names of fields. */
export type FieldLabel = Extract<MessageKey, `field.${string}`>

/** What a form calls a field, to be worded. */
export function sayLabel(label: FieldLabel): Said {
  // The sentences of fields have no variables. TypeScript looks at 25 members of a union one by one, and there are more.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { say: label } as Said
}

/** How a form asks for it (XEP-0004 §3.3). */
export type Field =
  | { readonly type: 'text-multi' | 'text-single' }
  /** Several of these words, or one, or none. */
  | { readonly type: 'list-multi'; readonly choices: readonly string[] }
  /** One of these words, or none. */
  | { readonly type: 'list-single'; readonly choices: readonly string[] }
  /** Ticked, it stands for that word. */
  | { readonly type: 'boolean'; readonly word: string }

/** What a parameter makes of the words, and those that are not its own. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T; readonly rest: readonly string[] }
  | { readonly ok: false; readonly problem: (example: string) => Said }

/** A command's parameters by the names of its arguments, in the order of its usage line. */
export type Parameters = Readonly<Record<string, Parameter<unknown>>>

/** The arguments that those parameters give. */
export type ArgumentsOf<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never
}

const MOST_DOMAINS = 5

/** Domains as typed: whether they are domains is not known yet. */
const domains = (most: number): Parameter<readonly string[]> => ({
  usage: most === 1 ? '<domain>' : '<domain> …',
  place: most === 1 ? 'next' : 'rest',
  isRequired: true,
  label: most === 1 ? 'field.domain' : 'field.domains',
  field: { type: most === 1 ? 'text-single' : 'text-multi' },
  read(typed) {
    const words = typed.flatMap(partDomains)
    // A word that does not look like one is still taken for a domain where there is no other.
    const named = words.some(looksLikeDomain) ? words.filter(looksLikeDomain) : words.slice(0, 1)
    const value = [...new Set(named.map((word) => domainText(word).toLowerCase()))].filter(
      (text) => text !== '',
    )
    if (value.length === 0)
      return { ok: false, problem: (line) => ({ say: 'problem.which-domain', params: { line } }) }
    if (value.length > most) {
      return {
        ok: false,
        problem: () => ({ say: 'problem.too-many-domains', params: { count: most } }),
      }
    }
    return { ok: true, value, rest: words.filter((word) => !named.includes(word)) }
  },
})

/** Any of a few words, wherever they stand; all are meant where none is named. */
function choices<T>(label: FieldLabel, words: Readonly<Record<string, T>>): Parameter<readonly T[]> {
  const names = Object.keys(words)
  return {
    usage: `[${names.join('|')}]`,
    place: 'anywhere',
    isRequired: false,
    label,
    field: { type: 'list-multi', choices: names },
    read(typed) {
      const isOwn = (word: string): boolean => names.includes(word.toLowerCase())
      const named = new Set(typed.filter(isOwn).map((word) => word.toLowerCase()))
      const value = Object.entries(words).flatMap(([name, meant]) =>
        named.size === 0 || named.has(name) ? [meant] : [],
      )
      return { ok: true, value, rest: typed.filter((word) => !isOwn(word)) }
    },
  }
}

/** A word that is there or not, wherever it stands. */
export function flag(label: FieldLabel, name: string): Parameter<boolean> {
  return {
    usage: `[${name}]`,
    isRequired: false,
    label,
    field: { type: 'boolean', word: name },
    place: 'anywhere',
    read(typed) {
      const rest = typed.filter((word) => word.toLowerCase() !== name)
      return { ok: true, value: rest.length < typed.length, rest }
    },
  }
}

/** The next word, whatever it is; an optional one is `undefined` where there is none. */
export function anyWord(label: FieldLabel, name: string): Parameter<string | undefined> {
  return {
    usage: `[${name}]`,
    isRequired: false,
    label,
    field: { type: 'text-single' },
    place: 'next',
    read: ([value, ...rest]) => ({ ok: true, value, rest }),
  }
}

/** The next word, whatever it is, and not without it. */
export function requiredWord(label: FieldLabel, name: string): Parameter<string> {
  return {
    usage: `<${name}>`,
    place: 'next',
    isRequired: true,
    label,
    field: { type: 'text-single' },
    read([value, ...rest]) {
      if (value !== undefined) return { ok: true, value, rest }
      return { ok: false, problem: (line) => ({ say: 'problem.which', params: { line } }) }
    },
  }
}

/**
 * A word that has to be said, so that nobody runs the command by accident.
 *
 * @param others Understood as well: the same in other languages.
 */
export function confirmation(label: FieldLabel, name: string, others: readonly string[]): Parameter<true> {
  const words = [name, ...others]
  return {
    usage: name,
    place: 'anywhere',
    isRequired: true,
    label,
    field: { type: 'boolean', word: name },
    read(typed) {
      const rest = typed.filter((typedWord) => !words.includes(typedWord.toLowerCase()))
      if (rest.length < typed.length) return { ok: true, value: true, rest }
      return { ok: false, problem: (line) => ({ say: 'problem.whole-line', params: { line } }) }
    },
  }
}

const LONGEST_MS = 30 * 86_400_000

/** How long: `30m`, `1h`, `2d`, or `off`, which is 0; the default where nothing is said. In ms. */
export function duration(label: FieldLabel, defaultMs: number): Parameter<number> {
  return {
    usage: '[30m|1h|2d|off]',
    place: 'next',
    isRequired: false,
    label,
    field: { type: 'text-single' },
    read(words) {
      const [first, second = ''] = words
      if (first === undefined) return { ok: true, value: defaultMs, rest: [] }
      const isParted = /^\d+$/.test(first)
      const value = readDuration(isParted ? `${first}${second}` : first)
      if (value !== undefined && value <= LONGEST_MS)
        return { ok: true, value, rest: words.slice(isParted ? 2 : 1) }
      return { ok: false, problem: (line) => ({ say: 'problem.duration', params: { line } }) }
    },
  }
}

/** Of commands that take nothing after their name. */
export const NOTHING: Readonly<Record<string, never>> = {}

/** What every command about domains takes. */
export const ABOUT_DOMAINS = {
  domains: domains(MOST_DOMAINS),
  services: choices<Service>('field.services', { c2s: 'c2s', s2s: 's2s' }),
  families: choices<Family>('field.families', { ipv4: 4, ipv6: 6 }),
  isFresh: flag('field.fresh', 'fresh'),
} as const

/** What a command takes that is about one domain only. */
export const ABOUT_ONE_DOMAIN = { ...ABOUT_DOMAINS, domains: domains(1) } as const
