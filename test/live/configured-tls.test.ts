import { expect } from 'chai'
import { nodeIo } from '../../probes/net/node.ts'
import { trustAnchors } from '../../probes/net/certificate.ts'
import { wholeHandshakesProbe } from '../../probes/net/whole-handshakes.ts'
import { endpointOf } from '../probes/builders.ts'
import { type NginxServer, startNginxStream } from '../servers/nginx-stream.ts'
import { makeOpensslFolder, type OpensslFolder } from '../servers/openssl-server.ts'
import { describeServer, isSkipped } from './describe-server.ts'
import { learnTls } from './learn-tls.ts'

/** What each is told in its own configuration: suites in an order that is nobody's default, groups where it lets one choose. */
const CONFIGURED = [
  {
    name: 'prosody',
    lines: `
c2s_ssl = {
  ciphers = "ECDHE-ECDSA-AES256-SHA:ECDHE-ECDSA-AES128-GCM-SHA256";
  curveslist = { "secp384r1", "prime256v1" };
  options = { cipher_server_preference = true };
}`,
    groups: ['secp384r1', 'secp256r1'],
  },
  {
    name: 'ejabberd',
    lines: `
c2s_ciphers: "ECDHE-ECDSA-AES256-SHA:ECDHE-ECDSA-AES128-GCM-SHA256"
c2s_protocol_options: [no_sslv3, no_tlsv1, no_tlsv1_1, cipher_server_preference]
listen:
  - port: 5222
    module: ejabberd_c2s
    starttls: true
    starttls_required: true
`,
    groups: undefined,
  },
] as const

for (const { name, lines, groups } of CONFIGURED) {
  describeServer(name, { c2sTls: 'required', s2sTls: 'required' }, (server) => {
    it('is found to accept what it is configured with, in its order', async () => {
      await server.follow(lines)
      const { domain, ports } = server
      const found = await learnTls(endpointOf({ domain, address: '127.0.0.1', port: ports.c2s }))
      expect(found.versions[1]).to.deep.equal({
        version: 'TLSv1.2',
        answer: 'accepted',
        order: 'server',
        suites: {
          names: ['TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'],
          isComplete: true,
        },
      })
      if (groups === undefined) return
      expect(found.groups.tls13).to.deep.equal({ names: groups, isComplete: true, areTold: true })
      expect(found.groups.tls12?.names).to.deep.equal(groups)
    })
  })
}

const DIRECTIVES = [
  'ssl_certificate ec.pem',
  'ssl_certificate_key ec.key',
  'ssl_protocols TLSv1.2 TLSv1.3',
  'ssl_prefer_server_ciphers on',
  'ssl_ciphers ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-GCM-SHA256',
  'ssl_ecdh_curve X25519:prime256v1',
]

describeServer('prosody', { c2sTls: 'optional', s2sTls: 'optional' }, (server) => {
  let folder: OpensslFolder
  let nginx: NginxServer | undefined

  before(() => {
    folder = makeOpensslFolder()
  })
  after(async () => {
    await nginx?.stop()
    folder.remove()
  })

  const declare = isSkipped('nginx') ? it.skip : it
  declare('gives direct TLS as nginx in front of it is configured, and a stream inside', async () => {
    const { domain, ports } = server
    nginx = await startNginxStream({ folder: folder.path, target: ports.c2s, directives: DIRECTIVES })
    const place = { address: '127.0.0.1', port: nginx.port }
    const endpoint = endpointOf({ domain, security: 'direct-tls', ...place })
    const { versions, groups } = await learnTls(endpoint)
    const refused = [1, 2, 3, 4].map(() => ['refused', undefined])
    expect(versions.map(({ answer, order }) => [answer, order])).to.deep.equal([
      ['accepted', 'server'],
      ['accepted', 'server'],
      ...refused,
    ])
    expect(versions[1]?.suites).to.deep.equal({
      names: ['TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'],
      isComplete: true,
    })
    expect(groups.tls13).to.deep.equal({ names: ['x25519', 'secp256r1'], isComplete: true, areTold: true })
    expect(groups.tls12?.names).to.deep.equal(['x25519', 'secp256r1'])

    const { signal } = new AbortController()
    const probe = wholeHandshakesProbe({ anchors: trustAnchors() })
    const [, resumption] = await probe.run(endpoint, nodeIo(), signal)
    expect(resumption?.outcome).to.have.nested.property('value.tls13.value.isTakenUp', true)
  })
})
