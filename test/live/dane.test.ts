import { createHash } from 'node:crypto'
import { createServer, type TLSSocket } from 'node:tls'
import { expect } from 'chai'
import { applyDomainChecks } from '../../probes/checks/index.ts'
import type { DaneFacts } from '../../probes/dns-facts.ts'
import type { Endpoint, Finding } from '../../probes/model.ts'
import { lookUpCaa } from '../../probes/net/caa.ts'
import { trustAnchors } from '../../probes/net/certificate.ts'
import { daneProbe } from '../../probes/net/dane.ts'
import { dnsClient } from '../../probes/net/dns.ts'
import { DnssecValidator } from '../../probes/net/dnssec.ts'
import { nodeIo } from '../../probes/net/node.ts'
import { wholeHandshakesProbe } from '../../probes/net/whole-handshakes.ts'
import { readCertificateBytes } from '../../probes/wire/presented-chain.ts'
import { discoveryOf, endpointOf, scanOf } from '../probes/builders.ts'
import { type Link, makeRoot } from '../servers/chains.ts'
import { listenOnLoopback } from '../servers/listen.ts'
import { startKnot, type Knot } from './knot.ts'

const { signal } = new AbortController()
const skipped = new Set((process.env['SKIP_SERVERS'] ?? '').split(','))
const declare = skipped.has('knot') ? describe.skip : describe

