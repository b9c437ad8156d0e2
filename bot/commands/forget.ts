import { DeskClosed } from '../not-kept.ts'
import { command } from './command.ts'
import { confirmation } from './parameter.ts'
import { preferenceKey } from './preference-key.ts'

const PARAMETERS = { me: confirmation('field.me', 'me', ['mich', 'moi', 'меня', '我', '私']) }

/**
 * Forgets what is kept about whoever asks: under their own JID and at the terminal all of it, as an occupant what was chosen in
 * private in that room. Who is known there by a nickname alone left nothing behind.
 */
export const forget = command<typeof PARAMETERS, 'asker' | 'memories'>({
  name: 'forget',
  parameters: PARAMETERS,
  example: 'me',
  isMinor: true,
  async *run(_args, { asker, memories }) {
    const isAlone = asker.place === 'chat' || asker.place === 'terminal'
    const of = preferenceKey(isAlone ? asker : { ...asker, place: 'room-private' })
    if (of === undefined) yield { say: 'forget.nothing' }
    else {
      const outcomes = await Promise.allSettled(memories.map((memory) => memory.forget(of)))
      const errors = outcomes.flatMap((outcome): unknown[] =>
        outcome.status === 'rejected' ? [outcome.reason] : [],
      )
      const others = errors.filter((error) => !(error instanceof DeskClosed))
      if (others.length < errors.length) {
        yield { lines: [{ say: 'problem.no-ledger' }, { say: 'forget.not-all' }] }
      }
      if (others.length > 0) throw others[0]
      if (errors.length === 0) yield { say: isAlone ? 'forget.done' : 'forget.done-here' }
    }
  },
})
