import { openLedger } from '../../../bot/store/ledger.ts'
import { describeDatabase } from './databases.ts'
import { behavesAsLedger } from './ledger-contract.ts'
import { START } from './ledger-records.ts'

describeDatabase('store Ledger', (database) => {
  beforeEach('empty every table', () => database.clear())
  behavesAsLedger((account = 'tellus@bots.example') =>
    openLedger(database.db, { account, clock: { now: () => START } }),
  )
})
