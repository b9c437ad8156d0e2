import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { TLSSocket, type TLSSocketOptions } from 'node:tls'
import type { Credentials } from './certificates.ts'
import { listenOnLoopback } from './listen.ts'

/** One thing that a scripted server does, on each connection in the order of the script. */
export type Act = (peer: Peer) => Promise<void>

/** A server under way; {@link stopServers} stops it. */
export interface PlayedServer {
  readonly address: '127.0.0.1'
  readonly port: number
  /** Everything that clients sent, outside and inside TLS, one text a connection. */
  readonly received: readonly string[]
  /** The TLS sockets made by {@link startTls}, as the server sees them. */
  readonly secured: readonly TLSSocket[]
  /** Resolves once the scripts of all connections so far have come to their end. */
  played(): Promise<void>
}

/** The server's end of one connection. */
class Peer {
  /** What the script reads and writes: `tcp`, or TLS on it. */
  socket: Socket
  readonly tcp: Socket
  readonly server: Running
  readonly #index: number
  #unread = ''

  constructor(server: Running, socket: Socket) {
    this.server = server
    this.socket = socket
    this.tcp = socket
    this.#index = server.received.push('') - 1
    this.listen()
  }

  /** Everything arrives here, so that a script sees what came before it asked. */
  listen(): void {
    const decoder = new TextDecoder()
    this.socket.on('error', () => undefined)
    this.socket.on('data', (bytes: Buffer) => {
      const text = decoder.decode(bytes, { stream: true })
      this.#unread += text
      this.server.received[this.#index] += text
      this.socket.emit('heard')
    })
  }

  /** Resolves once `expected` has come, and takes it, with what came before it. */
  async take(expected: string): Promise<void> {
    while (!this.#unread.includes(expected)) {
      if (this.socket.destroyed || this.socket.readableEnded)
        throw new Error(`the client left before it sent ${expected}`)
      await anyOf(this.socket, ['heard', 'end', 'close'])
    }
    this.#unread = this.#unread.slice(this.#unread.indexOf(expected) + expected.length)
  }

  write(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.write(text, (error) => (error ? reject(error) : resolve()))
    })
  }
}

interface Running extends PlayedServer {
  readonly listener: Server
  readonly sockets: Set<Socket>
  readonly received: string[]
  readonly secured: TLSSocket[]
  readonly plays: Promise<void>[]
}

const running = new Set<Running>()

/** Starts a server on loopback that plays `acts` to each client. */
export async function playServer(...acts: readonly Act[]): Promise<PlayedServer> {
  const listener = createServer({ allowHalfOpen: true, noDelay: true })
  const port = await listenOnLoopback(listener)
  const server: Running = {
    address: '127.0.0.1',
    port,
    received: [],
    secured: [],
    listener,
    sockets: new Set(),
    plays: [],
    played: async () => {
      await Promise.allSettled(server.plays)
    },
  }
  running.add(server)
  listener.on('connection', (socket) => {
    server.sockets.add(socket)
    server.plays.push(play(new Peer(server, socket), acts))
  })
  return server
}

async function play(peer: Peer, acts: readonly Act[]): Promise<void> {
  for (const act of acts) await act(peer)
}

/**
 * Stops all servers of the test, once their scripts have ended; made for `afterEach`. A client that did not leave, where
 * a script awaits that, keeps it waiting.
 *
 * @throws The first fault of a script: a client that did not do what the script expects fails the test.
 */
export async function stopServers(): Promise<void> {
  const stopped = [...running]
  running.clear()
  for (const server of stopped) {
    await server.played()
    const closed = once(server.listener, 'close')
    server.listener.close()
    for (const socket of server.sockets) socket.destroy()
    await closed
  }
  await Promise.all(stopped.flatMap(({ plays }) => plays))
}

/** Waits until the client has sent this text. */
export function expectText(expected: string): Act {
  return (peer) => peer.take(expected)
}

export function send(text: string): Act {
  return (peer) => peer.write(text)
}

/** Sends each byte in a segment of its own. */
export function dribble(text: string): Act {
  return async (peer) => {
    for (const byte of Buffer.from(text)) {
      await new Promise<void>((resolve, reject) => {
        peer.socket.write(Buffer.of(byte), (error) => (error ? reject(error) : resolve()))
      })
      // The client gets a turn of its own for it.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}

/** Sends without end, as fast as it is taken, until the client leaves. */
export function sendEndlessly(text: string): Act {
  return async ({ socket }) => {
    while (!socket.destroyed) {
      if (socket.write(text)) await new Promise((resolve) => setImmediate(resolve))
      else await anyOf(socket, ['drain', 'close'])
    }
  }
}

/** Keeps the connection open and says nothing. */
export const stall: Act = () => Promise.resolve()

/** Closes in both directions. */
export const close: Act = async ({ socket }) => {
  const closed = anyOf(socket, ['close'])
  socket.end()
  socket.destroySoon()
  await closed
}

/** Closes the sending direction and goes on listening. */
export const halfClose: Act = ({ socket }) => {
  socket.end()
  return Promise.resolve()
}

/** Cuts the connection with a TCP RST. */
export const reset: Act = ({ tcp }) => {
  tcp.resetAndDestroy()
  return Promise.resolve()
}

/** Takes the client's handshake; what is read and written from then on is inside TLS. */
export function startTls(credentials: Credentials, options: TLSSocketOptions = {}): Act {
  return async (peer) => {
    peer.socket.removeAllListeners('data')
    const secured = new TLSSocket(peer.socket, { isServer: true, ...credentials, ...options })
    peer.server.secured.push(secured)
    peer.socket = secured
    peer.listen()
    // A client that does not like the certificate leaves, which is its right; a script that goes on will notice.
    if (!peer.tcp.destroyed && !peer.tcp.readableEnded) await anyOf(secured, ['secure', 'end', 'close'])
  }
}

/** Unlike `once` of `node:events` it does not mind errors: that a client leaves is often what a script wants. */
function anyOf(socket: Socket, events: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const stir = (): void => {
      for (const event of events) socket.off(event, stir)
      resolve()
    }
    for (const event of events) socket.on(event, stir)
  })
}
