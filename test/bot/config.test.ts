import { rootCertificates } from 'node:tls'
import { expect } from 'chai'
import { type Config, ConfigError, parseConfig } from '../../bot/config.ts'

const CA = rootCertificates.slice(0, 2).join('\n')
const FILES: Readonly<Record<string, string>> = {
  '/ca.pem': CA,
  '/broken.pem': '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
  '/empty': '\n',
  '/password': 'from a file \n',
}

function readText(path: string): string {
  const text = FILES[path]
  if (text === undefined) throw new Error(`ENOENT ${path}`)
  return text
}

function parse(env: Record<string, string>): Config {
  return parseConfig(env, readText)
}

function wrongVariables(env: Record<string, string>): readonly string[] {
  return configError(env).problems.map(({ variable }) => variable)
}

function configError(env: Record<string, string>): ConfigError {
  try {
    parse(env)
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('the configuration was accepted')
}

const LOGIN = { XMPP_JID: 'Bot@Example.org', XMPP_PASSWORD: ' s3cret ' }

describe('bot parseConfig', () => {
  it('needs nothing', () => {
    expect(parse({})).to.deep.equal({
      owners: [],
      lang: 'en',
      terminalLang: 'en',
      dnsServers: [],
      probe: { allowPrivate: false, mayDialBack: false },
      dataDir: './data',
      database: { keepScansDays: 30, keepHistoryDays: 400 },
      logLevel: 'info',
      suspects: [],
    })
  })

  it('fills in what an account leaves open', () => {
    const { account, probe } = parse(LOGIN)
    expect(account).to.deep.equal({
      jid: 'bot@example.org',
      localpart: 'bot',
      domain: 'example.org',
      password: ' s3cret ',
      tls: 'auto',
      nickname: 'bot',
      rooms: [],
    })
    expect(probe.from).to.equal('example.org')
  })

  it('takes every variable', () => {
    const config = parse({
      XMPP_JID: 'bot@example.org',
      XMPP_PASSWORD_FILE: '/password',
      XMPP_HOST: '[2001:db8::1]',
      XMPP_PORT: '5223',
      XMPP_TLS: 'direct',
      XMPP_CA_FILE: '/ca.pem',
      BOT_NICK: 'Tellus',
      BOT_ROOMS: 'lobby@rooms.example.org, Ops@rooms.example.org',
      BOT_OWNERS: 'alice@example.org',
      BOT_LANG: 'en',
      DNS_SERVERS: '127.0.0.1:5300, [::1]:53, 2001:db8::53',
      PROBE_CA_FILE: '/ca.pem',
      PROBE_ALLOW_PRIVATE: 'yes',
      PROBE_FROM: 'prüfer.example',
      PROBE_DIALBACK: 'yes',
      DATA_DIR: '/var/lib/tellus',
      DATABASE_URL: 'postgresql://tellus:secret@db.example.org/tellus',
      FEED_DIR: '/srv/feeds',
      KEEP_SCANS_DAYS: '7',
      KEEP_HISTORY_DAYS: '1000',
      LOG_LEVEL: 'debug',
    })
    expect(config).to.deep.equal({
      account: {
        jid: 'bot@example.org',
        localpart: 'bot',
        domain: 'example.org',
        password: 'from a file ',
        connectTo: { host: '2001:db8::1', port: 5223 },
        tls: 'direct',
        caPem: CA,
        nickname: 'Tellus',
        rooms: ['lobby@rooms.example.org', 'ops@rooms.example.org'],
      },
      owners: ['alice@example.org'],
      lang: 'en',
      terminalLang: 'en',
      dnsServers: [
        { address: '127.0.0.1', port: 5300 },
        { address: '::1', port: 53 },
        { address: '2001:db8::53', port: 53 },
      ],
      probe: { caPem: CA, allowPrivate: true, from: 'xn--prfer-lva.example', mayDialBack: true },
      dataDir: '/var/lib/tellus',
      database: {
        url: 'postgresql://tellus:secret@db.example.org/tellus',
        keepScansDays: 7,
        keepHistoryDays: 1000,
      },
      feedDir: '/srv/feeds',
      logLevel: 'debug',
      suspects: [],
    })
  })

  const locales = [
    { env: { LANG: 'ja_JP.UTF-8' }, expected: 'ja' },
    { env: { LANG: 'en_US.UTF-8', LC_ALL: 'zh_TW.UTF-8' }, expected: 'zh-Hant' },
    { env: { LANG: 'C', LC_MESSAGES: 'de_AT@euro', LC_ALL: '' }, expected: 'de' },
    { env: { LANG: 'ru_RU.UTF-8', BOT_LANG: 'fr' }, expected: 'fr' },
    { env: { LANG: 'C.UTF-8' }, expected: 'en' },
    { env: { LANG: 'POSIX' }, expected: 'en' },
    { env: { LANG: 'tlh_QO' }, expected: 'en' },
  ]
  for (const { env, expected } of locales)
    it(`speaks ${expected} in the terminal where ${JSON.stringify(env)}, and by that alone nowhere else`, () => {
      const { lang, terminalLang } = parse(env)
      expect(terminalLang).to.equal(expected)
      expect(lang).to.equal(env.BOT_LANG ?? 'en')
    })

  it('takes a blank variable as one that is not set', () => {
    expect(parse({ XMPP_JID: '', XMPP_PORT: ' ', BOT_LANG: '' })).to.deep.equal(parse({}))
  })

  it('leaves the variables of others alone', () => {
    expect(parse({ HOME: '/root', NODE_TLS_REJECT_UNAUTHORIZED: '1', XMPPISH: '1' })).to.deep.equal(parse({}))
  })

  const slips = [
    { variable: 'DATBASE_URL', meant: 'DATABASE_URL' },
    { variable: 'DNS_SERVER', meant: 'DNS_SERVERS' },
    { variable: 'DATA_DIRR', meant: 'DATA_DIR' },
    { variable: 'LOG_LEVLE', meant: 'LOG_LEVEL' },
    { variable: 'KEEP_SCAN_DAYS', meant: 'KEEP_SCANS_DAYS' },
    { variable: 'XMP_JID', meant: 'XMPP_JID' },
    { variable: 'feed_dir', meant: 'FEED_DIR' },
  ]
  for (const { variable, meant } of slips) {
    it(`suspects ${variable} of being meant for ${meant}, and refuses nothing`, () => {
      expect(parse({ [variable]: 'x' })).to.deep.equal({ ...parse({}), suspects: [{ variable, meant }] })
    })
  }

  it('suspects nothing where the setting that is like it is set', () => {
    expect(parse({ LOGLEVEL: 'chatty', LOG_LEVEL: 'warn' }).suspects).to.deep.equal([])
  })

  it('suspects none of the variables that shells, services and containers set', () => {
    const names =
      'PATH HOME LANG LC_ALL TERM PWD SHELL USER LOGNAME HOSTNAME TZ TMPDIR XDG_DATA_DIRS XDG_DATA_HOME XDG_RUNTIME_DIR ' +
      'JOURNAL_STREAM INVOCATION_ID STATE_DIRECTORY LOGS_DIRECTORY RUNTIME_DIRECTORY CREDENTIALS_DIRECTORY NOTIFY_SOCKET ' +
      'NODE_ENV NODE_OPTIONS NODE_VERSION YARN_VERSION npm_config_loglevel PGDATA PGHOST SSH_TTY MAIL container'
    const env = Object.fromEntries(names.split(' ').map((name) => [name, 'x']))
    expect(parse(env).suspects).to.deep.equal([])
  })

  const wrong = [
    {
      title: 'a JID with a resource',
      env: { ...LOGIN, XMPP_JID: 'bot@example.org/x' },
      expected: ['XMPP_JID'],
    },
    {
      title: 'an account without password',
      env: { XMPP_JID: 'bot@example.org' },
      expected: ['XMPP_PASSWORD'],
    },
    { title: 'a password without account', env: { XMPP_PASSWORD: 'x' }, expected: ['XMPP_JID'] },
    {
      title: 'two passwords',
      env: { ...LOGIN, XMPP_PASSWORD_FILE: '/password' },
      expected: ['XMPP_PASSWORD_FILE'],
    },
    {
      title: 'a password file that is not there',
      env: { XMPP_JID: 'bot@example.org', XMPP_PASSWORD_FILE: '/nowhere' },
      expected: ['XMPP_PASSWORD_FILE'],
    },
    {
      title: 'an empty password file',
      env: { XMPP_JID: 'bot@example.org', XMPP_PASSWORD_FILE: '/empty' },
      expected: ['XMPP_PASSWORD_FILE'],
    },
    { title: 'a host with a space', env: { XMPP_HOST: 'a b' }, expected: ['XMPP_HOST'] },
    { title: 'port 0', env: { XMPP_PORT: '0' }, expected: ['XMPP_PORT'] },
    { title: 'port 65536', env: { XMPP_PORT: '65536' }, expected: ['XMPP_PORT'] },
    { title: 'another kind of TLS', env: { XMPP_TLS: 'none' }, expected: ['XMPP_TLS'] },
    { title: 'a CA file that is not there', env: { XMPP_CA_FILE: '/nowhere' }, expected: ['XMPP_CA_FILE'] },
    {
      title: 'a CA file with garbage in it',
      env: { PROBE_CA_FILE: '/broken.pem' },
      expected: ['PROBE_CA_FILE'],
    },
    { title: 'a CA file without PEM', env: { PROBE_CA_FILE: '/password' }, expected: ['PROBE_CA_FILE'] },
    { title: 'one wrong room of two', env: { BOT_ROOMS: 'a@b.example,lobby' }, expected: ['BOT_ROOMS'] },
    { title: 'a trailing comma', env: { BOT_OWNERS: 'a@b.example,' }, expected: ['BOT_OWNERS'] },
    { title: 'a language without catalogue', env: { BOT_LANG: 'tlh' }, expected: ['BOT_LANG'] },
    { title: 'a resolver by name', env: { DNS_SERVERS: 'ns.example' }, expected: ['DNS_SERVERS'] },
    { title: 'a resolver at port 0', env: { DNS_SERVERS: '127.0.0.1:0' }, expected: ['DNS_SERVERS'] },
    { title: 'an octal address', env: { DNS_SERVERS: '0177.0.0.1' }, expected: ['DNS_SERVERS'] },
    { title: 'a half yes', env: { PROBE_ALLOW_PRIVATE: 'true' }, expected: ['PROBE_ALLOW_PRIVATE'] },
    { title: 'dialback without a domain', env: { PROBE_DIALBACK: 'yes' }, expected: ['PROBE_DIALBACK'] },
    { title: 'an address to probe from', env: { PROBE_FROM: '192.0.2.1' }, expected: ['PROBE_FROM'] },
    {
      title: 'a database of another kind',
      env: { DATABASE_URL: 'mysql://db.example/x' },
      expected: ['DATABASE_URL'],
    },
    { title: 'no day at all', env: { KEEP_SCANS_DAYS: '0' }, expected: ['KEEP_SCANS_DAYS'] },
    { title: 'days without end', env: { KEEP_HISTORY_DAYS: '9999' }, expected: ['KEEP_HISTORY_DAYS'] },
    { title: 'an unknown log level', env: { LOG_LEVEL: 'loud' }, expected: ['LOG_LEVEL'] },
    {
      title: 'certificates switched off',
      env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      expected: ['NODE_TLS_REJECT_UNAUTHORIZED'],
    },
  ]
  for (const { title, env, expected } of wrong) {
    it(`refuses ${title}`, () => {
      expect(wrongVariables(env)).to.deep.equal(expected)
    })
  }

  it('refuses a misspelt variable and names the one that was meant', () => {
    expect(configError({ XMPP_PASWORD: 'x' }).message).to.equal(
      'XMPP_PASWORD: is not a setting; did you mean XMPP_PASSWORD?',
    )
  })

  it('names every wrong variable at once, and no value', () => {
    const error = configError({
      XMPP_JID: 'hunter1',
      XMPP_PORT: 'hunter2',
      XMPP_TLS: 'hunter3',
      DNS_SERVERS: 'hunter4',
      PROBE_FRM: 'hunter5',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    })
    expect(error.problems.map(({ variable }) => variable)).to.have.members([
      'XMPP_JID',
      'XMPP_PASSWORD',
      'XMPP_PORT',
      'XMPP_TLS',
      'DNS_SERVERS',
      'PROBE_FRM',
      'NODE_TLS_REJECT_UNAUTHORIZED',
    ])
    expect(error.message).not.to.match(/hunter/)
  })
})
