import { expect } from 'chai'
import type { Endpoint, Observation, Service } from '../../probes/model.ts'
import { trustAnchors } from '../../probes/net/certificate.ts'
import { nodeIo } from '../../probes/net/node.ts'
import { sessionProbe } from '../../probes/net/session.ts'
import { outcomeAt } from '../../probes/endpoint.ts'
import { describeServer } from './describe-server.ts'
import type { LiveServer } from './live-server.ts'
import type { TlsPolicy } from './policy.ts'

const EXPECTED = { required: 'required', optional: 'offered', none: 'absent' } as const

async function probe(
  server: LiveServer,
  service: Service,
  security: Endpoint['security'],
): Promise<{ endpoint: Endpoint; observations: readonly Observation[] }> {
  const ports = {
    c2s: [server.ports.c2s, server.ports.c2sDirectTls],
    s2s: [server.ports.s2s, server.ports.s2sDirectTls],
  }
  const endpoint: Endpoint = {
    domain: server.domain,
    service,
    security,
    host: server.domain,
    port: ports[service][security === 'starttls' ? 0 : 1]!,
    address: '127.0.0.1',
    source: 'given',
  }
  const session = sessionProbe({ anchors: trustAnchors(server.authority.cert), from: 'tellus.example' })
  return { endpoint, observations: await session.run(endpoint, nodeIo(), new AbortController().signal) }
}

function itLearns(server: LiveServer, service: Service, policy: keyof typeof EXPECTED & TlsPolicy): void {
  it(`learns from ${service} what is configured: STARTTLS ${EXPECTED[policy]}`, async () => {
    const { endpoint, observations } = await probe(server, service, 'starttls')
    const before = outcomeAt(endpoint, 'features-before-tls', observations)
    expect(before).to.have.nested.property('value.features.starttls', EXPECTED[policy])
    if (policy === 'none') {
      expect(outcomeAt(endpoint, 'tls', observations)).to.deep.equal({
        state: 'skipped',
        because: 'not-offered',
      })
      return
    }
    expectSecured(endpoint, observations)
  })
}

function itLearnsDirectTls(server: LiveServer, service: Service): void {
  it(`learns from ${service} what direct TLS shows`, async () => {
    const { endpoint, observations } = await probe(server, service, 'direct-tls')
    expectSecured(endpoint, observations)
  })
}

function expectSecured(endpoint: Endpoint, observations: readonly Observation[]): void {
  expect(outcomeAt(endpoint, 'tls', observations)).to.have.nested.property('value.version', 'TLSv1.3')
  const chain = outcomeAt(endpoint, 'certificate-chain', observations)
  expect(chain).to.have.nested.property('value.trust.isTrusted', true)
  expect(chain).to.have.nested.property('value.certificates[0].names.dns').that.includes(endpoint.domain)
  const after = outcomeAt(endpoint, 'features-after-tls', observations)
  expect(after).to.have.nested.property('value.features.starttls', 'absent')
  if (endpoint.service === 'c2s')
    expect(after).to.have.nested.property('value.features.mechanisms').that.includes('SCRAM-SHA-1')
}

for (const name of ['prosody', 'ejabberd'] as const) {
  describeServer(name, { c2sTls: 'required', s2sTls: 'required', hasDirectTls: true }, (server) => {
    itLearns(server, 'c2s', 'required')
    itLearns(server, 's2s', 'required')
    itLearnsDirectTls(server, 'c2s')
    itLearnsDirectTls(server, 's2s')
  })
  describeServer(name, { c2sTls: 'optional', s2sTls: 'optional' }, (server) => {
    itLearns(server, 'c2s', 'optional')
    itLearns(server, 's2s', 'optional')
  })
  describeServer(name, { c2sTls: 'none', s2sTls: 'none' }, (server) => {
    itLearns(server, 'c2s', 'none')
  })
}

describeServer('prosody', { c2sTls: 'unusable', s2sTls: 'unusable' }, (server) => {
  it('tells that a server demands TLS and cannot make it, by its stream error', async () => {
    const { endpoint, observations } = await probe(server, 'c2s', 'starttls')
    expect(outcomeAt(endpoint, 'features-before-tls', observations)).to.deep.equal({
      state: 'failed',
      failure: {
        phase: 'stream',
        code: 'no-features',
        detail: 'undefined-condition: No stream features to proceed with',
      },
    })
  })
})
