/** Composition root: reads the environment, decides how Tellus runs and with which status it ends. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseEnv } from 'node:util'
import { LateContacts } from './chat/late-contacts.ts'
import { LateMessenger } from './chat/late-messenger.ts'
import { TerminalNotices } from './chat/terminal-notices.ts'
import { runTerminal } from './chat/terminal.ts'
import type { CheckRequest, Request } from './cli.ts'
import { mayUse } from './commands/authority.ts'
import { COMMANDS } from './commands/index.ts'
import { compose, dispatcherOf, openDesk, type Parts } from './compose.ts'
import { type Account, type Config, ConfigError, parseConfig } from './config.ts'
import type { DatabaseAction } from './database-command.ts'
import { type FeedParts, keepFeeds } from './feeds.ts'
import { BlockList } from './limits/block-list.ts'
import { heedMutes } from './limits/quiet-rooms.ts'
import type { BlockStore, Clock, MuteStore } from './ports.ts'
import { ownProcess } from './process.ts'
import { STATUS } from './reply/exit-status.ts'
import { openBlockFile } from './store/block-file.ts'
import { historyFile } from './store/history-file.ts'
import { loadLetters } from './store/letter-files.ts'
import { openMuteFile } from './store/mute-file.ts'
import { savePicture } from './store/picture-file.ts'
import { openPreferenceFile } from './store/preference-file.ts'

const BROKEN_STATUS = 1
const CONFIG_ERROR_STATUS = 2

/** Stand for accounts where there is none. */
const TERMINAL = 'terminal'
const WORKER = 'worker'

/** At the terminal there is nobody to be blocked. */
const NO_BLOCKS: BlockStore = {
  list: () => [],
  has: () => false,
  add: () => Promise.resolve(),
  remove: () => Promise.resolve(),
}

/** Nor any room. */
const NO_MUTES: MuteStore = { mutedUntil: () => 0, mute: () => Promise.resolve() }

const clock: Clock = { now: () => Date.now() }

const output = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
}

process.exitCode = await main(process.argv.slice(2))

/** @returns The exit status. */
async function main(args: readonly string[]): Promise<number> {
  const version = ownVersion()
  const request = await readRequest(args, version)
  if (request.kind === 'done') return request.status
  const config = readConfig()
  // A monitoring plug-in that cannot work knows nothing; 2 would accuse the server.
  if (config === undefined) return request.kind === 'check' ? STATUS.unknown : CONFIG_ERROR_STATUS
  const parts = compose(config, { clock, random: () => Math.random(), newId: randomUUID, version })
  const end = ownProcess(parts.log)
  const status = await run(request, parts, end.signal)
  return end.isBroken() ? Math.max(status, BROKEN_STATUS) : status
}

function run(
  request: Exclude<Request, { kind: 'done' }>,
  parts: Parts,
  signal: AbortSignal,
): Promise<number> {
  if (request.kind === 'check') return checkOnce(request.check, parts, signal)
  if (request.kind === 'database') return workOnDatabase(request.action, parts, signal)
  if (request.kind === 'worker') return workForOthers(parts, signal)
  const { account } = parts.config
  return account === undefined ? chatInTerminal(parts, signal) : chatOverXmpp(account, parts, signal)
}

/** Commander is loaded only where there is something to parse. */
async function readRequest(args: readonly string[], version: string): Promise<Request> {
  if (args.length === 0) return { kind: 'chat' }
  const { parseArguments } = await import('./cli.ts')
  return parseArguments(args, version, output)
}

/** @returns `undefined` when the configuration is wrong, which has been said then. */
function readConfig(): Config | undefined {
  try {
    return parseConfig({ ...readEnvFile(), ...process.env }, (path) => readFileSync(path, 'utf8'))
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    output.err(`The configuration is wrong (environment or .env):\n${error.message}\n`)
    return undefined
  }
}

/** `.env` of the working directory, which need not be there. */
function readEnvFile(): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync('.env', 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw new ConfigError([{ variable: '.env', problem: 'cannot be read' }], { cause: error })
  }
}

function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest
  return hasVersion ? String(manifest.version) : '?'
}

async function checkOnce(check: CheckRequest, parts: Parts, signal: AbortSignal): Promise<number> {
  const { FROM_INPUT, runCheck } = await import('./cli.ts')
  try {
    if (check.domain === FROM_INPUT) return await checkInput(check, parts, signal)
    return await runCheck(check, { ...parts, output }, signal)
  } catch (error) {
    if (!signal.aborted) parts.log.error({ error }, 'the check broke')
    return STATUS.unknown
  }
}

/** A reader who has gone away ends it, as it ends other filters. */
async function checkInput(check: CheckRequest, parts: Parts, signal: AbortSignal): Promise<number> {
  const { checkMany } = await import('./check-many.ts')
  const lines = createInterface({ input: process.stdin, signal })
  return checkMany(check, lines, { ...parts, write }, signal)
}

