// `npm test`: sets everything up, then runs every check of this repository. Arguments go to mocha.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, installDependencies, ROOT, run, SetUpFailed, tool } from '../bot/setup.mjs'
import { installServers } from './install-servers.mjs'

const totals = { passed: 0, failed: 0, skipped: 0 }
const skippedServers = (process.env['SKIP_SERVERS'] ?? '').split(',').filter((name) => name !== '')

await main(process.argv.slice(2))
process.exitCode = totals.failed > 0 ? 1 : 0

async function main(mochaArguments) {
  const isInstalled = await step('dependencies', () => installDependencies({ log, withTools: true }))
  if (isInstalled) {
    const missing = await installServers({ skipped: skippedServers, log })
    for (const name of missing)
      await step(`server ${name}`, () => Promise.reject(new SetUpFailed('It is missing.')))
    const isBuilt = await step('types (tsc)', () => build({ log }))
    await step('formatting (prettier)', () =>
      demand('prettier', 'prettier', ['--check', '--log-level', 'warn', '.']),
    )
    await step('lint (oxlint)', () => demand('oxlint', 'oxlint', ['--deny-warnings']))
    await step('unused code (knip)', () => demand('knip', 'knip', ['--no-progress']))
    if (isBuilt) await runMocha(mochaArguments)
    else log('✖ mocha: not run, for the sources do not compile')
  }
  if (skippedServers.length > 0) log(`Skipped by SKIP_SERVERS: ${skippedServers.join(', ')}`)
  const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''
  log(`${totals.passed} passed, ${totals.failed} failed${skipped}`)
}

/** Counts `work` as one test, says how it went, and shows the output of what failed. */
async function step(title, work) {
  const startedAt = performance.now()
  try {
    await work()
    totals.passed++
    log(`✔ ${title} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`)
    return true
  } catch (error) {
    totals.failed++
    log(`✖ ${title}: ${error instanceof SetUpFailed ? error.message : error.stack}`)
    if (error.output) log(error.output.trimEnd())
    return false
  }
}

async function demand(packageName, command, args) {
  const { status, output } = await run(process.execPath, [tool(packageName, command), ...args])
  if (status !== 0) throw new SetUpFailed(`${command} is not content.`, output)
}

/** Runs mocha with its output passed on; a run that leaves no totals behind (crash, wrong arguments) counts as one failure. */
async function runMocha(args) {
  const folder = mkdtempSync(join(tmpdir(), 'tellus-totals-'))
  const file = join(folder, 'totals.json')
  const reporter = ['--reporter', join(ROOT, 'test', 'reporter.mjs'), '--reporter-option', `totals=${file}`]
  try {
    const status = await pass([tool('mocha', 'mocha'), ...reporter, ...args])
    const counted = readTotals(file)
    for (const key of Object.keys(totals)) totals[key] += counted[key]
    if (status !== 0 && counted.failed === 0) totals.failed++
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readTotals(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

/** @returns The exit status. */
function pass(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', reject)
    child.on('close', (status) => resolve(status ?? 1))
  })
}

function log(line) {
  console.log(line)
}
