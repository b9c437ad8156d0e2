import type { Clock, Ledger, OptOutRecords, OptOutRegister, ScanDesk } from '../ports.ts'
import type { OptOut } from '../records.ts'
import { Recent } from './recent.ts'

/** Where wishes are found. */
export interface OptOutParts {
  /** `undefined` where there is no database: then only DNS tells. */
  ledger(): Promise<Pick<Ledger, 'optedOut' | 'optOut' | 'optIn'> | undefined>
  readonly records: OptOutRecords
  readonly clock: Clock
}

/**
 * Finds out who wants a domain left alone. What was said holds until it is taken back; what DNS says holds as long as it stands
 * there, and while DNS does not tell, what is known holds.
 */
export function createOptOutRegister(parts: OptOutParts): OptOutRegister {
  const { records, clock } = parts
  const seen = new Recent<OptOut>()
  return {
    async find(domain, signal) {
      const ledger = await parts.ledger()
      const known = (await ledger?.optedOut(domain)) ?? seen.find(domain)
      if (known !== undefined && known.via !== 'dns') return known
      const found = await records.read(domain, signal)
      if (found === 'unknown' || (found === 'opted-out' && known !== undefined)) return known
      if (found === 'none') {
        seen.forget(domain)
        if (known !== undefined) await ledger?.optIn(domain)
        return undefined
      }
      const optOut: OptOut = { domain, since: clock.now(), via: 'dns' }
      if (ledger === undefined) seen.keep(domain, optOut)
      else await ledger.optOut(optOut)
      return optOut
    },
  }
}

/**
 * A desk that heeds such wishes.
 *
 * @param isBinding Else the report says that it was made against somebody's wish: whoever sits at the terminal answers for
 *   themselves, and may well be that somebody.
 */
export function heedOptOuts(desk: ScanDesk, register: OptOutRegister, isBinding: boolean): ScanDesk {
  return {
    async ask(request, isFresh, signal, onVerdict) {
      const optOut = await register.find(request.domain, signal)
      if (optOut !== undefined && isBinding) return { kind: 'opted-out', optOut }
      const answer = await desk.ask(request, isFresh, signal, onVerdict)
      return answer.kind === 'report' && optOut !== undefined ? { ...answer, optOut } : answer
    },
    load: () => desk.load(),
    allowance: (domain) => desk.allowance(domain),
  }
}
