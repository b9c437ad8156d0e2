import { createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { createSecureContext, createServer as createTlsServer } from 'node:tls'
import { expect } from 'chai'
import { makeGuard, nodeIo, scan, trustAnchors, type Io, type Scan } from '../../../probes/index.ts'
import type { Facts, Outcome } from '../../../probes/model.ts'
import { helloAnswerProbe } from '../../../probes/net/hello-answer.ts'
import { isOfKind } from '../../../probes/observation.ts'
import { verdict } from '../../../probes/verdict.ts'
import { NAMED_GROUPS } from '../../../probes/registry/named-groups.ts'
import { makeAuthority, type Authority, type Credentials } from '../../servers/certificates.ts'
import { startDns } from '../../servers/dns.ts'
import { listenOnLoopback } from '../../servers/listen.ts'
import { startScriptedTls, type ScriptedTls } from '../../servers/scripted-tls.ts'
import { endpointOf } from '../builders.ts'
import { alertRecord, handshake, message, retryRequestBody, serverHelloBody } from '../wire/tls-fixtures.ts'

const DOMAIN = 'example.org'
const HANDSHAKE_FAILURE = 40

/** A suite that nothing is wrong with, and that no OpenSSL has. */
const ARIA_CBC = { versions: [0x0303], suites: [0xc03c], readsVersions: true } as const

describe('net helloAnswerProbe', () => {
  const stops: (() => Promise<void>)[] = []
  let authority: Authority
  let credentials: Credentials
  before(async () => {
    authority = await makeAuthority()
    credentials = await authority.issue({ dns: [DOMAIN] })
  })
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop()
  })

  async function serve(server: Server): Promise<number> {
    const sockets = new Set<Socket>()
    server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.on('error', () => undefined)
    })
    server.on('tlsClientError', () => undefined)
    const port = await listenOnLoopback(server)
    stops.push(async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    })
    return port
  }

  async function play(script: ScriptedTls): Promise<number> {
    const server = await startScriptedTls(script)
    stops.push(() => server.stop())
    return server.port
  }

  async function ask(port: number): Promise<Outcome<Facts['hello-answer']>> {
    const endpoint = endpointOf({ domain: DOMAIN, security: 'direct-tls', address: '127.0.0.1', port })
    const [seen] = await helloAnswerProbe().run(endpoint, nodeIo(), new AbortController().signal)
    if (seen === undefined || !isOfKind(seen, 'hello-answer')) throw new Error('the probe reports an answer')
    return seen.outcome
  }

  /** A server of TLS 1.3 that names `group`, and answers a hello with a share by what `then` makes of its session ID. */
  function retrying(group: number, then: (sessionId: readonly number[]) => Uint8Array): Server {
    return createTcpServer({ noDelay: true }, (socket) => {
      socket.once('data', (hello: Buffer) => {
        const sessionId = [...hello.subarray(44, 44 + hello.readUInt8(43))]
        const hasShare = hello.includes(Buffer.from([group >> 8, group & 0xff, 0x04, 0xc0]))
        socket.end(hasShare ? then(sessionId) : handshake(message(2, retryRequestBody(group, { sessionId }))))
      })
    })
  }

  it('sees what a server of TLS 1.2 picks that nothing here can speak', async () => {
    expect(await ask(await play(ARIA_CBC))).to.deep.equal({
      state: 'observed',
      value: { version: 'TLSv1.2', suite: 'TLS_RSA_WITH_ARIA_128_CBC_SHA256' },
    })
  })

  const REFUSED: readonly { readonly title: string; readonly script: ScriptedTls }[] = [
    { title: 'RC4 alone (RFC 7465)', script: { ...ARIA_CBC, suites: [0x0005] } },
    { title: 'TLS 1.1 alone (RFC 8996)', script: { ...ARIA_CBC, versions: [0x0302] } },
    { title: 'nothing', script: { ...ARIA_CBC, suites: [] } },
    { title: 'nothing, and says so without a word', script: { ...ARIA_CBC, suites: [], isSilent: true } },
  ]
  for (const { title, script } of REFUSED) {
    it(`does not take a server for one of TLS that has ${title}`, async () => {
      expect(await ask(await play(script))).to.have.property('state', 'failed')
    })
  }

  it('takes a ServerHello to a share of ML-KEM, which nobody here can go on with', async () => {
    const share = [0x11, 0xec, 0x04, 0x60, ...new Uint8Array(1120)]
    const hello = (sessionId: readonly number[]): Uint8Array =>
      serverHelloBody({
        sessionId,
        suite: 0x1301,
        extensions: [
          [0x002b, [0x03, 0x04]],
          [0x0033, share],
        ],
      })
    const port = await serve(retrying(0x11ec, (sessionId) => handshake(message(2, hello(sessionId)))))
    expect(await ask(port)).to.deep.equal({
      state: 'observed',
      value: { version: 'TLSv1.3', suite: 'TLS_AES_128_GCM_SHA256', group: 'X25519MLKEM768' },
    })
  })

  it('does not take a group that was named for TLS, where the server refuses a share of it', async () => {
    const port = await serve(retrying(0x11ec, () => alertRecord(2, HANDSHAKE_FAILURE)))
    expect(await ask(port)).to.deep.include({
      failure: { phase: 'tls', code: 'alert', detail: 'handshake_failure' },
    })
  })

  it('makes do with a group that no share can be made for', async () => {
    const port = await serve(retrying(0x0029, () => alertRecord(2, HANDSHAKE_FAILURE)))
    expect(await ask(port)).to.have.nested.property('value.group', 'curveSM2')
  })

  const known = NAMED_GROUPS.filter(({ isForTls13, name }) => isForTls13 && isKnownHere(name))
  for (const { name } of known) {
    it(`is answered by OpenSSL with ${name} alone`, async () => {
      const options = { ...credentials, minVersion: 'TLSv1.3', ecdhCurve: name } as const
      const port = await serve(createTlsServer(options))
      expect(await ask(port)).to.have.nested.property('value.group', name)
    })
  }

  it('is refused by OpenSSL without a certificate', async () => {
    expect(await ask(await serve(createTlsServer({})))).to.have.nested.property('failure.code', 'alert')
  })

  describe('in a scan', () => {
    /** Counts what is opened. */
    async function check(port: number): Promise<{ readonly found: Scan; readonly connections: number }> {
      const target = { priority: 0, weight: 0, port, target: DOMAIN }
      const dns = await startDns({
        [`_xmpp-client._tcp.${DOMAIN}`]: [{ type: 'SRV', data: { ...target, target: '.' } }],
        [`_xmpps-client._tcp.${DOMAIN}`]: [{ type: 'SRV', data: target }],
        [DOMAIN]: [{ type: 'A', data: '127.0.0.1' }],
      })
      stops.push(() => dns.stop())
      let connections = 0
      const io = nodeIo({ dnsServers: [dns] })
      const counting: Io = {
        ...io,
        connect: (address, to, signal) => {
          if (to === port) connections += 1
          return io.connect(address, to, signal)
        },
      }
      const options = {
        services: ['c2s'] as const,
        guard: makeGuard({ allowPrivate: true }),
        anchors: trustAnchors(authority.cert),
      }
      return { found: await scan(DOMAIN, options, counting, new AbortController().signal), connections }
    }

    it('keeps a server that others can speak to from being called broken', async () => {
      const { found, connections } = await check(await play(ARIA_CBC))
      const { state, because } = verdict(found, 'c2s')
      expect(state).to.equal('unknown')
      expect(because.map(({ code }) => code)).to.deep.equal(['tls-beyond-us'])
      expect(connections).to.equal(2)
    })

    it('leaves one that refuses everybody broken', async () => {
      const { found } = await check(await play({ ...ARIA_CBC, suites: [] }))
      expect(verdict(found, 'c2s').state).to.equal('unusable')
    })

    it('is not made where more was sent than this OpenSSL takes, which is known then', async () => {
      // OpenSSL takes 100 KiB of certificates (SSL_CTX_set_max_cert_list(3)).
      const cert = credentials.cert + `\n${authority.cert}`.repeat(600)
      const { found, connections } = await check(await serve(createTlsServer({ ...credentials, cert })))
      expect(verdict(found, 'c2s')).to.have.nested.property('because[0].code', 'tls-beyond-us')
      expect(connections).to.equal(1)
    })
  })
})

function isKnownHere(ecdhCurve: string): boolean {
  try {
    createSecureContext({ ecdhCurve })
    return true
  } catch {
    return false
  }
}
