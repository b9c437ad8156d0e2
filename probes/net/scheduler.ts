import { setMaxListeners } from 'node:events'
import pLimit, { type LimitFunction } from 'p-limit'
import type { Endpoint, Observation, SkipReason } from '../model.ts'
import type { Io, Probe } from './io.ts'

/** After this, no further run is begun; those under way end by their own deadlines. */
const LAST_START_MS = 30_000

/** One probe to be run at one endpoint, over an Io of its own where it has one. */
interface ScheduledRun {
  readonly probe: Probe
  readonly endpoint: Endpoint
  readonly io?: Io
}

/**
 * Runs probes side by side, never more than `atOnce` at one address.
 *
 * @param atOnce Runs to one address at the same time; each owns one connection at a time.
 * @returns The observations of each run when it has ended, in the order of `runs`; those not begun in time as
 *   `skipped: bounded`. They reject together, when `signal` aborts, so all of them have to be waited for.
 */
export function runAll(
  runs: readonly ScheduledRun[],
  atOnce: number,
  io: Io,
  signal: AbortSignal,
): readonly Promise<readonly Observation[]>[] {
  // Each run listens for the end of the scan: Node's warning of a leak, at more than ten listeners, does not apply.
  setMaxListeners(0, signal)
  const lanes = new Map<string, LimitFunction>()
  const startedAt = io.now()
  return runs.map(({ probe, endpoint, io: own = io }) => {
    const lane = lanes.get(endpoint.address) ?? pLimit(atOnce)
    lanes.set(endpoint.address, lane)
    return lane(async () => {
      signal.throwIfAborted()
      if (io.now() - startedAt > LAST_START_MS) return skipped(probe, endpoint, 'bounded', io)
      return probe.run(endpoint, own, signal)
    })
  })
}

/** @returns One observation of each of the probe's kinds that says why it was not run. */
export function skipped(probe: Probe, endpoint: Endpoint, because: SkipReason, io: Io): Observation[] {
  const at = new Date(io.now()).toISOString()
  return probe.kinds.map((kind) => ({
    kind,
    endpoint,
    at,
    durationMs: 0,
    outcome: { state: 'skipped', because },
  }))
}
