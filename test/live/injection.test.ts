import { expect } from 'chai'
import { injectionProbe } from '../../probes/net/injection.ts'
import { nodeIo } from '../../probes/net/node.ts'
import { outcomeAt } from '../../probes/endpoint.ts'
import { endpointOf } from '../probes/builders.ts'
import { describeServer } from './describe-server.ts'

for (const name of ['prosody', 'ejabberd'] as const) {
  describeServer(name, { c2sTls: 'required', s2sTls: 'required' }, (server) => {
    for (const service of ['c2s', 's2s'] as const) {
      it(`answers nothing inside TLS that was written in clear, ${service}`, async () => {
        const { domain, ports } = server
        const endpoint = endpointOf({ domain, service, port: ports[service], address: '127.0.0.1' })
        const probe = injectionProbe({ hasFrom: true })
        const observations = await probe.run(endpoint, nodeIo(), new AbortController().signal)
        const outcome = outcomeAt(endpoint, 'command-injection', observations)
        expect(outcome)
          .to.have.nested.property('value.reaction.kind')
          .that.is.oneOf(['ignored', 'broken-off'])
      })
    }
  })
}
