import { writeFileSync } from 'node:fs'
import Mocha from 'mocha'

const { EVENT_RUN_END } = Mocha.Runner.constants

/** Mocha's `spec` reporter, which also writes its totals to the file named by the option `totals`. */
// eslint-disable-next-line import/no-default-export -- mocha loads a reporter by its default export
export default class TotalsReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options)
    runner.once(EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats
      writeFileSync(
        options.reporterOptions.totals,
        JSON.stringify({ passed: passes, failed: failures, skipped: pending }),
      )
    })
  }
}
