import type { CheckOutcome, Ledger } from '../ports.ts'
import type { Target } from '../records.ts'

/** How often an outcome is decided anew because somebody wrote into a campaign meanwhile. */
const MOST_ATTEMPTS = 5

/**
 * Keeps the outcome of a check; where a campaign that it is part of changed meanwhile, it is decided anew, and where another
 * process was quicker with the check itself, that one's stands.
 *
 * @throws {Error} where campaigns change faster than anybody can decide; nothing is kept then, and the job is tried again.
 */
export async function keepOutcome(
  { domain, sequence }: Target,
  ledger: Ledger,
  decide: () => Promise<CheckOutcome>,
): Promise<void> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    if (await ledger.recordCheck(await decide())) return
    const current = await ledger.target(domain)
    if (current?.sequence !== sequence) return
  }
  throw new Error(`what was found at ${domain} could not be kept: its campaigns kept changing`)
}
