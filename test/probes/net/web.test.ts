import { createHash, X509Certificate } from 'node:crypto'
import type { RequestListener, ServerResponse } from 'node:http'
import { expect } from 'chai'
import type { WebSocket } from 'ws'
import { makeGuard, type Guard } from '../../../probes/net/guard.ts'
import { trustAnchors } from '../../../probes/net/certificate.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { discoverWeb, MOST_WEB_CONNECTIONS, type WebDiscoveryOptions } from '../../../probes/net/web.ts'
import type { WebDiscovery } from '../../../probes/model.ts'
import { makeAuthority, type Authority, type Credentials } from '../../servers/certificates.ts'
import { startDns, type FakeDns, type Zone } from '../../servers/dns.ts'
import { startWeb, withPorts, type FakeWeb, type FakeWebOptions } from '../../servers/web.ts'

const DOMAIN = 'web.test'
const ZONE: Zone = { [DOMAIN]: [{ type: 'A', data: '127.0.0.1' }] }
const FEATURES =
  "<stream:features xmlns:stream='http://etherx.jabber.org/streams'>" +
  "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms></stream:features>"
const OPEN = "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='web.test' id='s1' version='1.0'/>"

/** Everything on loopback may be connected to, and nothing else: what `makeGuard` lets tests do, without private networks. */
const GUARD: Guard = {
  ...makeGuard({ allowPrivate: true }),
  address: (text) => (text === '127.0.0.1' ? text : undefined),
}

let authority: Authority
let credentials: Credentials
let dns: FakeDns
const webs: FakeWeb[] = []

async function start(options: FakeWebOptions): Promise<FakeWeb> {
  const web = await startWeb(options)
  webs.push(web)
  return web
}

interface Sites {
  readonly https: Partial<FakeWebOptions>
  readonly http?: Partial<FakeWebOptions>
}

/** Starts what a test needs and looks at it. */
async function discover(
  { https, http }: Sites,
  guard = GUARD,
  limits: Pick<WebDiscoveryOptions, 'maxConnections' | 'timeoutMs'> = {},
  signal = new AbortController().signal,
) {
  const secure = await start({ answer: notFound, credentials, ...https })
  const clear = await start({ answer: notFound, ...http })
  const io = withPorts(nodeIo({ dnsServers: [{ address: dns.address, port: dns.port }] }), {
    443: secure.port,
    80: clear.port,
  })
  const options = { guard, anchors: trustAnchors(authority.cert), ...limits }
  const web = await discoverWeb(DOMAIN, options, io, signal)
  expect(io.dialled.length).to.be.at.most(MOST_WEB_CONNECTIONS)
  return { web, secure, clear, io }
}

const notFound: RequestListener = (_request, response) => {
  response.writeHead(404).end('no')
}

/** Answers by path, and with 404 elsewhere. */
function site(pages: Readonly<Record<string, (response: ServerResponse) => void>>): RequestListener {
  return (request, response) => {
    const page = pages[request.url ?? '']
    if (page === undefined) response.writeHead(404).end()
    else page(response)
  }
}

const send =
  (body: string, contentType = 'application/json') =>
  (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': contentType }).end(body)
  }
const observedStatus = (status: number) => ({ state: 'observed', value: { status } })
const redirect = (location: string) => (response: ServerResponse) => {
  response.writeHead(302, { location }).end()
}

const XRD_PATH = '/.well-known/host-meta'
const JRD_PATH = '/.well-known/host-meta.json'
const jrd = (...links: object[]) => JSON.stringify({ links })
const WS_LINK = { rel: 'urn:xmpp:alt-connections:websocket', href: `wss://${DOMAIN}/ws` }
const BOSH_LINK = { rel: 'urn:xmpp:alt-connections:xbosh', href: `https://${DOMAIN}/bosh` }
const XRD =
  `<?xml version='1.0'?><XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'>` +
  `<Link rel='${WS_LINK.rel}' href='${WS_LINK.href}'/></XRD>`

function documentOf(web: WebDiscovery, scheme: 'https' | 'http', format: 'xrd' | 'jrd') {
  return web.hostMeta.find((lookUp) => lookUp.scheme === scheme && lookUp.format === format)!
}

