import type { Report, Service } from '../../probes/index.ts'
import type { CommandName, Language, Said } from '../locales/index.ts'
import type { Letters } from '../campaign/letters.ts'
import type { AskAllowance } from '../limits/ask-limits.ts'
import type { BlockList } from '../limits/block-list.ts'
import type { Hints } from '../limits/hints.ts'
import type {
  Asker,
  Clock,
  DataFile,
  ContactBook,
  DomainReader,
  LedgerAccess,
  Memory,
  MuteStore,
  OptOutRegister,
  OwnConnection,
  PreferenceStore,
  RoomDesk,
  ScanDesk,
} from '../ports.ts'
import { clean } from '../reply/clean.ts'
import { correctWords } from './correct.ts'
import { looksLikeDomain } from './target.ts'
import type { Right } from './authority.ts'
import type { Pages } from './pages.ts'
import type { Plot } from '../reply/plot.ts'
import type { ArgumentsOf, Field, FieldLabel, Parameter, Parameters } from './parameter.ts'

/** Everything that commands may name as a need; each gets only what it names. */
export interface Services {
  readonly desk: ScanDesk
  readonly readDomain: DomainReader
  /** Absent in a session without an account. */
  readonly connection: OwnConnection | undefined
  readonly about: {
    readonly version: string
    /** Bare JIDs. */
    readonly owners: readonly string[]
    /** The bot's own bare JID; absent in a session without an account. */
    readonly jid?: string
  }
  readonly clock: Clock
  /** Absent in a session without an account. */
  readonly rooms: RoomDesk | undefined
  /** Absent in a session without an account: servers are asked through the bot's own. */
  readonly contacts: ContactBook | undefined
  readonly mutes: MuteStore
  readonly blocked: BlockList
  /** Where something is kept about people. */
  readonly memories: readonly Memory[]
  readonly askLimits: { left(asker: Asker): readonly AskAllowance[] }
  /** By the clock: when the bot began to run. */
  readonly startedAt: number
  /** Who asks. */
  readonly asker: Asker
  readonly preferences: PreferenceStore
  /** Whether that is proven to be one of those who run the bot. */
  readonly isOwner: boolean
  /** In which the answer will be worded. */
  readonly language: Language
  /** What the campaign desk remembers; absent where its database could not be opened. */
  readonly ledger: LedgerAccess
  /** Who wants to be left alone. */
  readonly optOuts: OptOutRegister
  /** What was explained to whom. */
  readonly hints: Hints
  /** Random UUIDs. */
  newId(): string
  /** Something short that can be read aloud and typed; two of them may be the same. */
  newCode(): string
  readonly letters: Letters
  /** All commands, for `help`. */
  readonly commands: readonly CommandHelp[]
}

/** One message of an answer, not yet worded: a sentence, several lines, a page of many, or a report with the services asked about, or a part of one. */
export type Reply =
  | Said
  | { readonly pages: Pages }
  /** Shown as it is where that is short enough, else as a file. */
  | { readonly data: DataFile }
  | { readonly plot: Plot }
  | {
      readonly lines: readonly Said[]
      /** Said in this language whatever the rest of the answer is in. */
      readonly language?: Language
      /** What still waits to be said where this is said is not said any more. */
      readonly isSilencing?: true
    }
  | (Shown & Scope)
  /** What is known of those services before the report is there; another reply follows that says it all. */
  | (Scope & { readonly preliminary: Report })

/** A report, or what of it is shown; the card is a picture. */
export type Shown =
  | { readonly report: Report }
  | { readonly features: Report }
  | { readonly evidence: Report }
  | { readonly card: Report }

/** Of which services it is shown. */
interface Scope {
  readonly services: readonly Service[]
  /** What else there is to know of it, below. */
  readonly notes?: readonly Said[]
}

/** What is known of a command without running it: help, forms, links and documentation are made from this. */
export interface CommandHelp {
  readonly name: CommandName
  /** With every parameter, e.g. `check <domain> … [c2s|s2s]`. */
  readonly usage: string
  /** With those parameters only that it cannot do without. */
  readonly shortUsage: string
  /** A line that can be said as it is. */
  readonly example: string
  /** Told by its name alone where all commands are told. */
  readonly isMinor: boolean
  /** Among which ones its name is told then; among all others where absent. */
  readonly topic?: Topic
  readonly right: Right
  readonly fields: readonly CommandField[]
}

/** What several commands have to do with. */
export type Topic = 'watching' | 'campaigns' | 'operators'

/** One parameter as a form asks for it. */
export interface CommandField {
  readonly name: string
  readonly label: FieldLabel
  readonly isRequired: boolean
  readonly field: Field
}

