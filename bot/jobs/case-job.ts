import { addStep } from '../campaign/timeline.ts'
import { changeOfCase, type Due, dueOf } from '../campaign/calendar.ts'
import type { Said } from '../locales/index.ts'
import type { Job } from '../ports.ts'
import type { Case, StepEvent } from '../records.ts'
import { showDomain } from '../reply/domain.ts'
import { type CheckParts, checkTarget } from './check-job.ts'
import { wordNotices } from './notices.ts'

/** When a promise could not be looked at, because nobody answered. */
const LOOK_AGAIN_MS = 3_600_000

/** What a campaign is due for: a look whether a promise was kept, a word about silence, or its pause. */
export async function handleCase(
  { caseId, knownSteps }: Pick<Extract<Job, { kind: 'case' }>, 'caseId' | 'knownSteps'>,
  parts: CheckParts,
  signal: AbortSignal,
): Promise<void> {
  const found = await parts.ledger.case(caseId)
  if (found === undefined || found.steps.length !== knownSteps) return
  const due = dueOf(found.steps)
  if (due === undefined || due.at > parts.clock.now()) await postpone(found, due?.at, parts)
  else if (due.what === 'retest') await retest(found, parts, signal)
  else await tell(found, due, parts)
}

/** The check itself finds that a promise is due, and says what became of it; where nobody answers, it is looked for again. */
async function retest(found: Case, parts: CheckParts, signal: AbortSignal): Promise<void> {
  const { clock, ledger } = parts
  const target = await ledger.target(found.domain)
  if (target !== undefined) await checkTarget(target, parts, signal)
  await postpone(found, clock.now() + LOOK_AGAIN_MS, parts)
}

/** Puts off what is due; nothing happens where the case went on meanwhile. */
async function postpone(found: Case, dueAt: number | undefined, { ledger }: CheckParts): Promise<void> {
  const { dueAt: _dueAt, ...change } = changeOfCase(found, [])
  await ledger.appendSteps({ ...change, ...(dueAt !== undefined && { dueAt }) })
}

async function tell(
  found: Case,
  due: Exclude<Due, { what: 'retest' }>,
  { clock, ledger, newId }: CheckParts,
): Promise<void> {
  const now = clock.now()
  const { domain, language, party, steps } = found
  const event: StepEvent =
    due.what === 'reminder' ? { kind: 'reminded', count: due.count } : { kind: 'stalled' }
  const progress = addStep(steps, { at: now, event })
  if (!progress.ok) return
  const notices = wordNotices(undefined, [{ party, language, lines: wordsFor(domain, due, now) }], {
    now,
    newId,
  })
  await ledger.appendSteps(changeOfCase(found, progress.steps, notices))
}

function wordsFor(domain: string, due: Exclude<Due, { what: 'retest' }>, now: number): readonly Said[] {
  const silence: Said = {
    say: 'notice.silence',
    params: { domain: showDomain(domain), silence: now - due.silentSince, since: new Date(due.silentSince) },
  }
  return due.what === 'reminder'
    ? [silence, { say: 'notice.to-write', params: { line: `letter ${domain} reminder` } }]
    : [silence, { say: 'notice.paused', params: { line: `reopen ${domain}` } }]
}
