/**
 * Theory of operation. A stream is opened in clear text and questions are put one after the other, each when the one before
 * it was answered: so the next element that fits is the answer, whatever else a server says in between. Behind a question
 * that may be ignored the next one is written at once; elements are worked on in their order, so an answer to the second
 * without one to the first shows that the first was passed over. A server may end the stream with any answer; what was not
 * answered by then is asked on another stream.
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
  #pending: Question[] = []
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

  /** The question that is being waited for; `undefined` before the features and after the last answer. */
  get awaited(): Question | undefined {
    return this.#pending[0]
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
      this.#ask()
    } else this.#onPossibleAnswer(element)
  }

  #onPossibleAnswer(element: XmlElement): void {
    const index = this.#pending.findIndex((question) => question.isAnswer(element))
    if (index === -1) return
    const passedOver = this.#pending.splice(0, index)
    for (const question of passedOver)
      this.#steps.push({ kind: 'answered', question, answer: { kind: 'ignored' } })
    this.#onAnswer(readAnswer(element))
  }

  /** Takes an answer to the first of the pending questions. */
  #onAnswer(answer: Answer): void {
    const question = this.#pending.shift()
    if (question === undefined) return
    this.#steps.push({ kind: 'answered', question, answer })
    if (isLastOnStream(answer)) this.#end()
    else if (this.#pending.length === 0) this.#ask()
  }

  #onEnd(error: XmlElement | undefined): void {
    if (this.#pending.length > 0) {
      this.#onAnswer(error === undefined ? { kind: 'closed' } : readAnswer(error))
      return
    }
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
    this.#pending.push(question)
    this.#write(question.xml)
    if (question.mayBeIgnored === true && this.#unasked.length > 0) this.#ask()
  }

  #write(text: string): void {
    this.#steps.push({ kind: 'write', bytes: new TextEncoder().encode(text) })
  }

  #end(): void {
    this.#pending = []
    this.#hasEnded = true
    this.#steps.push({ kind: 'ended' })
  }
}
