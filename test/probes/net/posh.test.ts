import { createHash, X509Certificate } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { expect } from 'chai'
import type { PresentedChains } from '../../../probes/authentication.ts'
import { applyDomainChecks } from '../../../probes/checks/index.ts'
import type { PoshLookUp } from '../../../probes/model.ts'
import { trustAnchors } from '../../../probes/net/certificate.ts'
import { makeGuard, type Guard } from '../../../probes/net/guard.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { lookUpPosh, MOST_POSH_CONNECTIONS } from '../../../probes/net/posh.ts'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import { readPosh } from '../../../probes/wire/posh.ts'
import { makeAuthority, type Authority, type Credentials } from '../../servers/certificates.ts'
import { startDns, type FakeDns } from '../../servers/dns.ts'
import { startWeb, withPorts, type FakeWeb } from '../../servers/web.ts'
import {
  AT,
  discoveryOf,
  endpointOf,
  failed,
  observation,
  observed,
  presentedChainOf,
  scanOf,
  sentOf,
} from '../builders.ts'

const CLIENT = '/.well-known/posh/xmpp-client.json'
const SERVER = '/.well-known/posh/xmpp-server.json'
const GUARD: Guard = {
  ...makeGuard({ allowPrivate: true }),
  address: (text) => (text === '127.0.0.1' ? text : undefined),
}

describe('wire readPosh', () => {
  it('reads fingerprints, by the name of their hash in lower case (RFC 7711 §3.1)', () => {
    const document = { fingerprints: [{ 'SHA-256': 'AA==', 'sha-512': 'BB==' }, {}], expires: 60 }
    expect(readPosh(JSON.stringify(document))).to.deep.equal({
      fingerprints: [{ 'sha-256': 'AA==', 'sha-512': 'BB==' }, {}],
      expiresSeconds: 60,
    })
  })

  it('reads a reference (RFC 7711 §3.2)', () => {
    expect(readPosh('{"url":"https://hosting.test/posh","expires":1}')).to.deep.equal({
      fingerprints: [],
      url: 'https://hosting.test/posh',
      expiresSeconds: 1,
    })
  })

  const wrongs = [
    '',
    '[]',
    'null',
    '{"fingerprints":[]}',
    '{"fingerprints":[],"expires":60}',
    '{"fingerprints":[{}],"url":"https://hosting.test/posh","expires":60}',
    '{"fingerprints":[{}],"expires":-1}',
    '{"fingerprints":[{}],"expires":1.5}',
    '{"fingerprints":[{}],"expires":"60"}',
    '{"fingerprints":["x"],"expires":60}',
    '{"fingerprints":[{"sha-256":1}],"expires":60}',
    '{"expires":60}',
    '{"url":1,"expires":60}',
    '{"url":"https://hosting.test/posh"}',
    '{"fingerprints":[[]],"expires":60}',
    '{"fingerprints":[null],"expires":60}',
  ]
  for (const text of wrongs) {
    it(`rejects ${JSON.stringify(text)}`, () => {
      expect(() => readPosh(text))
        .to.throw(PeerMisbehaved, 'bad-posh-document')
        .with.nested.property('spec.name', 'RFC 7711 §3')
    })
  }

  it('keeps no more than 64 fingerprints, and no URL of more than 2,048 characters', () => {
    const many = JSON.stringify({ fingerprints: Array.from({ length: 70 }, () => ({})), expires: 60 })
    expect(readPosh(many).fingerprints).to.have.length(64)
    const documentAt = (length: number): string =>
      JSON.stringify({ url: 'https://hosting.test/'.padEnd(length, 'x'), expires: 60 })
    expect(readPosh(documentAt(2048)).url).to.have.length(2048)
    expect(() => readPosh(documentAt(2049))).to.throw(PeerMisbehaved)
  })
})

