import { OUTSIDE_DATES } from '../certificates.ts'
import type { Failure, FailureCode, Outcome } from '../model.ts'
import { PeerMisbehaved } from '../errors.ts'
import { cleanLine } from '../wire/clean-line.ts'
import type { StreamError } from '../wire/stream-error.ts'

type Failed = Extract<Outcome<never>, { state: 'failed' }>

/** Makes the outcome of an attempt that gave no usable answer; `detail` is cleaned and cut. */
export function failed(phase: Failure['phase'], code: FailureCode, detail?: string): Failed {
  const cleaned = detail === undefined ? '' : cleanLine(detail)
  return { state: 'failed', failure: cleaned === '' ? { phase, code } : { phase, code, detail: cleaned } }
}

/** What it means that the peer ended a stream: its condition may say whether TLS had to do with it. */
export function endedByError(phase: Failure['phase'], { condition, detail }: StreamError): Failed {
  return { state: 'failed', failure: { phase, code: 'stream-error', condition, detail } }
}

/**
 * Says what an error of Node, of OpenSSL or of a core means for the attempt that met it.
 *
 * @param phase What was being done; an error code does not tell.
 * @throws {unknown} `error` itself when neither the peer nor the network can have caused it: our bug.
 */
export function toFailed(error: unknown, phase: Failure['phase']): Failed {
  if (error instanceof PeerMisbehaved) return failed(phase, 'peer-misbehaved', error.message)
  if (!(error instanceof Error)) throw error
  const abort = abortCode(error)
  if (abort !== undefined) return failed(phase, abort)
  const code = readString(error, 'code')
  if (code === undefined) throw error
  const meaning = meaningOf(code, error)
  if (meaning === undefined) throw error
  const { failure } = failed(phase, meaning, detailOf(code, error))
  return {
    state: 'failed',
    failure: OUTSIDE_DATES.has(code) ? { ...failure, isOutsideDates: true } : failure,
  }
}

/** What an aborted signal means: `timeout` when a deadline fired, `aborted` when nobody wants the answer any more. */
export function toAborted(signal: AbortSignal, phase: Failure['phase']): Failed {
  const reason: unknown = signal.reason
  return failed(phase, reason instanceof Error ? (abortCode(reason) ?? 'aborted') : 'aborted')
}

/** System errors (`uv_errname_t`) and Node's own. */
const SYSTEM: Readonly<Record<string, FailureCode>> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENOTCONN: 'closed',
  ETIMEDOUT: 'timeout',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  EPROTO: 'peer-misbehaved',
  ERR_STREAM_PREMATURE_CLOSE: 'closed',
  ERR_STREAM_DESTROYED: 'closed',
  ERR_STREAM_WRITE_AFTER_END: 'closed',
  ERR_SOCKET_CLOSED: 'closed',
  ERR_SOCKET_CLOSED_BEFORE_CONNECTION: 'closed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-rejected',
  ERR_TLS_DH_PARAM_SIZE: 'peer-incompatible',
  // What this machine lacks, or forbids itself, says nothing of the peer.
  EACCES: 'local-error',
  EADDRINUSE: 'local-error',
  EADDRNOTAVAIL: 'local-error',
  EAFNOSUPPORT: 'local-error',
  EAGAIN: 'local-error',
  EMFILE: 'local-error',
  ENETDOWN: 'local-error',
  ENFILE: 'local-error',
  ENOBUFS: 'local-error',
  ENOMEM: 'local-error',
  EPERM: 'local-error',
}

/**
 * OpenSSL's reasons in Node's spelling; those of a peer that speaks another dialect, or has another sort of key, than can be
 * spoken here. Any other reason is of bytes that make no sense, and there are hundreds.
 */
