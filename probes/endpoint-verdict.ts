import { outcomeAt } from './endpoint.ts'
import type {
  Endpoint,
  Facts,
  Failure,
  Observation,
  Reason,
  ReasonCode,
  StreamFeatures,
  VerdictState,
} from './model.ts'
import { firstFailure } from './observation.ts'

/** What one endpoint shows, and why. */
export interface EndpointVerdict {
  readonly state: VerdictState
  readonly reason: Reason
}

/** What the endpoint's own announcements say; `unknown` when the network, or its silence, left nothing to read. */
export function endpointVerdict(endpoint: Endpoint, observations: readonly Observation[]): EndpointVerdict {
  const { state, code, params } =
    endpoint.security === 'direct-tls'
      ? directTlsVerdict(endpoint, observations)
      : starttlsVerdict(endpoint, observations)
  return { state, reason: { code, endpoint, params } }
}

/** The parameters by which a reason names a failure. */
export function failureParams({ phase, code, detail }: Failure): Reason['params'] {
  return { phase, failure: code, ...(detail === undefined ? {} : { detail }) }
}

interface Said {
  readonly state: VerdictState
  readonly code: ReasonCode
  readonly params: Reason['params']
}

function unreachable(failure: Failure | undefined): Said {
  return {
    state: 'unknown',
    code: 'unreachable',
    params: failure === undefined ? {} : failureParams(failure),
  }
}

function directTlsVerdict(endpoint: Endpoint, observations: readonly Observation[]): Said {
  const stream = outcomeAt(endpoint, 'features-after-tls', observations)
  if (stream?.state === 'observed') return { state: 'required', code: 'direct-tls', params: {} }
  const tlsFailure = firstFailure(outcomeAt(endpoint, 'tls', observations))
  if (tlsFailure === undefined || !isRefusalOfTls(tlsFailure)) {
    return unreachable(tlsFailure ?? firstFailure(stream))
  }
  return { state: 'unusable', code: 'tls-failed', params: failureParams(tlsFailure) }
}

function starttlsVerdict(endpoint: Endpoint, observations: readonly Observation[]): Said {
  const before = outcomeAt(endpoint, 'features-before-tls', observations)
  if (before?.state !== 'observed') return unreachable(firstFailure(before))
  const tlsFailure = firstFailure(
    outcomeAt(endpoint, 'starttls', observations),
    outcomeAt(endpoint, 'tls', observations),
  )
  const params = { mechanisms: announcedMechanisms(before.value.features).join(', ') }
  switch (before.value.features.starttls) {
    case 'absent':
      if (!isLoginAnnounced(before.value)) return { state: 'unknown', code: 'nothing-offered', params: {} }
      return { state: 'absent', code: 'no-starttls', params }
    case 'offered':
      if (isMandatoryByBeingAlone(before.value))
        return requiredVerdict('starttls-only-feature', params, tlsFailure)
      if (tlsFailure === undefined || !isRefusalOfTls(tlsFailure)) {
        return { state: 'optional', code: 'starttls-offered', params }
      }
      return { state: 'absent', code: 'tls-failed', params: failureParams(tlsFailure) }
    case 'required':
      return requiredVerdict('starttls-required', params, tlsFailure)
  }
}

function requiredVerdict(code: ReasonCode, params: Reason['params'], tlsFailure: Failure | undefined): Said {
  if (tlsFailure === undefined) return { state: 'required', code, params }
  if (!isRefusalOfTls(tlsFailure)) return unreachable(tlsFailure)
  return { state: 'unusable', code: 'tls-failed', params: failureParams(tlsFailure) }
}

function announcedMechanisms({ mechanisms, sasl2Mechanisms }: StreamFeatures): string[] {
  return [...new Set([...mechanisms, ...sasl2Mechanisms])]
}

/** Whether anything was announced by which a client, or another server, could log in without TLS. */
function isLoginAnnounced({ header, features }: Facts['features-before-tls']): boolean {
  const hasFeature = features.others.some((other) => other === 'iq-auth' || other === 'dialback')
  return announcedMechanisms(features).length > 0 || hasFeature || header.declaresDialback
}

/** A receiving entity that announces STARTTLS and nothing else demands it, `<required/>` or not (RFC 6120 §5.3.1). */
function isMandatoryByBeingAlone(fact: Facts['features-before-tls']): boolean {
  return !isLoginAnnounced(fact) && fact.features.others.length === 0
}

/** Whether the peer itself made TLS impossible; a timeout or a reset may be the network's doing and says nothing. */
function isRefusalOfTls({ code }: Failure): boolean {
  switch (code) {
    case 'starttls-failure':
    case 'stream-error':
    case 'alert':
    case 'closed':
    case 'peer-misbehaved':
    case 'peer-incompatible':
      return true
    case 'timeout':
    case 'refused':
    case 'unreachable':
    case 'reset':
    // Ours, not the peer's: probes do not demand that a certificate verifies.
    case 'certificate-rejected':
    case 'dns-failure':
    case 'aborted':
      return false
  }
}
