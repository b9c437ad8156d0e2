/**
 * Theory of operation. A stream is opened in clear text and questions are put in their order. Behind a question that changes
 * nothing for what follows it the next one is written at once, so that many cost one round trip; behind any other it is
 * written when that one was answered, or on demand where it has been silent for too long. Elements are worked on in their
 * order, so the first question that an answer fits is the one that it answers, and one to a later question shows that the
 * earlier ones were passed over, not lost or delayed. jabberd2 passes over SASL where it demands TLS. A server may end the
 * stream with any answer; what was not answered by then is asked on another stream.
 */
import { PeerMisbehaved } from '../errors.ts'
import type { Answer, StreamFeatures } from '../model.ts'
import { rfc } from '../spec.ts'
import { isLastOnStream, readAnswer, type Question } from './questions.ts'
import { writeStreamHeader, type StreamOpening } from './starttls.ts'
import { readStreamError, STREAMS_NAMESPACE, type StreamError } from './stream-error.ts'
import { readStreamFeatures } from './stream-features.ts'
import type { XmlElement } from './xml-element.ts'
import { XmlStreamReader } from './xml-stream.ts'

export type InterviewStep =
  | { readonly kind: 'write'; readonly bytes: Uint8Array }
  /** The stream ended before its features came. */
  | { readonly kind: 'refused'; readonly error: StreamError | undefined }
  /** The features came; the first question is written next. */
  | { readonly kind: 'opened' }
  | { readonly kind: 'answered'; readonly question: Question; readonly answer: Answer }
  /** Nothing more can be asked, or is to be asked, on this stream. */
  | { readonly kind: 'ended' }

/** Puts questions on one stream. */
export class Interview {
  readonly phase = 'stream'
  readonly #reader = new XmlStreamReader()
  readonly #steps: InterviewStep[] = []
  readonly #questionsFor: (features: StreamFeatures) => readonly Question[]
  #unasked: Question[] = []
  /** Written and not answered, in the order written. */
  #pending: readonly Question[] = []
  /** How many of the pending, the first ones, were waited for in vain. */
  #overdueCount = 0
  #hasFeatures = false
  #hasEnded = false

  /** @param questionsFor What to ask, once the features are known; asked in that order. */
  constructor(opening: StreamOpening, questionsFor: (features: StreamFeatures) => readonly Question[]) {
    this.#questionsFor = questionsFor
    this.#write(writeStreamHeader(opening))
  }

  /** Takes bytes as they come off the wire. */
  feed(bytes: Uint8Array): void {
    this.#reader.feed(bytes)
  }

  /** The questions that are being waited for: those overdue, and the one after them. */
  get awaited(): readonly Question[] {
    return this.#pending.slice(0, this.#overdueCount + 1)
  }

  /** Whether {@link askOn} would ask something. */
  get hasMore(): boolean {
    return this.#unasked.length > 0
  }

  /** Gives up those that were not answered, and asks the next question if there is one. */
  askOn(): void {
    this.#overdueCount = this.#pending.length
    if (this.hasMore) this.#ask()
  }

  /**
   * @returns `undefined` until more bytes are fed; for ever, once the interview has ended.
   * @throws {PeerMisbehaved} for what the reader refuses and for a root that is no stream.
   */
  next(): InterviewStep | undefined {
    while (this.#steps.length === 0 && !this.#hasEnded) {
      const event = this.#reader.next()
      if (event === undefined) return undefined
      if (event.kind === 'close') this.#onEnd(undefined)
      else if (event.kind === 'element') this.#onElement(event.element)
      else if (event.root.namespace !== STREAMS_NAMESPACE)
        throw new PeerMisbehaved('not-a-stream', rfc(6120, '4.9.3.10'))
    }
    return this.#steps.shift()
  }

  #onElement(element: XmlElement): void {
    const isOfStream = element.namespace === STREAMS_NAMESPACE
    if (isOfStream && element.name === 'error') this.#onEnd(element)
    else if (isOfStream && element.name === 'features' && !this.#hasFeatures) {
      this.#hasFeatures = true
      this.#unasked = [...this.#questionsFor(readStreamFeatures(element))]
      this.#steps.push({ kind: 'opened' })
      this.#ask()
      return
    }
    const index = this.#pending.findIndex((question) => question.isAnswer(element))
    if (index !== -1) this.#onAnswer(index, readAnswer(element))
  }

  /** @param index Of the pending question that was answered: those before it were not, and will not be. */
  #onAnswer(index: number, answer: Answer): void {
    for (const [position, question] of this.#pending.slice(0, index + 1).entries())
      this.#steps.push({
        kind: 'answered',
        question,
        answer: position === index ? answer : { kind: 'ignored' },
      })
    this.#pending = this.#pending.slice(index + 1)
    this.#overdueCount = Math.max(0, this.#overdueCount - index - 1)
    if (isLastOnStream(answer)) this.#end()
    else if (this.#pending.length === 0) this.#ask()
  }

  #onEnd(error: XmlElement | undefined): void {
    if (this.#pending.length > 0 && error !== undefined) {
      // An error is the answer to what is waited for; had it been the answer to what is overdue, it would have come before.
      this.#onAnswer(this.awaited.length - 1, readAnswer(error))
      return
    }
    for (const question of this.awaited)
      this.#steps.push({ kind: 'answered', question, answer: { kind: 'closed' } })
    if (!this.#hasFeatures) {
      this.#steps.push({ kind: 'refused', error: error === undefined ? undefined : readStreamError(error) })
    }
    this.#end()
  }

  #ask(): void {
    const question = this.#unasked.shift()
    if (question === undefined) {
      this.#end()
      return
    }
    this.#pending = [...this.#pending, question]
    this.#write(question.xml)
    if (question.mayBeFollowed === true && this.hasMore) this.#ask()
  }

  /** In one piece with what is to be written anyway: a second write would break on a peer that closed after the first. */
  #write(text: string): void {
    const bytes = new TextEncoder().encode(text)
    const last = this.#steps.at(-1)
    if (last?.kind !== 'write') this.#steps.push({ kind: 'write', bytes })
    else this.#steps[this.#steps.length - 1] = { kind: 'write', bytes: Buffer.concat([last.bytes, bytes]) }
  }

  #end(): void {
    this.#pending = []
    this.#unasked = []
    this.#hasEnded = true
    this.#steps.push({ kind: 'ended' })
  }
}
