/** What every way of running is made of; only `main.ts` hands in the clock and chance. */
import { type Io, nodeIo, parseDomain } from '../probes/index.ts'
import type { Config } from './config.ts'
import { keepRecords } from './limits/opt-out-records.ts'
import { steadyClock } from './limits/steady-clock.ts'
import { type Occasion, TargetNetworks } from './limits/target-networks.ts'
import { createLog, standardError, toJournal } from './log.ts'
import type {
  Clock,
  DomainReader,
  Knocker,
  Log,
  OptOutRecords,
  OutageReader,
  Prober,
  Scanner,
} from './ports.ts'
import { createOptOutRecords, createOutageReader } from './published.ts'
import { createScanner, createSparingScanner, probeBounds } from './scanner.ts'

/** What only the process has. */
export interface Surroundings {
  readonly clock: Clock
  /** Never goes back, whatever the other one is set to; from any moment on. */
  readonly uptime: Clock
  /** Uniform in [0, 1). */
  readonly random: () => number
  /** Random UUIDs. */
  readonly newId: () => string
  /** Of Tellus. */
  readonly version: string
  /** Standard error is read by systemd's journal. */
  readonly isJournalled: boolean
}

/** What every way of running is made of. */
export interface Parts extends Surroundings {
  readonly config: Config
  readonly io: Io
  readonly log: Log
  /** For how long something lasts. */
  readonly steady: Clock
  readonly readDomain: DomainReader
  /** Spares nobody: for whoever sits at the terminal. */
  readonly scanner: Scanner
  /** Spares networks that were asked too often, together with every other one that is made here. */
  createSparingScanner(occasion: Occasion): Scanner & Prober & Knocker
  readonly optOutRecords: OptOutRecords
  readonly outages: OutageReader
  /** By the clock. */
  readonly startedAt: number
}

export function compose(config: Config, surroundings: Surroundings): Parts {
  const { dnsServers, logLevel, probe } = config
  const { clock, uptime } = surroundings
  const steady = steadyClock(clock, uptime)
  const io = nodeIo(dnsServers.length === 0 ? {} : { dnsServers })
  const bounds = probeBounds(probe)
  const networks = new TargetNetworks(steady)
  return {
    ...surroundings,
    config,
    io,
    log: createLog(logLevel, surroundings.isJournalled ? toJournal(standardError()) : standardError()),
    steady,
    readDomain: (text) => parseDomain(text, { allowPrivate: probe.allowPrivate }),
    scanner: createScanner(bounds, io, clock),
    createSparingScanner: (occasion) => createSparingScanner(occasion, { bounds, networks, io, clock }),
    optOutRecords: keepRecords(createOptOutRecords(io), steady),
    outages: createOutageReader(bounds, io),
    startedAt: clock.now(),
  }
}
