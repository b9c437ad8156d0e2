/** `npm run torture [-- embedded|debian] [--write]`: kills 200 times on each server, prints what that came to, and writes it into docs/database.md. */
import { describeComputer, table, writePart } from '../../bench/document.ts'
import { SERVER_KINDS } from '../bot/store/postgres-server.ts'
import { drawVictims, type Torture, torture } from './torture.ts'

const KILLS = 200
const PLACES = 4
const TITLES = { embedded: 'embedded PostgreSQL 18', debian: "Debian's PostgreSQL 15" }

const HEAD = ['killed', 'time (s)', 'acknowledged', 'in doubt', 'notices told', 'lost or doubled']

const named = SERVER_KINDS.filter((kind) => process.argv.includes(kind))
for (const kind of named.length > 0 ? named : SERVER_KINDS) {
  const outcome = await torture(kind, drawVictims(KILLS), PLACES)
  for (const fault of outcome.faults) process.stderr.write(`${TITLES[kind]}: ${fault}\n`)
  if (outcome.faults.length > 0) process.exitCode = 1
  const text = `${TITLES[kind]}:\n\n${table(HEAD, [cells(outcome)])}\n\n${describeComputer(new Date())}.`
  process.stdout.write(`${text}\n\n`)
  const place = { page: 'database.md', command: 'torture' }
  if (process.argv.includes('--write')) writePart(`torture-${kind}`, text, place)
}

function cells({ kills, seconds, acknowledged, inDoubt, told, faults }: Torture): readonly string[] {
  const { watch, unwatch, open, note, promise, retest, check } = acknowledged
  return [
    `the bot ${kills.bot}, a worker ${kills.worker}, the server ${kills.server}, all at once ${kills.everything}`,
    seconds.toFixed(0),
    `${watch + unwatch} watches and ends of watches, ${open} campaigns opened, ${note} notes, ${promise} promises, ${retest} retests, ${check} checks`,
    `${inDoubt.done} done, ${inDoubt.undone} not`,
    String(told),
    String(faults.length),
  ]
}
