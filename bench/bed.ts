import { makeGuard, nodeIo, trustAnchors, type Endpoint, type Io, type ScanOptions } from '../probes/index.ts'
import type { LiveServer } from '../test/live/live-server.ts'
import { startDns, type Zone, type ZoneRecord } from '../test/servers/dns.ts'
import { Links } from './link.ts'
import type { Traffic } from './relays.ts'

/** A real server and a resolver, each behind a link with a set round trip. */
export interface Bed {
  readonly domain: string
  readonly io: Io
  /** `address:port`, as `DNS_SERVERS` takes it. */
  readonly dnsServer: string
  readonly scanOptions: Pick<ScanOptions, 'services' | 'guard' | 'anchors'>
  readonly c2s: Endpoint
  /** What went over the links to the server since that was last asked. */
  takeTraffic(): Promise<Traffic>
  stop(): Promise<void>
}

/** For finding out all of TLS at a server here. */
export const FULL_OPTIONS = { guard: makeGuard({ allowPrivate: true }), anchors: trustAnchors() }

/** A resolver is nearer than the server by this factor: it has answered others before, and stands in the same network. */
const RESOLVER_NEARNESS = 5

/** Round trip to the resolver, in ms. */
export function resolverRoundTrip(roundTripMs: number): number {
  return roundTripMs / RESOLVER_NEARNESS
}

/** Puts links in front of the c2s and s2s ports of a server that was started, and of a resolver that leads to them. */
export async function makeBed(server: LiveServer, roundTripMs: number): Promise<Bed> {
  const links = new Links()
  const c2s = await links.tcp(server.ports.c2s, roundTripMs)
  const s2s = await links.tcp(server.ports.s2s, roundTripMs)
  const { domain } = server
  const dns = await startDns(zoneOf(domain, c2s, s2s))
  const port = await links.udp(dns.port, resolverRoundTrip(roundTripMs))
  return {
    domain,
    io: nodeIo({ dnsServers: [{ address: '127.0.0.1', port }] }),
    dnsServer: `127.0.0.1:${port}`,
    scanOptions: {
      services: ['c2s', 's2s'],
      guard: makeGuard({ allowPrivate: true }),
      anchors: trustAnchors(server.authority.cert),
    },
    c2s: clientEndpoint(domain, c2s, 'starttls'),
    takeTraffic: () => links.takeTraffic([c2s, s2s]),
    async stop() {
      await Promise.all([links.stop(), dns.stop()])
    },
  }
}

/** An endpoint on loopback. */
export function clientEndpoint(domain: string, port: number, security: Endpoint['security']): Endpoint {
  return {
    domain,
    service: 'c2s',
    security,
    host: `xmpp.${domain}`,
    port,
    address: '127.0.0.1',
    source: 'srv',
  }
}

function zoneOf(domain: string, c2s: number, s2s: number): Zone {
  const target = `xmpp.${domain}`
  const srv = (port: number): readonly ZoneRecord[] => [
    { type: 'SRV', data: { priority: 0, weight: 0, port, target } },
  ]
  return {
    [`_xmpp-client._tcp.${domain}`]: srv(c2s),
    [`_xmpp-server._tcp.${domain}`]: srv(s2s),
    [target]: [{ type: 'A', data: '127.0.0.1' }],
  }
}
