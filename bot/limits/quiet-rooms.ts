import type { Clock, Messenger, MuteStore } from '../ports.ts'

/** A messenger that leaves muted rooms in peace: what they are owed waits until they want to hear it. */
export function heedMutes(
  messenger: Messenger,
  mutes: Pick<MuteStore, 'mutedUntil'>,
  clock: Clock,
): Messenger {
  return {
    async deliver(notice) {
      const { jid, kind } = notice.to
      if (kind === 'room' && clock.now() < mutes.mutedUntil(jid)) return 'offline'
      return messenger.deliver(notice)
    },
    wasDelivered: (notice) => messenger.wasDelivered(notice),
  }
}
