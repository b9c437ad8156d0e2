import { CHECKS } from './checks/index.ts'
import { outcomeAt } from './endpoint.ts'
import type { Endpoint, Finding, Observation } from './model.ts'
import { BEST_FIRST, type Policy } from './policies/policy.ts'
import { TELLUS_1 } from './policies/tellus-1.ts'
import { XMPP_NET_2014 } from './policies/xmpp-net-2014.ts'
import { XMPP_NET_2015 } from './policies/xmpp-net-2015.ts'
import type { AppliedCap, Grade, Letter, PolicyName } from './report.ts'

const BY_NAME = {
  'tellus-1': TELLUS_1,
  'xmpp.net-2014': XMPP_NET_2014,
  'xmpp.net-2015': XMPP_NET_2015,
} as const satisfies Readonly<Record<PolicyName, Policy>>

/** Every policy by which is graded, the own one first. */
export const POLICIES: readonly Policy[] = Object.values(BY_NAME)

/**
 * Grades the TLS of one endpoint.
 *
 * @param findings Those about this endpoint.
 * @returns Without a letter where what TLS accepts was not found out.
 */
export function gradeEndpoint(
  policy: Policy,
  endpoint: Endpoint,
  findings: readonly Finding[],
  observations: readonly Observation[],
): Grade {
  const because = policy.caps.flatMap((cap): readonly AppliedCap[] =>
    findings.some(({ check, level }) => check === cap.check && level === cap.level) ? [cap] : [],
  )
  const unknown = policy.caps
    .map(({ check }) => check)
    .filter(
      (id) =>
        findings.some(({ check, level }) => check === id && level === 'unknown') ||
        isUnasked(id, endpoint, observations),
    )
  const isSeen = outcomeAt(endpoint, 'tls-parameters', observations)?.state === 'observed'
  return makeGrade(policy, isSeen, because, [...new Set(unknown)])
}

/**
 * Grades a domain by its endpoints: the lowest letter counts, since a client may be led to any of them.
 *
 * @param grades Of the endpoints, by that policy; one without a letter makes it incomplete.
 */
export function gradeDomain(name: PolicyName, grades: readonly Grade[]): Grade {
  const policy = BY_NAME[name]
  const graded = grades.filter(({ letter }) => letter !== undefined)
  const applied = new Set(graded.flatMap(({ because }) => because.map(({ check }) => check)))
  const because = policy.caps.filter(({ check }) => applied.has(check))
  const unknown = [...new Set(grades.flatMap((grade) => grade.unknown))]
  const grade = makeGrade(policy, graded.length > 0, because, unknown)
  return { ...grade, isComplete: grade.isComplete && grades.every(({ isComplete }) => isComplete) }
}

function makeGrade(
  { name, best }: Policy,
  isSeen: boolean,
  caps: readonly AppliedCap[],
  unknown: readonly string[],
): Grade {
  const because = caps.toSorted((a, b) => rankOf(b.capsAt) - rankOf(a.capsAt))
  const known = { policy: name, isComplete: isSeen && unknown.length === 0, because, unknown }
  if (!isSeen) return known
  const [lowest] = because
  if (lowest === undefined) return { ...known, letter: best }
  const next = because.find(({ capsAt }) => capsAt !== lowest.capsAt)
  return { ...known, letter: lowest.capsAt, otherwise: next?.capsAt ?? best }
}

/** The fact that a check needs was wanted and not had; one that does not arise at an endpoint is no gap. */
function isUnasked(id: string, endpoint: Endpoint, observations: readonly Observation[]): boolean {
  const kind = CHECKS.find((check) => check.id === id)?.needs
  if (kind === undefined) return false
  const outcome = outcomeAt(endpoint, kind, observations)
  return outcome?.state === 'skipped' && outcome.because !== 'not-applicable'
}

function rankOf(letter: Letter): number {
  return BEST_FIRST.indexOf(letter)
}
