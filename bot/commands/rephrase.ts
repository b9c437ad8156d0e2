/** Requests as people make them of each other, taken for the command that they ask for: `Kannst du bitte xmpp.jp prüfen?` */
import {
  type PhraseKind,
  alsoEnglish,
  commandNamed,
  lineMeant,
  optionMeant,
  phraseLanguages,
  wordsFor,
} from '../locales/index.ts'
import { type CommandHelp, optionsOf } from './command.ts'
import { looksLikeDomain } from './target.ts'

/** In letters. Nobody asks for one thing at such length, and whoever sends more shall not keep the bot busy. */
const LONGEST_REQUEST = 300

function isLong(line: readonly string[]): boolean {
  return line.join(' ').length > LONGEST_REQUEST
}

/** Tells which words name commands, and what those need. */
export interface Naming {
  /** @returns The name of the command in English; `undefined` where the word names none. */
  commandOf(word: string): string | undefined
  /** @returns The words that a command has for its options, as `letter` has `thanks`. */
  optionsOf(command: string): readonly string[]
  /** Whether what follows its domain is written down as it is. */
  takesText(command: string): boolean
}

/**
 * Reads a line that is no command as it stands: courtesies are passed over, also between name and domain, a name may stand last,
 * and watching is turned into its end by `not`. In a text that is to be written down nothing is touched.
 *
 * @returns Lines that may be meant, the likeliest first; whether they are commands is for the caller to see.
 */
export function rephrased(line: readonly string[], naming: Naming): readonly (readonly string[])[] {
  const [start = ''] = line
  if (isLong(line)) return []
  if (naming.takesText(naming.commandOf(start) ?? '')) return [withoutSmallWords(line)]
  const said = line
    .flatMap((word) => partGlued(word, naming))
    .map(withoutMarks)
    .filter((word) => word !== '')
  const polite = without(withOptions(spelt(said), naming), ['greetings', 'requests', 'thanks'], naming)
  const meant = lineMeant(said.join(' ')) ?? lineMeant(polite.join(' '))
  if (meant !== undefined) return [meant.split(' ')]
  const once = without(polite, ['again'], naming)
  const positive = without(once, ['not'], naming)
  const words = nameFirst(withoutGeneralName(withoutSmallWords(positive), naming), naming)
  if (words === undefined) return []
  if (positive.length < once.length) return ending(words, naming)
  return once.length < polite.length ? [[...words, 'fresh'], words] : [words]
}

/**
 * Tells a line of which nothing is left without its greetings, or its thanks.
 *
 * @returns Which of them it is, and in which languages that is said.
 */
export function courtesyOf(
  line: readonly string[],
  naming: Naming,
):
  | { readonly kind: 'greetings' | 'thanks'; readonly languages: ReturnType<typeof phraseLanguages> }
  | undefined {
  const said = isLong(line) ? [] : line.map(withoutMarks).filter((word) => word !== '')
  for (const kind of ['greetings', 'thanks'] as const) {
    if (said.length === 0 || without(said, [kind, 'requests'], naming).length > 0) continue
    const languages = said.flatMap((_, index) => phraseLanguages(kind, said.slice(0, index + 1).join(' ')))
    if (languages.length > 0) return { kind, languages }
  }
  return undefined
}

/** @returns Every word of a line that names a command, as its name. */
export function namesIn(line: readonly string[], naming: Naming): readonly string[] {
  return isLong(line) ? [] : line.flatMap((word) => nameIn(withoutMarks(word), naming) ?? [])
}

/** Whether a line says that something is not so, or not to be: what is named in it is not asked for. */
export function isNegated(line: readonly string[], naming: Naming): boolean {
  const said = line.map(withoutMarks)
  return !isLong(line) && without(said, ['not'], naming).length < said.length
}

