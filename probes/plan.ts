import type { Endpoint } from './model.ts'
import type { Probe } from './net/io.ts'

/** How many connections one scan allows itself; told to users by `help check`. */
export interface ConnectionBudget {
  /** To one address, over all its ports. */
  readonly perAddress: number
  /** Runs, and connections, at one address at the same time. */
  readonly atOnce: number
  readonly inAll: number
}

/** Fits what a server that limits connections lets one client do, and still asks every question of a usual domain. */
export const CHECK_BUDGET: ConnectionBudget = { perAddress: 12, atOnce: 4, inAll: 24 }

/** Connections to one endpoint for all of TLS, on top of a check; told to users by `help full`. */
export const FULL_PER_ENDPOINT = 40

/**
 * What finding out all of TLS allows itself on top; all runs at an address share the four connections that are open at once.
 * Endpoints of one address that share a stack cost nine each, but whether they do is known only afterwards, so room is kept
 * for the worst: both services, both ways, at two addresses.
 */
export const FULL_BUDGET: ConnectionBudget = {
  perAddress: 4 * FULL_PER_ENDPOINT,
  atOnce: 4,
  inAll: 8 * FULL_PER_ENDPOINT,
}

/** One probe to be run at one endpoint. */
export interface Run {
  readonly probe: Probe
  readonly endpoint: Endpoint
}

/** What will be run, and what the budget leaves out. */
export interface Plan {
  readonly runs: readonly Run[]
  readonly bounded: readonly Run[]
}

/**
 * Decides what to run within a budget.
 *
 * Every endpoint that a probe is for gets the first before any gets the second, so a domain with many endpoints is seen broadly first.
 *
 * @param endpoints In the order in which an initiating entity would try them.
 * @param probes Most important first.
 */
export function plan(
  endpoints: readonly Endpoint[],
  probes: readonly Probe[],
  budget: ConnectionBudget,
): Plan {
  const runs: Run[] = []
  const bounded: Run[] = []
  const spent = new Map<string, number>()
  let spentInAll = 0
  for (const probe of probes) {
    for (const endpoint of endpoints.filter((candidate) => probe.isFor(candidate))) {
      const cost = probe.maxConnections
      const atAddress = (spent.get(endpoint.address) ?? 0) + cost
      if (atAddress > budget.perAddress || spentInAll + cost > budget.inAll) {
        bounded.push({ probe, endpoint })
        continue
      }
      spent.set(endpoint.address, atAddress)
      spentInAll += cost
      runs.push({ probe, endpoint })
    }
  }
  return { runs, bounded }
}
