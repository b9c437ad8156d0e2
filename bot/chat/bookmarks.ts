/** Shows whoever logs in to the bot's account with a client where the bot is; what the bot itself goes by is its own store. */
import type { Log } from '../ports.ts'
import { parseJid } from './jid.ts'
import { isNotFound, itemsIn, itemsQuery, privately, publishing, retracting } from './personal-storage.ts'
import type { Requests } from './requests.ts'
import { NS, attribute, childElements, xml, type Element } from './stanza.ts'

/** What bookmarks take. */
export interface BookmarkParts {
  readonly requests: Requests
  /** Bare JID of the bot. */
  readonly own: string
  readonly nickname: string
  readonly log: Log
}

/** Nobody but the account may read them (XEP-0402 §3.3). */
const OPTIONS = {
  'pubsub#persist_items': 'true',
  'pubsub#max_items': 'max',
  'pubsub#send_last_published_item': 'never',
  'pubsub#access_model': 'whitelist',
}

/**
 * Bookmarks of one session: in PEP where the server shows them to old clients as well (XEP-0402 §5.3), else in private
 * storage (XEP-0048). One that is there already is left as it is: a person may have given it a name.
 */
export class Bookmarks {
  readonly #parts: BookmarkParts
  /** Everything in turn: private storage is read, changed and written as a whole. */
  #turn: Promise<void> = Promise.resolve()
  #isInPep: boolean | undefined
  #known = new Set<string>()

  constructor(parts: BookmarkParts) {
    this.#parts = parts
  }

  /** A new session. @param features What the account offers; `undefined` where it did not say. */
  online(features: ReadonlySet<string> | undefined): void {
    this.#isInPep = features?.has(`${NS.bookmarks}#compat`)
    this.#known = new Set()
    this.#inTurn(async () => {
      const there = await this.#load()
      // What cannot be read is not to be written over, neither as a whole nor one by one.
      if (there === undefined) this.#isInPep = undefined
      for (const element of there ?? []) {
        const jid = parseJid(attribute(element, this.#isInPep === true ? 'id' : 'jid') ?? '')?.bare
        if (jid !== undefined) this.#known.add(jid)
      }
    })
  }

  /** The bot has entered a room. */
  add(jid: string): void {
    this.#inTurn(async () => {
      if (this.#known.has(jid) || this.#isInPep === undefined) return
      this.#known.add(jid)
      const bookmark = this.#bookmark(jid)
      if (this.#isInPep) await this.#set(publishing(NS.bookmarks, jid, bookmark, OPTIONS))
      else await this.#change((others) => [...others, bookmark])
    })
  }

  /** The bot will not come back to a room. */
  remove(jid: string): void {
    this.#inTurn(async () => {
      if (!this.#known.delete(jid)) return
      if (this.#isInPep === true) await this.#set(retracting(NS.bookmarks, jid))
      else
        await this.#change((all) =>
          all.filter((element) => parseJid(attribute(element, 'jid') ?? '')?.bare !== jid),
        )
    })
  }

  #inTurn(work: () => Promise<void>): void {
    this.#turn = this.#turn.then(work).catch((error: unknown) => {
      this.#parts.log.error({ error }, 'bookmarks could not be kept')
    })
  }

  /** @returns The items of the node, or all that is in the private storage, its URLs included; `undefined` where the server does not say. */
  async #load(): Promise<readonly Element[] | undefined> {
    const { own, requests } = this.#parts
    const query =
      this.#isInPep === true
        ? itemsQuery(NS.bookmarks)
        : privately(xml('storage', { xmlns: NS.oldBookmarks }))
    const reply = await requests.ask('get', own, query)
    if (reply.state !== 'result') return isNotFound(reply) ? [] : undefined
    if (this.#isInPep === true) return itemsIn(reply.stanza)
    const storage = reply.stanza.getChild('query', NS.privateStorage)?.getChild('storage', NS.oldBookmarks)
    return storage === undefined ? [] : childElements(storage)
  }

  /** Of private storage, which is replaced whole. */
  async #change(make: (elements: readonly Element[]) => readonly Element[]): Promise<void> {
    const there = await this.#load()
    if (there !== undefined)
      await this.#set(privately(xml('storage', { xmlns: NS.oldBookmarks }, ...make(there))))
  }

  async #set(payload: Element): Promise<void> {
    const { log, own, requests } = this.#parts
    const reply = await requests.ask('set', own, payload)
    if (reply.state === 'error') log.warn({ condition: reply.condition }, 'a bookmark was refused')
  }

  #bookmark(jid: string): Element {
    const nick = xml('nick', {}, this.#parts.nickname)
    return this.#isInPep === true
      ? xml('conference', { xmlns: NS.bookmarks, autojoin: 'true' }, nick)
      : xml('conference', { jid, autojoin: 'true' }, nick)
  }
}
