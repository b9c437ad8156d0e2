import { closest, distance } from 'fastest-levenshtein'
import { type DnsServer, parseDnsServers } from '../probes/index.ts'
import { type BareJid, formatBareJid, parseBareJid, parseHostName } from './bare-jid.ts'
import { type Language, languages } from './locales/languages.ts'
import {
  bareJid,
  databaseUrl,
  days,
  hostOrAddress,
  listOf,
  port,
  readPassword,
  readPem,
} from './setting-values.ts'
import { SETTINGS, type SettingName, isSettingName } from './settings.ts'

/** What the environment asks for, checked. */
export interface Config {
  /** Absent: the chat is in the terminal. */
  readonly account?: Account
  /** Bare JIDs of those who run the bot. */
  readonly owners: readonly string[]
  readonly lang: Language
  /** Empty: the system's resolvers. */
  readonly dnsServers: readonly DnsServer[]
  readonly probe: {
    /** Extra trust anchors (PEM) when probed servers are judged. */
    readonly caPem?: string
    /** Loopback, private and special-use names and addresses may be probed. */
    readonly allowPrivate: boolean
    /** Our domain in s2s stream headers; absent without an account. */
    readonly from?: string
    /** `from` is the owner's, and servers may be made to call back there (XEP-0220). */
    readonly mayDialBack: boolean
  }
  /** As given; relative to the working directory. */
  readonly dataDir: string
  readonly database: {
    /** Absent: a private server in `dataDir`. May hold a password. */
    readonly url?: string
    readonly keepScansDays: number
    readonly keepHistoryDays: number
  }
  /** Absent: no feeds are written. */
  readonly feedDir?: string
  readonly logLevel: LogLevel
}

/** The bot's login, and what it is to others. */
export interface Account {
  /** Bare JID, its domainpart as A-labels. */
  readonly jid: string
  readonly localpart: string
  readonly domain: string
  readonly password: string
  /** Where to connect instead of looking SRV up; without a port the usual one of the kind of TLS is meant. */
  readonly connectTo?: { readonly host: string; readonly port?: number }
  readonly tls: 'auto' | 'starttls' | 'direct'
  /** Extra trust anchors (PEM) for this login. */
  readonly caPem?: string
  readonly nickname: string
  /** Bare JIDs of the rooms to be in. */
  readonly rooms: readonly string[]
}

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const

/** How much is logged. */
export type LogLevel = (typeof LOG_LEVELS)[number]

/** One variable that cannot be used, and why; its value is never repeated. */
export interface ConfigProblem {
  readonly variable: string
  readonly problem: string
}

/** Thrown with every wrong variable at once. The text names variables, never values. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly ConfigProblem[]

  constructor(problems: readonly ConfigProblem[], options?: ErrorOptions) {
    super(problems.map(({ variable, problem }) => `${variable}: ${problem}`).join('\n'), options)
    this.problems = problems
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings out of the environment.
 *
 * @param env An empty or blank variable counts as not set; names that are not ours are left alone.
 * @param readText Reads the files that `*_FILE` variables name; may throw.
 * @throws {ConfigError} when any variable is wrong, misspelt or contradicts another.
 */
export function parseConfig(env: Environment, readText: (path: string) => string): Config {
  const given = settingsIn(env)
  const { settings, problems } = readSettings(given, readText)
  const wrong = [...misspelt(env), ...contradictions(env, given), ...problems]
  if (wrong.length > 0) throw new ConfigError(wrong)
  return toConfig(settings)
}

type Given = Partial<Record<SettingName, string>>

function settingsIn(env: Environment): Given {
  const given: Given = {}
  for (const { name } of SETTINGS) {
    const value = env[name]
    if (value !== undefined && value.trim() !== '')
      given[name] = name === 'XMPP_PASSWORD' ? value : value.trim()
  }
  return given
}

/** Reads settings one by one; one that is wrong has no value, and is named among the problems. */
function settingReader(given: Given, readText: (path: string) => string) {
  const problems: ConfigProblem[] = []
  const read = <T>(
    name: SettingName,
    problem: string,
    parse: (text: string) => T | undefined,
  ): T | undefined => {
    const text = given[name]
    if (text === undefined) return undefined
    const value = parse(text)
    if (value === undefined) problems.push({ variable: name, problem })
    return value
  }
  return {
    problems,
    read,
    oneOf: <const T extends string>(name: SettingName, values: readonly T[]) =>
      read(name, `is none of ${values.join(', ')}`, (text) => values.find((value) => value === text)),
    pem: (name: SettingName) =>
      read(name, 'names no readable file of PEM certificates', (path) => readPem(path, readText)),
    jids: (name: SettingName) =>
      read(name, 'is not a comma-separated list of bare JIDs', (text) => listOf(text, bareJid)),
    dayCount: (name: SettingName) => read(name, 'is not a number of days, 1 to 3650', days),
  }
}

