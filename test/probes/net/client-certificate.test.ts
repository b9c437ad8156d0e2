import { expect } from 'chai'
import { endpointVerdict } from '../../../probes/endpoint-verdict.ts'
import type { Endpoint, Facts, Observation, Outcome } from '../../../probes/model.ts'
import { trustAnchors } from '../../../probes/net/certificate.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { sessionProbe } from '../../../probes/net/session.ts'
import { isOfKind } from '../../../probes/observation.ts'
import {
  makeOpensslFolder,
  startOpenssl,
  type OpensslFolder,
  type OpensslServer,
} from '../../servers/openssl-server.ts'
import { endpointOf } from '../builders.ts'

/** It speaks no XMPP: the features inside TLS are waited for in vain. */
const PATIENCE_MS = 1_000

describe('net sessionProbe, at openssl s_server', () => {
  let folder: OpensslFolder
  let server: OpensslServer | undefined
  before(() => {
    folder = makeOpensslFolder()
  })
  afterEach(async () => {
    await server?.stop()
    server = undefined
  })
  after(() => folder.remove())

  async function visit(args: string): Promise<{ endpoint: Endpoint; observations: readonly Observation[] }> {
    server = await startOpenssl(folder, `-cert rsa.pem -key rsa.key -www ${args}`)
    const endpoint = endpointOf({ security: 'direct-tls', address: '127.0.0.1', port: server.port })
    const probe = sessionProbe({ anchors: trustAnchors(), stepTimeoutMs: PATIENCE_MS })
    return { endpoint, observations: await probe.run(endpoint, nodeIo(), new AbortController().signal) }
  }

  async function tlsAt(args: string): Promise<Outcome<Facts['tls']>> {
    const { observations } = await visit(args)
    const tls = observations.find((observation) => isOfKind(observation, 'tls'))
    if (tls === undefined || !isOfKind(tls, 'tls')) throw new Error('the probe reports TLS')
    return tls.outcome
  }

  const CASES = [
    { args: '-tls1_2', isAsked: false },
    { args: '-tls1_3', isAsked: false },
    { args: '-tls1_2 -verify 1', isAsked: true },
    { args: '-tls1_3 -verify 1', isAsked: true },
    // It will not do without one, but says so behind the handshake (RFC 8446 §4.4.2.4).
    { args: '-tls1_3 -Verify 1', isAsked: true },
  ]
  for (const { args, isAsked } of CASES)
    it(`tells whether it asks for a client certificate: ${args}`, async () => {
      expect(await tlsAt(args)).to.have.nested.property('value.clientCertificateRequested', isAsked)
    })

  it('fails where TLS 1.2 does not come about without one (RFC 5246 §7.4.6)', async () => {
    const outcome = await tlsAt('-tls1_2 -Verify 1')
    expect(outcome).to.deep.include({ state: 'failed' })
    expect(outcome).to.have.nested.property('failure.code', 'alert')
  })

  for (const version of ['-tls1_2', '-tls1_3'])
    it(`is not taken for TLS that cannot be had, where it will not do without one: ${version}`, async () => {
      const { endpoint, observations } = await visit(`${version} -Verify 1`)
      const failures = observations.flatMap(({ outcome }) =>
        outcome.state === 'failed' ? [outcome.failure] : [],
      )
      expect(failures).to.have.lengthOf(1).and.to.have.nested.property('[0].isCertificateWanted', true)
      expect(endpointVerdict(endpoint, observations).state).to.equal('unknown')
    })
})
