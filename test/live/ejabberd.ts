import { mkdir, writeFile } from 'node:fs/promises'
import { existsSync, readdirSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { listListeners } from './policy.ts'
import type { Site, TlsPolicy } from './policy.ts'
import type { Software } from './software.ts'

/**
 * Reads commands from standard input, and ends the server when it is closed, so that none outlives the tests.
 * `register` and its words are separated by tabs.
 */
const COMMANDS = `
  spawn(fun Loop() ->
    case io:get_line("") of
      eof -> erlang:halt(0);
      Line ->
        [<<"register">>, User, Host, Password] = binary:split(iolist_to_binary(string:trim(Line)), <<"\\t">>, [global]),
        io:format("register ~s: ~p~n", [User, ejabberd_auth:try_register(User, Host, Password)]),
        Loop()
    end
  end).`

/**
 * Schedulers that spin while they wait for work start a node in 1.3 s instead of 2.2 s where cores are idle. Where they are
 * busy, they take the time of those they wait for: with two other busy processes on two cores it took more than 25 s
 * instead of 4.
 */
function schedulerFlags(): readonly string[] {
  const [load = 0] = loadavg()
  if (load <= availableParallelism()) return []
  return ['sbwt', 'sbwtdcpu', 'sbwtdio'].flatMap((threshold) => [`+${threshold}`, 'none'])
}

/** ejabberd 23.01 and later, as an Erlang node without a name: no epmd, no cookie, nothing shared with another one. */
export const ejabberd: Software = {
  portTaken: /eaddrinuse|address already in use/i,

  async configure(site) {
    const file = join(site.folder, 'ejabberd.yml')
    const spool = join(site.folder, 'spool')
    await mkdir(spool, { recursive: true })
    await writeFile(file, writeConfiguration(site))
    const resolver = join(site.folder, 'inetrc')
    await writeFile(resolver, resolverConfiguration(site))
    const launch = {
      command: 'erl',
      args: [
        ...schedulerFlags(),
        '-noshell',
        '-mnesia',
        'dir',
        JSON.stringify(spool),
        '-s',
        'ejabberd',
        '-eval',
        COMMANDS,
      ],
      env: {
        ERL_LIBS: librariesFolder(),
        ERL_INETRC: resolver,
        ERL_CRASH_DUMP: join(site.folder, 'crash.dump'),
        HOME: site.folder,
        EJABBERD_CONFIG_PATH: file,
        EJABBERD_LOG_PATH: join(site.folder, 'ejabberd.log'),
      },
      readyLines: listListeners(site).map(
        ({ address, port }) =>
          `connections at ${address.includes(':') ? `[${address}]` : address}:${port} for`,
      ),
    }
    return [launch]
  },

  async register(site, child, localpart, password) {
    child.say(['register', localpart, site.domain, password].join('\t'))
    const answer = `register ${localpart}: `
    await child.waitFor(`the registration of ${localpart}`, (log) => {
      if (log.includes(`${answer}ok\n`)) return 'yes'
      return log.includes(answer) ? 'never' : 'not-yet'
    })
  },
}

/** Nothing of the system's: neither its resolver nor its list of hosts. */
function resolverConfiguration({ dnsPort }: Site): string {
  return [
    '{resolv_conf, ""}.',
    '{hosts_file, ""}.',
    '{lookup, [dns]}.',
    `{nameserver, {127,0,0,1}, ${dnsPort}}.`,
    '',
  ].join('\n')
}

/** JSON is YAML, and needs no care about quoting. */
function writeConfiguration(site: Site): string {
  return site.advice === undefined
    ? JSON.stringify(configuration(site), undefined, 2)
    : writeAdvised(configuration(site), site.advice, site)
}

/**
 * Puts advice in the place of what it is about: its top-level options of ours, and its listener of ours, which listens where ours
 * did. A key may stand in a mapping once only (YAML 1.2 §3.2.1.1), so ours are written around it.
 */
function writeAdvised(ours: object, advice: string, { policy, ports }: Site): string {
  const own = Object.entries(ours)
    .filter(([key]) => key !== 'listen' && !new RegExp(`^${key}:`, 'm').test(advice))
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  const others = listeners(policy, ports)
    .filter(({ port }) => port !== ports.c2s)
    .map((listener) => `  - ${JSON.stringify(listener)}`)
  const address = JSON.stringify(policy.addresses[0])
  const advised = advice.replace(
    /^( *- )port: 5222$/m,
    (_line, dash: string) => `${dash}ip: ${address}\n${' '.repeat(dash.length)}port: ${ports.c2s}`,
  )
  return [...own, advised.replace(/^listen:$/m, ['listen:', ...others].join('\n'))].join('\n')
}

function configuration(site: Site): object {
  const { policy, domain, roomsDomain, files } = site
  return {
    hosts: [domain],
    loglevel: 'info',
    certfiles: [files.bundle],
    acme: { auto: false },
    auth_password_format: 'scram',
    s2s_use_starttls: s2sStarttls(policy.s2sTls),
    registration_timeout: 'infinity',
    listen: listeners(policy, site.ports),
    modules: {
      mod_disco: {
        server_info: [
          {
            modules: 'all',
            name: 'admin-addresses',
            urls: [`xmpp:admin@${domain}`, `mailto:admin@${domain}`],
          },
        ],
      },
      mod_s2s_dialback: {},
      mod_roster: {},
      mod_ping: {},
      mod_version: {},
      mod_time: {},
      mod_caps: {},
      mod_private: {},
      mod_privacy: {},
      mod_blocking: {},
      mod_pubsub: { plugins: ['flat', 'pep'] },
      mod_vcard: {},
      mod_muc: { hosts: [roomsDomain], default_room_options: { persistent: true, mam: policy.hasArchives } },
      ...(policy.hasArchives ? { mod_mam: { default: 'always' } } : {}),
      ...(policy.hasWeb ? webModules() : {}),
      ...(policy.hasUploads ? uploadModule(site) : {}),
      ...(policy.allowsRegistration ? { mod_register: { ip_access: 'all' } } : {}),
    },
  }
}

function listeners(policy: Site['policy'], ports: Site['ports']): readonly { readonly port: number }[] {
  const c2s = { module: 'ejabberd_c2s', access: 'all' }
  const s2s = { module: 'ejabberd_s2s_in' }
  return policy.addresses.flatMap((ip) => [
    { ...c2s, ip, port: ports.c2s, zlib: policy.allowsCompression, ...c2sStarttls(policy.c2sTls) },
    { ...s2s, ip, port: ports.s2s },
    ...(policy.hasDirectTls
      ? [
          { ...c2s, ip, port: ports.c2sDirectTls, tls: true },
          { ...s2s, ip, port: ports.s2sDirectTls, tls: true },
        ]
      : []),
    ...(policy.hasWeb || policy.hasUploads ? [{ ...WEB_LISTENER, ip, port: ports.https }] : []),
  ])
}

const WEB_LISTENER = {
  module: 'ejabberd_http',
  tls: true,
  request_handlers: {
    '/bosh': 'mod_bosh',
    '/ws': 'ejabberd_http_ws',
    '/upload': 'mod_http_upload',
    '/.well-known/host-meta': 'mod_host_meta',
    '/.well-known/host-meta.json': 'mod_host_meta',
  },
}

/** What host-meta says stands for port 443, which a test cannot have. */
function webModules(): object {
  return {
    mod_bosh: {},
    mod_host_meta: { bosh_service_url: 'https://@HOST@/bosh', websocket_url: 'wss://@HOST@/ws' },
  }
}

function uploadModule({ folder, ports, uploadDomain }: Site): object {
  return {
    mod_http_upload: {
      hosts: [uploadDomain],
      put_url: `https://${uploadDomain}:${ports.https}/upload`,
      docroot: join(folder, 'uploads'),
      max_size: 1024 * 1024,
      access: 'all',
    },
  }
}

function c2sStarttls(policy: TlsPolicy): object {
  if (policy === 'unusable') throw new Error('ejabberd does not demand TLS without offering it')
  return { starttls: policy !== 'none', starttls_required: policy === 'required' }
}

function s2sStarttls(policy: TlsPolicy): string | boolean {
  if (policy === 'unusable') throw new Error('ejabberd does not demand TLS without offering it')
  return policy === 'none' ? false : policy
}

/** Where Debian keeps ejabberd's modules (it differs by architecture), or the folder that ERL_LIBS names already. */
function librariesFolder(): string {
  const given = process.env['ERL_LIBS']
  if (given !== undefined) return given
  const folders = readdirSync('/usr/lib').map((name) => join('/usr/lib', name))
  const found = folders.find(
    (folder) => /linux-gnu/.test(folder) && existsSync(folder) && hasEjabberd(readdirSync(folder)),
  )
  if (found === undefined) throw new Error('ejabberd is not installed (or name its libraries in ERL_LIBS)')
  return found
}

function hasEjabberd(names: readonly string[]): boolean {
  return names.some((name) => name.startsWith('ejabberd-'))
}
