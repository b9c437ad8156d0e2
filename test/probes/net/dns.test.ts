import { expect } from 'chai'
import { getServers, setServers } from 'node:dns'
import { dnsClient, parseDnsServers, systemDnsServers } from '../../../probes/net/dns.ts'
import type { DnsServer } from '../../../probes/net/dns.ts'
import { dnsResolver } from '../../../probes/net/resolver.ts'
import { startDns } from '../../servers/dns.ts'
import type { FakeDns, Zone } from '../../servers/dns.ts'

const patient = new AbortController().signal
/** For servers that stay silent on purpose: what is waited for in vain. */
const IN_VAIN_MS = 40

const ZONE: Zone = {
  'example.test': [
    { type: 'A', data: '192.0.2.1' },
    { type: 'A', data: '192.0.2.2' },
    { type: 'AAAA', data: '2001:db8::1' },
    { type: 'TXT', data: ['v=one', ' and two'] },
  ],
  '_xmpp-client._tcp.example.test': [
    { type: 'SRV', data: { priority: 5, weight: 7, port: 5222, target: 'XMPP.Example.test' } },
  ],
  '_xmpp-server._tcp.example.test': [{ type: 'SRV', data: { port: 0, target: '.' } }],
  'alias.test': [{ type: 'CNAME', data: 'example.test' }],
  'loop.test': [{ type: 'CNAME', data: 'pool.test' }],
  'pool.test': [{ type: 'CNAME', data: 'loop.test' }],
  'long.test': [{ type: 'TXT', data: Array.from({ length: 40 }, (_, index) => `${index}`.padEnd(200, '.')) }],
  'many.test': Array.from({ length: 100 }, (_, index) => ({ type: 'A' as const, data: `192.0.2.${index}` })),
}

