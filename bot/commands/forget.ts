import { command } from './command.ts'
import { confirmation } from './parameter.ts'

const PARAMETERS = { me: confirmation('field.me', 'me', ['mich', 'moi', 'меня', '我', '私']) }

/** Forgets what is kept about whoever asks. In a room there is nothing to forget: nobody is known there by a lasting name. */
export const forget = command<typeof PARAMETERS, 'asker' | 'memories'>({
  name: 'forget',
  parameters: PARAMETERS,
  example: 'me',
  isMinor: true,
  async *run(_args, { asker, memories }) {
    if (asker.place === 'chat') {
      await Promise.all(memories.map((memory) => memory.forget(asker.jid)))
      yield { say: 'forget.done' }
    } else yield { say: 'forget.nothing' }
  },
})
