import type { ContactBook, ServerCard, Told } from '../ports.ts'
import type { Requests } from './requests.ts'
import { readPublished, readSoftware } from './server-card.ts'
import { NS, xml, type Element } from './stanza.ts'

/** Our server may have to connect to theirs first; who waits longer than that goes away. */
const ANSWER_TIMEOUT_MS = 20_000

/** Asks servers through the bot's own session: an answer counts only when it comes from the server that was asked. */
export class ServerContacts implements ContactBook {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  async lookUp(domain: string): Promise<ServerCard> {
    const [published, software] = await Promise.all([
      this.#ask(domain, NS.discoInfo, readPublished),
      this.#ask(domain, NS.version, readSoftware),
    ])
    return { published, software }
  }

  async #ask<T>(
    domain: string,
    namespace: string,
    read: (query: Element) => T | undefined,
  ): Promise<Told<T>> {
    const query = xml('query', { xmlns: namespace })
    const reply = await this.#requests.ask('get', domain, query, ANSWER_TIMEOUT_MS)
    if (reply.state === 'unanswered') return reply
    if (reply.state === 'error') return { state: 'refused', condition: reply.condition }
    const answer = reply.stanza.getChild('query', namespace)
    const value = answer === undefined ? undefined : read(answer)
    // An answer without what was asked for tells no more than an error that names no condition (RFC 6120 §8.3.3.21).
    return value === undefined
      ? { state: 'refused', condition: 'undefined-condition' }
      : { state: 'told', value }
  }
}
