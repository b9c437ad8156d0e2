import { createServer } from 'node:net'
import type { Duplex } from 'node:stream'
import { expect } from 'chai'
import type { Observation, Outcome } from '../../../probes/model.ts'
import { trustAnchors } from '../../../probes/net/certificate.ts'
import type { Io } from '../../../probes/net/io.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { wholeHandshakesProbe } from '../../../probes/net/whole-handshakes.ts'
import type { TlsResumption } from '../../../probes/tls-resumption.ts'
import { readTlsSession } from '../../../probes/wire/tls-session.ts'
import { makeOpensslFolder, startOpensslWithStream } from '../../servers/openssl-server.ts'
import { listenOnLoopback } from '../../servers/listen.ts'
import { startXmppOverTls } from '../../servers/xmpp-over-tls.ts'
import { endpointOf } from '../builders.ts'

describe('net wholeHandshakesProbe, resumption', () => {
  let server: { stop(): Promise<void> } | undefined

  afterEach(async () => {
    await server?.stop()
  })

  async function learn(options: Parameters<typeof startXmppOverTls>[0]): Promise<TlsResumption> {
    const started = await startXmppOverTls(options)
    server = started
    return ask(started.port)
  }

  async function ask(port: number, io: Io = nodeIo(), timeoutMs = 20_000): Promise<TlsResumption> {
    const endpoint = endpointOf({ security: 'direct-tls', address: '127.0.0.1', port })
    const probe = wholeHandshakesProbe({ anchors: trustAnchors(), timeoutMs })
    const [, observation] = await probe.run(endpoint, io, new AbortController().signal)
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

  it('makes five handshakes in all, the chain of another type of key included', async () => {
    const started = await startXmppOverTls({})
    server = started
    const { io, counts } = countingIo()
    const { tls13, tls12 } = await ask(started.port, io)
    expect([tls13.state, tls12.state]).to.deep.equal(['observed', 'observed'])
    expect(counts).to.have.lengthOf(5)
    expect(Math.max(...counts)).to.be.within(2, 3)
  })

  it('takes up what the first handshake left, whatever its version', async () => {
    const started = await startXmppOverTls({ maxVersion: 'TLSv1.2' })
    server = started
    const { io, counts } = countingIo()
    const { tls13, tls12 } = await ask(started.port, io)
    expect(tls13.state).to.equal('failed')
    expect(valueOfOutcome(tls12)).to.include({ by: 'ticket', isTakenUp: true })
    expect(counts).to.have.lengthOf(4)
  })

  it('does not wait again for a server that says nothing', async () => {
    const silent = createServer((socket) => void socket.resume())
    const port = await listenOnLoopback(silent)
    server = { stop: () => new Promise((resolve) => void silent.close(() => resolve())) }
    const { io, counts } = countingIo()
    for (const outcome of Object.values(await ask(port, io, 50)))
      expect(outcome).to.have.nested.property('failure.code', 'timeout')
    expect(counts).to.have.lengthOf(1)
  })

  it('tells of the version that a server does not have', async () => {
    const { tls13, tls12 } = await learn({ maxVersion: 'TLSv1.2' })
    expect(tls13.state).to.equal('failed')
    expect(tls12.state).to.equal('observed')
  })

  for (const { title, args, byteLength } of [
    { title: 'takes', args: '-early_data -max_early_data 4096', byteLength: 4096 },
    { title: 'does not take', args: '', byteLength: 0 },
  ]) {
    it(`reads from a ticket of openssl s_server that it ${title} early data, and sends none`, async () => {
      const folder = makeOpensslFolder()
      try {
        const openssl = await startOpensslWithStream(folder, `-cert ec.pem -key ec.key ${args}`.trim())
        server = openssl
        const { tls13, tls12 } = await ask(openssl.port)
        expect(valueOfOutcome(tls13)).to.include({ by: 'ticket', isTakenUp: true })
        expect(valueOfOutcome(tls13).earlyDataByteLength).to.equal(byteLength)
        expect(valueOfOutcome(tls12)).not.to.have.property('earlyDataByteLength')
        expect(openssl.log()).not.to.include('Early data received')
      } finally {
        folder.remove()
      }
    })
  }

  it('does not call anything a ticket that is none', () => {
    expect(() => readTlsSession(Uint8Array.of(0x04, 0x00))).to.throw('no SSL_SESSION')
  })
})

/** How many connections were open whenever one was opened. */
function countingIo(): { readonly io: Io; readonly counts: readonly number[] } {
  const opened: Duplex[] = []
  const counts: number[] = []
  const io = nodeIo()
  const connect: Io['connect'] = async (...place) => {
    const outcome = await io.connect(...place)
    if (outcome.state === 'observed') opened.push(outcome.value)
    counts.push(opened.filter(({ destroyed }) => !destroyed).length)
    return outcome
  }
  return { io: { ...io, connect }, counts }
}

function valueOf(observation: Observation | undefined): TlsResumption {
  if (observation?.kind !== 'tls-resumption') throw new Error('another observation')
  return valueOfOutcome(observation.outcome)
}

function valueOfOutcome<T>(outcome: Outcome<T>): T {
  if (outcome.state !== 'observed') throw new Error(JSON.stringify(outcome))
  return outcome.value
}
