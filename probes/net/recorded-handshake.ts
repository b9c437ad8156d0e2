import { PeerMisbehaved } from '../errors.ts'
import type { Outcome, TlsFacts } from '../model.ts'
import { isRefusalOfTls } from '../observation.ts'
import { readBrokenHandshake, requestsCertificate } from '../wire/handshake-messages.ts'
import { failed } from './failures.ts'
import type { HandshakeRecording } from './tap.ts'

/** Whether a server asked for a client certificate; nothing where that cannot be read. */
export type CertificateRequested = Pick<TlsFacts, 'clientCertificateRequested'>

/** Reads from a recording what Node does not tell a client. */
export function requestFor(recording: HandshakeRecording): CertificateRequested {
  try {
    return { clientCertificateRequested: requestsCertificate(recording.bytes(), recording.secret()) }
  } catch (error) {
    // The handshake was made all the same, under a suite whose protection is not known here, or in a form that OpenSSL lets pass.
    if (error instanceof PeerMisbehaved) return {}
    throw error
  }
}

/** Says of what failed after a request for a certificate that the peer may have ended it for want of ours. */
export function markRequest<T>(
  outcome: Outcome<T>,
  { clientCertificateRequested: isRequested = false }: CertificateRequested,
): Outcome<T> {
  if (!isRequested || outcome.state !== 'failed') return outcome
  return { state: 'failed', failure: { ...outcome.failure, isCertificateWanted: true } }
}

/**
 * Says of a refusal in phase `tls` what Node does not: whether the server had picked version and suite before, and what its
 * alert was.
 *
 * COMPAT: an alert that OpenSSL has no name for ends in Node 20 to 26 as if the connection had been closed without a word.
 */
export function explainRefusal<T>(outcome: Outcome<T>, recording: HandshakeRecording): Outcome<T> {
  if (outcome.state !== 'failed' || !isRefusalOfTls(outcome.failure)) return outcome
  const { alert, hasPicked } = readBrokenHandshake(recording.bytes())
  const isUntold =
    outcome.failure.code === 'closed' && alert !== undefined && alert.description !== CLOSE_NOTIFY
  const { failure } = isUntold ? failed('tls', 'alert', alert.name) : outcome
  return { state: 'failed', failure: hasPicked ? { ...failure, isAfterHello: true } : failure }
}

const CLOSE_NOTIFY = 0
