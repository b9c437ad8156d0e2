import { failureParams } from './advertised-verdict.ts'
import { endpointVerdict } from './endpoint-verdict.ts'
import type { Discovery, FactKind, LeftOut, Outcome, Scan, Service } from './model.ts'
import type { Reason, Verdict, VerdictState } from './reason.ts'
import { firstFailure } from './observation.ts'

/** From worst to best; `unknown` is no point on this scale: it never outweighs what was seen. */
const WORST_FIRST = ['not-enforced', 'absent', 'optional', 'unusable', 'required'] as const

/** The facts that a verdict rests on: once these were seen, or could not be, nothing else changes it but a contradiction. */
export const VERDICT_KINDS: readonly FactKind[] = [
  'features-before-tls',
  'starttls',
  'tls',
  'features-after-tls',
  'clear-text-answers',
  'hello-answer',
]

/**
 * Answers "is TLS mandatory?" for one service from its endpoints.
 *
 * The worst endpoint decides, because a client may be led to any of them. An endpoint that gave no answer is named and
 * changes nothing; but where no port with STARTTLS answered, or DNS did not tell where it is, direct TLS alone, working or
 * broken, does not show that clear text is refused.
 */
export function verdict(scan: Scan, service: Service): Verdict {
  const discovery = scan.discoveries.find((found) => found.service === service)
  if (discovery === undefined) return unknown([{ code: 'not-asked', params: {} }])
  if (discovery.endpoints.length === 0) return withoutEndpoints(discovery)

  const verdicts = discovery.endpoints.map((endpoint) => endpointVerdict(endpoint, scan.observations))
  const worst = WORST_FIRST.find((state) => verdicts.some((candidate) => candidate.state === state))
  const clearTextPorts = verdicts.filter((_, index) => discovery.endpoints[index]?.security === 'starttls')
  const unfound = clearTextUnfound(discovery)
  const isClearTextUnseen =
    clearTextPorts.length + unfound.length > 0 && clearTextPorts.every(({ state }) => state === 'unknown')
  if (worst === undefined || isClearTextUnseen) {
    const reasonsOf = (state: VerdictState): readonly Reason[] =>
      verdicts.filter((candidate) => candidate.state === state).flatMap(({ because }) => because)
    const whyUnfound = unfound.flatMap(reasonOf).slice(0, 1)
    return unknown([...reasonsOf('unknown'), ...whyUnfound, ...reasonsOf('unusable')])
  }
  const decisive = verdicts.filter(({ state }) => state === worst)
  const others = verdicts.filter(({ state }) => state !== worst)
  // Who does not know XEP-0368 goes to the domain itself then (RFC 6120 §3.2.2), which nobody looked at.
  const isFallbackUnseen = isNone(discovery.starttls) && clearTextPorts.length === 0
  // To acquit, all have to be proven, those too that were one too many to be visited.
  const isAnyUnvisited = worst === 'required' && discovery.leftOut.some(isUnvisited)
  return {
    state: worst,
    basis: isFallbackUnseen || isAnyUnvisited ? 'advertised' : basisOf(worst, decisive),
    because: [...decisive, ...others].flatMap(({ because }) => because),
  }
}

/** What kept us from ports with STARTTLS that there are, or may be: DNS did not tell of them or where they are, or they were left out. */
function clearTextUnfound({ starttls, leftOut }: Discovery): readonly LeftOut['outcome'][] {
  if (starttls.state === 'failed') return [starttls]
  const targets = leftOut.filter(({ security }) => security === 'starttls').map(({ outcome }) => outcome)
  return targets.filter((outcome) => !isWithoutAddress(outcome))
}

function reasonOf(outcome: LeftOut['outcome']): readonly Reason[] {
  if (outcome.state === 'failed') return [{ code: 'dns-failed', params: failureParams(outcome.failure) }]
  return TOLD_REASONS.filter((code) => code === outcome.because).map((code) => ({ code, params: {} }))
}

/** Why no target of a service was tried, the one to be told first. */
const TOLD_REASONS = ['spared', 'guarded', 'other-family'] as const

/** One proven endpoint is enough to accuse; to acquit, none may rest on its announcement alone. */
function basisOf(worst: VerdictState, decisive: readonly Verdict[]): Verdict['basis'] {
  const isProven = ({ basis }: Verdict) => basis === 'proven'
  const isEnough = worst === 'required' ? decisive.every(isProven) : decisive.some(isProven)
  return isEnough ? 'proven' : 'advertised'
}

/** A port in clear text that was one too many for a scan. */
function isUnvisited({ security, outcome }: LeftOut): boolean {
  return security === 'starttls' && outcome.state === 'skipped' && outcome.because === 'bounded'
}

function isNone(outcome: Discovery['starttls']): boolean {
  return outcome.state === 'observed' && outcome.value.kind === 'none'
}

function unknown(because: readonly Reason[]): Verdict {
  return { state: 'unknown', basis: 'advertised', because }
}

/** No endpoint to ask: either DNS says why, or it could not be asked itself. */
function withoutEndpoints({ starttls, directTls, leftOut }: Discovery): Verdict {
  const isNotOffered = starttls.state === 'observed' && starttls.value.kind === 'not-offered'
  const isWithoutDirectTls = directTls.state === 'observed' && directTls.value.kind !== 'records'
  if (isNotOffered && isWithoutDirectTls) {
    return { state: 'not-offered', basis: 'advertised', because: [{ code: 'not-offered', params: {} }] }
  }
  const outcomes = leftOut.map(({ outcome }) => outcome)
  for (const code of TOLD_REASONS) {
    const isThat = (outcome: (typeof outcomes)[number]): boolean =>
      outcome.state === 'skipped' && outcome.because === code
    if (outcomes.some(isThat)) return unknown([{ code, params: {} }])
  }
  const failure = firstFailure(
    starttls,
    directTls,
    ...outcomes.filter((outcome) => !isWithoutAddress(outcome)),
  )
  if (failure !== undefined) return unknown([{ code: 'dns-failed', params: failureParams(failure) }])
  return unknown([{ code: 'no-address', params: {} }])
}

/** DNS answered, and the answer is no: nothing failed that could go better later. */
function isWithoutAddress(outcome: Outcome<unknown>): boolean {
  return outcome.state === 'failed' && outcome.failure.code === 'no-address'
}
