import { takeStep } from './case-step.ts'
import { deskCommand } from './desk-command.ts'
import { anywayFirst, maybeText, oneDomain } from './desk-parameters.ts'
import { actorOf } from './party.ts'

const PARAMETERS = { domain: oneDomain, isAnyway: anywayFirst, text: maybeText }

/** Has it written down that those who run the server wrote back. */
export const answered = deskCommand<typeof PARAMETERS, 'asker' | 'clock' | 'readDomain'>({
  name: 'answered',
  parameters: PARAMETERS,
  example: 'xmpp.jp',
  topic: 'campaigns',
  right: 'voice',
  async *run({ domain, isAnyway, text }, services) {
    const { asker, clock } = services
    const event = { kind: 'answered', ...(text !== undefined && { text }) } as const
    const again = ['answered', domain, 'anyway', ...(text === undefined ? [] : [text])].join(' ')
    const steps = [{ at: clock.now(), by: actorOf(asker), event }]
    yield await takeStep({ domain, steps, isAnyway, anyway: again }, services)
  },
})
