import { command } from './command.ts'
import { NOTHING } from './parameter.ts'

/** Tells how the bot is: since when it runs, and how much it has to do. */
export const status = command<typeof NOTHING, 'desk' | 'clock' | 'startedAt'>({
  name: 'status',
  parameters: NOTHING,
  isMinor: true,
  *run(_args, { clock, desk, startedAt }) {
    const load = desk.load()
    yield {
      lines: [
        { say: 'status.uptime', params: { uptime: clock.now() - startedAt } },
        ...(load === undefined ? [] : [{ say: 'status.load', params: load } as const]),
      ],
    }
  },
})
