/** How many domains are tested in a second, and for how much work, beside programs that others use on lists of hosts. */
import { fileURLToPath } from 'node:url'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LiveServer } from '../test/live/live-server.ts'
import { startDns, type Zone, type ZoneRecord } from '../test/servers/dns.ts'
import { table } from './document.ts'
import { PARENT, prosodyOfEveryName } from './every-name.ts'
import { figuresOf, tellFigures } from './figures.ts'
import { runTimed } from './timed-run.ts'

const ROUNDS = 5
/** Tellus tests all of them in each round; the others, being slower, a fifth of them, and all of them in all rounds. */
const DOMAINS = 1_000
const SHARE = DOMAINS / ROUNDS
const SIZES = [100, DOMAINS, 5_000] as const
const SIZE_ROUNDS = 3

/** sslscan takes the name that it resolves for the domain that it asks for, so the server's own domain is one that resolves. */
const DOMAIN = 'localhost'
const MIB_IN_KIB = 1024

/** Where everything stands that is measured. */
interface Field {
  readonly ports: { readonly c2s: number; readonly s2s: number }
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
}

/** What a number of domains took. */
interface Cost {
  readonly domains: number
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMib?: number
}

interface Contender {
  readonly name: string
  /** Of the contenders, the form of Tellus that asks the same. */
  readonly besides?: string
  /** @param measure Runs a part of it, or gives what the same part took before in this round. */
  run(measure: Measure): Promise<Cost>
}

type Measure = (part: Part) => Promise<Cost>
type Part = 'tellus' | 'tellus-c2s' | 'sslscan-c2s' | 'sslscan-s2s' | 'nmap-each' | 'nmap-once'

/** @returns Two tables: side by side, and by number of domains. Every program has to be installed. */
export async function measureThroughput(): Promise<string> {
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
      return `${await compare(field)}\n\n${await grow(field)}`
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

const PARTS: Readonly<Record<Part, (field: Field) => Promise<Cost>>> = {
  tellus: (field) => runTellus(field, DOMAINS),
  'tellus-c2s': (field) => runTellus(field, DOMAINS, '--c2s'),
  'sslscan-c2s': (field) => runSslscan(field, 'c2s'),
  'sslscan-s2s': (field) => runSslscan(field, 's2s'),
  'nmap-each': (field) =>
    runNmap(field, (asked) => `xargs -P 8 -I @ nmap ${asked}=@ 127.0.0.1`, domains(SHARE)),
  'nmap-once': (field) =>
    runNmap(field, (asked) => `nmap ${asked}=${DOMAIN} -iL -`, Array(SHARE).fill('127.0.0.1')),
}

/** One after the other in each round, so that what else the machine does falls on all of them. */
async function compare(field: Field): Promise<string> {
  const costs = new Map<string, Cost[]>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const done = new Map<Part, Promise<Cost>>()
    const measure: Measure = (part) => {
      const cost = done.get(part) ?? PARTS[part](field)
      done.set(part, cost)
      return cost
    }
    for (const contender of CONTENDERS) {
      costs.set(contender.name, [...(costs.get(contender.name) ?? []), await contender.run(measure)])
    }
  }
  const rows = CONTENDERS.map(({ name, besides = '' }) =>
    tellContender(name, costs.get(name) ?? [], costs.get(besides) ?? []),
  )
  return table(
    [
      'program',
      'domains a second',
      'CPU time a domain (ms)',
      'peak memory (MiB)',
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
    tellus.length === 0 ? '' : tellRatio(tellus.map(perSecond), own.map(perSecond)),
    tellus.length === 0 ? '' : tellRatio(own.map(cpuMs), tellus.map(cpuMs)),
  ]
}

async function grow(field: Field): Promise<string> {
  const costs = new Map<number, Cost[]>()
  for (let round = 0; round < SIZE_ROUNDS; round += 1) {
    for (const size of SIZES) costs.set(size, [...(costs.get(size) ?? []), await runTellus(field, size)])
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

const PROGRAM = fileURLToPath(new URL('../bot/main.js', import.meta.url))
/** The process tells itself how much memory it had at most, when it ends. */
const TELL_PEAK = `data:text/javascript,process.on("exit",()=>console.error("peak",process.resourceUsage().maxRSS))`

async function runTellus({ cwd, env }: Field, count: number, option = ''): Promise<Cost> {
  const command = `node --import '${TELL_PEAK}' ${PROGRAM} check - ${option}`
  const ran = await runTimed(command, domains(count).join('\n'), { cwd, env })
  expectFound(ran.out, /^\{"schema".*?"c2s":\{"state":"required","basis":"proven"/gm, count)
  const peakKib = /^peak (\d+)$/m.exec(ran.err)?.[1]
  return {
    domains: count,
    seconds: ran.seconds,
    cpuSeconds: ran.cpuSeconds,
    peakMib: Number(peakKib) / MIB_IN_KIB,
  }
}

async function runSslscan({ cwd, ports }: Field, service: 'c2s' | 's2s'): Promise<Cost> {
  const options = service === 's2s' ? '--starttls-xmpp --xmpp-server' : '--starttls-xmpp'
  const input = Array(SHARE).fill(`${DOMAIN}:${ports[service]}`).join('\n')
  const ran = await runTimed(`xargs -P 8 -n 1 sslscan --ipv4 --no-colour ${options}`, input, { cwd })
  expectFound(ran.out, /^Preferred TLSv1\.3/gm, SHARE)
  return { domains: SHARE, seconds: ran.seconds, cpuSeconds: ran.cpuSeconds }
}

/** @param commandOf Makes the command from what it ends with, a name being due next. */
async function runNmap(
  { cwd, ports }: Field,
  commandOf: (asked: string) => string,
  input: readonly string[],
): Promise<Cost> {
  const asked = `-n -Pn -p ${ports.c2s},${ports.s2s} --script +xmpp-info --script-args xmpp-info.server_name`
  const ran = await runTimed(commandOf(asked), `${input.join('\n')}\n`, { cwd })
  expectFound(ran.out, /TLS \(required\)/g, 2 * SHARE)
  return { domains: SHARE, seconds: ran.seconds, cpuSeconds: ran.cpuSeconds }
}

/** Who finds nothing is quick. */
function expectFound(out: string, pattern: RegExp, count: number): void {
  const found = [...out.matchAll(pattern)].length
  if (found !== count)
    throw new Error(`${found} of ${count} were found: ${pattern.source}\n${out.slice(0, 500)}`)
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

function add(one: Cost, other: Cost): Cost {
  return {
    domains: one.domains,
    seconds: one.seconds + other.seconds,
    cpuSeconds: one.cpuSeconds + other.cpuSeconds,
  }
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

/** Of one round each. */
function tellRatio(values: readonly number[], to: readonly number[]): string {
  return `${tellFigures(figuresOf(values.map((value, round) => value / (to[round] ?? Number.NaN))), 1)} ×`
}
