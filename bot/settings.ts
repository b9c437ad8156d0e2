/** One variable of the environment, as `.env.example` and the README explain it. */
export interface Setting {
  readonly name: string
  /** One line for people. */
  readonly meaning: string
  /** What holds when it is not set, in words or as the value itself. */
  readonly default: string
}

/** Every variable that configures Tellus, in the order in which they are explained. */
export const SETTINGS = [
  { name: 'XMPP_JID', meaning: "the bot's bare JID", default: 'none: the chat is in the terminal' },
  { name: 'XMPP_PASSWORD', meaning: "the bot's password", default: 'none' },
  { name: 'XMPP_PASSWORD_FILE', meaning: 'a file that holds the password instead', default: 'none' },
  { name: 'XMPP_HOST', meaning: 'connect to this host or address instead of looking SRV up', default: 'SRV' },
  {
    name: 'XMPP_PORT',
    meaning: 'connect to this port instead of looking SRV up',
    default: 'SRV; beside XMPP_HOST 5222, or 5223 when XMPP_TLS is direct',
  },
  { name: 'XMPP_TLS', meaning: 'how the bot logs in: auto, starttls or direct', default: 'auto' },
  {
    name: 'XMPP_CA_FILE',
    meaning: "extra trust anchors (PEM) for the bot's own login and its uploads",
    default: 'none',
  },
  { name: 'BOT_NICK', meaning: "the bot's nickname in rooms", default: 'localpart of XMPP_JID' },
  { name: 'BOT_ROOMS', meaning: 'rooms to be in: bare JIDs, comma-separated', default: 'none' },
  { name: 'BOT_OWNERS', meaning: 'who runs the bot: bare JIDs, comma-separated', default: 'none' },
  {
    name: 'BOT_LANG',
    meaning:
      'language of the answers where nobody asks for another: en, zh-Hans, zh-Hant, ja, de, ru, fr or es',
    default: 'en; the system’s in the terminal',
  },
  {
    name: 'DNS_SERVERS',
    meaning: 'resolvers for login and probes: address[:port], comma-separated',
    default: "the system's",
  },
  {
    name: 'PROBE_CA_FILE',
    meaning: 'extra trust anchors (PEM) when judging probed servers',
    default: 'none',
  },
  {
    name: 'PROBE_ALLOW_PRIVATE',
    meaning: 'yes lets probes reach loopback, private and special-use names and addresses',
    default: 'no',
  },
  {
    name: 'PROBE_FROM',
    meaning: 'our domain in s2s stream headers; its server is asked first whether our own network is well',
    default: 'domain of XMPP_JID',
  },
  {
    name: 'PROBE_DIALBACK',
    meaning:
      'yes says that PROBE_FROM is yours and may be called back: then servers are asked for dialback in clear text',
    default: 'no',
  },
  { name: 'DATA_DIR', meaning: 'where state lives', default: './data' },
  {
    name: 'DATABASE_URL',
    meaning:
      'a PostgreSQL server (14 or later) for the campaign desk: postgresql://user:password@host/database',
    default: 'a private one in DATA_DIR',
  },
  {
    name: 'FEED_DIR',
    meaning: 'where an Atom feed of the campaigns of each room is written, to be published',
    default: 'none',
  },
  {
    name: 'KEEP_SCANS_DAYS',
    meaning: 'how long everything that was measured of watched domains is kept, to be judged again',
    default: '30',
  },
  {
    name: 'KEEP_HISTORY_DAYS',
    meaning: 'how long it is remembered what checks of watched domains came to',
    default: '400',
  },
  { name: 'LOG_LEVEL', meaning: 'silent, fatal, error, warn, info, debug or trace', default: 'info' },
] as const satisfies readonly Setting[]

export type SettingName = (typeof SETTINGS)[number]['name']

/** Whether a variable is one of ours. */
export function isSettingName(name: string): name is SettingName {
  return SETTINGS.some((setting) => setting.name === name)
}

/** The text of `.env.example`: every variable, explained and switched off. */
export function envExample(): string {
  const head = '# Copy to .env and uncomment what you need. The environment comes before this file.\n'
  const entries = SETTINGS.map(
    ({ name, meaning, default: value }) => `# ${meaning} (default: ${value})\n#${name}=\n`,
  )
  return [head, ...entries].join('\n')
}
