import { expect } from 'chai'
import { connectToService } from '../../../probes/index.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { Connection } from '../../../bot/chat/connection.ts'
import { daysFromNow, makeAuthority, type Authority, type Credentials } from '../../servers/certificates.ts'
import { startDns, type FakeDns } from '../../servers/dns.ts'
import {
  expectText,
  playServer,
  send,
  stall,
  startTls,
  stopServers,
  type Act,
  type PlayedServer,
} from '../../servers/play-server.ts'
import { LOGIN, ManualTimers, MemoryLog } from './scripted-stream.ts'

const HEADER = `<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='1' from='xmpp.example' version='1.0'>`
const STARTTLS = `<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>`
const SASL = `<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>SCRAM-SHA-1</mechanism><mechanism>PLAIN</mechanism></mechanisms>`
const PROCEED = `<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>`
const FAILURE = `<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><not-authorized/></failure></stream:stream>`

const features = (inside: string): Act => send(`${HEADER}<stream:features>${inside}</stream:features>`)

/** Up to the client's `<starttls/>`. */
const OFFER = [expectText('<stream:stream'), features(STARTTLS), expectText('<starttls')]
/** Inside TLS: refuses the password. */
const REFUSE = [
  expectText('<stream:stream'),
  features(SASL.replace('<mechanism>SCRAM-SHA-1</mechanism>', '')),
  expectText('</auth>'),
  send(FAILURE),
]

/** The login as a whole, over real sockets: what crosses the wire before TLS is verified. */
describe('chat login', () => {
  const domain = LOGIN.domain
  let authority: Authority
  let good: Credentials
  let dns: FakeDns
  let timers: ManualTimers
  let log: MemoryLog
  let connection: Connection

  before(async () => {
    authority = await makeAuthority()
    good = await authority.issue({ dns: [domain] })
  })
  beforeEach(async () => {
    dns = await startDns({})
    timers = new ManualTimers()
    log = new MemoryLog()
  })
  afterEach(async () => {
    const stopped = connection.stop()
    timers.pass(3_000)
    await stopped
    await stopServers()
    await dns.stop()
  })

  function startConnection(): void {
    const io = nodeIo({ dnsServers: [dns] })
    const options = { tls: 'auto', extraAnchors: authority.cert } as const
    connection = new Connection({
      login: LOGIN,
      connect: (signal) => connectToService(domain, options, io, signal),
      answer: () => undefined,
      events: { online: () => undefined, offline: () => undefined, stanza: () => undefined },
      log,
      timers,
      random: () => 0.999,
      newId: () => 'id',
      now: () => '2026-11-22T07:10:00.000Z',
    })
    connection.start()
  }

  function point(server: PlayedServer, service = '_xmpp-client'): void {
    const target = 'host.example'
    dns.setZone({
      [`${service}._tcp.${domain}`]: [
        { type: 'SRV', data: { priority: 1, weight: 1, port: server.port, target } },
      ],
      [target]: [{ type: 'A', data: server.address }],
    })
  }

  const hostile: readonly {
    readonly title: string
    readonly acts: () => Promise<readonly Act[]>
    readonly says?: RegExp
  }[] = [
    {
      title: 'STARTTLS stripped from the features',
      acts: () =>
        Promise.resolve([expectText('<stream:stream'), features(SASL), expectText('</stream:stream>')]),
    },
    {
      title: 'bytes injected behind <proceed/> (RFC 6120 §5.4.3.3)',
      acts: () => Promise.resolve([...OFFER, send(`${PROCEED}<stream:features>${SASL}</stream:features>`)]),
    },
    {
      title: 'a certificate that nobody vouches for',
      acts: async () => [
        ...OFFER,
        send(PROCEED),
        startTls(await (await makeAuthority()).issue({ dns: [domain] })),
      ],
    },
    {
      title: 'an expired certificate',
      acts: async () => {
        const dates = { notBefore: daysFromNow(-9), notAfter: daysFromNow(-1) }
        return [...OFFER, send(PROCEED), startTls(await authority.issue({ dns: [domain], ...dates }))]
      },
      says: /^warn: could not connect securely: by the clock of this machine, /m,
    },
    {
      title: 'a certificate for the SRV target, not the domain (RFC 6120 §13.7.2)',
      acts: async () => [...OFFER, send(PROCEED), startTls(await authority.issue({ dns: ['host.example'] }))],
    },
  ]
  for (const { title, acts, says = /^warn: could not connect securely$/m } of hostile) {
    it(`sends no credential, and comes back later, at ${title}`, async () => {
      const server = await playServer(...(await acts()))
      point(server)
      const failed = log.next('info: will connect again')
      startConnection()
      await failed
      await server.played()
      expect(log.lines.join('\n')).to.match(says)
      expect(server.received.join('')).to.not.match(/<auth|<authenticate|c2VjcmV0/)
    })
  }

  for (const { service, acts } of [
    { service: '_xmpp-client', acts: () => [...OFFER, send(PROCEED), startTls(good), ...REFUSE] },
    { service: '_xmpps-client', acts: () => [startTls(good), ...REFUSE] },
  ]) {
    it(`gives up at a wrong password, ${service}`, async () => {
      const server = await playServer(...acts())
      point(server, service)
      startConnection()
      expect(await connection.ended).to.deep.equal({ kind: 'refused', condition: 'not-authorized' })
      timers.pass(600_000)
      expect(server.received).to.have.length(1)
      expect(server.secured[0]).to.have.property('servername', domain)
    })
  }

  it('gives a stalled handshake up after 45 s', async () => {
    const server = await playServer(...OFFER, send(PROCEED), stall)
    point(server)
    startConnection()
    const failed = log.next('info: will connect again')
    timers.pass(45_000)
    await failed
  })

  it('comes back once DNS works again', async () => {
    const server = await playServer(...OFFER, send(PROCEED), startTls(good), ...REFUSE)
    point(server)
    dns.behave('*', 'servfail')
    const failed = log.next('info: will connect again')
    startConnection()
    await failed
    dns.behave('*', undefined)
    timers.pass(1_000)
    expect(await connection.ended).to.deep.equal({ kind: 'refused', condition: 'not-authorized' })
  })
})
