import type { Ledger } from '../../../../bot/ports.ts'

/** Opens the ledger of one account, over the same memory each time, which is empty when a test begins. */
export type OpenLedger = (account?: string) => Ledger