/** Notices are shown between the lines; who closes the terminal reads them at the next start. */
async function chatInTerminal(parts: Parts, signal: AbortSignal): Promise<number> {
  const { config, log, translate } = parts
  const { stdin: input, stdout } = process
  const closing = new AbortController()
  const notices = new TerminalNotices()
  const blocked = new BlockList(NO_BLOCKS)
  const desk = openDesk(
    parts,
    {
      account: TERMINAL,
      isAlone: true,
      isLeftAlone: (domain) => blocked.isLeftAlone(domain),
      messenger: notices,
    },
    AbortSignal.any([signal, closing.signal]),
  )
  const preferences = await openPreferenceFile(config.dataDir, log)
  const letters = await loadLetters()
  await runTerminal(
    {
      input,
      output: stdout,
      dispatcher: dispatcherOf(parts, {
        preferences,
        blocked,
        mutes: NO_MUTES,
        ledger: desk.ledger,
        letters,
      }),
      translate,
      isInteractive: input.isTTY && stdout.isTTY,
      hasColours: stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb',
      history: historyFile(config.dataDir, log),
      savePicture: (picture) => savePicture(config.dataDir, picture),
      pictureFolder: config.dataDir,
      notices,
    },
    signal,
  )
  closing.abort()
  await desk.ended
  return 0
}

/** What XMPP needs is loaded only where there is an account. */
async function chatOverXmpp(account: Account, parts: Parts, signal: AbortSignal): Promise<number> {
  const { REFUSED_STATUS, runOverXmpp } = await import('./over-xmpp.ts')
  const { config, log } = parts
  const blocked = new BlockList(await openBlockFile(config.dataDir, log))
  const mutes = await openMuteFile(config.dataDir, log)
  const letters = await loadLetters()
  const closing = new AbortController()
  const messenger = new LateMessenger()
  const contacts = new LateContacts()
  const desk = openDesk(
    parts,
    {
      account: account.jid,
      isAlone: true,
      isLeftAlone: (domain) => blocked.isLeftAlone(domain),
      messenger,
      operators: { contacts, outages: parts.outages },
    },
    AbortSignal.any([signal, closing.signal]),
  )
  const end = desk.ended.then((how) => {
    closing.abort()
    return how
  })
  // A second bot of the account is found out before it logs in and disturbs the first.
  if ((await desk.opening) === 'taken') return REFUSED_STATUS
  const over = AbortSignal.any([signal, closing.signal])
  const status = await runOverXmpp(
    account,
    {
      ...parts,
      blocked,
      createDispatcher(bot, preferences) {
        messenger.carrier = heedMutes(bot, mutes, clock)
        contacts.book = bot
        startFeeds(parts, { ledger: desk.ledger, rooms: bot, preferences }, over)
        return dispatcherOf(parts, { bot, preferences, blocked, mutes, ledger: desk.ledger, letters })
      },
      menu: {
        commands: COMMANDS,
        isOffered: ({ right }, asker) => mayUse(right, asker, config.owners),
      },
      now: () => new Date(clock.now()).toISOString(),
      onReachable: desk.deliverSoon,
    },
    over,
  )
  closing.abort()
  return (await end) === 'taken' ? REFUSED_STATUS : status
}

function startFeeds(
  { config, log }: Parts,
  sources: Pick<FeedParts, 'ledger' | 'rooms' | 'preferences'>,
  signal: AbortSignal,
): void {
  const { feedDir: folder, lang: language } = config
  if (folder !== undefined) void keepFeeds({ ...sources, folder, language, log }, signal)
}

/** Does the work of bots that share a database; their notices they carry themselves. */
async function workForOthers(parts: Parts, signal: AbortSignal): Promise<number> {
  if (parts.config.database.url === undefined) {
    output.err(
      'A worker helps bots that share a database: set DATABASE_URL. The private one in DATA_DIR needs none.\n',
    )
    return CONFIG_ERROR_STATUS
  }
  const own = {
    account: WORKER,
    isAlone: false,
    isLeftAlone: () => false,
    messenger: new LateMessenger(),
    operators: { outages: parts.outages },
  }
  await openDesk(parts, own, signal).ended
  return 0
}

async function workOnDatabase(action: DatabaseAction, parts: Parts, signal: AbortSignal): Promise<number> {
  const { runDatabaseCommand } = await import('./database-command.ts')
  const lines = createInterface({ input: process.stdin, signal })
  try {
    return await runDatabaseCommand(action, { ...parts, write, lines, tell: output.err })
  } finally {
    lines.close()
  }
}

/** Resolves when the text was taken. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}
