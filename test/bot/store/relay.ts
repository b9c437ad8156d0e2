import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listenOnLoopback } from '../../servers/listen.ts'

const SOCKET = '.s.PGSQL.5432'

/** A network between us and a server, of which one end may be lost without the other one's knowing. */
export class Relay {
  readonly folder = mkdtempSync(join(tmpdir(), 'tellus-relay-'))
  port = 0
  readonly #clients = new Set<Socket>()
  readonly #servers = new Set<Socket>()
  readonly #listener: Server

  private constructor(host: string) {
    this.#listener = createServer((client) => {
      const server = connect(join(host, SOCKET))
      this.#clients.add(client)
      this.#servers.add(server)
      client.on('data', (bytes) => server.write(bytes)).on('error', () => undefined)
      server.on('data', (bytes) => client.write(bytes)).on('error', () => undefined)
      server.on('close', () => client.destroy())
    })
  }

  /**
   * @param host The folder of the server's socket.
   * @param by How the relay itself is reached: by a socket in its folder, or on loopback.
   */
  static async to(host: string, by: 'socket' | 'tcp' = 'socket'): Promise<Relay> {
    const relay = new Relay(host)
    if (by === 'tcp') relay.port = await listenOnLoopback(relay.#listener)
    else {
      relay.#listener.listen(join(relay.folder, SOCKET))
      await once(relay.#listener, 'listening')
    }
    return relay
  }

  loseClients(): void {
    for (const client of this.#clients) client.destroy()
  }

  async stop(): Promise<void> {
    for (const socket of [...this.#clients, ...this.#servers]) socket.destroy()
    const closed = once(this.#listener, 'close')
    this.#listener.close()
    await closed
    rmSync(this.folder, { recursive: true })
  }
}
