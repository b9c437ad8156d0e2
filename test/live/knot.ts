import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DsData } from 'dns-packet'
import { Child } from './child.ts'
import { pickPorts } from './ports.ts'

/** One zone: who signs it, and what it holds beside SOA and NS. */
export interface KnotZone {
  /** Without the final dot. */
  readonly name: string
  /** As Knot names it; unsigned without. */
  readonly algorithm?: string
  /** Lines of a zone file, names relative to the zone. */
  readonly records: readonly string[]
  /** How the zone above vouches for it: as it is, by a digest of something else, or not at all. */
  readonly delegation?: 'right' | 'wrong' | 'none'
}

/** A real name server with a root of its own: a whole chain of DNSSEC without the Internet. */
export interface Knot {
  readonly address: string
  readonly port: number
  /** DS records of its root. */
  readonly anchors: readonly DsData[]
  stop(): Promise<void>
}

const ADDRESS = '127.0.0.1'
/** Debian's place for daemons is not on everybody's path. */
const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/local/sbin`
const TTL = 60
const MOST_ATTEMPTS = 5

/** Starts Knot as the authority for the root, for `test`, and for `zones`, each of which is `<label>.test`. */
export async function startKnot(zones: readonly KnotZone[]): Promise<Knot> {
  const folder = mkdtempSync(join(tmpdir(), 'tellus-knot-'))
  for (const name of ['zones', 'keys', 'run']) mkdirSync(join(folder, name))
  try {
    for (let attempt = 1; ; attempt += 1) {
      const [port = 0] = await pickPorts(1, [ADDRESS])
      const all = zoneTree(folder, zones, port)
      const child = new Child(
        { command: 'knotd', args: ['-c', join(folder, 'knot.conf')], env: { PATH } },
        folder,
      )
      try {
        await child.waitFor('starting', (log) => sight(log, all.length))
        const stop = async (): Promise<void> => {
          await child.stop()
          rmSync(folder, { recursive: true, force: true })
        }
        return { address: ADDRESS, port, anchors: readAnchors(folder), stop }
      } catch (error) {
        await child.kill()
        if (attempt === MOST_ATTEMPTS || !PORT_TAKEN.test(child.log)) throw error
      }
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

const PORT_TAKEN = /cannot bind/

function sight(log: string, zoneCount: number): 'yes' | 'not-yet' | 'never' {
  if (PORT_TAKEN.test(log)) return 'never'
  const loaded = log.match(/\] loaded, serial/g)?.length ?? 0
  return loaded >= zoneCount && log.includes('server started') ? 'yes' : 'not-yet'
}

/** Writes the configuration, the keys and the zones, lowest first: each zone holds digests of the keys below it. */
function zoneTree(folder: string, zones: readonly KnotZone[], port: number): readonly KnotZone[] {
  const test: KnotZone = { name: 'test', algorithm: 'ecdsap256sha256', records: ['ns 60 A 127.0.0.1'] }
  const root: KnotZone = { name: '.', algorithm: 'ecdsap256sha256', records: ['ns.test. 60 A 127.0.0.1'] }
  const all = [...zones, test, root]
  writeFileSync(join(folder, 'knot.conf'), configuration(folder, all, port))
  for (const { name, algorithm } of all) {
    if (algorithm !== undefined)
      keymgr(folder, name, 'generate', `algorithm=${algorithm}`, 'ksk=yes', 'zsk=yes')
  }
  for (const zone of all) {
    const below = zone === root ? [test] : zone === test ? zones : []
    const delegations = below.flatMap((child) => delegationOf(folder, child))
    const lines = [
      `$ORIGIN ${dotted(zone.name)}`,
      `@ ${TTL} SOA ns.test. hostmaster.test. 1 600 600 86400 60`,
      `@ ${TTL} NS ns.test.`,
      ...zone.records,
      ...delegations,
    ]
    writeFileSync(join(folder, 'zones', fileOf(zone)), `${lines.join('\n')}\n`)
  }
  return all
}

function configuration(folder: string, zones: readonly KnotZone[], port: number): string {
  const algorithms = [...new Set(zones.flatMap(({ algorithm }) => algorithm ?? []))]
  const policies = algorithms.map(
    (algorithm) =>
      `  - id: ${algorithm}\n    algorithm: ${algorithm}\n    manual: on\n    single-type-signing: on\n`,
  )
  const list = zones.map((zone) => {
    const signing =
      zone.algorithm === undefined ? '' : `    dnssec-signing: on\n    dnssec-policy: ${zone.algorithm}\n`
    return `  - domain: ${dotted(zone.name)}\n    file: ${fileOf(zone)}\n${signing}`
  })
  return (
    `server:\n    rundir: "${folder}/run"\n    listen: "${ADDRESS}@${port}"\n` +
    `log:\n  - target: stdout\n    any: info\n` +
    `database:\n    storage: "${folder}/keys"\n` +
    `policy:\n${policies.join('')}` +
    `template:\n  - id: default\n    storage: "${folder}/zones"\n    zonefile-load: difference\n    journal-content: all\n` +
    `zone:\n${list.join('')}`
  )
}

function delegationOf(folder: string, zone: KnotZone): readonly string[] {
  const { name, algorithm, delegation = 'right' } = zone
  const ns = `${dotted(name)} ${TTL} NS ns.test.`
  if (algorithm === undefined || delegation === 'none') return [ns]
  const digests = digestsOf(folder, name).map(({ keyTag, algorithm: number, digestType, digest }) => {
    const shown = delegation === 'right' ? digest : Buffer.alloc(digest.length, 1)
    return `${dotted(name)} ${TTL} DS ${keyTag} ${number} ${digestType} ${shown.toString('hex')}`
  })
  return [ns, ...digests]
}

function readAnchors(folder: string): readonly DsData[] {
  return digestsOf(folder, '.')
}

/** `keymgr` prints `<zone> DS <tag> <algorithm> <type> <digest>`. */
function digestsOf(folder: string, name: string): readonly DsData[] {
  const lines = keymgr(folder, name, 'ds').trim().split('\n')
  return lines.map((line) => {
    const [, , keyTag, algorithm, digestType, digest = ''] = line.split(/\s+/)
    return {
      keyTag: Number(keyTag),
      algorithm: Number(algorithm),
      digestType: Number(digestType),
      digest: Buffer.from(digest, 'hex'),
    }
  })
}

function keymgr(folder: string, name: string, ...args: readonly string[]): string {
  return execFileSync('keymgr', ['-c', join(folder, 'knot.conf'), dotted(name), ...args], {
    encoding: 'utf8',
    env: { ...process.env, PATH },
  })
}

function dotted(name: string): string {
  return name === '.' ? '.' : `${name}.`
}

function fileOf({ name }: KnotZone): string {
  return name === '.' ? 'root.zone' : `${name}.zone`
}
