/**
 * Theory of operation. A link with a set round trip, in user space: bytes and datagrams are held back for half a round trip
 * in each direction, the ends of connections too. The kernel finishes the handshake of TCP with the relay at once, so a
 * client is told one round trip too early that it is connected; therefore nothing that it writes leaves the relay before
 * that round trip is over. Every answer comes when it would come over a real link; only the time of connecting itself,
 * taken alone, is not to be believed, nor that of a server that speaks first, nor that of one which waits until TCP has
 * acknowledged what it sent before (Nagle's algorithm): the kernel does that at the relay. Nothing is lost and bandwidth is
 * not limited.
 */
import { createSocket, type RemoteInfo } from 'node:dgram'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import { DelayLine } from './delay-line.ts'

const LOOPBACK = '127.0.0.1'

/** What went over a relay since it was last asked. */
export interface Traffic {
  readonly connections: number
  readonly mostAtOnce: number
}

export interface Relay {
  readonly port: number
  /** @returns What was counted, and begins to count anew. */
  takeTraffic(): Traffic
}

/** Starts a relay to a TCP port on loopback; it lives as long as its thread. */
export async function relayTcp(target: number, roundTripMs: number): Promise<Relay> {
  const open = new Set<Socket>()
  let traffic = { connections: 0, mostAtOnce: 0 }
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    open.add(client)
    // Who has said that no more is to come takes no place any more; when the server has heard of it is the link's matter.
    for (const event of ['end', 'close']) client.on(event, () => open.delete(client))
    traffic = {
      connections: traffic.connections + 1,
      mostAtOnce: Math.max(traffic.mostAtOnce, open.size),
    }
    const upstream = connect({ host: LOOPBACK, port: target, allowHalfOpen: true, noDelay: true })
    const connectedMs = performance.now() + roundTripMs
    forward(client, upstream, () => Math.max(performance.now(), connectedMs) + roundTripMs / 2)
    forward(upstream, client, () => performance.now() + roundTripMs / 2)
  })
  server.listen(0, LOOPBACK)
  await once(server, 'listening')
  return {
    // A server that listens on TCP has an address with a port.
    port: (server.address() as AddressInfo).port,
    takeTraffic() {
      const taken = traffic
      traffic = { connections: 0, mostAtOnce: open.size }
      return taken
    },
  }
}

function forward(from: Socket, to: Socket, dueMs: () => number): void {
  const line = new DelayLine()
  from.on('data', (bytes) => line.put(dueMs(), () => void to.write(bytes)))
  from.on('end', () => line.put(dueMs(), () => void to.end()))
  from.on('error', () => undefined)
  from.on('close', () => line.put(dueMs(), () => void to.destroy()))
  to.on('close', () => line.clear())
}

/** Starts a relay to a UDP port on loopback. */
export async function relayUdp(target: number, roundTripMs: number): Promise<Relay> {
  const socket = createSocket('udp4')
  let connections = 0
  socket.on('message', (query: Buffer, client: RemoteInfo) => {
    connections += 1
    const upstream = createSocket('udp4')
    setTimeout(() => upstream.send(query, target, LOOPBACK), roundTripMs / 2)
    upstream.once('message', (reply) => {
      upstream.close()
      setTimeout(() => socket.send(reply, client.port, client.address), roundTripMs / 2)
    })
  })
  socket.bind(0, LOOPBACK)
  await once(socket, 'listening')
  return {
    port: socket.address().port,
    takeTraffic() {
      const taken = { connections, mostAtOnce: 0 }
      connections = 0
      return taken
    },
  }
}