/** What a command is made of. */
export interface Definition<P extends Parameters, Needs extends keyof Services> {
  readonly name: CommandName
  readonly parameters: P
  /** The words behind the name in {@link CommandHelp.example}; none where there is nothing to say. */
  readonly example?: string
  readonly isMinor?: boolean
  /** Makes it a minor one. */
  readonly topic?: Topic
  /** Who may use it; anyone where absent. */
  readonly right?: Right
  /** How many questions it counts for; 1 where absent. */
  cost?(args: ArgumentsOf<P>): number
  /** Yields each part of the answer when it is ready. */
  run(
    args: ArgumentsOf<P>,
    services: Pick<Services, Needs>,
    signal: AbortSignal,
  ): AsyncIterable<Reply> | Iterable<Reply>
}

/** What the words behind a command's name mean: something that can be run, or the sentence that says what is wrong. */
export type Meaning =
  | {
      readonly ok: true
      /** How many questions it counts for. */
      readonly cost: number
      run(services: Services, signal: AbortSignal): AsyncIterable<Reply> | Iterable<Reply>
    }
  | { readonly ok: false; readonly problem: Said }

/** A command, its arguments known to itself only. */
export interface Command extends CommandHelp {
  /** Pure; never throws. `words` are what follows the command's name. */
  read(words: readonly string[]): Meaning
}

/** Makes a command out of its definition. */
export function command<P extends Parameters, Needs extends keyof Services>(
  definition: Definition<P, Needs>,
): Command {
  const { name, parameters, example, isMinor = false, right = 'anyone', topic } = definition
  const all = Object.values(parameters)
  const help: CommandHelp = {
    name,
    usage: [name, ...all.map(({ usage }) => usage)].join(' '),
    shortUsage: [name, ...all.filter(({ isRequired }) => isRequired).map(({ usage }) => usage)].join(' '),
    isMinor: isMinor || topic !== undefined,
    ...(topic !== undefined && { topic }),
    right,
    example: example === undefined ? name : `${name} ${example}`,
    fields: Object.entries(parameters).map(([key, { isRequired, label, field }]) => ({
      name: key,
      label,
      isRequired,
      field,
    })),
  }
  return {
    ...help,
    read(words) {
      const reading = readArguments(help, parameters, words)
      if (!reading.ok) return reading
      const { args } = reading
      return {
        ok: true,
        cost: definition.cost?.(args) ?? 1,
        run: (services, signal) => definition.run(args, services, signal),
      }
    },
  }
}

type ArgumentsReading<P extends Parameters> =
  { readonly ok: true; readonly args: ArgumentsOf<P> } | { readonly ok: false; readonly problem: Said }

/** In the order in which parameters take their words. */
const PLACES: readonly Parameter<unknown>['place'][] = ['anywhere', 'next', 'rest']

/** What nobody takes is reported, not ignored. */
function readArguments<P extends Parameters>(
  help: CommandHelp,
  parameters: P,
  words: readonly string[],
): ArgumentsReading<P> {
  const args: Record<string, unknown> = {}
  let left = words
  const inOrder = Object.entries(parameters).toSorted(
    ([, a], [, b]) => PLACES.indexOf(a.place) - PLACES.indexOf(b.place),
  )
  for (const [key, parameter] of inOrder) {
    const reading = parameter.read(left)
    if (!reading.ok) return { ok: false, problem: reading.problem(help.example) }
    args[key] = reading.value
    left = reading.rest
  }
  if (left.length > 0) {
    const tidied = words.flatMap((word) => (left.includes(word) ? withoutMarks(word) : [word]))
    if (tidied.join(' ') !== words.join(' ')) return readArguments(help, parameters, tidied)
    const strange = beforeDomain(words, left)
    const line = clean([help.name, ...correctWords(words, strange, optionsOf(help))].join(' '))
    return {
      ok: false,
      problem: { say: 'problem.strange-words', params: { words: clean(strange.join(' ')), line } },
    }
  }
  // Every key of `parameters` was just set to the value that its own parameter read.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { ok: true, args: args as ArgumentsOf<P> }
}

/** @returns What is left, with what was taken for a domain in the place of one that looks like it: `watch over a.jp`. */
function beforeDomain(words: readonly string[], left: readonly string[]): readonly string[] {
  const at = words.findIndex(looksLikeDomain)
  if (at < 1 || !left.includes(words[at] ?? '')) return left
  return words.filter((word, index) => index < at || (index > at && left.includes(word)))
}

/** As a word stands at the end of a sentence, and what is no word at all: `weekly.`, `🙂`. */
function withoutMarks(word: string): readonly string[] {
  if (!/[\p{L}\p{N}]/u.test(word)) return []
  return [word.replace(/[\p{Po}\p{Pe}\p{Pf}\p{Extended_Pictographic}]+$/u, '')]
}

/** @returns The words that stand for something behind a command's name, as they are in every language. */
export function optionsOf({ fields }: Pick<CommandHelp, 'fields'>): readonly string[] {
  return fields.flatMap(({ field }) => {
    if (field.type === 'list-multi' || field.type === 'list-single') return field.choices
    return field.type === 'boolean' ? [field.word] : []
  })
}
