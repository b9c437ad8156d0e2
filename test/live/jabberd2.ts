import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { escapeXml } from '../../probes/wire/xml-element.ts'
import type { Site, TlsPolicy } from './policy.ts'
import { pickPorts } from './ports.ts'
import type { ServerProcess, Software } from './software.ts'

const ROUTER_ADDRESS = '127.0.0.1'

/**
 * jabberd2 2.7, as its four processes: a router, and around it the session manager, without which no stream is opened, and
 * one process each for clients and servers. None of them reads anything outside the site's folder but its own modules.
 */
export const jabberd2: Software = {
  portTaken: /unable to listen|failed to listen/,

  async configure(site) {
    rejectWhatItCannotBe(site)
    const [routerPort = 0] = await pickPorts(1, [ROUTER_ADDRESS])
    const modules = await findModules()
    await mkdir(join(site.folder, 'data'), { recursive: true })
    const write = (name: string, text: string): Promise<void> => writeFile(join(site.folder, name), text)
    await write('users.xml', '<users><user><name>jabberd</name><secret>secret</secret></user></users>')
    await write('router.xml', router(routerPort, site.folder))
    await write('sm.xml', sessionManager(routerPort, modules, site))
    await write('c2s.xml', clients(routerPort, modules, site))
    await write('s2s.xml', servers(routerPort, site))
    const { c2s, s2s } = site.ports
    return [
      launch('router', `port=${routerPort}] listening`),
      launch('sm', 'ready for sessions'),
      launch('c2s', `port=${c2s}] listening`),
      launch('s2s', `port=${s2s}] listening`),
    ]
  },
}

function launch(name: string, readyLine: string): ServerProcess {
  return { command: `jabberd2-${name}`, args: ['-c', `${name}.xml`], env: SBIN, readyLines: [readyLine] }
}

/** Debian keeps the programs where only root's PATH leads. */
const SBIN = { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` }

function rejectWhatItCannotBe({ policy }: Site): void {
  if (policy.hasDirectTls) throw new Error('jabberd2 has no direct TLS for servers')
  if (policy.addresses.length !== 1) throw new Error('jabberd2 listens on one address')
}

function router(port: number, folder: string): string {
  return `<router><id>router</id><log type='stdout'/>
<local><ip>${ROUTER_ADDRESS}</ip><port>${port}</port><users>${escapeXml(join(folder, 'users.xml'))}</users></local>
<aci><acl type='all'><user>jabberd</user></acl></aci></router>`
}

function sessionManager(routerPort: number, modules: string, { domain, folder }: Site): string {
  return `<sm><id>sm</id>${towards(routerPort)}<local><id>${escapeXml(domain)}</id></local>
<storage><path>${escapeXml(modules)}</path><driver>fs</driver><fs><path>${escapeXml(join(folder, 'data'))}</path></fs></storage>
<modules><path>${escapeXml(modules)}</path></modules></sm>`
}

/** What is among `mechanisms` is offered with and without TLS, what is among `ssl-mechanisms` within TLS only. */
function clients(
  routerPort: number,
  modules: string,
  { policy, domain, folder, files, ports }: Site,
): string {
  const plain = '<plain/>'
  const digest = policy.hasOnlyPlain ? '' : '<digest-md5/>'
  const traditional = policy.allowsLegacyAuth ? `<traditional>${plain}</traditional>` : ''
  const attributes = [
    offersTls(policy.c2sTls) ? `pemfile='${escapeXml(files.bundle)}'` : '',
    demandsTls(policy.c2sTls) ? `require-starttls='mu'` : '',
    policy.allowsRegistration ? `register-enable='mu'` : '',
  ]
  const [address] = policy.addresses
  return `<c2s><id>c2s</id>${towards(routerPort)}
<local><id realm='${escapeXml(domain)}' ${attributes.join(' ')}>${escapeXml(domain)}</id><ip>${address}</ip><port>${ports.c2s}</port></local>
<io>${policy.allowsCompression ? '<compression/>' : ''}</io>
<authreg><path>${escapeXml(modules)}</path><module>db</module><db><path>${escapeXml(join(folder, 'data'))}</path></db>
<mechanisms>${traditional}<sasl>${policy.allowsPlainInClear ? plain : ''}${digest}</sasl></mechanisms>
<ssl-mechanisms><sasl>${plain}</sasl></ssl-mechanisms></authreg></c2s>`
}

function servers(routerPort: number, { policy, files, ports }: Site): string {
  const pemfile = offersTls(policy.s2sTls) ? `<pemfile>${escapeXml(files.bundle)}</pemfile>` : ''
  const [address] = policy.addresses
  return `<s2s><id>s2s</id>${towards(routerPort)}
<local><ip>${address}</ip><port>${ports.s2s}</port>${pemfile}</local>
<security><require_tls>${demandsTls(policy.s2sTls) ? 1 : 0}</require_tls></security></s2s>`
}

function towards(routerPort: number): string {
  return `<router><ip>${ROUTER_ADDRESS}</ip><port>${routerPort}</port><user>jabberd</user><pass>secret</pass></router><log type='stdout'/>`
}

function offersTls(policy: TlsPolicy): boolean {
  return policy === 'required' || policy === 'optional'
}

function demandsTls(policy: TlsPolicy): boolean {
  return policy === 'required' || policy === 'unusable'
}

/** Where Debian keeps the modules; it differs by architecture. */
async function findModules(): Promise<string> {
  const folders = (await readdir('/usr/lib')).map((name) => join('/usr/lib', name, 'jabberd2'))
  const found = folders.find((folder) => existsSync(folder))
  if (found === undefined) throw new Error('jabberd2 is not installed')
  return found
}
