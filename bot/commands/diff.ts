import { changesBetween } from '../campaign/changes.ts'
import type { Said } from '../locales/index.ts'
import type { Ledger } from '../ports.ts'
import { sayChange } from '../reply/change.ts'
import { showDomain } from '../reply/domain.ts'
import type { Reply } from './command.ts'
import { deskCommand, readNamed } from './desk-command.ts'
import { askSince, oneDomain, page, sinceDay } from './desk-parameters.ts'
import { byDay, sayNoChanges } from './history.ts'
import { isoDaySince } from './typed-day.ts'

const MOST_CHANGES = 500

/** The number of a page stands behind a day, in which there may be one too. */
const PARAMETERS = { domain: oneDomain, since: sinceDay, page: { ...page, place: 'next' } } as const

/** Tells what changed between the last two tests, or since a day. */
export const diff = deskCommand<typeof PARAMETERS, 'clock' | 'readDomain'>({
  name: 'diff',
  parameters: PARAMETERS,
  example: 'xmpp.jp',
  topic: 'watching',
  async *run({ domain: text, page: asked, since }, services) {
    const { clock, ledger } = services
    const named = readNamed(text, services)
    if (!named.ok) yield named.problem
    else if (since === undefined) yield await betweenLastTwo(named.domain, ledger)
    else {
      const day = isoDaySince(since, clock.now())
      yield day === undefined
        ? askSince(`diff ${named.domain}`)
        : await changesSince(named.domain, day, asked, ledger)
    }
  },
})

async function betweenLastTwo(domain: string, ledger: Ledger): Promise<Reply> {
  const [after, before] = await ledger.observationsOf(domain, 2)
  const shown = showDomain(domain)
  if (after === undefined) return sayNoChanges(domain, ledger)
  if (before === undefined) return { say: 'diff.only-one', params: { domain: shown, at: new Date(after.at) } }
  const span = { domain: shown, from: new Date(before.at), to: new Date(after.at) }
  const changes = changesBetween(before.summary, after.summary)
  if (changes.length === 0) return { say: 'diff.same', params: span }
  return { lines: [{ say: 'diff.heading', params: span }, ...changes.map(sayChange)] }
}

async function changesSince(domain: string, day: string, asked: number, ledger: Ledger): Promise<Reply> {
  const from = new Date(`${day}T00:00:00Z`)
  const changes = (await ledger.changesOf(domain, MOST_CHANGES)).filter(({ at }) => at >= from.getTime())
  const params = { domain: showDomain(domain), from }
  if (changes.length === 0) return { say: 'diff.none-since', params }
  const heading: Said = { say: 'diff.since', params }
  return { pages: { heading, lines: byDay(changes), page: asked, line: `diff ${domain} ${day}` } }
}
