import { isClosed, standingOf } from '../campaign/standing.ts'
import type { LedgerAccess } from '../ports.ts'

/**
 * @param room Bare JID.
 * @returns Whether the bot watches something for that room, or has an open campaign of it; `true` as well while the ledger cannot
 *   tell, for who waits for news must not be left.
 */
export async function isWorkedFor(room: string, openLedger: LedgerAccess): Promise<boolean> {
  const party = { kind: 'room', jid: room } as const
  try {
    const ledger = await openLedger()
    if (ledger === undefined) return true
    const [{ ofParty }, cases] = await Promise.all([ledger.countWatches(party), ledger.casesOf(party)])
    return ofParty > 0 || cases.some(({ steps }) => !isClosed(standingOf(steps).state))
  } catch {
    return true
  }
}
