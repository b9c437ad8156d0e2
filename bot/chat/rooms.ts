/** The rooms that the bot is in: configured, remembered, invited to. Drives one {@link Room} each. */
import type { Occupant, RememberedRoom, RoomMembership } from '../ports.ts'
import type { Invitation } from './incoming.ts'
import { InvitationLimit, isByOccupant } from './invitation-limit.ts'
import { attribute, type Element } from './stanza.ts'
import { parseJid, type Jid } from './jid.ts'
import { Room, type RoomDecision } from './room.ts'
import {
  newEntry,
  noteAddressed,
  occupantIn,
  RoomMemory,
  type RoomEntry,
  forgetInviter,
  hasVoice,
  unusedRooms,
} from './room-entry.ts'
import type { RoomParts } from './room-parts.ts'
import { readRoomPresence } from './room-presence.ts'
import { askTraits, askWhetherIn, isNowhere, unlock } from './room-queries.ts'
import { isFinalRefusal } from './refusal.ts'
import { isBounce, isConfigurationChange, joinStanza, leaveStanza } from './room-stanzas.ts'
import { UNKNOWN_TRAITS, type RoomTraits } from './room-traits.ts'

/** A bot in more rooms than this has been taken for a ride. */
const MAX_ROOMS = 200
const DAY_MS = 24 * 60 * 60 * 1000
/** All rooms of the bot. */
export class Rooms {
  readonly #parts: RoomParts
  readonly #entries = new Map<string, RoomEntry>()
  readonly #invitationLimit: InvitationLimit
  readonly #memory: RoomMemory
  #isOnline = false
  #cancelDaily: () => void = () => undefined

  constructor(parts: RoomParts) {
    this.#parts = parts
    this.#invitationLimit = new InvitationLimit(parts.timers, parts.log)
    this.#memory = new RoomMemory(parts.store, parts.log)
  }

