import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { feedFileName, writeFeed } from './campaign/feed.ts'
import type { Language } from './locales/index.ts'
import type { LedgerAccess, Log, PreferenceStore, RoomDesk } from './ports.ts'
import { readIfThere, replaceFile } from './store/file.ts'

/** What feeds are kept with. */
export interface FeedParts {
  /** Is made where it is not there; whoever publishes the feeds serves it. */
  readonly folder: string
  readonly ledger: LedgerAccess
  readonly rooms: Pick<RoomDesk, 'list'>
  readonly preferences: Pick<PreferenceStore, 'language'>
  /** Where a room chose none. */
  readonly language: Language
  readonly log: Log
}

const EACH_MS = 60_000

/** Whoever publishes a feed is another user, a web server as a rule. */
const READABLE_BY_ALL = 0o644

/**
 * Keeps one Atom feed (RFC 4287) for each room that has campaigns, in a file named after the room; one that has not changed is
 * not written again.
 *
 * @returns When `signal` aborts.
 */
export async function keepFeeds(parts: FeedParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await writeFeeds(parts)
    } catch (error) {
      parts.log.error({ error, folder: parts.folder }, 'the feeds cannot be written')
    }
    await wait(EACH_MS, undefined, { signal }).catch(() => undefined)
  }
}

/** Writes the feeds that have changed. */
export async function writeFeeds({
  folder,
  ledger: openLedger,
  rooms,
  preferences,
  language,
}: Omit<FeedParts, 'log'>): Promise<void> {
  const ledger = await openLedger()
  if (ledger === undefined) return
  for (const { jid } of rooms.list()) {
    const party = { kind: 'room', jid } as const
    const cases = await ledger.casesOf(party)
    if (cases.length === 0) continue
    const since = Math.min(...cases.flatMap(({ steps }) => steps.map(({ at }) => at)))
    const feed = writeFeed({ party, cases, language: preferences.language(jid) ?? language, since })
    await mkdir(folder, { recursive: true })
    const path = join(folder, feedFileName(party))
    if ((await readIfThere(path)) !== feed) await replaceFile(path, feed, READABLE_BY_ALL)
  }
}
