import type { SecureContext, TLSSocket } from 'node:tls'
import type { Endpoint, Outcome, TlsFacts } from '../model.ts'
import { tlsFacts } from './certificate.ts'
import { toFailed } from './failures.ts'
import type { Io } from './io.ts'
import { lenientOptions } from './lenient-tls.ts'
import { openForTls, streamOpening } from './raw-tls.ts'
import { readFeatures } from './read-features.ts'
import type { StreamConnection } from './stream-connection.ts'

/** What one handshake of Node's own TLS is made with. */
export interface HandshakeRequest {
  readonly endpoint: Endpoint
  /** Our domain, as `from` of s2s streams. */
  readonly from?: string | undefined
  readonly context: SecureContext
  readonly requestsStaple?: boolean
  /** To be taken up again. */
  readonly session?: Buffer
  /** Waits for what the server gives to take up later, which in TLS 1.3 comes after the handshake. */
  readonly awaitsSession?: boolean
}

/** What one handshake showed and left. */
export interface WholeHandshake<T> {
  readonly version: TlsFacts['version']
  /** It took up the session of the request. */
  readonly isReused: boolean
  readonly shown: T
  /** For OpenSSL, in its own form (`wire/tls-session.ts`); `skipped: not-asked` where nobody waited for it. */
  readonly session: Outcome<Buffer | undefined>
}

/**
 * Makes one handshake to its end, on a connection of its own.
 *
 * @param show Reads what is wanted off the secured socket, which is still open then. What it throws is this handshake's failure.
 */
export async function shakeHands<T>(
  request: HandshakeRequest,
  show: (socket: TLSSocket) => T,
  io: Io,
  signal: AbortSignal,
): Promise<Outcome<WholeHandshake<T>>> {
  const { endpoint, from, context, requestsStaple = false, session } = request
  const opened = await openForTls(endpoint, from, io, signal)
  if (opened.state !== 'observed') return opened
  const connection = opened.value
  try {
    const options = {
      ...lenientOptions(endpoint, context),
      requestOCSP: requestsStaple,
      ...(session && { session }),
    }
    const secured = await connection.secure(options, signal)
    if (secured.state !== 'observed') return secured
    const socket = secured.value
    const made = {
      version: tlsFacts(socket).version,
      isReused: socket.isSessionReused(),
      shown: show(socket),
    }
    const left = await sessionLeft(request, socket, connection, signal)
    return { state: 'observed', value: { ...made, session: left } }
  } catch (error) {
    return toFailed(error, 'tls')
  } finally {
    await connection.close()
  }
}

async function sessionLeft(
  { endpoint, from, awaitsSession = false }: HandshakeRequest,
  socket: TLSSocket,
  connection: StreamConnection,
  signal: AbortSignal,
): Promise<Outcome<Buffer | undefined>> {
  if (!awaitsSession) return { state: 'skipped', because: 'not-asked' }
  if (socket.getProtocol() === 'TLSv1.3') {
    // Tickets come on their own (RFC 8446 §4.6.1); that features have come says that they are through.
    const inside = await readFeatures(connection, streamOpening(endpoint, from), signal)
    if (inside.state !== 'observed') return inside
  }
  return { state: 'observed', value: socket.getSession() }
}
