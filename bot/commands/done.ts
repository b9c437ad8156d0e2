import { addStep } from '../campaign/timeline.ts'
import type { Step } from '../records.ts'
import { sayRefusal } from '../reply/case.ts'
import { showDomain } from '../reply/domain.ts'
import { findCase, takeStepIn } from './case-step.ts'
import { deskCommand } from './desk-command.ts'
import { anyway, oneDomain } from './desk-parameters.ts'
import { lookAt } from './look.ts'
import { actorOf } from './party.ts'

const PARAMETERS = { domain: oneDomain, isAnyway: anyway }

/** Closes a campaign that has reached its end, which a test has to show, unless somebody vouches for it. */
export const done = deskCommand<typeof PARAMETERS, 'asker' | 'clock' | 'desk' | 'readDomain'>({
  name: 'done',
  parameters: PARAMETERS,
  example: 'xmpp.jp',
  topic: 'campaigns',
  right: 'voice',
  async *run({ domain: text, isAnyway }, services, signal) {
    const { asker, clock } = services
    const found = await findCase(text, services)
    if (!found.ok) {
      yield found.problem
      return
    }
    const { domain, steps: before } = found.found
    const line = `done ${domain} anyway`
    // No server is tested for what will be refused.
    const progress = addStep(before, { at: clock.now(), event: { kind: 'done', state: 'unknown' } }, true)
    if (!progress.ok) {
      yield sayRefusal(progress.refusal, found.found, line)
      return
    }
    const look = await lookAt(domain, true, services, signal)
    if (!look.ok && !isAnyway) {
      yield look.problem
      return
    }
    const state = look.ok ? look.state : 'unknown'
    if (state !== 'required' && !isAnyway) {
      yield { say: 'problem.not-required', params: { domain: showDomain(domain), state, line } }
      return
    }
    const at = clock.now()
    const retested: readonly Step[] = state === 'required' ? [{ at, event: { kind: 'retested', state } }] : []
    const steps: readonly Step[] = [...retested, { at, by: actorOf(asker), event: { kind: 'done', state } }]
    yield await takeStepIn(found.found, { steps, isAnyway, anyway: line }, services)
  },
})
