import type { Said } from '../locales/index.ts'
import { sampleDay } from '../reply/case.ts'
import { takeStep } from './case-step.ts'
import { deskCommand } from './desk-command.ts'
import { anyway, day, oneDomain } from './desk-parameters.ts'
import { isoDay } from './iso-day.ts'
import { actorOf } from './party.ts'

const DAY_MS = 86_400_000
/** Further off is a slip of the keyboard, or no promise. */
const MOST_DAYS = 730

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
    const problem = refuse(promised, domain, clock.now())
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

/** What is over somewhere may still be today elsewhere: a day counts as past once it is over in UTC. */
function refuse(promised: string, domain: string, now: number): Said | undefined {
  const at = new Date(`${promised}T00:00:00Z`)
  const line = `promise ${domain} ${sampleDay(now)}`
  if (at.getTime() + DAY_MS <= now) return { say: 'problem.day-past', params: { day: at, line } }
  if (at.getTime() > now + MOST_DAYS * DAY_MS) return { say: 'problem.day-far', params: { day: at, line } }
  return undefined
}
