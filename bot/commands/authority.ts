import { formatBareJid, parseBareJid } from '../bare-jid.ts'
import type { Asker, Occupant } from '../ports.ts'

/**
 * Who may use a command.
 * - `owner`: those who run the bot. `moderator`: moderators of a room, in that room.
 * - `host`: moderators in their room, and in a chat whoever invited the bot to a room, which the command finds out.
 * - `voice`: whoever may speak where they ask: in a room all but visitors (XEP-0045 §5.1), elsewhere everybody.
 */
export type Right = 'anyone' | 'owner' | 'moderator' | 'host' | 'voice'

/** @param owners Bare JIDs. */
export function mayUse(right: Right, asker: Asker, owners: readonly string[]): boolean {
  switch (right) {
    case 'anyone':
      return true
    case 'owner':
      return isOwner(asker, owners)
    case 'moderator':
      return isModerator(asker)
    case 'host':
      return asker.place === 'chat' || asker.place === 'terminal' || isModerator(asker)
    case 'voice':
      return asker.place === 'chat' || asker.place === 'terminal' || hasVoice(asker)
  }
}

/** By what the room itself says of the occupant (XEP-0045 §5). */
function isModerator(asker: Asker): boolean {
  if (asker.place !== 'room' && asker.place !== 'room-private') return false
  return asker.role === 'moderator' || asker.affiliation === 'owner' || asker.affiliation === 'admin'
}

/** Of one whose role is not known it cannot be said. */
function hasVoice({ role }: Occupant): boolean {
  return role === 'moderator' || role === 'participant'
}

/**
 * Whether those who run the bot ask: at its terminal, or in a chat under their own JID, which servers vouch for. Never in a
 * room: what an occupant is called there proves nothing.
 *
 * @param owners Bare JIDs.
 */
export function isOwner(asker: Asker, owners: readonly string[]): boolean {
  if (asker.place === 'terminal') return true
  if (asker.place !== 'chat') return false
  const jid = normalized(asker.jid)
  return jid !== undefined && owners.some((owner) => normalized(owner) === jid)
}

function normalized(text: string): string | undefined {
  const jid = parseBareJid(text)
  return jid === undefined ? undefined : formatBareJid(jid)
}