/** How the look over TLS for the JRD ended, as `phase code detail`. */
function failureOf(web: WebDiscovery): string {
  const { document, hops } = documentOf(web, 'https', 'jrd')
  const outcomes = [document, ...hops.map(({ answer }) => answer)]
  const failed = outcomes.find(({ state }) => state === 'failed')
  if (failed?.state !== 'failed') return document.state
  const { phase, code, detail = '' } = failed.failure
  return `${phase} ${code} ${detail}`.trim()
}

describe('net discoverWeb', () => {
  before(async () => {
    authority = await makeAuthority()
    credentials = await authority.issue({ dns: [DOMAIN] })
  })

  beforeEach(async () => {
    dns = await startDns(ZONE)
  })

  afterEach(async () => {
    await Promise.all(webs.splice(0).map((web) => web.stop()))
    await dns.stop()
  })

  it('fetches both documents over one connection, and says who vouches for the host', async () => {
    const { web, secure } = await discover({
      https: { answer: site({ [XRD_PATH]: send(XRD), [JRD_PATH]: send(jrd()) }) },
    })
    expect(documentOf(web, 'https', 'xrd').document).to.deep.equal({
      state: 'observed',
      value: { links: [{ ...WS_LINK, malformed: [] }] },
    })
    expect(documentOf(web, 'https', 'jrd').document).to.deep.equal({
      state: 'observed',
      value: { links: [] },
    })
    const [hop] = documentOf(web, 'https', 'xrd').hops
    expect(hop).to.include({ url: `https://${DOMAIN}${XRD_PATH}`, address: '127.0.0.1' })
    const tls = hop!.tls.state === 'observed' ? hop!.tls.value : undefined
    expect(tls?.chain.trust.isTrusted).to.equal(true)
    const spki = new X509Certificate(credentials.cert).publicKey.export({ type: 'spki', format: 'der' })
    expect(tls?.chain.certificates[0].spkiSha256).to.equal(createHash('sha256').update(spki).digest('hex'))
    // The second connection is that of the WebSocket link.
    expect(secure.connections).to.equal(2)
    expect(secure.serverNames).to.deep.equal([DOMAIN, DOMAIN])
  })

  it('tells a certificate that nobody vouches for and goes on', async () => {
    const stranger = await makeAuthority('CN=Stranger')
    const own = await stranger.issue({ dns: ['elsewhere.test'] })
    const { web } = await discover({ https: { credentials: own, answer: site({ [JRD_PATH]: send(jrd()) }) } })
    const { hops, document } = documentOf(web, 'https', 'jrd')
    expect(document.state).to.equal('observed')
    const tls = hops[0]!.tls
    expect(tls.state === 'observed' && tls.value.chain.trust.isTrusted).to.equal(false)
  })

  it('tells documents in clear text from a redirect to TLS', async () => {
    const { web, clear } = await discover({
      https: { answer: site({ [XRD_PATH]: send(XRD) }) },
      http: {
        answer: site({
          [XRD_PATH]: redirect(`https://${DOMAIN}${XRD_PATH}`),
          [JRD_PATH]: send(jrd(WS_LINK)),
        }),
      },
    })
    const redirected = documentOf(web, 'http', 'xrd')
    expect(redirected.hops.map(({ url }) => url)).to.deep.equal([
      `http://${DOMAIN}${XRD_PATH}`,
      `https://${DOMAIN}${XRD_PATH}`,
    ])
    const inClear = documentOf(web, 'http', 'jrd')
    expect(inClear.hops.map(({ tls }) => tls)).to.deep.equal([
      { state: 'skipped', because: 'not-applicable' },
    ])
    expect(inClear.document.state).to.equal('observed')
    expect(clear.connections).to.equal(1)
  })

  it('follows no link of a document that came in clear text, and none that leads to clear text', async () => {
    const { web, secure, clear } = await discover({
      https: {
        answer: site({
          [JRD_PATH]: send(
            jrd({ ...WS_LINK, href: `ws://${DOMAIN}/ws` }, { ...BOSH_LINK, href: `http://${DOMAIN}/bosh` }),
          ),
        }),
      },
      http: { answer: site({ [JRD_PATH]: send(jrd(WS_LINK, BOSH_LINK)) }) },
    })
    expect(web.endpoints).to.deep.equal([])
    expect(
      [...secure.requests, ...clear.requests].filter((line) => !line.includes('host-meta')),
    ).to.deep.equal([])
  })

  it('reads _xmppconnect, which XEP-0156 removed', async () => {
    dns.setZone({
      ...ZONE,
      [`_xmppconnect.${DOMAIN}`]: [{ type: 'TXT', data: '_xmpp-client-xbosh=http://x/' }],
    })
    const { web } = await discover({ https: {} })
    expect(web.connectTxt).to.deep.equal({ state: 'observed', value: ['_xmpp-client-xbosh=http://x/'] })
  })

  it('says not offered where the domain has no such documents, and where it has no address', async () => {
    const { web } = await discover({ https: {} })
    dns.setZone({})
    const { web: bare } = await discover({ https: {} })
    for (const seen of [web, bare]) {
      const outcomes = seen.hostMeta.map(({ document, hops }) => [document, hops[0]!.answer])
      for (const found of outcomes)
        expect(found).to.deep.include({ state: 'skipped', because: 'not-offered' })
    }
  })

  it('takes a page that answers every path for no document', async () => {
    const page = (_request: unknown, response: ServerResponse) =>
      send('<!DOCTYPE html><p>hi', 'text/html')(response)
    const { web } = await discover({ https: { answer: page } })
    expect(failureOf(web)).to.equal('skipped')
  })

  describe('guards every hop', () => {
    const cases = [
      {
        title: 'to clear text',
        location: `http://${DOMAIN}/`,
        expected: 'http peer-misbehaved redirect-to-clear-text',
      },
      {
        title: 'to another scheme',
        location: 'file:///etc/passwd',
        expected: 'http peer-misbehaved redirect-to-other-scheme',
      },
      ...['a:b', 'a', ':b'].map((userinfo) => ({
        title: `with credentials, ${userinfo}`,
        location: `https://${userinfo}@${DOMAIN}/`,
        expected: 'http peer-misbehaved redirect-with-credentials',
      })),
      { title: 'to no URL', location: 'https://', expected: 'http peer-misbehaved redirect-without-target' },
    ]
    for (const { title, location, expected } of cases) {
      it(`follows no redirect ${title}`, async () => {
        const { web } = await discover({ https: { answer: site({ [JRD_PATH]: redirect(location) }) } })
        expect(failureOf(web)).to.equal(expected)
        expect(documentOf(web, 'https', 'jrd').hops).to.have.length(1)
      })
    }

    for (const location of [
      'https://inside.test/',
      'https://10.0.0.1/',
      'https://[::1]/',
      `https://${DOMAIN}:22/`,
    ]) {
      it(`connects nowhere for a redirect to ${location}`, async () => {
        dns.setZone({ ...ZONE, 'inside.test': [{ type: 'A', data: '10.0.0.1' }] })
        const strict = makeGuard({ allowPrivate: false })
        const host = (name: string): boolean => name === DOMAIN || name === 'inside.test'
        const { web, io } = await discover(
          { https: { answer: site({ [JRD_PATH]: redirect(location) }) } },
          { ...GUARD, host, port: (port) => strict.port(port) },
        )
        const { hops } = documentOf(web, 'https', 'jrd')
        expect(hops.at(-1)?.answer).to.deep.equal({ state: 'skipped', because: 'guarded' })
        expect(io.dialled.filter((dialled) => !/^127\.0\.0\.1:(443|80)$/.test(dialled))).to.deep.equal([])
      })
    }

    it('gives up on a redirect loop after three', async () => {
      const { web, secure } = await discover({
        https: { answer: site({ [JRD_PATH]: redirect(JRD_PATH) }) },
      })
      expect(failureOf(web)).to.equal('http peer-misbehaved too-many-redirects')
      expect(secure.requests.filter((line) => line.endsWith('.json'))).to.have.length(4)
      expect(secure.connections).to.equal(1)
    })
  })

  describe('bounds what servers send', () => {
    const cases: { title: string; answer: (response: ServerResponse) => void; expected: RegExp }[] = [
      {
        title: 'an endless body',
        answer: (response) => {
          const more = () =>
            response.write('x'.repeat(1024), (error) => (error ? undefined : setImmediate(more)))
          more()
        },
        expected: /^http peer-misbehaved too-long$/,
      },
      {
        title: 'a huge document',
        answer: send(`{"links":["${'x'.repeat(70_000)}"]}`),
        expected: /too-long$/,
      },
      {
        title: 'a body that ends early',
        answer: (response) => {
          response.writeHead(200, { 'content-length': '100' })
          response.write('{', () => response.destroy())
        },
        expected: /^http (closed|reset)/,
      },
      { title: 'no JSON', answer: send('<XRD/>'), expected: /not-json/ },
      { title: 'a document of another shape', answer: send('[1,2]'), expected: /not-a-jrd/ },
      {
        title: 'an error status',
        answer: (response) => response.writeHead(503).end(),
        expected: /^http peer-incompatible status 503$/,
      },
      {
        title: 'a head that is no HTTP',
        answer: (response) => response.socket?.end('NONSENSE\r\n\r\n'),
        expected: /^http peer-misbehaved HPE_/,
      },
      {
        title: 'an endless head',
        answer: (response) => response.socket?.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`),
        expected: /^http peer-misbehaved HPE_/,
      },
      {
        title: 'a connection cut without an answer',
        answer: (response) => response.socket?.destroy(),
        expected: /^http (closed|reset)/,
      },
    ]
    for (const { title, answer, expected } of cases) {
      it(`reports ${title}`, async () => {
        const { web } = await discover({ https: { answer: site({ [JRD_PATH]: answer }) } })
        expect(failureOf(web)).to.match(expected)
      })
    }

    it('asks again over a new connection where the kept one was closed meanwhile', async () => {
      let asked = 0
      const answer = (response: ServerResponse): void => {
        asked += 1
        if (asked === 1) response.socket?.destroy()
        else send(jrd())(response)
      }
      const { web, secure } = await discover({ https: { answer: site({ [JRD_PATH]: answer }) } })
      expect(documentOf(web, 'https', 'jrd').document.state).to.equal('observed')
      expect(secure.connections).to.equal(2)
    })

    it('tells a long page that there is no such document from a document that is too long', async () => {
      const answer = (response: ServerResponse): void => {
        response.writeHead(404).end('x'.repeat(70_000))
      }
      const { web } = await discover({ https: { answer: site({ [XRD_PATH]: answer, [JRD_PATH]: answer }) } })
      expect(failureOf(web)).to.equal('skipped')
    })

    it('asks an unreachable host once for both documents', async () => {
      const secure = await start({ answer: notFound, credentials })
      await secure.stop()
      const io = withPorts(nodeIo({ dnsServers: [{ address: dns.address, port: dns.port }] }), {
        443: secure.port,
        80: secure.port,
      })
      const options = { guard: GUARD, anchors: trustAnchors(authority.cert) }
      const web = await discoverWeb(DOMAIN, options, io, new AbortController().signal)
      expect(io.dialled).to.have.members(['127.0.0.1:443', '127.0.0.1:80'])
      for (const { hops } of web.hostMeta) expect(hops[0]!.answer).to.deep.include({ state: 'failed' })
    })

    it('gives up a response that drips, and keeps what came before it', async () => {
      const answer = (response: ServerResponse): void => {
        const drip = setInterval(() => response.write(' '), 5)
        response.on('close', () => clearInterval(drip))
      }
      const { web } = await discover(
        { https: { answer: site({ [XRD_PATH]: send(XRD), [JRD_PATH]: answer }) } },
        GUARD,
        {
          timeoutMs: 1500,
        },
      )
      expect(failureOf(web)).to.equal('http timeout')
      expect(documentOf(web, 'https', 'jrd').hops[0]!.answer).to.deep.equal(observedStatus(200))
      expect(documentOf(web, 'https', 'xrd').document.state).to.equal('observed')
    })

    it('gives up all of it when nobody wants the answer any more', async () => {
      const controller = new AbortController()
      const abort: RequestListener = () => controller.abort()
      const { web } = await discover(
        { https: { answer: abort }, http: { answer: abort } },
        GUARD,
        {},
        controller.signal,
      )
      const answers = web.hostMeta.flatMap(({ hops }) => hops.map(({ answer }) => answer))
      for (const found of answers) expect(found.state === 'failed' && found.failure.code).to.equal('aborted')
    })

    it('opens no more connections than it may', async () => {
      const { web, io } = await discover(
        { https: { answer: site({ [JRD_PATH]: send(jrd(WS_LINK)) }) } },
        GUARD,
        {
          maxConnections: 2,
        },
      )
      expect(io.dialled).to.have.length(2)
      expect(web.endpoints[0]!.stream).to.deep.equal({ state: 'skipped', because: 'bounded' })
    })

    it('refuses a document type in XRD (XEP-0487, "Why not host-meta.xml?")', async () => {
      const bomb = `<!DOCTYPE XRD [<!ENTITY a "aaaa">]>${XRD}`
      const { web } = await discover({
        https: { answer: site({ [XRD_PATH]: send(bomb, 'application/xrd+xml') }) },
      })
      const { document } = documentOf(web, 'https', 'xrd')
      expect(document.state === 'failed' && document.failure.detail).to.match(/^doctype/)
    })
  })

  describe('WebSocket', () => {
    const withLink = { answer: site({ [JRD_PATH]: send(jrd(WS_LINK)) }) }
    /** Says all of it once the stream is opened, and ends the stream when that is asked for. */
    const speak =
      (...messages: (string | Buffer)[]) =>
      (socket: WebSocket) => {
        socket.on('message', (data: Buffer) => {
          if (data.toString().startsWith('<close')) socket.send(data.toString())
          else messages.forEach((message) => socket.send(message))
        })
      }
    const streamOf = (web: WebDiscovery) => web.endpoints[0]!.stream

    it('reads the features inside, and takes leave (RFC 7395)', async () => {
      const heard: string[] = []
      const { web } = await discover({
        https: {
          ...withLink,
          onWebSocket: (socket) => {
            socket.on('message', (data: Buffer) => heard.push(data.toString()))
            speak(OPEN, FEATURES)(socket)
          },
        },
      })
      const stream = streamOf(web)
      expect(web.endpoints[0]).to.include({ transport: 'websocket', sni: DOMAIN, address: '127.0.0.1' })
      expect(web.endpoints[0]!.tls.state).to.equal('observed')
      expect(stream.state === 'observed' && stream.value.features.mechanisms).to.deep.equal(['PLAIN'])
      expect(stream.state === 'observed' && stream.value.header).to.include({ from: DOMAIN, id: 's1' })
      expect(heard).to.deep.equal([
        `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='${DOMAIN}' version='1.0' xml:lang='en'/>`,
        "<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>",
      ])
    })

    const faults: { title: string; https: Partial<FakeWebOptions>; expected: RegExp }[] = [
      { title: 'no upgrade', https: withLink, expected: /^http peer-incompatible status 404/ },
      {
        title: 'another sub-protocol',
        https: { ...withLink, subprotocol: 'soap', onWebSocket: speak(OPEN, FEATURES) },
        expected: /^http peer-misbehaved/,
      },
      {
        title: 'a message over the limit',
        https: { ...withLink, onWebSocket: speak('x'.repeat(70_000)) },
        expected: /^stream peer-misbehaved WS_ERR_/,
      },
      {
        title: 'a binary message',
        https: { ...withLink, onWebSocket: speak(Buffer.from(OPEN)) },
        expected: /^stream peer-misbehaved binary-message/,
      },
      {
        title: 'features before the stream is open',
        https: { ...withLink, onWebSocket: speak(FEATURES) },
        expected: /unexpected-element/,
      },
      {
        title: 'half an element',
        https: { ...withLink, onWebSocket: speak('<open') },
        expected: /incomplete-message/,
      },
      {
        title: 'a stream error',
        https: {
          ...withLink,
          onWebSocket: speak(
            OPEN,
            "<stream:error xmlns:stream='http://etherx.jabber.org/streams'><host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>",
          ),
        },
        expected: /^stream stream-error host-unknown/,
      },
      {
        title: 'a close in the place of the features',
        https: { ...withLink, onWebSocket: (socket) => socket.once('message', () => socket.close()) },
        expected: /^stream closed/,
      },
    ]
    for (const { title, https, expected } of faults) {
      it(`reports ${title}`, async () => {
        const { web } = await discover({ https })
        const stream = streamOf(web)
        if (stream.state !== 'failed') throw new Error(`expected a failure, had ${stream.state}`)
        const { phase, code, detail = '' } = stream.failure
        expect(`${phase} ${code} ${detail}`).to.match(expected)
      })
    }

    it('sends the SNI and uses the addresses of XEP-0487', async () => {
      const link = {
        ...WS_LINK,
        href: 'wss://elsewhere.test/ws',
        sni: DOMAIN,
        ips: ['10.0.0.1', '127.0.0.1'],
      }
      const { web, secure } = await discover({
        https: { answer: site({ [JRD_PATH]: send(jrd(link)) }), onWebSocket: speak(OPEN, FEATURES) },
      })
      expect(web.endpoints[0]).to.include({ sni: DOMAIN, address: '127.0.0.1' })
      expect(streamOf(web).state).to.equal('observed')
      expect(secure.serverNames.at(-1)).to.equal(DOMAIN)
    })

    it('opens the first of several links, and says that the others were left', async () => {
      const more = { ...WS_LINK, href: `wss://${DOMAIN}/other` }
      const { web } = await discover({
        https: { answer: site({ [JRD_PATH]: send(jrd(WS_LINK, more)) }), onWebSocket: speak(OPEN, FEATURES) },
      })
      expect(web.endpoints.map(({ stream }) => stream.state)).to.deep.equal(['observed', 'skipped'])
    })
  })

  describe('BOSH', () => {
    const BODY = "<body xmlns='http://jabber.org/protocol/httpbind'"
    /** Answers the requests of a session in their order, and keeps what was sent. */
    function connectionManager(...answers: string[]): { heard: string[]; answer: RequestListener } {
      const heard: string[] = []
      const meta = site({ [JRD_PATH]: send(jrd(BOSH_LINK)) })
      return {
        heard,
        answer(request, response) {
          if (request.url !== '/bosh') return meta(request, response)
          const chunks: Uint8Array[] = []
          request.on('data', (chunk: Uint8Array) => chunks.push(chunk))
          request.on('end', () => {
            heard.push(Buffer.concat(chunks).toString())
            send(answers[heard.length - 1] ?? `${BODY}/>`, 'text/xml; charset=utf-8')(response)
          })
        },
      }
    }

    it('reads the features of the session creation response, and ends the session (XEP-0206)', async () => {
      const manager = connectionManager(`${BODY} sid='s' from='${DOMAIN}' authid='a'>${FEATURES}</body>`)
      const { web, secure } = await discover({ https: { answer: manager.answer } })
      const [endpoint] = web.endpoints
      expect(endpoint).to.include({ transport: 'bosh', url: BOSH_LINK.href })
      const stream = endpoint!.stream
      expect(stream.state === 'observed' && stream.value.features.mechanisms).to.deep.equal(['PLAIN'])
      expect(stream.state === 'observed' && stream.value.header).to.include({ from: DOMAIN, id: 'a' })
      const rids = manager.heard.map((body) => Number(/rid='(\d+)'/.exec(body)?.[1]))
      expect(rids[1]).to.equal(rids[0]! + 1)
      expect(manager.heard[1]).to.contain("type='terminate'").and.to.contain("sid='s'")
      expect(secure.connections).to.equal(1)
    })

    it('asks once more for features that come late', async () => {
      const manager = connectionManager(`${BODY} sid='s'/>`, `${BODY}>${FEATURES}</body>`)
      const { web } = await discover({ https: { answer: manager.answer } })
      expect(web.endpoints[0]!.stream.state).to.equal('observed')
      expect(manager.heard).to.have.length(3)
    })

    const faults = [
      { title: 'no BOSH', body: '<html/>', expected: /not-a-bosh-body/ },
      {
        title: 'a comment (XEP-0124, <body/> Wrapper Element)',
        body: `${BODY}><!-- x --></body>`,
        expected: /comment/,
      },
      { title: 'a session without an identifier', body: `${BODY}/>`, expected: /no-sid/ },
      {
        title: 'a session that ends at once',
        body: `${BODY} type='terminate' condition='host-unknown'/>`,
        expected: /stream-error host-unknown/,
      },
    ]
    for (const { title, body, expected } of faults) {
      it(`reports ${title}`, async () => {
        const manager = connectionManager(body)
        const { web } = await discover({ https: { answer: manager.answer } })
        const stream = web.endpoints[0]!.stream
        if (stream.state !== 'failed') throw new Error(`expected a failure, had ${stream.state}`)
        expect(`${stream.failure.code} ${stream.failure.detail}`).to.match(expected)
      })
    }
  })
})
