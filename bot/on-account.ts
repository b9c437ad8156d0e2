/** The bot of an account: its login, its commands, its campaign desk and its feeds. */
import { LateContacts } from './chat/late-contacts.ts'
import { LateMessenger } from './chat/late-messenger.ts'
import { mayUse } from './commands/authority.ts'
import { COMMANDS } from './commands/index.ts'
import type { Parts } from './compose.ts'
import type { Account } from './config.ts'
import { dispatcherOf, openDesk } from './conversation.ts'
import { type FeedParts, keepFeeds } from './feeds.ts'
import { isWorkedFor } from './jobs/room-work.ts'
import { BlockList } from './limits/block-list.ts'
import { heedMutes } from './limits/quiet-rooms.ts'
import { REFUSED_STATUS, runOverXmpp } from './over-xmpp.ts'
import type { RoomDesk } from './ports.ts'
import type { Party } from './records.ts'
import { openBlockFile } from './store/block-file.ts'
import { claimDataFolder } from './store/data-folder.ts'
import { loadLetters } from './store/letter-files.ts'
import { openMuteFile } from './store/mute-file.ts'

/**
 * Logs the bot in, and works for its rooms and people until `signal` aborts.
 *
 * @returns The exit status: that of a refused login, too, where another bot has the data folder.
 */
export async function chatOverXmpp(account: Account, parts: Parts, signal: AbortSignal): Promise<number> {
  const claim = await claimDataFolder(parts.config.dataDir, account.jid, parts.log)
  if (claim === 'taken') return REFUSED_STATUS
  try {
    return await work(account, parts, signal)
  } finally {
    claim?.release()
  }
}

async function work(account: Account, parts: Parts, signal: AbortSignal): Promise<number> {
  const { clock, config, log } = parts
  const blocked = new BlockList(await openBlockFile(config.dataDir, log))
  const mutes = await openMuteFile(config.dataDir, log)
  const letters = await loadLetters()
  const closing = new AbortController()
  const messenger = new LateMessenger()
  const contacts = new LateContacts()
  let rooms: RoomDesk | undefined
  const desk = openDesk(
    parts,
    {
      account: account.jid,
      isAlone: true,
      isLeftAlone: (domain) => blocked.isLeftAlone(domain),
      isGone: (party) => rooms !== undefined && isRoomLeft(party, rooms),
      messenger,
      operators: { contacts, outages: parts.outages },
    },
    AbortSignal.any([signal, closing.signal]),
  )
  const end = desk.ended.then((how) => {
    closing.abort()
    return how
  })
  // A second bot of the account is found out before it logs in and disturbs the first.
  if ((await desk.opening) === 'taken') return REFUSED_STATUS
  const over = AbortSignal.any([signal, closing.signal])
  const status = await runOverXmpp(
    account,
    {
      ...parts,
      blocked,
      createDispatcher(bot, preferences) {
        messenger.carrier = heedMutes(bot, mutes, clock)
        contacts.book = bot
        rooms = bot
        startFeeds(parts, { ledger: desk.ledger, rooms: bot, preferences }, over)
        return dispatcherOf(parts, { bot, preferences, blocked, mutes, ledger: desk.ledger, letters })
      },
      menu: {
        commands: COMMANDS,
        isOffered: ({ right }, asker) => mayUse(right, asker, config.owners),
      },
      now: () => new Date(clock.now()).toISOString(),
      isWorkedFor: (room) => isWorkedFor(room, desk.ledger),
      onReachable: desk.deliverSoon,
      onReturned: desk.returned,
    },
    over,
  )
  closing.abort()
  return (await end) === 'taken' ? REFUSED_STATUS : status
}

/** A party of another account is known to the bot of that one. */
function isRoomLeft({ account, jid, kind }: Party, rooms: RoomDesk): boolean {
  return kind === 'room' && account === undefined && !rooms.list().some((room) => room.jid === jid)
}

function startFeeds(
  { config, log }: Parts,
  sources: Pick<FeedParts, 'ledger' | 'rooms' | 'preferences'>,
  signal: AbortSignal,
): void {
  const { feedDir: folder, lang: language } = config
  if (folder !== undefined) void keepFeeds({ ...sources, folder, language, log }, signal)
}
