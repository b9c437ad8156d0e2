import type { Sight } from '../campaign/target.ts'
import { isStale } from '../campaign/outage-status.ts'
import type { AnnouncedOutage, ContactBook, OutageReader } from '../ports.ts'
import type { Target } from '../records.ts'

/** How operators are heard. */
export interface OperatorParts {
  /** Absent without an account, for servers are asked over XMPP; what was read there by others can be quoted all the same. */
  readonly contacts?: ContactBook
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
 * Reads where operators tell of outages while their server is up, until that is known and then with each test in depth; and
 * what they tell there while it is down and nobody was told yet (XEP-0455 §2.1, §4).
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
    const isKnown = state.confirmed !== undefined && state.statusAddresses !== undefined
    if (operators.contacts === undefined || (depth !== 'full' && isKnown)) return {}
    const { published } = await operators.contacts.lookUp(domain)
    if (published.state !== 'told') return {}
    return { statusAddresses: published.value.outageDocuments.slice(0, MOST_ADDRESSES) }
  }
  const { outage, statusAddresses = [] } = state
  if (sight.kind !== 'silent' || statusAddresses.length === 0 || outage?.isTold !== false) return {}
  const status = await operators.outages.read(statusAddresses, signal)
  return status.state === 'announced' && !isStale(status.outage, outage.since)
    ? { announced: status.outage }
    : {}
}
