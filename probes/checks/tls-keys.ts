import { suiteWeaknesses, type SuiteProperties } from '../registry/cipher-suites.ts'
import { rfc } from '../spec.ts'
import type { TlsParameters } from '../tls-parameters.ts'
import { check, type Judgement } from './check.ts'
import { absence, answerOf, areSuitesDecided, offeredSuites } from './tls-offers.ts'

/** Below this many bits RFC 9325 §4.5 forbids a group of finite-field Diffie-Hellman. */
const LEAST_DH_BITS = 2048
/** Smaller ones were within reach of universities ten years ago (the attack named Logjam, RFC 9325 §4.5). */
const BREAKABLE_DH_BITS = 1024

export const dhSize = check({
  id: 'tls.dh-size',
  needs: 'tls-parameters',
  spec: [rfc(9325, '4.5')],
  judge: (fact) => smallDhGroups(fact, LEAST_DH_BITS),
})

export const dhBreakable = check({
  id: 'tls.dh-breakable',
  needs: 'tls-parameters',
  spec: [rfc(9325, '4.5')],
  judge: (fact) => smallDhGroups(fact, BREAKABLE_DH_BITS),
})

/** A prime that many servers share repays breaking it; those of RFC 7919 and 3526 are shared on purpose, and large. */
export const dhPrime = check({
  id: 'tls.dh-prime',
  needs: 'tls-parameters',
  spec: [rfc(9325, '4.5'), rfc(7919, '8.5')],
  judge(fact) {
    if (!offersAny(fact, isDhe)) return undefined
    const shared = fact.dhGroups.flatMap(({ bits, knownAs }) =>
      knownAs !== undefined && bits < LEAST_DH_BITS ? [knownAs] : [],
    )
    return absence(shared, isDhKnown(fact), 'warn')
  },
})

export const groups = check({
  id: 'tls.groups',
  needs: 'tls-parameters',
  spec: [rfc(9325, '4.5')],
  judge(fact) {
    const { tls13, tls12 } = fact.groups
    const isWithoutEcdhe = isWithoutSignedEcdhe(fact)
    if (tls12 === undefined && tls13 === undefined && isWithoutEcdhe) return undefined
    // A group of TLS 1.3 is never under that size (RFC 8446 §4.2.7), so its list is not looked at.
    const weak = tls12?.names.filter((name) => bitsOfCurve(name) < LEAST_CURVE_BITS) ?? []
    const isKnown = tls12 === undefined ? isWithoutEcdhe : tls12.isComplete || tls12.areOthersIdle === true
    return absence(weak, isKnown, 'fail')
  },
})

/** A hybrid keeps today's traffic from being read by a quantum computer later; nobody demands one yet. */
export const postQuantum = check({
  id: 'tls.post-quantum',
  needs: 'tls-parameters',
  spec: [rfc(8446, '4.2.7')],
  judge(fact) {
    const listing = fact.groups.tls13
    const isWithoutTls13 = answerOf(fact, 'TLSv1.3') === 'refused'
    const found = listing?.names.filter((name) => name.includes('MLKEM')) ?? []
    if (found.length > 0) return { level: 'pass', params: { found: found.join(', ') } }
    return { level: isWithoutTls13 || listing?.isComplete === true ? 'info' : 'unknown' }
  },
})

const LEAST_CURVE_BITS = 224

/** The curves whose names hold their size; all others have at least 224 bits. */
function bitsOfCurve(name: string): number {
  return Number(/^(?:sec[pt]|brainpoolP)(\d+)/.exec(name)?.[1] ?? Number.POSITIVE_INFINITY)
}

function smallDhGroups(fact: TlsParameters, leastBits: number): Judgement | undefined {
  if (!offersAny(fact, isDhe)) return areSuitesDecided(fact, isDhe) ? undefined : { level: 'unknown' }
  const small = fact.dhGroups.filter(({ bits }) => bits < leastBits).map(({ bits }) => String(bits))
  return absence(small, isDhKnown(fact), 'fail')
}

function offersAny(fact: TlsParameters, isMeant: (suite: SuiteProperties) => boolean): boolean {
  return offeredSuites(fact).some(({ properties }) => isMeant(properties))
}

/** Whether TLS 1.2 has no groups to be listed; of older versions, which have the same ones, none are asked for. */
function isWithoutSignedEcdhe(fact: TlsParameters): boolean {
  const tls12 = { ...fact, versions: fact.versions.filter(({ version }) => version === 'TLSv1.2') }
  const isSignedEcdhe = ({ keyExchange, authentication }: SuiteProperties): boolean =>
    keyExchange === 'ECDHE' && (authentication === 'RSA' || authentication === 'ECDSA')
  return !offersAny(tls12, isSignedEcdhe) && areSuitesDecided(tls12, isSignedEcdhe)
}

function isDhe({ keyExchange }: SuiteProperties): boolean {
  return keyExchange === 'DHE'
}

/**
 * Servers take their group by the key that signs it, not by the cipher behind it, so one suite shows it for all of the same
 * authentication; but export suites had groups of their own (RFC 7457 §2.9).
 */
function isDhKnown(fact: TlsParameters): boolean {
  const shown = new Set(offeredSuites(fact).flatMap(({ properties }) => groupKindOf(properties) ?? []))
  const mayHaveAnother = (suite: SuiteProperties): boolean => {
    const kind = groupKindOf(suite)
    return kind !== undefined && !shown.has(kind)
  }
  return fact.dhGroups.length > 0 && areSuitesDecided(fact, mayHaveAnother)
}

/** By what a server chooses the group of a suite with DHE; `undefined` for all other suites. */
function groupKindOf(suite: SuiteProperties): string | undefined {
  if (!isDhe(suite)) return undefined
  return suiteWeaknesses(suite).includes('short-key') ? 'short' : suite.authentication
}
