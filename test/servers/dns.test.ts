import { expect } from 'chai'
import { Resolver } from 'node:dns/promises'
import { startDns } from './dns.ts'
import type { FakeDns } from './dns.ts'

describe('servers startDns', () => {
  let dns: FakeDns
  let resolver: Resolver

  beforeEach(async () => {
    dns = await startDns({
      'example.test': [
        { type: 'A', data: '192.0.2.1' },
        { type: 'AAAA', data: '2001:db8::1' },
        { type: 'TXT', data: ['one ', 'two'] },
      ],
      'alias.example.test': [{ type: 'CNAME', data: 'example.test' }],
      '_xmpp-client._tcp.example.test': [
        { type: 'SRV', data: { priority: 1, weight: 2, port: 5222, target: 'example.test' } },
      ],
    })
    resolver = new Resolver()
    resolver.setServers([dns.server])
  })

  afterEach(async () => {
    await dns.stop()
  })

  it('tells the truth of its zone to a resolver that we did not write', async () => {
    expect(await resolver.resolve4('alias.example.test')).to.deep.equal(['192.0.2.1'])
    expect(await resolver.resolve6('example.test')).to.deep.equal(['2001:db8::1'])
    expect(await resolver.resolveTxt('example.test')).to.deep.equal([['one ', 'two']])
    const [record, ...others] = await resolver.resolveSrv('_xmpp-client._tcp.example.test')
    // Later versions of Node add the type.
    expect(record).to.include({ priority: 1, weight: 2, port: 5222, name: 'example.test' })
    expect(others).to.deep.equal([])
  })

  it('tells a name that is not there from one that holds nothing of the kind', async () => {
    const missing = await resolver.resolve4('other.test').catch((error: unknown) => error)
    const empty = await resolver.resolve4('_tcp.example.test').catch((error: unknown) => error)
    expect(missing).to.have.property('code', 'ENOTFOUND')
    expect(empty).to.have.property('code', 'ENODATA')
  })

  it('answers over TCP what it truncated over UDP', async () => {
    dns.behave('example.test', 'truncate', 'A')
    expect(await resolver.resolve4('example.test')).to.deep.equal(['192.0.2.1'])
    expect(dns.queries.map((query) => query.transport)).to.deep.equal(['udp', 'tcp'])
  })

  it('fails on request, and stops failing', async () => {
    dns.behave('*', 'refused')
    const refused = await resolver.resolve4('example.test').catch((error: unknown) => error)
    expect(refused).to.have.property('code', 'EREFUSED')
    dns.behave('*', undefined)
    expect(await resolver.resolve4('example.test')).to.deep.equal(['192.0.2.1'])
  })

  it('holds an answer until it is released, and takes a new zone meanwhile', async () => {
    const held = dns.hold('example.test', 'A')
    const answer = resolver.resolve4('example.test')
    await held.asked
    dns.setZone({ 'example.test': [{ type: 'A', data: '192.0.2.9' }] })
    held.release()
    expect(await answer).to.deep.equal(['192.0.2.9'])
    expect(dns.count('example.test', 'A')).to.equal(1)
  })
})
