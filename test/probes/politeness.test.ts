import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { expect } from 'chai'
import { makeGuard, nodeIo, scan, trustAnchors, type Io, type ScanDepth } from '../../probes/index.ts'
import { tlsParametersProbe } from '../../probes/net/tls-parameters.ts'
import { wholeHandshakesProbe } from '../../probes/net/whole-handshakes.ts'
import { CHECK_BUDGET, FULL_BUDGET, FULL_PER_ENDPOINT } from '../../probes/plan.ts'
import { en } from '../../bot/locales/en.ts'
import { makeAuthority, type Authority, type Credentials } from '../servers/certificates.ts'
import { startDns, type Zone } from '../servers/dns.ts'

const DOMAIN = 'asked.tellus.test'
const HOST = 'xmpp.asked.tellus.test'
const HEADER = `<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='1' from='${DOMAIN}' version='1.0'>`
const STARTTLS = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"
const LOGINS =
  "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism><mechanism>SCRAM-SHA-256</mechanism><mechanism>DIGEST-MD5</mechanism></mechanisms>"
const REFUSAL =
  "<stream:error><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>"

/** What refuses a question and leaves the stream open; everything else ends it. */
function politeRefusal(text: string): string | undefined {
  const id = /<iq type='get' id='([^']*)'/.exec(text)?.[1]
  if (id !== undefined)
    return `<iq type='error' id='${id}'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`
  const namespace = /^<(?:auth|authenticate|compress) xmlns='([^']*)'/.exec(text)?.[1]
  const condition = text.startsWith('<compress') ? 'setup-failed' : 'encryption-required'
  return namespace === undefined ? undefined : `<failure xmlns='${namespace}'><${condition}/></failure>`
}

/**
 * Refuses every login and writes down all that it is told. Unless it is patient it ends the stream at every question, so
 * that each needs a connection of its own.
 */
class RecordingServer {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  readonly heard: string[] = []
  isPatient = false

  constructor(credentials: Credentials, isDirectTls: boolean) {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket)
      socket.on('error', () => undefined)
      if (isDirectTls) this.#secure(socket, credentials)
      else this.#converse(socket, `<stream:features>${STARTTLS}${LOGINS}</stream:features>`, credentials)
    })
  }

  async start(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '0.0.0.0', resolve))
    return (this.#server.address() as AddressInfo).port
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #secure(socket: Socket, credentials: Credentials): void {
    socket.removeAllListeners('data')
    const secured = new TLSSocket(socket, { isServer: true, ...credentials })
    secured.on('error', () => undefined)
    this.#converse(secured, `<stream:features>${LOGINS}</stream:features>`)
  }

  #converse(socket: Socket, features: string, credentials?: Credentials): void {
    socket.on('data', (bytes: Buffer) => {
      const text = bytes.toString()
      this.heard.push(text)
      const isHeader = text.includes('<stream:stream')
      if (isHeader) socket.write(HEADER + features)
      if (text.includes('<starttls') && credentials !== undefined) {
        socket.write("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")
        this.#secure(socket, credentials)
      } else if (!isHeader) {
        const refusal = this.isPatient ? politeRefusal(text) : undefined
        if (refusal === undefined) socket.end(REFUSAL)
        else socket.write(refusal)
      }
    })
  }
}

/** Counts what is opened, by address, and what is open at the same time. */
class Meter {
  readonly opened = new Map<string, number>()
  readonly #open = new Map<string, number>()
  mostAtOnce = 0