/** Of `not watch` is left that it ends; of no other command anything. */
function ending(words: readonly string[], naming: Naming): readonly (readonly string[])[] {
  const [name = '', ...rest] = words
  if (naming.commandOf(name) !== 'watch') return []
  const [language = 'en'] = commandNamed(name)?.languages ?? []
  return [[wordsFor('unwatch', language)[0], ...rest]]
}

/** What goes with the general name of it: a `full check`, a `letter sent`. */
const KINDS_OF: ReadonlyMap<string, readonly string[]> = new Map([
  ['check', ['full', 'features', 'raw', 'card']],
  ['letter', ['sent', 'answered']],
])

/** Of two names in front the one that says more. */
function withoutGeneralName(words: readonly string[], naming: Naming): readonly string[] {
  const names = words.slice(0, 2).map((word) => naming.commandOf(nameIn(word, naming) ?? '') ?? '')
  const isKind = (general = '', kind = ''): boolean => KINDS_OF.get(general)?.includes(kind) === true
  if (isKind(names[0], names[1])) return words.slice(1)
  return isKind(names[1], names[0]) ? [words[0] ?? '', ...words.slice(2)] : words
}

/** The command's name in front, as it is written in the tables; `undefined` where there is none, and no domain in front. */
function nameFirst(words: readonly string[], naming: Naming): readonly string[] | undefined {
  const [start = '', ...others] = words
  const first = nameIn(start, naming)
  if (first !== undefined) return [first, ...others]
  if (!looksLikeDomain(start)) return undefined
  const options = optionsIn(words, naming)
  const at = words.findLastIndex((word) => !options.includes(word.toLowerCase()))
  const last = nameIn(words[at] ?? '', naming)
  if (last !== undefined && !naming.takesText(naming.commandOf(last) ?? ''))
    return [last, ...words.filter((_, index) => index !== at)]
  return words
}

/** Of a word without spaces around it, the name that is left of it without particles and courtesies. */
function nameIn(word: string, naming: Naming): string | undefined {
  return forms(word).find((form) => naming.commandOf(form) !== undefined)
}

const PARTICLES_BEFORE =
  /^(?:[をのはがにでと]|って|について|的|请|請|再|来|來|帮我|幫我|帮忙|幫忙|麻烦|麻煩|给我|給我)+/u
const PARTICLES_BEHIND =
  /(?:して|する|した|を|は|の|ください|下さい|お願い|おねがい|します|いたします|もらえますか|いただけますか|くれますか|ほしいです|欲しいです|見せて|教えて|[かよね給给至到吧吗嗎呢]|一下|好吗|好嗎)$/u

/** How a word of Chinese or Japanese reads when what is only said around it is taken off, step by step. */
function forms(word: string): readonly string[] {
  if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)) return [word]
  const found = [word]
  for (
    let next = word.replace(PARTICLES_BEFORE, '');
    next !== '';
    next = next.replace(PARTICLES_BEHIND, '')
  ) {
    if (found.at(-1) === next && found.length > 1) break
    found.push(next)
  }
  return found
}

/** Parts `请检查一下xmpp.jp` where a name is in front of the domain: else it may be a domain of two scripts. */
function partGlued(word: string, naming: Naming): readonly string[] {
  const [, before, rest] =
    /^([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー，。！、,!.]+)([\p{ASCII}]+)$/u.exec(word) ?? []
  if (before === undefined || rest === undefined || !looksLikeDomain(rest)) return [word]
  const parts = before.split(/[，。！、,!.]/u).filter((part) => part !== '')
  const known = parts.filter(
    (part) =>
      nameIn(part, naming) !== undefined || without([part], ['greetings', 'requests'], naming).length === 0,
  )
  return known.length === parts.length ? [...parts, rest] : [word]
}

/** Marks of a sentence around a word; what is nothing but marks is nothing. */
function withoutMarks(word: string): string {
  return word.replace(/^[¿¡]+/u, '').replace(/[,.!?;:…，。！？；：、~～]+$/u, '')
}

/** As people say a full stop where they dictate. */
const DOT = /^(?:dot|punkt|point|punto|точка|ドット|点|點)$/iu

