import type {
  Answer,
  AskedQuestion,
  Endpoint,
  Facts,
  Failure,
  Outcome,
  Stimulus,
  StreamFeatures,
} from '../model.ts'
import { Interview } from '../wire/interview.ts'
import {
  clearTextQuestions,
  compressedQuestions,
  DIVISIONS,
  isTakenUp,
  LOGINS,
  type Question,
} from '../wire/questions.ts'
import { Conversation } from './conversation.ts'
import { withDeadline } from './deadline.ts'
import { endedByError, failed } from './failures.ts'
import type { Io, Probe } from './io.ts'
import { lenientContext, lenientOptions } from './lenient-tls.ts'
import { readFeatures } from './read-features.ts'
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
      const answerTimeoutMs = options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS
      const outcome = await withDeadline(options.timeoutMs ?? TIMEOUT_MS, signal, (within, giveUp) =>
        new Inquiry(endpoint, io, answerTimeoutMs, giveUp).run(within),
      )
      signal.throwIfAborted()
      const at = new Date(startedAt).toISOString()
      return [{ kind: 'clear-text-answers', endpoint, at, durationMs: io.now() - startedAt, outcome }]
    },
  }
}

type Answers = Facts['clear-text-answers']
type HiddenTls = NonNullable<Answers['hiddenTls']>

const SILENT: StreamFeatures = {
  starttls: 'required',
  mechanisms: [],
  sasl2Mechanisms: [],
  others: [],
  xml: '',
}

class Inquiry {
  readonly #endpoint: Endpoint
  readonly #io: Io
  readonly #answerTimeoutMs: number
  readonly #giveUp: () => void
  readonly #asked: AskedQuestion[] = []
  /** A question was taken up: no more has to be asked, nor to be waited for. */
  #isEnough = false
  /** Of every stream that was opened: behind one address may be servers that differ. */
  readonly #announced: StreamFeatures[] = []
  #hiddenTls: HiddenTls | undefined

  /** @param giveUp Aborts the signal that {@link run} gets. */
  constructor(endpoint: Endpoint, io: Io, answerTimeoutMs: number, giveUp: () => void) {
    this.#endpoint = endpoint
    this.#io = io
    this.#answerTimeoutMs = answerTimeoutMs
    this.#giveUp = giveUp
  }

  async run(signal: AbortSignal): Promise<Outcome<Answers>> {
    const [first, later] = DIVISIONS
    let failures = await this.#askSideBySide(first, signal)
    const [failure] = failures
    if (this.#asked.length === 0 && failure !== undefined) return { state: 'failed', failure }
    // Who does not let us have two streams at a time may let us have one.
    const atOnce = failure === undefined ? first.length : 1
    for (let left = MAX_CONNECTIONS - first.length; left > 0;) {
      const lists = this.#isTakenUp()
        ? []
        : later.filter((list) => this.#isLeft(list)).slice(0, Math.min(left, atOnce))
      if (lists.length === 0) break
      left -= lists.length
      failures = await this.#askSideBySide(lists, signal)
      const [refusedAgain] = failures
      if (refusedAgain === undefined) continue
      this.#noteUnanswered(refusedAgain)
      break
    }
    const hidden = this.#hiddenTls
    return {
      state: 'observed',
      value: {
        asked: inOrder(this.#asked),
        announced: this.#announced.map(({ starttls, mechanisms, sasl2Mechanisms }) => ({
          starttls,
          mechanisms,
          sasl2Mechanisms,
        })),
        ...(hidden === undefined ? {} : { hiddenTls: hidden }),
      },
    }
  }

