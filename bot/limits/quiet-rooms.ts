import type { Clock, Messenger, MuteStore } from '../ports.ts'
import type { Notice } from '../records.ts'

/** A messenger that leaves muted rooms in peace: what they are owed waits until they want to hear it. */
export function heedMutes(
  messenger: Messenger,
  mutes: Pick<MuteStore, 'mutedUntil'>,
  clock: Clock,
): Messenger {
  const isMuted = ({ to: { jid, kind } }: Notice): boolean =>
    kind === 'room' && clock.now() < mutes.mutedUntil(jid)
  return {
    deliver: (notice) => (isMuted(notice) ? Promise.resolve('offline') : messenger.deliver(notice)),
    // Nothing is sent there now: whether it went out before can be looked for when the silence ends.
    wasDelivered: (notice) => (isMuted(notice) ? Promise.resolve('unknown') : messenger.wasDelivered(notice)),
  }
}
