import type { Said } from '../locales/index.ts'
import type { Ledger } from '../ports.ts'
import type { StoredChange } from '../records.ts'
import { sayChange } from '../reply/change.ts'
import { showDomain } from '../reply/domain.ts'
import { deskCommand, readNamed } from './desk-command.ts'
import { oneDomain, page } from './desk-parameters.ts'

/** Years, for most servers. */
const MOST_CHANGES = 500

const PARAMETERS = { domain: oneDomain, page }

/** Tells what changed at a domain while it was watched, newest first. */
export const history = deskCommand<typeof PARAMETERS, 'readDomain'>({
  name: 'history',
  parameters: PARAMETERS,
  example: 'xmpp.jp',
  topic: 'watching',
  async *run({ domain: text, page: asked }, services) {
    const { ledger } = services
    const named = readNamed(text, services)
    if (!named.ok) {
      yield named.problem
      return
    }
    const { domain } = named
    const changes = await ledger.changesOf(domain, MOST_CHANGES)
    if (changes.length === 0) {
      yield await sayNoChanges(domain, ledger)
      return
    }
    const heading: Said = { say: 'history.heading', params: { domain: showDomain(domain) } }
    yield { pages: { heading, lines: byDay(changes), page: asked, line: `history ${domain}` } }
  },
})

/** Says that nothing is recorded of a domain, and how to have that where nobody watches it. */
export async function sayNoChanges(domain: string, ledger: Pick<Ledger, 'watchesOn'>): Promise<Said> {
  const shown = showDomain(domain)
  const watches = await ledger.watchesOn(domain)
  if (watches.length > 0) return { say: 'history.unchanged', params: { domain: shown } }
  return { say: 'history.none', params: { domain: shown, line: `watch ${domain}` } }
}

/** Changes with their day above those of the same day. */
export function byDay(changes: readonly StoredChange[]): readonly Said[] {
  return changes.flatMap(({ at, change }, i) => {
    const before = changes[i - 1]
    const isSameDay = before !== undefined && dayOf(before.at) === dayOf(at)
    const line = sayChange(change)
    return isSameDay ? [line] : [{ say: 'history.day', params: { at: new Date(at) } } as const, line]
  })
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
