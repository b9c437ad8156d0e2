import type { Discovery, Endpoint, Observation, Service } from './model.ts'
import { countConnections, type CountedIo } from './net/connection-count.ts'
import type { LocateOptions } from './net/targets.ts'
import type { Io, Probe } from './net/io.ts'
import { findRedirects } from './net/redirect.ts'
import { runAll, skipped } from './net/scheduler.ts'
import { CHECK_BUDGET, plan, type ConnectionBudget, type Run } from './plan.ts'
import { VERDICT_KINDS } from './verdict.ts'

/** A client that is sent on and on is led in circles: it should stop after two to five times (RFC 6120 §4.9.3.19). */
const MOST_REDIRECTS = 2

/** What a visit knows of one service once its verdict has all that it rests on. */
export interface SettledService {
  readonly service: Service
  readonly discoveries: readonly Discovery[]
  readonly observations: readonly Observation[]
}

export interface VisitOptions {
  /** Most important first. */
  readonly probes: readonly Probe[]
  readonly places: Pick<LocateOptions, 'guard' | 'families'>
  /** Run once the others have told what decides, at the endpoints of which more is to be known then. */
  readonly second: {
    readonly probe: Probe
    readonly isFor: (endpoint: Endpoint, observations: readonly Observation[]) => boolean
  }
  /** Called once for each service. */
  readonly onSettled: (settled: SettledService) => void
}

/** A run that is under way, or over. */
interface BegunRun {
  readonly run: Run
  readonly observations: Promise<readonly Observation[]>
}

/** What the endpoints of one hop are followed by. */
interface Hop {
  readonly begun: readonly BegunRun[]
  /** Settles when no second run is to come any more. */
  readonly looked: Promise<void>
  /** Nobody is followed any further. */
  readonly isLast: boolean
}

/** Asks at every endpoint, and then where those lead, within one budget. */
export class Visit {
  readonly #options: VisitOptions
  readonly #io: Io
  readonly #signal: AbortSignal
  /** Counts what the decisive runs open. */
  readonly #counted: CountedIo
  readonly #discoveries: Discovery[]
  readonly #begun: BegunRun[] = []
  readonly #notRun: Observation[] = []
  readonly #settled = new Set<Service>()

  constructor(found: readonly Discovery[], options: VisitOptions, io: Io, signal: AbortSignal) {
    this.#discoveries = [...found]
    this.#options = options
    this.#io = io
    this.#signal = signal
    this.#counted = countConnections(io)
  }

  /** With the endpoints that others were found to lead to. */
  get discoveries(): readonly Discovery[] {
    return this.#discoveries
  }

  /** Resolves once every verdict is known; other runs may still be under way. */
  async settle(): Promise<void> {
    let endpoints = this.#discoveries.flatMap((discovery) => discovery.endpoints)
    for (let hop = 0; this.#settled.size < this.#discoveries.length; hop += 1) {
      const begun = this.#begin(endpoints, this.#options.probes)
      const looked = this.#lookAgain(begun)
      // They reject together, when the scan is aborted, and the first to be waited for says so.
      looked.catch(() => undefined)
      const isLast = hop === MOST_REDIRECTS
      const next = await Promise.all(
        this.#discoveries.map((_, index) => this.#follow(index, { begun, looked, isLast })),
      )
      await looked
      endpoints = next.flat()
    }
  }

