import { parseJid } from './jid.ts'
import { attribute, errorCondition, xml, type Element } from './stanza.ts'
import type { Timers } from './timers.ts'

/**
 * How a request of ours ended.
 * - `error`: the other side refused; `condition` is its own.
 * - `unanswered`: no answer in time, or the session ended first.
 */
export type Reply =
  | { readonly state: 'result'; readonly stanza: Element }
  | { readonly state: 'error'; readonly condition: string; readonly stanza: Element }
  | { readonly state: 'unanswered' }

/** What requests need of the world. */
export interface RequestParts {
  /** @returns Whether the stanza was written. */
  send(stanza: Element): Promise<boolean>
  readonly timers: Timers
  /** Bare JID of the account that asks. */
  readonly own: string
  /** Random UUIDs: an answer cannot be forged by guessing its id. */
  readonly newId: () => string
}

interface Pending {
  readonly to: string
  readonly settle: (reply: Reply) => void
}

const ANSWER_TIMEOUT_MS = 30_000

/**
 * The IQ requests that the bot has open. An answer counts only when both its id and its sender are those of a request: the
 * library matches by id alone, so anybody could answer for anybody.
 */
export class Requests {
  readonly #parts: RequestParts
  readonly #pending = new Map<string, Pending>()

  constructor(parts: RequestParts) {
    this.#parts = parts
  }

  /** @param to The JID asked, bare or full. Never rejects. */
  async ask(
    type: 'get' | 'set',
    to: string,
    payload: Element,
    timeoutMs = ANSWER_TIMEOUT_MS,
  ): Promise<Reply> {
    const id = this.#parts.newId()
    const reply = new Promise<Reply>((resolve) => {
      const cancel = this.#parts.timers.after(timeoutMs, () => this.#settle(id, { state: 'unanswered' }))
      this.#pending.set(id, {
        to,
        settle(answer) {
          cancel()
          resolve(answer)
        },
      })
    })
    const isSent = await this.#parts.send(xml('iq', { type, to, id }, payload))
    if (!isSent) this.#settle(id, { state: 'unanswered' })
    return reply
  }

  /** Takes a stanza that may be an answer; anything else is left alone. */
  handle(stanza: Element): void {
    const type = attribute(stanza, 'type')
    const id = attribute(stanza, 'id')
    if (!stanza.is('iq') || id === undefined || (type !== 'result' && type !== 'error')) return
    const pending = this.#pending.get(id)
    if (pending === undefined || !isFrom(stanza, pending.to, this.#parts.own)) return
    this.#settle(
      id,
      type === 'result'
        ? { state: 'result', stanza }
        : { state: 'error', condition: errorCondition(stanza), stanza },
    )
  }

  /** The session is over: no answer can come any more. */
  dropAll(): void {
    for (const id of this.#pending.keys()) this.#settle(id, { state: 'unanswered' })
  }

  #settle(id: string, reply: Reply): void {
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    pending?.settle(reply)
  }
}

/** What comes without a sender was made by our own server for our own account: Prosody 0.12 answers like that. */
function isFrom(stanza: Element, to: string, own: string): boolean {
  const from = parseJid(attribute(stanza, 'from') ?? own)
  return from !== undefined && from.full === parseJid(to)?.full
}
