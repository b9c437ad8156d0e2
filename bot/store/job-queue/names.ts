import type { Job } from '../../ports.ts'

/** Carries the major version of pg-boss, which cannot upgrade what another one made: the next one begins anew beside it. */
export const BOSS_SCHEMA = 'pgboss10'

/** The queue for a kind of job; what has to be said by an account is said by a process that is logged in as it. */
export function queueName(kind: Job['kind'], account: string): string {
  return kind === 'deliver' ? `deliver ${account}` : kind
}

/** Jobs with the same key are one where they wait. */
export function jobKey(job: Job): string {
  switch (job.kind) {
    case 'check':
      return `${job.domain} ${job.sequence}`
    case 'case':
      return `${job.caseId} ${job.knownSteps}`
    case 'deliver':
    case 'expire':
      return job.kind
  }
}
