import type { Log, Occupant, RememberedRoom, RoomStore } from '../ports.ts'
import type { Invitation } from './incoming.ts'
import type { Jid } from './jid.ts'
import { Occupants } from './occupants.ts'
import type { RoomParts } from './room-parts.ts'
import type { Room } from './room.ts'
import { UNKNOWN_TRAITS, type RoomTraits } from './room-traits.ts'

/** All that is known of one room. */
export interface RoomEntry {
  readonly room: Room
  remembered: RememberedRoom
  /** Whoever runs the bot wants it there, addressed or not. */
  readonly isConfigured: boolean
  traits: RoomTraits
  readonly occupants: Occupants
  /** Of the last invitation, until it has led to something. */
  invitation: Invitation | undefined
  /** Was entered once, or is configured: trouble there passes, so it is tried again. */
  isEstablished: boolean
  cancelTimer: () => void
}

/** What is known of a room when the bot hears of it. */
export function newEntry(
  room: Room,
  known: Pick<RoomEntry, 'remembered' | 'invitation' | 'isConfigured' | 'isEstablished'>,
): RoomEntry {
  return { ...known, room, traits: UNKNOWN_TRAITS, occupants: new Occupants(), cancelTimer: () => undefined }
}

/**
 * Who somebody in a room is: what its presences say, and the occupant-id in their message where we know no presence of
 * theirs. An occupant-id is the room's word only where it offers them (XEP-0421 §4).
 */
export function occupantIn(
  entry: RoomEntry | undefined,
  { bare, resourcepart }: Jid,
  said: string | undefined,
): Omit<Occupant, 'place'> {
  const { occupantId = said, ...standing } = entry?.occupants.find(resourcepart) ?? {}
  const isTold = occupantId !== undefined && entry?.traits.hasOccupantIds === true
  return { room: bare, nickname: resourcepart, ...standing, ...(isTold && { occupantId }) }
}

/** Whether all in the room hear what the bot says there: visitors are not passed on (XEP-0045 §7.4). */
export function hasVoice({ occupants, room }: RoomEntry): boolean {
  return occupants.find(room.nickname).role !== 'visitor'
}

const DAY_MS = 24 * 60 * 60 * 1000
/** Where nobody has said a word to the bot for so long, nobody will miss it. */
const UNUSED_AFTER_MS = 90 * DAY_MS

/**
 * The rooms where nobody wants anything of the bot: nobody spoke to it for long, and it does no work for them. Who has something
 * watched says nothing as long as there is no news.
 *
 * @returns Their bare JIDs.
 */
export async function unusedRooms(
  entries: ReadonlyMap<string, RoomEntry>,
  { isWorkedFor, now }: Pick<RoomParts, 'isWorkedFor' | 'now'>,
): Promise<readonly string[]> {
  const quiet = [...entries].filter(([, entry]) => isQuiet(entry, now()))
  const answers = await Promise.all(quiet.map(([jid]) => isWorkedFor(jid)))
  const unused = quiet.filter(([jid, entry], i) => answers[i] === false && entries.get(jid) === entry)
  return unused.filter(([, entry]) => isQuiet(entry, now())).map(([jid]) => jid)
}

/** @param now Milliseconds since the epoch. */
function isQuiet({ isConfigured, remembered: { lastAddressedAt } }: RoomEntry, now: number): boolean {
  return !isConfigured && lastAddressedAt !== undefined && now - lastAddressedAt >= UNUSED_AFTER_MS
}

/**
 * Forgets that it was that person (bare JID) who invited the bot, in each room.
 *
 * @throws {NotKept} when that could not be written down; it is forgotten until the next start.
 */
export async function forgetInviter(
  entries: Iterable<RoomEntry>,
  inviter: string,
  store: RoomStore,
): Promise<void> {
  const written: Promise<void>[] = []
  for (const entry of entries) {
    const { invitedBy, ...rest } = entry.remembered
    if (invitedBy !== inviter) continue
    entry.remembered = rest
    written.push(store.remember(rest))
  }
  await Promise.all(written)
}

/** Writes down that a room spoke to the bot, once a day at most. @returns Whether there is something new to be stored. */
export function noteAddressed(entry: RoomEntry, now: number): boolean {
  const { lastAddressedAt } = entry.remembered
  if (entry.isConfigured || (lastAddressedAt !== undefined && now - lastAddressedAt < DAY_MS)) return false
  entry.remembered = { ...entry.remembered, lastAddressedAt: now }
  return true
}

/** The store as rooms use it: what cannot be stored is said in the log, and goes on in memory. */
export class RoomMemory {
  readonly #store: RoomStore
  readonly #log: Log

  constructor(store: RoomStore, log: Log) {
    this.#store = store
    this.#log = log
  }

  list(): Promise<readonly RememberedRoom[]> {
    return this.#store.list()
  }

  remember(room: RememberedRoom): void {
    this.#store
      .remember(room)
      .catch((error: unknown) => this.#log.error({ error, room: room.jid }, 'could not remember a room'))
  }

  forget(jid: string): void {
    this.#store
      .forget(jid)
      .catch((error: unknown) => this.#log.error({ error, room: jid }, 'could not forget a room'))
  }
}
