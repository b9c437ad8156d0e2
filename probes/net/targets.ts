import type { LeftOut, Security } from '../model.ts'
import { failed } from './failures.ts'
import type { Guard } from './guard.ts'
import type { Io } from './io.ts'

/** Where to connect, before its addresses are known. */
export interface Target {
  /** Lower case, no final dot. */
  readonly host: string
  readonly port: number
  readonly security: Security
}

export interface LocateOptions {
  readonly guard: Guard
  /** Families to look at; both where absent. */
  readonly families?: readonly (4 | 6)[]
  /** A host may be an address: when a person wrote it, never when a record did (RFC 2782 wants a name). */
  readonly mayBeAddress?: boolean
  readonly maxTargets?: number
  readonly maxAddresses?: number
}

/** What was found at the targets. */
export interface Located {
  readonly candidates: readonly Candidate[]
  readonly leftOut: readonly Omit<LeftOut, 'service' | 'source'>[]
}

/** A target at one of its addresses. */
interface Candidate extends Target {
  readonly address: string
}

/** Nearly every domain has one or two; whoever writes an SRV record decides where we connect, so there must be an end. */
const MAX_TARGETS = 4
/** In the order in which addresses are tried. */
const BOTH_FAMILIES = [6, 4] as const
/** Three hosts with both families: what a plain check can visit within its budget of connections. */
const MAX_ADDRESSES = 6

/**
 * Resolves what the guard passes, within the bounds.
 *
 * @param targets In the order in which they are to be tried.
 * @returns Candidates in that order, IPv6 and IPv4 by turns; all else stands in `leftOut`.
 */
export async function locate(
  targets: readonly Target[],
  options: LocateOptions,
  io: Io,
  signal: AbortSignal,
): Promise<Located> {
  const { guard, mayBeAddress = false, maxTargets = MAX_TARGETS, maxAddresses = MAX_ADDRESSES } = options
  const distinct = distinctBy(targets, ({ host, port, security }) => `${host} ${port} ${security}`)
  const isAllowed = ({ host, port }: Target): boolean =>
    guard.port(port) && (guard.host(host) || (mayBeAddress && guard.address(host) !== undefined))
  const allowed = distinct.filter(isAllowed)
  const resolved = await Promise.all(
    allowed.slice(0, maxTargets).map((target) => resolveTarget(target, options, io, signal)),
  )
  const { kept, bounded } = spread(
    resolved.map(({ candidates }) => candidates),
    maxAddresses,
  )
  return {
    candidates: kept,
    leftOut: [
      ...resolved.flatMap(({ leftOut }) => leftOut),
      ...bounded.map((candidate) => leaveOut(candidate, 'bounded')),
      ...allowed.slice(maxTargets).map((target) => leaveOut(target, 'bounded')),
      ...distinct.filter((target) => !isAllowed(target)).map((target) => leaveOut(target, 'guarded')),
    ],
  }
}

async function resolveTarget(
  target: Target,
  { guard, families = BOTH_FAMILIES, mayBeAddress = false }: LocateOptions,
  io: Io,
  signal: AbortSignal,
): Promise<Located> {
  const literal = mayBeAddress ? guard.address(target.host) : undefined
  if (literal !== undefined) {
    const place = { ...target, address: literal }
    return guard.isSpared?.(literal) === true
      ? { candidates: [], leftOut: [leaveOut(place, 'spared')] }
      : { candidates: [place], leftOut: [] }
  }
  const outcomes = await Promise.all(families.map((family) => io.dns.addresses(target.host, family, signal)))
  const found = outcomes.map((outcome) => (outcome.state === 'observed' ? outcome.value : []))
  const addresses = alternate(found).map((address) => ({ address, plain: guard.address(address) }))
  const failures = outcomes.filter((outcome) => outcome.state !== 'observed')
  const allowed = addresses.flatMap(({ plain }) => plain ?? [])
  const isSpared = (address: string): boolean => guard.isSpared?.(address) === true
  const isUnfound = addresses.length === 0 && failures.length === 0
  return {
    candidates: allowed.filter((address) => !isSpared(address)).map((address) => ({ ...target, address })),
    leftOut: [
      ...failures.map((outcome) => ({ ...target, outcome })),
      ...(isUnfound ? [{ ...target, outcome: await whyUnfound(target.host, families, io, signal) }] : []),
      ...addresses
        .filter(({ plain }) => plain === undefined)
        .map(({ address }) => leaveOut({ ...target, address }, 'guarded')),
      ...allowed.filter(isSpared).map((address) => leaveOut({ ...target, address }, 'spared')),
    ],
  }
}

/** Why none of the families that were asked about has an address: for want of any, or because those are of the other one. */
async function whyUnfound(
  host: string,
  asked: readonly (4 | 6)[],
  io: Io,
  signal: AbortSignal,
): Promise<LeftOut['outcome']> {
  const [other] = BOTH_FAMILIES.filter((family) => !asked.includes(family))
  if (other === undefined) return failed('dns', 'no-address')
  const outcome = await io.dns.addresses(host, other, signal)
  if (outcome.state !== 'observed') return outcome
  return outcome.value.length > 0
    ? { state: 'skipped', because: 'other-family' }
    : failed('dns', 'no-address')
}

/** The first of each list, then the second of each, and so on. */
function alternate<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => list.slice(index, index + 1)),
  ).flat()
}

/**
 * Chooses which addresses are visited. Every target gets its first before any gets its second, so that one with many
 * addresses does not hide the others; what is kept stays in the order of the targets. The same place under two names is
 * visited once: what is asked there does not depend on the name.
 */
function spread(
  lists: readonly (readonly Candidate[])[],
  maxAddresses: number,
): { readonly kept: readonly Candidate[]; readonly bounded: readonly Candidate[] } {
  const places = distinctBy(lists.flat(), ({ address, port, security }) => `${address} ${port} ${security}`)
  const visited = new Set([...new Set(alternate(lists).map(({ address }) => address))].slice(0, maxAddresses))
  return {
    kept: places.filter(({ address }) => visited.has(address)),
    bounded: places.filter(({ address }) => !visited.has(address)),
  }
}

function leaveOut(
  target: Target & { readonly address?: string },
  because: 'bounded' | 'guarded' | 'spared',
): Omit<LeftOut, 'service' | 'source'> {
  return { ...target, outcome: { state: 'skipped', because } }
}

function distinctBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const isNew = !seen.has(keyOf(item))
    seen.add(keyOf(item))
    return isNew
  })
}
