import { readFile } from 'node:fs/promises'
import { type Io, connectToService, putFile } from '../probes/index.ts'
import type { Menu } from './chat/ad-hoc.ts'
import type { BotParts } from './chat/bot-parts.ts'
import { ChatBot } from './chat/bot.ts'
import type { ConnectSecurely } from './chat/connection.ts'
import type { Avatar } from './chat/profile.ts'
import { processTimers } from './chat/timers.ts'
import type { PutFile } from './chat/uploads.ts'
import type { Account, Config } from './config.ts'
import type {
  ContactBook,
  Dispatcher,
  Log,
  Memory,
  Messenger,
  OwnConnection,
  PreferenceStore,
  RoomDesk,
} from './ports.ts'
import { loadDeviceId } from './store/device-id.ts'
import { openPreferenceFile } from './store/preference-file.ts'
import { openRoomFile } from './store/room-file.ts'

/** What commands ask of the bot of an account. */
export type Bot = OwnConnection & RoomDesk & Memory & ContactBook & Messenger

/** What the account's life is made of. */
export interface OverXmppParts extends Pick<
  BotParts,
  'random' | 'newId' | 'now' | 'version' | 'blocked' | 'isWorkedFor' | 'onReachable' | 'onReturned'
> {
  readonly config: Config
  readonly io: Io
  readonly log: Log
  /** Makes the dispatcher, whose commands ask the bot about its connection and its rooms. */
  createDispatcher(bot: Bot, preferences: PreferenceStore): Dispatcher
  readonly menu: Menu
}

/** A status of its own, so that whatever restarts the bot can leave a refused login alone (see `deploy/`). */
export const REFUSED_STATUS = 3

/**
 * Logs in and stays, until `signal` is aborted or the server refuses for good (wrong password, the account used elsewhere).
 *
 * @returns The exit status: 0 after a shutdown, 3 when refused, which the log explains.
 */
export async function runOverXmpp(
  account: Account,
  parts: OverXmppParts,
  signal: AbortSignal,
): Promise<number> {
  const { blocked, config, log, newId, now, random, version } = parts
  const { dataDir, lang, logLevel } = config
  const preferences = await openPreferenceFile(dataDir, log)
  const bot = new ChatBot(account, {
    connect: connectAs(account, parts.io),
    putFile: putAs(account, parts.io),
    rooms: await openRoomFile(dataDir, log),
    userAgentId: await loadDeviceId(dataDir, newId, log),
    timers: processTimers,
    language: lang,
    preferences,
    ...(blocked !== undefined && { blocked }),
    isTraced: logLevel === 'trace',
    log,
    newId,
    now,
    random,
    version,
    avatar: await loadAvatar(),
    ...(parts.isWorkedFor !== undefined && { isWorkedFor: parts.isWorkedFor }),
    ...(parts.onReachable !== undefined && { onReachable: parts.onReachable }),
    ...(parts.onReturned !== undefined && { onReturned: parts.onReturned }),
  })
  const stop = (): void => {
    void bot.stop()
  }
  signal.addEventListener('abort', stop, { once: true })
  try {
    if (signal.aborted) return 0
    await bot.start(parts.createDispatcher(bot, preferences), parts.menu)
    const end = await bot.ended
    return end.kind === 'stopped' ? 0 : REFUSED_STATUS
  } finally {
    signal.removeEventListener('abort', stop)
    // What it would do tomorrow must not keep the process of a bot that is offline for good.
    await bot.stop()
  }
}

const AVATAR_PIXELS = 256

/** Drawn by `assets/draw-avatar.mjs`. */
async function loadAvatar(): Promise<Avatar> {
  const png = await readFile(new URL('../../assets/avatar.png', import.meta.url))
  return { png, width: AVATAR_PIXELS, height: AVATAR_PIXELS }
}

/** Where the account's server keeps files, it is proven as the server itself is. */
function putAs({ caPem }: Account, io: Io): PutFile {
  const options = caPem === undefined ? {} : { extraAnchors: caPem }
  return (upload, signal) => putFile(upload, options, io, signal)
}

/** The one way in: TLS is proven to be the domain's before a byte of the stream is read. */
function connectAs({ caPem, connectTo, domain, tls }: Account, io: Io): ConnectSecurely {
  const options = {
    tls,
    ...(connectTo !== undefined && { connectTo }),
    ...(caPem !== undefined && { extraAnchors: caPem }),
  }
  return (signal) => connectToService(domain, options, io, signal)
}
