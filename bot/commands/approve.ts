import { changeOfCase } from '../campaign/calendar.ts'
import { addStep } from '../campaign/timeline.ts'
import { translator } from '../locales/index.ts'
import type { Asker } from '../ports.ts'
import type { Case, Notice } from '../records.ts'
import { sayHeading, sayNext, sayRefusal, sayStep } from '../reply/case.ts'
import { clean } from '../reply/clean.ts'
import { showDomain } from '../reply/domain.ts'
import type { Reply, Services } from './command.ts'
import type { CaseServices } from './case-step.ts'
import { deskCommand, readNamed } from './desk-command.ts'
import { domainBefore, letterCode } from './letter-parameters.ts'
import { actorOf, partyOf } from './party.ts'

const PARAMETERS = { domain: domainBefore, code: letterCode }

/** Several people may write to one case at the same moment. */
const MOST_TRIES = 4

type ApproveServices = CaseServices & Pick<Services, 'newId'>

/** Approves a letter that somebody else had drafted. */
export const approve = deskCommand<typeof PARAMETERS, 'asker' | 'clock' | 'newId' | 'readDomain'>({
  name: 'approve',
  parameters: PARAMETERS,
  example: 'xmpp.jp K7QM',
  topic: 'campaigns',
  right: 'voice',
  async *run({ code, domain: text }, services) {
    const { asker, ledger } = services
    const named = text === undefined ? undefined : readNamed(text, services)
    if (named?.ok === false) {
      yield named.problem
      return
    }
    const letter = await ledger.letter(code)
    const one = letter && (await ledger.case(letter.caseId))
    const isMeant = one !== undefined && (named === undefined || named.domain === one.domain)
    if (isMeant && mayApprove(one, asker)) yield await approveIn(one, code, services)
    else yield { say: 'problem.approve.unknown', params: { code: clean(code) } }
  },
})

/** A room's campaigns belong to the room; for those of one person the code, which they gave to somebody, is enough. */
function mayApprove({ party }: Case, asker: Asker): boolean {
  const own = partyOf(asker)
  if (party.account !== undefined) return false
  return party.kind === own.kind && (party.kind !== 'room' || party.jid === own.jid)
}

async function approveIn(known: Case, code: string, services: ApproveServices): Promise<Reply> {
  const { asker, clock, ledger } = services
  const step = { at: clock.now(), by: actorOf(asker), event: { kind: 'approved', code } } as const
  let current: Case | undefined = known
  for (let tries = 0; tries < MOST_TRIES && current !== undefined; tries += 1) {
    const progress = addStep(current.steps, step)
    if (!progress.ok) return sayRefusal(progress.refusal, current, `approve ${code}`)
    const notices = noticesFor(current, code, services)
    if (await ledger.appendSteps(changeOfCase(current, progress.steps, notices))) {
      const after = { domain: current.domain, steps: [...current.steps, ...progress.steps] }
      return { lines: [sayHeading(after), ...progress.steps.map(sayStep), ...sayNext(after, clock.now())] }
    }
    current = await ledger.case(current.id)
  }
  return { say: 'problem.case-changed', params: { domain: showDomain(known.domain) } }
}

/** A room reads the answer; somebody who waits elsewhere is told. */
function noticesFor(
  { domain, language, party }: Case,
  code: string,
  { asker, clock, newId }: ApproveServices,
): readonly Notice[] {
  if (partyOf(asker).jid === party.jid) return []
  const params = { domain: showDomain(domain), by: actorOf(asker).name, code, line: `sent ${domain}` }
  const text = translator(language)({ say: 'approve.told', params })
  return [{ id: newId(), to: party, text, lang: language, createdAt: clock.now() }]
}
