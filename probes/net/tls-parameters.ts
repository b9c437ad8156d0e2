import type { Endpoint, Outcome } from '../model.ts'
import type { TlsParameters } from '../tls-parameters.ts'
import { candidates } from '../wire/probe-hellos.ts'
import { TLS_1_1, TLS_1_2, TLS_1_3 } from '../wire/tls-version.ts'
import { ConnectionPool, FULL_LIMITS, type PoolLimits } from './connection-pool.ts'
import { type HelloAnswer, HelloQuestions } from './hello-questions.ts'
import type { Io, Probe } from './io.ts'
import { describeTls } from './tls-description.ts'
import { type FoundTls, enumerateTls } from './tls-enumeration.ts'
import type { FoundVersion } from './version-enumeration.ts'

export interface TlsParametersOptions {
  /** Our domain, as `from` of s2s streams. */
  readonly from?: string
  readonly limits?: PoolLimits
}

/**
 * Learns what an endpoint accepts by offering it. Made once for a scan: the endpoints of one domain at one address often
 * share a TLS stack, so the second is first asked whether it agrees with the first.
 */
export function tlsParametersProbe({ from, limits = FULL_LIMITS }: TlsParametersOptions = {}): Probe {
  const stacks = new Map<string, Promise<FoundTls | undefined>>()
  return {
    kinds: ['tls-parameters'],
    isFor: () => true,
    maxConnections: limits.inAll,
    async run(endpoint, io, signal) {
      const startedAt = io.now()
      const pool = new ConnectionPool(endpoint, io, limits, signal, from)
      try {
        const outcome = await learn(endpoint, pool, io, stacks)
        signal.throwIfAborted()
        const at = new Date(startedAt).toISOString()
        return [{ kind: 'tls-parameters', endpoint, at, durationMs: io.now() - startedAt, outcome }]
      } finally {
        await pool.close()
      }
    },
  }
}

async function learn(
  endpoint: Endpoint,
  pool: ConnectionPool,
  io: Io,
  stacks: Map<string, Promise<FoundTls | undefined>>,
): Promise<Outcome<TlsParameters>> {
  const key = `${endpoint.domain} ${endpoint.address}`
  const known = stacks.get(key)
  let settle: (found: FoundTls | undefined) => void = () => undefined
  if (known === undefined) stacks.set(key, new Promise((resolve) => (settle = resolve)))
  try {
    const model = await known
    if (model !== undefined && (await agrees(endpoint, pool, io, model))) {
      return observed(model, 'confirmed', pool)
    }
    const found = await enumerateTls(endpoint, pool, () => io.random())
    const isAnswered = found.versions.some(({ answer }) => answer !== 'unknown')
    if (isAnswered) settle(found)
    return isAnswered ? observed(found, 'enumerated', pool) : unanswered(pool, found)
  } finally {
    settle(undefined)
  }
}

function observed(
  found: FoundTls,
  basis: TlsParameters['basis'],
  pool: ConnectionPool,
): Outcome<TlsParameters> {
  return { state: 'observed', value: { basis, connectionCount: pool.openedCount, ...describeTls(found) } }
}

function unanswered(pool: ConnectionPool, { sslv2 }: FoundTls): Outcome<TlsParameters> {
  const failure = pool.failure ?? (sslv2.state === 'failed' ? sslv2.failure : undefined)
  return { state: 'failed', failure: failure ?? { phase: 'tls', code: 'closed' } }
}

/**
 * Whether an endpoint answers as `model` would: what it picks from everything in TLS 1.3 and 1.2, that it refuses what the
 * other one did not accept, and what it does with something old.
 */
async function agrees(endpoint: Endpoint, pool: ConnectionPool, io: Io, model: FoundTls): Promise<boolean> {
  const questions = new HelloQuestions(endpoint, pool, () => io.random())
  const foundOf = (version: number): FoundVersion | undefined =>
    model.versions.find((each) => each.version === version)
  const first = async (version: number): Promise<boolean> => {
    const found = foundOf(version)
    if (found === undefined || found.answer === 'unknown') return false
    const answer = await questions.ask(version, candidates(version, found.style), found.style)
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
  return answers.every((isSame) => isSame)
}

function isAsFound(answer: HelloAnswer, found: FoundVersion): boolean {
  if (answer.kind === 'picked') {
    const { suite, group } = answer.flight.hello
    return suite === found.suites[0] && (group === undefined || group === found.groups[0])
  }
  if (answer.kind === 'older') return answer.flight.hello.version === found.olderVersion
  if (answer.kind === 'unknown' || found.answer !== 'refused') return false
  return answer.how === found.reason
}
