import type { Asker } from '../ports.ts'

/**
 * Under which name a choice is remembered: a person's bare JID, or the room's where everybody reads the answers.
 *
 * @returns `undefined` in private with an occupant of whom nothing is known but a nickname, which may be another's tomorrow.
 *   One that the room vouches for has a name of their own (XEP-0421).
 */
export function preferenceKey(asker: Asker): string | undefined {
  switch (asker.place) {
    case 'terminal':
      return asker.place
    case 'chat':
      return asker.jid
    case 'room':
      return asker.room
    case 'room-private':
      return asker.occupantId === undefined ? undefined : `${asker.room} ${asker.occupantId}`
  }
}
