import type { Sight } from '../campaign/target.ts'
import type { AnnouncedOutage, ContactBook, OutageReader } from '../ports.ts'
import type { Target } from '../records.ts'

/** How operators are heard. */
export interface OperatorParts {
  readonly contacts: ContactBook
  readonly outages: OutageReader
}

/** What operators say of outages. */
export interface Heard {
  /** Where they would say it; read while the server is up. */
  readonly statusAddresses?: readonly string[]
  /** What they say while it is down. */
  readonly announced?: AnnouncedOutage
}

/** More places than that nobody keeps up to date. */
const MOST_ADDRESSES = 3

/**
 * Reads where operators tell of outages while their server is up, at first and then with each test in depth; and what they tell
 * there while it is down and nobody was told yet (XEP-0455 §2.1).
 */
export async function hearOperators(
  { domain, state }: Target,
  sight: Sight,
  depth: 'check' | 'full',
  operators: OperatorParts | undefined,
  signal: AbortSignal,
): Promise<Heard> {
  if (operators === undefined) return {}
  if (sight.kind === 'answered') {
    if (depth !== 'full' && state.confirmed !== undefined) return {}
    const { published } = await operators.contacts.lookUp(domain)
    if (published.state !== 'told') return {}
    return { statusAddresses: published.value.outageDocuments.slice(0, MOST_ADDRESSES) }
  }
  const { outage, statusAddresses = [] } = state
  if (sight.kind !== 'silent' || statusAddresses.length === 0 || outage?.isTold !== false) return {}
  const status = await operators.outages.read(statusAddresses, signal)
  return status.state === 'announced' ? { announced: status.outage } : {}
}
