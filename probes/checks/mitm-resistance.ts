import { outcomeAt } from '../endpoint.ts'
import type { Endpoint, Outcome, Scan, Service } from '../model.ts'
import { rfc, xep } from '../spec.ts'
import { caaRestriction } from './caa.ts'
import { type ChannelBinding, channelBindings } from './channel-binding.ts'
import { daneProblem } from './dane.ts'
import { scanCheck } from './domain-check.ts'
import { observedAt, securedBy } from './facts-of-scan.ts'

/** One thing that keeps others from standing between; `because` says why it does, why not, or why nobody knows. */
export interface Factor {
  readonly state: 'yes' | 'no' | 'unknown'
  readonly because: string
}

/**
 * What keeps somebody who has a valid certificate from standing between clients and servers.
 * - `channelBinding`: clients that bind notice it.
 * - `dane`: DNS names the keys, whoever else certifies others.
 * - `caa`: no certificate is issued to them in the first place, by issuers that heed it (RFC 8657 §5.1); `…-unsigned`: and
 *   where they cannot forge answers of DNS as well (RFC 8657 §5.6).
 * - `sameKey`: all endpoints of a service show one key. That they do proves little; that they do not may be interception.
 */
export interface MitmResistance {
  readonly channelBinding: Factor
  readonly dane: Factor
  readonly caa: Factor
  readonly sameKey: Factor
}

/** Judges what certificates alone cannot keep out, as when jabber.ru was intercepted in 2023 with valid ones. */
export function mitmResistance(scan: Scan, now: Date): MitmResistance {
  return {
    channelBinding: channelBindingFactor(scan),
    dane: daneFactor(scan, now),
    caa: caaFactor(scan),
    sameKey: sameKeyFactor(scan),
  }
}

export const resistance = scanCheck<undefined>({
  id: 'mitm.resistance',
  spec: [xep(440), rfc(9266), rfc(7627, '5.4'), rfc(7673), rfc(8657, '5.6')],
  // Without any look at chains, DNS or CAA there is nothing to sum up.
  needs: (scan) =>
    scan.caa === undefined && observedAt(scan, 'presented-chains').length === 0
      ? []
      : [{ state: 'observed', value: undefined }],
  judge(_nothing, scan, now) {
    const { channelBinding, dane, caa, sameKey } = mitmResistance(scan, now)
    const params = {
      channelBinding: `${channelBinding.state}: ${channelBinding.because}`,
      dane: `${dane.state}: ${dane.because}`,
      caa: `${caa.state}: ${caa.because}`,
      sameKey: `${sameKey.state}: ${sameKey.because}`,
    }
    if (sameKey.state === 'no') return { level: 'warn', params }
    // Unsigned CAA alone stops none who intercepts all that an issuer asks (RFC 8657 §5.6).
    const isResisting = [channelBinding, dane, caa].some(
      ({ state, because }) => state === 'yes' && !because.endsWith(UNSIGNED),
    )
    return { level: isResisting ? 'pass' : 'info', params }
  },
})

function channelBindingFactor(scan: Scan): Factor {
  const bindings = channelBindings(scan)
  const [first] = bindings
  if (first === undefined) return { state: 'unknown', because: 'not-reached' }
  const worst = WORST_FIRST.find((each) => bindings.includes(each)) ?? first
  return { state: CHANNEL_BINDING[worst], because: worst }
}

const CHANNEL_BINDING: Readonly<Record<ChannelBinding, Factor['state']>> = {
  absent: 'no',
  unusable: 'no',
  'legacy-master-secret': 'no',
  untold: 'unknown',
  'unknown-master-secret': 'unknown',
  unannounced: 'yes',
  announced: 'yes',
}

const WORST_FIRST = [
  'absent',
  'unusable',
  'legacy-master-secret',
  'untold',
  'unknown-master-secret',
  'unannounced',
] as const

function daneFactor(scan: Scan, now: Date): Factor {
  const looks = scan.observations.filter(({ kind }) => kind === 'dane')
  const unsure = firstUnobserved(looks.map(({ outcome }) => outcome))
  if (looks.length === 0) return { state: 'unknown', because: 'not-asked' }
  if (unsure !== undefined) return { state: 'unknown', because: unsure }
  const found = observedAt(scan, 'dane')
  if (found.every(({ fact }) => fact.records.length === 0)) return { state: 'no', because: 'no-records' }
  for (const { endpoint, fact } of found) {
    if (fact.records.length === 0) return { state: 'no', because: 'some-endpoints' }
    const chains = outcomeAt(endpoint, 'presented-chains', scan.observations)
    if (chains?.state !== 'observed') return { state: 'unknown', because: 'no-chain' }
    const problem = daneProblem(endpoint, fact, chains.value, now)
    if (problem === 'unknown') return { state: 'unknown', because: 'unproven' }
    if (problem !== undefined) return { state: 'no', because: problem }
  }
  return { state: 'yes', because: 'match' }
}

const UNSIGNED = '-unsigned'

function caaFactor({ caa }: Scan): Factor {
  if (caa === undefined) return { state: 'unknown', because: 'not-asked' }
  if (caa.state !== 'observed') return { state: 'unknown', because: firstUnobserved([caa]) ?? 'not-asked' }
  const { validation } = caa.value.security
  if (validation.state === 'bogus') return { state: 'unknown', because: 'bogus' }
  const restriction = caaRestriction(caa.value)
  if (restriction === 'anybody' || restriction === 'issuers') return { state: 'no', because: restriction }
  // An issuer that asks over a path where others answer is not bound by what it never sees (RFC 8657 §5.6): unsigned records
  // hinder who stands before the server only.
  const isVouchedFor = securedBy(caa.value.security) !== undefined
  return { state: 'yes', because: isVouchedFor ? restriction : `${restriction}${UNSIGNED}` }
}

/** What one endpoint presents, over all of its types of key. */
interface ShownKeys {
  readonly endpoint: Endpoint
  readonly keys: readonly string[]
  /** It is known that there is no other. */
  readonly isWhole: boolean
}

/** Between services keys may differ: c2s and s2s are often two programs. */
function sameKeyFactor(scan: Scan): Factor {
  const seen = observedAt(scan, 'presented-chains').map(({ endpoint, fact }) => ({
    endpoint,
    keys: fact.chains.map(({ sent: [leaf] }) => leaf.certificate.spkiSha256),
    isWhole: fact.otherKeyType.state === 'observed',
  }))
  const groups = (['c2s', 's2s'] satisfies Service[])
    .map((service) => seen.filter(({ endpoint }) => endpoint.service === service))
    .filter(({ length }) => length > 1)
  const compared = groups.flat()
  if (groups.some((group) => group.some((one) => group.some((other) => hasKeyBeside(one, other)))))
    return { state: 'no', because: 'different-keys' }
  if (compared.length === 0) return { state: 'unknown', because: 'one-endpoint' }
  if (!compared.every(({ isWhole }) => isWhole)) return { state: 'unknown', because: 'other-key-type' }
  return { state: 'yes', because: 'same' }
}

/** Whether one shows a key that another one does not have. */
function hasKeyBeside({ keys }: ShownKeys, other: ShownKeys): boolean {
  return other.isWhole && !keys.every((key) => other.keys.includes(key))
}

/** Why the first that was not observed was not. */
function firstUnobserved(outcomes: readonly Outcome<unknown>[]): string | undefined {
  for (const outcome of outcomes) {
    if (outcome.state === 'failed') return outcome.failure.code
    if (outcome.state === 'skipped') return outcome.because
  }
  return undefined
}
