import { createServer } from 'node:net'
import { expect } from 'chai'
import type { RequestListener } from 'node:http'
import { nodeIo } from '../../../probes/net/node.ts'
import { putFile, type Upload, type UploadOptions } from '../../../probes/net/upload.ts'
import { makeAuthority, type Authority } from '../../servers/certificates.ts'
import { startDns, type FakeDns } from '../../servers/dns.ts'
import { listenOnLoopback } from '../../servers/listen.ts'
import { startWeb, type FakeWeb } from '../../servers/web.ts'

/** What reached the server, once it has answered. */
interface Received {
  readonly body: Buffer
  readonly headers: readonly string[]
}

describe('net putFile', () => {
  let authority: Authority
  let dns: FakeDns
  let web: FakeWeb | undefined
  const received: Received[] = []
  const never = new AbortController().signal

  before(async () => {
    authority = await makeAuthority()
    dns = await startDns({ 'upload.example.test': [{ type: 'A', data: '127.0.0.1' }] })
  })
  afterEach(async () => {
    await web?.stop()
    web = undefined
    received.length = 0
  })
  after(() => dns.stop())

  /** Takes whatever is put, and answers with that status. */
  const answering =
    (status: number, head: Record<string, string> = {}): RequestListener =>
    (request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        received.push({ body: Buffer.concat(chunks), headers: request.rawHeaders })
        response.writeHead(status, head).end('taken')
      })
    }

  async function serve(answer: RequestListener, name = 'upload.example.test'): Promise<void> {
    web = await startWeb({ answer, credentials: await authority.issue({ dns: [name] }) })
  }

  function put(parts: Partial<Upload> = {}, options: UploadOptions = {}) {
    const url = new URL(`https://upload.example.test:${web?.port ?? 1}/slot/a%20b.png?token=1`)
    const upload = { url, bytes: Buffer.from('picture'), contentType: 'image/png', headers: [], ...parts }
    const io = nodeIo({ dnsServers: [dns] })
    return putFile(upload, { extraAnchors: authority.cert, ...options }, io, never)
  }

  it('puts a file of many packets, with its type, its length and what the slot demands (XEP-0363 §7)', async () => {
    await serve(answering(201))
    const bytes = Buffer.alloc(300_000, 'picture')
    const headers = [
      ['Authorization', 'Basic a=='],
      ['Cookie', 'one=1'],
      ['Cookie', 'two=2'],
    ] as const
    expect(await put({ bytes, headers })).to.deep.equal({ state: 'observed', value: 201 })
    expect(web?.requests).to.deep.equal(['PUT /slot/a%20b.png?token=1'])
    expect(web?.serverNames).to.deep.equal(['upload.example.test'])
    expect(received[0]?.body.equals(bytes)).to.equal(true)
    const host = `upload.example.test:${web?.port}`
    const own = {
      Host: host,
      'User-Agent': 'Tellus',
      'Content-Type': 'image/png',
      'Content-Length': '300000',
    }
    const all = [...Object.entries(own), ['Connection', 'close'], ...headers]
    expect(received[0]?.headers).to.deep.equal(all.flat())
  })

  for (const status of [302, 403, 413, 500]) {
    it(`takes ${status} for a failure, and follows nothing`, async () => {
      await serve(answering(status, { location: 'https://upload.example.test/elsewhere' }))
      expect(await put()).to.deep.equal({
        state: 'failed',
        failure: { phase: 'http', code: 'peer-incompatible', detail: `status ${status}` },
      })
      expect(web?.requests).to.have.length(1)
    })
  }

  it('sends nothing to a host that proves to be another one', async () => {
    await serve(answering(201), 'other.example.test')
    const outcome = await put()
    expect(outcome).to.have.nested.property('failure.code', 'certificate-rejected')
    expect(web?.requests).to.deep.equal([])
  })

  it('sends nothing where nobody vouches for the certificate', async () => {
    await serve(answering(201))
    const { cert } = await makeAuthority()
    expect(await put({}, { extraAnchors: cert })).to.have.nested.property(
      'failure.code',
      'certificate-rejected',
    )
    expect(web?.requests).to.deep.equal([])
  })

  it('sends nothing in clear text', async () => {
    const url = new URL('http://upload.example.test/slot')
    expect(await put({ url })).to.have.nested.property('failure.code', 'peer-incompatible')
    expect(dns.count('upload.example.test', 'TXT')).to.equal(0)
  })

  const malformed = [
    ['Cookie', 'a\r\nX-Other: b'],
    ['Coo kie', 'a'],
    ['Cookie', '検'],
  ] as const
  for (const header of malformed) {
    it(`sends no header that HTTP does not have: ${JSON.stringify(header)}`, async () => {
      await serve(answering(201))
      expect(await put({ headers: [header] })).to.have.nested.property('failure.code', 'peer-misbehaved')
      expect(web?.connections).to.equal(0)
    })
  }

  it('finds a host that the system alone knows', async () => {
    await serve(answering(201), 'localhost')
    expect(await put({ url: new URL(`https://localhost:${web?.port}/slot`) })).to.deep.equal({
      state: 'observed',
      value: 201,
    })
    expect(dns.count('localhost', 'A')).to.equal(1)
  })

  it('gives up where no answer comes, and where the connection is cut', async () => {
    await serve(() => undefined)
    expect(await put({}, { timeoutMs: 200 })).to.have.nested.property('failure.code', 'timeout')
    await web?.stop()
    await serve((request) => request.socket.destroy())
    expect((await put()).state).to.equal('failed')
  })

  it('says what stands in the way of a connection', async () => {
    const server = createServer()
    const port = await listenOnLoopback(server)
    await new Promise((resolve) => server.close(resolve))
    const refused = await put({ url: new URL(`https://upload.example.test:${port}/`) })
    expect(refused).to.have.nested.property('failure.code', 'refused')
  })
})
