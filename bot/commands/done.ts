import { standingOf } from '../campaign/standing.ts'
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
    const end: Step = { at, by: actorOf(asker), event: { kind: 'done', state } }
    const steps = state === 'required' && !isKnownToBeRequired(before) ? [retestedAt(at), end] : [end]
    yield await takeStepIn(found.found, { steps, isAnyway, anyway: line }, services)
  },
})

/** A test that showed it may stand in the timeline already, from a promise's day or a change that was seen twice: one is enough. */
function isKnownToBeRequired(steps: readonly Step[]): boolean {
  const { lastSeen, retested } = standingOf(steps)
  return retested === 'required' && lastSeen === 'required'
}

function retestedAt(at: number): Step {
  return { at, event: { kind: 'retested', state: 'required' } }
}
