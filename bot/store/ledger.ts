import type { Clock, Ledger } from '../ports.ts'
import { casesIn } from './ledger/cases.ts'
import { takeCensus } from './ledger/census.ts'
import { expireBatch, RETENTION, type Retention } from './ledger/expire.ts'
import { forgetParty } from './ledger/forget.ts'
import { lettersIn } from './ledger/letters.ts'
import { noticesIn } from './ledger/notices.ts'
import { optOutsIn } from './ledger/opt-outs.ts'
import { targetsIn } from './ledger/targets.ts'
import { watchesIn } from './ledger/watches.ts'
import type { Database } from './schema.ts'

/** Whose ledger it is, and how long things stay in it. */
export interface LedgerOptions {
  /** Bare JID of the bot, or `terminal`. */
  readonly account: string
  readonly clock: Clock
  /** Where absent, as {@link RETENTION} says. */
  readonly retention?: Retention
}

/** The ledger of one account in a database that {@link import('./migrate.ts').migrate} has brought up to date. */
export function openLedger(db: Database, { account, clock, retention = RETENTION }: LedgerOptions): Ledger {
  return {
    ...watchesIn(db, account, clock),
    ...targetsIn(db, account),
    ...casesIn(db, account),
    ...lettersIn(db),
    ...optOutsIn(db),
    ...noticesIn(db, account),
    census: (party, now) => takeCensus(db, account, party, now),
    forget: (of) => forgetParty(db, account, of, new Date(clock.now())),
    expire: (now) => expireBatch(db, retention, now),
  }
}
