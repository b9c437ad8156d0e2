import { expect } from 'chai'
import type { Observation, Outcome } from '../../../probes/model.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { tlsResumptionProbe } from '../../../probes/net/tls-resumption.ts'
import type { TlsResumption } from '../../../probes/tls-resumption.ts'
import { readTlsSession } from '../../../probes/wire/tls-session.ts'
import { startXmppOverTls, type XmppOverTls } from '../../servers/xmpp-over-tls.ts'
import { endpointOf } from '../builders.ts'

describe('net tlsResumptionProbe', () => {
  let server: XmppOverTls | undefined

  afterEach(async () => {
    await server?.stop()
  })

  async function learn(options: Parameters<typeof startXmppOverTls>[0]): Promise<TlsResumption> {
    server = await startXmppOverTls(options)
    const endpoint = endpointOf({ security: 'direct-tls', address: '127.0.0.1', port: server.port })
    const probe = tlsResumptionProbe({ timeoutMs: 20_000 })
    const [observation] = await probe.run(endpoint, nodeIo(), new AbortController().signal)
    return valueOf(observation)
  }

  it('sees tickets given and taken up, in TLS 1.3 and 1.2', async () => {
    const { tls13, tls12 } = await learn({})
    expect(valueOfOutcome(tls13)).to.include({ by: 'ticket', isTakenUp: true, earlyDataByteLength: 0 })
    expect(valueOfOutcome(tls12)).to.include({ by: 'ticket', isTakenUp: true })
    expect(valueOfOutcome(tls12)).not.to.have.property('earlyDataByteLength')
  })

  it('reads how long tickets live', async () => {
    const { tls13, tls12 } = await learn({ sessionTimeout: 1234 })
    expect(valueOfOutcome(tls13).lifetimeSeconds).to.equal(1234)
    expect(valueOfOutcome(tls12).lifetimeSeconds).to.equal(1234)
  })

  it('sees sessions that are named and not taken up', async () => {
    const { tls13, tls12 } = await learn({ forgetsSessions: true })
    expect(valueOfOutcome(tls13)).to.include({ by: 'ticket', isTakenUp: false })
    expect(valueOfOutcome(tls12)).to.deep.equal({ by: 'session-id', isTakenUp: false })
  })

  it('tells of the version that a server does not have', async () => {
    const { tls13, tls12 } = await learn({ maxVersion: 'TLSv1.2' })
    expect(tls13.state).to.equal('failed')
    expect(tls12.state).to.equal('observed')
  })

  it('does not call anything a ticket that is none', () => {
    expect(() => readTlsSession(Uint8Array.of(0x04, 0x00))).to.throw('no SSL_SESSION')
  })
})

function valueOf(observation: Observation | undefined): TlsResumption {
  if (observation?.kind !== 'tls-resumption') throw new Error('another observation')
  return valueOfOutcome(observation.outcome)
}

function valueOfOutcome<T>(outcome: Outcome<T>): T {
  if (outcome.state !== 'observed') throw new Error(JSON.stringify(outcome))
  return outcome.value
}
