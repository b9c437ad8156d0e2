import { clean } from '../reply/clean.ts'
import { command } from './command.ts'
import { requiredWord } from './parameter.ts'
import { parseJidOfRoom } from './room-jid.ts'

const PARAMETERS = { room: requiredWord('field.room', 'room') }

/** Lets owners send the bot into a room; if it cannot get in, it tells why. */
export const join = command<typeof PARAMETERS, 'asker' | 'rooms'>({
  name: 'join',
  parameters: PARAMETERS,
  example: 'room@conference.example.org',
  isMinor: true,
  right: 'owner',
  *run({ room }, { asker, rooms }) {
    const jid = parseJidOfRoom(room)
    if (rooms === undefined || asker.place !== 'chat') yield { say: 'rooms.no-account' }
    else if (jid === undefined) yield { say: 'problem.room', params: { room: clean(room) } }
    else {
      rooms.join(jid, asker.jid)
      yield { say: 'join.trying', params: { room: jid } }
    }
  },
})
