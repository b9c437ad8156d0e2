/** Composition root: reads the environment, decides how Tellus runs and with which status it ends. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseEnv } from 'node:util'
import type { CheckRequest, Request } from './cli.ts'
import { compose, type Parts } from './compose.ts'
import { type Account, CONFIG_ERROR_STATUS, type Config, ConfigError, parseConfig } from './config.ts'
import type { DatabaseAction } from './database-command.ts'
import { isJournal } from './log.ts'
import type { Clock } from './ports.ts'
import { ownProcess } from './process.ts'
import { STATUS } from './reply/exit-status.ts'

const BROKEN_STATUS = 1

/** Stands for an account where there is none. */
const WORKER = 'worker'

const clock: Clock = { now: () => Date.now() }
const uptime: Clock = { now: () => performance.now() }

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
  const parts = compose(config, {
    clock,
    uptime,
    random: () => Math.random(),
    newId: randomUUID,
    version,
    isJournalled: isJournal(process.env['JOURNAL_STREAM']),
  })
  for (const { variable, meant } of config.suspects) {
    parts.log.warn({ variable, meant }, 'a variable is no setting, and looks like one that is not set')
  }
  const brokenStatus = request.kind === 'check' ? STATUS.unknown : BROKEN_STATUS
  const end = ownProcess(parts.log, brokenStatus)
  const status = await run(request, parts, end.signal)
  return end.isBroken() ? Math.max(status, brokenStatus) : status
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
  return account === undefined ? chat(parts, signal) : stayOnline(account, parts, signal)
}

/** Whatever one way of running alone needs is loaded for that one: a check is over before all else would be. */
async function chat(parts: Parts, signal: AbortSignal): Promise<number> {
  const { chatInTerminal } = await import('./in-terminal.ts')
  const { stdin, stdout, stderr, env: environment } = process
  const config = { ...parts.config, lang: parts.config.terminalLang }
  return chatInTerminal({ ...parts, config }, { stdin, stdout, stderr, environment }, signal)
}

async function stayOnline(account: Account, parts: Parts, signal: AbortSignal): Promise<number> {
  const { chatOverXmpp } = await import('./on-account.ts')
  return chatOverXmpp(account, parts, signal)
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
  const { FROM_INPUT } = await import('./cli.ts')
  try {
    return await (check.domain === FROM_INPUT ? checkInput : checkDomain)(check, parts, signal)
  } catch (error) {
    if (!signal.aborted) parts.log.error({ error }, 'the check broke')
    return STATUS.unknown
  }
}

async function checkDomain(check: CheckRequest, parts: Parts, signal: AbortSignal): Promise<number> {
  const { runCheck } = await import('./check-one.ts')
  const { translator } = await import('./locales/index.ts')
  return runCheck(check, { ...parts, translate: translator(parts.config.lang), output }, signal)
}

/** A reader who has gone away ends it, as it ends other filters. */
async function checkInput(check: CheckRequest, parts: Parts, signal: AbortSignal): Promise<number> {
  const { checkMany } = await import('./check-many.ts')
  return checkMany(check, inputLines(signal), { ...parts, write }, signal)
}

/** Does the work of bots that share a database; their notices they carry themselves. */
async function workForOthers(parts: Parts, signal: AbortSignal): Promise<number> {
  if (parts.config.database.url === undefined) {
    output.err(
      'A worker helps bots that share a database: set DATABASE_URL. The private one in DATA_DIR needs none.\n',
    )
    return CONFIG_ERROR_STATUS
  }
  const { openDesk } = await import('./conversation.ts')
  const { LateMessenger } = await import('./chat/late-messenger.ts')
  const own = {
    account: WORKER,
    isAlone: false,
    isLeftAlone: () => false,
    isGone: () => false,
    messenger: new LateMessenger(),
    operators: { outages: parts.outages },
  }
  await openDesk(parts, own, signal).ended
  return 0
}

async function workOnDatabase(action: DatabaseAction, parts: Parts, signal: AbortSignal): Promise<number> {
  const { runDatabaseCommand } = await import('./database-command.ts')
  return runDatabaseCommand(action, { ...parts, write, lines: inputLines(signal), tell: output.err })
}

/** Nothing is read before the first line is asked for: an interface forgets what arrives while nobody takes it, its end too. */
async function* inputLines(signal: AbortSignal): AsyncGenerator<string> {
  yield* createInterface({ input: process.stdin, signal })
}

/** Resolves when the text was taken. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}
