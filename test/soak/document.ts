import { cpus } from 'node:os'
import { figuresOf, tellFigures } from '../../bench/figures.ts'
import { slope, type Sample } from './measure.ts'
import type { Recovery } from './scene.ts'

/** The bot is to be back after each event within this. */
const MOST_RECOVERY_MS = 30_000
/** What the line through noise of some MiB may show in a quarter of an hour; a leak of one message in a flood shows more. */
const MOST_SLOPE_MIB = 0.5
/** Until then caches fill, and Node sizes its heap. */
const WARM_UP_SHARE = 1 / 3

/** One event, and how long the bot was away. */
export interface Endured extends Recovery {
  readonly name: string
}

/** All that a soak found. */
export interface Soak {
  readonly date: Date
  readonly endured: readonly Endured[]
  readonly samples: readonly Sample[]
  /** Of the program after SIGTERM. */
  readonly exitStatus: number | null
  /** What it logged as warning or error, and how often. */
  readonly complaints: ReadonlyMap<string, number>
}

/** The samples by which a leak is told. */
function warm(samples: readonly Sample[]): readonly Sample[] {
  const minutes = samples.at(-1)?.minutes ?? 0
  return samples.filter((sample) => sample.minutes >= minutes * WARM_UP_SHARE)
}

/** @returns What did not go as it should; nothing when all did. */
export function faults({ endured, samples, exitStatus, complaints }: Soak): readonly string[] {
  const late = endured.filter(({ chatMs, roomsMs }) => Math.max(chatMs, roomsMs) > MOST_RECOVERY_MS)
  return [
    ...late.map(({ name }) => `not back within ${MOST_RECOVERY_MS / 1000} s: ${name}`),
    ...(slope(warm(samples)) > MOST_SLOPE_MIB ? ['memory grows'] : []),
    ...(exitStatus === 0 ? [] : [`ended with status ${exitStatus}`]),
    ...[...complaints.keys()].filter((complaint) => complaint.startsWith('error')),
  ]
}

/** Writes what was found as a page of Markdown. */
export function writeSoak(soak: Soak): string {
  const { samples, endured } = soak
  const minutes = samples.at(-1)?.minutes ?? 0
  const found = faults(soak)
  return `# What it endures

\`npm run soak\` runs the whole program at a real Prosody for twenty minutes, or as many as it is told, and writes this page.
Again and again something happens to it; then somebody asks in a chat and in three rooms, until there are answers. Each
has to be there ${MOST_RECOVERY_MS / 1000} s after the event at the latest, and memory must not grow: the line through the samples of
the last two thirds of the time rises by at most ${MOST_SLOPE_MIB} MiB a minute. It is no part of \`npm test\`.

${describe(soak)}

${found.length === 0 ? 'All went as it should.' : `Not as it should: ${found.join('; ')}.`}

## Back after

Seconds from the end of the event until the answer, as median with the least and the most. A room answers one line in three
seconds at the most, and counts questions: after a flood there the next one waits for its turn.

| what | times | in the chat | in the slowest room |
| --- | --- | --- | --- |
${[...new Set(endured.map(({ name }) => name))].map((name) => eventRow(name, endured)).join('\n')}

## Memory

Resident, of the program alone, every five seconds. The line through the last two thirds of ${minutes.toFixed(0)} minutes rises
by ${slope(warm(samples)).toFixed(2)} MiB a minute; the most was ${Math.max(...samples.map(({ rssMib }) => rssMib)).toFixed(0)} MiB.

| minute | MiB | load |
| --- | --- | --- |
${byMinute(samples)
  .map(({ minutes: at, rssMib, load }) => `| ${Math.floor(at)} | ${rssMib.toFixed(0)} | ${load.toFixed(1)} |`)
  .join('\n')}

## Warnings in the log

${[...soak.complaints].map(([complaint, count]) => `- ${complaint}: ${count} times`).join('\n') || 'None.'}
`
}

function describe({ date, samples }: Soak): string {
  const [cpu] = cpus()
  const loads = samples.map(({ load }) => load)
  const minutes = samples.at(-1)?.minutes ?? 0
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'CPU'}, Node ${process.versions.node}`
  return `Measured on ${date.toISOString().slice(0, 10)} for ${minutes.toFixed(0)} minutes: ${machine}; the load of the machine, with all else that ran there, was ${tellFigures(figuresOf(loads), 1)}.`
}

function eventRow(name: string, endured: readonly Endured[]): string {
  const own = endured.filter((each) => each.name === name)
  const seconds = (values: readonly number[]): string =>
    tellFigures(figuresOf(values.map((ms) => ms / 1000)), 1)
  const chat = seconds(own.map(({ chatMs }) => chatMs))
  return `| ${name} | ${own.length} | ${chat} | ${seconds(own.map(({ roomsMs }) => roomsMs))} |`
}

/** The first sample of each minute. */
function byMinute(samples: readonly Sample[]): readonly Sample[] {
  return samples.filter(({ minutes }, i) => Math.floor(minutes) !== Math.floor(samples[i - 1]?.minutes ?? -1))
}
