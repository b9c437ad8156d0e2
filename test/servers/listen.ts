import { once } from 'node:events'
import type { Server } from 'node:net'

/** Starts `server` on loopback, on a port that was free, and tells which. */
export async function listenOnLoopback(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('a TCP server has an address and a port')
  return bound.port
}
