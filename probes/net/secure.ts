import { rootCertificates } from 'node:tls'
import type { ConnectionOptions, PeerCertificate, TLSSocket } from 'node:tls'
import type { Outcome, PresentedIdentifiers, Security, Service } from '../model.ts'
import { rfc } from '../spec.ts'
import { readCertificate } from '../wire/certificate.ts'
import { StarttlsNegotiation } from '../wire/starttls.ts'
import { tlsFacts } from './certificate.ts'
import { endedByError, failed, toFailed } from './failures.ts'
import { ALPN_PROTOCOLS } from './hello-setting.ts'
import type { Io } from './io.ts'
import { StreamConnection } from './stream-connection.ts'

/** Where to connect; what host it is changes nothing in what must be proven. */
export interface SecureTarget {
  readonly host: string
  readonly port: number
  readonly address: string
  readonly security: Security
}

export interface SecureOptions {
  /** The domainpart of the JID: stream `to`, SNI and reference identifier, A-labels in lower case. */
  readonly domain: string
  readonly service: Service
  /** PEM certificates that a path may end in, beside Node's own. */
  readonly extraAnchors?: string
  /** Whether the presented identifiers name the domain (RFC 6120 §13.7.2). */
  readonly isIdentity: (names: PresentedIdentifiers) => boolean
}

/** A connection that is inside TLS, its peer proven; nothing but TLS has been written to it since. */
export interface SecureConnection {
  /** The caller's from now on. No byte of the stream inside TLS has been written or read. */
  readonly socket: TLSSocket
  readonly facts: SecureConnectionFacts
}

export interface SecureConnectionFacts {
  readonly host: string
  readonly port: number
  readonly security: Security
  readonly tlsVersion: string
  /** IANA name. */
  readonly suite: string
  /** ISO 8601 (UTC). */
  readonly certificateNotAfter: string
}

/**
 * Connects, and gives out the connection only once it is inside TLS 1.2 or later with a certificate that leads to a trust
 * anchor and names the domain. There is no other way through: what the peer offers in clear text decides nothing.
 *
 * @returns Failures carry the phase that was reached; the connection is closed then.
 * @see RFC 6120 §5.4, §13.7.2; XEP-0368
 */
export async function connectSecurely(
  target: SecureTarget,
  options: SecureOptions,
  io: Io,
  signal: AbortSignal,
): Promise<Outcome<SecureConnection>> {
  const opened = await StreamConnection.open(io, target.address, target.port, signal)
  if (opened.state !== 'observed') return opened
  const connection = opened.value
  const secured = await proveAndSecure(connection, target, options, signal)
  if (secured.state !== 'observed') await connection.close()
  return secured
}

async function proveAndSecure(
  connection: StreamConnection,
  { host, port, security }: SecureTarget,
  options: SecureOptions,
  signal: AbortSignal,
): Promise<Outcome<SecureConnection>> {
  if (security === 'starttls') {
    const proceeded = await negotiate(connection, options, signal)
    if (proceeded.state !== 'observed') return proceeded
  }
  const secured = await connection.secure(tlsOptions(security, options), signal)
  if (secured.state !== 'observed') return secured
  const socket = secured.value
  try {
    const { version, suite } = tlsFacts(socket)
    const { notAfter } = readCertificate(socket.getPeerCertificate().raw)
    const facts = { host, port, security, tlsVersion: version, suite, certificateNotAfter: notAfter }
    return { state: 'observed', value: { socket, facts } }
  } catch (error) {
    return toFailed(error, 'tls')
  }
}

/** Gets the peer to `<proceed/>`, and to nothing behind it: such bytes would be taken for part of what TLS protects. */
async function negotiate(
  connection: StreamConnection,
  { domain, service }: SecureOptions,
  signal: AbortSignal,
): Promise<Outcome<undefined>> {
  const negotiation = new StarttlsNegotiation({ service, to: domain })
  for (;;) {
    const answer = await connection.next(negotiation, signal)
    if (answer.state !== 'observed') return answer
    const step = answer.value
    switch (step.kind) {
      case 'features':
        break
      case 'not-offered':
        return failed('starttls', 'starttls-failure', 'not offered')
      case 'refused':
        return failed('starttls', 'starttls-failure')
      case 'stream-error':
        return endedByError(negotiation.phase, step.error)
      case 'closed':
        return failed(negotiation.phase, 'closed')
      case 'proceed':
        return step.trailing.length === 0
          ? { state: 'observed', value: undefined }
          : failed('starttls', 'peer-misbehaved', `bytes-after-proceed (${rfc(6120, '5.4.3.3').name})`)
    }
  }
}

function tlsOptions(security: Security, options: SecureOptions): ConnectionOptions {
  const { domain, service, extraAnchors } = options
  return {
    servername: domain,
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    checkServerIdentity: (_servername, certificate) => rejectStranger(certificate, options),
    ...(extraAnchors === undefined ? {} : { ca: [...rootCertificates, extraAnchors] }),
    ...(security === 'direct-tls' ? { ALPNProtocols: [ALPN_PROTOCOLS[service]] } : {}),
  }
}

/** @returns What is wrong with the name, as Node wants it: its own check knows neither SRVName nor XmppAddr. */
function rejectStranger(
  certificate: PeerCertificate,
  { isIdentity, domain }: SecureOptions,
): Error | undefined {
  try {
    if (isIdentity(readCertificate(certificate.raw).names)) return undefined
    const reason = `not a certificate for ${domain}`
    return Object.assign(new Error(reason), { code: 'ERR_TLS_CERT_ALTNAME_INVALID', reason })
  } catch (error) {
    // Thrown on, it would leave an event handler of Node's, and the process with it.
    return error instanceof Error ? error : new Error('unreadable certificate', { cause: error })
  }
}
