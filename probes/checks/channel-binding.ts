import type { StreamFeatures, TlsFacts } from '../model.ts'

/**
 * Whether clients can bind their login to the channel, as far as one stream says.
 * - `announced`: by a type that this version of TLS has. `unannounced`: -PLUS mechanisms, and no word of the types, so that
 *   up to TLS 1.2 it is tls-unique (RFC 5802 §6.1). `untold`: the same in TLS 1.3, for which tls-exporter is due (RFC 9266 §3)
 *   and servers from before still offer -PLUS by the other one, which is not defined there.
 * - `unusable`: announced types only that this version does not have (RFC 9266 §3).
 * - `absent`: no -PLUS mechanism.
 */
export function channelBindingOf(
  { mechanisms, sasl2Mechanisms, channelBindingTypes }: StreamFeatures,
  version: TlsFacts['version'],
): 'announced' | 'unannounced' | 'untold' | 'unusable' | 'absent' {
  if (![...mechanisms, ...sasl2Mechanisms].some((name) => name.endsWith('-PLUS'))) return 'absent'
  if (channelBindingTypes === undefined) return version === 'TLSv1.3' ? 'untold' : 'unannounced'
  const usable = version === 'TLSv1.3' ? USABLE_IN_13 : USABLE_BEFORE
  return channelBindingTypes.some((type) => usable.has(type)) ? 'announced' : 'unusable'
}

/**
 * What RFC 5929 defines is not defined for TLS 1.3 (RFC 8446 §C.5, RFC 9266 §3); tls-server-end-point, which hangs on the
 * certificate alone, XEP-0440 §3 demands of servers all the same.
 */
const USABLE_IN_13: ReadonlySet<string> = new Set(['tls-exporter', 'tls-server-end-point'])
const USABLE_BEFORE: ReadonlySet<string> = new Set([...USABLE_IN_13, 'tls-unique'])
