import type { Asker } from '../ports.ts'

/**
 * Names whoever asks for as long as they can be told apart: a bare JID, or an occupant by what the room vouches for, so that
 * a new nickname is no new asker (XEP-0421 §4.1). In the room and in private it is the same person.
 */
export function askerKey(asker: Asker): string {
  switch (asker.place) {
    case 'terminal':
      return asker.place
    case 'chat':
      return asker.jid
    case 'room':
    case 'room-private':
      return asker.occupantId === undefined
        ? `${asker.room}/${asker.nickname}`
        : `${asker.room} ${asker.occupantId}`
  }
}
