/** What other people's clients are and understand (XEP-0030), asked of those only that say they tell it (XEP-0115). */
import { Recent } from '../limits/recent.ts'
import { askInfo } from './disco.ts'
import { parseJid } from './jid.ts'
import type { Requests } from './requests.ts'
import { NS, attribute, type Element } from './stanza.ts'

interface Client {
  readonly ver: string
  /** `undefined` until somebody wants to know. */
  answer?: Promise<Described>
  /** Once `answer` has come. */
  described?: Described
}

interface Described {
  readonly isBot: boolean
  readonly features: ReadonlySet<string>
}

const NOTHING: Described = { isBot: false, features: new Set() }
/** Somebody waits for an answer of ours meanwhile. */
const ANSWER_TIMEOUT_MS = 3_000
const MOST_FEATURES = 500

/**
 * What is learnt of a client is kept for its full JID alone, and for as long as it announces the same: no hash has to be
 * trusted then (XEP-0115 §5.4, step 2).
 */
export class Capabilities {
  readonly #requests: Requests
  readonly #clients = new Recent<Client>()

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /** Takes any presence: who comes, changes or goes. */
  note(presence: Element): void {
    const jid = parseJid(attribute(presence, 'from') ?? '')?.full
    const type = attribute(presence, 'type')
    if (jid === undefined || (type !== undefined && type !== 'unavailable')) return
    const caps = presence.getChild('c', NS.caps)
    const ver = caps === undefined ? undefined : attribute(caps, 'ver')
    if (type === 'unavailable' || ver === undefined) this.#clients.forget(jid)
    else if (this.#clients.find(jid)?.ver !== ver) this.#clients.keep(jid, { ver })
  }

  /** @returns Whether it says that it is a bot; `false` where nothing is said within 3 s. */
  async isBot(jid: string): Promise<boolean> {
    return (await this.#ask(jid)).isBot
  }

  /** @returns Whether it understands that; `false` while it is not known, and then it is asked. */
  understands(jid: string, feature: string): boolean {
    void this.#ask(jid)
    return this.#clients.find(jid)?.described?.features.has(feature) === true
  }

  /** The session is over: what was known of others may have changed unseen. */
  forgetAll(): void {
    this.#clients.clear()
  }

  #ask(jid: string): Promise<Described> {
    const client = this.#clients.find(jid)
    if (client === undefined) return Promise.resolve(NOTHING)
    client.answer ??= this.#learn(jid, client)
    return client.answer
  }

  async #learn(jid: string, client: Client): Promise<Described> {
    const reply = await askInfo(this.#requests, jid, ANSWER_TIMEOUT_MS)
    const described = reply.state === 'told' ? describe(reply.info) : NOTHING
    client.described = described
    return described
  }
}

function describe(query: Element): Described {
  const identities = query.getChildren('identity')
  const features = query.getChildren('feature').slice(0, MOST_FEATURES)
  return {
    isBot: identities.some(
      (identity) => attribute(identity, 'category') === 'client' && attribute(identity, 'type') === 'bot',
    ),
    features: new Set(features.flatMap((feature) => attribute(feature, 'var') ?? [])),
  }
}
