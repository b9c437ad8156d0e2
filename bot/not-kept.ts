/** Errors of what could not be written down, and of what nobody could be asked to forget. */

/** Why nothing could be written: whoever mends it looks elsewhere for each. */
export type NotKeptCause = 'denied' | 'full' | 'failed'

const CAUSES: Readonly<Record<string, NotKeptCause>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  ENOSPC: 'full',
  EDQUOT: 'full',
}

/**
 * Something holds from now on and could not be written down: the next start does not know of it.
 * Thrown by stores; the dispatcher tells whoever asked, and the log.
 */
export class NotKept extends Error {
  override readonly name = 'NotKept'
  readonly why: NotKeptCause

  /** @param cause What writing failed with. */
  constructor(cause: unknown) {
    super('it could not be written down', { cause })
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    this.why = CAUSES[code] ?? 'failed'
  }
}

/** The campaign desk should forget something, and its database is not open. */
export class DeskClosed extends Error {
  override readonly name = 'DeskClosed'
}
