/**
 * Theory of operation. In TLS 1.3 a server gives tickets whenever it likes after the handshake, and most do at once, before
 * they answer anything (RFC 8446 §4.6.1): so a stream is opened inside, and once its features have come, so have the
 * tickets. In TLS 1.2 they come before the handshake ends (RFC 5077 §3.3). A second handshake with what was given shows whether
 * it is taken up. Early data is never sent, only read of. The versions know nothing of each other, so they are tried side by
 * side.
 */
import type { SecureContext, TLSSocket } from 'node:tls'
import type { Endpoint, Outcome } from '../model.ts'
import type { Resumption } from '../tls-resumption.ts'
import { StarttlsNegotiation } from '../wire/starttls.ts'
import { readTlsSession } from '../wire/tls-session.ts'
import { withDeadline } from './deadline.ts'
import { Doors } from './doors.ts'
import { failed } from './failures.ts'
import type { Io, Probe } from './io.ts'
import { lenientContext, lenientOptions } from './lenient-tls.ts'
import { openForTls, streamOpening } from './raw-tls.ts'
import type { StreamConnection } from './stream-connection.ts'

export interface TlsResumptionOptions {
  /** Our domain, as `from` of s2s streams. */
  readonly from?: string
  /** For each of four handshakes, the way there included. */
  readonly timeoutMs?: number
  /** Through which it goes with others; without it, two handshakes are made at a time. */
  readonly doors?: Doors
}

const TIMEOUT_MS = 10_000

/** Learns whether sessions of TLS 1.3 and of TLS 1.2 can be taken up again. */
export function tlsResumptionProbe(options: TlsResumptionOptions = {}): Probe {
  const { doors = new Doors(2) } = options
  const contexts = new Map<string, SecureContext>()
  const contextFor = (version: Version): SecureContext => {
    const context = contexts.get(version) ?? lenientContext(undefined, { version })
    contexts.set(version, context)
    return context
  }
  return {
    kinds: ['tls-resumption'],
    maxConnections: 4,
    isFor: () => true,
    async run(endpoint, io, signal) {
      const startedAt = io.now()
      const resume = (version: Version): Promise<Outcome<Resumption>> =>
        learn({ ...options, endpoint, version, context: contextFor(version), doors }, io, signal)
      const [tls13, tls12] = await Promise.all([resume('TLSv1.3'), resume('TLSv1.2')])
      signal.throwIfAborted()
      const outcome = { state: 'observed', value: { tls13, tls12 } } as const
      const at = new Date(startedAt).toISOString()
      return [{ kind: 'tls-resumption', endpoint, at, durationMs: io.now() - startedAt, outcome }]
    },
  }
}

type Version = 'TLSv1.3' | 'TLSv1.2'

interface Question extends Omit<TlsResumptionOptions, 'doors'> {
  readonly endpoint: Endpoint
  readonly version: Version
  readonly context: SecureContext
  readonly doors: Doors
}

/** What one handshake left. */
interface Handshake {
  readonly session: Buffer | undefined
  readonly isReused: boolean
}

async function learn(question: Question, io: Io, signal: AbortSignal): Promise<Outcome<Resumption>> {
  const first = await shakeHands(question, undefined, io, signal)
  if (first.state !== 'observed') return first
  const { session } = first.value
  const given = describe(session, question.version)
  if (session === undefined || given.by === 'none') return { state: 'observed', value: given }
  const second = await shakeHands(question, session, io, signal)
  if (second.state !== 'observed') return second
  return { state: 'observed', value: { ...given, isTakenUp: second.value.isReused } }
}

function describe(der: Buffer | undefined, version: Version): Resumption {
  if (der === undefined) return { by: 'none' }
  const { hasTicket, hasSessionId, lifetimeSeconds, earlyDataByteLength } = readTlsSession(der)
  // In TLS 1.3 a session without ticket has an identifier that means nothing (RFC 8446 §4.1.2).
  const isById = hasSessionId && version === 'TLSv1.2'
  if (!hasTicket) return { by: isById ? 'session-id' : 'none' }
  return {
    by: 'ticket',
    ...(lifetimeSeconds !== undefined && { lifetimeSeconds }),
    ...(version === 'TLSv1.3' && { earlyDataByteLength }),
  }
}

function shakeHands(
  question: Question,
  session: Buffer | undefined,
  io: Io,
  signal: AbortSignal,
): Promise<Outcome<Handshake>> {
  const { endpoint, doors, timeoutMs = TIMEOUT_MS } = question
  return doors
    .at(endpoint.address)
    .through(signal, () =>
      withDeadline(timeoutMs, signal, (within) => shakeHandsOnce(question, session, io, within)),
    )
}

async function shakeHandsOnce(
  { endpoint, version, context, from }: Question,
  session: Buffer | undefined,
  io: Io,
  signal: AbortSignal,
): Promise<Outcome<Handshake>> {
  const opened = await openForTls(endpoint, from, io, signal)
  if (opened.state !== 'observed') return opened
  const connection = opened.value
  try {
    const options = { ...lenientOptions(endpoint, context), ...(session && { session }) }
    const secured = await connection.secure(options, signal)
    if (secured.state !== 'observed') return secured
    const awaitsTickets = version === 'TLSv1.3' && session === undefined
    const inside = awaitsTickets ? await openStream(connection, endpoint, from, signal) : ARRIVED
    return inside.state === 'observed' ? { state: 'observed', value: left(secured.value) } : inside
  } finally {
    await connection.close()
  }
}

const ARRIVED = { state: 'observed', value: 'features' } as const

async function openStream(
  connection: StreamConnection,
  endpoint: Endpoint,
  from: string | undefined,
  signal: AbortSignal,
): Promise<Outcome<'features'>> {
  const answer = await connection.next(new StarttlsNegotiation(streamOpening(endpoint, from)), signal)
  if (answer.state !== 'observed') return answer
  return answer.value.kind === 'features' ? ARRIVED : failed('stream', 'stream-error', answer.value.kind)
}

function left(socket: TLSSocket): Handshake {
  return { session: socket.getSession(), isReused: socket.isSessionReused() }
}
