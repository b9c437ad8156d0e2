import { Recent } from '../limits/recent.ts'
import type { Log } from '../ports.ts'
import type { Invitation } from './incoming.ts'
import { Seldom } from './seldom.ts'
import type { Timers } from './timers.ts'

const SPAN_MS = 60 * 60 * 1000
const MOST_OF_PERSON = 3
const MOST_OF_SERVICE = 12

/**
 * Follows nobody through more than three rooms an hour: who invites more often plays with the bot, or with the rooms. Prosody names
 * its inviters by their occupant JIDs (XEP-0045 §7.8.2), by which one person is another one in each room; of a service whose rooms
 * do that, it follows twelve invitations an hour, whoever they are by.
 */
export class InvitationLimit {
  readonly #timers: Timers
  readonly #log: Log
  readonly #ignored: Seldom
  readonly #acceptedAt = new Recent<readonly number[]>()

  constructor(timers: Timers, log: Log) {
    this.#timers = timers
    this.#log = log
    this.#ignored = new Seldom(timers)
  }

  /** @returns Whether this invitation is one of the first of the last hour; if so, it counts; if not, the log says so once a minute. */
  admits(invitation: Pick<Invitation, 'inviter' | 'room'>): boolean {
    const { room } = invitation
    const { bare, domainpart } = invitation.inviter
    const [key, most] = isByOccupant(invitation) ? [domainpart, MOST_OF_SERVICE] : [bare, MOST_OF_PERSON]
    const now = this.#timers.now()
    const recent = (this.#acceptedAt.find(key) ?? []).filter((at) => now - at < SPAN_MS)
    if (recent.length >= most) {
      this.#ignored.happened((count) =>
        this.#log.warn({ room, inviter: bare, count }, 'invited too often: invitations are ignored'),
      )
      return false
    }
    this.#acceptedAt.keep(key, [...recent, now])
    return true
  }
}

/** @returns Whether all that is known of whoever invites is their place in the room, or that it was the room itself. */
export function isByOccupant({ inviter, room }: Pick<Invitation, 'inviter' | 'room'>): boolean {
  return inviter.bare === room
}
