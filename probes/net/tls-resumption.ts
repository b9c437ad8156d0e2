import type { Outcome } from '../model.ts'
import type { Resumption, TlsResumption } from '../tls-resumption.ts'
import { readTlsSession } from '../wire/tls-session.ts'
import { lenientContext } from './lenient-tls.ts'
import type { HandshakeRequest, WholeHandshake } from './whole-handshake.ts'

/** Makes a handshake in one version, which may take a session up. */
export type ShakeHandsInVersion = (
  request: Pick<HandshakeRequest, 'context' | 'session' | 'awaitsSession'>,
) => Promise<Outcome<WholeHandshake<unknown>>>

/**
 * Learns whether sessions of TLS 1.3 and of TLS 1.2 can be taken up again, both side by side.
 *
 * @param first A handshake that was made already, with every version on offer: what it left is taken up, so that its version
 *   needs one handshake more instead of two. Where there was no time for it there is none for others, and they are not made.
 */
export async function learnResumption(
  first: Outcome<WholeHandshake<unknown>>,
  shakeHands: ShakeHandsInVersion,
): Promise<TlsResumption> {
  const learn = async (version: Version): Promise<Outcome<Resumption>> => {
    const context = lenientContext(undefined, { version })
    const isMade = first.state === 'observed' && first.value.version === version
    const isStalled = first.state === 'failed' && first.failure.code === 'timeout'
    const left = isMade || isStalled ? first : await shakeHands({ context, awaitsSession: true })
    return takeUp(left, version, (session) => shakeHands({ context, session }))
  }
  const [tls13, tls12] = await Promise.all([learn('TLSv1.3'), learn('TLSv1.2')])
  return { tls13, tls12 }
}

type Version = 'TLSv1.3' | 'TLSv1.2'

async function takeUp(
  first: Outcome<WholeHandshake<unknown>>,
  version: Version,
  shakeHandsWith: (session: Buffer) => Promise<Outcome<WholeHandshake<unknown>>>,
): Promise<Outcome<Resumption>> {
  if (first.state !== 'observed') return first
  const { session } = first.value
  if (session.state !== 'observed') return session
  const given = describe(session.value, version)
  if (session.value === undefined || given.by === 'none') return { state: 'observed', value: given }
  const second = await shakeHandsWith(session.value)
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
