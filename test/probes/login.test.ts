import { expect } from 'chai'
import { connectToService } from '../../probes/login.ts'
import type { ServiceOptions, ServiceOutcome } from '../../probes/login.ts'
import { nodeIo } from '../../probes/net/node.ts'
import type { SecureConnection } from '../../probes/net/secure.ts'
import { makeAuthority } from '../servers/certificates.ts'
import type { Authority, Credentials } from '../servers/certificates.ts'
import { startDns } from '../servers/dns.ts'
import type { FakeDns, Zone, ZoneRecord } from '../servers/dns.ts'
import { expectText, playServer, send, stall, startTls, stopServers } from '../servers/play-server.ts'
import type { Act, PlayedServer } from '../servers/play-server.ts'

const DOMAIN = 'example.test'
const patient = new AbortController().signal
/** For servers that stay silent on purpose; the good one after them must manage within it, on a busy machine too. */
const ATTEMPT_MS = 1_500

const HEADER = `<?xml version='1.0'?><stream:stream from='${DOMAIN}' id='1' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>`
const STARTTLS = `<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>`
const SCRAM = `<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>SCRAM-SHA-1</mechanism></mechanisms>`
const PROCEED = `<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>`

const OFFER: readonly Act[] = [
  expectText('<stream:stream'),
  send(`${HEADER}<stream:features>${STARTTLS}</stream:features>`),
  expectText('<starttls'),
]

