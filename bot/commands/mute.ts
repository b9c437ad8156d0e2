import { command } from './command.ts'
import { duration } from './parameter.ts'

const HOUR_MS = 3_600_000
const PARAMETERS = { lengthMs: duration('field.duration', HOUR_MS) }

/** Lets moderators have silence in their room. */
export const mute = command<typeof PARAMETERS, 'asker' | 'clock' | 'mutes'>({
  name: 'mute',
  parameters: PARAMETERS,
  example: '1h',
  isMinor: true,
  right: 'moderator',
  async *run({ lengthMs }, { asker, clock, mutes }) {
    if (asker.place === 'terminal' || asker.place === 'chat') return
    await mutes.mute(asker.room, clock.now() + lengthMs)
    if (lengthMs === 0) yield { say: 'mute.off' }
    else yield { lines: [{ say: 'mute.on', params: { length: lengthMs } }], isSilencing: true }
  },
})
