import { expect } from 'chai'
import { judge, makeGuard, nodeIo, scan, trustAnchors } from '../../../probes/index.ts'
import { steadyClock } from '../../../probes/net/steady-clock.ts'
import { startDns } from '../../servers/dns.ts'
import { playServer, reset, stopServers } from '../../servers/play-server.ts'
import { schemaErrors } from '../report-schema.ts'

const HOUR_MS = 3_600_000
const DOMAIN = 'late.tellus.test'

describe('net steadyClock', () => {
  afterEach(stopServers)

  it('stands still while the clock of the machine is behind, and goes on with it', () => {
    const times = [5_000, 5_001, 3_000, 4_000, 5_002, 9_000]
    const io = steadyClock({ ...nodeIo({ dnsServers: [] }), now: () => times.shift() ?? 0 })
    const told = Array.from({ length: 6 }, () => io.now())
    expect(told).to.deep.equal([5_000, 5_001, 5_001, 5_001, 5_002, 9_000])
  })

  it('keeps a scan from ending before it began, where the clock is set back meanwhile', async () => {
    const server = await playServer(reset)
    const target = { priority: 0, weight: 0, port: server.port, target: DOMAIN }
    const dns = await startDns({
      [`_xmpp-client._tcp.${DOMAIN}`]: [{ type: 'SRV', data: target }],
      [DOMAIN]: [{ type: 'A', data: '127.0.0.1' }],
    })
    try {
      const io = nodeIo({ dnsServers: [dns] })
      let asked = 0
      const setBack = { ...io, now: () => io.now() - HOUR_MS * asked++ }
      const options = {
        services: ['c2s'] as const,
        guard: makeGuard({ allowPrivate: true }),
        anchors: trustAnchors(),
      }
      const found = await scan(DOMAIN, options, setBack, new AbortController().signal)
      expect(found.observations).not.to.be.empty
      for (const { kind, durationMs } of found.observations) expect(durationMs, kind).to.be.at.least(0)
      expect(schemaErrors(judge(found, new Date(found.startedAt)))).to.deep.equal([])
    } finally {
      await dns.stop()
    }
  })
})
