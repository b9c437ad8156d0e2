import type { Report, Service } from '../../probes/index.ts'
import type { MessageKey, Said } from '../locales/index.ts'
import type { Clock, DomainReader, OwnConnection, Scanner } from '../ports.ts'

/** Everything that commands may name as a need; each gets only what it names. */
export interface Services {
  readonly scanner: Scanner
  readonly readDomain: DomainReader
  /** Absent in a session without an account. */
  readonly connection: OwnConnection | undefined
  readonly about: { readonly version: string; readonly owners: readonly string[] }
  readonly clock: Clock
  /** All commands, for `help`. */
  readonly commands: readonly CommandHelp[]
}

/** One message of an answer, not yet worded: a sentence, several lines, or a report with the services asked about, or what it rests on. */
export type Reply =
  | Said
  | { readonly lines: readonly Said[] }
  | { readonly report: Report; readonly services: readonly Service[] }
  | { readonly evidence: Report; readonly services: readonly Service[] }

/** What the words after a command mean, or the sentence that says what is wrong with them. */
export type Parsed<Args> =
  { readonly ok: true; readonly args: Args } | { readonly ok: false; readonly problem: Said }

/** A command has its sentences in the locales under its name; without them its name is not one. */
export type CommandName =
  Extract<MessageKey, `command.${string}.line`> extends `command.${infer N}.line` ? N : never

/** What `help` tells of a command. */
export interface CommandHelp {
  readonly name: CommandName
  /** E.g. `check <domain> [c2s|s2s]`. */
  readonly usage: string
}

interface Definition<Args, Needs extends keyof Services> extends CommandHelp {
  /** Pure; never throws. `words` are what follows the command's name. */
  parse(words: readonly string[]): Parsed<Args>
  /** Yields each part of the answer when it is ready. */
  run(
    args: Args,
    services: Pick<Services, Needs>,
    signal: AbortSignal,
  ): AsyncIterable<Reply> | Iterable<Reply>
}

/** A command, its arguments known to itself only. */
export interface Command extends CommandHelp {
  /** Reads the words after the command's name and answers: with what is wrong with them, or by running. */
  answer(words: readonly string[], services: Services, signal: AbortSignal): AsyncIterable<Reply>
}

/** Makes a command out of its definition. */
export function command<Args, Needs extends keyof Services>(definition: Definition<Args, Needs>): Command {
  const { name, usage } = definition
  return {
    name,
    usage,
    async *answer(words, services, signal) {
      const parsed = definition.parse(words)
      if (parsed.ok) yield* definition.run(parsed.args, services, signal)
      else yield parsed.problem
    },
  }
}

/** The parsing of a command that takes nothing after its name. */
export function parseNothing(name: CommandName, words: readonly string[]): Parsed<undefined> {
  return words.length === 0
    ? { ok: true, args: undefined }
    : { ok: false, problem: { say: 'problem.no-words', params: { command: name } } }
}
