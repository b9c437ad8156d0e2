import { expect } from 'chai'
import type { Discovery } from '../../../probes/model.ts'
import { discover } from '../../../probes/net/discovery.ts'
import type { DiscoveryOptions } from '../../../probes/net/discovery.ts'
import { makeGuard } from '../../../probes/net/guard.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { startDns } from '../../servers/dns.ts'
import type { FakeDns, Zone, ZoneRecord } from '../../servers/dns.ts'

const patient = new AbortController().signal
const DOMAIN = 'example.test'
const OPEN = makeGuard({ allowPrivate: true })
const STRICT = makeGuard({ allowPrivate: false })

function srv(target: string, port: number, priority = 0, weight = 0): ZoneRecord {
  return { type: 'SRV', data: { target, port, priority, weight } }
}

function a(data: string): ZoneRecord {
  return { type: 'A', data }
}

function aaaa(data: string): ZoneRecord {
  return { type: 'AAAA', data }
}

function places({ endpoints }: Discovery): string[] {
  return endpoints.map(({ security, host, port, address }) => `${security} ${host} ${port} ${address}`)
}

function reasons({ leftOut }: Discovery): string[] {
  return leftOut.map(({ host, port, address, outcome }) => {
    const why =
      outcome.state === 'skipped' ? outcome.because : `${outcome.failure.phase} ${outcome.failure.code}`
    return [host, port, address, why].filter((part) => part !== undefined).join(' ')
  })
}

