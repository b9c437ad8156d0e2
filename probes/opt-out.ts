import type { Outcome } from './model.ts'
import type { Resolver } from './net/io.ts'

/**
 * Asks DNS whether the operators of a domain want it left alone: a TXT record at `_tellus.<domain>` that holds the word
 * `opt-out`, alone or among others.
 *
 * @param domain A-labels, lower case.
 * @returns Failures carry phase `dns`: then nobody knows.
 */
export async function lookUpOptOut(
  domain: string,
  dns: Pick<Resolver, 'txt'>,
  signal: AbortSignal,
): Promise<Outcome<boolean>> {
  const records = await dns.txt(`_tellus.${domain}`, signal)
  if (records.state !== 'observed') return records
  const isWish = (text: string): boolean => /(?:^|[\s;,])opt-out(?:$|[\s;,])/i.test(text)
  return { state: 'observed', value: records.value.some(isWish) }
}
