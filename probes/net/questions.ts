import type { Answer, AskedQuestion, Endpoint, Facts, Failure, Outcome, StreamFeatures } from '../model.ts'
import { Interview } from '../wire/interview.ts'
import { clearTextQuestions, compressedQuestions, isTakenUp, type Question } from '../wire/questions.ts'
import { StarttlsNegotiation } from '../wire/starttls.ts'
import { Conversation } from './conversation.ts'
import { withDeadline } from './deadline.ts'
import { failed } from './failures.ts'
import type { Io, Probe } from './io.ts'
import { lenientContext, lenientOptions } from './lenient-tls.ts'
import { StreamConnection } from './stream-connection.ts'

export interface QuestionsOptions {
  /** For each answer, connecting and the stream header included. */
  readonly answerTimeoutMs?: number
  /** For all questions together. */
  readonly timeoutMs?: number
}

/** Shorter than for a session: who has not refused within this is not about to, and silence is no verdict. */
const ANSWER_TIMEOUT_MS = 5_000
const TIMEOUT_MS = 20_000

/** Refusals of SASL leave a stream open, refusals of stanzas and of compression mostly end it: this many are enough. */
const MAX_CONNECTIONS = 4

/** Asks a c2s service in clear text what it would do with a password; sends none. */
export function questionsProbe(options: QuestionsOptions = {}): Probe {
  return {
    kinds: ['clear-text-answers'],
    maxConnections: MAX_CONNECTIONS,
    isFor: ({ service, security }) => service === 'c2s' && security === 'starttls',
    async run(endpoint, io, signal) {
      const startedAt = io.now()
      const inquiry = new Inquiry(endpoint, io, options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS)
      const outcome = await withDeadline(options.timeoutMs ?? TIMEOUT_MS, signal, (within) =>
        inquiry.run(within),
      )
      signal.throwIfAborted()
      const at = new Date(startedAt).toISOString()
      return [{ kind: 'clear-text-answers', endpoint, at, durationMs: io.now() - startedAt, outcome }]
    },
  }
}

type Answers = Facts['clear-text-answers']
type HiddenTls = NonNullable<Answers['hiddenTls']>

/** Whether another stream would bring more answers. */
type Continuation = 'done' | 'more' | Failure

class Inquiry {
  readonly #endpoint: Endpoint
  readonly #io: Io
  readonly #answerTimeoutMs: number
  readonly #asked: AskedQuestion[] = []
  #hiddenTls: HiddenTls | undefined

  constructor(endpoint: Endpoint, io: Io, answerTimeoutMs: number) {
    this.#endpoint = endpoint
    this.#io = io
    this.#answerTimeoutMs = answerTimeoutMs
  }

  async run(signal: AbortSignal): Promise<Outcome<Answers>> {
    for (let opened = 0; opened < MAX_CONNECTIONS; opened++) {
      const next = await this.#askOnOneStream(signal)
      if (next === 'done') break
      if (next === 'more') continue
      if (this.#asked.length === 0) return { state: 'failed', failure: next }
      this.#noteUnanswered(next)
      break
    }
    const hidden = this.#hiddenTls
    return {
      state: 'observed',
      value: { asked: this.#asked, ...(hidden === undefined ? {} : { hiddenTls: hidden }) },
    }
  }

  async #askOnOneStream(signal: AbortSignal): Promise<Continuation> {
    const { address, port } = this.#endpoint
    const opened = await withDeadline(this.#answerTimeoutMs, signal, (within) =>
      StreamConnection.open(this.#io, address, port, within),
    )
    if (opened.state === 'failed') return opened.failure
    try {
      return await this.#converse(opened.value, (features) => this.#unasked(features), signal)
    } finally {
      await opened.value.close()
    }
  }

  /** The questions that were not yet put; the last stream is for those that the earlier ones left. */
  #unasked(features: StreamFeatures): readonly Question[] {
    const isAsked = (question: Question) => this.#asked.some(({ stimulus }) => stimulus === question.stimulus)
    return clearTextQuestions(this.#endpoint.domain, features).filter((question) => !isAsked(question))
  }

  async #converse(
    connection: StreamConnection,
    questionsFor: (features: StreamFeatures) => readonly Question[],
    signal: AbortSignal,
  ): Promise<Continuation> {
    let wanted = 0
    const { service, domain } = this.#endpoint
    const interview = new Interview({ service, to: domain }, (features) => {
      const questions = questionsFor(features)
      wanted = questions.length
      return questions
    })
    const conversation = new Conversation(interview, connection, this.#io, this.#answerTimeoutMs)
    for (;;) {
      const step = await conversation.next(signal)
      switch (step.kind) {
        case 'refused':
          return refusal(step.error?.detail)
        case 'ended':
          return wanted <= 0 ? 'done' : 'more'
        case 'broke':
          if (step.unanswered.length === 0) return step.failure
          for (const { question, answer, at } of step.unanswered) this.#note(question, answer, at)
          return 'more'
        case 'answered': {
          wanted -= 1
          this.#note(step.question, step.answer, step.at)
          if (isCompressed(step.answer)) {
            connection.compress()
            await this.#converse(connection, () => compressedQuestions(domain), signal)
          }
          if (isProceed(step.answer)) this.#hiddenTls = await this.#openInsideTls(connection, signal)
          if (this.#asked.some((asked) => isTakenUp(asked.answer))) return 'done'
        }
      }
    }
  }

  /** A server that grants TLS unoffered has shown nothing until TLS works, and a stream inside it. */
  async #openInsideTls(connection: StreamConnection, signal: AbortSignal): Promise<HiddenTls> {
    const options = lenientOptions(this.#endpoint, lenientContext())
    const { service, domain } = this.#endpoint
    return withDeadline(this.#answerTimeoutMs, signal, async (within): Promise<HiddenTls> => {
      const secured = await connection.secure(options, within)
      if (secured.state === 'failed') return secured
      const answer = await connection.next(new StarttlsNegotiation({ service, to: domain }), within)
      if (answer.state === 'failed') return answer
      if (answer.value.kind !== 'features') return failed('stream', 'closed')
      const { header, features } = answer.value
      return { state: 'observed', value: { header, features } }
    })
  }

  #note({ stimulus, mechanism, xml }: Question, answer: AskedQuestion['answer'], at: string): void {
    this.#asked.push({ stimulus, sent: xml, answer, at, ...(mechanism === undefined ? {} : { mechanism }) })
  }

  /** A server that no longer lets us ask has not refused what was left to ask: the first of it counts as unanswered. */
  #noteUnanswered(failure: Failure): void {
    const silent: StreamFeatures = {
      starttls: 'required',
      mechanisms: [],
      sasl2Mechanisms: [],
      others: [],
      xml: '',
    }
    const [next] = this.#unasked(silent)
    if (next !== undefined)
      this.#note(next, { kind: 'none', failure }, new Date(this.#io.now()).toISOString())
  }
}

function isCompressed(answer: Answer): boolean {
  return answer.kind === 'element' && answer.name === 'compressed'
}

function isProceed(answer: Answer): boolean {
  return answer.kind === 'element' && answer.name === 'proceed'
}

function refusal(detail: string | undefined): Failure {
  return detail === undefined
    ? { phase: 'stream', code: 'closed' }
    : { phase: 'stream', code: 'stream-error', detail }
}
