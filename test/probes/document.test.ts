import type { ServerResponse } from 'node:http'
import { expect } from 'chai'
import { fetchDocument } from '../../probes/document.ts'
import { trustAnchors } from '../../probes/net/certificate.ts'
import { makeGuard } from '../../probes/net/guard.ts'
import { nodeIo } from '../../probes/net/node.ts'
import { type Authority, makeAuthority } from '../servers/certificates.ts'
import { type FakeDns, startDns } from '../servers/dns.ts'
import { type FakeWeb, startWeb } from '../servers/web.ts'

const GUARD = makeGuard({ allowPrivate: true })

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end()
}

/** As long as somebody reads, a length not told beforehand. */
function sendEndlessly(response: ServerResponse): void {
  const chunk = 'a'.repeat(10_000)
  const send = (): void => {
    while (!response.destroyed && response.write(chunk));
  }
  response.on('drain', send)
  send()
}

describe('probes fetchDocument', () => {
  let authority: Authority
  let dns: FakeDns
  let web: FakeWeb

  before('issue a certificate, and start a web server', async () => {
    authority = await makeAuthority()
    const credentials = await authority.issue({ dns: ['status.tellus.test', 'inner.tellus.test'] })
    web = await startWeb({
      credentials,
      answer: (request, response: ServerResponse) => {
        if (request.url === '/away') response.writeHead(302, { location: '/status.json' }).end()
        else if (request.url === '/clear') response.writeHead(302, { location: 'http://x.test/' }).end()
        else if (request.url === '/inside')
          redirect(response, `https://inner.tellus.test:${web.port}/status.json`)
        else if (request.url === '/round') redirect(response, '/round')
        else if (request.url === '/stall') response.write('{')
        else if (request.url === '/endless') sendEndlessly(response)
        else if (request.url === '/long') response.end('a'.repeat(70_000))
        else if (request.url === '/status.json') response.end('{}')
        else response.writeHead(404).end()
      },
    })
    const address = [{ type: 'A', data: '127.0.0.1' }] as const
    dns = await startDns({
      'status.tellus.test': address,
      'other.tellus.test': address,
      // Of this machine as well, and what the guard of one test keeps away from.
      'inner.tellus.test': [{ type: 'A', data: '127.0.0.2' }],
    })
  })
  after(async () => {
    await web.stop()
    await dns.stop()
  })

  function fetchIt(path: string, host = 'status.tellus.test', pem = authority.cert, guard = GUARD) {
    return fetchDocument(
      `https://${host}:${web.port}${path}`,
      { guard, anchors: trustAnchors(pem) },
      nodeIo({ dnsServers: [dns] }),
      new AbortController().signal,
    )
  }

  it('fetches over HTTPS, and goes where it is sent', async () => {
    expect(await fetchIt('/status.json')).to.deep.equal({ state: 'observed', value: '{}' })
    expect(await fetchIt('/away')).to.deep.equal({ state: 'observed', value: '{}' })
  })

  it('believes no server that cannot show who it is (RFC 9110 §4.3.4)', async () => {
    const foreign = await makeAuthority()
    for (const outcome of [
      await fetchIt('/status.json', 'other.tellus.test'),
      await fetchIt('/status.json', 'status.tellus.test', foreign.cert),
    ])
      expect(outcome)
        .to.deep.include({ state: 'failed' })
        .and.have.nested.property('failure.code', 'certificate-rejected')
  })

  const failing = [
    { title: 'what is not there', path: '/none', expected: 'skipped' },
    { title: 'what is too long', path: '/long', expected: 'failed' },
    { title: 'what has no end', path: '/endless', expected: 'failed' },
    { title: 'what is sent in circles', path: '/round', expected: 'failed' },
    { title: 'what is sent out of TLS', path: '/clear', expected: 'failed' },
  ]
  for (const { title, path, expected } of failing) {
    it(`gives nothing for ${title}`, async () => {
      expect((await fetchIt(path)).state).to.equal(expected)
    })
  }

  it('waits no longer than it was given for what is never finished', async () => {
    const options = { guard: GUARD, anchors: trustAnchors(authority.cert), timeoutMs: 200 }
    const url = `https://status.tellus.test:${web.port}/stall`
    const outcome = await fetchDocument(
      url,
      options,
      nodeIo({ dnsServers: [dns] }),
      new AbortController().signal,
    )
    expect(outcome).to.have.nested.property('failure.code', 'timeout')
  })

  it('follows nobody to an address that the guard keeps away from', async () => {
    const guard = {
      ...GUARD,
      address: (text: string) => (text === '127.0.0.2' ? undefined : GUARD.address(text)),
    }
    const asked = web.connections
    expect((await fetchIt('/inside', 'status.tellus.test', authority.cert, guard)).state).to.equal('skipped')
    expect(web.connections).to.equal(asked + 1)
  })

  it('asks no private address, and nothing but HTTPS', async () => {
    const asked = web.connections
    const guard = makeGuard({ allowPrivate: false })
    expect((await fetchIt('/status.json', 'status.tellus.test', authority.cert, guard)).state).to.equal(
      'skipped',
    )
    const io = nodeIo({ dnsServers: [dns] })
    for (const url of ['http://status.tellus.test/', 'file:///etc/passwd', 'status', '']) {
      const options = { guard: GUARD, anchors: trustAnchors(authority.cert) }
      expect((await fetchDocument(url, options, io, new AbortController().signal)).state).to.equal('failed')
    }
    expect(web.connections).to.equal(asked)
  })
})
