import { expect } from 'chai'
import { makeGuard } from '../../probes/net/guard.ts'
import { trustAnchors } from '../../probes/net/certificate.ts'
import { nodeIo } from '../../probes/net/node.ts'
import { discoverWeb } from '../../probes/net/web.ts'
import type { WebDiscovery } from '../../probes/model.ts'
import { startDns } from '../servers/dns.ts'
import { startWeb, withPorts } from '../servers/web.ts'
import { describeServer } from './describe-server.ts'
import type { LiveServer } from './live-server.ts'

/** Looks at a domain whose ports 443 and 80 are `https` and `http`; connections to other ports go where they are asked to. */
async function look(server: LiveServer, https: number, http: number): Promise<WebDiscovery> {
  const dns = await startDns({ ...server.zone(), [server.domain]: [{ type: 'A', data: '127.0.0.1' }] })
  try {
    const io = withPorts(nodeIo({ dnsServers: [dns] }), { 443: https, 80: http })
    const options = {
      guard: makeGuard({ allowPrivate: true }),
      anchors: trustAnchors(server.authority.cert),
    }
    return await discoverWeb(server.domain, options, io, new AbortController().signal)
  } finally {
    await dns.stop()
  }
}

/** Both endpoints were opened over TLS that leads to the server's authority, and offer a login. */
function expectOpened(web: WebDiscovery, server: LiveServer): void {
  expect(web.endpoints.map(({ transport }) => transport)).to.deep.equal(['websocket', 'bosh'])
  for (const { transport, tls, stream } of web.endpoints) {
    expect(tls.state === 'observed' && tls.value.chain.trust.isTrusted, transport).to.equal(true)
    if (stream.state !== 'observed') throw new Error(`${transport}: ${JSON.stringify(stream)}`)
    expect(stream.value.header.from, transport).to.equal(server.domain)
    expect(stream.value.features.mechanisms, transport).to.include('SCRAM-SHA-1')
  }
}

describeServer('prosody', { c2sTls: 'required', s2sTls: 'required', hasWeb: true }, (server) => {
  it('lets the features of its WebSocket and BOSH be read', async () => {
    const origin = `${server.domain}:${server.ports.https}`
    const links = [
      { rel: 'urn:xmpp:alt-connections:websocket', href: `wss://${origin}/ws` },
      { rel: 'urn:xmpp:alt-connections:xbosh', href: `https://${origin}/bosh` },
    ]
    const site = await startWeb({
      credentials: await server.authority.issue({ dns: [server.domain] }),
      answer: (request, response) => {
        const isJrd = request.url?.endsWith('.json') === true
        response.writeHead(isJrd ? 200 : 404).end(isJrd ? JSON.stringify({ links }) : '')
      },
    })
    try {
      expectOpened(await look(server, site.port, site.port), server)
    } finally {
      await site.stop()
    }
  })
})

describeServer('ejabberd', { c2sTls: 'required', s2sTls: 'required', hasWeb: true }, (server) => {
  it('publishes host-meta in both forms, and what it names can be opened', async () => {
    const web = await look(server, server.ports.https, server.ports.https)
    const documents = web.hostMeta.filter(({ scheme }) => scheme === 'https').map(({ document }) => document)
    for (const document of documents) {
      expect(document.state === 'observed' && document.value.links.map(({ href }) => href)).to.have.members([
        `https://${server.domain}/bosh`,
        `wss://${server.domain}/ws`,
      ])
    }
    expectOpened(web, server)
  })
})
