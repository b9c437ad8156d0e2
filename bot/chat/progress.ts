/** Shows that an answer is on its way, as quietly as where it goes allows. */
import { chatStateStanza, reactionStanza, type Destination } from './outgoing.ts'
import type { Element } from './stanza.ts'
import type { Timers } from './timers.ts'

/** What showing takes. */
export interface ProgressParts {
  send(stanza: Element): Promise<boolean>
  readonly timers: Timers
  readonly newId: () => string
}

/** A user waits this long without a sign that the bot is at work. */
const SIGN_AFTER_MS = 1_000
/** …and so long without a word. */
const WORD_AFTER_MS = 6_000
const AT_WORK = '👀'

/**
 * Progress of one answer: after a second `<composing/>` (XEP-0085), to one person only, and a reaction on the question
 * where it is shown or hidden, but never a line of text (XEP-0444); after six seconds one line, to one person only.
 */
export class Progress {
  readonly #destination: Destination
  readonly #reactTo: () => string | undefined
  readonly #parts: ProgressParts
  #cancels: readonly (() => void)[] = []
  #isComposing = false
  /** The id of the message that our reaction stands at. */
  #reactedTo: string | undefined

  /**
   * @param reactTo Tells the id of the question to react to; `undefined` where that cannot be, or would not be seen.
   * @param sayMeanwhile Called at most once, when nothing was said for six seconds to one person.
   */
  constructor(
    destination: Destination,
    reactTo: () => string | undefined,
    sayMeanwhile: () => void,
    parts: ProgressParts,
  ) {
    this.#destination = destination
    this.#reactTo = reactTo
    this.#parts = parts
    this.#cancels = [
      parts.timers.after(SIGN_AFTER_MS, () => this.#show()),
      ...(destination.place === 'chat' ? [parts.timers.after(WORD_AFTER_MS, sayMeanwhile)] : []),
    ]
  }

  /** More follows after what was just said: only composing is shown for it. */
  resume(): void {
    if (this.#destination.place !== 'chat') return
    this.#cancels = [this.#parts.timers.after(SIGN_AFTER_MS, () => this.#compose())]
  }

  /** A message follows: its `<active/>` ends what is shown, and the reaction has done its work. */
  said(): void {
    for (const cancel of this.#cancels) cancel()
    this.#cancels = []
    this.#isComposing = false
    if (this.#reactedTo !== undefined) this.#react(this.#reactedTo, undefined)
    this.#reactedTo = undefined
  }

  /** Nothing follows: what is still shown is taken back. */
  end(): void {
    const destination = this.#destination
    const wasComposing = this.#isComposing
    this.said()
    if (wasComposing && destination.place === 'chat') {
      void this.#parts.send(chatStateStanza('active', destination.jid, this.#parts.newId()))
    }
  }

  #show(): void {
    this.#compose()
    this.#reactedTo = this.#reactTo()
    if (this.#reactedTo !== undefined) this.#react(this.#reactedTo, AT_WORK)
  }

  #compose(): void {
    const destination = this.#destination
    if (destination.place !== 'chat') return
    this.#isComposing = true
    void this.#parts.send(chatStateStanza('composing', destination.jid, this.#parts.newId()))
  }

  #react(id: string, emoji: string | undefined): void {
    const destination = this.#destination
    const to =
      destination.place === 'room'
        ? ({ to: destination.room, type: 'groupchat' } as const)
        : ({ to: destination.jid, type: 'chat' } as const)
    void this.#parts.send(reactionStanza(to, id, emoji, this.#parts.newId()))
  }
}