  /** Learns where to be; rooms are entered once the bot is online. */
  async load(configured: readonly string[]): Promise<void> {
    const wanted = new Set(configured.map((jid) => parseJid(jid)?.bare))
    const remembered = await this.#memory.list()
    for (const room of [...remembered, ...configured.map((jid): RememberedRoom => ({ jid }))]) {
      const jid = parseJid(room.jid)?.bare
      if (jid === undefined || this.#entries.has(jid)) continue
      const isConfigured = wanted.has(jid)
      this.#add({ remembered: { ...room, jid }, invitation: undefined, isConfigured, isEstablished: true })
      // Of a room that was remembered without a date, the ninety days begin now.
      if (room.lastAddressedAt === undefined) this.addressed(jid)
    }
    this.#daily()
  }

  /** Looks after nothing any more. */
  stop(): void {
    this.#cancelDaily()
  }

  /** What is known of that room; nothing is relied on where it has not been asked. */
  traits(bare: string): RoomTraits {
    return this.#entries.get(bare)?.traits ?? UNKNOWN_TRAITS
  }

  /** Somebody in that room spoke to the bot. It is written down once a day at most. */
  addressed(bare: string): void {
    const entry = this.#entries.get(bare)
    if (entry !== undefined && noteAddressed(entry, this.#parts.now()))
      this.#memory.remember(entry.remembered)
  }

  /** Whether stanzas from there come from a room. */
  isRoom(bare: string): boolean {
    const entry = this.#entries.get(bare)
    return entry !== undefined && entry.room.state !== 'gone'
  }

  /** @returns The bot's nickname; `undefined` where it is not in, or where history may still be coming. */
  liveNickname(bare: string): string | undefined {
    const room = this.#entries.get(bare)?.room
    return room?.isLive === true ? room.nickname : undefined
  }

  /** @returns The bot's nickname there, or the one asked for; `undefined` for what is no room of ours. */
  nickname(bare: string): string | undefined {
    return this.isRoom(bare) ? this.#entries.get(bare)?.room.nickname : undefined
  }

  /** Who somebody in a room is. @param said The occupant-id in their message. */
  occupant(from: Jid, said: string | undefined): Omit<Occupant, 'place'> {
    return occupantIn(this.#entries.get(from.bare), from, said)
  }

  /** Whether the bot may speak to all in that room. */
  hasVoice(bare: string): boolean {
    const entry = this.#entries.get(bare)
    return entry !== undefined && hasVoice(entry)
  }

  /** Every room that the bot is in or tries to be in. */
  list(): readonly RoomMembership[] {
    return [...this.#entries.values()].map(({ remembered: { jid, invitedBy }, room }) => ({
      jid,
      isIn: room.isLive,
      ...(invitedBy !== undefined && { invitedBy }),
    }))
  }

  /** Forgets that it was that person (bare JID) who invited the bot, wherever it was. */
  forgetInviter(inviter: string): Promise<void> {
    return forgetInviter(this.#entries.values(), inviter, this.#parts.store)
  }

  /** Leaves a room for good (XEP-0045 §7.14). */
  leave(jid: string): void {
    const entry = this.#entries.get(jid)
    if (entry === undefined) return
    this.#apply(jid, entry, entry.room.handle('left'))
    void this.#parts.send(leaveStanza(jid, entry.room.nickname))
    this.#parts.log.info({ room: jid }, 'left a room')
    this.#forget(jid)
  }

  /** A new session: every room has to be entered anew. */
  online(): void {
    this.#isOnline = true
    for (const [jid, entry] of this.#entries) this.#apply(jid, entry, entry.room.handle('online'))
  }

  offline(): void {
    this.#isOnline = false
    for (const [jid, entry] of this.#entries) this.#apply(jid, entry, entry.room.handle('offline'))
  }

  /** Accepts an invitation; a second one to the same room changes nothing. Owners may invite as often as they like. */
  invite(invitation: Invitation, isByOwner = false): void {
    if (this.isRoom(invitation.room)) return
    if (this.#entries.size >= MAX_ROOMS) {
      this.#parts.tellRefusal(invitation, 'resource-constraint')
      return
    }
    const { room: jid, inviter, password } = invitation
    if (!isByOwner && !this.#invitationLimit.admits(invitation)) return
    this.#parts.log.info({ room: jid, via: invitation.via }, 'invited to a room')
    const remembered = {
      jid,
      ...(!isByOccupant(invitation) && { invitedBy: inviter.bare }),
      lastAddressedAt: this.#parts.now(),
      ...(password !== undefined && { password }),
    }
    const entry = this.#add({ remembered, invitation, isConfigured: false, isEstablished: false })
    if (this.#isOnline) this.#apply(jid, entry, entry.room.handle('online'))
  }

  /** Any stanza from a room, before anything else is done with it. */
  handle(stanza: Element): void {
    const from = parseJid(attribute(stanza, 'from') ?? '')
    const entry = from === undefined ? undefined : this.#entries.get(from.bare)
    if (from === undefined || entry === undefined) return
    if (stanza.is('presence')) this.#handlePresence(from.bare, entry, stanza)
    else if (isBounce(stanza)) this.#apply(from.bare, entry, entry.room.handle('absent'))
    else if (isConfigurationChange(stanza)) void this.#learnTraits(from.bare, entry)
    this.#apply(from.bare, entry, entry.room.handle('heard'))
  }

  /** The room's subject came. */
  subject(bare: string): void {
    const entry = this.#entries.get(bare)
    if (entry !== undefined) this.#apply(bare, entry, entry.room.handle('subject'))
  }

  #handlePresence(jid: string, entry: RoomEntry, stanza: Element): void {
    const { occupants, room } = entry
    occupants.handle(stanza)
    const presence = readRoomPresence(stanza, room.nickname)
    switch (presence.kind) {
      case 'entered':
        if (presence.isNew) void unlock(this.#parts.requests, jid)
        this.#apply(jid, entry, room.enter(presence.nickname))
        return
      case 'refused':
        this.#refused(jid, entry, presence.condition)
        return
      case 'removed':
        this.#parts.log.info({ room: jid, because: presence.because }, 'removed from a room')
        this.#apply(jid, entry, room.handle('removed'))
        return
      case 'dropped':
        this.#apply(jid, entry, room.handle('dropped'))
        return
      case 'other':
        return
    }
  }

  #refused(jid: string, entry: RoomEntry, condition: string): void {
    const isFinal = isFinalRefusal(condition) || !entry.isEstablished
    const { room } = entry
    const nextNickname = condition === 'conflict' ? room.conflict() : undefined
    const decision = nextNickname ?? room.handle(isFinal ? 'refused' : 'unready')
    if (decision === undefined) return
    if (decision.state === 'gone') {
      this.#parts.log.warn({ room: jid, condition }, 'could not enter a room')
      if (entry.invitation !== undefined) this.#parts.tellRefusal(entry.invitation, condition)
    }
    this.#apply(jid, entry, decision)
  }

  #add(known: Parameters<typeof newEntry>[1]): RoomEntry {
    const entry = newEntry(
      new Room(this.#parts.nickname, this.#parts.random, () => this.#parts.timers.now()),
      known,
    )
    this.#entries.set(known.remembered.jid, entry)
    return entry
  }

  #apply(jid: string, entry: RoomEntry, decision: RoomDecision | undefined): void {
    if (decision === undefined) return
    entry.cancelTimer()
    entry.cancelTimer =
      decision.timerMs === undefined
        ? () => undefined
        : this.#parts.timers.after(decision.timerMs, () => this.#timer(jid, entry))
    if (decision.state === 'syncing') void this.#learnTraits(jid, entry)
    if (decision.state === 'joined' && decision.previous === 'syncing') this.#joined(jid, entry)
    switch (decision.action) {
      case 'join':
        void this.#join(jid, entry, decision.previous === 'joining')
        return
      case 'ask':
        void this.#ask(jid, entry)
        return
      case 'give-up':
        this.#forget(jid)
        return
      case undefined:
        return
    }
  }

  #timer(jid: string, entry: RoomEntry): void {
    const isUnanswered = entry.room.state === 'joining' && !entry.isEstablished
    // A fresh invitation that leads nowhere is told and dropped; whoever sent it may invite again.
    if (isUnanswered) this.#refused(jid, entry, 'remote-server-timeout')
    else this.#apply(jid, entry, entry.room.handle('timer'))
  }

  #joined(jid: string, entry: RoomEntry): void {
    this.#parts.log.info({ room: jid, nickname: entry.room.nickname }, 'entered a room')
    this.#parts.entered(jid)
    if (entry.invitation === undefined) return
    entry.invitation = undefined
    entry.isEstablished = true
    this.#memory.remember(entry.remembered)
  }

  /** A room that invited us, or refused a nickname, is there; one that is configured is made where it is not. */
  async #join(jid: string, entry: RoomEntry, isKnown: boolean): Promise<void> {
    const { invitation, isConfigured, occupants, remembered, room } = entry
    const isThere = isKnown || isConfigured || invitation?.via === 'mediated'
    if (!isThere && (await isNowhere(this.#parts.requests, jid)))
      return this.#refused(jid, entry, 'item-not-found')
    if (room.state !== 'joining') return
    occupants.clear()
    void this.#parts.send(joinStanza(jid, room.nickname, remembered.password, this.#parts.described()))
  }

  async #learnTraits(jid: string, entry: RoomEntry): Promise<void> {
    entry.traits = (await askTraits(this.#parts.requests, jid)) ?? entry.traits
  }

  /** Leaves the rooms where nobody wants anything of the bot, once a day. */
  #daily(): void {
    this.#cancelDaily = this.#parts.timers.after(DAY_MS, () => this.#daily())
    void this.#leaveUnused()
  }

  async #leaveUnused(): Promise<void> {
    for (const jid of await unusedRooms(this.#entries, this.#parts)) {
      this.#parts.log.info({ room: jid }, 'left a room where nobody asked for 90 days')
      this.leave(jid)
    }
  }

  async #ask(jid: string, entry: RoomEntry): Promise<void> {
    const answer = await askWhetherIn(this.#parts.requests, `${jid}/${entry.room.nickname}`)
    this.#apply(jid, entry, entry.room.handle(answer))
  }

  #forget(jid: string): void {
    this.#entries.delete(jid)
    this.#memory.forget(jid)
    this.#parts.left(jid)
  }
}
