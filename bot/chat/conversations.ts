/** Carries questions to the dispatcher and answers back, in order within a conversation. */
import { Recent } from '../limits/recent.ts'
import type { Asker, DataFile, Dispatcher, IncomingMessage, Log, OutgoingMessage, Picture } from '../ports.ts'
import { Answer, type Delivery } from './answer.ts'
import { Lanes } from './lanes.ts'
import { ANYWHERE, Outbox } from './outbox.ts'
import { messageStanza, pictureStanza, type Destination } from './outgoing.ts'
import { withPictureShared, type PictureLink } from './pictures.ts'
import { RoomVoice } from './room-voice.ts'
import { Seldom } from './seldom.ts'
import type { Element } from './stanza.ts'
import type { Timers } from './timers.ts'
import type { Shared } from './uploads.ts'

/** What conversations need of the rest. */
export interface ConversationParts {
  /** @returns Whether the stanza was written. */
  send(stanza: Element): Promise<boolean>
  readonly dispatcher: Dispatcher
  readonly timers: Timers
  readonly log: Log
  readonly newId: () => string
  /** Never rejects for what a server did. */
  sharePicture(picture: Picture | DataFile, signal: AbortSignal): Promise<Shared>
  /** Said at the end of what had to be cut, in the language of the text. */
  cutHint(lang: string): string
  /** Least time between two messages that a room asks for; 0 where it asks for none. */
  readonly slowModeMs: (room: string) => number
}

/** One question. */
export interface Question {
  readonly message: IncomingMessage
  readonly destination: Destination
  /** Tells the id to react to; `undefined` where a reaction cannot be seen. */
  readonly reactTo?: () => string | undefined
  /** Found out before anything is done: whether it is to be answered at all. Never rejects. */
  readonly isWelcome?: () => Promise<boolean>
  /** What else there is to be told, below the first message of the answer and in its language; asked for once. */
  readonly note?: (lang: string) => string | undefined
}

const LIMITS = { atOnce: 32, waiting: 256, waitingPerLane: 8 } as const

/** All conversations that go on. */
export class Conversations {
  readonly #parts: ConversationParts
  readonly #lanes = new Lanes(LIMITS)
  readonly #outbox: Outbox
  readonly #voice: RoomVoice
  /** The newest message to a full JID: the only one that may be corrected. */
  readonly #newest = new Recent<string>()
  readonly #shutdown = new AbortController()
  readonly #dropped: Seldom

  constructor(parts: ConversationParts) {
    const { slowModeMs, timers } = parts
    this.#parts = parts
    this.#outbox = new Outbox(timers)
    this.#dropped = new Seldom(timers)
    this.#voice = new RoomVoice({
      deliver: (room, stanza) => void this.#send(room, stanza),
      slowModeMs,
      timers,
    })
  }

  /** Takes a question; a flood of them is cut off, without an answer to each. */
  ask(question: Question): void {
    const isTaken = this.#lanes.submit(laneOf(question.message.asker), () => this.#answer(question))
    if (!isTaken) this.#drop(question)
  }

  #drop({ destination: { place } }: Question): void {
    this.#dropped.happened((count) =>
      this.#parts.log.warn({ place, count }, 'too many questions at once: some are dropped'),
    )
  }

  /** Says something that nobody asked for, once the questions before it are answered. */
  say(destination: Destination, said: OutgoingMessage): void {
    this.#deliver(destination, said)
  }

  /** A session is there again: sends what waited for one. */
  online(): void {
    this.#flush(ANYWHERE)
  }

  /** A room is entered again: sends what waited for it. */
  entered(room: string): void {
    this.#flush(room)
  }

  /** Ends every answer that is being made. */
  stop(): void {
    this.#shutdown.abort()
  }

  async #answer({ message, destination, note, reactTo, isWelcome }: Question): Promise<void> {
    if (isWelcome !== undefined && !(await isWelcome())) return
    const { dispatcher, log } = this.#parts
    const answer = new Answer(destination, reactTo ?? (() => undefined), {
      ...this.#parts,
      deliver: (to, said, corrected) => this.#deliver(to, said, corrected),
      share: (said) =>
        withPictureShared(said, (picture) => this.#parts.sharePicture(picture, this.#shutdown.signal)),
      isNewest: (to, id) => to.place === 'chat' && this.#newest.find(to.jid) === id,
      meanwhile: () => dispatcher.meanwhile?.(message),
    })
    let isNoted = false
    try {
      for await (const said of dispatcher.answer(message, this.#shutdown.signal)) {
        if (said.isPreliminary === true) answer.hold(said)
        else await answer.say(isNoted ? said : withNote(said, note?.(said.lang)))
        isNoted ||= said.isPreliminary !== true
      }
    } catch (error) {
      // The dispatcher answers for its own mistakes; what still gets here must not take the other conversations along.
      if (!this.#shutdown.signal.aborted) log.error({ error }, 'an answer could not be made')
    } finally {
      answer.end()
    }
  }

  #deliver(destination: Destination, said: OutgoingMessage | PictureLink, corrected?: string): Delivery {
    const id = this.#parts.newId()
    const isLink = 'url' in said
    if (!isLink && said.isSilencing === true) this.#voice.hush(placeOf(destination))
    const stanza = isLink
      ? pictureStanza(destination, said, id)
      : messageStanza(destination, said, id, this.#parts.cutHint(said.lang), corrected)
    if (destination.place === 'room') {
      this.#sayInRoom(destination.room, isLink ? said.url : said.text, stanza)
      return { id, sent: Promise.resolve() }
    }
    this.#newest.keep(destination.jid, id)
    return { id, sent: this.#send(placeOf(destination), stanza) }
  }

  #sayInRoom(room: string, text: string, stanza: Element): void {
    if (!this.#voice.say(room, text, stanza))
      this.#parts.log.debug({ room }, 'a message is not said: the room has just read it, or too much waits')
  }

  async #send(place: string, stanza: Element): Promise<void> {
    if (!(await this.#parts.send(stanza))) this.#outbox.keep(place, stanza)
  }

  #flush(place: string): void {
    for (const stanza of this.#outbox.take(place)) void this.#parts.send(stanza)
  }
}

function withNote(said: OutgoingMessage, note: string | undefined): OutgoingMessage {
  if (note === undefined) return said
  const { styled, text } = said
  const below = `\n\n${note}`
  return { ...said, text: text + below, ...(styled !== undefined && { styled: styled + below }) }
}

/** Two people in one room do not wait for each other; one person's questions are answered in order. */
function laneOf(asker: Asker): string {
  switch (asker.place) {
    case 'terminal':
      return asker.place
    case 'chat':
      return `chat ${asker.jid}`
    case 'room':
    case 'room-private':
      return `${asker.place} ${asker.room}/${asker.nickname}`
  }
}

function placeOf(destination: Destination): string {
  switch (destination.place) {
    case 'chat':
      return ANYWHERE
    case 'room':
      return destination.room
    case 'room-private':
      return destination.jid.slice(0, destination.jid.indexOf('/'))
  }
}
