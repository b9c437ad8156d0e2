/** What a scan costs over a link with a set round trip, beside the targets that the project set itself. */
import { performance } from 'node:perf_hooks'
import { scan, type Endpoint, type Io, type ScanDepth } from '../probes/index.ts'
import { lookAtTls } from '../probes/in-depth.ts'
import { nodeIo } from '../probes/net/node.ts'
import { LiveServer } from '../test/live/live-server.ts'
import { prosody } from '../test/live/prosody.ts'
import { clientEndpoint, FULL_OPTIONS, makeBed, resolverRoundTrip, type Bed } from './bed.ts'
import { table } from './document.ts'
import { figuresOf, tellCount, tellFigures } from './figures.ts'
import { EJABBERD, type FullServer, NGINX, NGINX_DEFAULT, OPENSSL } from './full-servers.ts'
import { Links } from './link.ts'
import type { Traffic } from './relays.ts'

const ROUND_TRIPS_MS = [0, 50, 150] as const
const RUNS = 7
const NEVER = new AbortController().signal

/** One thing that is measured: its runs beside what they may take. */
interface Row {
  readonly what: string
  readonly roundTripMs: number
  /** Absent where none was set. */
  readonly target?: { readonly ms: number; readonly connections: number }
  readonly runs: readonly Run[]
}

interface Run {
  readonly ms: number
  readonly connections: number
  readonly mostAtOnce: number
}

/** @returns A table, one row a measurement. Rejects when a scan finds something else than what the server is. */
export async function measureRoundTrips(): Promise<string> {
  const server = new LiveServer(prosody, 'prosody.tellus.test', { c2sTls: 'required', s2sTls: 'required' })
  try {
    await server.start()
    const rows: Row[] = []
    for (const roundTripMs of ROUND_TRIPS_MS) {
      const bed = await makeBed(server, roundTripMs)
      try {
        rows.push(...(await measureProsody(bed, roundTripMs)))
      } finally {
        await bed.stop()
      }
      for (const each of [EJABBERD, NGINX, NGINX_DEFAULT, OPENSSL]) {
        rows.push(await measureServer(each, roundTripMs))
      }
    }
    return table(
      [
        'what',
        'round trip (ms)',
        'time (ms)',
        'target (ms)',
        'of the target',
        'connections',
        'at most',
        'at once',
      ],
      rows.map(tellRow),
    )
  } finally {
    await server.remove()
  }
}

async function measureProsody(bed: Bed, roundTripMs: number): Promise<readonly Row[]> {
  const dnsMs = 2 * resolverRoundTrip(roundTripMs)
  const check = await measureScans(bed, 'check')
  const full = await measureScans(bed, 'full')
  return [
    {
      what: 'first c2s verdict, Prosody',
      roundTripMs,
      target: { ms: 1.3 * (dnsMs + 4 * roundTripMs) + 60, connections: 12 },
      runs: check.verdicts,
    },
    {
      what: '`check` of c2s and s2s, Prosody',
      roundTripMs,
      target: { ms: 1.5 * (dnsMs + 8 * roundTripMs) + 150, connections: 12 },
      runs: check.scans,
    },
    await measureFull('`full` of c2s, Prosody, STARTTLS', roundTripMs, bed.c2s, bed.io, () =>
      bed.takeTraffic(),
    ),
    { what: '`full` of c2s and s2s with their `check`, Prosody', roundTripMs, runs: full.scans },
  ]
}

/** Scans c2s and s2s, again and again, to the first verdict on c2s and to the end. */
async function measureScans(
  bed: Bed,
  depth: ScanDepth,
): Promise<{ readonly verdicts: readonly Run[]; readonly scans: readonly Run[] }> {
  const verdicts: Run[] = []
  const scans: Run[] = []
  for (let run = 0; run <= RUNS; run += 1) {
    const { verdictMs, ms } = await timeScan(bed, depth)
    const traffic = await bed.takeTraffic()
    // The first one also loads and compiles.
    if (run === 0) continue
    verdicts.push({ ...traffic, ms: verdictMs })
    scans.push({ ...traffic, ms })
  }
  return { verdicts, scans }
}

async function timeScan(
  bed: Bed,
  depth: ScanDepth,
): Promise<{ readonly verdictMs: number; readonly ms: number }> {
  const startedAt = performance.now()
  let verdictMs = Number.NaN
  const onVerdict = (service: string): void => {
    if (service === 'c2s') verdictMs = performance.now() - startedAt
  }
  const found = await scan(bed.domain, { ...bed.scanOptions, depth, onVerdict }, bed.io, NEVER)
  const ms = performance.now() - startedAt
  const isWhole = found.observations.every(({ outcome }) => outcome.state !== 'failed')
  if (!isWhole) throw new Error(`a probe failed: ${JSON.stringify(found.observations)}`)
  return { verdictMs, ms }
}

async function measureServer(given: FullServer, roundTripMs: number): Promise<Row> {
  const links = new Links()
  const server = await given.start('example.test')
  try {
    const port = await links.tcp(server.port, roundTripMs)
    const endpoint = clientEndpoint('example.test', port, given.security)
    const take = (): Promise<Traffic> => links.takeTraffic([port])
    return await measureFull(`\`full\` of c2s, ${given.what}`, roundTripMs, endpoint, nodeIo(), take)
  } finally {
    await Promise.all([links.stop(), server.stop()])
  }
}

async function measureFull(
  what: string,
  roundTripMs: number,
  endpoint: Endpoint,
  io: Io,
  takeTraffic: Bed['takeTraffic'],
): Promise<Row> {
  const runs: Run[] = []
  for (let run = 0; run <= RUNS; run += 1) {
    const startedAt = performance.now()
    const observations = await lookAtTls([endpoint], FULL_OPTIONS, io, NEVER)
    const ms = performance.now() - startedAt
    if (observations.some(({ outcome }) => outcome.state !== 'observed'))
      throw new Error(`not everything was learnt: ${JSON.stringify(observations)}`)
    const traffic = await takeTraffic()
    if (run > 0) runs.push({ ...traffic, ms })
  }
  return { what, roundTripMs, target: { ms: 18 * roundTripMs + 300, connections: 40 }, runs }
}

function tellRow({ what, roundTripMs, target, runs }: Row): readonly string[] {
  const time = figuresOf(runs.map(({ ms }) => ms))
  const ratio = target && `${(time.median / target.ms).toFixed(2)}${time.median > target.ms ? ' ✗' : ''}`
  return [
    what,
    String(roundTripMs),
    tellFigures(time, 0),
    target?.ms.toFixed(0) ?? '',
    ratio ?? '',
    tellCount(figuresOf(runs.map(({ connections }) => connections))),
    target?.connections.toFixed(0) ?? '',
    tellCount(figuresOf(runs.map(({ mostAtOnce }) => mostAtOnce))),
  ]
}
