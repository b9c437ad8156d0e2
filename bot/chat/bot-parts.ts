import type { BlockList } from '../limits/block-list.ts'
import type { Language } from '../locales/index.ts'
import type { Log, PreferenceStore, Returned, RoomStore } from '../ports.ts'
import type { ConnectSecurely } from './connection.ts'
import type { Avatar } from './profile.ts'
import type { RoomParts } from './room-parts.ts'
import type { Timers } from './timers.ts'
import type { PutFile } from './uploads.ts'

/** Who the bot is. */
export interface BotAccount {
  readonly localpart: string
  /** A-labels. */
  readonly domain: string
  readonly password: string
  readonly nickname: string
  /** Bare JIDs of the rooms to be in whatever else happens. */
  readonly rooms: readonly string[]
}

/** What the bot is made of; everything that waits, draws lots or remembers is handed in. */
export interface BotParts {
  readonly connect: ConnectSecurely
  readonly rooms: RoomStore
  readonly log: Log
  readonly timers: Timers
  /** Uniform in [0, 1). */
  readonly random: () => number
  /** Random UUIDs. */
  readonly newId: () => string
  /** ISO 8601 (UTC), for whoever asks the time, and for those who run the bot where the clock may be wrong. */
  readonly now: () => string
  readonly version: string
  /** A UUID that stays the same over restarts where it can. */
  readonly userAgentId: string
  /** Spoken where nothing says which language somebody wants. */
  readonly language: Language
  readonly preferences: Pick<PreferenceStore, 'language'>
  /** Kept away by the account's server too, where it offers that; absent where nobody can be blocked. */
  readonly blocked?: BlockList
  readonly isTraced: boolean
  /** Whether the bot has work to do for a room: see {@link RoomParts.isWorkedFor}. Absent where it never has. */
  readonly isWorkedFor?: RoomParts['isWorkedFor']
  /** Called when somebody can be reached who could not before: after a login, in a room that was entered, or who shows up again. */
  readonly onReachable?: () => void
  /** Called with what came back from a person, and may be taken another time. */
  readonly onReturned?: (message: Returned) => void
  /** Uploads a file for the account, over TLS that proves the host. */
  readonly putFile: PutFile
  /** Shown as the face of the account, with its nickname and bookmarks; without it the account is left as it is. */
  readonly avatar?: Avatar
}