  /** @returns Why streams could not be had, of those that could not. */
  async #askSideBySide(lists: readonly (readonly Stimulus[])[], signal: AbortSignal): Promise<Failure[]> {
    const ends = await Promise.all(lists.map((list) => this.#askOnOneStream(list, signal)))
    return ends.filter((end) => end !== undefined)
  }

  async #askOnOneStream(list: readonly Stimulus[], signal: AbortSignal): Promise<Failure | undefined> {
    const { address, port } = this.#endpoint
    const opened = await withDeadline(this.#answerTimeoutMs, signal, (within) =>
      StreamConnection.open(this.#io, address, port, within),
    )
    if (opened.state === 'failed') return opened.failure
    try {
      return await this.#converse(opened.value, (features) => this.#questionsOf(list, features), signal)
    } finally {
      await opened.value.close()
    }
  }

  /**
   * Logins may be passed over without a word: behind them stand one question that is answered where an unknown element is
   * passed over (ejabberd), and one that is answered where all but stanzas are (jabberd2).
   */
  #questionsOf(list: readonly Stimulus[], features: StreamFeatures): readonly Question[] {
    this.#announced.push(features)
    const unasked = this.#unasked(features)
    const own = list.flatMap((stimulus) => unasked.filter((question) => question.stimulus === stimulus))
    if (!own.some(({ stimulus }) => LOGINS.includes(stimulus))) return own
    const all = clearTextQuestions(this.#endpoint.domain, features)
    return [...own, ...all.filter(({ stimulus }) => WITNESSES.includes(stimulus))]
  }

  #isLeft(list: readonly Stimulus[]): boolean {
    return this.#unasked(this.#latest).some(({ stimulus }) => list.includes(stimulus))
  }

  /** What was offered on the stream that was opened last. */
  get #latest(): StreamFeatures {
    return this.#announced.at(-1) ?? SILENT
  }

  #isTakenUp(): boolean {
    return this.#asked.some(({ answer }) => isTakenUp(answer))
  }

  /** The questions that were not yet put. */
  #unasked(features: StreamFeatures): readonly Question[] {
    const isAsked = (question: Question) => this.#asked.some(({ stimulus }) => stimulus === question.stimulus)
    return clearTextQuestions(this.#endpoint.domain, features).filter((question) => !isAsked(question))
  }

  async #converse(
    connection: StreamConnection,
    questionsFor: (features: StreamFeatures) => readonly Question[],
    signal: AbortSignal,
  ): Promise<Failure | undefined> {
    const { service, domain } = this.#endpoint
    const interview = new Interview({ service, to: domain }, questionsFor)
    const conversation = new Conversation(interview, connection, this.#io, this.#answerTimeoutMs)
    for (;;) {
      const step = await conversation.next(signal)
      switch (step.kind) {
        case 'refused':
          return (step.error === undefined ? failed('stream', 'closed') : endedByError('stream', step.error))
            .failure
        case 'ended':
          return undefined
        case 'broke':
          if (this.#isEnough) return undefined
          if (step.unanswered.length === 0) return step.failure
          for (const { question, answer, at } of step.unanswered) this.#note(question, answer, at)
          return undefined
        case 'answered': {
          this.#note(step.question, step.answer, step.at)
          if (isCompressed(step.answer)) {
            connection.compress()
            await this.#converse(connection, () => compressedQuestions(domain), signal)
          }
          if (isProceed(step.answer)) this.#hiddenTls = await this.#openInsideTls(connection, signal)
          if (this.#isTakenUp()) {
            this.#isEnough = true
            this.#giveUp()
            return undefined
          }
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
      return readFeatures(connection, { service, to: domain }, within)
    })
  }

  /** The first answer counts: compression is asked for on more than one stream. */
  #note({ stimulus, mechanism, xml }: Question, answer: AskedQuestion['answer'], at: string): void {
    if (this.#asked.some((asked) => asked.stimulus === stimulus)) return
    this.#asked.push({ stimulus, sent: xml, answer, at, ...(mechanism === undefined ? {} : { mechanism }) })
  }

  /** A server that no longer lets us ask has not refused what was left to ask: the first of it counts as unanswered. */
  #noteUnanswered(failure: Failure): void {
    const [next] = this.#unasked(this.#latest)
    if (next !== undefined)
      this.#note(next, { kind: 'none', failure }, new Date(this.#io.now()).toISOString())
  }
}

/** In an order that does not depend on which stream was quicker. */
function inOrder(asked: readonly AskedQuestion[]): readonly AskedQuestion[] {
  return asked.toSorted((one, other) => STIMULI.indexOf(one.stimulus) - STIMULI.indexOf(other.stimulus))
}

const WITNESSES: readonly Stimulus[] = ['compress', 'iq-ping']

const STIMULI: readonly Stimulus[] = [
  'starttls-unoffered',
  'sasl-plain',
  'sasl-scram',
  'sasl-challenged',
  'sasl2-plain',
  'compress',
  'sasl-compressed',
  'iq-register',
  'iq-auth',
  'iq-ping',
]

function isCompressed(answer: Answer): boolean {
  return answer.kind === 'element' && answer.name === 'compressed'
}

function isProceed(answer: Answer): boolean {
  return answer.kind === 'element' && answer.name === 'proceed'
}
