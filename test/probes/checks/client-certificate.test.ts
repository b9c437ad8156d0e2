import { expect } from 'chai'
import { clientCertificate } from '../../../probes/checks/tls.ts'
import type { Observation, Service } from '../../../probes/model.ts'
import { endpointOf } from '../builders.ts'

function judge(service: Service, clientCertificateRequested?: boolean) {
  const observation: Observation = {
    kind: 'tls',
    endpoint: endpointOf({ service }),
    at: '2026-11-22T07:10:23.000Z',
    durationMs: 12,
    outcome: {
      state: 'observed',
      value: {
        version: 'TLSv1.3',
        suite: 'TLS_AES_256_GCM_SHA384',
        ...(clientCertificateRequested === undefined ? {} : { clientCertificateRequested }),
      },
    },
  }
  return clientCertificate.apply(observation, new Date('2026-11-22T08:00:00Z'))?.level
}

describe('checks tls.client-certificate', () => {
  it('is content with a server that asks other servers for a certificate (XEP-0178)', () => {
    expect(judge('s2s', true)).to.equal('pass')
  })
  it('notes a server that asks other servers for none', () => {
    expect(judge('s2s', false)).to.equal('info')
  })
  it('says nothing of clients, nor of what is not known', () => {
    expect([judge('c2s', false), judge('c2s', true), judge('s2s')]).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ])
  })
})
