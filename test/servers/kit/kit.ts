import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import {
  daysFromNow,
  makeAuthority,
  makeSelfSigned,
  type Authority,
  type Credentials,
} from '../certificates.ts'
import { startDns, type FakeDns, type Zone, type ZoneRecord } from '../dns.ts'
import type { Behaviour, CertificateKind, Door, Manners, SrvService } from './behaviour.ts'
import { Conversation, type Conduct } from './conversation.ts'

/** What a client sent over one connection. */
export interface Recording {
  readonly domain: string
  readonly door: string
  /** In clear text, inside TLS and inside compression, as it came. */
  readonly received: string
}

/** A behaviour that can be asked. */
export interface RunningBehaviour {
  readonly behaviour: Behaviour
  readonly domain: string
  readonly ports: Readonly<Record<string, number>>
}

/** All servers, under way on loopback. */
export interface Kit {
  readonly running: readonly RunningBehaviour[]
  readonly dns: FakeDns
  /** PEM of the authority that the good certificates lead to. */
  readonly authority: string
  /** Every connection so far. */
  readonly recordings: readonly Recording[]
  stop(): Promise<void>
}

/** Domains are reserved for tests (RFC 6761 §6.2). */
export function domainOf({ name }: Pick<Behaviour, 'name'>): string {
  return `${name}.bad.test`
}

/** Starts a server for every door of every behaviour, on ports that were free, and a DNS server that leads there. */
export async function startKit(behaviours: readonly Behaviour[]): Promise<Kit> {
  const [good, unknown] = await Promise.all([makeAuthority(), makeAuthority('CN=Nobody knows me')])
  const doors = new OpenDoors({ good, unknown })
  const running = await Promise.all(behaviours.map((behaviour) => doors.open(behaviour)))
  const dns = await startDns(Object.assign({}, ...running.map(zoneOf)) as Zone)
  return {
    running,
    dns,
    authority: good.cert,
    recordings: doors.recordings,
    stop: async () => {
      await Promise.all([dns.stop(), doors.close()])
    },
  }
}

interface Authorities {
  readonly good: Authority
  readonly unknown: Authority
}

class OpenDoors {
  readonly recordings: Recording[] = []
  readonly #authorities: Authorities
  readonly #listeners: Server[] = []
  readonly #sockets = new Set<Socket>()

  constructor(authorities: Authorities) {
    this.#authorities = authorities
  }

  async open(behaviour: Behaviour): Promise<RunningBehaviour> {
    const domain = domainOf(behaviour)
    const ports: Record<string, number> = {}
    const fillIn = (text: string): string =>
      text
        .replaceAll('{domain}', domain)
        .replaceAll(/\{door ([\w-]+)\}/g, (_, name: string) => `127.0.0.1:${ports[name]}`)
    for (const door of behaviour.doors) {
      const tls = {
        ...(await makeCredentials(door.certificate, domain, this.#authorities)),
        ...(door.asksForClientCertificate === true ? { requestCert: true, rejectUnauthorized: false } : {}),
      }
      const { inside, compressed = inside, security } = door
      const conduct = { inside, compressed, isDirectTls: security === 'direct-tls', tls, fillIn }
      ports[door.name] = await this.#listen(door, conduct, domain)
    }
    return { behaviour, domain, ports }
  }

  /** Where IPv6 answers otherwise, both families need the same port: one more is tried while the second is taken. */
  async #listen(door: Door, conduct: Omit<Conduct, 'clear'>, domain: string): Promise<number> {
    for (;;) {
      const first = this.#serve(door, door.clear, conduct, domain)
      const port = await listen(first, '127.0.0.1', 0)
      if (port === undefined) throw new Error('there is no free port on 127.0.0.1')
      this.#listeners.push(first)
      if (door.clearOnIpv6 === undefined) return port
      const second = this.#serve(door, door.clearOnIpv6, conduct, domain)
      if ((await listen(second, '::1', port)) === undefined) continue
      this.#listeners.push(second)
      return port
    }
  }

  #serve(door: Door, clear: Manners, conduct: Omit<Conduct, 'clear'>, domain: string): Server {
    let connections = 0
    return createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
      const recording = { domain, door: door.name, received: '' }
      this.recordings.push(recording)
      const manners = connections === 0 ? clear : (door.clearAfterFirst ?? clear)
      connections += 1
      void new Conversation(socket, { ...conduct, clear: manners }, (text) => (recording.received += text))
    })
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await Promise.all(
      this.#listeners.map((listener) => new Promise((resolve) => void listener.close(resolve))),
    )
  }
}

/** @returns The port, or `undefined` when another has it. */
async function listen(server: Server, address: string, port: number): Promise<number | undefined> {
  server.listen({ host: address, port, ipv6Only: true })
  try {
    await once(server, 'listening')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined
    throw error
  }
  // A server that listens on TCP has an address with a port.
  return (server.address() as AddressInfo).port
}

/** As those of a usual certificate that is renewed in time. */
const DAYS_LEFT = 80
const DAYS_EXPIRED = 3

async function makeCredentials(
  kind: CertificateKind,
  domain: string,
  { good, unknown }: Authorities,
): Promise<Credentials> {
  const subject = { dns: [domain], notAfter: daysFromNow(DAYS_LEFT) }
  switch (kind) {
    case 'good':
      return good.issue(subject)
    case 'expired':
      return good.issue({
        ...subject,
        notBefore: daysFromNow(-10 * DAYS_EXPIRED),
        notAfter: daysFromNow(-DAYS_EXPIRED),
      })
    case 'not-yet-valid':
      return good.issue({ ...subject, notBefore: daysFromNow(1) })
    case 'other-name':
      return good.issue({ ...subject, dns: ['somebody-else.test'] })
    case 'self-signed':
      return makeSelfSigned(subject)
    case 'unknown-authority':
      return unknown.issue(subject)
  }
}

const SRV_SERVICES = {
  c2s: { starttls: '_xmpp-client', 'direct-tls': '_xmpps-client' },
  s2s: { starttls: '_xmpp-server', 'direct-tls': '_xmpps-server' },
} as const satisfies Record<Door['service'], Record<Door['security'], SrvService>>

/** A service without a door is said not to exist, so that nothing is looked for at its usual port. */
function zoneOf({ behaviour, domain, ports }: RunningBehaviour): Zone {
  const zone: Record<string, ZoneRecord[]> = {}
  const add = (name: string, record: ZoneRecord): void => void (zone[name] ??= []).push(record)
  const listed = behaviour.doors.filter(({ isListed }) => isListed)
  listed.forEach(({ name, service, security, clearOnIpv6 }, index) => {
    const target = `${name}.${domain}`
    const port = ports[name] ?? 0
    const data = { priority: index + 1, weight: 0, port, target }
    add(`${SRV_SERVICES[service][security]}._tcp.${domain}`, { type: 'SRV', data })
    add(target, { type: 'A', data: '127.0.0.1' })
    if (clearOnIpv6 !== undefined) add(target, { type: 'AAAA', data: '::1' })
  })
  const absent = (['c2s', 's2s'] as const)
    .filter((service) => listed.every((door) => door.service !== service))
    .map((service) => SRV_SERVICES[service].starttls)
  for (const name of new Set([...absent, ...(behaviour.notOffered ?? [])])) {
    add(`${name}._tcp.${domain}`, { type: 'SRV', data: { priority: 0, weight: 0, port: 0, target: '.' } })
  }
  return zone
}
