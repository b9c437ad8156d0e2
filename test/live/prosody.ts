import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listListeners } from './policy.ts'
import type { Site, TlsPolicy } from './policy.ts'
import type { Software } from './software.ts'

/** Prosody 0.12 and later (`c2s_direct_tls_ports`). */
export const prosody: Software = {
  portTaken: /Failed to open server port|address already in use/i,

  async configure(site) {
    const file = join(site.folder, 'prosody.cfg.lua')
    await mkdir(join(site.folder, 'data'), { recursive: true })
    await writeFile(file, writeConfiguration(site))
    await mkdir(modulesFolder(site), { recursive: true })
    await writeFile(join(modulesFolder(site), 'mod_loopback_dns.lua'), resolverModule(site))
    const readyLines = listListeners(site).map(({ address, port }) => `[${address}]:${port}`)
    return [{ command: 'prosody', args: ['-F', '--config', file], env: {}, readyLines }]
  },

  /** Prosody reads an account when it is asked for, and hashes a password that it finds in clear. */
  async register(site, _child, localpart, password) {
    const folder = join(site.folder, 'data', encode(site.domain), 'accounts')
    await mkdir(folder, { recursive: true })
    await writeFile(
      join(folder, `${encode(localpart)}.dat`),
      `return { ["password"] = ${quote(password)} };\n`,
    )
  },
}

/** Where Prosody looks for modules that it does not bring. */
export function modulesFolder({ folder }: Site): string {
  return join(folder, 'modules')
}

/**
 * Has Prosody's own resolver ask ours alone: it reads `/etc/resolv.conf`, and knows no port but 53. It serves where there is no
 * lua-unbound, which the configuration tells: that answers for `test.` itself, with nothing, unless it is told not to.
 */
function resolverModule({ dnsPort }: Site): string {
  return `
module:set_global();
local resolver = getmetatable(require "net.dns".resolver());
local wrap_sockets = resolver.socket_wrapper_set;
function resolver:adddefaultnameservers()
  self:addnameserver("127.0.0.1");
end
function resolver:socket_wrapper_set(wrap)
  return wrap_sockets(self, function (...)
    local handler, err = wrap(...);
    if not handler then return nil, err; end
    local setpeername = handler.setpeername;
    function handler:setpeername(address)
      return setpeername(self, address, ${dnsPort});
    end
    return handler;
  end);
end
`
}

function writeConfiguration(site: Site): string {
  const { policy, ports, files, folder } = site
  if (policy.allowsCompression) throw new Error('Prosody has no stream compression')
  const hasStarttls = usesTlsModule(policy.c2sTls, policy.s2sTls)
  const modules = ['loopback_dns', ...BASIC, ...PERSONAL]
  if (hasStarttls) modules.push('tls')
  if (policy.allowsRegistration) modules.push('register_ibr')
  if (policy.allowsLegacyAuth) modules.push('legacyauth')
  if (policy.hasWeb) modules.push('bosh', 'websocket')
  if (policy.hasArchives) modules.push('mam')
  const direct = (port: number): string => (policy.hasDirectTls ? `{ ${port} }` : '{}')
  return `
run_as_root = true
pidfile = ${quote(join(folder, 'prosody.pid'))}
plugin_paths = { ${quote(modulesFolder(site))} }
unbound = {
  resolvconf = false; hoststxt = false; forward = "127.0.0.1@${site.dnsPort}";
  options = { ["do-not-query-localhost:"] = "no", ["local-zone:"] = "test. transparent" };
}
data_path = ${quote(join(folder, 'data'))}
log = { { levels = { min = "info" }, to = "console" } }
interfaces = { ${policy.addresses.map(quote).join(', ')} }
c2s_ports = { ${ports.c2s} }
s2s_ports = { ${ports.s2s} }
c2s_direct_tls_ports = ${direct(ports.c2sDirectTls)}
s2s_direct_tls_ports = ${direct(ports.s2sDirectTls)}
http_ports = {}
https_ports = ${policy.hasWeb || policy.hasUploads ? `{ ${ports.https} }` : '{}'}
https_ssl = { certificate = ${quote(files.certificate)}; key = ${quote(files.key)} }
http_paths = { bosh = "/bosh"; websocket = "/ws" }
ssl = { certificate = ${quote(files.certificate)}; key = ${quote(files.key)} }
modules_enabled = { ${modules.map(quote).join(', ')} }
c2s_require_encryption = ${demandsTls(policy.c2sTls)}
s2s_require_encryption = ${demandsTls(policy.s2sTls)}
s2s_allow_encryption = ${offersTls(policy.s2sTls)}
allow_unencrypted_plain_auth = ${policy.allowsPlainInClear}
disable_sasl_mechanisms = { ${disabledMechanisms(site).map(quote).join(', ')} }
allow_registration = ${policy.allowsRegistration}
authentication = ${quote(policy.hasOnlyAnonymous ? 'anonymous' : 'internal_hashed')}
contact_info = { admin = { "xmpp:admin@${site.domain}", "mailto:admin@${site.domain}" } }
muc_room_locking = false
muc_room_default_persistent = true
${site.advice ?? ''}
VirtualHost ${quote(site.domain)}
Component ${quote(site.roomsDomain)} "muc"
${policy.hasUploads ? uploadComponent(site) : ''}
  modules_enabled = { ${policy.hasArchives ? quote('muc_mam') : ''} }
`
}

const BASIC = ['roster', 'saslauth', 'dialback', 'disco', 'ping', 'version', 'time', 'server_contact_info']

/** The URL would name the component and a port that nothing listens on (`http_external_url`). */
function uploadComponent({ ports, uploadDomain }: Site): string {
  return `
Component ${quote(uploadDomain)} "http_file_share"
http_external_url = ${quote(`https://${uploadDomain}:${ports.https}/`)}
http_file_share_size_limit = 1024 * 1024
`
}

/** Where an account keeps its picture, its bookmarks and whom it blocks; the vCard and the old bookmarks are shown from there. */
const PERSONAL = ['pep', 'private', 'bookmarks', 'vcard_legacy', 'blocklist']

function demandsTls(policy: TlsPolicy): boolean {
  return policy === 'required' || policy === 'unusable'
}

function offersTls(policy: TlsPolicy): boolean {
  return policy === 'required' || policy === 'optional'
}

/** All that `internal_hashed` brings beside PLAIN (util.sasl), where PLAIN is to be the only one. */
function disabledMechanisms({ policy }: Site): readonly string[] {
  const others = ['SCRAM-SHA-1', 'SCRAM-SHA-256', 'SCRAM-SHA-1-PLUS', 'SCRAM-SHA-256-PLUS', 'DIGEST-MD5']
  return policy.hasOnlyPlain ? others : ['DIGEST-MD5']
}

/** STARTTLS for clients cannot be turned off but with the whole module. */
function usesTlsModule(c2s: TlsPolicy, s2s: TlsPolicy): boolean {
  if (!offersTls(c2s) && offersTls(s2s)) {
    throw new Error('Prosody has no STARTTLS for servers without STARTTLS for clients')
  }
  return offersTls(c2s)
}

/** Prosody's file names: everything but ASCII letters and digits as `%` and two hexadecimal digits. */
function encode(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9]/g, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  )
}

/** A string of Lua; JSON's escapes for what tests put in are the same. */
function quote(text: string): string {
  return JSON.stringify(text)
}
