import {
  type AppliedCap,
  type EndpointReport,
  type Grade,
  gradeDomain,
  type PolicyName,
  type Report,
  type Service,
} from '../../probes/index.ts'
import type { Said } from '../locales/index.ts'
import { daneProblems } from './authentication.ts'
import { endpointNames } from './endpoint.ts'
import { endpointsWith, findingLine } from './trouble.ts'

/** The policy whose letter is told; those of others stand in the JSON. */
const TOLD_POLICY: PolicyName = 'tellus-1'

/** What is told of the grade, and the checks that were told of with it. */
export interface ToldGrade {
  readonly lines: readonly Said[]
  readonly checks: ReadonlySet<string>
}

/**
 * Tells the grade of the services asked about: the letter, what holds it there, what it would be without that, and which
 * endpoints are better.
 *
 * @returns No lines where the test was none in depth.
 */
export function tellGrade(report: Report, services: readonly Service[]): ToldGrade {
  const endpoints = report.endpoints.filter(({ service }) => services.includes(service))
  const grades = endpoints.flatMap((endpoint) => gradeAt(endpoint) ?? [])
  if (grades.length === 0) return { lines: [], checks: new Set() }
  const grade = gradeDomain(TOLD_POLICY, grades)
  const holding = grade.because.filter(({ capsAt }) => capsAt === grade.letter)
  return {
    lines: [
      letterLine(grade),
      ...holding.flatMap((cap) => reason(report, cap, endpoints)),
      ...(grade.otherwise === undefined
        ? []
        : [{ say: 'grade.otherwise', params: { letter: grade.otherwise } } as const]),
      ...otherLetters(endpoints, grade),
    ],
    checks: new Set(holding.map(({ check }) => check)),
  }
}

/** The letter of the services asked about; `undefined` where there is none, or none that nothing could lower. */
export function gradeOf(report: Report, services: readonly Service[]): string | undefined {
  const endpoints = report.endpoints.filter(({ service }) => services.includes(service))
  const grades = endpoints.flatMap((endpoint) => gradeAt(endpoint) ?? [])
  if (grades.length === 0) return undefined
  const { isComplete, letter } = gradeDomain(TOLD_POLICY, grades)
  return isComplete ? letter : undefined
}

function letterLine({ letter, isComplete, policy }: Grade): Said {
  if (letter === undefined) return { say: 'grade.none', params: { policy } }
  return { say: isComplete ? 'grade.letter' : 'grade.at-most', params: { letter, policy } }
}

function reason(
  report: Report,
  { check, level }: AppliedCap,
  endpoints: readonly EndpointReport[],
): readonly Said[] {
  switch (check) {
    case 'certificate.trust':
    case 'certificate.name':
    case 'certificate.expiry': {
      const where = endpointsWith(report, check, [level], endpoints)
      return [{ say: `grade.${check}`, params: { endpoints: endpointNames(where, endpoints) } }]
    }
    case 'dane.match':
      return daneProblems(report, [...new Set(endpoints.map(({ service }) => service))])
    default:
      return findingLine(report, check, [level], endpoints)
  }
}

function otherLetters(endpoints: readonly EndpointReport[], { letter: worst }: Grade): readonly Said[] {
  const byLetter = new Map<string, EndpointReport[]>()
  for (const endpoint of endpoints) {
    const letter = gradeAt(endpoint)?.letter
    if (letter === undefined || letter === worst) continue
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), endpoint])
  }
  return [...byLetter].map(([letter, where]) => ({
    say: 'grade.by-endpoint',
    params: { letter, endpoints: endpointNames(where, endpoints) },
  }))
}

function gradeAt({ grades }: EndpointReport): Grade | undefined {
  return grades?.find(({ policy }) => policy === TOLD_POLICY)
}
