/** How many domains are tested in a second, and for how much work, beside programs that others use on lists of hosts. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LiveServer } from '../test/live/live-server.ts'
import { startDns, type Zone, type ZoneRecord } from '../test/servers/dns.ts'
import { table } from './document.ts'
import { PARENT, prosodyOfEveryName } from './every-name.ts'
import { figuresOf, tellFigures } from './figures.ts'
import { add, DOMAIN, runNmap, runSslscan, runTellus, type Cost, type Field } from './programs.ts'

const ROUNDS = 5
/**
 * Tellus tests all of them in each round, and so does one process of another program; with a process for each domain, which
 * costs the same for each, it is a fifth of them, and all of them in all rounds.
 */
const DOMAINS = 1_000
const SHARE = DOMAINS / ROUNDS
const SIZES = [100, DOMAINS, 5_000] as const
const SIZE_ROUNDS = 3

interface Contender {
  readonly name: string
  /** Of the contenders, the form of Tellus that asks the same. */
  readonly besides?: string
  /** @param measure Runs a part of it, or gives what the same part took before in this round. */
  run(measure: Measure): Promise<Cost>
}

type Measure = (part: keyof typeof PARTS) => Promise<Cost>

/**
 * @param options.otherNodes Paths of other releases of Node.js than this one, to compare them.
 * @returns Two tables: side by side, and by number of domains. Every program has to be installed.
 */
export async function measureThroughput({ otherNodes }: { otherNodes: readonly string[] }): Promise<string> {
  const certificate = { dns: [DOMAIN, `*.${PARENT}`] }
  const policy = { c2sTls: 'required', s2sTls: 'required', certificate } as const
  const server = new LiveServer(prosodyOfEveryName, DOMAIN, policy)
  const cwd = await mkdtemp(join(tmpdir(), 'tellus-bench-'))
  try {
    await server.start()
    const { c2s, s2s } = server.ports
    const dns = await startDns(zoneOf(Math.max(...SIZES), c2s, s2s))
    try {
      const env = { DNS_SERVERS: dns.server, PROBE_ALLOW_PRIVATE: 'yes', PROBE_CA_FILE: server.caFile }
      const field = { ports: { c2s, s2s }, cwd, env }
      const contenders = [...CONTENDERS, ...otherNodes.map((node) => contenderBy(node, field))]
      return `${await compare(contenders, field)}\n\n${await grow(field)}`
    } finally {
      await dns.stop()
    }
  } finally {
    await Promise.all([server.remove(), rm(cwd, { recursive: true })])
  }
}

const CONTENDERS: readonly Contender[] = [
  { name: '`tellus check -`', run: (measure) => measure('tellus') },
  { name: '`tellus check - --c2s`', run: (measure) => measure('tellus-c2s') },
  {
    name: '`xargs -P 8 sslscan`, c2s and s2s',
    besides: '`tellus check -`',
    run: async (measure) => add(await measure('sslscan-c2s'), await measure('sslscan-s2s')),
  },
  {
    name: '`xargs -P 8 sslscan`, c2s',
    besides: '`tellus check - --c2s`',
    run: (measure) => measure('sslscan-c2s'),
  },
  {
    name: '`xargs -P 8 nmap`, `xmpp-info` of c2s and s2s',
    besides: '`tellus check -`',
    run: (measure) => measure('nmap-each'),
  },
  {
    name: 'the same in one process, with one name for all',
    besides: '`tellus check -`',
    run: (measure) => measure('nmap-once'),
  },
]

/** Tellus by another Node.js. */
function contenderBy(node: string, field: Field): Contender {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1)
  return {
    name: `\`tellus check -\` by Node ${version}`,
    besides: '`tellus check -`',
    run: () => runTellus(field, domains(DOMAINS), { node }),
  }
}

const PARTS = {
  tellus: (field: Field) => runTellus(field, domains(DOMAINS)),
  'tellus-c2s': (field: Field) => runTellus(field, domains(DOMAINS), { option: '--c2s' }),
  'sslscan-c2s': (field: Field) => runSslscan(field, SHARE, 'c2s'),
  'sslscan-s2s': (field: Field) => runSslscan(field, SHARE, 's2s'),
  'nmap-each': (field: Field) =>
    runNmap(field, (asked) => `xargs -P 8 -I @ nmap ${asked}=@ 127.0.0.1`, domains(SHARE)),
  'nmap-once': (field: Field) =>
    runNmap(field, (asked) => `nmap ${asked}=${DOMAIN} -iL -`, Array(DOMAINS).fill('127.0.0.1')),
}

