import { askerKey } from '../limits/asker-key.ts'
import type { Asker } from '../ports.ts'
import type { Actor, Party } from '../records.ts'
import { clean } from '../reply/clean.ts'

/** To whom belongs what is asked for there: a room to all who are in it, also where they speak privately. */
export function partyOf(asker: Asker): Party {
  switch (asker.place) {
    case 'terminal':
      return { kind: 'terminal', jid: asker.place }
    case 'chat':
      return { kind: 'person', jid: asker.jid }
    case 'room':
    case 'room-private':
      return { kind: 'room', jid: asker.room }
  }
}

/** Whoever asks, as campaigns remember them. */
export function actorOf(asker: Asker): Actor {
  return { key: askerKey(asker), name: clean(nameOf(asker)) }
}

function nameOf(asker: Asker): string {
  if (asker.place === 'terminal') return asker.place
  return asker.place === 'chat' ? asker.jid : asker.nickname
}
