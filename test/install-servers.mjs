// Brings the real servers that the live tests run, and what else is no npm package. Plain JavaScript: it runs beside the set-up.
import { accessSync, chmodSync, constants, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from '../bot/setup.mjs'

/** What the tests run besides Node: the binary (on the PATH) or file that shows its presence, and Debian's package. */
const PROGRAMS = {
  prosody: { binary: 'prosody', debianPackage: 'prosody' },
  ejabberd: { binary: 'ejabberdctl', debianPackage: 'ejabberd' },
  jabberd2: { binary: 'jabberd2-c2s', debianPackage: 'jabberd2' },
  // Signs zones by itself, down from a root of its own: a whole chain of DNSSEC.
  knot: { binary: 'knotd', debianPackage: 'knot' },
  // Off the PATH, as several versions may be there; the tests start a server of their own.
  postgresql: { file: '/usr/lib/postgresql/15/bin/postgres', debianPackage: 'postgresql-15' },
  // An independent list of cipher suites for the registry; Prosody brings it along, but Prosody may be skipped.
  openssl: { binary: 'openssl', debianPackage: 'openssl' },
  // Direct TLS in front of XMPP servers; the module brings nginx along.
  nginx: { file: '/usr/lib/nginx/modules/ngx_stream_module.so', debianPackage: 'libnginx-mod-stream' },
  // A client library that shares no code with ours; no program, so its file shows its presence.
  slixmpp: { file: '/usr/lib/python3/dist-packages/slixmpp/__init__.py', debianPackage: 'python3-slixmpp' },
  // A client for terminals, and a terminal that tests can read.
  profanity: { binary: 'profanity', debianPackage: 'profanity' },
  tmux: { binary: 'tmux', debianPackage: 'tmux' },
}
/** Read by invoke-rc.d: exit status 101 forbids that a package starts its daemon while it is installed. */
const POLICY = '/usr/sbin/policy-rc.d'
const POLICY_ASIDE = `${POLICY}.before-tests`

/**
 * Installs every server that is missing and not skipped, on Debian as root; elsewhere says what to install.
 *
 * @param options.skipped Names of servers that are not wanted, as in SKIP_SERVERS.
 * @param options.log Gets one line for each thing done or not possible.
 * @returns Names of the servers that are still missing.
 */
export async function installServers({ skipped, log }) {
  const missing = Object.keys(PROGRAMS).filter((name) => !skipped.includes(name) && !isPresent(name))
  if (missing.length === 0) return []
  const packages = missing.map((name) => PROGRAMS[name].debianPackage)
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
    log(
      `Missing: ${missing.join(', ')}. Install them (Debian: apt-get install ${packages.join(' ')}) or set SKIP_SERVERS=${missing.join(',')}`,
    )
    return missing
  }
  log(`Installing ${packages.join(', ')} (once) …`)
  const apt = await withoutDaemons(() => aptInstall(packages))
  if (apt.status !== 0) log(apt.output.trimEnd())
  return missing.filter((name) => !isPresent(name))
}

function isPresent(name) {
  const { file } = PROGRAMS[name]
  if (file !== undefined) return existsSync(file)
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders.some((folder) => {
    try {
      accessSync(join(folder, PROGRAMS[name].binary), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** Asks for the package lists only where the packages cannot be had from those at hand. */
async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const args = ['install', '--yes', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120', ...packages]
  const first = await run('apt-get', args, { env })
  if (first.status === 0) return first
  const update = await run('apt-get', ['update'], { env })
  return update.status === 0 ? run('apt-get', args, { env }) : update
}

/** Runs `work` with a policy that starts nothing, and puts the machine's own policy back, also when interrupted. */
async function withoutDaemons(work) {
  // An earlier run that was killed may have left the machine's own policy aside.
  if (existsSync(POLICY) && !existsSync(POLICY_ASIDE)) renameSync(POLICY, POLICY_ASIDE)
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n')
  chmodSync(POLICY, 0o755)
  const restore = () => {
    rmSync(POLICY, { force: true })
    if (existsSync(POLICY_ASIDE)) renameSync(POLICY_ASIDE, POLICY)
  }
  const stop = (signal) => {
    restore()
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)
  try {
    return await work()
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop)
    restore()
  }
}
