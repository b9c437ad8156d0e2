import { expect } from 'chai'
import { createScanner, probeBounds } from '../../bot/scanner.ts'
import { nodeIo } from '../../probes/net/node.ts'
import { startDns, type FakeDns } from '../servers/dns.ts'

describe('bot createScanner', () => {
  let dns: FakeDns

  before(async () => {
    const none = [{ type: 'SRV', data: { priority: 0, weight: 0, port: 0, target: '.' } }] as const
    const services = ['_xmpp-client', '_xmpps-client', '_xmpp-server', '_xmpps-server']
    dns = await startDns(Object.fromEntries(services.map((name) => [`${name}._tcp.a.example`, none])))
  })
  after(() => dns.stop())

  it('tells each verdict once, judged, before the report that says the same', async () => {
    const bounds = probeBounds({ allowPrivate: true, mayDialBack: false })
    const scanner = createScanner(bounds, nodeIo({ dnsServers: [dns] }), {
      now: () => Date.parse('2026-11-22T07:10:00Z'),
    })
    const told: string[] = []
    const report = await scanner.scan(
      { domain: 'a.example', services: ['c2s', 's2s'] },
      new AbortController().signal,
      ({ service, soFar }) => {
        told.push(`${service} ${soFar.verdict[service].state}`)
      },
    )
    expect(told).to.have.members(['c2s not-offered', 's2s not-offered'])
    expect([report.verdict.c2s.state, report.verdict.s2s.state]).to.deep.equal(['not-offered', 'not-offered'])
  })
})
