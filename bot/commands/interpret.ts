import {
  type Language,
  type Said,
  alsoEnglish,
  commandNamed,
  languageNamed,
  languages,
  partCommand,
  wordsFor,
} from '../locales/index.ts'
import { clean } from '../reply/clean.ts'
import type { Command } from './command.ts'
import { nearestWord } from './correct.ts'
import { commandWord, courtesyOf, isNegated, namesIn, namingOf, rephrased } from './rephrase.ts'
import { commandInSentence } from './sentence.ts'
import { domainText, looksLikeDomain } from './target.ts'
import { typedWords } from './typed-words.ts'

/** What a line means: a command with its words, or what to say instead; and which language it asks for, or is written in. */
export type Interpretation = {
  /** Asked for by `lang=`. */
  readonly language?: Language
  /** That of the command's name; English names are understood by everybody and tell nothing. */
  readonly wordLanguage?: Language
  /** Others have that name too, and nothing tells which is meant. */
  readonly isShared?: true
} & (
  | { readonly kind: 'command'; readonly command: Command; readonly words: readonly string[] }
  | { readonly kind: 'not-understood'; readonly said: Said }
)

const SHORTEST_PREFIX = 3
/** Goes with every command, wherever it stands. */
const LANGUAGE_OPTION = /^lang=(.*)$/iu

/**
 * Understands a line: a command's name, the beginning of one, or a domain alone, which is checked.
 * A word that is only near a command is never run: the whole line is suggested, to be copied.
 *
 * @param likely The asker's language as far as it is known: names are completed and guessed in it and in English, and it
 *   decides between languages that share a name. Whole names are understood in every language.
 */
export function interpret(text: string, commands: readonly Command[], likely: Language): Interpretation {
  const typed = typedCommand(text, commands)
  const tag = typed.map((word) => LANGUAGE_OPTION.exec(word)?.[1]).find((found) => found !== undefined)
  const words = typed.filter((word) => !LANGUAGE_OPTION.test(word))
  if (tag === undefined) return understand(words, commands, likely)
  const language = languageNamed(tag)
  if (language !== undefined) return { ...understand(words, commands, likely), language }
  const params = { tag: clean(tag), known: languages }
  return { kind: 'not-understood', said: { say: 'problem.language', params } }
}

/**
 * @param asWritten Takes no request for the command that it asks for.
 * @returns The command whose whole name a line begins with, in any language, and what follows that; `undefined` where there is none.
 */
export function wholeCommand(
  text: string,
  commands: readonly Command[],
  asWritten = false,
): { readonly command: Command; readonly words: readonly string[] } | undefined {
  const typed = asWritten ? writtenCommand(text, commands) : typedCommand(text, commands)
  return commandOf(typed, commands)
}

function commandOf(
  [first = '', ...rest]: readonly string[],
  commands: readonly Command[],
): { readonly command: Command; readonly words: readonly string[] } | undefined {
  const name = namingOf(commands).commandOf(first)
  const command = commands.find((one) => one.name === name)
  return command && { command, words: rest.filter((word) => !LANGUAGE_OPTION.test(word)) }
}

/** The words of a line, the name of a command in front where it has one, or is a request for one. */
function typedCommand(text: string, commands: readonly Command[]): readonly string[] {
  const written = writtenCommand(text, commands)
  const options = written.filter((word) => LANGUAGE_OPTION.test(word))
  const words = written.filter((word) => !LANGUAGE_OPTION.test(word))
  const requests = rephrased(words, namingOf(commands))
  const name = commandOf(words, commands)?.command.name
  // These take any word, also one that is but polite (`help please`), and a domain what stands in front of it without a space.
  const isAnyWord = name === undefined || name === 'help' || name === 'lang'
  const lines = isAnyWord ? [...requests, words] : [words, ...requests]
  const meant = lines.find((line) => isLine(line, commands))
  return meant === undefined ? written : [...meant, ...options]
}

/** The same, but for requests. */
function writtenCommand(text: string, commands: readonly Command[]): readonly string[] {
  const words = unglued(typedWords(text), commands)
  const [start = '', ...others] = words
  return commandInSentence(words) ?? [...(partCommand(start) ?? [start]), ...others]
}

/** Whether a line does as it stands: where a domain has to follow, something looks like one. */
function isLine(line: readonly string[], commands: readonly Command[]): boolean {
  const { command, words } =
    commandOf(looksLikeDomain(line[0] ?? '') ? ['check', ...line] : line, commands) ?? {}
  if (command === undefined || words === undefined || !command.read(words).ok) return false
  return !needsDomain(command) || looksLikeDomain(words[0] ?? '')
}

