/** What becomes of each message that reaches the bot: a question, an acknowledgement, an explanation, or nothing. */
import { type Language, languageOf, translator } from '../locales/index.ts'
import type { Asker } from '../ports.ts'
import { addressedText, calledText, cleanText } from './addressing.ts'
import type { Capabilities } from './capabilities.ts'
import type { Conversations } from './conversations.ts'
import { Courtesy } from './courtesy.ts'
import type { Incoming, RoomMessage } from './incoming.ts'
import { parseJid, type Jid } from './jid.ts'
import { markerStanza, receiptStanza } from './outgoing.ts'
import type { Rooms } from './rooms.ts'
import { NS, type Element } from './stanza.ts'
import type { Timers } from './timers.ts'

/** What listening takes. */
export interface ListenerParts {
  /** Bare JID of the bot. */
  readonly own: string
  /** What the bot is called where no room says otherwise. */
  readonly nickname: string
  send(stanza: Element): Promise<boolean>
  readonly conversations: Conversations
  readonly rooms: Rooms
  readonly capabilities: Capabilities
  readonly timers: Timers
  readonly newId: () => string
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** The language for somebody: stored, or the one that their message says. */
  readonly languageFor: (jid: string, lang: string | undefined) => Language
}

/** A message that was written to the bot alone. */
type PrivateMessage = Incoming & { readonly kind: 'chat' | 'room-private' }

/** Listens to people, and passes on what is a question. */
export class Listener {
  readonly #parts: ListenerParts
  readonly #courtesy: Courtesy

  constructor(parts: ListenerParts) {
    this.#parts = parts
    this.#courtesy = new Courtesy(parts.timers)
  }

  /** Never throws, whatever came. */
  handle(message: Incoming): void {
    switch (message.kind) {
      case 'ignored':
        return
      case 'subject':
        this.#parts.rooms.subject(message.room)
        return
      case 'invitation':
        this.#parts.rooms.invite(message)
        return
      case 'encrypted':
        this.#explainEncryption(message.from, message.lang)
        return
      case 'room':
        this.#handleRoomMessage(message)
        return
      case 'chat':
      case 'room-private':
        this.#handlePrivateMessage(message)
        return
    }
  }

