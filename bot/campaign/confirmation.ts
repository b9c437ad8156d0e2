import type { VerdictState } from '../../probes/index.ts'
import type { EndpointSummary, PendingChange, ServiceSummary, Summary, TargetState } from '../records.ts'
import { type Difference, changesBetween, isSamePlace } from './changes.ts'
import { perService } from './summary.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** A change is seen twice, this far apart at least, before it counts: a server that starts is not yet what it will be. */
export const APART_MS = 10 * MINUTE_MS

/** An address family that answered before and does not now is waited for as long before a verdict changes without it. */
const FAMILY_PATIENCE_MS = DAY_MS

/** A change with the time when it was first seen. */
interface DatedChange {
  readonly change: Difference
  readonly since: number
}

/** What a check that was answered makes of what was known. */
export interface Confirmation {
  readonly confirmed: Summary
  /** What was seen, its gaps filled from what was known. */
  readonly found: Summary
  readonly counting: readonly DatedChange[]
  readonly pending: readonly PendingChange[]
}

/**
 * Decides which changes count.
 *
 * Each change waits for itself: it counts when it is seen again, {@link APART_MS} later at least, with every address family
 * that there was; until then the old fact stands. What is not seen again is forgotten. A letter counts at once, for it is
 * made of hundreds of answers. What was never known before is known from the first time on.
 */
export function confirm(before: TargetState, seen: Summary, now: number): Confirmation {
  const known = before.confirmed ?? seen
  const found = fillGaps(known, seen)
  const { counting, pending } = sift(before, found, now)
  return { confirmed: adopt(found, known, pending), found, counting, pending }
}

/**
 * Takes from what is known whatever this check could not tell: a verdict of `unknown`, a letter, certificates where no
 * handshake came about, whether an endpoint answers; and a proof that was only advertised again.
 */
function fillGaps(known: Summary, seen: Summary): Summary {
  const letter = seen.letter ?? known.letter
  return {
    at: seen.at,
    services: perService((service) => {
      const was = known.services[service]
      const is = seen.services[service]
      return is === undefined ? was : fillService(was ?? is, is)
    }),
    ...(letter !== undefined && { letter }),
  }
}

function fillService(known: ServiceSummary, seen: ServiceSummary): ServiceSummary {
  const isTold = seen.state !== 'unknown' && !isAcquittedByAbsence(known, seen)
  const isProven = seen.basis === 'proven' || (known.basis === 'proven' && known.state === seen.state)
  return {
    state: isTold ? seen.state : known.state,
    basis: isTold ? (isProven ? 'proven' : 'advertised') : known.basis,
    families: seen.families,
    endpoints: seen.endpoints.map((endpoint) =>
      endpoint.answers === 'unknown'
        ? (known.endpoints.find((other) => isSamePlace(other, endpoint)) ?? endpoint)
        : endpoint,
    ),
    certificates: seen.certificates.length > 0 ? seen.certificates : known.certificates,
  }
}

/** From worst to best. */
const WORST_FIRST: readonly VerdictState[] = ['not-enforced', 'absent', 'optional', 'unusable', 'required']

/** A place of which nothing can be told for now may be the one that made the verdict: without it, none gets better. */
function isAcquittedByAbsence(known: ServiceSummary, seen: ServiceSummary): boolean {
  const isBetter = WORST_FIRST.indexOf(seen.state) > WORST_FIRST.indexOf(known.state)
  const untold = seen.endpoints.filter(({ answers }) => answers === 'unknown')
  const wasThere = (place: EndpointSummary): boolean =>
    known.endpoints.some((other) => other.answers === 'yes' && isSamePlace(other, place))
  return isBetter && WORST_FIRST.includes(known.state) && untold.some(wasThere)
}

/** Tells the changes that count by now from those that have to be seen again. */
function sift(
  { confirmed, pending = [], knownKeys = {} }: TargetState,
  found: Summary,
  now: number,
): Pick<Confirmation, 'counting' | 'pending'> {
  const differences = confirmed === undefined ? [] : changesBetween(confirmed, found)
  const counting: DatedChange[] = []
  const waiting: PendingChange[] = []
  for (const change of differences) {
    if (change.kind === 'grade') counting.push({ change, since: now })
    else if (change.kind !== 'key-changed' || !(change.newKey in knownKeys)) {
      const since = pending.find((other) => keyOf(other.change) === keyOf(change))?.since ?? now
      const isLongEnough = now - since >= APART_MS && !isFamilyAwaited(change, since, confirmed, found, now)
      if (isLongEnough) counting.push({ change, since })
      else waiting.push({ change, since })
    }
  }
  return { counting, pending: waiting }
}

/** Two sights are of the same change when they lead to the same; where they came from is what is confirmed. */
function keyOf(change: PendingChange['change']): string {
  switch (change.kind) {
    case 'verdict':
      return [change.kind, change.service, change.to].join(' ')
    case 'key-changed':
      return [change.kind, change.service, change.newKey].join(' ')
    case 'endpoint-gone':
    case 'endpoint-new': {
      const { security, host, port } = change.endpoint
      return [change.kind, change.service, security, host, port].join(' ')
    }
  }
}

function isFamilyAwaited(
  change: PendingChange['change'],
  since: number,
  confirmed: Summary | undefined,
  found: Summary,
  now: number,
): boolean {
  if (change.kind !== 'verdict' || now - since >= FAMILY_PATIENCE_MS) return false
  const families = found.services[change.service]?.families
  return (
    confirmed?.services[change.service]?.families.some((family) => families?.includes(family) !== true) ===
    true
  )
}

/** What is found is known from here on, but for what has to be seen again. */
function adopt(found: Summary, known: Summary, pending: readonly PendingChange[]): Summary {
  const services = perService((service) => {
    const is = found.services[service]
    const was = known.services[service]
    if (is === undefined || was === undefined) return is
    const waiting = pending.map(({ change }) => change).filter((change) => change.service === service)
    const start = withFamilies(was, is, waiting)
    return waiting.reduce((so, change) => withheld(change, was, so), start)
  })
  return { ...found, services }
}

function withheld(change: PendingChange['change'], was: ServiceSummary, is: ServiceSummary): ServiceSummary {
  switch (change.kind) {
    case 'verdict':
      return { ...is, state: was.state, basis: was.basis }
    case 'key-changed':
      return { ...is, certificates: was.certificates }
    case 'endpoint-gone':
      return { ...is, endpoints: [...elsewhere(is, change.endpoint), { ...change.endpoint, answers: 'yes' }] }
    case 'endpoint-new':
      return { ...is, endpoints: elsewhere(is, change.endpoint) }
  }
}

function elsewhere(
  { endpoints }: ServiceSummary,
  place: Parameters<typeof isSamePlace>[0],
): ServiceSummary['endpoints'] {
  return endpoints.filter((endpoint) => !isSamePlace(endpoint, place))
}

/** A family that is silent for once is not gone; only a verdict that changed without it makes it so. */
function withFamilies(
  was: ServiceSummary,
  is: ServiceSummary,
  waiting: readonly PendingChange['change'][],
): ServiceSummary {
  if (was.state !== is.state && !waiting.some(({ kind }) => kind === 'verdict')) return is
  const families = ([4, 6] as const).filter(
    (family) => is.families.includes(family) || was.families.includes(family),
  )
  return { ...is, families }
}
