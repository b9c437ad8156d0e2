import { tellCensus } from '../reply/census.ts'
import { deskCommand } from './desk-command.ts'
import { flag } from './parameter.ts'
import { partyOf } from './party.ts'

const PARAMETERS = { isPlot: flag('field.plot', 'plot') }

/** Tells how many there are of what: of whoever asks or their room, and to those who run the bot of all. */
export const stats = deskCommand<typeof PARAMETERS, 'asker' | 'clock' | 'isOwner'>({
  name: 'stats',
  parameters: PARAMETERS,
  topic: 'campaigns',
  cost: ({ isPlot }) => (isPlot ? COST_OF_PLOT : 1),
  async *run({ isPlot }, { asker, clock, isOwner, ledger }) {
    const census = await ledger.census(isOwner ? undefined : partyOf(asker), clock.now())
    const lines = tellCensus(census, isOwner)
    yield isPlot ? { plot: { census, at: clock.now(), lines } } : { lines }
  },
})

/** Drawing and uploading is work as well. */
const COST_OF_PLOT = 2
