import { deskCommand } from './desk-command.ts'
import { takeStep } from './case-step.ts'
import { oneDomain, text } from './desk-parameters.ts'
import { actorOf } from './party.ts'

const PARAMETERS = { domain: oneDomain, text }

/** Writes something down in a campaign. */
export const note = deskCommand<typeof PARAMETERS, 'asker' | 'clock' | 'readDomain'>({
  name: 'note',
  parameters: PARAMETERS,
  example: 'xmpp.jp Prosody 13.0',
  topic: 'campaigns',
  right: 'voice',
  async *run({ domain, text: noted }, services) {
    const { asker, clock } = services
    const step = { at: clock.now(), by: actorOf(asker), event: { kind: 'noted', text: noted } } as const
    yield await takeStep({ domain, steps: [step], isAnyway: false, anyway: '' }, services)
  },
})
