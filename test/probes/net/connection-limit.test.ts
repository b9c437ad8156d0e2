import { expect } from 'chai'
import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import { limitConnections } from '../../../probes/net/connection-limit.ts'
import { nodeIo } from '../../../probes/net/node.ts'
import { playServer, stall, stopServers, type PlayedServer } from '../../servers/play-server.ts'

const patient = new AbortController().signal

describe('net limitConnections', () => {
  const io = limitConnections(nodeIo({ dnsServers: [] }), 2)
  let server: PlayedServer
  beforeEach(async () => {
    server = await playServer(stall)
  })
  afterEach(stopServers)

  async function open(port = server.port, signal = patient): Promise<Duplex> {
    const connected = await io.connect(server.address, port, signal)
    if (connected.state !== 'observed') throw new Error(connected.failure.code)
    return connected.value
  }

  it('opens no more to one address at once, and the next ones as the others close, in their order', async () => {
    const [first, second] = await Promise.all([open(), open()])
    const order: string[] = []
    const third = open().then((socket) => (order.push('third'), socket))
    const fourth = open().then((socket) => (order.push('fourth'), socket))
    first?.destroy()
    const opened = await third
    expect(order).to.deep.equal(['third'])
    opened.destroy()
    second?.destroy()
    ;(await fourth).destroy()
    expect(order).to.deep.equal(['third', 'fourth'])
  })

  it('gives the place of a connection that failed to the next', async () => {
    const refused = await playServer(stall)
    await stopServers()
    server = await playServer(stall)
    const attempts = [refused, refused, refused].map(({ port }) => io.connect('127.0.0.1', port, patient))
    for (const attempt of await Promise.all(attempts)) expect(attempt.state).to.equal('failed')
    ;(await open()).destroy()
  })

  it('lets one who waits give up, and keeps the places right', async () => {
    const [first, second] = await Promise.all([open(), open()])
    const controller = new AbortController()
    const given = io.connect(server.address, server.port, controller.signal)
    controller.abort(new DOMException('the deadline passed', 'TimeoutError'))
    expect(await given).to.have.nested.property('failure.code', 'timeout')
    const third = open()
    for (const socket of [first, second]) {
      socket?.destroy()
      if (socket !== undefined) await once(socket, 'close')
    }
    const more = await Promise.all([third, open()])
    for (const socket of more) socket.destroy()
  })
})
