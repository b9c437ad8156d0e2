import { applyChecks, applyDomainChecks } from './checks/index.ts'
import { daysLeft } from './checks/certificate.ts'
import { matchIdentity } from './checks/identity.ts'
import { endpointKey, outcomeAt } from './endpoint.ts'
import { Unreachable } from './errors.ts'
import { gradeDomain, gradeEndpoint, POLICIES } from './grade.ts'
import type {
  Endpoint,
  Facts,
  FactKind,
  Finding,
  LeftOut,
  Observation,
  Outcome,
  Scan,
  StreamFeatures,
} from './model.ts'
import { SESSION_KINDS } from './observation.ts'
import type {
  EndpointOutcome,
  EndpointReport,
  FindingReport,
  Grade,
  Report,
  ReportedCertificate,
  ReportedFeatures,
} from './report.ts'
import { describeAuthentication } from './reported-authentication.ts'
import { notChecked } from './not-checked.ts'
import { contradictedRefusal } from './unsteady-tls.ts'
import { verdict } from './verdict.ts'

/**
 * Judges a scan: the verdict for each service, every finding, and what was seen at each endpoint.
 *
 * @param now When it is judged: what is left of a certificate depends on it, and a stored scan may be judged again later.
 */
export function judge(scan: Scan, now: Date): Report {
  const endpoints = scan.discoveries.flatMap((discovery) => discovery.endpoints)
  const leftOut = scan.discoveries.flatMap((discovery) => discovery.leftOut)
  const position = new Map(endpoints.map((endpoint, index) => [endpointKey(endpoint), index]))
  const found = [...applyChecks(scan.observations, now), ...applyDomainChecks(scan, now)]
  const grades = new Map(
    endpoints.map((endpoint) => [endpointKey(endpoint), gradesOf(endpoint, found, scan.observations)]),
  )
  const isGraded = [...grades.values()].some((each) => each !== undefined)
  return {
    schema: 'tellus-report-1',
    domain: scan.domain,
    testedAt: scan.startedAt,
    durationMs: scan.durationMs,
    verdict: { c2s: verdict(scan, 'c2s'), s2s: verdict(scan, 's2s') },
    endpoints: [
      ...endpoints.map((endpoint) =>
        describeEndpoint(endpoint, scan.observations, grades.get(endpointKey(endpoint)), now),
      ),
      ...leftOut.map(describeLeftOut),
    ],
    findings: found.map((finding) => describeFinding(finding, position)),
    ...(scan.caa?.state === 'observed' ? { caa: scan.caa.value } : {}),
    ...(isInDepth(scan) ? { notChecked: notChecked(scan, position) } : {}),
    ...(isGraded && {
      grades: POLICIES.map((policy) =>
        gradeDomain(
          policy.name,
          [...grades.values()].flatMap((each) => each?.filter((grade) => grade.policy === policy.name) ?? []),
        ),
      ),
    }),
  }
}

function isInDepth({ caa, observations }: Scan): boolean {
  return caa !== undefined || observations.some(({ kind }) => kind === 'dane' || kind === 'presented-chains')
}

/** @returns One grade by each policy; `undefined` where nobody meant to find out what TLS accepts there. */
function gradesOf(
  endpoint: Endpoint,
  found: readonly Finding[],
  observations: readonly Observation[],
): readonly Grade[] | undefined {
  if (outcomeAt(endpoint, 'tls-parameters', observations) === undefined) return undefined
  const key = endpointKey(endpoint)
  const own = found.filter(
    (finding) => finding.endpoint !== undefined && endpointKey(finding.endpoint) === key,
  )
  return POLICIES.map((policy) => gradeEndpoint(policy, endpoint, own, observations))
}

function describeFinding(
  { check, level, params, spec, endpoint }: Finding,
  position: ReadonlyMap<string, number>,
): FindingReport {
  const said = { check, level, params, spec: spec.map(({ name }) => name) }
  if (endpoint === undefined) return said
  return { ...said, endpoint: position.get(endpointKey(endpoint)) ?? -1 }
}

