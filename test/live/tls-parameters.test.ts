import { expect } from 'chai'
import type { Security, Service, TlsParameters } from '../../probes/index.ts'
import { tlsParametersProbe } from '../../probes/net/tls-parameters.ts'
import { endpointOf } from '../probes/builders.ts'
import { describeServer } from './describe-server.ts'
import { learnTls } from './learn-tls.ts'

for (const name of ['prosody', 'ejabberd'] as const) {
  describeServer(name, { c2sTls: 'required', s2sTls: 'required', hasDirectTls: true }, (server) => {
    const probe = tlsParametersProbe({ from: 'prober.test' })

    const learn = (service: Service, security: Security, port: number): Promise<TlsParameters> =>
      learnTls(endpointOf({ domain: server.domain, service, security, address: '127.0.0.1', port }), probe)

    it('enumerates its TLS over STARTTLS within forty connections, and confirms it elsewhere', async () => {
      const c2s = await learn('c2s', 'starttls', server.ports.c2s)
      const [tls13, tls12, ...older] = c2s.versions
      expect(tls13).to.deep.include({ version: 'TLSv1.3', answer: 'accepted' })
      expect(tls12).to.deep.include({ version: 'TLSv1.2', answer: 'accepted' })
      for (const { version, answer } of older) expect(answer, version).to.equal('refused')
      expect([tls13?.suites.isComplete, tls12?.suites.isComplete]).to.deep.equal([true, true])
      expect([tls13?.order, tls12?.order]).not.to.include(undefined)
      expect(c2s.groups.tls13?.names).to.include('x25519')
      expect(c2s.options.fallbackScsv).to.equal(true)
      expect(c2s.connectionCount).to.be.at.most(40)

      const s2s = await learn('s2s', 'starttls', server.ports.s2s)
      const directTls = await learn('c2s', 'direct-tls', server.ports.c2sDirectTls)
      for (const other of [s2s, directTls]) {
        expect(other.basis === 'enumerated' || other.connectionCount === 4).to.equal(true)
        expect(other.versions.map(({ suites }) => suites.names)).to.deep.equal(
          c2s.versions.map(({ suites }) => suites.names),
        )
      }
    })
  })
}
