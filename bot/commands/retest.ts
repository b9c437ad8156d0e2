import type { VerdictState } from '../../probes/index.ts'
import { standingOf } from '../campaign/standing.ts'
import type { Said } from '../locales/index.ts'
import type { Case, StepEvent } from '../records.ts'
import { showDomain } from '../reply/domain.ts'
import type { Reply } from './command.ts'
import { deskCommand, readNamed } from './desk-command.ts'
import { oneDomain } from './desk-parameters.ts'
import { sayNotLooked } from './look.ts'
import { declare, proveOperator } from './operator.ts'
import { actorOf } from './party.ts'

const PARAMETERS = { domain: oneDomain }

/** Tests a domain anew for those who run it, and tells every campaign what was found. */
export const retest = deskCommand<
  typeof PARAMETERS,
  'asker' | 'clock' | 'contacts' | 'desk' | 'hints' | 'newId' | 'readDomain'
>({
  name: 'retest',
  parameters: PARAMETERS,
  example: 'xmpp.jp',
  topic: 'operators',
  async *run({ domain: text }, services, signal) {
    const named = readNamed(text, services)
    const proof = named.ok ? await proveOperator(named.domain, services) : named
    if (!named.ok || !proof.ok) {
      if (!named.ok) yield named.problem
      else if (!proof.ok) yield refuse(proof.problem, named.domain)
      return
    }
    const { domain } = named
    const shown = showDomain(domain)
    const request = { domain, services: ['c2s', 's2s'] } as const
    const answer = await services.desk.ask(request, true, signal)
    if (answer.kind !== 'report') yield sayNotLooked(domain, answer)
    else {
      const { report } = answer
      const c2s = report.verdict.c2s.state
      const params = { domain: shown, by: proof.jid, c2s, s2s: report.verdict.s2s.state }
      const count = await declare(
        {
          domain,
          by: actorOf(services.asker),
          events: (one) => afterRetest(one, c2s, services.clock.now()),
          said: { say: 'told.retested', params },
        },
        services,
      )
      const note: Said =
        count === 0
          ? { say: 'operator.no-case', params: { domain: shown } }
          : { say: 'operator.noted', params: { domain: shown } }
      yield { report, services: request.services, notes: [note] }
    }
  },
})

/** Who only wants to see it tested again is told how: in many languages that is the word for it. */
function refuse(problem: Said, domain: string): Reply {
  return { lines: [problem, { say: 'right.anybody', params: { line: `check ${domain} fresh` } }] }
}

/** A day that was promised and is still to come stays promised, unless it was kept before its time. */
function afterRetest({ steps }: Case, state: VerdictState, now: number): readonly StepEvent[] {
  const { promise } = standingOf(steps)
  const isStillDue =
    promise !== undefined && state !== 'required' && Date.parse(`${promise.day}T00:00:00Z`) > now
  return [
    { kind: 'retested', state },
    ...(isStillDue ? [{ kind: 'promised', day: promise.day } as const] : []),
  ]
}
