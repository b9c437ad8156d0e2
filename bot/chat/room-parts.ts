import type { Log, RoomStore } from '../ports.ts'
import type { Invitation } from './incoming.ts'
import type { Requests } from './requests.ts'
import type { Element } from './stanza.ts'
import type { Timers } from './timers.ts'

/** What the rooms need of the rest. */
export interface RoomParts {
  send(stanza: Element): Promise<boolean>
  readonly requests: Requests
  readonly store: RoomStore
  readonly log: Log
  readonly timers: Timers
  /** Uniform in [0, 1). */
  readonly random: () => number
  readonly nickname: string
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** What belongs in every presence. */
  readonly described: () => readonly Element[]
  /** In, and history is over: what waits for this room can be said. */
  entered(jid: string): void
  /** Out of a room, and not coming back. */
  left(jid: string): void
  /** Whether the bot watches something for that room, or campaigns for it; not `false` where that cannot be told. Never rejects. */
  isWorkedFor(jid: string): Promise<boolean>
  /** Tells an inviter that the room could not be entered; `condition` as in RFC 6120 §8.3.3. */
  tellRefusal(invitation: Invitation, condition: string): void
}
