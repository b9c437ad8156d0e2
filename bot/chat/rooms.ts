/** The rooms that the bot is in: configured, remembered, invited to. Drives one {@link Room} each. */
import type { Log, RememberedRoom, RoomMembership, RoomStore } from '../ports.ts'
import type { Invitation } from './incoming.ts'
import { attribute, NS, xml, type Element } from './stanza.ts'
import { parseJid } from './jid.ts'
import { Occupants, type Standing } from './occupants.ts'
import type { Requests } from './requests.ts'
import { Room, readSelfPing, type RoomDecision } from './room.ts'
import { readRoomPresence } from './room-presence.ts'
import type { Timers } from './timers.ts'

/** What the rooms need of the rest. */
export interface RoomParts {
  send(stanza: Element): Promise<boolean>
  readonly requests: Requests
  readonly store: RoomStore
  readonly log: Log
  readonly timers: Timers
  /** Uniform in [0, 1). */
  readonly random: () => number
  readonly nickname: string
  /** `<c/>`, for every join. */
  readonly caps: () => Element
  /** In, and history is over: what waits for this room can be said. */
  entered(jid: string): void
  /** Tells an inviter that the room could not be entered; `condition` as in RFC 6120 §8.3.3. */
  tellRefusal(invitation: Invitation, condition: string): void
}

interface Entry {
  readonly room: Room
  readonly remembered: RememberedRoom
  readonly occupants: Occupants
  /** Of the last invitation, until it has led to something. */
  invitation: Invitation | undefined
  /** Was entered once, or is configured: trouble there passes, so it is tried again. */
  isEstablished: boolean
  cancelTimer: () => void
}

/** A bot in more rooms than this has been taken for a ride. */
const MAX_ROOMS = 200
/** Says no in itself; anything else may pass. */
const FINAL_CONDITIONS = new Set([
  'forbidden',
  'registration-required',
  'not-authorized',
  'not-allowed',
  'jid-malformed',
])

/** All rooms of the bot. */
export class Rooms {
  readonly #parts: RoomParts
  readonly #entries = new Map<string, Entry>()
  #isOnline = false

  constructor(parts: RoomParts) {
    this.#parts = parts
  }

  /** Learns where to be; rooms are entered once the bot is online. */
  async load(configured: readonly string[]): Promise<void> {
    const remembered = await this.#parts.store.list()
    for (const room of [...remembered, ...configured.map((jid) => ({ jid }))]) {
      const bare = parseJid(room.jid)?.bare
      if (bare !== undefined && !this.#entries.has(bare)) this.#add({ ...room, jid: bare }, undefined, true)
    }
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

  /** What a room says of one of its occupants. */
  standing(bare: string, nickname: string): Standing {
    return this.#entries.get(bare)?.occupants.find(nickname) ?? {}
  }

  /** Every room that the bot is in or tries to be in. */
  list(): readonly RoomMembership[] {
    return [...this.#entries.values()].map(({ remembered: { jid, invitedBy }, room }) => ({
      jid,
      isIn: room.isLive,
      ...(invitedBy !== undefined && { invitedBy }),
    }))
  }

