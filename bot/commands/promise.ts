import { takeStep } from './case-step.ts'
import { deskCommand } from './desk-command.ts'
import { anyway, day, oneDomain } from './desk-parameters.ts'
import { isoDay, refuseDay } from './typed-day.ts'
import { actorOf } from './party.ts'

const PARAMETERS = { domain: oneDomain, day, isAnyway: anyway }

/** Has a promise written down: on its day the bot tests whether it was kept. */
export const promise = deskCommand<typeof PARAMETERS, 'asker' | 'clock' | 'readDomain'>({
  name: 'promise',
  parameters: PARAMETERS,
  example: 'xmpp.jp 2017-05-08',
  topic: 'campaigns',
  right: 'voice',
  async *run({ day: meant, domain, isAnyway }, services) {
    const { asker, clock } = services
    const promised = isoDay(meant, clock.now())
    const problem = refuseDay(promised, `promise ${domain}`, clock.now())
    if (problem !== undefined) {
      yield problem
      return
    }
    const steps = [
      { at: clock.now(), by: actorOf(asker), event: { kind: 'promised', day: promised } } as const,
    ]
    yield await takeStep(
      { domain, steps, isAnyway, anyway: `promise ${domain} ${promised} anyway` },
      services,
    )
  },
})
