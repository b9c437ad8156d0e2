import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Timestamp } from '../../../probes/authentication.ts'
import { trustAnchors } from '../../../probes/net/certificate.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { wholeHandshakesProbe } from '../../../probes/net/whole-handshakes.ts'
import { tlsParametersProbe } from '../../../probes/net/tls-parameters.ts'
import type { TlsParameters } from '../../../probes/tls-parameters.ts'
import { type Link, makeRoot } from '../../servers/chains.ts'
import {
  type OpensslFolder,
  type OpensslServer,
  startOpenssl,
  startOpensslWithStream,
} from '../../servers/openssl-server.ts'
import { listOf, makeLog, serverInfo, stapleWith } from '../../servers/transparency.ts'
import { acceptedIn, endpointAt, LIMITS, probeTls, valueOf } from './learn-tls.ts'

/** Few suites and one group: what matters here is what comes with the certificate. */
const BOTH = '-cipher ECDHE+AESGCM -groups X25519'
const CLEAR = `${BOTH} -tls1_2`

describe('net probes, of timestamps that come with the handshake', () => {
  const log = makeLog('Test')
  let folder: OpensslFolder
  let root: Link
  let leaf: Link
  let other: Link
  const servers: OpensslServer[] = []

  before(async () => {
    const path = mkdtempSync(join(tmpdir(), 'tellus-timestamps-'))
    folder = { path, remove: () => rmSync(path, { recursive: true }) }
    root = await makeRoot()
    leaf = await root.sign({ commonName: 'example.test', dns: ['example.test'] })
    other = await root.sign({ commonName: 'example.test', dns: ['example.test'], algorithm: 'rsa' })
    for (const [name, { cert, key }] of Object.entries({ leaf, other })) {
      writeFileSync(join(path, `${name}.pem`), cert)
      writeFileSync(join(path, `${name}.key`), key)
    }
  })

  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()))
  })

  after(() => folder.remove())

  async function serve(args: string, data?: Uint8Array): Promise<number> {
    if (data !== undefined) writeFileSync(join(folder.path, 'info.pem'), serverInfo(data))
    const told = data === undefined ? args : `${args} -serverinfo info.pem`
    const server = await startOpenssl(folder, told)
    servers.push(server)
    return server.port
  }

  async function learn(args: string, data?: Uint8Array, logs = log.logs): Promise<TlsParameters> {
    const port = await serve(`-cert leaf.pem -key leaf.key ${args}`, data)
    return valueOf(await probeTls(endpointAt(port), tlsParametersProbe({ limits: LIMITS, logs })))
  }

  const signatures = (timestamps: readonly Timestamp[] | undefined): readonly string[] | undefined =>
    timestamps?.map(({ delivery, signature }) => `${delivery} ${signature}`)

  it('reads them from the ServerHello by the hellos that are sent anyway (RFC 6962 §3.3.1)', async () => {
    const without = await learn(BOTH)
    expect(without.timestamps).to.deep.equal([])
    const found = await learn(BOTH, listOf(log.sign(leaf.der)))
    const [logId] = log.logs.keys()
    const at = '2026-11-20T00:00:00.000Z'
    const timestamps = [{ delivery: 'tls', signature: 'valid', log: 'Test', logId, at }]
    expect(found).to.deep.equal({ ...without, timestamps })
  })

  it('reads them beside the certificate of TLS 1.3 (RFC 8446 §4.4.2), at no connection more', async () => {
    for (const groups of ['X25519', 'P-256', 'P-521:P-384', 'X448:P-256']) {
      const without = await learn(`-tls1_3 -groups ${groups}`)
      expect(without.timestamps, groups).to.deep.equal([])
      const found = await learn(`-tls1_3 -groups ${groups}`, listOf(log.sign(leaf.der)))
      expect(signatures(found.timestamps), groups).to.deep.equal(['tls valid'])
      expect(found.connectionCount, groups).to.equal(without.connectionCount)
    }
  })

  it('makes one hello for them where there is nothing else to ask', async () => {
    const args = '-tls1_3 -groups X25519 -ciphersuites TLS_AES_128_GCM_SHA256'
    const found = await learn(args, listOf(log.sign(leaf.der)))
    expect(signatures(found.timestamps)).to.deep.equal(['tls valid'])
    expect(found.versions[0]?.suites).to.deep.equal({ names: ['TLS_AES_128_GCM_SHA256'], isComplete: true })
  })

  it('reads them under every suite, and where there is no group but secp521r1', async () => {
    const rare = [
      '-groups P-521',
      ...['CCM', 'CCM_8'].map((mode) => `-ciphersuites TLS_AES_128_${mode}_SHA256`),
    ]
    for (const args of rare) {
      const found = await learn(`-tls1_3 ${args}`, listOf(log.sign(leaf.der)))
      expect(signatures(found.timestamps), args).to.deep.equal(['tls valid'])
    }
  })

  it('does not call none what TLS 1.3 would bring under keys that are not made here', async () => {
    const found = await learn('-tls1_3 -groups X448', listOf(log.sign(leaf.der)))
    expect(found).not.to.have.property('timestamps')
  })

  it('tells apart what a log signed for another certificate, and what nobody known signed', async () => {
    const list = listOf(log.sign(other.der), makeLog('Other').sign(leaf.der), log.sign(leaf.der))
    for (const args of [CLEAR, '-tls1_3']) {
      const { timestamps } = await learn(args, list)
      expect(signatures(timestamps), args).to.deep.equal(['tls invalid', 'tls unknown-log', 'tls valid'])
    }
  })

  for (const [title, data] of [
    ['nothing', Buffer.alloc(0)],
    ['an empty list', listOf()],
    ['half a list', Buffer.from('00ff00', 'hex')],
  ] as const) {
    it(`calls ${title} in the extension unreadable, and finds out the rest`, async () => {
      for (const [args, version] of [
        [CLEAR, 'TLSv1.2'],
        ['-tls1_3', 'TLSv1.3'],
      ] as const) {
        const found = await learn(args, data)
        expect(found.timestamps, args).to.deep.equal([{ delivery: 'tls', signature: 'unreadable' }])
        expect(acceptedIn(found), args).to.deep.equal([version])
      }
    })
  }

  it('holds each list against the certificate that came behind it, where there are two', async () => {
    const list = listOf(log.sign(leaf.der))
    const { timestamps } = await learn(`${CLEAR} -dcert other.pem -dkey other.key`, list)
    expect(signatures(timestamps)).to.deep.equal(['tls valid'])
  })

  for (const args of [CLEAR, '-tls1_3']) {
    it(`reads those of a second port of the same stack there (${args})`, async () => {
      const probe = tlsParametersProbe({ limits: LIMITS, logs: log.logs })
      const keyed = `-cert leaf.pem -key leaf.key ${args}`
      const first = valueOf(await probeTls(endpointAt(await serve(keyed, listOf(log.sign(leaf.der)))), probe))
      const port = await serve(keyed, listOf(log.sign(other.der)))
      const second = valueOf(await probeTls(endpointAt(port, { service: 's2s' }), probe))
      expect(signatures(first.timestamps)).to.deep.equal(['tls valid'])
      expect(second.basis).to.equal('confirmed')
      expect(second.connectionCount).to.be.at.most(4)
      expect(signatures(second.timestamps)).to.deep.equal(['tls invalid'])
    })
  }

  for (const version of ['tls1_2', 'tls1_3']) {
    it(`reads them from what is stapled (${version}, RFC 6962 §3.3)`, async () => {
      writeFileSync(join(folder.path, 'staple.der'), stapleWith(listOf(log.sign(leaf.der))))
      const args = `-cert leaf.pem -key leaf.key -status_file staple.der -${version}`
      const server = await startOpensslWithStream(folder, args)
      servers.push(server)
      const probe = wholeHandshakesProbe({ anchors: trustAnchors(root.cert), logs: log.logs })
      const [observation] = await probe.run(endpointAt(server.port), nodeIo(), new AbortController().signal)
      if (observation?.kind !== 'presented-chains') throw new Error('the chains come first')
      if (observation.outcome.state !== 'observed') throw new Error(JSON.stringify(observation.outcome))
      const [{ timestamps }] = observation.outcome.value.chains
      expect(signatures(timestamps)).to.deep.equal(['staple valid'])
    })
  }
})
