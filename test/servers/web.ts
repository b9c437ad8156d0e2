import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Io } from '../../probes/net/io.ts'
import type { Credentials } from './certificates.ts'
import { listenOnLoopback } from './listen.ts'

/** A web server on loopback that counts what reaches it. */
export interface FakeWeb {
  readonly port: number
  /** Connections so far. */
  readonly connections: number
  /** `METHOD path` of each request so far, upgrades included. */
  readonly requests: readonly string[]
  /** The names that clients sent as SNI, one for each TLS handshake. */
  readonly serverNames: readonly string[]
  stop(): Promise<void>
}

export interface FakeWebOptions {
  readonly answer: RequestListener
  /** HTTPS with these; plain HTTP without. */
  readonly credentials?: Credentials
  /** What to do with an upgraded connection; without it, upgrades are answered as any request. */
  readonly onWebSocket?: (socket: WebSocket) => void
  /** Sub-protocol that the handshake answers with; `xmpp` where absent. */
  readonly subprotocol?: string
}

/** Starts a server of Node's own; WebSocket by `ws`. */
export async function startWeb(options: FakeWebOptions): Promise<FakeWeb> {
  const sockets = new Set<Duplex>()
  const requests: string[] = []
  const serverNames: string[] = []
  let connections = 0
  const server: Server =
    options.credentials === undefined ? createHttpServer() : createHttpsServer(options.credentials)
  server.on('connection', (socket: Duplex) => {
    connections += 1
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('secureConnection', (socket: { servername?: string | false }) => {
    serverNames.push(String(socket.servername))
  })
  server.on('request', (request, response) => {
    requests.push(`${request.method} ${request.url}`)
    options.answer(request, response)
  })
  if (options.onWebSocket !== undefined) acceptWebSockets(server, options, requests)
  const port = await listenOnLoopback(server)
  return {
    port,
    get connections() {
      return connections
    },
    requests,
    serverNames,
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function acceptWebSockets(
  server: Server,
  { onWebSocket, subprotocol = 'xmpp' }: FakeWebOptions,
  requests: string[],
): void {
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => subprotocol })
  server.on('upgrade', (request, socket, head) => {
    requests.push(`UPGRADE ${request.url}`)
    sockets.handleUpgrade(request, socket, head, (client) => {
      client.on('error', () => undefined)
      onWebSocket?.(client)
    })
  })
}

/**
 * An Io whose connections to the ports that URLs stand for end at servers on loopback: port 443 cannot be had in a test.
 *
 * @param ports From the port that is asked for to the one that is listened on; others are connected to as asked.
 */
export function withPorts(
  io: Io,
  ports: Readonly<Record<number, number>>,
): Io & { readonly dialled: string[] } {
  const dialled: string[] = []
  return {
    ...io,
    dialled,
    connect(address, port, signal) {
      dialled.push(`${address}:${port}`)
      return io.connect(address, ports[port] ?? port, signal)
    },
  }
}