  /** Leaves a room for good (XEP-0045 §7.14). */
  leave(jid: string): void {
    const entry = this.#entries.get(jid)
    if (entry === undefined) return
    entry.cancelTimer()
    void this.#parts.send(xml('presence', { to: `${jid}/${entry.room.nickname}`, type: 'unavailable' }))
    this.#parts.log.info({ room: jid }, 'left a room on request')
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

  /** Accepts an invitation; a second one to the same room changes nothing. */
  invite(invitation: Invitation): void {
    const known = this.#entries.get(invitation.room)
    if (known !== undefined && known.room.state !== 'gone') return
    if (this.#entries.size >= MAX_ROOMS) {
      this.#parts.tellRefusal(invitation, 'resource-constraint')
      return
    }
    const { room: jid, inviter, password } = invitation
    this.#parts.log.info({ room: jid, via: invitation.via }, 'invited to a room')
    const remembered = { jid, invitedBy: inviter.bare, ...(password !== undefined && { password }) }
    const entry = this.#add(remembered, invitation, false)
    if (this.#isOnline) this.#apply(jid, entry, entry.room.handle('online'))
  }

  /** Any stanza from a room, before anything else is done with it. */
  handle(stanza: Element): void {
    const from = parseJid(attribute(stanza, 'from') ?? '')
    const entry = from === undefined ? undefined : this.#entries.get(from.bare)
    if (from === undefined || entry === undefined) return
    if (stanza.is('presence')) this.#handlePresence(from.bare, entry, stanza)
    else if (isBounce(stanza)) this.#apply(from.bare, entry, entry.room.handle('absent'))
    this.#apply(from.bare, entry, entry.room.handle('heard'))
  }

  /** The room's subject came. */
  subject(bare: string): void {
    const entry = this.#entries.get(bare)
    if (entry !== undefined) this.#apply(bare, entry, entry.room.handle('subject'))
  }

  #handlePresence(jid: string, entry: Entry, stanza: Element): void {
    const { occupants, room } = entry
    occupants.handle(stanza)
    const presence = readRoomPresence(stanza, room.nickname)
    switch (presence.kind) {
      case 'entered':
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

  #refused(jid: string, entry: Entry, condition: string): void {
    const isFinal = FINAL_CONDITIONS.has(condition) || !entry.isEstablished
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

  #add(remembered: RememberedRoom, invitation: Invitation | undefined, isEstablished: boolean): Entry {
    const room = new Room(this.#parts.nickname, this.#parts.random)
    const occupants = new Occupants()
    const entry = { room, remembered, occupants, invitation, isEstablished, cancelTimer: () => undefined }
    this.#entries.set(remembered.jid, entry)
    return entry
  }

  #apply(jid: string, entry: Entry, decision: RoomDecision | undefined): void {
    if (decision === undefined) return
    entry.cancelTimer()
    const { timerMs } = decision
    entry.cancelTimer =
      timerMs === undefined
        ? () => undefined
        : this.#parts.timers.after(timerMs, () => this.#timer(jid, entry))
    if (decision.state === 'joined' && decision.previous === 'syncing') this.#joined(jid, entry)
    switch (decision.action) {
      case 'join':
        this.#join(jid, entry)
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

  #timer(jid: string, entry: Entry): void {
    const isUnanswered = entry.room.state === 'joining' && !entry.isEstablished
    // A fresh invitation that leads nowhere is told and dropped; whoever sent it may invite again.
    if (isUnanswered) this.#refused(jid, entry, 'remote-server-timeout')
    else this.#apply(jid, entry, entry.room.handle('timer'))
  }

  #joined(jid: string, entry: Entry): void {
    this.#parts.log.info({ room: jid, nickname: entry.room.nickname }, 'entered a room')
    this.#parts.entered(jid)
    if (entry.invitation === undefined) return
    entry.invitation = undefined
    entry.isEstablished = true
    this.#parts.store
      .remember(entry.remembered)
      .catch((error: unknown) => this.#parts.log.error({ error, room: jid }, 'could not remember a room'))
  }

  #join(jid: string, { occupants, room, remembered: { password } }: Entry): void {
    occupants.clear()
    const x = xml(
      'x',
      { xmlns: NS.muc },
      xml('history', { maxstanzas: '0' }),
      ...(password === undefined ? [] : [xml('password', {}, password)]),
    )
    void this.#parts.send(xml('presence', { to: `${jid}/${room.nickname}` }, x, this.#parts.caps()))
  }

  /** A ping to ourselves through the room (XEP-0410). */
  async #ask(jid: string, entry: Entry): Promise<void> {
    const to = `${jid}/${entry.room.nickname}`
    const reply = await this.#parts.requests.ask('get', to, xml('ping', { xmlns: NS.ping }))
    const answer = readSelfPing(reply) ?? 'present'
    this.#apply(jid, entry, entry.room.handle(answer))
  }

  #forget(jid: string): void {
    this.#entries.delete(jid)
    this.#parts.store
      .forget(jid)
      .catch((error: unknown) => this.#parts.log.error({ error, room: jid }, 'could not forget a room'))
  }
}

/** Our own message came back because we are not in that room (XEP-0045 §7.4). */
function isBounce(stanza: Element): boolean {
  if (!stanza.is('message') || attribute(stanza, 'type') !== 'error') return false
  const error = stanza.getChild('error')
  return error?.getChild('not-acceptable', NS.stanzaErrors) !== undefined
}
