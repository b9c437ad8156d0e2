/** The bot's own account: its connection, its rooms, and what it sends by itself. */
import type { Notice } from '../records.ts'

/** How the bot itself is connected; `undefined` while it is not. */
export interface OwnConnection {
  describe(): OwnConnectionFacts | undefined
}

/** What `about` tells of the bot's own login. */
export interface OwnConnectionFacts {
  readonly host: string
  readonly port: number
  readonly security: 'starttls' | 'direct-tls'
  readonly tlsVersion: string
  /** IANA name. */
  readonly suite: string
  /** ISO 8601 (UTC). */
  readonly certificateNotAfter: string
}

/** The rooms that the bot is in, for commands that change that. */
export interface RoomDesk {
  list(): readonly RoomMembership[]
  /** Enters a room, and remembers it once it is in; if it cannot, `inviter` (bare JID) is told why. */
  join(jid: string, inviter: string): void
  /** Leaves a room and forgets it; nothing happens where it is not in. */
  leave(jid: string): void
}

/** One room of the bot. */
export interface RoomMembership {
  /** Bare JID. */
  readonly jid: string
  /** Whether the bot is in there now. */
  readonly isIn: boolean
  /** Bare JID of who invited the bot, where that is known. */
  readonly invitedBy?: string
}

/** Carries notices to rooms and people. */
export interface Messenger {
  /**
   * Sends it once, with its id as the stanza's.
   * - `delivered`: the room showed it to everybody, or our own server took it.
   * - `offline`: not now: there is no session, or the room is not entered; nothing was sent, or nothing tells that it arrived.
   * - `returned`: it was sent back, and may be taken another time. One for a person may still come back after it was
   *   `delivered`: servers of others answer when they can, which is told by `onReturned` of the bot.
   * - `undeliverable`: never: we are no longer to be in that room, or it was sent back for good.
   */
  deliver(notice: Notice): Promise<'delivered' | 'offline' | 'returned' | 'undeliverable'>
  /** Whether one that was begun, and not finished, got out all the same; only an archive can tell (XEP-0313). */
  wasDelivered(notice: Notice): Promise<'yes' | 'no' | 'unknown'>
}

/** A message that was sent back. */
export interface Returned {
  /** Of the stanza. */
  readonly id: string
  /** Bare JID of whom it was for. */
  readonly from: string
}
