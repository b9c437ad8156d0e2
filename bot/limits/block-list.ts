import { formatBareJid, parseBareJid, parseHostName } from '../bare-jid.ts'
import type { Asker, BlockStore } from '../ports.ts'

/**
 * Those whom the owners want to have nothing to do with: bare JIDs (people and rooms) and domains, with all that is below
 * them. Their people are not answered, and their servers not tested.
 */
export class BlockList {
  readonly #store: BlockStore
  readonly #watchers: ((entry: string, isBlocked: boolean) => void)[] = []

  constructor(store: BlockStore) {
    this.#store = store
  }

  /** Calls `watcher` for each entry that is made or taken back from now on. */
  watch(watcher: (entry: string, isBlocked: boolean) => void): void {
    this.#watchers.push(watcher)
  }

  /** Every entry, in the order in which they were made. */
  list(): readonly string[] {
    return this.#store.list()
  }

  /** Holds at once. @throws {NotKept} when it could not be written down. */
  async block(entry: string): Promise<void> {
    // It holds from here on, also where it could not be written down.
    const written = this.#store.add(entry)
    this.#tell(entry, true)
    await written
  }

  /** @returns Whether there was such an entry. */
  async unblock(entry: string): Promise<boolean> {
    const isThere = this.#store.has(entry)
    const written = this.#store.remove(entry)
    this.#tell(entry, false)
    await written
    return isThere
  }

  /** Whoever sits at the terminal cannot be blocked. */
  isBlocked(asker: Asker): boolean {
    if (asker.place === 'terminal') return false
    const jid = asker.place === 'chat' ? asker.jid : asker.room
    const entry = readBlockEntry(jid) ?? jid
    return this.#store.has(entry) || this.isLeftAlone(entry.slice(entry.indexOf('@') + 1))
  }

  /** @param domain A-labels, lower case. */
  isLeftAlone(domain: string): boolean {
    const labels = domain.split('.')
    return labels.some((_label, i) => this.#store.has(labels.slice(i).join('.')))
  }

  #tell(entry: string, isBlocked: boolean): void {
    for (const watcher of this.#watchers) watcher(entry, isBlocked)
  }
}

/** @returns A bare JID or a domain in the spelling in which they are compared; `undefined` for what is neither. */
export function readBlockEntry(text: string): string | undefined {
  if (!text.includes('@')) return parseHostName(text)
  const jid = parseBareJid(text)
  return jid === undefined ? undefined : formatBareJid(jid)
}