/** Joins a domain that is spelt as it is spoken: `xmpp punkt jp`. */
function spelt(words: readonly string[]): readonly string[] {
  const joined: string[] = []
  for (const [index, word] of words.entries()) {
    const before = joined.at(-1) ?? ''
    if (DOT.test(word) && isLabel(before) && isLabel(words[index + 1] ?? '')) joined.push(`${joined.pop()}.`)
    else joined.push(before.endsWith('.') ? `${joined.pop()}${word}` : word)
  }
  return joined
}

function isLabel(word: string): boolean {
  return /^[a-z0-9.-]+$/i.test(word)
}

/** Of what people put in one phrase. */
const LONGEST_PHRASE = 4

/** Takes what a language says for an option of the command that is named: `wöchentlich` for `weekly`. */
function withOptions(words: readonly string[], naming: Naming): readonly string[] {
  const options = optionsIn(words, naming)
  return replacePhrases(words, (phrase) => {
    const meant = optionMeant(phrase.join(' ')) ?? ''
    return options.includes(meant) ? [meant] : undefined
  })
}

/** The options of every command that is named. */
function optionsIn(words: readonly string[], naming: Naming): readonly string[] {
  return namesIn(words, naming).flatMap((name) => naming.optionsOf(naming.commandOf(name) ?? ''))
}

function without(words: readonly string[], kinds: readonly PhraseKind[], naming: Naming): readonly string[] {
  const options = optionsIn(words, naming)
  return replacePhrases(words, (phrase) => {
    const [start = ''] = phrase
    const isPhrase = kinds.some((kind) => phraseLanguages(kind, phrase.join(' ')).length > 0)
    return isPhrase && !options.includes(start.toLowerCase()) ? [] : undefined
  })
}

/**
 * Goes through a line, and puts something else in the place of each phrase in it, the longest first.
 *
 * @param read What takes the place of a phrase; `undefined` for words that are none, which stay.
 */
function replacePhrases(
  words: readonly string[],
  read: (phrase: readonly string[]) => readonly string[] | undefined,
): readonly string[] {
  const said: string[] = []
  for (let index = 0; index < words.length;) {
    let length = Math.min(words.length - index, LONGEST_PHRASE)
    let found = read(words.slice(index, index + length))
    while (found === undefined && length > 1) {
      length -= 1
      found = read(words.slice(index, index + length))
    }
    said.push(...(found ?? words.slice(index, index + 1)))
    index += length
  }
  return said
}

/** Drops what stands in front of a domain and says nothing: `за xmpp.jp`, `an den Server xmpp.jp`. */
function withoutSmallWords(words: readonly string[]): readonly string[] {
  const at = words.findIndex(looksLikeDomain)
  let start = at
  while (start > 1 && phraseLanguages('small', words[start - 1] ?? '').length > 0) start -= 1
  if (start === 1 && phraseLanguages('small', words[0] ?? '').length > 0) start = 0
  return at < 0 ? words : [...words.slice(0, start), ...words.slice(at)]
}

/** @returns How the words of a line are understood in all languages. */
export function namingOf(commands: readonly Pick<CommandHelp, 'name' | 'fields'>[]): Naming {
  return {
    commandOf(word) {
      const known = commandWord(word)
      const english = alsoEnglish(known) ?? known
      const local = commandNamed(known)?.command
      return (commands.find(({ name }) => name === english) ?? commands.find(({ name }) => name === local))
        ?.name
    },
    optionsOf: (command) => commands.filter(({ name }) => name === command).flatMap(optionsOf),
    takesText: (command) =>
      commands.some(
        ({ name, fields }) => name === command && fields.some(({ label }) => label === 'field.text'),
      ),
  }
}

/** As typed on any keyboard: full-width letters, capitals, a leading `/` or `!`, a colon behind. */
export function commandWord(first: string): string {
  return first
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[/!]/, '')
    .replace(/[:,.!?]+$/, '')
}