describe('net lookUpPosh', () => {
  let authority: Authority
  let credentials: Credentials
  let dns: FakeDns
  let web: FakeWeb | undefined

  before(async () => {
    authority = await makeAuthority()
    credentials = await authority.issue({ dns: ['example.test', 'hosting.test'] })
    const here = [{ type: 'A', data: '127.0.0.1' }] as const
    dns = await startDns({ 'example.test': here, 'hosting.test': here })
  })

  after(() => dns.stop())

  afterEach(async () => {
    await web?.stop()
    web = undefined
  })

  async function look(
    pages: Readonly<Record<string, string | ((response: ServerResponse) => void)>>,
    given: { readonly credentials?: Credentials; readonly guard?: Guard } = {},
  ): Promise<readonly [PoshLookUp, PoshLookUp]> {
    web = await startWeb({
      credentials: given.credentials ?? credentials,
      answer: (request, response) => {
        const page = pages[request.url ?? '']
        if (page === undefined) response.writeHead(404).end()
        else if (typeof page === 'string') response.end(page)
        else page(response)
      },
    })
    const io = withPorts(nodeIo({ dnsServers: [{ address: dns.address, port: dns.port }] }), {
      443: web.port,
    })
    const options = {
      guard: given.guard ?? GUARD,
      anchors: trustAnchors(authority.cert),
      services: ['c2s', 's2s'],
    } as const
    const [c2s, s2s] = await lookUpPosh('example.test', options, io, new AbortController().signal)
    expect(io.dialled.length).to.be.at.most(MOST_POSH_CONNECTIONS)
    if (c2s === undefined || s2s === undefined) throw new Error('one for each service')
    return [c2s, s2s]
  }

  it('fetches one document for each service over one connection', async () => {
    const [c2s, s2s] = await look({ [CLIENT]: '{"fingerprints":[{"sha-256":"AA=="}],"expires":60}' })
    expect(c2s.document).to.deep.equal(
      observed({ fingerprints: [{ 'sha-256': 'AA==' }], expiresSeconds: 60 }),
    )
    expect(s2s.document).to.deep.equal({ state: 'skipped', because: 'not-offered' })
    expect([c2s, s2s].map(({ service }) => service)).to.deep.equal(['c2s', 's2s'])
    expect(web?.requests).to.deep.equal([`GET ${CLIENT}`, `GET ${SERVER}`])
    expect(web?.connections).to.equal(1)
  })

  it('follows a reference once (RFC 7711 §3.2)', async () => {
    const [c2s, s2s] = await look({
      [CLIENT]: '{"url":"https://hosting.test/one","expires":60}',
      [SERVER]: '{"url":"https://hosting.test/two","expires":60}',
      '/one': '{"fingerprints":[{}],"expires":60}',
      '/two': '{"url":"https://hosting.test/one","expires":60}',
    })
    expect(c2s.referred?.document).to.deep.equal(observed({ fingerprints: [{}], expiresSeconds: 60 }))
    expect(s2s.referred?.document).to.have.nested.property('failure.detail', 'second-reference')
    expect(web?.requests).to.have.length(4)
  })

  it('follows no reference that leads out of TLS, or where the guard says no', async () => {
    const guard: Guard = { ...GUARD, host: (name) => name !== 'hosting.test' }
    const [c2s, s2s] = await look(
      {
        [CLIENT]: '{"url":"http://hosting.test/one","expires":60}',
        [SERVER]: '{"url":"https://hosting.test/two","expires":60}',
      },
      { guard },
    )
    expect(c2s.referred?.document).to.have.nested.property('failure.detail', 'reference-out-of-https')
    expect(s2s.referred?.hops[0]?.answer).to.deep.equal({ state: 'skipped', because: 'guarded' })
    expect(web?.requests).to.have.length(2)
  })

  it('keeps what the domain itself said where its reference is no URL, or leads out of TLS', async () => {
    const lookUps = await look({
      [CLIENT]: '{"url":"nowhere","expires":60}',
      [SERVER]: '{"url":"http://hosting.test/","expires":60}',
    })
    for (const { document, hops, referred } of lookUps) {
      expect(document.state).to.equal('observed')
      expect(hops).to.have.length(1)
      expect(referred).to.deep.equal({
        document: {
          state: 'failed',
          failure: { phase: 'http', code: 'peer-misbehaved', detail: 'reference-out-of-https' },
        },
        hops: [],
      })
    }
  })

  it('fails for what is no such document', async () => {
    const [c2s] = await look({ [CLIENT]: '<html>' })
    expect(c2s.document).to.have.deep.nested.include({
      'failure.phase': 'http',
      'failure.code': 'peer-misbehaved',
    })
  })

  describe('checks posh.match', () => {
    const digestOf = (der: Buffer, hash = 'sha256') => createHash(hash).update(der).digest('base64')

    async function found(
      fingerprints: (der: Buffer) => object[],
      given: {
        readonly credentials?: Credentials
        readonly expires?: number
        readonly referredFor?: number
        readonly now?: Date
        readonly otherKeyType?: PresentedChains['otherKeyType']
      } = {},
    ): Promise<readonly string[]> {
      const der = new X509Certificate(credentials.cert).raw
      const document = JSON.stringify({ fingerprints: fingerprints(der), expires: given.expires ?? 60 })
      const reference = JSON.stringify({ url: 'https://hosting.test/one', expires: given.referredFor })
      const pages =
        given.referredFor === undefined ? { [CLIENT]: document } : { [CLIENT]: reference, '/one': document }
      const posh = await look(pages, given)
      const endpoint = endpointOf()
      const chain = presentedChainOf({ sent: [sentOf({}, { der: der.toString('base64') })], path: [0] })
      const { otherKeyType = observed('same' as const) } = given
      const chains = observed({ chains: [chain] as const, otherKeyType })
      const seen = [observation(endpoint, 'presented-chains', chains)]
      const scan = { ...scanOf([discoveryOf([endpoint])], seen), posh }
      return applyDomainChecks(scan, given.now ?? new Date(AT))
        .filter(({ check }) => check === 'posh.match')
        .map(({ level, params }) => `${level} ${JSON.stringify(params)}`)
    }

    it('passes for the certificate that a fingerprint names, by any of its hashes', async () => {
      expect(await found((der) => [{ 'sha-256': digestOf(der) }])).to.deep.equal(['pass {"service":"c2s"}'])
      await web?.stop()
      const both = (der: Buffer) => [{ 'sha-1': 'AA==' }, { 'sha-512': digestOf(der, 'sha512') }]
      expect(await found(both)).to.deep.equal(['pass {"service":"c2s"}'])
    })

    it('fails for another certificate, and believes no SHA-1', async () => {
      const expected = ['fail {"service":"c2s","problem":"no-match","endpoints":"xmpp.example.org:5222"}']
      expect(await found(() => [{ 'sha-256': 'AA==' }])).to.deep.equal(expected)
      await web?.stop()
      expect(await found((der) => [{ 'sha-1': digestOf(der, 'sha1') }])).to.deep.equal(expected)
    })

    it('says unknown where nobody knows whether there is another certificate', async () => {
      const given = { otherKeyType: failed('tls', 'timeout') }
      expect(await found((der) => [{ 'sha-256': digestOf(der) }], given)).to.deep.equal([
        'unknown {"service":"c2s"}',
      ])
    })

    const VOID = ['warn {"service":"c2s","problem":"void","endpoints":""}']
    const voids = [
      { title: 'fingerprints', given: { expires: 0 } },
      { title: 'a reference', given: { referredFor: 0 } },
      { title: 'the fingerprints behind a reference', given: { referredFor: 60, expires: 0 } },
    ]
    for (const { title, given } of voids) {
      it(`believes nothing of ${title} with expires 0 (RFC 7711 §3.1, §3.2)`, async () => {
        expect(await found((der) => [{ 'sha-256': digestOf(der) }], given)).to.deep.equal(VOID)
      })
    }

    it('takes no certificate outside its dates for valid (RFC 7711 §6)', async () => {
      const now = new Date('2100-01-01T00:00:00Z')
      expect(await found((der) => [{ 'sha-256': digestOf(der) }], { now })).to.deep.equal([
        'fail {"service":"c2s","problem":"expired","endpoints":"xmpp.example.org:5222"}',
      ])
    })

    it('believes no web server whose certificate nobody vouches for', async () => {
      const stranger = await makeAuthority()
      const other = { credentials: await stranger.issue({ dns: ['example.test', 'hosting.test'] }) }
      expect(await found((der) => [{ 'sha-256': digestOf(der) }], other)).to.deep.equal([
        'fail {"service":"c2s","problem":"untrusted","endpoints":""}',
      ])
    })

    it('believes no document behind a reference to a server that is not the one of the URL (RFC 7711 §3.2)', async () => {
      const own = { credentials: await authority.issue({ dns: ['example.test'] }), referredFor: 60 }
      expect(await found((der) => [{ 'sha-256': digestOf(der) }], own)).to.deep.equal([
        'fail {"service":"c2s","problem":"untrusted","endpoints":""}',
      ])
    })

    it('believes no web server whose certificate is for another name', async () => {
      const other = { credentials: await authority.issue({ dns: ['other.test'] }) }
      expect(await found((der) => [{ 'sha-256': digestOf(der) }], other)).to.deep.equal([
        'fail {"service":"c2s","problem":"untrusted","endpoints":""}',
      ])
    })
  })
})
