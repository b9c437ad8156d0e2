import { clean } from '../reply/clean.ts'
import { takeStep } from './case-step.ts'
import { deskCommand } from './desk-command.ts'
import { anyway, oneDomain } from './desk-parameters.ts'
import { anyWord } from './parameter.ts'
import { actorOf } from './party.ts'

const PARAMETERS = { domain: oneDomain, to: anyWord('field.to', 'to'), isAnyway: anyway }

/** Has it written down that somebody sent the letter: the bot itself never does. */
export const sent = deskCommand<typeof PARAMETERS, 'asker' | 'clock' | 'readDomain'>({
  name: 'sent',
  parameters: PARAMETERS,
  example: 'xmpp.jp admin@xmpp.jp',
  topic: 'campaigns',
  right: 'voice',
  async *run({ domain, isAnyway, to }, services) {
    const { asker, clock } = services
    const event = { kind: 'sent', ...(to !== undefined && { to: clean(to) }) } as const
    const again = ['sent', domain, ...(to === undefined ? [] : [clean(to)]), 'anyway'].join(' ')
    const steps = [{ at: clock.now(), by: actorOf(asker), event }]
    yield await takeStep({ domain, steps, isAnyway, anyway: again }, services)
  },
})
