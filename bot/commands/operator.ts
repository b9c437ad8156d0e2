import { changeOfCase } from '../campaign/calendar.ts'
import { standingOf } from '../campaign/standing.ts'
import { addStep } from '../campaign/timeline.ts'
import { askerKey } from '../limits/asker-key.ts'
import { type Said, translator } from '../locales/index.ts'
import type { Ledger } from '../ports.ts'
import type { Actor, Case, OptOut, Step, StepEvent } from '../records.ts'
import { showDomain } from '../reply/domain.ts'
import type { Services } from './command.ts'

/** Whether whoever asks runs a server, and under which address it names them. */
export type Proof =
  { readonly ok: true; readonly jid: string } | { readonly ok: false; readonly problem: Said }

/**
 * Finds out whether whoever asks runs a domain: the server vouches for the sender of a message in a chat, and names that address
 * among its contacts when it is asked anew. What an occupant of a room is called proves nothing.
 *
 * @see XEP-0157 §3
 */
export async function proveOperator(
  domain: string,
  { asker, contacts, hints }: Pick<Services, 'asker' | 'contacts' | 'hints'>,
): Promise<Proof> {
  const shown = showDomain(domain)
  const unproven: Proof = {
    ok: false,
    problem: hints.isFirst(`${askerKey(asker)} ${domain}`)
      ? { say: 'right.operator-how', params: { domain: shown, zone: domain } }
      : { say: 'right.operator', params: { domain: shown } },
  }
  if (asker.place !== 'chat' || contacts === undefined) return unproven
  const { published } = await contacts.lookUp(domain)
  if (published.state !== 'told')
    return { ok: false, problem: { say: 'problem.no-proof', params: { domain: shown } } }
  // What tells of the server's state may well be a program.
  const isNamed = published.value.contacts.some(
    ({ jid, role }) => role !== 'status' && jid !== undefined && jid === asker.jid,
  )
  return isNamed ? { ok: true, jid: asker.jid } : unproven
}

/**
 * Finds out who wants a domain left alone, also where that is not asked before tests: at the terminal.
 */
export async function findWish(
  domain: string,
  { ledger, optOuts }: Pick<Services, 'optOuts'> & { readonly ledger: Ledger },
  signal: AbortSignal,
): Promise<OptOut | undefined> {
  const said = await ledger.optedOut(domain)
  return said !== undefined && said.via !== 'dns' ? said : optOuts.find(domain, signal)
}

/** What an operator did, to be written into every campaign. */
export interface Declaration {
  readonly domain: string
  readonly by?: Actor
  /** What is written into a case. */
  readonly events: (of: Case) => readonly StepEvent[]
  /** What those who campaign are told. */
  readonly said: Said
}

/** Several people may write to one case at the same moment. */
const MOST_TRIES = 4

/**
 * Writes what an operator said into the campaigns of everybody for that domain, but for those that are done or ended by a wish
 * to be left alone, and has everybody told in their own language.
 *
 * @returns How many campaigns there were.
 */
export async function declare(
  declaration: Declaration,
  services: Pick<Services, 'clock' | 'newId'> & { readonly ledger: Ledger },
): Promise<number> {
  const cases = await services.ledger.casesOn(declaration.domain)
  const written = await Promise.all(cases.map((one) => declareIn(one, declaration, services)))
  return written.filter(Boolean).length
}

async function declareIn(
  known: Case,
  { by, events, said }: Declaration,
  { clock, ledger, newId }: Pick<Services, 'clock' | 'newId'> & { readonly ledger: Ledger },
): Promise<boolean> {
  let current: Case | undefined = known
  for (let tries = 0; tries < MOST_TRIES && current !== undefined; tries += 1) {
    const now = clock.now()
    const steps = stepsFor(
      current,
      events(current).map((event) => ({ at: now, ...(by !== undefined && { by }), event })),
    )
    if (steps.length === 0) return false
    const { language, party } = current
    const text = translator(language)(said)
    const notice = { id: newId(), to: party, text, lang: language, createdAt: now }
    if (await ledger.appendSteps(changeOfCase(current, steps, [notice]))) return true
    current = await ledger.case(current.id)
  }
  return false
}

/** What operators say counts whatever is missing before it: that is written down as skipped. None where the case takes it no more. */
function stepsFor({ steps }: Case, wanted: readonly Step[]): readonly Step[] {
  const { state } = standingOf(steps)
  if (state === 'done' || state === 'opted-out') return []
  const added: Step[] = []
  for (const step of wanted) {
    const progress = addStep([...steps, ...added], step, true)
    if (!progress.ok) return []
    added.push(...progress.steps)
  }
  return added
}