  /** @returns All that was observed, once every run has ended. */
  async observations(): Promise<readonly Observation[]> {
    return [...(await observationsOf(this.#begun)), ...this.#notRun]
  }

  /**
   * What the runs leave of the budget: what the decisive ones took was counted, and what others may take is reckoned with,
   * ended or not, so that the number does not depend on how quick they are. To be asked while no decisive one is under way.
   */
  get budgetLeft(): ConnectionBudget {
    const counts = new Map(this.#counted.connectionCounts)
    for (const { run } of this.#begun.filter((begun) => !isDecisive(begun.run))) {
      const { address } = run.endpoint
      counts.set(address, (counts.get(address) ?? 0) + run.probe.maxConnections)
    }
    const { inAll, perAddress, atOnce } = CHECK_BUDGET
    const sum = [...counts.values()].reduce((total, count) => total + count, 0)
    return { inAll: inAll - sum, perAddress: perAddress - Math.max(0, ...counts.values()), atOnce }
  }

  #begin(endpoints: readonly Endpoint[], probes: readonly Probe[]): readonly BegunRun[] {
    const { runs, bounded } = plan(endpoints, probes, this.budgetLeft)
    const scheduled = runs.map((run) => (isDecisive(run) ? { ...run, io: this.#counted } : run))
    const observed = runAll(scheduled, CHECK_BUDGET.atOnce, this.#io, this.#signal)
    const begun = observed.flatMap((observations, index) => {
      const run = runs[index]
      // They reject together, when the scan is aborted, and the first to be waited for says so.
      observations.catch(() => undefined)
      return run === undefined ? [] : { run, observations }
    })
    this.#begun.push(...begun)
    this.#notRun.push(
      ...bounded.flatMap(({ probe, endpoint }) => skipped(probe, endpoint, 'bounded', this.#io)),
    )
    return begun
  }

  /** Waits for all that decides, of every service, because only then is known what the budget leaves. */
  async #lookAgain(begun: readonly BegunRun[]): Promise<void> {
    const decisive = begun.filter(({ run }) => isDecisive(run))
    const observations = await observationsOf(decisive)
    const { isFor, probe } = this.#options.second
    const endpoints = endpointsOf(decisive).filter((endpoint) => isFor(endpoint, observations))
    if (endpoints.length > 0) await observationsOf(this.#begin(endpoints, [probe]))
  }

  /** Waits for what decides about one service, and finds where that leads; where it leads nowhere, the service is settled. */
  async #follow(index: number, { begun, looked, isLast }: Hop): Promise<readonly Endpoint[]> {
    const discovery = this.#discoveries[index]
    if (discovery === undefined || this.#settled.has(discovery.service)) return []
    const { service } = discovery
    const decisive = begun.filter(({ run }) => isDecisive(run) && run.endpoint.service === service)
    const observations = await observationsOf(decisive)
    const { isFor } = this.#options.second
    if (endpointsOf(decisive).some((endpoint) => isFor(endpoint, observations))) await looked
    const led = isLast ? NOWHERE : await this.#findRedirects(discovery, decisive, observations)
    this.#discoveries[index] = {
      ...discovery,
      endpoints: [...discovery.endpoints, ...led.endpoints],
      leftOut: [...discovery.leftOut, ...led.leftOut],
    }
    if (led.endpoints.length === 0) await this.#settle(service)
    return led.endpoints
  }

  #findRedirects(
    discovery: Discovery,
    decisive: readonly BegunRun[],
    observations: readonly Observation[],
  ): Promise<Pick<Discovery, 'endpoints' | 'leftOut'>> {
    const visited = { endpoints: endpointsOf(decisive), observations }
    return findRedirects(discovery, visited, this.#options.places, this.#io, this.#signal)
  }

  async #settle(service: Service): Promise<void> {
    this.#settled.add(service)
    const own = this.#begun.filter(({ run }) => isDecisive(run) && run.endpoint.service === service)
    const observations = [...(await observationsOf(own)), ...this.#notRun]
    this.#options.onSettled({ service, discoveries: [...this.#discoveries], observations })
  }
}

const NOWHERE: Pick<Discovery, 'endpoints' | 'leftOut'> = { endpoints: [], leftOut: [] }

/** Whether a verdict rests on what a run learns. */
function isDecisive({ probe }: Run): boolean {
  return probe.kinds.some((kind) => VERDICT_KINDS.includes(kind))
}

function endpointsOf(begun: readonly BegunRun[]): readonly Endpoint[] {
  return [...new Set(begun.map(({ run }) => run.endpoint))]
}

async function observationsOf(begun: readonly BegunRun[]): Promise<readonly Observation[]> {
  return (await Promise.all(begun.map(({ observations }) => observations))).flat()
}