/** One after the other in each round, so that what else the machine does falls on all of them. */
async function compare(contenders: readonly Contender[], field: Field): Promise<string> {
  const costs = new Map<string, Cost[]>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const done = new Map<keyof typeof PARTS, Promise<Cost>>()
    const measure: Measure = (part) => {
      const cost = done.get(part) ?? PARTS[part](field)
      done.set(part, cost)
      return cost
    }
    for (const contender of contenders) {
      costs.set(contender.name, [...(costs.get(contender.name) ?? []), await contender.run(measure)])
    }
  }
  const rows = contenders.map(({ name, besides = '' }) =>
    tellContender(name, costs.get(name) ?? [], costs.get(besides) ?? []),
  )
  return table(
    [
      'program',
      'domains a second',
      'CPU time a domain (ms)',
      'peak memory (MiB)',
      'unanswered',
      'Tellus: times as many a second',
      'Tellus: times as many a CPU-second',
    ],
    rows,
  )
}

function tellContender(name: string, own: readonly Cost[], tellus: readonly Cost[]): readonly string[] {
  return [
    name,
    tellFigures(figuresOf(own.map(perSecond)), 1),
    tellFigures(figuresOf(own.map(cpuMs)), 1),
    tellPeak(own),
    tellMissed(own),
    tellus.length === 0 ? '' : tellRatio(tellus.map(perSecond), own.map(perSecond)),
    tellus.length === 0 ? '' : tellRatio(own.map(cpuMs), tellus.map(cpuMs)),
  ]
}

async function grow(field: Field): Promise<string> {
  const costs = new Map<number, Cost[]>()
  for (let round = 0; round < SIZE_ROUNDS; round += 1) {
    for (const size of SIZES)
      costs.set(size, [...(costs.get(size) ?? []), await runTellus(field, domains(size))])
  }
  const [smallest] = SIZES
  const base = (costs.get(smallest) ?? []).map(cpuMs)
  const rows = SIZES.map((size) => {
    const own = costs.get(size) ?? []
    return [
      String(size),
      tellFigures(figuresOf(own.map(perSecond)), 1),
      tellFigures(figuresOf(own.map(cpuMs)), 1),
      tellRatio(own.map(cpuMs), base),
      tellPeak(own),
    ]
  })
  return table(
    [
      'domains',
      'domains a second',
      'CPU time a domain (ms)',
      `of that with ${smallest}`,
      'peak memory (MiB)',
    ],
    rows,
  )
}

function domains(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `d${index}.${PARENT}`)
}

function zoneOf(count: number, c2s: number, s2s: number): Zone {
  const target = `xmpp.${PARENT}`
  const srv = (port: number): readonly ZoneRecord[] => [
    { type: 'SRV', data: { priority: 0, weight: 0, port, target } },
  ]
  return Object.fromEntries<readonly ZoneRecord[]>([
    [target, [{ type: 'A', data: '127.0.0.1' }]],
    ...domains(count).flatMap((domain): readonly [string, readonly ZoneRecord[]][] => [
      [`_xmpp-client._tcp.${domain}`, srv(c2s)],
      [`_xmpp-server._tcp.${domain}`, srv(s2s)],
    ]),
  ])
}

function perSecond({ domains: count, seconds }: Cost): number {
  return count / seconds
}

function cpuMs({ domains: count, cpuSeconds }: Cost): number {
  return (1000 * cpuSeconds) / count
}

function tellPeak(costs: readonly Cost[]): string {
  const peaks = costs.flatMap(({ peakMib }) => peakMib ?? [])
  return peaks.length === 0 ? '' : tellFigures(figuresOf(peaks), 0)
}

function tellMissed(costs: readonly Cost[]): string {
  const sum = (of: (cost: Cost) => number): number => costs.reduce((all, cost) => all + of(cost), 0)
  return `${sum(({ missed }) => missed)} of ${sum(({ asked }) => asked)}`
}

/** Of one round each; finer where it is a matter of more or less. */
function tellRatio(values: readonly number[], to: readonly number[]): string {
  const ratios = figuresOf(values.map((value, round) => value / (to[round] ?? Number.NaN)))
  return `${tellFigures(ratios, ratios.median < 2 ? 2 : 1)} ×`
}
