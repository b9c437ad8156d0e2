import type { CheckRequest, Output } from './cli.ts'
import { domainText } from './commands/target.ts'
import type { Translate } from './locales/index.ts'
import type { DomainReader, Scanner } from './ports.ts'
import { clean } from './reply/clean.ts'
import { wordEvidence } from './reply/evidence.ts'
import { STATUS, type Status, exitStatus } from './reply/exit-status.ts'
import { wordReport } from './reply/report.ts'

/** What one check needs. */
export interface CheckParts {
  readonly scanner: Scanner
  readonly readDomain: DomainReader
  readonly translate: Translate
  readonly output: Output
}

/**
 * Makes one check and prints its report.
 *
 * @returns The exit status. A domain that may not be asked for is wrong usage: said on standard error, status 3.
 */
export async function runCheck(
  { domain, services, isJson, isRaw, isFull, asksIssuers }: CheckRequest,
  { output, readDomain, scanner, translate }: CheckParts,
  signal: AbortSignal,
): Promise<Status> {
  const target = domainText(domain.trim())
  if (target === '') {
    output.err(`${translate({ say: 'problem.which-domain', params: { line: 'check xmpp.jp' } })}\n`)
    return STATUS.unknown
  }
  const reading = readDomain(target)
  if (!reading.ok) {
    output.err(`${translate({ say: `refusal.${reading.refusal}`, params: { domain: clean(target) } })}\n`)
    return STATUS.unknown
  }
  const report = await scanner.scan(
    {
      domain: reading.domain,
      services,
      depth: isFull ? 'full' : 'check',
      ...(asksIssuers && { asksIssuers }),
    },
    signal,
  )
  const word = isRaw ? wordEvidence : wordReport
  const text = isJson ? JSON.stringify(report, undefined, 2) : word(report, services, translate)
  output.out(`${text}\n`)
  return exitStatus(report, services)
}
