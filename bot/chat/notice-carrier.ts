/** Carries notices: messages that the bot owes somebody without having been asked just now. */
import { Recent } from '../limits/recent.ts'
import type { Messenger, Returned } from '../ports.ts'
import type { Notice } from '../records.ts'
import { Archive } from './archive.ts'
import { parseJid } from './jid.ts'
import { noticeStanza } from './outgoing.ts'
import { Pauses } from './pauses.ts'
import type { Requests } from './requests.ts'
import type { Rooms } from './rooms.ts'
import { NS, attribute, xml, type Element } from './stanza.ts'
import type { Timers } from './timers.ts'

/** What carrying takes. */
export interface CarrierParts {
  /** @returns Whether the stanza was written. */
  send(stanza: Element): Promise<boolean>
  readonly requests: Requests
  readonly rooms: Pick<Rooms, 'hasVoice' | 'isRoom' | 'liveNickname' | 'traits'>
  readonly timers: Timers
  /** Bare JID of the bot. */
  readonly own: string
  readonly newId: () => string
  /** Said at the end of what had to be cut, in the language of the text. */
  cutHint(lang: string): string
  /** Called with what a person's server sends back after it was taken for delivered, and may take another time. */
  onReturned(message: Returned): void
  /** Called when somebody shows up who sent things back. */
  onReachable(): void
}

type Delivery = Awaited<ReturnType<Messenger['deliver']>>

const ECHO_TIMEOUT_MS = 30_000
/** Between two notices in one room: it is for people to talk in. */
const ROOM_INTERVAL_MS = 3_000
/** Others wait as long as we wait for a turn: in a room that asks for more, the next notice is for another time. */
const LONGEST_TURN_MS = 10_000

/**
 * A notice for a room has arrived when the room shows it to us as well; one for a person, when our server has answered something
 * that was sent behind it, since it works on stanzas in order (RFC 6120 §10.1). It may come back from another server for as long
 * as ours tries to reach that one: who sends things back is left alone for a while, and tried again.
 */
export class NoticeCarrier implements Messenger {
  readonly #parts: CarrierParts
  readonly #archive: Archive
  /** Notices that are out, by id. */
  readonly #sent = new Map<string, { readonly to: string; readonly settle: (delivery: Delivery) => void }>()
  /** When the next one may be said in a room, by our timers. */
  readonly #nextAt = new Recent<number>()
  readonly #pauses: Pauses

  constructor(parts: CarrierParts) {
    this.#parts = parts
    this.#archive = new Archive(parts)
    this.#pauses = new Pauses(parts.timers)
  }

