import { inOrder } from '../campaign/calendar.ts'
import { sayInList } from '../reply/case.ts'
import { deskCommand } from './desk-command.ts'
import { page } from './desk-parameters.ts'
import { partyOf } from './party.ts'

const PARAMETERS = { page }

/** Tells the campaigns of whoever asks, or of their room, by what is due next. */
export const campaigns = deskCommand<typeof PARAMETERS, 'asker'>({
  name: 'campaigns',
  parameters: PARAMETERS,
  topic: 'campaigns',
  async *run({ page: asked }, { asker, ledger }) {
    const cases = await ledger.casesOf(partyOf(asker))
    if (cases.length === 0) {
      yield { say: 'campaigns.none', params: { line: 'campaign xmpp.jp' } }
      return
    }
    const heading = { say: 'campaigns.heading', params: { count: cases.length } } as const
    yield { pages: { heading, lines: inOrder(cases).map(sayInList), page: asked, line: 'campaigns' } }
  },
})
