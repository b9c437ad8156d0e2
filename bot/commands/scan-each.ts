import type { Report } from '../../probes/index.ts'
import type { Said } from '../locales/index.ts'
import type { DomainReader, Scanner } from '../ports.ts'
import { clean } from '../reply/clean.ts'
import type { Reply } from './command.ts'
import type { ABOUT_DOMAINS, ArgumentsOf } from './parameter.ts'

/** What was asked about one domain or several. */
export type AboutDomains = ArgumentsOf<typeof ABOUT_DOMAINS>

const BOTH_FAMILIES = 2

/**
 * Scans every domain that may be asked for, all at the same time, and answers in the order in which they were named.
 *
 * @param show Makes the answer of a report.
 */
export async function* scanEach(
  args: AboutDomains,
  { scanner, readDomain }: { readonly scanner: Scanner; readonly readDomain: DomainReader },
  show: (report: Report, notes: readonly Said[]) => Reply,
  signal: AbortSignal,
): AsyncIterable<Reply> {
  const { domains, services, families } = args
  const answer = async (text: string): Promise<Reply> => {
    const reading = readDomain(text)
    if (!reading.ok) return { say: `refusal.${reading.refusal}`, params: { domain: clean(text) } }
    const request = { domain: reading.domain, services, families }
    return show(await scanner.scan(request, signal), notesOf(args))
  }
  const answers = domains.map(answer)
  // One that fails while an earlier one is awaited is not unhandled: its turn comes.
  for (const pending of answers) pending.catch(() => undefined)
  for (const pending of answers) yield await pending
}

/** That only half of the network was looked at has to be said: the verdict holds for that half. */
function notesOf({ families }: AboutDomains): readonly Said[] {
  const [only] = families
  if (families.length === BOTH_FAMILIES || only === undefined) return []
  return [{ say: 'only-family', params: { family: `IPv${only}` } }]
}
