import { z } from 'zod'
import { type DnsServer, parseDnsServers } from '../probes/index.ts'
import { type BareJid, formatBareJid, parseBareJid, parseHostName } from './bare-jid.ts'
import { type Language, languageOfSystem, languages } from './locales/languages.ts'
import { type Misspelt, findMisspelt, findSuspects } from './misspelt.ts'
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
import { SETTINGS, type SettingName } from './settings.ts'

/** What the environment asks for, checked. */
export interface Config {
  /** Absent: the chat is in the terminal. */
  readonly account?: Account
  /** Bare JIDs of those who run the bot. */
  readonly owners: readonly string[]
  readonly lang: Language
  /** What is spoken at the terminal: nobody sits there but who set that system up. */
  readonly terminalLang: Language
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
  /** Variables that are none of ours and may have been meant to be; to be said in the log. */
  readonly suspects: readonly Required<Misspelt>[]
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

const DEFAULT_LANGUAGE = 'en'

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const

/** How much is logged. */
export type LogLevel = (typeof LOG_LEVELS)[number]

/** The exit status of a process whose configuration is wrong: to start it again would not help (see `deploy/`). */
export const CONFIG_ERROR_STATUS = 2

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
  const parsed = z.object(shape(readText)).safeParse(given)
  const problems = [
    ...misspelt(env),
    ...contradictions(env, given),
    ...(parsed.success ? [] : parsed.error.issues.map(problemOf)),
  ]
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems)
  const { BOT_LANG: lang } = parsed.data
  const terminalLang = lang ?? languageOfSystem(env) ?? DEFAULT_LANGUAGE
  return { ...toConfig(parsed.data), terminalLang, suspects: findSuspects(env) }
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

/** Reads a text into a value, or says in `problem` what is wrong with it. */
function text<T>(problem: string, parse: (value: string) => T | undefined) {
  return z.string().transform((value, context): T => {
    const result = parse(value)
    if (result !== undefined) return result
    context.addIssue({ code: 'custom', message: problem })
    return z.NEVER
  })
}

function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, { error: `is none of ${values.join(', ')}` })
}

function shape(readText: (path: string) => string) {
  const pem = text('names no readable file of PEM certificates', (path) => readPem(path, readText)).optional()
  const jids = text('is not a comma-separated list of bare JIDs', (value) => listOf(value, bareJid))
  return {
    XMPP_JID: text('is not a bare JID like bot@example.org', parseBareJid).optional(),
    XMPP_PASSWORD: z.string().optional(),
    XMPP_PASSWORD_FILE: text('names no readable file with a password in it', (path) =>
      readPassword(path, readText),
    ).optional(),
    XMPP_HOST: text('is neither a host name nor an IP address', hostOrAddress).optional(),
    XMPP_PORT: text('is not a port, 1 to 65535', port).optional(),
    XMPP_TLS: oneOf(['auto', 'starttls', 'direct']).default('auto'),
    XMPP_CA_FILE: pem,
    BOT_NICK: z.string().max(100, 'is longer than 100 characters').optional(),
    BOT_ROOMS: jids.default([]),
    BOT_OWNERS: jids.default([]),
    BOT_LANG: oneOf(languages).optional(),
    DNS_SERVERS: text('is not a comma-separated list of address[:port]', parseDnsServers).default([]),
    PROBE_CA_FILE: pem,
    PROBE_ALLOW_PRIVATE: oneOf(['yes', 'no']).default('no'),
    PROBE_FROM: text('is not a domain', parseHostName).optional(),
    PROBE_DIALBACK: oneOf(['yes', 'no']).default('no'),
    DATA_DIR: z.string().default('./data'),
    DATABASE_URL: text('is not a URL like postgresql://user:password@host/database', databaseUrl).optional(),
    FEED_DIR: z.string().optional(),
    KEEP_SCANS_DAYS: text('is not a number of days, 1 to 3650', days).default(30),
    KEEP_HISTORY_DAYS: text('is not a number of days, 1 to 3650', days).default(400),
    LOG_LEVEL: oneOf(LOG_LEVELS).default('info'),
  } satisfies Record<SettingName, z.ZodType>
}

type Settings = z.infer<z.ZodObject<ReturnType<typeof shape>>>

function toConfig(settings: Settings): Omit<Config, 'suspects' | 'terminalLang'> {
  const { XMPP_JID: jid, PROBE_CA_FILE: caPem, PROBE_FROM: from = jid?.domain } = settings
  const password = settings.XMPP_PASSWORD ?? settings.XMPP_PASSWORD_FILE
  return {
    ...(jid !== undefined && password !== undefined && { account: toAccount(settings, jid, password) }),
    owners: settings.BOT_OWNERS,
    lang: settings.BOT_LANG ?? DEFAULT_LANGUAGE,
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

function problemOf(issue: z.core.$ZodIssue): ConfigProblem {
  return { variable: String(issue.path[0]), problem: issue.message }
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

function misspelt(env: Environment): ConfigProblem[] {
  return findMisspelt(env).map(({ variable, meant }) => ({
    variable,
    problem: `is not a setting${meant === undefined ? '' : `; did you mean ${meant}?`}`,
  }))
}
