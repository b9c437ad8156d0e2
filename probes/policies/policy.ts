import type { Level } from '../model.ts'
import type { Letter, PolicyName } from '../report.ts'

/** One line of a policy: a check that comes out at `level` holds the grade at `capsAt` or below. */
export interface Cap {
  /** Id of the check. */
  readonly check: string
  readonly level: Exclude<Level, 'pass' | 'unknown'>
  readonly capsAt: Letter
}

/** A grading scale as data: an endpoint has the best letter unless something caps it, and then the lowest cap. */
export interface Policy {
  /** Stored with each grade; a table that changes gets another name. */
  readonly name: PolicyName
  readonly best: Letter
  readonly caps: readonly Cap[]
}

/** M is a certificate for another name, T one that leads to no trust anchor: encrypted, and nobody knows with whom. */
export const BEST_FIRST: readonly Letter[] = ['A+', 'A', 'A-', 'B', 'C', 'D', 'E', 'F', 'M', 'T']
