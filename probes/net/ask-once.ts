import type { Outcome } from '../model.ts'
import type { DnsReply } from '../wire/dns-message.ts'
import type { DnsClient } from './dns.ts'
import { toAborted } from './failures.ts'

type Reply = Outcome<DnsReply>

/**
 * Puts each question once, whoever asks: c2s and s2s mostly lead to the same hosts, the web to the domain itself.
 *
 * Answers are kept whatever their TTL says, failures are not. It is meant for one scan, all of whose parts then see the same.
 */
export function askOnce(client: DnsClient): DnsClient {
  const questions = new Map<string, Question>()
  return {
    query(name, type, signal, signatures) {
      if (signal.aborted) return Promise.resolve(toAborted(signal, 'dns'))
      const key = `${name} ${type} ${signatures ?? ''}`
      const known = questions.get(key)
      if (known !== undefined) return known.wait(signal)
      const question: Question = new Question(
        (within) => client.query(name, type, within, signatures),
        // Another may have taken its place since.
        () => void (questions.get(key) === question && questions.delete(key)),
      )
      questions.set(key, question)
      return question.wait(signal)
    },
  }
}

/** A question that was put, and who waits for its answer. */
class Question {
  readonly #reply: Promise<Reply>
  readonly #controller = new AbortController()
  readonly #forget: () => void
  #waiting = 0

  /** @param forget Called when others have to ask anew. */
  constructor(put: (signal: AbortSignal) => Promise<Reply>, forget: () => void) {
    this.#forget = forget
    this.#reply = put(this.#controller.signal)
    this.#reply.then((reply) => {
      if (reply.state !== 'observed') forget()
    }, forget)
  }

  async wait(signal: AbortSignal): Promise<Reply> {
    this.#waiting += 1
    let onAbort = (): void => undefined
    const given = new Promise<Reply>((resolve) => (onAbort = () => resolve(toAborted(signal, 'dns'))))
    signal.addEventListener('abort', onAbort, { once: true })
    try {
      return await Promise.race([this.#reply, given])
    } finally {
      signal.removeEventListener('abort', onAbort)
      this.#waiting -= 1
      if (this.#waiting === 0 && signal.aborted) this.#end()
    }
  }

  /** Nobody waits any more: nothing is asked for nobody, and who comes now asks anew. */
  #end(): void {
    this.#forget()
    this.#controller.abort()
  }
}