function describeEndpoint(
  endpoint: Endpoint,
  observations: readonly Observation[],
  grades: readonly Grade[] | undefined,
  now: Date,
): EndpointReport {
  const valueOf = <K extends FactKind>(kind: K): Facts[K] | undefined => {
    const outcome = outcomeAt(endpoint, kind, observations)
    return outcome?.state === 'observed' ? outcome.value : undefined
  }
  const before = valueOf('features-before-tls')
  const after = valueOf('features-after-tls')
  const tls = valueOf('tls')
  const chain = valueOf('certificate-chain')
  const tlsParameters = valueOf('tls-parameters')
  const tlsResumption = valueOf('tls-resumption')
  const { service, security, host, port, address, source } = endpoint
  return {
    service,
    security,
    host,
    port,
    address,
    source,
    outcome: outcomeOfSession(endpoint, observations),
    features: {
      ...(before === undefined ? {} : { beforeTls: withoutXml(before.features) }),
      ...(after === undefined ? {} : { afterTls: withoutXml(after.features) }),
    },
    ...(tls === undefined ? {} : { tls }),
    ...(tlsParameters === undefined ? {} : { tlsParameters }),
    ...(tlsResumption === undefined ? {} : { tlsResumption }),
    ...describeAuthentication(valueOf('presented-chains'), valueOf('dane')),
    ...(chain === undefined ? {} : { certificate: describeCertificate(chain, endpoint, now) }),
    ...(grades === undefined ? {} : { grades }),
  }
}

function outcomeOfSession(endpoint: Endpoint, observations: readonly Observation[]): EndpointOutcome {
  const outcome = sessionOutcome(SESSION_KINDS.map((kind) => outcomeAt(endpoint, kind, observations)))
  if (outcome.state !== 'failed') return outcome
  const isBeyondUs = contradictedRefusal(endpoint, observations)?.code === 'tls-beyond-us'
  return isBeyondUs ? { ...outcome, isBeyondUs } : outcome
}

function sessionOutcome(outcomes: readonly (Outcome<unknown> | undefined)[]): EndpointOutcome {
  for (const outcome of outcomes) if (outcome?.state === 'failed') return describeFailed(outcome)
  const last = outcomes.at(-1)
  switch (last?.state) {
    case 'observed':
      return { state: 'observed' }
    case 'failed':
      return describeFailed(last)
    case 'skipped':
      return last
    case undefined:
      return { state: 'skipped', because: 'not-asked' }
    default:
      throw new Unreachable(last)
  }
}

function describeFailed({ failure }: Extract<Outcome<unknown>, { state: 'failed' }>): EndpointOutcome {
  const { phase, code, detail, condition, isCertificateWanted } = failure
  return {
    state: 'failed',
    phase,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(condition === undefined ? {} : { condition }),
    ...(isCertificateWanted === undefined ? {} : { isCertificateWanted }),
  }
}

function withoutXml(features: StreamFeatures): ReportedFeatures {
  const { xml: _xml, ...rest } = features
  return rest
}

function describeCertificate(
  { certificates, trust }: Facts['certificate-chain'],
  { domain, service }: Endpoint,
  now: Date,
): ReportedCertificate {
  const [leaf] = certificates
  return {
    leaf,
    chainLength: certificates.length,
    trust,
    name: matchIdentity(leaf.names, domain, service) === undefined ? 'mismatch' : 'match',
    daysLeft: daysLeft(leaf.notAfter, now),
    ...(Date.parse(leaf.notBefore) > now.getTime() ? { isEarly: true } : {}),
  }
}

/** A target that was not probed is listed too: what a scan left out belongs to what it says. */
function describeLeftOut({
  service,
  security,
  host,
  port,
  address,
  source,
  outcome,
}: LeftOut): EndpointReport {
  return {
    service,
    security,
    host,
    port,
    ...(address === undefined ? {} : { address }),
    source,
    outcome: outcome.state === 'failed' ? describeFailed(outcome) : outcome,
    features: {},
  }
}
