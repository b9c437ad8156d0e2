import { Command, CommanderError, Option } from 'commander'
import type { Service } from '../probes/index.ts'
import { looksLikeDomain } from './commands/target.ts'
import type { DatabaseAction } from './database-command.ts'
import { clean } from './reply/clean.ts'
import { STATUS, type Status } from './reply/exit-status.ts'

/** One check from the command line. */
export interface CheckRequest {
  /** As typed; {@link FROM_INPUT} where domains come from standard input. */
  readonly domain: string
  readonly services: readonly Service[]
  readonly isJson: boolean
  /** The evidence instead of the report. */
  readonly isRaw: boolean
  /** All that TLS accepts, and a grade. */
  readonly isFull: boolean
  /** Responders and lists of issuers are asked too, where the test is a full one. */
  readonly asksIssuers: boolean
}

/** Stands for many domains, one a line of standard input, each answered by one line of JSON. */
export const FROM_INPUT = '-'

/** What the arguments ask for: a conversation (or the bot), one check, or nothing that is left to do. */
export type Request =
  | { readonly kind: 'chat' }
  | { readonly kind: 'check'; readonly check: CheckRequest }
  | { readonly kind: 'database'; readonly action: DatabaseAction }
  | { readonly kind: 'worker' }
  | { readonly kind: 'done'; readonly status: Status }

/** Where the command line writes. */
export interface Output {
  /** The answer. */
  out(text: string): void
  /** What is wrong. */
  err(text: string): void
}

/**
 * Reads the arguments of the command line; writes help, the version, or what is wrong with them.
 *
 * @param args Without the names of program and script.
 */
export function parseArguments(args: readonly string[], version: string, output: Output): Request {
  let request: Request = { kind: 'chat' }
  const program = new Command('tellus')
    .description(
      'Tests whether XMPP servers insist on TLS. Without a command: a chat in the terminal, or the bot where XMPP_JID is set.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => output.out(text), writeErr: (text) => output.err(text) })
    .allowExcessArguments(true)
    .action((_options, { args: [word] }: Command) => {
      if (word !== undefined) program.error(`error: ${sayUnknown(word)}`)
    })
  addCheckCommand(program, (chosen) => (request = chosen))
  addDatabaseCommands(program, (chosen) => (request = chosen))
  try {
    program.parse(args, { from: 'user' })
    return request
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return { kind: 'done', status: error.exitCode === 0 ? STATUS.ok : STATUS.unknown }
  }
}

/** A domain alone is enough in the chat, so it is tried here too. */
function sayUnknown(word: string): string {
  const hint = looksLikeDomain(word) ? `to test a domain: tellus check ${clean(word)}` : 'see tellus --help'
  return `there is no command '${clean(word)}'; ${hint}`
}

/** One check, or many. */
function addCheckCommand(program: Command, choose: (request: Request) => void): void {
  program
    .command('check')
    .description(
      'test one domain; exit status 0: TLS required and certificate good, 1: warning, 2: critical, 3: could not tell',
    )
    .argument(
      '<domain>',
      'a domain, JID, xmpp: URI or web address; - for one a line from standard input, answered by one line of JSON each, with the worst status',
    )
    .option('--json', 'print the report as JSON and nothing else', false)
    .addOption(
      new Option('--raw', 'print the evidence: what was sent, what came back, and how to ask again')
        .default(false)
        .conflicts('json'),
    )
    .option('--full', 'find out all that TLS accepts, with many more connections, and grade it', false)
    .option(
      '--ask-issuers',
      'with --full: ask issuers whether certificates were revoked; they learn who is tested',
      false,
    )
    .option('--c2s', 'only what clients use', false)
    .option('--s2s', 'only what servers use among each other', false)
    .allowExcessArguments(false)
    .action((domain: string, options: CheckOptions) => {
      if (domain === FROM_INPUT && options.raw) program.error('error: --raw is for one domain')
      if (options.askIssuers && !options.full) program.error('error: --ask-issuers goes with --full')
      const only = (['c2s', 's2s'] as const).filter((service) => options[service])
      const services: readonly Service[] = only.length === 0 ? ['c2s', 's2s'] : only
      choose({
        kind: 'check',
        check: {
          domain,
          services,
          isJson: options.json,
          isRaw: options.raw,
          isFull: options.full,
          asksIssuers: options.askIssuers,
        },
      })
    })
}

/** What is done with the campaign desk's database from outside of the chat. */
function addDatabaseCommands(program: Command, choose: (request: Request) => void): void {
  const database = program
    .command('db')
    .description("look after the campaign desk's database: DATABASE_URL, else the private one in DATA_DIR")
  const descriptions: Readonly<Record<DatabaseAction, string>> = {
    migrate: 'bring the tables up to date, which the bot does as well when it starts',
    export: 'write everything to standard output, as lines of JSON; the bot may run meanwhile',
    import: 'read from standard input what export wrote, into an empty database',
  }
  for (const action of ['migrate', 'export', 'import'] as const) {
    database
      .command(action)
      .description(descriptions[action])
      .allowExcessArguments(false)
      .action(() => choose({ kind: 'database', action }))
  }
  program
    .command('worker')
    .description('do background work for bots that share a DATABASE_URL, without an account')
    .allowExcessArguments(false)
    .action(() => choose({ kind: 'worker' }))
}

/** The options of `check` as commander gives them. */
interface CheckOptions {
  readonly json: boolean
  readonly raw: boolean
  readonly full: boolean
  readonly askIssuers: boolean
  readonly c2s: boolean
  readonly s2s: boolean
}
