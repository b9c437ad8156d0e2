import { type Language, type Said, languageOf, languages } from '../locales/index.ts'
import { clean } from '../reply/clean.ts'
import type { Command } from './command.ts'
import { nearestWord } from './correct.ts'
import { looksLikeDomain } from './target.ts'

/** What a line means: a command with its words, or what to say instead; and the language asked for in it. */
export type Interpretation = { readonly language?: Language } & (
  | { readonly kind: 'command'; readonly command: Command; readonly words: readonly string[] }
  | { readonly kind: 'not-understood'; readonly said: Said }
)

const SHORTEST_PREFIX = 3
/** Goes with every command, wherever it stands. */
const LANGUAGE_OPTION = /^lang=(.*)$/iu

/**
 * Understands a line: a command's name, the beginning of one, or a domain alone, which is checked.
 * A word that is only near a command is never run: the whole line is suggested, to be copied.
 */
export function interpret(text: string, commands: readonly Command[]): Interpretation {
  const typed = text
    .normalize('NFC')
    .split(/\s+/u)
    .filter((word) => word !== '')
  const tag = typed.map((word) => LANGUAGE_OPTION.exec(word)?.[1]).find((found) => found !== undefined)
  const words = typed.filter((word) => !LANGUAGE_OPTION.test(word))
  const language = languageOf(tag)
  if (language !== undefined) return { ...understand(words, commands), language }
  if (tag === undefined) return understand(words, commands)
  const params = { tag: clean(tag), known: languages }
  return { kind: 'not-understood', said: { say: 'problem.language', params } }
}

function understand([first = '', ...rest]: readonly string[], commands: readonly Command[]): Interpretation {
  const word = commandWord(first)
  const command = named(word, commands)
  if (command !== undefined) return { kind: 'command', command, words: rest }
  const check = named('check', commands)
  if (check !== undefined && looksLikeDomain(first)) {
    return { kind: 'command', command: check, words: [first, ...rest] }
  }
  const shown = clean(first)
  if (shown === '') return { kind: 'not-understood', said: { say: 'unknown.nothing' } }
  const nearest = nearestName(word, commands)
  if (nearest === undefined)
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

function named(word: string, commands: readonly Command[]): Command | undefined {
  const exact = commands.find(({ name }) => name === word)
  if (exact !== undefined || word.length < SHORTEST_PREFIX) return exact
  const [only, ...others] = commands.filter(({ name }) => name.startsWith(word))
  return others.length === 0 ? only : undefined
}

function nearestName(word: string, commands: readonly Command[]): string | undefined {
  if (word.length < SHORTEST_PREFIX) return undefined
  return nearestWord(
    word,
    commands.map(({ name }) => name),
  )
}
