/** Composition root: reads the environment, builds every adapter, decides how Tellus runs and with which status it ends. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseEnv } from 'node:util'
import { nodeIo, parseDomain } from '../probes/index.ts'
import { mayUse } from './commands/authority.ts'
import { createDispatcher } from './commands/dispatcher.ts'
import { COMMANDS } from './commands/index.ts'
import { BlockList } from './limits/block-list.ts'
import { keepRecords } from './limits/opt-out-records.ts'
import { createOptOutRegister, heedOptOuts } from './limits/opt-outs.ts'
import { createOpenDesk, createScanDesk } from './limits/scan-desk.ts'
import { TargetNetworks } from './limits/target-networks.ts'
import { runTerminal } from './chat/terminal.ts'
import type { CheckRequest, Request } from './cli.ts'
import { type Account, type Config, ConfigError, parseConfig } from './config.ts'
import { translator } from './locales/index.ts'
import { createLog } from './log.ts'
import type { BlockStore, Clock, PreferenceStore } from './ports.ts'
import type { Bot } from './over-xmpp.ts'
import { ownProcess } from './process.ts'
import { createOptOutRecords } from './published.ts'
import { STATUS } from './reply/exit-status.ts'
import { createScanner } from './scanner.ts'
import { openBlockFile } from './store/block-file.ts'
import { historyFile } from './store/history-file.ts'
import { savePicture } from './store/picture-file.ts'
import { openPreferenceFile } from './store/preference-file.ts'

const BROKEN_STATUS = 1
const CONFIG_ERROR_STATUS = 2

/** What every way of running is made of. */
type Parts = ReturnType<typeof compose>

/** At the terminal there is nobody to be blocked. */
const NO_BLOCKS: BlockStore = {
  list: () => [],
  has: () => false,
  add: () => Promise.resolve(),
  remove: () => Promise.resolve(),
}

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
  const parts = compose(config, version)
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

function compose(config: Config, version: string) {
  const { dnsServers, lang, logLevel, owners, probe } = config
  const io = nodeIo(dnsServers.length === 0 ? {} : { dnsServers })
  const log = createLog(logLevel)
  const scanner = createScanner(probe, io, clock)
  const sparing = () => createScanner(probe, io, clock, new TargetNetworks(clock))
  const startedAt = clock.now()
  const optOuts = createOptOutRegister({
    ledger: undefined,
    records: keepRecords(createOptOutRecords(io), clock),
    clock,
  })
  const readDomain = (text: string) => parseDomain(text, { allowPrivate: probe.allowPrivate })
  return {
    config,
    io,
    log,
    readDomain,
    scanner,
    translate: translator(lang),
    version,
    dispatcherFor: (bot: Bot | undefined, preferences: PreferenceStore, blocked: BlockList) =>
      createDispatcher({
        commands: COMMANDS,
        services: {
          desk: heedOptOuts(
            // Who sits at the terminal decides alone what is asked, and how often.
            bot === undefined
              ? createOpenDesk(scanner)
              : createScanDesk(sparing(), clock, (domain) => blocked.isLeftAlone(domain)),
            optOuts,
            bot !== undefined,
          ),
          readDomain,
          connection: bot,
          ledger: undefined,
          rooms: bot,
          contacts: bot,
          preferences,
          blocked,
          memories: bot === undefined ? [preferences] : [preferences, bot],
          about: { version, owners, ...(config.account !== undefined && { jid: config.account.jid }) },
          clock,
          startedAt,
        },
        language: lang,
        log,
        random: () => Math.random(),
      }),
  }
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
  const write = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
    })
  const lines = createInterface({ input: process.stdin, signal })
  return checkMany(check, lines, { ...parts, write }, signal)
}

async function chatInTerminal(parts: Parts, signal: AbortSignal): Promise<number> {
  const { config, dispatcherFor, log, translate } = parts
  const { stdin: input, stdout } = process
  await runTerminal(
    {
      input,
      output: stdout,
      dispatcher: dispatcherFor(
        undefined,
        await openPreferenceFile(config.dataDir, log),
        new BlockList(NO_BLOCKS),
      ),
      translate,
      isInteractive: input.isTTY && stdout.isTTY,
      hasColours: stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb',
      history: historyFile(config.dataDir, log),
      savePicture: (picture) => savePicture(config.dataDir, picture),
      pictureFolder: config.dataDir,
    },
    signal,
  )
  return 0
}

/** What XMPP needs is loaded only where there is an account. */
async function chatOverXmpp(account: Account, parts: Parts, signal: AbortSignal): Promise<number> {
  const { runOverXmpp } = await import('./over-xmpp.ts')
  const blocked = new BlockList(await openBlockFile(parts.config.dataDir, parts.log))
  return runOverXmpp(
    account,
    {
      ...parts,
      createDispatcher: (bot, preferences) => parts.dispatcherFor(bot, preferences, blocked),
      menu: {
        commands: COMMANDS,
        isOffered: ({ right }, asker) => mayUse(right, asker, parts.config.owners),
      },
      random: () => Math.random(),
      newId: randomUUID,
      now: () => new Date(clock.now()).toISOString(),
    },
    signal,
  )
}
