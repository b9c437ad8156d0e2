import type { Said } from '../locales/index.ts'
import type { ScanAnswer } from '../ports.ts'
import type { Services } from './command.ts'
import { sayOptOut } from './desk-command.ts'
import { showDomain } from '../reply/domain.ts'
import type { VerdictState } from '../../probes/index.ts'

/** What c2s of a domain is now, as far as one may look. */
export type Look =
  | { readonly ok: true; readonly state: VerdictState; readonly at: number }
  | { readonly ok: false; readonly problem: Said }

/**
 * Tests a domain, or takes what was found a moment ago.
 *
 * @param isFresh Rather a new test; what is known is taken where there can be none now.
 */
export async function lookAt(
  domain: string,
  isFresh: boolean,
  { desk }: Pick<Services, 'desk'>,
  signal: AbortSignal,
): Promise<Look> {
  const request = { domain, services: ['c2s', 's2s'] } as const
  const first = await desk.ask(request, isFresh, signal)
  const isRefused = isFresh && first.kind === 'too-often'
  const answer = isRefused ? await desk.ask(request, false, signal) : first
  if (answer.kind === 'report') {
    const { testedAt, verdict } = answer.report
    return { ok: true, state: verdict.c2s.state, at: Date.parse(testedAt) }
  }
  return { ok: false, problem: sayNotLooked(domain, answer) }
}

/** Says why there is no report. */
export function sayNotLooked(domain: string, answer: Exclude<ScanAnswer, { readonly kind: 'report' }>): Said {
  const shown = showDomain(domain)
  switch (answer.kind) {
    case 'too-often':
      return { say: 'target.too-often', params: { domain: shown, wait: answer.waitMs } }
    case 'opted-out':
      return sayOptOut(answer.optOut)
    case 'left-alone':
    case 'busy':
      return { say: `target.${answer.kind}`, params: { domain: shown } }
  }
}