describe('net discover', () => {
  let dns: FakeDns

  afterEach(async () => {
    await dns.stop()
  })

  async function find(
    zone: Zone,
    options: Partial<DiscoveryOptions> = {},
    behave: (started: FakeDns) => void = () => undefined,
  ): Promise<Discovery> {
    dns = await startDns(zone)
    behave(dns)
    const io = nodeIo({ dnsServers: [dns] })
    return discover(DOMAIN, 'c2s', { guard: OPEN, ...options }, io, patient)
  }

  it('takes both kinds of records as one set, by priority (XEP-0368)', async () => {
    const found = await find({
      '_xmpp-client._tcp.example.test': [srv('a.example.test', 5222, 1), srv('c.example.test', 5222, 3)],
      '_xmpps-client._tcp.example.test': [srv('b.example.test', 443, 2)],
      'a.example.test': [a('192.0.2.1')],
      'b.example.test': [a('192.0.2.2')],
      'c.example.test': [a('192.0.2.3')],
    })
    expect(places(found)).to.deep.equal([
      'starttls a.example.test 5222 192.0.2.1',
      'direct-tls b.example.test 443 192.0.2.2',
      'starttls c.example.test 5222 192.0.2.3',
    ])
    expect(found.endpoints[0]).to.include({ domain: DOMAIN, service: 'c2s', source: 'srv' })
    expect(found.directTls).to.deep.equal({
      state: 'observed',
      value: {
        kind: 'records',
        records: [{ directTls: true, priority: 2, weight: 0, port: 443, target: 'b.example.test' }],
      },
    })
    expect(found.leftOut).to.deep.equal([])
  })

  it('asks the names of the service that was asked for', async () => {
    dns = await startDns({
      '_xmpp-server._tcp.example.test': [srv('a.example.test', 5269)],
      'a.example.test': [a('192.0.2.1')],
    })
    const found = await discover(DOMAIN, 's2s', { guard: OPEN }, nodeIo({ dnsServers: [dns] }), patient)
    expect(places(found)).to.deep.equal(['starttls a.example.test 5269 192.0.2.1'])
    expect(dns.count('_xmpps-server._tcp.example.test', 'SRV')).to.equal(1)
    expect(dns.count('_xmpp-client._tcp.example.test')).to.equal(0)
  })

  it('visits both families of every target, IPv6 first', async () => {
    const found = await find({
      '_xmpp-client._tcp.example.test': [srv('a.example.test', 5222)],
      'a.example.test': [a('192.0.2.1'), a('192.0.2.2'), aaaa('2001:db8::1')],
    })
    expect(places(found)).to.deep.equal([
      'starttls a.example.test 5222 2001:db8::1',
      'starttls a.example.test 5222 192.0.2.1',
      'starttls a.example.test 5222 192.0.2.2',
    ])
  })

  it('falls back to the domain itself when there are no records (RFC 6120 §3.2.2)', async () => {
    const found = await find({ 'example.test': [a('192.0.2.1'), aaaa('2001:db8::1')] })
    expect(places(found)).to.deep.equal([
      'starttls example.test 5222 2001:db8::1',
      'starttls example.test 5222 192.0.2.1',
    ])
    expect(found.endpoints[0]?.source).to.equal('fallback')
    expect(found.starttls).to.deep.equal({ state: 'observed', value: { kind: 'none' } })
  })

  for (const { title, zone, starttls, directTls } of [
    {
      title: '_xmpp-client says that it is not offered (RFC 6120 §3.2.1)',
      zone: { '_xmpp-client._tcp.example.test': [srv('.', 0)] },
      starttls: 'not-offered',
      directTls: 'none',
    },
    {
      title: '_xmpps-client says so, though _xmpp-client has nothing (XEP-0368)',
      zone: { '_xmpps-client._tcp.example.test': [srv('.', 0)] },
      starttls: 'none',
      directTls: 'not-offered',
    },
  ] as const) {
    it(`does not fall back when ${title}`, async () => {
      const found = await find({ ...zone, 'example.test': [a('192.0.2.1')] })
      expect(found.endpoints).to.deep.equal([])
      expect(found.starttls).to.have.nested.property('value.kind', starttls)
      expect(found.directTls).to.have.nested.property('value.kind', directTls)
      expect(dns.count('example.test')).to.equal(0)
    })
  }

  it('uses STARTTLS alone where direct TLS is not offered', async () => {
    const found = await find({
      '_xmpp-client._tcp.example.test': [srv('a.example.test', 5222)],
      '_xmpps-client._tcp.example.test': [srv('.', 0)],
      'a.example.test': [a('192.0.2.1')],
    })
    expect(places(found)).to.deep.equal(['starttls a.example.test 5222 192.0.2.1'])
  })

  it('neither falls back nor says "none" when a look-up failed', async () => {
    for (const name of ['_xmpp-client._tcp.example.test', '_xmpps-client._tcp.example.test']) {
      const found = await find({ 'example.test': [a('192.0.2.1')] }, {}, (started) =>
        started.behave(name, 'servfail'),
      )
      expect(found.endpoints).to.deep.equal([])
      const isFirst = name.startsWith('_xmpp-')
      expect(isFirst ? found.starttls : found.directTls).to.have.nested.property('failure.phase', 'dns')
      await dns.stop()
    }
  })

  it('uses the records of one kind when the look-up of the other failed', async () => {
    const found = await find(
      {
        '_xmpps-client._tcp.example.test': [srv('a.example.test', 5223)],
        'a.example.test': [a('192.0.2.1')],
      },
      {},
      (started) => started.behave('_xmpp-client._tcp.example.test', 'refused'),
    )
    expect(places(found)).to.deep.equal(['direct-tls a.example.test 5223 192.0.2.1'])
    expect(found.starttls.state).to.equal('failed')
  })

  it('tells a family that could not be asked from one that is not there', async () => {
    const found = await find(
      { '_xmpp-client._tcp.example.test': [srv('a.example.test', 5222)], 'a.example.test': [a('192.0.2.1')] },
      {},
      (started) => started.behave('a.example.test', 'servfail', 'AAAA'),
    )
    expect(places(found)).to.deep.equal(['starttls a.example.test 5222 192.0.2.1'])
    expect(reasons(found)).to.deep.equal(['a.example.test 5222 dns dns-failure'])
  })

  it('lists a target without addresses, and goes on with the others', async () => {
    const found = await find({
      '_xmpp-client._tcp.example.test': [srv('gone.example.test', 5222, 1), srv('a.example.test', 5222, 2)],
      'a.example.test': [a('192.0.2.1')],
    })
    expect(places(found)).to.deep.equal(['starttls a.example.test 5222 192.0.2.1'])
    expect(reasons(found)).to.deep.equal(['gone.example.test 5222 dns no-address'])
  })

  it('follows the bound on targets and on addresses, giving each target its first address first', async () => {
    const many = [1, 2, 3, 4, 5].map((number) => a(`192.0.2.${number}`))
    const found = await find(
      {
        '_xmpp-client._tcp.example.test': [
          srv('many.example.test', 5222, 1),
          srv('a.example.test', 5222, 2),
          srv('late.example.test', 5222, 3),
        ],
        'many.example.test': many,
        'a.example.test': [a('192.0.2.9')],
        'late.example.test': [a('192.0.2.10')],
      },
      { maxTargets: 2, maxAddresses: 3 },
    )
    expect(places(found)).to.deep.equal([
      'starttls many.example.test 5222 192.0.2.1',
      'starttls many.example.test 5222 192.0.2.2',
      'starttls a.example.test 5222 192.0.2.9',
    ])
    expect(reasons(found)).to.deep.equal([
      'many.example.test 5222 192.0.2.3 bounded',
      'many.example.test 5222 192.0.2.4 bounded',
      'many.example.test 5222 192.0.2.5 bounded',
      'late.example.test 5222 bounded',
    ])
    expect(dns.count('late.example.test')).to.equal(0)
  })

  it('visits a place once that two names lead to', async () => {
    const found = await find({
      '_xmpp-client._tcp.example.test': [srv('a.example.test', 5222, 1), srv('b.example.test', 5222, 2)],
      'a.example.test': [a('192.0.2.1')],
      'b.example.test': [a('192.0.2.1'), a('192.0.2.2')],
    })
    expect(places(found)).to.deep.equal([
      'starttls a.example.test 5222 192.0.2.1',
      'starttls b.example.test 5222 192.0.2.2',
    ])
  })

  it('lists what the guard refuses: names unasked, ports, addresses', async () => {
    const found = await find(
      {
        '_xmpp-client._tcp.example.test': [
          srv('localhost', 5222, 1),
          srv('xmpp.example.com', 25, 2),
          srv('8.8.8.8', 5222, 3),
          srv('mixed.example.com', 5222, 4),
        ],
        'mixed.example.com': [a('127.0.0.1'), a('8.8.4.4')],
      },
      { guard: STRICT },
    )
    expect(places(found)).to.deep.equal(['starttls mixed.example.com 5222 8.8.4.4'])
    expect(reasons(found)).to.have.members([
      'localhost 5222 guarded',
      'xmpp.example.com 25 guarded',
      '8.8.8.8 5222 guarded',
      'mixed.example.com 5222 127.0.0.1 guarded',
    ])
    expect(dns.count('localhost') + dns.count('xmpp.example.com') + dns.count('8.8.8.8')).to.equal(0)
  })

  it('looks at one family where only that is wanted', async () => {
    const zone = { 'example.test': [a('192.0.2.1'), aaaa('2001:db8::1')] }
    const found = await find(zone, { families: [6] })
    expect(places(found)).to.deep.equal(['starttls example.test 5222 2001:db8::1'])
    expect(dns.count('example.test', 'A')).to.equal(0)
  })

  it('tells a host of the other family from one without any address', async () => {
    const zone = {
      '_xmpp-client._tcp.example.test': [srv('six.example.test', 5222), srv('none.example.test', 5222)],
      'six.example.test': [aaaa('2001:db8::1')],
    }
    const found = await find(zone, { families: [4] })
    expect(found.endpoints).to.deep.equal([])
    expect(reasons(found)).to.have.members([
      'six.example.test 5222 other-family',
      'none.example.test 5222 dns no-address',
    ])
  })

  it('does not say of a host that it has no address where DNS tells of one family only', async () => {
    const zone = { '_xmpp-client._tcp.example.test': [srv('six.example.test', 5222)] }
    const found = await find(zone, { families: [4] }, (started) => {
      started.behave('six.example.test', 'servfail', 'AAAA')
    })
    expect(reasons(found)).to.deep.equal(['six.example.test 5222 dns dns-failure'])
  })

  it('looks where a person says, without asking for records', async () => {
    const zone = { 'host.example.test': [a('192.0.2.1')] }
    const byName = await find(zone, { given: { host: 'host.example.test', security: 'direct-tls' } })
    expect(places(byName)).to.deep.equal(['direct-tls host.example.test 5223 192.0.2.1'])
    expect(byName.endpoints[0]).to.include({ domain: DOMAIN, source: 'given' })
    expect(byName.starttls).to.deep.equal({ state: 'skipped', because: 'not-asked' })
    await dns.stop()
    const byAddress = await find(zone, { given: { host: '127.0.0.1', port: 15222, security: 'starttls' } })
    expect(places(byAddress)).to.deep.equal(['starttls 127.0.0.1 15222 127.0.0.1'])
    expect(dns.queries).to.deep.equal([])
  })
})
