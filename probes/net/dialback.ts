import type { Endpoint, Facts, Outcome, StreamFeatures } from '../model.ts'
import { Interview } from '../wire/interview.ts'
import { dialbackQuestion, verifyQuestions, type Question } from '../wire/questions.ts'
import { Conversation, type Exchanged } from './conversation.ts'
import { withDeadline } from './deadline.ts'
import { endedByError, failed } from './failures.ts'
import type { Io, Probe } from './io.ts'
import { StreamConnection } from './stream-connection.ts'

export interface DialbackOptions {
  /** A domain of ours, for the stream header. */
  readonly from?: string
  /** Its owner agrees that it is called back; else only what calls nobody back is asked. */
  readonly mayDialBack: boolean
  /** For the whole connection, in which the peer looks our domain up, connects to it and asks it. */
  readonly timeoutMs?: number
  /** What the endpoint was seen to offer before TLS; no connection is made where nothing is to be asked there. */
  readonly offeredAt?: (endpoint: Endpoint) => StreamFeatures | undefined
}

const TIMEOUT_MS = 15_000

const KEY_DIGITS = 64

/** Nobody can have this name (RFC 6761 §6.4). */
const NOBODY = 'tellus-asks-without-a-key.invalid'

/**
 * Asks an s2s service in clear text whether it listens to dialback (XEP-0220) without TLS: whether a domain of ours may
 * identify itself by it where that is allowed, else, where STARTTLS is offered and not required, whether keys are verified.
 */
export function dialbackProbe(options: DialbackOptions): Probe {
  return {
    kinds: ['clear-text-answers'],
    maxConnections: 1,
    // Servers refuse a `from` that they serve themselves; who probes his own has no need of the question.
    isFor: ({ service, security, domain }) =>
      service === 's2s' && security === 'starttls' && domain !== options.from,
    async run(endpoint, io, signal) {
      const startedAt = io.now()
      const offered = options.offeredAt?.(endpoint)
      const hasNothingToAsk =
        offered !== undefined && questionsFor(offered, endpoint, options, io).length === 0
      const outcome = hasNothingToAsk
        ? NOTHING_ASKED
        : await withDeadline(options.timeoutMs ?? TIMEOUT_MS, signal, (within) =>
            ask(endpoint, options, io, within),
          )
      signal.throwIfAborted()
      const at = new Date(startedAt).toISOString()
      return [{ kind: 'clear-text-answers', endpoint, at, durationMs: io.now() - startedAt, outcome }]
    },
  }
}

const NOTHING_ASKED: Outcome<Facts['clear-text-answers']> = { state: 'observed', value: { asked: [] } }

function questionsFor(
  { starttls }: StreamFeatures,
  { domain }: Endpoint,
  { from, mayDialBack }: DialbackOptions,
  io: Io,
): readonly Question[] {
  if (from !== undefined && mayDialBack) return [dialbackQuestion(domain, from, makeKey(io))]
  return starttls === 'offered' ? verifyQuestions(domain, from ?? NOBODY) : []
}

async function ask(
  endpoint: Endpoint,
  options: DialbackOptions,
  io: Io,
  signal: AbortSignal,
): Promise<Outcome<Facts['clear-text-answers']>> {
  const { address, port, domain } = endpoint
  const { from } = options
  const opened = await StreamConnection.open(io, address, port, signal)
  if (opened.state === 'failed') return opened
  try {
    const opening = { service: 's2s', to: domain, declaresDialback: true } as const
    const interview = new Interview(from === undefined ? opening : { ...opening, from }, (features) =>
      questionsFor(features, endpoint, options, io),
    )
    const conversation = new Conversation(interview, opened.value, io, TIMEOUT_MS)
    const step = await conversation.next(signal)
    switch (step.kind) {
      case 'answered':
        return noted(step)
      case 'broke': {
        const [unanswered] = step.unanswered
        return unanswered === undefined ? { state: 'failed', failure: step.failure } : noted(unanswered)
      }
      case 'refused':
        if (step.error === undefined) return failed('stream', 'closed')
        return endedByError('stream', step.error)
      case 'ended':
        return NOTHING_ASKED
    }
  } finally {
    await opened.value.close()
  }
}

function noted({ question, answer, at }: Exchanged): Outcome<Facts['clear-text-answers']> {
  return {
    state: 'observed',
    value: { asked: [{ stimulus: question.stimulus, sent: question.xml, answer, at }] },
  }
}

/** Like the keys of XEP-0185 to look at, and of no use to anybody: no server of ours will say that it is right. */
function makeKey(io: Io): string {
  return Array.from({ length: KEY_DIGITS }, () => Math.floor(io.random() * 16).toString(16)).join('')
}
