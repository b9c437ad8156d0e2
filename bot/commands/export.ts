import { casesToCsv, casesToJson } from '../campaign/export.ts'
import type { Case } from '../records.ts'
import { findCase, type CaseServices } from './case-step.ts'
import type { Reply } from './command.ts'
import { deskCommand } from './desk-command.ts'
import { maybeDomain, oneOf } from './desk-parameters.ts'
import { partyOf } from './party.ts'

const PARAMETERS = { domain: maybeDomain, format: oneOf('field.format', ['csv', 'json']) }

/** Gives one campaign, or all of whoever asks, as data. */
export const exportCases = deskCommand<typeof PARAMETERS, 'asker' | 'clock' | 'readDomain'>({
  name: 'export',
  parameters: PARAMETERS,
  example: 'xmpp.jp csv',
  topic: 'campaigns',
  async *run({ domain, format }, services) {
    const { asker, clock, ledger } = services
    if (domain !== undefined) {
      const found = await findCase(domain, services)
      yield found.ok ? dataOf([found.found], format, found.found.domain, services) : found.problem
      return
    }
    const cases = await ledger.casesOf(partyOf(asker))
    yield cases.length === 0
      ? { say: 'campaigns.none', params: { line: 'campaign xmpp.jp' } }
      : dataOf(cases, format, 'campaigns', { ...services, clock })
  },
})

const MEDIA_TYPES = { csv: 'text/csv', json: 'application/json' } as const

function dataOf(
  cases: readonly Case[],
  format: 'csv' | 'json',
  subject: string,
  { clock }: Pick<CaseServices, 'clock'>,
): Reply {
  const text = format === 'csv' ? casesToCsv(cases) : casesToJson(cases, clock.now())
  return { data: { text, mediaType: MEDIA_TYPES[format], name: `tellus-${subject}.${format}` } }
}
