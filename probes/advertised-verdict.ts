import { outcomeAt } from './endpoint.ts'
import type {
  AskedQuestion,
  Endpoint,
  Facts,
  Failure,
  Observation,
  Stimulus,
  StreamFeatures,
} from './model.ts'
import type { Reason, ReasonCode, VerdictState } from './reason.ts'
import { firstFailure, isRefusalOfTls } from './observation.ts'
import { contradictedRefusal, type ContradictedRefusal } from './unsteady-tls.ts'

/** A state with its reason, not yet tied to an endpoint. */
export interface Said {
  readonly state: VerdictState
  readonly code: ReasonCode
  readonly params: Reason['params']
}

/** The parameters by which a reason names a failure. */
export function failureParams({ phase, code, detail }: Failure): Reason['params'] {
  return { phase, failure: code, ...(detail === undefined ? {} : { detail }) }
}

/** What an endpoint with direct TLS shows: there is no clear text, so a stream inside TLS is the whole answer. */
export function directTlsVerdict(endpoint: Endpoint, observations: readonly Observation[]): Said {
  const stream = outcomeAt(endpoint, 'features-after-tls', observations)
  const contradicted = contradictedRefusal(endpoint, observations)
  if (contradicted !== undefined) return unproven('unknown', contradicted)
  if (stream?.state === 'observed') return { state: 'required', code: 'direct-tls', params: {} }
  const tlsFailure = firstFailure(outcomeAt(endpoint, 'tls', observations))
  if (tlsFailure === undefined || !isRefusalOfTls(tlsFailure)) {
    return unreachable(tlsFailure ?? firstFailure(stream))
  }
  return { state: 'unusable', code: 'tls-failed', params: failureParams(tlsFailure) }
}

/** What the features before TLS announce, and whether the announced TLS could be had. */
export function advertisedVerdict(endpoint: Endpoint, observations: readonly Observation[]): Said {
  const before = outcomeAt(endpoint, 'features-before-tls', observations)
  const failure = firstFailure(before)
  const contradicted = contradictedRefusal(endpoint, observations)
  if (contradicted !== undefined) {
    const isDemanded = before?.state !== 'observed' || isTlsDemanded(before.value)
    return unproven(isDemanded ? 'unknown' : 'optional', contradicted)
  }
  if (failure?.code === 'no-features')
    return { state: 'unusable', code: 'no-features', params: failureParams(failure) }
  if (failure?.code === 'redirected')
    return { state: 'unknown', code: 'redirected', params: { otherHost: failure.otherHost ?? '' } }
  if (before?.state !== 'observed') return unreachable(failure)
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
      if (isMandatoryByBeingAlone(before.value)) {
        return requiredVerdict('starttls-only-feature', params, tlsFailure)
      }
      if (tlsFailure === undefined || !isRefusalOfTls(tlsFailure)) {
        return { state: 'optional', code: 'starttls-offered', params }
      }
      return { state: 'absent', code: 'tls-failed', params: failureParams(tlsFailure) }
    case 'required':
      return requiredVerdict('starttls-required', params, tlsFailure)
  }
}

/** @returns The mechanisms of both SASL profiles, each once. */
export function announcedMechanisms({
  mechanisms,
  sasl2Mechanisms,
}: Pick<StreamFeatures, 'mechanisms' | 'sasl2Mechanisms'>): string[] {
  return [...new Set([...mechanisms, ...sasl2Mechanisms])]
}

/**
 * Lists the mechanisms that were announced in clear text and that no question speaks of, so that nobody knows what a client
 * gets by them: ANONYMOUS lets everybody in who asks, and Prosody refuses PLAIN, which it does not even have, beside it.
 *
 * One SCRAM stands for all of them, and one mechanism of SASL for the same by SASL2. EXTERNAL and those with channel binding
 * need TLS by themselves.
 */
export function unaskedLogins(
  { mechanisms, sasl2Mechanisms }: StreamFeatures,
  asked: readonly AskedQuestion[],
): readonly string[] {
  const isAsked = (stimulus: Stimulus | undefined): boolean =>
    asked.some((question) => question.stimulus === stimulus)
  const unasked = mechanisms.filter((name) => !isAsked(stimulusFor(name)))
  const others = sasl2Mechanisms.filter((name) => !mechanisms.includes(name))
  return [...unasked, ...others.filter((name) => name !== 'PLAIN' || !isAsked('sasl2-plain'))].filter(
    (name) => name !== 'EXTERNAL' && !name.endsWith('-PLUS'),
  )
}

function stimulusFor(mechanism: string): Stimulus | undefined {
  if (mechanism.startsWith('SCRAM-')) return 'sasl-scram'
  if (mechanism === 'DIGEST-MD5' || mechanism === 'CRAM-MD5') return 'sasl-challenged'
  return mechanism === 'PLAIN' ? 'sasl-plain' : undefined
}

/** TLS failed in the session and is there all the same: where it is demanded, nobody knows whether people get in. */
function unproven(state: 'optional' | 'unknown', { code, failure }: ContradictedRefusal): Said {
  return { state, code, params: failureParams(failure) }
}

function unreachable(failure: Failure | undefined): Said {
  return {
    state: 'unknown',
    code: 'unreachable',
    params: failure === undefined ? {} : failureParams(failure),
  }
}

function requiredVerdict(code: ReasonCode, params: Reason['params'], tlsFailure: Failure | undefined): Said {
  if (tlsFailure === undefined) return { state: 'required', code, params }
  if (!isRefusalOfTls(tlsFailure)) return unreachable(tlsFailure)
  return { state: 'unusable', code: 'tls-failed', params: failureParams(tlsFailure) }
}

/** Whether anything was announced by which a client, or another server, could log in without TLS. */
function isLoginAnnounced({ header, features }: Facts['features-before-tls']): boolean {
  const hasFeature = features.others.some((other) => other === 'iq-auth' || other === 'dialback')
  return announcedMechanisms(features).length > 0 || hasFeature || header.declaresDialback
}

function isTlsDemanded(fact: Facts['features-before-tls']): boolean {
  return fact.features.starttls === 'required' || isMandatoryByBeingAlone(fact)
}

/** A receiving entity that announces STARTTLS and nothing else demands it, `<required/>` or not (RFC 6120 §5.3.1). */
function isMandatoryByBeingAlone(fact: Facts['features-before-tls']): boolean {
  return !isLoginAnnounced(fact) && fact.features.others.length === 0
}
