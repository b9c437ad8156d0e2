/** What others take for what `full` tells of one c2s endpoint, over the same link, and whether they find more. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { lookAtTls } from '../probes/in-depth.ts'
import { nodeIo } from '../probes/net/node.ts'
import { outcomeAt } from '../probes/endpoint.ts'
import { CIPHER_SUITES } from '../probes/registry/cipher-suites.ts'
import { clientEndpoint, FULL_OPTIONS } from './bed.ts'
import { table } from './document.ts'
import { figuresOf, tellCount, tellFigures } from './figures.ts'
import { EJABBERD, type FullServer, NGINX_INTERMEDIATE, OPENSSL_OLD, PROSODY } from './full-servers.ts'
import { Links } from './link.ts'

const ROUND_TRIP_MS = 50
const TIME_LIMIT_MS = 280_000
/** sslscan takes the name that it resolves for the domain that it asks for, so the server's domain is one that resolves. */
const DOMAIN = 'localhost'

/** What was found, in words that are the same for all: `TLSv1.2`, `TLSv1.2 0xc030`, `TLSv1.3 group x25519`, or `group x25519`. */
type Findings = ReadonlySet<string>

interface Program {
  readonly name: string
  readonly runs: number
  scan(place: Place): Promise<Findings>
}

interface Result {
  readonly name: string
  readonly seconds: readonly number[]
  readonly connections: readonly number[]
  readonly findings: Findings
}

/** @returns A table, with a row for each program at each server. Every program has to be installed. */
export async function measurePeers(): Promise<string> {
  const rows: (readonly string[])[] = []
  for (const server of [PROSODY, EJABBERD, NGINX_INTERMEDIATE, OPENSSL_OLD])
    rows.push(...(await measureAt(server)))
  return table(
    [
      'server',
      'program',
      'runs',
      'time (s)',
      'as long as Tellus',
      'connections',
      'versions, suites and groups found',
      'of these not found by Tellus',
    ],
    rows,
  )
}

async function measureAt(given: FullServer): Promise<readonly (readonly string[])[]> {
  const links = new Links()
  const folder = await mkdtemp(join(tmpdir(), 'tellus-bench-'))
  const server = await given.start(DOMAIN)
  try {
    const port = await links.tcp(server.port, ROUND_TRIP_MS)
    const results: Result[] = []
    for (const program of PROGRAMS) results.push(await measure(program, { ...given, port, folder }, links))
    return tell(given, results)
  } finally {
    await Promise.all([server.stop(), links.stop(), rm(folder, { recursive: true })])
  }
}

/** Where a program is to look, and where it may write. */
interface Place extends Pick<FullServer, 'security'> {
  readonly port: number
  readonly folder: string
}

async function measure(program: Program, place: Place, links: Links): Promise<Result> {
  const { port } = place
  const seconds: number[] = []
  const connections: number[] = []
  let findings: Findings = new Set()
  await links.takeTraffic([port])
  for (let round = 0; round < program.runs; round += 1) {
    const startedAt = performance.now()
    findings = await program.scan(place)
    seconds.push((performance.now() - startedAt) / 1000)
    connections.push((await links.takeTraffic([port])).connections)
  }
  return { name: program.name, seconds, connections, findings }
}

const PROGRAMS: readonly Program[] = [
  { name: 'Tellus', runs: 5, scan: scanByTellus },
  { name: 'sslscan', runs: 2, scan: scanBySslscan },
  { name: 'testssl.sh', runs: 1, scan: scanByTestssl },
]

async function scanByTellus({ port, security }: Place): Promise<Findings> {
  const endpoint = clientEndpoint(DOMAIN, port, security)
  const observations = await lookAtTls([endpoint], FULL_OPTIONS, nodeIo(), new AbortController().signal)
  const outcome = outcomeAt(endpoint, 'tls-parameters', observations)
  if (outcome?.state !== 'observed') throw new Error(`nothing was learnt: ${JSON.stringify(observations)}`)
  const { groups, versions } = outcome.value
  const codes = new Map(CIPHER_SUITES.map(([code, name]) => [name, code]))
  const accepted = versions.filter(({ answer }) => answer === 'accepted')
  return new Set([
    ...accepted.map(({ version }) => version),
    ...accepted.flatMap(({ suites, version }) =>
      suites.names.map((name) => tellSuite(version, (codes.get(name) ?? 0).toString(16))),
    ),
    ...(groups.tls13?.names ?? []).map((name) => `TLSv1.3 group ${name}`),
    ...(groups.tls12?.names ?? []).map((name) => `TLSv1.2 group ${name}`),
  ])
}

