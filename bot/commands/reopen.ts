import { findCase, takeStepIn } from './case-step.ts'
import { deskCommand, readSpared } from './desk-command.ts'
import { oneDomain } from './desk-parameters.ts'
import { actorOf } from './party.ts'

const PARAMETERS = { domain: oneDomain }

/** Goes on with a campaign that was paused, or begins it anew. */
export const reopen = deskCommand<typeof PARAMETERS, 'asker' | 'blocked' | 'clock' | 'readDomain'>({
  name: 'reopen',
  parameters: PARAMETERS,
  example: 'xmpp.jp',
  topic: 'campaigns',
  right: 'voice',
  async *run({ domain }, services) {
    const { asker, clock } = services
    const spared = await readSpared(domain, services)
    const found = spared.ok ? await findCase(domain, services) : spared
    if (!found.ok) {
      yield found.problem
      return
    }
    const steps = [{ at: clock.now(), by: actorOf(asker), event: { kind: 'reopened' } } as const]
    yield await takeStepIn(found.found, { steps, isAnyway: false, anyway: '' }, services)
  },
})
