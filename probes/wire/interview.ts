/**
 * Theory of operation. A stream is opened in clear text and questions are put one after the other, each only when the one
 * before it was answered: so the next element that fits is the answer, whatever else a server says in between. A server
 * may end the stream with any answer; what was not asked by then is asked on another stream.
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
  #awaited: Question | undefined
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
    return this.#awaited
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
    } else if (this.#awaited?.isAnswer(element) === true) this.#onAnswer(this.#awaited, readAnswer(element))
  }

  #onAnswer(question: Question, answer: Answer): void {
    this.#steps.push({ kind: 'answered', question, answer })
    if (isLastOnStream(answer)) this.#end()
    else this.#ask()
  }

  #onEnd(error: XmlElement | undefined): void {
    if (this.#awaited !== undefined) {
      this.#onAnswer(this.#awaited, error === undefined ? { kind: 'closed' } : readAnswer(error))
      return
    }
    if (!this.#hasFeatures) {
      this.#steps.push({ kind: 'refused', error: error === undefined ? undefined : readStreamError(error) })
    }
    this.#end()
  }

  #ask(): void {
    this.#awaited = this.#unasked.shift()
    if (this.#awaited === undefined) this.#end()
    else this.#write(this.#awaited.xml)
  }

  #write(text: string): void {
    this.#steps.push({ kind: 'write', bytes: new TextEncoder().encode(text) })
  }

  #end(): void {
    this.#awaited = undefined
    this.#hasEnded = true
    this.#steps.push({ kind: 'ended' })
  }
}