/** Whether nothing can be done without a domain. */
export function needsDomain({ fields }: Pick<Command, 'fields'>): boolean {
  return fields.some(
    ({ isRequired, label }) => isRequired && (label === 'field.domain' || label === 'field.domains'),
  )
}

/** Takes a command's name off what is stuck to it, as people write functions and labels: `check(a.jp)`, `check:a.jp`. */
function unglued(words: readonly string[], commands: readonly Command[]): readonly string[] {
  const text = words.join(' ')
  const [, name = '', inside, behind] = GLUED.exec(text) ?? []
  const rest = inside ?? behind
  return rest === undefined || namingOf(commands).commandOf(name) === undefined
    ? words
    : [name, ...rest.split(' ').filter((word) => word !== '')]
}

const GLUED = /^([^\s:(（：.@]+) ?(?:[(（](.*)[)）]|[:：](.+))[.;]?$/u

function understand(
  [first = '', ...rest]: readonly string[],
  commands: readonly Command[],
  likely: Language,
): Interpretation {
  const word = commandWord(first)
  const meant = named(word, commands, likely)
  if (meant !== undefined) return { kind: 'command', ...meant, words: rest }
  const check = commands.find(({ name }) => name === 'check')
  if (check !== undefined && looksLikeDomain(first)) {
    return { kind: 'command', command: check, words: [first, ...rest] }
  }
  const courtesy = courtesyOf([first, ...rest], namingOf(commands))
  if (courtesy !== undefined) {
    const { kind, languages: own } = courtesy
    // English is said by everybody.
    const spoken = own.includes('en') ? {} : spokenIn(own, likely)
    return { kind: 'not-understood', said: { say: `unknown.${kind}` }, ...spoken }
  }
  const shown = clean(first)
  if (shown === '') return { kind: 'not-understood', said: { say: 'unknown.nothing' } }
  const nearest = nearestName(word, commands, likely)
  if (nearest === undefined || !isLineOf(nearest, rest, commands))
    return { kind: 'not-understood', said: askedBack([first, ...rest], shown, commands) }
  const line = clean([nearest, ...rest].join(' '))
  return { kind: 'not-understood', said: { say: 'unknown.suggestion', params: { word: shown, line } } }
}

/** Of a sentence that names a domain, the line that may be meant; of another one the word that nobody understands. */
function askedBack(line: readonly string[], word: string, commands: readonly Command[]): Said {
  const domain = line.find(looksLikeDomain)
  if (domain === undefined || isNegated(line, namingOf(commands)))
    return { say: 'unknown.word', params: { word } }
  const name = namesIn(line, namingOf(commands)).find((one) => isLine([one, domain], commands)) ?? 'check'
  return { say: 'unknown.sentence', params: { line: clean(`${name} ${domainText(domain)}`) } }
}

/** In which of several languages something is said. */
function spokenIn(
  own: readonly Language[],
  likely: Language,
): Pick<Interpretation, 'wordLanguage' | 'isShared'> {
  const wordLanguage = own.find((language) => language === likely) ?? own[0]
  if (wordLanguage === undefined) return {}
  return { wordLanguage, ...(own.length > 1 && wordLanguage !== likely && { isShared: true }) }
}

function named(
  word: string,
  commands: readonly Command[],
  likely: Language,
): (Pick<Interpretation, 'wordLanguage' | 'isShared'> & { readonly command: Command }) | undefined {
  const english = alsoEnglish(word) ?? word
  const exact = commands.find(({ name }) => name === english)
  if (exact !== undefined) return { command: exact }
  const { command: local, languages: own = [] } = commandNamed(word) ?? {}
  const command = commands.find(({ name }) => name === local)
  if (command !== undefined) return { command, ...spokenIn(own, likely) }
  if (word.length < SHORTEST_PREFIX) return undefined
  const [only, ...others] = commands.filter(({ name }) =>
    [name, ...wordsFor(name, likely)].some((known) => known.startsWith(word)),
  )
  return only === undefined || others.length > 0 ? undefined : { command: only }
}

/** Whether the line would do with that word in front; the word alone is worth telling, whatever it needs behind it. */
function isLineOf(word: string, rest: readonly string[], commands: readonly Command[]): boolean {
  const name = commandNamed(word)?.command ?? word
  return rest.length === 0 || commands.find((one) => one.name === name)?.read(rest).ok === true
}

/** The name that is nearest to a word, as the asker would say it; `undefined` where none is near. */
export function nearestName(
  word: string,
  commands: readonly Pick<Command, 'name'>[],
  likely: Language,
): string | undefined {
  if (word.length < SHORTEST_PREFIX) return undefined
  return nearestWord(
    word,
    commands.flatMap(({ name }) => [name, ...wordsFor(name, likely)]),
  )
}