async function scanBySslscan({ port, security }: Place): Promise<Findings> {
  const starttls = security === 'starttls' ? ['--starttls-xmpp'] : []
  const xml = await run('sslscan', ['--ipv4', ...starttls, '--xml=-', `${DOMAIN}:${port}`])
  const all = (pattern: RegExp): readonly Record<string, string>[] =>
    [...xml.matchAll(pattern)].map(({ groups }) => groups ?? {})
  return new Set([
    ...all(/<protocol type="tls" version="(?<version>[\d.]+)" enabled="1"/g).map(({ version }) =>
      version === '1.0' ? 'TLSv1' : `TLSv${version}`,
    ),
    ...all(/<protocol type="ssl" version="(?<version>\d)" enabled="1"/g).map(
      ({ version }) => `SSLv${version}`,
    ),
    ...all(/<cipher status="\w+" sslversion="(?<version>[^"]+)"[^>]*\bid="0x(?<id>\w+)"/g).map(
      ({ id = '', version = '' }) => tellSuite(plainVersion(version), id),
    ),
    ...all(/<group sslversion="(?<version>[^"]+)"[^>]*\bname="(?<name>[^"]+)"/g).map(
      ({ name = '', version = '' }) => `${plainVersion(version)} group ${ianaGroup(name)}`,
    ),
  ])
}

/** Its JSON names each suite that was accepted by version and code, `cipher-tls1_2_xc030`, and groups without a version. */
async function scanByTestssl({ port, folder, security }: Place): Promise<Findings> {
  const file = join(folder, `testssl-${performance.now()}.json`)
  const starttls = security === 'starttls' ? ['-t', 'xmpp', '--xmpphost', DOMAIN] : []
  const asked = ['-p', '-E', '-f', '--color', '0', '--warnings', 'off', ...starttls]
  await run('testssl', [...asked, '--jsonfile', file, `127.0.0.1:${port}`])
  const text = await readFile(file, 'utf8')
  const ids = [...text.matchAll(/"id"\s*:\s*"(?<id>[^"]+)"[^}]*?"finding"\s*:\s*"(?<finding>[^"]*)"/g)]
  return new Set(
    ids.flatMap(({ groups: { id = '', finding = '' } = {} }) => {
      const suite = /^cipher[-_](?<version>tls1(?:_\d)?|ssl\d)_x(?<code>\w+)$/.exec(id)?.groups
      if (suite !== undefined) return [tellSuite(versionOf(suite['version'] ?? ''), suite['code'] ?? '')]
      if (GROUP_LISTS.has(id))
        return finding
          .split(' ')
          .filter(isGroup)
          .map((name) => `group ${ianaGroup(name)}`)
      return /^(?:TLS1(?:_\d)?|SSLv\d)$/.test(id) && finding.startsWith('offered')
        ? [versionOf(id.toLowerCase())]
        : []
    }),
  )
}

const GROUP_LISTS: ReadonlySet<string> = new Set(['PFS_ECDHE_curves', 'FS_ECDHE_curves', 'DH_groups'])

/** What it says of other groups of Diffie-Hellman is the name of a list that holds their prime. */
function isGroup(name: string): boolean {
  return /^(?:X\d|prime\d|sec[pt]\d|brainpool|ffdhe)/.test(name)
}

/** What sslscan calls TLSv1.0 is TLSv1 here, as OpenSSL has it. */
function plainVersion(name: string): string {
  return name === 'TLSv1.0' ? 'TLSv1' : name
}

function versionOf(name: string): string {
  return name.startsWith('ssl') ? `SSLv${name.at(-1)}` : `TLSv${name.slice(3).replace('_', '.')}`
}

function tellSuite(version: string, code: string): string {
  return `${version} 0x${code.toLowerCase().replace(/^0+/, '').padStart(4, '0')}`
}

/** OpenSSL's names where they differ from IANA's. */
function ianaGroup(name: string): string {
  const known = new Map([
    ['prime192v1', 'secp192r1'],
    ['prime256v1', 'secp256r1'],
    ['X25519', 'x25519'],
    ['X448', 'x448'],
    ['NIST P-192', 'secp192r1'],
    ['NIST P-224', 'secp224r1'],
    ['NIST P-256', 'secp256r1'],
    ['NIST P-384', 'secp384r1'],
    ['NIST P-521', 'secp521r1'],
  ])
  return known.get(name) ?? name.replace(/ .*$/, '')
}

/** Its exit status says what it thinks of the server, and is not asked for. */
function run(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { timeout: TIME_LIMIT_MS, maxBuffer: 2 ** 26 }, (error, out) => {
      if (error !== null && (typeof error.code !== 'number' || error.killed === true)) reject(error)
      else resolve(out)
    })
  })
}

function tell({ what }: FullServer, results: readonly Result[]): readonly (readonly string[])[] {
  const [own] = results
  if (own === undefined) throw new Error('nothing was measured')
  const ownTime = figuresOf(own.seconds).median
  return results.map(({ connections, findings, name, seconds }) => {
    const time = figuresOf(seconds)
    const missed = [...findings].filter((finding) => !isIn(own.findings, finding))
    return [
      what,
      name,
      String(seconds.length),
      tellFigures(time, 2),
      `${(time.median / ownTime).toFixed(1)} ×`,
      tellCount(figuresOf(connections)),
      String(findings.size),
      missed.length === 0 ? 'nothing' : missed.join(', '),
    ]
  })
}

/** A group that was named without a version may be one of either. */
function isIn(own: Findings, finding: string): boolean {
  return finding.startsWith('group ')
    ? [...own].some((each) => each.endsWith(` ${finding}`))
    : own.has(finding)
}
