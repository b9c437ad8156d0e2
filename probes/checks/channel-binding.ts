import { outcomeAt } from '../endpoint.ts'
import type { Endpoint, Outcome, Scan, StreamFeatures, TlsFacts } from '../model.ts'
import { rfc } from '../spec.ts'
import type { TlsParameters } from '../tls-parameters.ts'
import { scanCheck } from './domain-check.ts'
import { observedAt } from './facts-of-scan.ts'

/**
 * Whether clients can bind their login to the channel, as far as one stream says.
 * - `announced`: by a type that holds there. `unannounced`: -PLUS mechanisms, and no word of the types, so that up to TLS 1.2
 *   it is tls-unique (RFC 5802 §6.1). `untold`: the same in TLS 1.3, for which tls-exporter is due (RFC 9266 §3) and servers
 *   from before still offer -PLUS by the other one, which is not defined there.
 * - `unusable`: announced types only that are not defined there: tls-unique in TLS 1.3 (RFC 9266 §3), before it tls-exporter
 *   without the extended master secret (RFC 9266 §2).
 * - `legacy-master-secret`: by tls-unique, which without the extended master secret does not tell a session that was taken up
 *   again from another one, and must not be used in it (RFC 7627 §5.4, §6.1). `unknown-master-secret`: by types that need it,
 *   and nobody knows whether it is there.
 * - `absent`: no -PLUS mechanism.
 *
 * @param hasExtendedMasterSecret Of no matter in TLS 1.3; `undefined` where that was not found out.
 */
export function channelBindingOf(
  { mechanisms, sasl2Mechanisms, channelBindingTypes }: StreamFeatures,
  version: TlsFacts['version'],
  hasExtendedMasterSecret: boolean | undefined,
): ChannelBinding {
  if (![...mechanisms, ...sasl2Mechanisms].some((name) => name.endsWith('-PLUS'))) return 'absent'
  if (version === 'TLSv1.3') {
    if (channelBindingTypes === undefined) return 'untold'
    return channelBindingTypes.some((type) => USABLE_IN_13.has(type)) ? 'announced' : 'unusable'
  }
  const types = channelBindingTypes ?? [UNIQUE]
  if (types.includes(END_POINT)) return 'announced'
  if (!types.includes(UNIQUE) && !types.includes(EXPORTER)) return 'unusable'
  if (hasExtendedMasterSecret === undefined) return 'unknown-master-secret'
  if (hasExtendedMasterSecret) return channelBindingTypes === undefined ? 'unannounced' : 'announced'
  return types.includes(UNIQUE) ? 'legacy-master-secret' : 'unusable'
}

/** What {@link channelBindingOf} tells apart. */
export type ChannelBinding =
  | 'announced'
  | 'unannounced'
  | 'untold'
  | 'unusable'
  | 'legacy-master-secret'
  | 'unknown-master-secret'
  | 'absent'

const EXPORTER = 'tls-exporter'
const UNIQUE = 'tls-unique'
/** Hangs on the certificate alone, and so on no master secret (RFC 5929 §4). */
const END_POINT = 'tls-server-end-point'

/**
 * What RFC 5929 defines is not defined for TLS 1.3 (RFC 8446 §C.5, RFC 9266 §3); tls-server-end-point, which hangs on the
 * certificate alone, XEP-0440 §3 demands of servers all the same.
 */
const USABLE_IN_13: ReadonlySet<string> = new Set([EXPORTER, END_POINT])

/** A c2s stream inside TLS, and what is known of the session around it. */
interface BoundStream {
  readonly endpoint: Endpoint
  readonly features: StreamFeatures
  readonly version: TlsFacts['version']
  readonly hasExtendedMasterSecret: boolean | undefined
}

/** @returns How clients can bind their login, at each endpoint where a client got as far as seeing what is offered. */
export function channelBindings(scan: Scan): readonly ChannelBinding[] {
  return boundStreams(scan).map(({ features, version, hasExtendedMasterSecret }) =>
    channelBindingOf(features, version, hasExtendedMasterSecret),
  )
}

/** Who bound a login by it would rely on what RFC 7627 §5.4 forbids to derive. */
export const exporterWithoutMasterSecret = scanCheck<BoundStream>({
  id: 'sasl.exporter-master-secret',
  spec: [rfc(9266, '2'), rfc(7627, '5.4')],
  needs: (scan) =>
    boundStreams(scan)
      .filter(({ endpoint }) => outcomeAt(endpoint, 'tls-parameters', scan.observations) !== undefined)
      .map((value) => ({ state: 'observed', value })),
  endpointOf: ({ endpoint }) => endpoint,
  judge({ features, version, hasExtendedMasterSecret }) {
    if (version === 'TLSv1.3' || features.channelBindingTypes?.includes(EXPORTER) !== true) return undefined
    if (hasExtendedMasterSecret === undefined) return { level: 'unknown' }
    return { level: hasExtendedMasterSecret ? 'pass' : 'warn' }
  },
})

function boundStreams(scan: Scan): readonly BoundStream[] {
  return observedAt(scan, 'features-after-tls').flatMap(({ endpoint, fact: { features } }) => {
    const tls = outcomeAt(endpoint, 'tls', scan.observations)
    if (endpoint.service !== 'c2s' || tls?.state !== 'observed') return []
    const { version } = tls.value
    const parameters = outcomeAt(endpoint, 'tls-parameters', scan.observations)
    return [{ endpoint, features, version, hasExtendedMasterSecret: masterSecretOf(parameters, version) }]
  })
}

/** What is known of options was seen in the newest version up to TLS 1.2: of a session of another one it says nothing. */
function masterSecretOf(
  parameters: Outcome<TlsParameters> | undefined,
  version: TlsFacts['version'],
): boolean | undefined {
  if (parameters?.state !== 'observed') return undefined
  const { versions, options } = parameters.value
  const newest = versions.find((each) => each.answer === 'accepted' && each.version !== 'TLSv1.3')
  return newest?.version === version ? options.extendedMasterSecret : undefined
}
