import type { VerdictState } from '../../probes/index.ts'
import { isClosed, standingOf } from '../campaign/standing.ts'
import type { Said } from '../locales/index.ts'
import type { Case } from '../records.ts'
import { sayHeading, sayNext, sayStep } from '../reply/case.ts'
import { domainWarnings, showDomain } from '../reply/domain.ts'
import { mayUse } from './authority.ts'
import type { CaseServices } from './case-step.ts'
import type { Reply, Services } from './command.ts'
import { deskCommand, readNamed, readSpared } from './desk-command.ts'
import { oneDomain, page } from './desk-parameters.ts'
import { lookAt } from './look.ts'
import { actorOf, partyOf } from './party.ts'

/** Nobody carries more conversations at once. */
const MOST_OPEN = 200

/** Logins without TLS: what a campaign is about. */
const FINDINGS: readonly VerdictState[] = ['optional', 'absent', 'not-enforced']

const PARAMETERS = { domain: oneDomain, page }

type Needs = 'asker' | 'blocked' | 'clock' | 'desk' | 'language' | 'readDomain'

/** Opens a campaign for one domain, or tells how the one that there is has gone. */
export const campaign = deskCommand<typeof PARAMETERS, Needs>({
  name: 'campaign',
  parameters: PARAMETERS,
  example: 'xmpp.jp',
  async *run({ domain: text, page: asked }, services, signal) {
    const { asker, clock, ledger } = services
    const named = readNamed(text, services)
    if (!named.ok) {
      yield named.problem
      return
    }
    const known = await ledger.caseOf(named.domain, partyOf(asker))
    if (known !== undefined) yield tell(known, asked, clock.now())
    else if (!mayUse('voice', asker, [])) yield { say: 'right.voice' }
    else yield await open(text, services, signal)
  },
})

function tell(one: Case, asked: number, now: number): Reply {
  const lines = [...one.steps.map(sayStep), ...sayNext(one, now)]
  return { pages: { heading: sayHeading(one), lines, page: asked, line: `campaign ${one.domain}` } }
}

async function open(
  text: string,
  services: CaseServices & Pick<Services, Needs>,
  signal: AbortSignal,
): Promise<Reply> {
  const { asker, clock, language, ledger } = services
  const spared = await readSpared(text, services)
  if (!spared.ok) return spared.problem
  const { domain } = spared
  const party = partyOf(asker)
  const cases = await ledger.casesOf(party)
  if (cases.filter(({ steps }) => !isClosed(standingOf(steps).state)).length >= MOST_OPEN) {
    return { say: 'problem.too-many-cases', params: { most: `${MOST_OPEN}`, line: 'campaigns' } }
  }
  const look = await lookAt(domain, false, services, signal)
  if (!look.ok) return look.problem
  const { state } = look
  if (!FINDINGS.includes(state)) return sayNoFinding(domain, state)
  const first = { at: clock.now(), by: actorOf(asker), event: { kind: 'found', state } } as const
  const opened = await ledger.openCase(domain, party, language, first)
  const lines = [sayHeading(opened), ...opened.steps.map(sayStep), ...sayNext(opened, clock.now())]
  return { lines: [...lines, ...domainWarnings(domain)] }
}

function sayNoFinding(name: string, state: VerdictState): Said {
  const domain = showDomain(name)
  return state === 'required'
    ? { say: 'problem.required-already', params: { domain } }
    : { say: 'problem.no-finding', params: { domain, state } }
}