declare('live DANE and CAA from Knot, keys from a TLS server', () => {
  const sockets = new Set<TLSSocket>()
  let knot: Knot
  let root: Link
  let port: number
  let stopServer: () => Promise<void>

  before('start the servers', async () => {
    root = await makeRoot()
    const leaf = await root.sign({ commonName: 'dane.test', dns: ['dane.test'] })
    const server = createServer({ cert: leaf.cert, key: leaf.key }, (socket) => {
      sockets.add(socket)
      socket.on('error', () => undefined)
      // It speaks no XMPP inside.
      socket.once('data', () => socket.end())
    })
    port = await listenOnLoopback(server)
    stopServer = () => new Promise((resolve) => void server.close(() => resolve()))
    const { spki } = readCertificateBytes(leaf.der)
    const digest = createHash('sha256').update(Buffer.from(spki, 'base64')).digest('hex')
    const recordsFor = (association: string): readonly string[] => [
      'xmpp 60 A 127.0.0.1',
      `_xmpps-client._tcp 60 SRV 1 1 ${port} xmpp`,
      `_${port}._tcp.xmpp 60 TLSA 3 1 1 ${association}`,
    ]
    knot = await startKnot([
      {
        name: 'dane.test',
        algorithm: 'ecdsap256sha256',
        records: [
          ...recordsFor(digest),
          '@ 60 CAA 0 issue "ca.test; accounturi=https://ca.test/acct/1"',
          '@ 60 CAA 0 iodef "mailto:security@dane.test"',
        ],
      },
      { name: 'other.test', algorithm: 'ed25519', records: recordsFor('00'.repeat(32)) },
      { name: 'plain.test', records: recordsFor(digest) },
      {
        name: 'alias.test',
        algorithm: 'ed25519',
        records: [
          `_xmpps-client._tcp 60 SRV 1 1 ${port} xmpp`,
          'xmpp 60 CNAME xmpp.dane.test.',
          `_${port}._tcp.xmpp 60 TLSA 3 1 1 ${'00'.repeat(32)}`,
        ],
      },
      {
        name: 'alias-to-none.test',
        algorithm: 'ed25519',
        records: [
          `_xmpps-client._tcp 60 SRV 1 1 ${port} xmpp`,
          'xmpp 60 CNAME xmpp.none.test.',
          `_${port}._tcp.xmpp 60 TLSA 3 1 1 ${digest}`,
        ],
      },
      {
        name: 'unsigned-alias.test',
        records: ['xmpp 60 CNAME xmpp.dane.test.', `_${port}._tcp.xmpp 60 TLSA 3 1 1 ${'00'.repeat(32)}`],
      },
      { name: 'none.test', algorithm: 'ed25519', records: ['xmpp 60 A 127.0.0.1'] },
    ])
  })

  after('remove the servers', async () => {
    for (const socket of sockets) socket.destroy()
    await stopServer()
    await knot.stop()
  })

  function validator(): DnssecValidator {
    return new DnssecValidator({ client: dnsClient([knot]), anchors: knot.anchors, now: () => Date.now() })
  }

  function endpointAt(domain: string): Endpoint {
    return endpointOf({ domain, host: `xmpp.${domain}`, port, address: '127.0.0.1', security: 'direct-tls' })
  }

  async function daneAt(domain: string): Promise<DaneFacts> {
    const [observation] = await daneProbe({ validator: validator() }).run(
      endpointAt(domain),
      nodeIo(),
      signal,
    )
    if (observation?.kind !== 'dane' || observation.outcome.state !== 'observed')
      throw new Error('not observed')
    return observation.outcome.value
  }

  async function ownerAt(domain: string): Promise<string> {
    return (await daneAt(domain)).owner
  }

  /** `check level problem` of what is found at a domain. */
  async function found(domain: string): Promise<readonly string[]> {
    const endpoint = endpointAt(domain)
    const io = nodeIo()
    const probes = [
      wholeHandshakesProbe({ anchors: trustAnchors(root.cert) }),
      daneProbe({ validator: validator() }),
    ]
    const runs = await Promise.all(probes.map((probe) => probe.run(endpoint, io, signal)))
    const caa = await lookUpCaa(domain, validator(), signal)
    const scan = { ...scanOf([discoveryOf([endpoint])], runs.flat()), domain, caa }
    return applyDomainChecks(scan, new Date()).map(({ check, level, params }) =>
      [
        check,
        level,
        params['problem'] ??
          params['because'] ??
          restrictionOf(params) ??
          params['securedBy'] ??
          params['dane'],
      ].join(' '),
    )
  }

  /** With who vouches for it. */
  function restrictionOf({ restriction, securedBy }: Finding['params']): string | undefined {
    return restriction === undefined ? undefined : `${restriction} ${securedBy}`
  }

  it('finds the key that secure records name, and the account that secure CAA names', async () => {
    expect(await found('dane.test')).to.have.members([
      'dane.match pass us',
      'caa.restriction pass accounts us',
      'caa.syntax pass ',
      'caa.issuer info unknown-issuer',
      'mitm.resistance pass yes: match',
    ])
  })

  it('finds that no record names the key', async () => {
    expect(await found('other.test')).to.include.members([
      'dane.match fail no-match',
      'caa.restriction info anybody nobody',
      'mitm.resistance info no: no-match',
    ])
  })

  it('gives nothing for records that nobody signed', async () => {
    expect(await found('plain.test')).to.include.members([
      'dane.match warn insecure',
      'mitm.resistance info no: insecure',
    ])
  })

  it('looks for records where a target is an alias of first (RFC 7671 §7)', async () => {
    expect(await ownerAt('alias.test')).to.equal(`_${port}._tcp.xmpp.dane.test`)
    expect(await found('alias.test')).to.include.members(['dane.match pass us'])
  })

  it('looks for them at the target where there are none (RFC 7671 §7)', async () => {
    expect(await ownerAt('alias-to-none.test')).to.equal(`_${port}._tcp.xmpp.alias-to-none.test`)
    expect(await found('alias-to-none.test')).to.include.members(['dane.match pass us'])
  })

  it('follows no alias that nobody vouches for (RFC 7671 §7)', async () => {
    expect(await ownerAt('unsigned-alias.test')).to.equal(`_${port}._tcp.xmpp.unsigned-alias.test`)
  })

  it('finds no records where there are none', async () => {
    expect((await daneAt('none.test')).records).to.deep.equal([])
    expect(await found('none.test')).to.include('mitm.resistance info no: no-records')
  })

  it('climbs to the name above that has CAA records (RFC 8659 §3)', async () => {
    const outcome = await lookUpCaa('a.b.dane.test', validator(), signal)
    if (outcome.state !== 'observed') throw new Error('not observed')
    expect(outcome.value.foundAt).to.equal('dane.test')
    // That nothing stands nearer is not proven.
    expect(outcome.value.security.validation).to.deep.equal({
      state: 'unproven',
      because: 'absence',
      zone: 'a.b.dane.test',
    })
    expect(outcome.value.records.map(({ tag }) => tag)).to.have.members(['issue', 'iodef'])
  })

  it('fails where DNS cannot be asked, rather than finding nothing', async () => {
    const nowhere = new DnssecValidator({
      client: dnsClient([]),
      anchors: knot.anchors,
      now: () => Date.now(),
    })
    expect(await lookUpCaa('dane.test', nowhere, signal)).to.deep.include({ state: 'failed' })
    const [observation] = await daneProbe({ validator: nowhere }).run(
      endpointAt('dane.test'),
      nodeIo(),
      signal,
    )
    expect(observation?.outcome).to.deep.include({ state: 'failed' })
  })
})
