/** SQLSTATE classes: connection exception, insufficient resources (a full disk, too many connections), operator intervention. */
const AWAY = /^(?:08|53|57P)/

/**
 * @param error What a query, or the wait for a connection, rejected with.
 * @returns Whether the server is away, or cannot work now: it is worth asking again.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  if (!(error instanceof Error) || !('code' in error)) return false
  // What the server says itself has a severity; else it is the socket that tells.
  if ('severity' in error) return AWAY.test(String(error.code))
  return 'syscall' in error && error.syscall === 'connect'
}
