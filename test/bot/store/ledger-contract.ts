import type { Ledger } from '../../../bot/ports.ts'
import { keepsCases } from './ledger/cases.ts'
import { keepsTargets } from './ledger/targets.ts'
import { keepsNotices } from './ledger/notices.ts'
import { keepsWatches } from './ledger/watches.ts'
import { forgets } from './ledger/forgets.ts'
import { counts } from './ledger/counts.ts'

/** Opens the ledger of one account, over the same memory each time, which is empty when a test begins. */
export type OpenLedger = (account?: string) => Ledger

/** What every {@link Ledger} does. */
export function behavesAsLedger(open: OpenLedger): void {
  keepsWatches(open)
  keepsTargets(open)
  keepsCases(open)
  keepsNotices(open)
  forgets(open)
  counts(open)
}
