import type { Migration } from 'kysely'
import { ledger } from './0001-ledger.ts'

/**
 * Every change of the schema by its name, in the order of the names. A released one is never edited: what it made is mended
 * by another.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-ledger': ledger,
}
