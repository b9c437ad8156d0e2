import { expect } from 'chai'
import type { Endpoint, Observation } from '../../../probes/model.ts'
import { makeGuard } from '../../../probes/net/guard.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { findRedirects } from '../../../probes/net/redirect.ts'
import { startDns, type FakeDns, type Zone } from '../../servers/dns.ts'
import { discoveryOf, endpointOf, observation } from '../builders.ts'

const HERE = endpointOf({ domain: 'example.test', host: 'xmpp.example.test' })
const OPEN = makeGuard({ allowPrivate: true })

/** A stream that ended with the advice to go elsewhere. */
function sendsTo(otherHost: string, endpoint: Endpoint = HERE): Observation {
  const failure = { phase: 'stream', code: 'redirected', otherHost } as const
  return observation(endpoint, 'features-before-tls', { state: 'failed', failure })
}

describe('net findRedirects', () => {
  let dns: FakeDns

  afterEach(() => dns.stop())

  async function placesAfter(otherHost: string, zone: Zone, guard = OPEN): Promise<readonly string[]> {
    dns = await startDns(zone)
    const found = await findRedirects(
      discoveryOf([HERE]),
      { endpoints: [HERE], observations: [sendsTo(otherHost)] },
      { guard },
      nodeIo({ dnsServers: [dns] }),
      new AbortController().signal,
    )
    for (const { domain, source } of found.endpoints)
      expect([domain, source]).to.deep.equal(['example.test', 'redirect'])
    return found.endpoints.map(
      ({ security, host, port, address }) => `${security} ${host} ${port} ${address}`,
    )
  }

  const SRV = { priority: 0, weight: 0 }
  const ADDRESSES: Zone = {
    'other.test': [{ type: 'A', data: '192.0.2.2' }],
    'node.other.test': [{ type: 'A', data: '192.0.2.3' }],
    'xmpp.example.test': [{ type: 'A', data: '192.0.2.1' }],
  }
  const WITH_RECORDS: Zone = {
    ...ADDRESSES,
    '_xmpp-client._tcp.other.test': [
      { type: 'SRV', data: { ...SRV, target: 'node.other.test', port: 5299 } },
    ],
    '_xmpp-client._tcp.xmpp.example.test': [
      { type: 'SRV', data: { ...SRV, target: 'node.other.test', port: 1 } },
    ],
  }
  const NOT_OFFERED: Zone = {
    ...ADDRESSES,
    '_xmpp-client._tcp.other.test': [{ type: 'SRV', data: { ...SRV, target: '.', port: 0 } }],
  }

  const rows = [
    {
      title: 'a name with SRV records',
      to: 'other.test',
      zone: WITH_RECORDS,
      places: ['starttls node.other.test 5299 192.0.2.3'],
    },
    {
      title: 'a name without',
      to: 'other.test',
      zone: ADDRESSES,
      places: ['starttls other.test 5222 192.0.2.2'],
    },
    {
      title: 'a name with a port',
      to: 'other.test:9222',
      zone: WITH_RECORDS,
      places: ['starttls other.test 9222 192.0.2.2'],
    },
    { title: 'a name that offers no service', to: 'other.test', zone: NOT_OFFERED, places: [] },
    {
      title: 'an address',
      to: '192.0.2.9',
      zone: WITH_RECORDS,
      places: ['starttls 192.0.2.9 5222 192.0.2.9'],
    },
    { title: 'the place itself', to: 'xmpp.example.test', zone: WITH_RECORDS, places: [] },
  ]
  for (const { title, to, zone, places } of rows) {
    it(`goes where ${title} leads (RFC 6120 §4.9.3.19)`, async () => {
      expect(await placesAfter(to, zone)).to.deep.equal(places)
    })
  }

  it('asks DNS nothing of a name that nobody may be sent to', async () => {
    expect(await placesAfter('other.localhost', ADDRESSES, makeGuard({ allowPrivate: false }))).to.deep.equal(
      [],
    )
    expect(dns.queries).to.deep.equal([])
  })
})