  async deliver(notice: Notice): Promise<Delivery> {
    const { kind, jid } = notice.to
    if (kind === 'terminal' || (kind === 'room' && !this.#parts.rooms.isRoom(jid))) return 'undeliverable'
    if (!this.#isReachable(notice.to)) return 'offline'
    if (kind === 'person') return this.#send(notice, 'chat', () => this.#askServer(notice.id))
    await this.#turn(jid)
    if (!this.#maySpeak(jid)) return 'offline'
    return this.#send(notice, 'groupchat', () => undefined)
  }

  wasDelivered({ createdAt, id, to }: Notice): Promise<'yes' | 'no' | 'unknown'> {
    // Nothing is sent to them now, whatever the archive says; and who does not answer would hold up the others.
    if (!this.#isReachable(to)) return Promise.resolve('unknown')
    return this.#archive.has({ with: to.jid, isRoom: to.kind === 'room', id, since: createdAt })
  }

  #isReachable({ kind, jid }: Notice['to']): boolean {
    if (this.#pauses.isOn(jid)) return false
    const waitMs = (this.#nextAt.find(jid) ?? 0) - this.#parts.timers.now()
    return kind !== 'room' || (this.#maySpeak(jid) && waitMs <= LONGEST_TURN_MS)
  }

  /** Its moderators may give us voice: nothing is lost until then. */
  #maySpeak(room: string): boolean {
    const { rooms } = this.#parts
    return rooms.liveNickname(room) !== undefined && rooms.hasVoice(room)
  }

  /** Takes any stanza. */
  handle(stanza: Element): void {
    this.#archive.handle(stanza)
    const from = parseJid(attribute(stanza, 'from') ?? '')
    if (from === undefined) return
    if (isSignOfLife(stanza) && this.#pauses.end(from.bare)) this.#parts.onReachable()
    if (!stanza.is('message')) return
    const id = attribute(stanza, 'id') ?? ''
    const sent = this.#sent.get(id)
    const pending = sent?.to === from.bare ? sent : undefined
    const type = attribute(stanza, 'type')
    // A notice goes to a bare JID: what comes back from a client was an answer.
    if (type === 'error' && from.resourcepart === '')
      this.#handleError(stanza, { id, from: from.bare }, pending?.settle)
    else if (type === 'groupchat' && from.resourcepart === this.#parts.rooms.liveNickname(from.bare))
      pending?.settle('delivered')
  }

  #handleError(
    stanza: Element,
    returned: Returned,
    settle: ((delivery: Delivery) => void) | undefined,
  ): void {
    const isRoom = this.#parts.rooms.isRoom(returned.from)
    if (isForGood(stanza, isRoom)) settle?.('undeliverable')
    else if (isRoom) settle?.('offline')
    else {
      this.#pauses.begin(returned.from)
      if (settle === undefined) this.#parts.onReturned(returned)
      else settle('returned')
    }
  }

  /** The session is over: nothing tells any more what arrived. */
  offline(): void {
    for (const { settle } of this.#sent.values()) settle('offline')
  }

  async #send(notice: Notice, type: 'chat' | 'groupchat', afterwards: () => void): Promise<Delivery> {
    const { id, to, lang } = notice
    const { timers } = this.#parts
    const delivery = new Promise<Delivery>((settle) => this.#sent.set(id, { to: to.jid, settle }))
    const cancel = timers.after(ECHO_TIMEOUT_MS, () => this.#sent.get(id)?.settle('offline'))
    try {
      const stanza = noticeStanza(notice, type, this.#parts.cutHint(lang))
      if (!(await this.#parts.send(stanza))) return 'offline'
      afterwards()
      return await delivery
    } finally {
      cancel()
      this.#sent.delete(id)
    }
  }

  #askServer(id: string): void {
    const { requests, own } = this.#parts
    const domain = own.slice(own.indexOf('@') + 1)
    void requests.ask('get', domain, xml('ping', { xmlns: NS.ping })).then(({ state }) => {
      this.#sent.get(id)?.settle(state === 'unanswered' ? 'offline' : 'delivered')
    })
  }

  /** Waits until the room may be spoken in again. */
  #turn(room: string): Promise<void> {
    const { rooms, timers } = this.#parts
    const now = timers.now()
    const at = Math.max(now, this.#nextAt.find(room) ?? 0)
    this.#nextAt.keep(room, at + Math.max(ROOM_INTERVAL_MS, rooms.traits(room).slowModeMs))
    return new Promise((done) => {
      if (at === now) done()
      else timers.after(at - now, done)
    })
  }
}

/** Of a person who came online, or says something (RFC 6121 §4.2, §5). */
function isSignOfLife(stanza: Element): boolean {
  const type = attribute(stanza, 'type')
  return stanza.is('presence') ? type === undefined : stanza.is('message') && type !== 'error'
}

/** Errors that ask to wait, or that come from our or somebody else's not being there just now, pass (RFC 6120 §8.3.2). */
function isForGood(stanza: Element, isRoom: boolean): boolean {
  const error = stanza.getChild('error')
  if (error === undefined || attribute(error, 'type') === 'wait') return false
  const passing = isRoom ? PASSING : [...PASSING, UNAVAILABLE]
  return !passing.some((condition) => error.getChild(condition, NS.stanzaErrors) !== undefined)
}

const PASSING = [
  'not-acceptable',
  'remote-server-timeout',
  'remote-server-not-found',
  'recipient-unavailable',
]

/** Somebody is offline where nothing is kept for them (RFC 6121 §8.5.2.2.1), if they are not unknown there, or want nothing of us. */
const UNAVAILABLE = 'service-unavailable'