function readSettings(given: Given, readText: (path: string) => string) {
  const { problems, read, oneOf, pem, jids, dayCount } = settingReader(given, readText)
  const settings = {
    XMPP_JID: read('XMPP_JID', 'is not a bare JID like bot@example.org', parseBareJid),
    XMPP_PASSWORD: given.XMPP_PASSWORD,
    XMPP_PASSWORD_FILE: read('XMPP_PASSWORD_FILE', 'names no readable file with a password in it', (path) =>
      readPassword(path, readText),
    ),
    XMPP_HOST: read('XMPP_HOST', 'is neither a host name nor an IP address', hostOrAddress),
    XMPP_PORT: read('XMPP_PORT', 'is not a port, 1 to 65535', port),
    XMPP_TLS: oneOf('XMPP_TLS', ['auto', 'starttls', 'direct']) ?? 'auto',
    XMPP_CA_FILE: pem('XMPP_CA_FILE'),
    BOT_NICK: read('BOT_NICK', 'is longer than 100 characters', nick),
    BOT_ROOMS: jids('BOT_ROOMS') ?? [],
    BOT_OWNERS: jids('BOT_OWNERS') ?? [],
    BOT_LANG: oneOf('BOT_LANG', languages) ?? 'en',
    DNS_SERVERS:
      read('DNS_SERVERS', 'is not a comma-separated list of address[:port]', parseDnsServers) ?? [],
    PROBE_CA_FILE: pem('PROBE_CA_FILE'),
    PROBE_ALLOW_PRIVATE: oneOf('PROBE_ALLOW_PRIVATE', ['yes', 'no']) ?? 'no',
    PROBE_FROM: read('PROBE_FROM', 'is not a domain', parseHostName),
    PROBE_DIALBACK: oneOf('PROBE_DIALBACK', ['yes', 'no']) ?? 'no',
    DATA_DIR: given.DATA_DIR ?? './data',
    DATABASE_URL: read(
      'DATABASE_URL',
      'is not a URL like postgresql://user:password@host/database',
      databaseUrl,
    ),
    FEED_DIR: given.FEED_DIR,
    KEEP_SCANS_DAYS: dayCount('KEEP_SCANS_DAYS') ?? 30,
    KEEP_HISTORY_DAYS: dayCount('KEEP_HISTORY_DAYS') ?? 400,
    LOG_LEVEL: oneOf('LOG_LEVEL', LOG_LEVELS) ?? 'info',
  } satisfies Record<SettingName, unknown>
  return { settings, problems }
}

const LONGEST_NICK = 100

function nick(text: string): string | undefined {
  return text.length <= LONGEST_NICK ? text : undefined
}

type Settings = ReturnType<typeof readSettings>['settings']

function toConfig(settings: Settings): Config {
  const { XMPP_JID: jid, PROBE_CA_FILE: caPem, PROBE_FROM: from = jid?.domain } = settings
  const password = settings.XMPP_PASSWORD ?? settings.XMPP_PASSWORD_FILE
  return {
    ...(jid !== undefined && password !== undefined && { account: toAccount(settings, jid, password) }),
    owners: settings.BOT_OWNERS,
    lang: settings.BOT_LANG,
    dnsServers: settings.DNS_SERVERS,
    probe: {
      ...(caPem !== undefined && { caPem }),
      allowPrivate: settings.PROBE_ALLOW_PRIVATE === 'yes',
      ...(from !== undefined && { from }),
      mayDialBack: settings.PROBE_DIALBACK === 'yes',
    },
    dataDir: settings.DATA_DIR,
    database: {
      ...(settings.DATABASE_URL !== undefined && { url: settings.DATABASE_URL }),
      keepScansDays: settings.KEEP_SCANS_DAYS,
      keepHistoryDays: settings.KEEP_HISTORY_DAYS,
    },
    ...(settings.FEED_DIR !== undefined && { feedDir: settings.FEED_DIR }),
    logLevel: settings.LOG_LEVEL,
  }
}

function toAccount(settings: Settings, jid: BareJid, password: string): Account {
  const { XMPP_HOST: host = jid.domain, XMPP_PORT: portNumber, XMPP_CA_FILE: caPem } = settings
  const isFixed = settings.XMPP_HOST !== undefined || portNumber !== undefined
  return {
    jid: formatBareJid(jid),
    ...jid,
    password,
    ...(isFixed && { connectTo: { host, ...(portNumber !== undefined && { port: portNumber }) } }),
    tls: settings.XMPP_TLS,
    ...(caPem !== undefined && { caPem }),
    nickname: settings.BOT_NICK ?? jid.localpart,
    rooms: settings.BOT_ROOMS,
  }
}

/** What no variable shows by itself. */
function contradictions(env: Environment, given: Given): ConfigProblem[] {
  const problems: ConfigProblem[] = []
  const wrong = (variable: string, problem: string): void => {
    problems.push({ variable, problem })
  }
  const hasPassword = given.XMPP_PASSWORD !== undefined || given.XMPP_PASSWORD_FILE !== undefined
  if (given.XMPP_PASSWORD !== undefined && given.XMPP_PASSWORD_FILE !== undefined) {
    wrong('XMPP_PASSWORD_FILE', 'is set together with XMPP_PASSWORD; keep one of them')
  }
  if (given.XMPP_JID !== undefined && !hasPassword) {
    wrong('XMPP_PASSWORD', 'is missing (or XMPP_PASSWORD_FILE), while XMPP_JID is set')
  }
  if (given.XMPP_JID === undefined && hasPassword) {
    wrong('XMPP_JID', 'is missing, while a password is set')
  }
  if (given.PROBE_DIALBACK === 'yes' && given.PROBE_FROM === undefined && given.XMPP_JID === undefined) {
    wrong('PROBE_DIALBACK', 'is yes, while neither PROBE_FROM nor XMPP_JID names a domain to call back')
  }
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    wrong('NODE_TLS_REJECT_UNAUTHORIZED', 'must not be 0: it switches off the check of every certificate')
  }
  return problems
}

const MOST_TYPING_ERRORS = 4

function misspelt(env: Environment): ConfigProblem[] {
  const names = SETTINGS.map(({ name }) => name)
  return Object.keys(env)
    .filter((name) => /^(XMPP|BOT|PROBE)_/.test(name) && !isSettingName(name))
    .map((variable) => {
      const nearest = closest(variable, names)
      const hint = distance(variable, nearest) <= MOST_TYPING_ERRORS ? `; did you mean ${nearest}?` : ''
      return { variable, problem: `is not a setting${hint}` }
    })
}
