import type { Endpoint, Outcome } from '../model.ts'
import type { TlsParameters } from '../tls-parameters.ts'
import { readHandshakeTimestamps } from '../wire/chain-timestamps.ts'
import type { ShownFlight } from '../wire/flight-facts.ts'
import { candidates } from '../wire/probe-hellos.ts'
import type { KnownLog } from '../wire/sct.ts'
import { ShareChoice } from '../wire/share-choice.ts'
import { TLS_1_1, TLS_1_2, TLS_1_3 } from '../wire/tls-version.ts'
import { ConnectionPool, FULL_LIMITS, type PoolLimits, type PoolSetting } from './connection-pool.ts'
import { type HelloAnswer, HelloQuestions } from './hello-questions.ts'
import type { Io, Probe } from './io.ts'
import { describeTls } from './tls-description.ts'
import { type FoundTls, enumerateTls } from './tls-enumeration.ts'
import type { FoundVersion } from './version-enumeration.ts'

export interface TlsParametersOptions extends Omit<PoolSetting, 'limits'> {
  /** {@link FULL_LIMITS} where absent. */
  readonly limits?: PoolLimits
  /** Logs of certificate transparency by id; those that browsers know where absent. */
  readonly logs?: ReadonlyMap<string, KnownLog>
}

/**
 * Learns what an endpoint accepts by offering it. Made once for a scan: the endpoints of one domain at one address often
 * share a TLS stack, so the second is first asked whether it agrees with the first.
 */
export function tlsParametersProbe(options: TlsParametersOptions = {}): Probe {
  const { limits = FULL_LIMITS, logs } = options
  const stacks = new Map<string, Promise<FoundTls | undefined>>()
  return {
    kinds: ['tls-parameters'],
    isFor: () => true,
    maxConnections: limits.inAll,
    async run(endpoint, io, signal) {
      const startedAt = io.now()
      const pool = new ConnectionPool(endpoint, io, { ...options, limits }, signal)
      try {
        const outcome = await learn(endpoint, pool, io, stacks)
        const described = describe(outcome, pool, logs)
        signal.throwIfAborted()
        const at = new Date(startedAt).toISOString()
        return [
          { kind: 'tls-parameters', endpoint, at, durationMs: io.now() - startedAt, outcome: described },
        ]
      } finally {
        await pool.close()
      }
    },
  }
}

/** What is accepted, and what this very endpoint said: a certificate is not part of a stack that is shared. */
interface Learnt {
  readonly found: FoundTls
  readonly basis: TlsParameters['basis']
  readonly flights: readonly ShownFlight[]
}

async function learn(
  endpoint: Endpoint,
  pool: ConnectionPool,
  io: Io,
  stacks: Map<string, Promise<FoundTls | undefined>>,
): Promise<Outcome<Learnt>> {
  const key = `${endpoint.domain} ${endpoint.address}`
  const known = stacks.get(key)
  let settle: (found: FoundTls | undefined) => void = () => undefined
  if (known === undefined) stacks.set(key, new Promise((resolve) => (settle = resolve)))
  try {
    const model = await known
    const agreeing = model && (await compare(endpoint, pool, io, model))
    if (model !== undefined && agreeing !== undefined) {
      return { state: 'observed', value: { found: model, basis: 'confirmed', flights: agreeing } }
    }
    const found = await enumerateTls(endpoint, pool, () => io.random())
    const isAnswered = found.versions.some(({ answer }) => answer !== 'unknown')
    if (isAnswered) settle(found)
    if (!isAnswered) return unanswered(pool, found)
    const flights = [...found.flights, ...found.openedFlights]
    return { state: 'observed', value: { found, basis: 'enumerated', flights } }
  } finally {
    settle(undefined)
  }
}

function describe(
  outcome: Outcome<Learnt>,
  pool: ConnectionPool,
  logs: TlsParametersOptions['logs'],
): Outcome<TlsParameters> {
  if (outcome.state !== 'observed') return outcome
  const { found, basis, flights } = outcome.value
  const timestamps = readHandshakeTimestamps(flights, logs)
  const value = {
    basis,
    connectionCount: pool.openedCount,
    ...describeTls(found),
    ...(timestamps && { timestamps }),
  }
  return { state: 'observed', value }
}

function unanswered(pool: ConnectionPool, { sslv2 }: FoundTls): Outcome<never> {
  const failure = pool.failure ?? (sslv2.state === 'failed' ? sslv2.failure : undefined)
  return { state: 'failed', failure: failure ?? { phase: 'tls', code: 'closed' } }
}

/**
 * Asks whether an endpoint answers as `model` would: what it picks from everything in TLS 1.3 and 1.2, that it refuses what the
 * other one did not accept, and what it does with something old.
 *
 * @returns What it answered with; `undefined` where it does not agree.
 */
async function compare(
  endpoint: Endpoint,
  pool: ConnectionPool,
  io: Io,
  model: FoundTls,
): Promise<readonly ShownFlight[] | undefined> {
  const flights: ShownFlight[] = []
  const questions = new HelloQuestions(endpoint, pool, () => io.random())
  const foundOf = (version: number): FoundVersion | undefined =>
    model.versions.find((each) => each.version === version)
  const first = async (version: number): Promise<boolean> => {
    const found = foundOf(version)
    if (found === undefined || found.answer === 'unknown') return false
    const lists = candidates(version, found.style)
    const shareOf = found.areGroupsTold ? new ShareChoice().next(lists.group, found.groups) : undefined
    const extras = shareOf === undefined ? {} : { shareOf }
    const answer = await questions.ask(version, lists, found.style, extras)
    if ('flight' in answer) flights.push({ flight: answer.flight, style: found.style })
    return isAsFound(answer, found)
  }
  const rest = async (): Promise<boolean> => {
    const found = foundOf(TLS_1_2)
    if (found === undefined || found.answer !== 'accepted') return true
    const lists = candidates(TLS_1_2, found.style)
    const suite = lists.suite.filter((each) => !found.suites.includes(each))
    const answer = await questions.ask(TLS_1_2, { ...lists, suite }, found.style)
    return answer.kind === 'refused' || answer.kind === 'dropped'
  }
  const answers = await Promise.all([first(TLS_1_3), first(TLS_1_2), rest(), first(TLS_1_1)])
  return answers.every((isSame) => isSame) ? flights : undefined
}

function isAsFound(answer: HelloAnswer, found: FoundVersion): boolean {
  if (answer.kind === 'picked') {
    const { hello, encrypted } = answer.flight
    if (hello.suite !== found.suites[0]) return false
    if (encrypted?.groups !== undefined) return isSameList(encrypted.groups, found)
    return hello.group === undefined || hello.group === found.groups[0]
  }
  if (answer.kind === 'older') return answer.flight.hello.version === found.olderVersion
  if (answer.kind === 'unknown' || found.answer !== 'refused') return false
  return answer.how === found.reason
}

function isSameList(told: readonly number[], { groups, style }: FoundVersion): boolean {
  const { group: asked } = candidates(TLS_1_3, style)
  const known = told.filter((each) => asked.includes(each))
  return known.length === groups.length && known.every((each, index) => each === groups[index])
}
