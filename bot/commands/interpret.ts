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
import { commandInSentence } from './sentence.ts'
import { looksLikeDomain } from './target.ts'
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

/** @returns The command whose whole name a line begins with, in any language, and what follows that; `undefined` where there is none. */
export function wholeCommand(
  text: string,
  commands: readonly Command[],
): { readonly command: Command; readonly words: readonly string[] } | undefined {
  const [first = '', ...rest] = typedCommand(text, commands)
  const command = wholeName(commandWord(first), commands)
  return command && { command, words: rest.filter((word) => !LANGUAGE_OPTION.test(word)) }
}

/** The words of a line, the name of a command in front where it has one. */
function typedCommand(text: string, commands: readonly Command[]): readonly string[] {
  const [start = '', ...others] = unglued(typedWords(text), commands)
  return commandInSentence([start, ...others]) ?? [...(partCommand(start) ?? [start]), ...others]
}

/** Takes a command's name off what is stuck to it, as people write functions and labels: `check(a.jp)`, `check:a.jp`. */
function unglued(words: readonly string[], commands: readonly Command[]): readonly string[] {
  const text = words.join(' ')
  const [, name = '', inside, behind] = GLUED.exec(text) ?? []
  const rest = inside ?? behind
  return rest === undefined || wholeName(commandWord(name), commands) === undefined
    ? words
    : [name, ...rest.split(' ').filter((word) => word !== '')]
}

const GLUED = /^([^\s:(（：.@]+) ?(?:[(（](.*)[)）]|[:：](.+))[.;]?$/u

/** @returns The command that has that name, in any language. */
function wholeName(word: string, commands: readonly Command[]): Command | undefined {
  const english = alsoEnglish(word) ?? word
  const local = commandNamed(word)?.command
  return commands.find(({ name }) => name === english) ?? commands.find(({ name }) => name === local)
}

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
  const shown = clean(first)
  if (shown === '') return { kind: 'not-understood', said: { say: 'unknown.nothing' } }
  const nearest = nearestName(word, commands, likely)
  if (nearest === undefined || !isLineOf(nearest, rest, commands))
    return { kind: 'not-understood', said: { say: 'unknown.word', params: { word: shown } } }
  const line = clean([nearest, ...rest].join(' '))
  return { kind: 'not-understood', said: { say: 'unknown.suggestion', params: { word: shown, line } } }
}

/** As typed on any keyboard: full-width letters, capitals, a leading `/` or `!`, a colon behind. */
function commandWord(first: string): string {
  return first
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[/!]/, '')
    .replace(/[:,.!?]+$/, '')
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
  const wordLanguage = own.find((language) => language === likely) ?? own[0]
  if (command !== undefined && wordLanguage !== undefined) {
    const isShared = own.length > 1 && wordLanguage !== likely
    return { command, wordLanguage, ...(isShared && { isShared }) }
  }
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
