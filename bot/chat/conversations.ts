/** Carries questions to the dispatcher and answers back, in order within a conversation. */
import type { Asker, Dispatcher, IncomingMessage, Log, OutgoingMessage } from '../ports.ts'
import { Lanes } from './lanes.ts'
import { ANYWHERE, Outbox } from './outbox.ts'
import { chatStateStanza, messageStanza, type Destination } from './outgoing.ts'
import type { Element } from './stanza.ts'
import type { Timers } from './timers.ts'

/** What conversations need of the rest. */
export interface ConversationParts {
  /** @returns Whether the stanza was written. */
  send(stanza: Element): Promise<boolean>
  readonly dispatcher: Dispatcher
  readonly timers: Timers
  readonly log: Log
  readonly newId: () => string
  /** Said at the end of what had to be cut, in the language of the text. */
  cutHint(lang: string): string
}

/** One question. */
export interface Question {
  readonly message: IncomingMessage
  readonly destination: Destination
}

/** A user waits this long without a sign that the bot is at work. */
const COMPOSING_AFTER_MS = 1_000
const LIMITS = { atOnce: 32, waiting: 256, waitingPerLane: 8 } as const

/** All conversations that go on. */
export class Conversations {
  readonly #parts: ConversationParts
  readonly #lanes = new Lanes(LIMITS)
  readonly #outbox: Outbox
  readonly #shutdown = new AbortController()

  constructor(parts: ConversationParts) {
    this.#parts = parts
    this.#outbox = new Outbox(parts.timers)
  }

  /** Takes a question; a flood of them is cut off, without an answer to each. */
  ask(question: Question): void {
    const isTaken = this.#lanes.submit(laneOf(question.message.asker), () => this.#answer(question))
    if (!isTaken)
      this.#parts.log.warn(
        { place: question.destination.place },
        'too many questions at once: one is dropped',
      )
  }

  /** Says something that nobody asked for, once the questions before it are answered. */
  say(destination: Destination, said: OutgoingMessage): void {
    void this.#deliver(destination, said)
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

  async #answer({ message, destination }: Question): Promise<void> {
    const { dispatcher, log } = this.#parts
    const progress = new Progress(destination, this.#parts)
    try {
      for await (const said of dispatcher.answer(message, this.#shutdown.signal)) {
        progress.stop()
        await this.#deliver(destination, said)
        progress.start()
      }
    } catch (error) {
      // The dispatcher answers for its own mistakes; what still gets here must not take the other conversations along.
      if (!this.#shutdown.signal.aborted) log.error({ error }, 'an answer could not be made')
    } finally {
      progress.end()
    }
  }

  async #deliver(destination: Destination, said: OutgoingMessage): Promise<void> {
    const parts = this.#parts
    const stanza = messageStanza(destination, said, parts.newId(), parts.cutHint(said.lang))
    if (!(await parts.send(stanza))) this.#outbox.keep(placeOf(destination), stanza)
  }

  #flush(place: string): void {
    for (const stanza of this.#outbox.take(place)) void this.#parts.send(stanza)
  }
}

/** Shows that an answer is on its way, where that is shown: to one person (XEP-0085); rooms are left in peace. */
class Progress {
  readonly #destination: Destination
  readonly #parts: ConversationParts
  #cancel: () => void = () => undefined
  #isShown = false

  constructor(destination: Destination, parts: ConversationParts) {
    this.#destination = destination
    this.#parts = parts
    this.start()
  }

  start(): void {
    const destination = this.#destination
    if (destination.place !== 'chat') return
    this.#cancel = this.#parts.timers.after(COMPOSING_AFTER_MS, () => {
      this.#isShown = true
      void this.#parts.send(chatStateStanza('composing', destination.jid, this.#parts.newId()))
    })
  }

  /** A message follows, and its `<active/>` ends what was shown. */
  stop(): void {
    this.#cancel()
    this.#isShown = false
  }

  /** Nothing follows: what is still shown is taken back. */
  end(): void {
    const destination = this.#destination
    if (this.#isShown && destination.place === 'chat') {
      void this.#parts.send(chatStateStanza('active', destination.jid, this.#parts.newId()))
    }
    this.stop()
  }
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
