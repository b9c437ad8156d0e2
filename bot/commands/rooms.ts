import type { Said } from '../locales/index.ts'
import type { RoomMembership } from '../ports.ts'
import { clean } from '../reply/clean.ts'
import { command } from './command.ts'
import { NOTHING } from './parameter.ts'

const MOST_SHOWN = 40

/** Tells owners in which rooms the bot is, and who invited it there. */
export const rooms = command<typeof NOTHING, 'rooms'>({
  name: 'rooms',
  parameters: NOTHING,
  isMinor: true,
  right: 'owner',
  *run(_args, ports) {
    if (ports.rooms === undefined) {
      yield { say: 'rooms.no-account' }
      return
    }
    const all = ports.rooms.list()
    const more = Math.max(0, all.length - MOST_SHOWN)
    yield {
      lines: [
        { say: 'rooms.count', params: { count: all.length } },
        ...all.slice(0, MOST_SHOWN).map(line),
        ...(more === 0 ? [] : [{ say: 'rooms.more', params: { count: more } } as const]),
      ],
    }
  },
})

function line({ invitedBy, isIn, jid }: RoomMembership): Said {
  const room = clean(jid)
  if (!isIn) return { say: 'rooms.out', params: { room } }
  if (invitedBy === undefined) return { say: 'rooms.in', params: { room } }
  return { say: 'rooms.invited', params: { room, inviter: clean(invitedBy) } }
}
