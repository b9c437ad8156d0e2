import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below Linux's range for outgoing connections: nobody is given such a number by chance while a server restarts. */
const LOWEST_PORT = 10_240
const HIGHEST_PORT = 32_767

/** Numbers that were free on every one of `addresses` a moment ago. */
export async function pickPorts(count: number, addresses: readonly string[]): Promise<readonly number[]> {
  const picked = new Set<number>()
  while (picked.size < count) {
    const port = LOWEST_PORT + Math.floor(Math.random() * (HIGHEST_PORT - LOWEST_PORT + 1))
    const free = await Promise.all(addresses.map((address) => isFree(port, address)))
    if (free.every(Boolean)) picked.add(port)
  }
  return [...picked]
}

async function isFree(port: number, address: string): Promise<boolean> {
  const server = createServer()
  try {
    server.listen(port, address)
    await once(server, 'listening')
    return true
  } catch (error) {
    if (isTaken(error)) return false
    throw error
  } finally {
    server.close()
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