describe('net dnsResolver', () => {
  let started: FakeDns[] = []

  afterEach(async () => {
    await Promise.all(started.map((dns) => dns.stop()))
    started = []
  })

  async function start(...options: Parameters<typeof startDns>): Promise<FakeDns> {
    const dns = await startDns(...options)
    started.push(dns)
    return dns
  }

  function resolverOf(...servers: readonly DnsServer[]) {
    return dnsResolver(dnsClient(servers))
  }

  it('reads addresses of either family, SRV and TXT records', async () => {
    const resolver = resolverOf(await start(ZONE))
    expect(await resolver.addresses('example.test', 4, patient)).to.deep.equal({
      state: 'observed',
      value: ['192.0.2.1', '192.0.2.2'],
    })
    expect(await resolver.addresses('example.test', 6, patient)).to.deep.equal({
      state: 'observed',
      value: ['2001:db8::1'],
    })
    expect(await resolver.srv('_xmpp-client._tcp.example.test', patient)).to.deep.equal({
      state: 'observed',
      value: [{ priority: 5, weight: 7, port: 5222, target: 'xmpp.example.test' }],
    })
    expect(await resolver.txt('example.test', patient)).to.deep.equal({
      state: 'observed',
      value: ['v=one and two'],
    })
  })

  it('keeps the target of the root apart (RFC 2782)', async () => {
    const resolver = resolverOf(await start(ZONE))
    expect(await resolver.srv('_xmpp-server._tcp.example.test', patient)).to.deep.equal({
      state: 'observed',
      value: [{ priority: 0, weight: 0, port: 0, target: '.' }],
    })
  })

  it('answers none for a name that is not there and for one without such records', async () => {
    const resolver = resolverOf(await start(ZONE))
    for (const name of ['other.test', '_tcp.example.test']) {
      expect(await resolver.srv(name, patient)).to.deep.equal({ state: 'observed', value: [] })
    }
  })

  for (const [behaviour, detail] of [
    ['servfail', 'SERVFAIL'],
    ['refused', 'REFUSED'],
    ['formerr', 'FORMERR'],
    ['referral', 'a referral'],
  ] as const) {
    it(`takes ${detail} for a failure, never for an answer`, async () => {
      const dns = await start(ZONE)
      dns.behave('*', behaviour)
      expect(await resolverOf(dns).srv('_xmpp-client._tcp.example.test', patient)).to.deep.equal({
        state: 'failed',
        failure: { phase: 'dns', code: 'dns-failure', detail },
      })
    })
  }

  it('asks every server twice, the second time without EDNS, each from its own port with its own id', async () => {
    const first = await start(ZONE)
    const second = await start(ZONE)
    first.behave('*', 'servfail')
    second.behave('*', 'servfail')
    await resolverOf(first, second).addresses('example.test', 4, patient)
    const queries = [...first.queries, ...second.queries]
    expect(first.queries.map((query) => query.hasEdns)).to.deep.equal([true, false])
    expect(second.queries.map((query) => query.hasEdns)).to.deep.equal([true, false])
    expect(new Set(queries.map((query) => query.sourcePort)).size).to.be.greaterThan(1)
    expect(new Set(queries.map((query) => query.id)).size).to.be.greaterThan(1)
  })

  it('goes to the next server when one fails or is not there', async () => {
    const gone = await startDns({})
    await gone.stop()
    const failing = await start(ZONE)
    failing.behave('*', 'servfail')
    const good = await start(ZONE)
    const outcome = await resolverOf(gone, failing, good).addresses('example.test', 6, patient)
    expect(outcome).to.deep.equal({ state: 'observed', value: ['2001:db8::1'] })
    expect([failing.queries.length, good.queries.length]).to.deep.equal([1, 1])
  })

  it('reports a closed port as refused by the resolver', async () => {
    const gone = await startDns({})
    await gone.stop()
    expect(await resolverOf(gone).addresses('example.test', 4, patient)).to.have.deep.property('failure', {
      phase: 'dns',
      code: 'refused',
      detail: 'ECONNREFUSED',
    })
  })

  it('keeps no socket when it is given up before it has asked', async () => {
    const sockets = () => process.getActiveResourcesInfo().filter((kind) => kind === 'UDPWrap').length
    const resolver = resolverOf(await start(ZONE))
    const before = sockets()
    const abort = new AbortController()
    const answer = resolver.addresses('example.test', 4, abort.signal)
    abort.abort()
    expect(await answer).to.have.nested.property('failure.code', 'aborted')
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
    expect(sockets()).to.equal(before)
  })

  it('asks by TCP what was truncated, and what is too long for a datagram', async () => {
    const dns = await start(ZONE)
    dns.behave('example.test', 'truncate', 'A')
    const resolver = resolverOf(dns)
    expect(await resolver.addresses('example.test', 4, patient)).to.have.deep.property('value', [
      '192.0.2.1',
      '192.0.2.2',
    ])
    const long = await resolver.txt('long.test', patient)
    expect(long.state === 'observed' && long.value[0]?.length).to.equal(8000)
    expect(dns.queries.map((query) => query.transport)).to.deep.equal(['udp', 'tcp', 'udp', 'tcp'])
  })

  it('asks the servers that there are by then, where they change', async () => {
    const [home, office] = [await start(ZONE), await start(ZONE)]
    let servers = [home]
    const resolver = dnsResolver(dnsClient(() => servers))
    for (const there of [[home], [office]]) {
      servers = there
      await resolver.txt('example.test', patient)
    }
    expect([home.queries.length, office.queries.length]).to.deep.equal([1, 1])
  })

  for (const behaviour of ['drop', 'wrong-id', 'wrong-question', 'garbage'] as const) {
    it(`waits in vain for an answer when all that comes is ${behaviour} (RFC 5452 §9.1)`, async () => {
      const dns = await start(ZONE)
      dns.behave('*', behaviour)
      const resolver = dnsResolver(dnsClient([dns], { attemptMs: IN_VAIN_MS }))
      expect(await resolver.addresses('example.test', 4, patient)).to.deep.equal({
        state: 'failed',
        failure: { phase: 'dns', code: 'timeout' },
      })
    })
  }

  it('follows an alias within one answer, and asks for it where the answer ends there', async () => {
    for (const followsCnames of [true, false]) {
      const dns = await start(ZONE, { followsCnames })
      expect(await resolverOf(dns).addresses('alias.test', 6, patient)).to.have.deep.property('value', [
        '2001:db8::1',
      ])
      expect(dns.queries.length).to.equal(followsCnames ? 1 : 2)
    }
  })

  it('fails on aliases that never end, within one answer or over several', async () => {
    for (const [followsCnames, detail] of [
      [true, 'aliases in a circle'],
      [false, 'too many aliases'],
    ] as const) {
      const dns = await start(ZONE, { followsCnames })
      expect(await resolverOf(dns).addresses('loop.test', 4, patient)).to.have.deep.property('failure', {
        phase: 'dns',
        code: 'dns-failure',
        detail,
      })
    }
  })

  it('cuts an answer that holds more than anybody needs', async () => {
    const outcome = await resolverOf(await start(ZONE)).addresses('many.test', 4, patient)
    expect(outcome.state === 'observed' && outcome.value.length).to.equal(64)
  })

  it('stops at once when nobody wants the answer any more', async () => {
    const dns = await start(ZONE)
    const held = dns.hold('example.test')
    const controller = new AbortController()
    const asking = resolverOf(dns).addresses('example.test', 4, controller.signal)
    await held.asked
    controller.abort()
    expect(await asking).to.deep.equal({ state: 'failed', failure: { phase: 'dns', code: 'aborted' } })
    expect(dns.queries.length).to.equal(1)
  })

  it('fails for what is too long or too odd for a name, and asks nobody', async () => {
    const dns = await start({ 'odd.test': [{ type: 'CNAME', data: 'a b.test' }] }, { followsCnames: false })
    for (const name of [`_xmpp-client._tcp.${'a'.repeat(63)}.`.repeat(4), 'odd.test']) {
      expect(await resolverOf(dns).addresses(name, 4, patient)).to.have.deep.property('failure', {
        phase: 'dns',
        code: 'dns-failure',
        detail: 'not a name that can be asked for',
      })
    }
    expect(dns.queries.map(({ name }) => name)).to.deep.equal(['odd.test'])
  })

  it('fails when there is no server to ask', async () => {
    expect(await resolverOf().addresses('example.test', 4, patient)).to.have.nested.property(
      'failure.code',
      'dns-failure',
    )
  })

  it('tells what the resolver says of DNSSEC, and the code of the answer', async () => {
    const dns = await start(ZONE, { isAuthentic: true })
    const reply = await dnsClient([dns]).query('nowhere.test', 'TLSA', patient)
    expect(reply).to.have.deep.property('value', {
      rcode: 3,
      isAuthenticated: true,
      isTruncated: false,
      answers: [],
      isNegative: false,
      isReferral: false,
    })
  })
})

