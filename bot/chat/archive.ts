/** Looks a message up in an archive (XEP-0313): what was sent before a crash is not sent again. */
import { askInfo, featuresOf } from './disco.ts'
import { parseJid } from './jid.ts'
import { field } from './personal-storage.ts'
import type { Requests } from './requests.ts'
import { NS, attribute, xml, type Element } from './stanza.ts'

/** What looking up takes. */
export interface ArchiveParts {
  readonly requests: Requests
  /** Bare JID of the bot. */
  readonly own: string
  readonly newId: () => string
}

/** Of which archive, and what. */
export interface Search {
  /** Bare JID: of a room, or of somebody who was written to, which is looked for in our own archive. */
  readonly with: string
  readonly isRoom: boolean
  /** Of the message. */
  readonly id: string
  /** Milliseconds since the epoch: not sent before. */
  readonly since: number
}

const PAGE_SIZE = 50
/** A room where more was said since is asked no further. */
const MOST_PAGES = 10
/** Clocks differ. */
const MARGIN_MS = 600_000

/** The archives that the bot may read. */
export class Archive {
  readonly #parts: ArchiveParts
  /** Ids of archived messages, by the query that they come for. */
  readonly #queries = new Map<string, { readonly from: string; readonly ids: Set<string> }>()

  constructor(parts: ArchiveParts) {
    this.#parts = parts
  }

  /**
   * @returns `no` only where the archive keeps everything that we say there, and was read to its end. Never rejects.
   */
  async has(search: Search): Promise<'yes' | 'no' | 'unknown'> {
    if (!(await this.#isKept(search))) return 'unknown'
    let after: string | undefined
    for (let page = 0; page < MOST_PAGES; page++) {
      const found = await this.#readPage(search, after)
      if (found === undefined) return 'unknown'
      if (found.hasIt) return 'yes'
      if (found.isLast) return 'no'
      after = found.last
    }
    return 'unknown'
  }

  /** Takes a stanza that may be what an archive sends; anything else is left alone. */
  handle(stanza: Element): void {
    const result = stanza.is('message') ? stanza.getChild('result', NS.archive) : undefined
    const query = this.#queries.get((result && attribute(result, 'queryid')) ?? '')
    if (result === undefined || query === undefined) return
    // Anybody can send a message that looks like a result.
    if (parseJid(attribute(stanza, 'from') ?? this.#parts.own)?.full !== query.from) return
    const message = result.getChild('forwarded', NS.forward)?.getChild('message')
    if (message === undefined) return
    const origin = message.getChild('origin-id', NS.stableId)
    for (const id of [attribute(message, 'id'), origin && attribute(origin, 'id')])
      if (id !== undefined) query.ids.add(id)
  }

  /** A room says that it keeps an archive; an account keeps of its own what its preferences say. */
  async #isKept({ with: peer, isRoom }: Search): Promise<boolean> {
    const { requests, own } = this.#parts
    if (isRoom) {
      const reply = await askInfo(requests, peer)
      return reply.state === 'told' && featuresOf(reply.info).has(NS.archive)
    }
    const reply = await requests.ask('get', own, xml('prefs', { xmlns: NS.archive }))
    const preferences = reply.state === 'result' ? reply.stanza.getChild('prefs', NS.archive) : undefined
    return preferences !== undefined && attribute(preferences, 'default') === 'always'
  }

  async #readPage(
    search: Search,
    after: string | undefined,
  ): Promise<
    { readonly hasIt: boolean; readonly isLast: boolean; readonly last: string | undefined } | undefined
  > {
    const { requests, own, newId } = this.#parts
    const to = search.isRoom ? search.with : own
    const queryId = newId()
    const ids = new Set<string>()
    this.#queries.set(queryId, { from: to, ids })
    try {
      const reply = await requests.ask('set', to, archiveQuery(search, queryId, after))
      const fin = reply.state === 'result' ? reply.stanza.getChild('fin', NS.archive) : undefined
      if (fin === undefined) return undefined
      const last = fin.getChild('set', NS.resultSet)?.getChildText('last') ?? undefined
      const isLast = attribute(fin, 'complete') === 'true' || last === undefined
      return { hasIt: ids.has(search.id), isLast, last }
    } finally {
      this.#queries.delete(queryId)
    }
  }
}

function archiveQuery(search: Search, queryId: string, after: string | undefined): Element {
  const start = new Date(search.since - MARGIN_MS).toISOString()
  const fields = [
    field('FORM_TYPE', NS.archive, 'hidden'),
    field('start', start),
    ...(search.isRoom ? [] : [field('with', search.with)]),
  ]
  return xml(
    'query',
    { xmlns: NS.archive, queryid: queryId },
    xml('x', { xmlns: NS.dataForm, type: 'submit' }, ...fields),
    xml(
      'set',
      { xmlns: NS.resultSet },
      xml('max', {}, `${PAGE_SIZE}`),
      ...(after === undefined ? [] : [xml('after', {}, after)]),
    ),
  )
}
