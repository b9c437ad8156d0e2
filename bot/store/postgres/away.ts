import { DatabaseError, type Pool, type PoolClient } from 'pg'

/** SQLSTATE classes: connection exception, insufficient resources (a full disk, too many connections), operator intervention. */
const AWAY = /^(?:08|53|57P)/

/** What the driver says in words alone: that a connection broke, or was waited for in vain. */
const losses = new WeakSet<Error>()

/**
 * Notes the losses of a pool's connections for {@link isDatabaseAway}: queries reject with the error that their connection emits. One
 * that had nobody to emit it to would end the process.
 */
export function noteLosses(pool: Pool): void {
  pool.on('connect', (client) => client.on('error', (error) => losses.add(error)))
}

/**
 * Takes a connection from a pool.
 *
 * @throws {Error} When there is none; where the server did not refuse it itself, {@link isDatabaseAway} knows that it is away.
 */
export async function takeConnection(pool: Pick<Pool, 'connect'>): Promise<PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    if (error instanceof Error && !(error instanceof DatabaseError)) losses.add(error)
    throw error
  }
}

/**
 * @param error What a query, or the wait for a connection, rejected with.
 * @returns Whether the server is away, or cannot work now: it is worth asking again.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  if (!(error instanceof Error)) return false
  if (losses.has(error)) return true
  if (!('code' in error)) return false
  // What the server says itself has a severity; else it is the socket that tells.
  if ('severity' in error) return AWAY.test(String(error.code))
  return 'syscall' in error && error.syscall === 'connect'
}
