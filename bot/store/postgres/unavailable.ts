/** The database cannot be had; the message says why and is for whoever runs the bot. It holds no password. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
}

/** Nobody waited for it any more; nothing is wrong with it. */
export class DatabaseUnwanted extends DatabaseUnavailable {}
