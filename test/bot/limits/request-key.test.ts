import { expect } from 'chai'
import { assert, boolean, constantFrom, option, property, record, shuffledSubarray } from 'fast-check'
import { requestKey } from '../../../bot/limits/request-key.ts'
import type { ScanRequest } from '../../../bot/ports.ts'

const requests = record(
  {
    domain: constantFrom('a.example', 'b.example', 'c2s.example'),
    services: shuffledSubarray(['c2s', 's2s'] as const, { minLength: 1 }),
    families: shuffledSubarray([4, 6] as const, { minLength: 1 }),
    depth: constantFrom('check' as const, 'full' as const),
    asksIssuers: boolean(),
  },
  { requiredKeys: ['domain', 'services'] },
)

/** What a scan is asked to do, whatever is left out and in which order it is said. */
function meaningOf({
  domain,
  services,
  families = [4, 6],
  depth = 'check',
  asksIssuers = false,
}: ScanRequest) {
  const has = (list: readonly unknown[], ...values: readonly unknown[]) =>
    values.map((value) => list.includes(value))
  return JSON.stringify([domain, has(services, 'c2s', 's2s'), has(families, 4, 6), depth, asksIssuers])
}

describe('limits requestKey', () => {
  it('is the same for two requests exactly where one scan answers both', () => {
    assert(
      property(requests, option(requests, { nil: undefined }), (one, drawn) => {
        // Two that were drawn apart are rarely the same; one said the other way round always is.
        const other = drawn ?? {
          ...one,
          services: one.services.toReversed(),
          asksIssuers: one.asksIssuers ?? false,
        }
        expect(requestKey(one) === requestKey(other)).to.equal(meaningOf(one) === meaningOf(other))
      }),
      { numRuns: 1_000 },
    )
  })
})