describe('net parseDnsServers', () => {
  for (const { text, expected } of [
    { text: '192.0.2.1', expected: [{ address: '192.0.2.1', port: 53 }] },
    { text: '192.0.2.1:5353', expected: [{ address: '192.0.2.1', port: 5353 }] },
    { text: '2001:db8::1', expected: [{ address: '2001:db8::1', port: 53 }] },
    { text: '[2001:db8::1]', expected: [{ address: '2001:db8::1', port: 53 }] },
    {
      text: ' [::1]:5353 , 127.0.0.1:5300',
      expected: [
        { address: '::1', port: 5353 },
        { address: '127.0.0.1', port: 5300 },
      ],
    },
  ]) {
    it(`reads ${text}`, () => {
      expect(parseDnsServers(text)).to.deep.equal(expected)
    })
  }

  for (const text of [
    '',
    'dns.example',
    '192.0.2.1:0',
    '192.0.2.1:65536',
    '192.0.2.1:',
    '[192.0.2.1]:53',
    '::1]:53',
    '192.0.2.1,',
  ]) {
    it(`refuses "${text}"`, () => {
      expect(parseDnsServers(text)).to.equal(undefined)
    })
  }

  it('reads what the system is set up with', () => {
    for (const server of systemDnsServers()) expect(server.port).to.be.greaterThan(0)
  })

  it('reads anew what the system is set up with, and not what the process knew of it', () => {
    const known = getServers()
    try {
      setServers(['192.0.2.1'])
      expect(systemDnsServers()).not.to.deep.include({ address: '192.0.2.1', port: 53 })
    } finally {
      setServers(known)
    }
  })
})
