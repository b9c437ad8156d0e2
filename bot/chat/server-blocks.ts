import type { BlockList } from '../limits/block-list.ts'
import type { Log } from '../ports.ts'
import { askInfo, featuresOf } from './disco.ts'
import type { Requests } from './requests.ts'
import { NS, xml } from './stanza.ts'

/** What blocking at the server takes. */
export interface ServerBlockParts {
  readonly requests: Requests
  /** Bare JID of the account. */
  readonly own: string
  readonly blocked: BlockList
  readonly log: Log
}

/**
 * Has the account's own server keep those away whom the owners blocked (XEP-0191), so that a flood costs the bot nothing.
 * Where the server does not offer it, the bot itself does not answer them, which it does in any case.
 *
 * What an operator blocked with a client stays: only what is taken back here is taken back there.
 */
export class ServerBlocks {
  readonly #parts: ServerBlockParts
  readonly #domain: string
  #isOffered = false

  constructor(parts: ServerBlockParts) {
    this.#parts = parts
    this.#domain = parts.own.slice(parts.own.indexOf('@') + 1)
    parts.blocked.watch((entry, isBlocked) => {
      if (this.#isOffered) void this.#tell(isBlocked ? 'block' : 'unblock', [entry])
    })
  }

  /** A new session: the server is told of all, for it may not know what was blocked while the bot was away; never rejects. */
  async online(): Promise<void> {
    const reply = await askInfo(this.#parts.requests, this.#domain)
    this.#isOffered = reply.state === 'told' && featuresOf(reply.info).has(NS.blocking)
    if (this.#isOffered) await this.#tell('block', this.#parts.blocked.list())
  }

  async #tell(what: 'block' | 'unblock', entries: readonly string[]): Promise<void> {
    const { requests, own, log } = this.#parts
    // Without its own server the bot hears nobody.
    const items = entries.filter((entry) => entry !== this.#domain && entry !== own)
    // An empty <unblock/> would unblock all (XEP-0191 §3.5).
    if (items.length === 0) return
    const payload = xml(what, { xmlns: NS.blocking }, ...items.map((jid) => xml('item', { jid })))
    const reply = await requests.ask('set', own, payload)
    if (reply.state === 'error')
      log.warn({ what, condition: reply.condition }, 'the server does not block for us')
  }
}