  #handleRoomMessage(message: RoomMessage): void {
    const { from, body, lang, stanzaId } = message
    const nickname = this.#parts.rooms.liveNickname(from.bare)
    if (nickname === undefined || from.resourcepart === nickname) return
    const isInside = (name: string): boolean => this.#isInside({ ...from, resourcepart: name })
    const said = addressedText(body, nickname, isInside)
    const aside = this.#isPointedAt(message, nickname)
      ? cleanText(body)
      : calledText(body, nickname, isInside)
    const text = said ?? aside
    if (text === undefined) return
    const isAside = said === undefined
    this.#parts.rooms.addressed(from.bare)
    const { hasStableIds, slowModeMs } = this.#parts.rooms.traits(from.bare)
    const id = hasStableIds ? stanzaId : undefined
    const replied = id === undefined ? undefined : { id, author: from.full, body: text }
    const place = { place: 'room', room: from.bare, nickname: from.resourcepart } as const
    const question = {
      message: {
        text,
        asker: this.#occupantOf(message),
        ...(lang !== undefined && { lang }),
        ...(isAside && { isAside }),
      },
      isWelcome: async () => !(await this.#parts.capabilities.isBot(from.full)),
    }
    if (this.#parts.rooms.hasVoice(from.bare))
      this.#parts.conversations.ask({
        ...question,
        destination: { ...place, ...(replied !== undefined && { replied }) },
        // Where messages are rationed, none is spent on a gesture.
        reactTo: () => (slowModeMs === 0 ? id : undefined),
      })
    else
      this.#parts.conversations.ask({
        ...question,
        destination: { place: 'room-private', jid: from.full },
        note: (language) => this.#noteOnVoice(from, language),
      })
  }

  /** Why the answer comes in private; somebody who knows needs not be told again for a day. */
  #noteOnVoice(from: Jid, lang: string): string | undefined {
    if (!this.#courtesy.isDue(`voice ${from.full}`)) return undefined
    return translator(languageOf(lang) ?? 'en')({ say: 'chat.no-voice' })
  }

  /** By a reply to something that the bot said (XEP-0461), or by a mention of it (XEP-0513). */
  #isPointedAt({ from, mentions, replyTo }: RoomMessage, nickname: string): boolean {
    const own = parseJid(`${from.bare}/${nickname}`)
    if (own === undefined) return false
    const { occupantId } = this.#parts.rooms.occupant(own, undefined)
    const isOurs = (jid: string): boolean => {
      const full = parseJid(jid)?.full
      return full === own.full || full === this.#parts.own
    }
    if (replyTo !== undefined && isOurs(replyTo)) return true
    return mentions.some((name) => name === occupantId || isOurs(name))
  }

  /** Whoever is in a room has a role there (XEP-0045 §5.1). */
  #isInside(occupant: Jid): boolean {
    return this.#parts.rooms.occupant(occupant, undefined).role !== undefined
  }

  #handlePrivateMessage(message: PrivateMessage): void {
    const { kind, from, body, id, lang } = message
    const { nickname } = this.#parts
    const roomNickname = kind === 'room-private' ? this.#parts.rooms.nickname(from.bare) : undefined
    if (from.resourcepart === roomNickname) return
    // Nobody else is there to be spoken to, but whoever knows the bot from a room says its name here too.
    const text = addressedText(body, roomNickname ?? nickname, () => false) ?? cleanText(body)
    const stamp = message.kind === 'chat' ? message.stamp : undefined
    if (stamp === undefined) this.#acknowledge(message)
    else if (!isRecent(stamp, this.#parts.now())) {
      this.#excuseAbsence(from, lang)
      return
    }
    const asker: Asker =
      message.kind === 'chat' ? { place: 'chat', jid: from.bare } : this.#occupantOf(message)
    const { capabilities } = this.#parts
    if (message.kind === 'room-private') this.#parts.rooms.addressed(from.bare)
    const understandsReactions = (): boolean => capabilities.understands(from.full, NS.reactions)
    // Asked now, so that it is known by the time that there is something to show.
    understandsReactions()
    this.#parts.conversations.ask({
      message: { text, asker, ...(lang !== undefined && { lang }) },
      destination: { place: kind, jid: from.full },
      reactTo: () => (understandsReactions() ? id : undefined),
      ...(kind === 'room-private' && { isWelcome: async () => !(await capabilities.isBot(from.full)) }),
    })
  }

  /** Says that the message came, and was read, where its sender wants to know; not for what waited while the bot was away. */
  #acknowledge({ kind, from, receiptFor, markerFor }: PrivateMessage): void {
    const destination = { place: kind, jid: from.full }
    const { newId } = this.#parts
    if (receiptFor !== undefined) void this.#parts.send(receiptStanza(destination, receiptFor, newId()))
    if (markerFor !== undefined) void this.#parts.send(markerStanza(destination, markerFor, newId()))
  }

  /** What was asked long ago is not answered now: the asker may have gone elsewhere, and a storm would follow an outage. */
  #excuseAbsence(from: Jid, lang: string | undefined): void {
    if (!this.#courtesy.isDue(`absence ${from.bare}`)) return
    const language = this.#parts.languageFor(from.bare, lang)
    const text = translator(language)({ say: 'chat.was-away' })
    this.#parts.conversations.say({ place: 'chat', jid: from.full }, { text, lang: language })
  }

  #occupantOf({ kind, from, occupantId }: Incoming & { readonly kind: 'room' | 'room-private' }): Asker {
    return { place: kind, ...this.#parts.rooms.occupant(from, occupantId) }
  }

  #explainEncryption(from: Jid, lang: string | undefined): void {
    const isRoom = this.#parts.rooms.isRoom(from.bare)
    if (!this.#courtesy.isDue(isRoom ? from.full : from.bare)) return
    const language = this.#parts.languageFor(from.bare, lang)
    const text = translator(language)({ say: 'chat.encrypted' })
    this.#parts.conversations.say(
      { place: isRoom ? 'room-private' : 'chat', jid: from.full },
      { text, lang: language },
    )
  }
}

/** Kept while the bot was away, and not for longer than somebody may still wait for the answer. */
const STILL_AWAITED_MS = 10 * 60_000

/** @param stamp As XEP-0082 writes it; anything else is old. */
function isRecent(stamp: string, now: number): boolean {
  return now - Date.parse(stamp) < STILL_AWAITED_MS
}
