import type { Answer, Attempt, Failure } from '../model.ts'
import type { Interview, InterviewStep } from '../wire/interview.ts'
import type { Question } from '../wire/questions.ts'
import type { Io } from './io.ts'
import type { StreamConnection } from './stream-connection.ts'

/**
 * After so many times what the stream header and the features took, and no less than a second that a busy server may need, a
 * question has been silent for so long that the next is asked too: its answer tells whether the one before was dropped.
 */
const SILENT_TIMES = 4
const SILENT_AT_LEAST_MS = 1_000

/** Enough for one turn of the event loop. */
const SECOND_LOOK_MS = 1

/** A question with what came back, and when it was asked (ISO 8601, UTC). */
export interface Exchanged {
  readonly question: Question
  readonly answer: Answer
  readonly at: string
}

type ReadStep = Exclude<InterviewStep, { readonly kind: 'write' }>

export type ConversationStep =
  | Extract<InterviewStep, { readonly kind: 'refused' | 'ended' }>
  | ({ readonly kind: 'answered' } & Exchanged)
  /** The connection broke, or stayed silent; what was asked and not answered by then. */
  | { readonly kind: 'broke'; readonly failure: Failure; readonly unanswered: readonly Exchanged[] }

/** Holds one interview over one connection, and does not wait for ever for the answer to one question. */
export class Conversation {
  readonly #interview: Interview
  readonly #connection: StreamConnection
  readonly #io: Io
  readonly #answerTimeoutMs: number
  readonly #askedAt = new Map<Question, string>()
  readonly #openedAt: number
  #silentAfterMs: number

  /** @param answerTimeoutMs For each answer, the stream header and the features included. */
  constructor(interview: Interview, connection: StreamConnection, io: Io, answerTimeoutMs: number) {
    this.#interview = interview
    this.#connection = connection
    this.#io = io
    this.#answerTimeoutMs = answerTimeoutMs
    this.#openedAt = io.now()
    this.#silentAfterMs = answerTimeoutMs
  }

  /** @returns The next answer, or how the conversation ended. */
  async next(signal: AbortSignal): Promise<ConversationStep> {
    for (;;) {
      const at = this.#now()
      const patienceMs = this.#interview.hasMore ? this.#silentAfterMs : this.#answerTimeoutMs
      const step = await this.#step(patienceMs, signal)
      for (const question of this.#interview.awaited)
        if (!this.#askedAt.has(question)) this.#askedAt.set(question, at)
      if (step.state === 'failed') {
        const isSilence = step.failure.code === 'timeout' && !signal.aborted
        const hasMore = this.#interview.hasMore
        // Whatever was written by now was not answered in all that time.
        if (isSilence) this.#interview.askOn()
        if (!isSilence || !hasMore) return this.#broke(step.failure)
      } else if (step.value.kind === 'opened') {
        const usualMs = this.#io.now() - this.#openedAt
        const silentAfterMs = Math.max(SILENT_TIMES * usualMs, SILENT_AT_LEAST_MS)
        this.#silentAfterMs = Math.min(silentAfterMs, this.#answerTimeoutMs)
      } else if (step.value.kind === 'answered') {
        return { ...step.value, at: this.#askedAt.get(step.value.question) ?? at }
      } else return step.value
    }
  }

  /**
   * Looks a second time before it calls a peer silent: where this process was busy, its timers are due before it reads what
   * came meanwhile. Asking on would then write to a server that has already answered and gone.
   */
  async #step(patienceMs: number, signal: AbortSignal): Promise<Attempt<ReadStep>> {
    const look = (ms: number) => this.#connection.next(this.#interview, signal, ms)
    const step = await look(patienceMs)
    const isSilence = step.state === 'failed' && step.failure.code === 'timeout' && !signal.aborted
    return isSilence ? look(SECOND_LOOK_MS) : step
  }

  #broke(failure: Failure): ConversationStep {
    const answer: Answer = failure.code === 'closed' ? { kind: 'closed' } : { kind: 'none', failure }
    const unanswered = this.#interview.awaited.map((question) => ({
      question,
      answer,
      at: this.#askedAt.get(question) ?? this.#now(),
    }))
    return { kind: 'broke', failure, unanswered }
  }

  #now(): string {
    return new Date(this.#io.now()).toISOString()
  }
}
