/** Carries notices: messages that the bot owes somebody without having been asked just now. */
import { Recent } from '../limits/recent.ts'
import type { Messenger } from '../ports.ts'
import type { Notice } from '../records.ts'
import { Archive } from './archive.ts'
import { parseJid } from './jid.ts'
import { noticeStanza } from './outgoing.ts'
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
}

type Delivery = Awaited<ReturnType<Messenger['deliver']>>

const ECHO_TIMEOUT_MS = 30_000
/** Between two notices in one room: it is for people to talk in. */
const ROOM_INTERVAL_MS = 3_000

/**
 * A notice for a room has arrived when the room shows it to us as well; one for a person, when our server has answered something
 * that was sent behind it, since it works on stanzas in order (RFC 6120 §10.1).
 */
export class NoticeCarrier implements Messenger {
  readonly #parts: CarrierParts
  readonly #archive: Archive
  /** Notices that are out, by id. */
  readonly #sent = new Map<string, { readonly to: string; readonly settle: (delivery: Delivery) => void }>()
  /** When the next one may be said in a room, by our timers. */
  readonly #nextAt = new Recent<number>()

  constructor(parts: CarrierParts) {
    this.#parts = parts
    this.#archive = new Archive(parts)
  }

  async deliver(notice: Notice): Promise<Delivery> {
    const { kind, jid } = notice.to
    if (kind === 'terminal') return 'undeliverable'
    if (kind === 'person') return this.#send(notice, 'chat', () => this.#askServer(notice.id))
    const { rooms } = this.#parts
    if (!rooms.isRoom(jid)) return 'undeliverable'
    await this.#turn(jid)
    // Its moderators may give us voice: nothing is lost until then.
    if (rooms.liveNickname(jid) === undefined || !rooms.hasVoice(jid)) return 'offline'
    return this.#send(notice, 'groupchat', () => undefined)
  }

  wasDelivered({ createdAt, id, to }: Notice): Promise<'yes' | 'no' | 'unknown'> {
    return this.#archive.has({ with: to.jid, isRoom: to.kind === 'room', id, since: createdAt })
  }

  /** Takes any stanza. */
  handle(stanza: Element): void {
    this.#archive.handle(stanza)
    const pending = stanza.is('message') ? this.#sent.get(attribute(stanza, 'id') ?? '') : undefined
    const from = parseJid(attribute(stanza, 'from') ?? '')
    if (pending === undefined || from?.bare !== pending.to) return
    const type = attribute(stanza, 'type')
    if (type === 'error') pending.settle(isForGood(stanza) ? 'undeliverable' : 'offline')
    else if (type === 'groupchat' && from.resourcepart === this.#parts.rooms.liveNickname(from.bare))
      pending.settle('delivered')
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

/** Errors that ask to wait, or that come from our not being there just now, pass (RFC 6120 §8.3.2). */
function isForGood(stanza: Element): boolean {
  const error = stanza.getChild('error')
  if (error === undefined || attribute(error, 'type') === 'wait') return false
  const passing = [
    'not-acceptable',
    'remote-server-timeout',
    'remote-server-not-found',
    'recipient-unavailable',
  ]
  return !passing.some((condition) => error.getChild(condition, NS.stanzaErrors) !== undefined)
}
