import type { OutgoingMessage } from '../ports.ts'
import type { Destination } from './outgoing.ts'
import type { PictureLink } from './pictures.ts'
import { Progress, type ProgressParts } from './progress.ts'

/** What giving an answer takes. */
export interface AnswerParts extends ProgressParts {
  /** @param corrected The id of our own message that this one takes the place of (XEP-0308). */
  deliver(destination: Destination, said: OutgoingMessage | PictureLink, corrected?: string): Delivery
  /** Makes of a message with a picture what can be sent; never rejects for what a server did. */
  share(said: OutgoingMessage): Promise<OutgoingMessage | PictureLink>
  /** Whether a message is the newest one that this person was sent: clients take a correction of no other (XEP-0308 §4). */
  isNewest(destination: Destination, id: string): boolean
  /** What to say while the answer is long in coming; `undefined` where nothing is. */
  meanwhile(): OutgoingMessage | undefined
}

/** A message on its way: `sent` settles when it is written, or kept for later. */
export interface Delivery {
  readonly id: string
  readonly sent: Promise<void>
}

/** What is known is said only when the rest is still that far away: a message that is corrected at once only flickers. */
const HELD_MS = 1_000

/**
 * One answer on its way. In a chat its first line may come before the rest, which then takes its place by one correction;
 * each message is corrected once at most, because each correction counts as unread again in some clients.
 */
export class Answer {
  readonly #parts: AnswerParts
  readonly #progress: Progress
  #to: Destination
  /** Our own line that what is said next takes the place of. */
  #replaceable: string | undefined
  #held: OutgoingMessage | undefined
  #cancelHeld: (() => void) | undefined
  #isFirstSaid = false

  /** @param reactTo Tells the id of the question to react to; `undefined` where that cannot be, or would not be seen. */
  constructor(destination: Destination, reactTo: () => string | undefined, parts: AnswerParts) {
    this.#parts = parts
    this.#to = destination
    this.#progress = new Progress(destination, reactTo, () => this.#sayMeanwhile(), parts)
  }

  /** Takes what is known so far; it is said if the rest is long in coming. In rooms it never is. */
  hold(said: OutgoingMessage): void {
    if (this.#to.place !== 'chat' || this.#isFirstSaid) return
    this.#held = said
    this.#cancelHeld ??= this.#parts.timers.after(HELD_MS, () => this.#sayHeld())
  }

  /** Says a part of the answer; resolves when it is written. */
  async say(said: OutgoingMessage): Promise<void> {
    this.#dropHeld()
    const hasFile = said.picture !== undefined || said.file !== undefined
    const shown = hasFile ? await this.#parts.share(said) : said
    this.#progress.said()
    const replaceable = this.#takeReplaceable()
    // Clients take no file for the correction of a text.
    await this.#parts.deliver(this.#to, shown, 'url' in shown ? undefined : replaceable).sent
    this.#isFirstSaid = false
    this.#to = withoutReply(this.#to)
    this.#progress.resume()
  }

  /** Nothing follows. */
  end(): void {
    this.#dropHeld()
    this.#progress.end()
  }

  #sayMeanwhile(): void {
    const said = this.#parts.meanwhile()
    if (said !== undefined) this.#replaceable = this.#parts.deliver(this.#to, said).id
  }

  #sayHeld(): void {
    const said = this.#held
    this.#dropHeld()
    if (said === undefined) return
    this.#isFirstSaid = true
    this.#progress.said()
    const corrected = this.#takeReplaceable()
    const { id } = this.#parts.deliver(this.#to, said, corrected)
    if (corrected === undefined) this.#replaceable = id
    this.#progress.resume()
  }

  #dropHeld(): void {
    this.#cancelHeld?.()
    this.#cancelHeld = undefined
    this.#held = undefined
  }

  #takeReplaceable(): string | undefined {
    const id = this.#replaceable
    this.#replaceable = undefined
    return id !== undefined && this.#parts.isNewest(this.#to, id) ? id : undefined
  }
}

/** Only the first part of an answer points at the question: more would quote it again and again. */
function withoutReply(destination: Destination): Destination {
  if (destination.place !== 'room') return destination
  const { nickname, room } = destination
  return { place: 'room', room, nickname }
}
