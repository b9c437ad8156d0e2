import type { Clock, Ledger, Log, Messenger, Returned } from '../ports.ts'
import type { Notice } from '../records.ts'

/** What notices are delivered with. */
export interface DeliveryParts {
  readonly ledger: Ledger
  readonly messenger: Messenger
  readonly clock: Clock
  readonly log: Log
}

/** As many as are read at a time: those that wait for a room to be entered again do not hold up the others. */
const BATCH = 1000

/**
 * Delivers what is owed, oldest first; to each party in its order.
 *
 * That a notice is begun is kept before anything is sent: after a crash the archive is asked whether it went out. Where no
 * archive can tell, it is sent again: twice is better than never. Who cannot be reached now is tried by the next job, and so is
 * who sent it back, for a week.
 */
export async function handleDeliveries(parts: DeliveryParts, signal: AbortSignal): Promise<void> {
  const { clock, ledger } = parts
  for (;;) {
    const owed = await ledger.owedNotices(BATCH)
    const waiting = new Set<string>()
    let finished = 0
    for (const notice of owed) {
      if (signal.aborted) return
      const party = `${notice.to.kind} ${notice.to.jid}`
      if (waiting.has(party)) continue
      if (await isSettled(notice, parts)) {
        await ledger.finishNotice(notice.id, clock.now())
        finished += 1
      } else waiting.add(party)
    }
    if (owed.length < BATCH || finished === 0) return
  }
}

/** @returns Whether nothing more is to be done about it. */
async function isSettled(
  { isBegun, ...notice }: Notice & { readonly isBegun: boolean },
  parts: DeliveryParts,
): Promise<boolean> {
  const { clock, ledger, messenger } = parts
  if (isBegun && (await messenger.wasDelivered(notice)) === 'yes') return true
  if (!isBegun) await ledger.beginNotice(notice.id, clock.now())
  const delivery = await messenger.deliver(notice)
  if (delivery !== 'returned') return delivery !== 'offline'
  return !(await handleReturn({ id: notice.id, from: notice.to.jid }, parts))
}

/** A server may be down for days; who sends everything back for a week is gone, or wants nothing of us. */
const KEEP_TRYING_MS = 7 * 86_400_000

/**
 * Has a notice delivered once more that came back, at once or after it was taken for delivered.
 *
 * @param message Anything that came back.
 * @returns Whether that was a notice, and not given up.
 */
export async function handleReturn(
  { id, from }: Returned,
  { clock, ledger, log }: Omit<DeliveryParts, 'messenger'>,
): Promise<boolean> {
  const isOwed = await ledger.returnNotice(id, from, clock.now() - KEEP_TRYING_MS)
  if (isOwed) log.info({}, 'a notice came back, and is sent again later')
  return isOwed
}
