import { parseJidOfRoom } from './room-jid.ts'
import { type Reply, type Services, command } from './command.ts'
import { anyWord } from './parameter.ts'

const PARAMETERS = { room: anyWord('field.room', 'room') }

type Ports = Pick<Services, 'asker' | 'isOwner' | 'rooms'>

/** Leaves a room: the one where its moderators say so, or, in a chat, one to which the asker invited the bot. */
export const leave = command<typeof PARAMETERS, keyof Ports>({
  name: 'leave',
  parameters: PARAMETERS,
  isMinor: true,
  right: 'host',
  *run({ room }, { asker, isOwner, rooms }): Iterable<Reply> {
    if (rooms === undefined) {
      yield { say: 'rooms.no-account' }
      return
    }
    if (asker.place === 'room' || asker.place === 'room-private') {
      yield { say: 'leave.goodbye' }
      rooms.leave(asker.room)
      return
    }
    const jid = room === undefined ? undefined : parseJidOfRoom(room)
    // A room that is not the asker's to decide about is answered like one that the bot is not in: it tells nothing.
    const hosted = rooms
      .list()
      .find(
        (each) => each.jid === jid && (isOwner || (asker.place === 'chat' && each.invitedBy === asker.jid)),
      )
    if (hosted === undefined) {
      yield { say: 'leave.which' }
      return
    }
    rooms.leave(hosted.jid)
    yield { say: 'leave.done', params: { room: hosted.jid } }
  },
})
