import { keepsCases } from './ledger/cases.ts'
import { keepsTargets } from './ledger/targets.ts'
import { keepsNotices } from './ledger/notices.ts'
import { keepsWatches } from './ledger/watches.ts'
import { forgets } from './ledger/forgets.ts'
import { counts } from './ledger/counts.ts'
import type { OpenLedger } from './ledger/open-ledger.ts'

/** What every {@link import('../../../bot/ports.ts').Ledger} does. */
export function behavesAsLedger(open: OpenLedger): void {
  keepsWatches(open)
  keepsTargets(open)
  keepsCases(open)
  keepsNotices(open)
  forgets(open)
  counts(open)
}
