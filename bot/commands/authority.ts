import { formatBareJid, parseBareJid } from '../jid.ts'
import type { Asker } from '../ports.ts'

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
