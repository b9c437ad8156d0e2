import type { Clock, OptOutRecords } from '../ports.ts'
import { Recent } from './recent.ts'

/** How long an answer of DNS is good enough. */
export const RECORD_KEPT_MS = 600_000

type Answer = Awaited<ReturnType<OptOutRecords['read']>>

/** Reads DNS at most once in ten minutes for each domain; that it could not be read is not kept. */
export function keepRecords(records: OptOutRecords, clock: Clock): OptOutRecords {
  const kept = new Recent<{ readonly answer: Answer; readonly at: number }>()
  return {
    async read(domain, signal) {
      const known = kept.find(domain)
      if (known !== undefined && clock.now() - known.at < RECORD_KEPT_MS) return known.answer
      const answer = await records.read(domain, signal)
      if (answer !== 'unknown') kept.keep(domain, { answer, at: clock.now() })
      return answer
    },
  }
}