  over(io: Io): Io {
    return {
      ...io,
      connect: async (address, port, signal) => {
        this.opened.set(address, (this.opened.get(address) ?? 0) + 1)
        const open = (this.#open.get(address) ?? 0) + 1
        this.#open.set(address, open)
        this.mostAtOnce = Math.max(this.mostAtOnce, open)
        const leave = (): void => void this.#open.set(address, (this.#open.get(address) ?? 0) - 1)
        const outcome = await io.connect(address, port, signal)
        if (outcome.state === 'observed') outcome.value.once('close', leave)
        else leave()
        return outcome
      },
    }
  }
}

describe('a whole check', () => {
  let authority: Authority
  let servers: readonly RecordingServer[]
  let ports: readonly number[]
  before(async () => {
    authority = await makeAuthority()
    const credentials = await authority.issue({ dns: [DOMAIN] })
    servers = [false, true, false, true].map((isDirectTls) => new RecordingServer(credentials, isDirectTls))
    ports = await Promise.all(servers.map((server) => server.start()))
  })
  after(() => Promise.all(servers.map((server) => server.stop())))

  function zoneWith(addressCount: number): Zone {
    const names = ['_xmpp-client', '_xmpps-client', '_xmpp-server', '_xmpps-server']
    const addresses = Array.from({ length: addressCount }, (_, index) => `127.0.0.${index + 1}`)
    const srv = names.map((name, index) => {
      const data = { priority: 1, weight: 0, port: ports[index]!, target: HOST }
      return [`${name}._tcp.${DOMAIN}`, [{ type: 'SRV', data }]] as const
    })
    const hosts = [HOST, DOMAIN].map(
      (host) => [host, addresses.map((data) => ({ type: 'A', data }) as const)] as const,
    )
    return Object.fromEntries<Zone[string]>([...srv, ...hosts])
  }

  async function check(addressCount: number, depth: ScanDepth = 'check') {
    const dns = await startDns(zoneWith(addressCount))
    const meter = new Meter()
    try {
      const options = {
        services: ['c2s', 's2s'] as const,
        guard: makeGuard({ allowPrivate: true }),
        anchors: trustAnchors(authority.cert),
        from: 'tellus.example',
        mayDialBack: true,
        depth,
        timeouts: { injection: { silenceMs: 50 } },
      }
      const io = meter.over(nodeIo({ dnsServers: [dns] }))
      const found = await scan(DOMAIN, options, io, new AbortController().signal)
      return { meter, found, asked: dns.queries.map(({ name, type }) => `${name} ${type}`) }
    } finally {
      await dns.stop()
    }
  }

  for (const addressCount of [1, 2, 6]) {
    it(`keeps its limits with ${addressCount} address(es), whatever the server does`, async () => {
      const { meter } = await check(addressCount)
      const counts = [...meter.opened.values()]
      expect(meter.opened.size).to.equal(addressCount)
      expect(Math.max(...counts)).to.be.at.most(CHECK_BUDGET.perAddress)
      expect(meter.mostAtOnce).to.be.within(2, CHECK_BUDGET.atOnce)
      expect(counts.reduce((sum, count) => sum + count)).to.be.at.most(CHECK_BUDGET.inAll)
    })
  }

  it('keeps its limits when it finds out all of TLS, whose probes share four connections', async () => {
    const { meter, found } = await check(2, 'full')
    const counts = [...meter.opened.values()]
    expect(Math.max(...counts)).to.be.at.most(CHECK_BUDGET.perAddress + FULL_BUDGET.perAddress)
    expect(meter.mostAtOnce).to.equal(FULL_BUDGET.atOnce)
    const kinds = new Map(found.observations.map(({ kind, outcome }) => [kind, outcome.state]))
    for (const kind of ['presented-chains', 'tls-parameters', 'tls-resumption'] as const)
      expect(kinds.get(kind), kind).to.equal('observed')
  })

  it('puts no question to DNS twice, though c2s, s2s and the web lead to the same hosts', async () => {
    const { asked } = await check(1)
    expect(asked).to.include.members([`${HOST} A`, `${HOST} AAAA`, `${DOMAIN} A`, `${DOMAIN} AAAA`])
    expect(asked).to.deep.equal([...new Set(asked)])
  })

  it('asks everything of a domain with one address and all four ports', async () => {
    const { found } = await check(1)
    const left = found.observations.filter(
      ({ outcome }) => outcome.state === 'skipped' && outcome.because === 'bounded',
    )
    expect(left).to.deep.equal([])
    const kinds = new Set(found.observations.map(({ kind }) => kind))
    expect([...kinds]).to.include.members(['clear-text-answers', 'command-injection'])
  })

  it('keeps the limits that it is known for, and tells them', () => {
    expect(CHECK_BUDGET).to.deep.equal({ perAddress: 12, atOnce: 4, inAll: 24 })
    const told = en['command.check.details'].match(/\d+ connections[^.]*\./)?.[0] ?? ''
    expect(told.match(/\d+/g)).to.deep.equal(['12', '4', '24'])
  })

  it('keeps to forty connections an endpoint on top of that in full, and tells them', () => {
    const probes = [wholeHandshakesProbe({ anchors: trustAnchors() }), tlsParametersProbe()]
    const most = probes.reduce((sum, { maxConnections }) => sum + maxConnections, 0)
    expect([most, FULL_PER_ENDPOINT]).to.deep.equal([40, 40])
    const told = en['command.full.details'].match(/\d+ connections[^.]*\./)?.[0] ?? ''
    expect(told.match(/\d+/g)).to.deep.equal(['40', '4'])
  })

  afterEach(() => {
    for (const server of servers) server.isPatient = false
  })

  it('never carries a credential that could be somebody’s, in clear or inside TLS', async () => {
    for (const server of servers) server.isPatient = true
    await check(1)
    const said = servers.flatMap(({ heard }) => heard).join('\n')
    // What was said is what is looked through: every kind of question, and streams inside TLS.
    for (const part of [
      "mechanism='PLAIN'",
      'jabber:iq:auth',
      'jabber:iq:register',
      'urn:xmpp:sasl:2',
      '<db:result',
    ])
      expect(said).to.include(part)
    expect(said).not.to.match(/<(\w+:)?(response|password|digest|resource|initial-response)\b/)
    const exchanges = [...said.matchAll(/<auth\b[^>]*mechanism='([^']*)'[^>]*?(?:\/>|>([^<]*)<)/g)]
    expect(exchanges).not.to.be.empty
    for (const [, mechanism = '', response = ''] of exchanges) {
      if (!mechanism.startsWith('SCRAM-')) expect(response, mechanism).to.equal('')
      else expect(Buffer.from(response, 'base64').toString()).to.match(/^n,,n=[a-z-]+\.invalid,r=[\w+/=]+$/)
    }
    for (const [, user = ''] of said.matchAll(/<username>([^<]*)</g))
      expect(user).to.match(/^[a-z-]+\.invalid$/)
  })
})