const INCOMPATIBLE = new Set([
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_UNSUPPORTED_SSL_VERSION',
  'ERR_SSL_WRONG_SSL_VERSION',
  'ERR_SSL_VERSION_TOO_HIGH',
  'ERR_SSL_VERSION_TOO_LOW',
  'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
  'ERR_SSL_NO_CIPHERS_AVAILABLE',
  'ERR_SSL_NO_SHARED_CIPHER',
  'ERR_SSL_NO_SUITABLE_GROUPS',
  'ERR_SSL_NO_SUITABLE_KEY_SHARE',
  'ERR_SSL_NO_SUITABLE_SIGNATURE_ALGORITHM',
  'ERR_SSL_LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED',
  'ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED',
  'ERR_SSL_UNSUPPORTED_COMPRESSION_ALGORITHM',
  'ERR_SSL_UNSUPPORTED_ELLIPTIC_CURVE',
  'ERR_SSL_UNKNOWN_CERTIFICATE_TYPE',
  'ERR_SSL_UNKNOWN_KEY_EXCHANGE_TYPE',
  'ERR_SSL_UNKNOWN_PKEY_TYPE',
  'ERR_SSL_DH_KEY_TOO_SMALL',
  'ERR_SSL_EE_KEY_TOO_SMALL',
  'ERR_SSL_CA_KEY_TOO_SMALL',
  'ERR_SSL_CA_MD_TOO_WEAK',
  'ERR_SSL_MODULUS_TOO_LARGE',
  'ERR_SSL_EXCESSIVE_MESSAGE_SIZE',
])

/** Alerts of extensions (RFC 6066 §9), which OpenSSL does not call alerts. */
const EXTENSION_ALERTS = new Set([
  'ERR_SSL_TLSV1_UNSUPPORTED_EXTENSION',
  'ERR_SSL_TLSV1_UNRECOGNIZED_NAME',
  'ERR_SSL_TLSV1_CERTIFICATE_UNOBTAINABLE',
  'ERR_SSL_TLSV1_BAD_CERTIFICATE_STATUS_RESPONSE',
  'ERR_SSL_TLSV1_BAD_CERTIFICATE_HASH_VALUE',
])

/** A path that was not built or not accepted (`X509_V_ERR_*` without its prefix, as `node:tls` reports). */
const VERIFICATION =
  /^(CERT_|CRL_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|UNABLE_TO_|ERROR_IN_(CERT|CRL)_|INVALID_(CA|PURPOSE)$|PATH_LENGTH_EXCEEDED$|HOSTNAME_MISMATCH$)/

function meaningOf(code: string, error: Error): FailureCode | undefined {
  if (isEndOfFile(code, error)) return 'closed'
  if ('syscall' in error && error.syscall === 'getaddrinfo') {
    return code === 'ENOTFOUND' ? 'no-address' : 'dns-failure'
  }
  const known = SYSTEM[code]
  if (known !== undefined) return known
  if (VERIFICATION.test(code)) return 'certificate-rejected'
  // The one alert that says why: the version is known there, and not spoken (RFC 8446 §6.2).
  if (code === 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION') return 'peer-incompatible'
  // `SSL/TLS` is how OpenSSL 3.2 and later spell what was `SSLV3`.
  if (/^ERR_SSL_(SSLV3|SSL\/TLS|TLSV1|TLSV13)_ALERT_/.test(code) || EXTENSION_ALERTS.has(code)) return 'alert'
  if (code === 'ERR_SSL_UNEXPECTED_EOF_WHILE_READING') return 'closed'
  if (INCOMPATIBLE.has(code)) return 'peer-incompatible'
  // Node's HTTP parser, and what `ws` finds wrong with frames.
  if (/^(HPE|WS_ERR)_/.test(code)) return 'peer-misbehaved'
  if (code.startsWith('ERR_SSL_')) return 'peer-misbehaved'
  if (!('syscall' in error)) return undefined
  // Whatever ends an open connection, it was open; before that, nothing shows that anybody was asked.
  return error.syscall === 'read' || error.syscall === 'write' ? 'closed' : 'local-error'
}

/** Node reports an end of file during the handshake as a reset as well, but without a system call. */
function isEndOfFile(code: string, error: Error): boolean {
  return code === 'ECONNRESET' && !('syscall' in error)
}

function detailOf(code: string, error: Error): string {
  if (isEndOfFile(code, error)) return 'end of file'
  const reason = readString(error, 'reason')
  if (code.startsWith('ERR_SSL_') && reason !== undefined) return reason
  return code === 'ERR_TLS_CERT_ALTNAME_INVALID' && reason !== undefined ? `${code}: ${reason}` : code
}

function abortCode(error: Error): 'timeout' | 'aborted' | undefined {
  if (error.name === 'TimeoutError') return 'timeout'
  if (error.name !== 'AbortError') return undefined
  return error.cause instanceof Error && error.cause.name === 'TimeoutError' ? 'timeout' : 'aborted'
}

function readString(error: Error, key: 'code' | 'reason'): string | undefined {
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' ? value : undefined
}
