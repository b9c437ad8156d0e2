import type { Said } from '../locales/index.ts'
import type { Ledger } from '../ports.ts'
import type { Watch } from '../records.ts'
import { showDomain } from '../reply/domain.ts'
import { SYMBOLS, worstOf } from '../reply/state.ts'
import { deskCommand } from './desk-command.ts'
import { page } from './desk-parameters.ts'
import { partyOf } from './party.ts'

const PARAMETERS = { page }

/** Tells what whoever asks, or their room, watches, and how it stands there. */
export const list = deskCommand<typeof PARAMETERS, 'asker'>({
  name: 'list',
  parameters: PARAMETERS,
  topic: 'watching',
  async *run({ page: asked }, { asker, ledger }) {
    const watches = await ledger.watchesOf(partyOf(asker))
    if (watches.length === 0) {
      yield { say: 'list.none', params: { line: 'watch xmpp.jp' } }
      return
    }
    const lines = await Promise.all(watches.map((watch) => lineOf(watch, ledger)))
    const heading: Said = { say: 'list.heading', params: { count: watches.length } }
    yield { pages: { heading, lines, page: asked, line: 'list' } }
  },
})

async function lineOf({ domain: name, interval }: Watch, ledger: Ledger): Promise<Said> {
  const state = (await ledger.target(name))?.state
  const domain = showDomain(name)
  if (state?.outage?.isTold === true) {
    return { say: 'list.outage', params: { domain, interval, since: new Date(state.outage.since) } }
  }
  if (state?.confirmed === undefined) return { say: 'list.unchecked', params: { domain, interval } }
  const { c2s, s2s } = state.confirmed.services
  const states = { c2s: c2s?.state ?? 'unknown', s2s: s2s?.state ?? 'unknown' } as const
  const symbol = SYMBOLS[worstOf([states.c2s, states.s2s])]
  return { say: 'list.line', params: { symbol, domain, ...states, interval } }
}