describe('connectToService', () => {
  let authority: Authority
  let credentials: Credentials
  let dns: FakeDns
  let connections: SecureConnection[] = []

  before(async () => {
    authority = await makeAuthority()
    credentials = await authority.issue({ dns: [DOMAIN] })
  })

  beforeEach(async () => {
    dns = await startDns({})
  })

  afterEach(async () => {
    for (const { socket } of connections) socket.destroy()
    connections = []
    await dns.stop()
    await stopServers()
  })

  async function connect(options: Partial<ServiceOptions> = {}, signal = patient): Promise<ServiceOutcome> {
    const outcome = await connectToService(
      DOMAIN,
      { tls: 'auto', extraAnchors: authority.cert, ...options },
      nodeIo({ dnsServers: [dns] }),
      signal,
    )
    if (outcome.state === 'observed') connections.push(outcome.value)
    return outcome
  }

  function overStarttls(using: Credentials = credentials): Promise<PlayedServer> {
    return playServer(...OFFER, send(PROCEED), startTls(using))
  }

  function zoneOf(records: {
    readonly starttls?: readonly PlayedServer[]
    readonly direct?: readonly PlayedServer[]
  }): Zone {
    const toSrv = ({ port }: PlayedServer, index: number): ZoneRecord => ({
      type: 'SRV',
      data: { target: 'xmpp.example.test', port, priority: index },
    })
    return {
      '_xmpp-client._tcp.example.test': (records.starttls ?? []).map(toSrv),
      '_xmpps-client._tcp.example.test': (records.direct ?? []).map(toSrv),
      'xmpp.example.test': [{ type: 'A', data: '127.0.0.1' }],
    }
  }

  function failureOf(outcome: ServiceOutcome) {
    expect(outcome.state).to.equal('failed')
    return outcome.state === 'failed' ? outcome.failure : undefined
  }

  it('gives out a connection inside TLS, SNI and certificate for the domain of the JID (RFC 6120 §13.7.2)', async () => {
    const server = await overStarttls()
    dns.setZone(zoneOf({ starttls: [server] }))
    const outcome = await connect()
    if (outcome.state !== 'observed') throw new Error(JSON.stringify(outcome))
    const { facts } = outcome.value
    expect(facts).to.include({
      host: 'xmpp.example.test',
      port: server.port,
      security: 'starttls',
      tlsVersion: 'TLSv1.3',
      suite: 'TLS_AES_256_GCM_SHA384',
    })
    expect(new Date(facts.certificateNotAfter).toISOString()).to.equal(facts.certificateNotAfter)
    expect(outcome.attempts).to.deep.equal([])
    await server.played()
    expect(server.secured[0]).to.have.property('servername', DOMAIN)
    expect(server.received[0]).to.match(
      /^<\?xml[^>]*><stream:stream[^>]* to='example\.test'[^>]*><starttls[^>]*>$/,
    )
  })

  it('uses direct TLS where its record comes first, with SNI and ALPN (XEP-0368)', async () => {
    const server = await playServer(startTls(credentials, { ALPNProtocols: ['xmpp-client'] }))
    dns.setZone(zoneOf({ direct: [server] }))
    const outcome = await connect()
    expect(outcome).to.have.nested.property('value.facts.security', 'direct-tls')
    await server.played()
    expect(server.secured[0]).to.include({ servername: DOMAIN, alpnProtocol: 'xmpp-client' })
    expect(server.received[0]).to.equal('')
  })

  it('says nothing in clear when STARTTLS is stripped from the features', async () => {
    const server = await playServer(
      expectText('<stream:stream'),
      send(`${HEADER}<stream:features>${SCRAM}</stream:features>`),
      expectText('</stream:stream>'),
    )
    dns.setZone(zoneOf({ starttls: [server] }))
    expect(failureOf(await connect())).to.deep.equal({
      phase: 'starttls',
      code: 'starttls-failure',
      detail: 'not offered',
    })
    expect(server.received.join('')).to.not.include('<auth')
  })

  it('refuses bytes behind <proceed/> and begins no handshake (RFC 6120 §5.4.3.3)', async () => {
    const server = await playServer(...OFFER, send(`${PROCEED}<message/>`))
    dns.setZone(zoneOf({ starttls: [server] }))
    expect(failureOf(await connect())).to.deep.equal({
      phase: 'starttls',
      code: 'peer-misbehaved',
      detail: 'bytes-after-proceed (RFC 6120 §5.4.3.3)',
    })
    await server.played()
    expect(server.received[0]).to.match(/<starttls[^>]*>$/)
  })

  it('refuses bytes in a segment of their own between <proceed/> and the handshake', async () => {
    const server = await playServer(...OFFER, send(PROCEED), send('<message/>'), startTls(credentials))
    dns.setZone(zoneOf({ starttls: [server] }))
    expect(failureOf(await connect())?.code).to.equal('peer-misbehaved')
  })

  for (const { title, answer, failure } of [
    {
      title: 'refuses STARTTLS',
      answer: `<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:stream>`,
      failure: { phase: 'starttls', code: 'starttls-failure' },
    },
    {
      title: 'ends the stream with an error',
      answer: `<stream:error><system-shutdown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`,
      failure: {
        phase: 'starttls',
        code: 'stream-error',
        condition: 'system-shutdown',
        detail: 'system-shutdown',
      },
    },
    {
      title: 'ends the stream without a word',
      answer: '</stream:stream>',
      failure: { phase: 'starttls', code: 'closed' },
    },
  ] as const) {
    it(`reports a server that ${title}`, async () => {
      const server = await playServer(...OFFER, send(answer))
      dns.setZone(zoneOf({ starttls: [server] }))
      expect(failureOf(await connect())).to.deep.equal(failure)
    })
  }

  describe('certificates', () => {
    const DAY_MS = 86_400_000

    for (const { title, subject } of [
      { title: 'the SRV target instead of the domain', subject: { dns: ['xmpp.example.test'] } },
      {
        title: 'the SRV-ID of the other service',
        subject: { dns: ['x.test'], srv: ['_xmpp-server.example.test'] },
      },
    ]) {
      it(`refuses one that names ${title}`, async () => {
        dns.setZone(zoneOf({ starttls: [await overStarttls(await authority.issue(subject))] }))
        const failure = failureOf(await connect())
        expect(failure).to.deep.equal({
          phase: 'tls',
          code: 'certificate-rejected',
          detail: 'ERR_TLS_CERT_ALTNAME_INVALID: not a certificate for example.test',
        })
      })
    }

    for (const { title, from, until, detail } of [
      { title: 'has expired', from: -3, until: -1, detail: 'CERT_HAS_EXPIRED' },
      { title: 'is not valid yet', from: 1, until: 3, detail: 'CERT_NOT_YET_VALID' },
    ]) {
      it(`refuses one that ${title}, and says that our clock is part of it`, async () => {
        const outside = await authority.issue({
          dns: [DOMAIN],
          notBefore: new Date(Date.now() + from * DAY_MS),
          notAfter: new Date(Date.now() + until * DAY_MS),
        })
        dns.setZone(zoneOf({ starttls: [await overStarttls(outside)] }))
        expect(failureOf(await connect())).to.deep.equal({
          phase: 'tls',
          code: 'certificate-rejected',
          detail,
          isOutsideDates: true,
        })
      })
    }

    it('refuses one that leads to no trust anchor', async () => {
      const stranger = await makeAuthority('CN=Stranger')
      dns.setZone(zoneOf({ starttls: [await overStarttls(await stranger.issue({ dns: [DOMAIN] }))] }))
      expect(failureOf(await connect())).to.include({ phase: 'tls', code: 'certificate-rejected' })
    })

    it("refuses its own authority's when the owner has not named it", async () => {
      const server = await overStarttls()
      dns.setZone(zoneOf({ starttls: [server] }))
      const outcome = await connectToService(DOMAIN, { tls: 'auto' }, nodeIo({ dnsServers: [dns] }), patient)
      expect(failureOf(outcome)).to.include({ phase: 'tls', code: 'certificate-rejected' })
    })

    for (const { title, subject } of [
      { title: 'an SRV-ID', subject: { dns: ['x.test'], srv: ['_xmpp-client.example.test'] } },
      { title: 'an XmppAddr', subject: { dns: ['x.test'], xmppAddr: ['example.test'] } },
    ]) {
      it(`takes one that names the domain as ${title} (RFC 6120 §13.7.1.2)`, async () => {
        dns.setZone(zoneOf({ starttls: [await overStarttls(await authority.issue(subject))] }))
        expect(await connect()).to.have.property('state', 'observed')
      })
    }
  })

  it('does not go below TLS 1.2', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' } as const
    const server = await playServer(...OFFER, send(PROCEED), startTls(credentials, old))
    dns.setZone(zoneOf({ starttls: [server] }))
    expect(failureOf(await connect())).to.include({ phase: 'tls', code: 'peer-incompatible' })
  })

  for (const { title, acts, phase } of [
    { title: 'says nothing at all', acts: [stall], phase: 'stream' },
    { title: 'does not proceed', acts: [...OFFER, stall], phase: 'starttls' },
    { title: 'stalls in the handshake', acts: [...OFFER, send(PROCEED), stall], phase: 'tls' },
  ] as const) {
    it(`gives up a server that ${title}, and takes the next`, async () => {
      const silent = await playServer(...acts)
      const good = await overStarttls()
      dns.setZone(zoneOf({ starttls: [silent, good] }))
      const outcome = await connect({ attemptMs: ATTEMPT_MS })
      expect(outcome).to.have.nested.property('value.facts.port', good.port)
      expect(outcome.attempts.map(({ port, failure }) => ({ port, failure }))).to.deep.equal([
        { port: silent.port, failure: { phase, code: 'timeout' } },
      ])
    })
  }

  it('tries every address of a target', async () => {
    const server = await overStarttls()
    dns.setZone({
      ...zoneOf({ starttls: [server] }),
      'xmpp.example.test': [
        { type: 'AAAA', data: '::1' },
        { type: 'A', data: '127.0.0.1' },
      ],
    })
    const outcome = await connect()
    expect(outcome).to.have.nested.property('value.facts.port', server.port)
    expect(outcome.attempts.map(({ address, failure }) => [address, failure.phase])).to.deep.equal([
      ['::1', 'tcp'],
    ])
  })

  it('reports of several failures the one that came furthest', async () => {
    const gone = await playServer()
    await stopServers()
    const stripped = await playServer(
      expectText('<stream:stream'),
      send(`${HEADER}<stream:features>${SCRAM}</stream:features>`),
    )
    dns.setZone(zoneOf({ starttls: [stripped, gone] }))
    const outcome = await connect()
    expect(failureOf(outcome)?.phase).to.equal('starttls')
    expect(outcome.attempts.map(({ failure }) => failure.code)).to.deep.equal(['starttls-failure', 'refused'])
  })

  it('fails while DNS fails, and connects once DNS is back', async () => {
    const server = await overStarttls()
    dns.setZone(zoneOf({ starttls: [server] }))
    dns.behave('*', 'servfail')
    expect(failureOf(await connect())).to.include({ phase: 'dns', code: 'dns-failure' })
    dns.behave('*', undefined)
    expect(await connect()).to.have.property('state', 'observed')
  })

  it('says that there is nowhere to connect to when DNS says that the service is not offered', async () => {
    dns.setZone({ '_xmpp-client._tcp.example.test': [{ type: 'SRV', data: { target: '.', port: 0 } }] })
    expect(failureOf(await connect())).to.include({ phase: 'dns', code: 'no-address' })
  })

  it('uses one kind of TLS only where the owner says so', async () => {
    const plain = await overStarttls()
    const direct = await playServer(startTls(credentials))
    dns.setZone(zoneOf({ starttls: [plain], direct: [direct] }))
    expect(await connect({ tls: 'direct' })).to.have.nested.property('value.facts.port', direct.port)
    expect(await connect({ tls: 'starttls' })).to.have.nested.property('value.facts.port', plain.port)
  })

  describe('where the owner says', () => {
    it('connects to an address, and proves the domain all the same', async () => {
      const good = await overStarttls()
      const bad = await overStarttls(await authority.issue({ dns: ['localhost'] }))
      const to = (port: number) => ({ connectTo: { host: '127.0.0.1', port }, tls: 'starttls' }) as const
      expect(await connect(to(good.port))).to.have.nested.property('value.facts.host', '127.0.0.1')
      expect(failureOf(await connect(to(bad.port)))?.code).to.equal('certificate-rejected')
      expect(dns.queries).to.deep.equal([])
    })

    it('resolves a name by the configured server', async () => {
      const server = await overStarttls()
      dns.setZone({ 'private.test': [{ type: 'A', data: '127.0.0.1' }] })
      const outcome = await connect({ connectTo: { host: 'private.test', port: server.port } })
      expect(outcome).to.have.nested.property('value.facts.host', 'private.test')
      expect(dns.count('_xmpp-client._tcp.example.test')).to.equal(0)
    })

    it("resolves by the system's table what DNS does not know", async () => {
      const server = await overStarttls()
      const outcome = await connect({ connectTo: { host: 'localhost', port: server.port } })
      expect(outcome).to.have.nested.property('value.facts.host', 'localhost')
      expect(dns.count('localhost', 'A')).to.equal(1)
    })

    it('finds out which kind of TLS a port speaks', async () => {
      const direct = await playServer(startTls(credentials))
      const outcome = await connect({ connectTo: { host: '127.0.0.1', port: direct.port } })
      expect(outcome).to.have.nested.property('value.facts.security', 'direct-tls')
      expect(outcome.attempts.map(({ security }) => security)).to.deep.equal(['starttls'])
    })
  })

  it('stops when nobody wants the connection any more', async () => {
    const server = await playServer(...OFFER, stall)
    dns.setZone(zoneOf({ starttls: [server, server] }))
    const controller = new AbortController()
    const connecting = connect({}, controller.signal)
    while (!server.received.join('').includes('<starttls'))
      await new Promise((resolve) => setImmediate(resolve))
    controller.abort()
    expect(failureOf(await connecting)).to.deep.equal({ phase: 'starttls', code: 'aborted' })
  })
})
