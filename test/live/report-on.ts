import { judge, makeGuard, nodeIo, scan, trustAnchors, type Report } from '../../probes/index.ts'
import { startDns } from '../servers/dns.ts'
import type { LiveServer } from './live-server.ts'

/** Scans and judges a real server as the bot does, by a zone that leads to it. */
export async function reportOn(server: LiveServer, anchor = server.authority.cert): Promise<Report> {
  const dns = await startDns(server.zone())
  try {
    const options = {
      services: ['c2s', 's2s'] as const,
      guard: makeGuard({ allowPrivate: true }),
      anchors: trustAnchors(anchor),
      from: 'initiating.tellus.test',
    }
    const io = nodeIo({ dnsServers: [dns] })
    return judge(await scan(server.domain, options, io, new AbortController().signal), new Date())
  } finally {
    await dns.stop()
  }
}
