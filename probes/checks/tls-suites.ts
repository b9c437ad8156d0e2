import { suiteWeaknesses, type SuiteProperties, type SuiteWeakness } from '../registry/cipher-suites.ts'
import { rfc, type Spec } from '../spec.ts'
import type { TlsParameters } from '../tls-parameters.ts'
import { check, type Check } from './check.ts'
import {
  absence,
  areSuitesComplete,
  areSuitesDecided,
  mayAcceptAny,
  offeredSuites,
  presence,
} from './tls-offers.ts'

/** @returns A check that no suite of a kind is accepted; `level` is what one of them comes to. */
function noSuite(
  id: string,
  spec: readonly Spec[],
  level: 'info' | 'warn' | 'fail',
  isMeant: (suite: SuiteProperties) => boolean,
): Check {
  return check({
    id,
    needs: 'tls-parameters',
    spec,
    judge(fact) {
      const found = offeredSuites(fact).filter(({ properties }) => isMeant(properties))
      return absence(
        found.map(({ name }) => name),
        areSuitesDecided(fact, isMeant),
        level,
      )
    },
  })
}

const SUITES = rfc(9325, '4.1')

const has =
  (weakness: SuiteWeakness) =>
  (suite: SuiteProperties): boolean =>
    suiteWeaknesses(suite).includes(weakness)

export const nullSuites = noSuite('tls.null', [SUITES], 'fail', has('null'))

/** Nobody proves to be anybody, so whoever stands between the two is taken for either. */
export const anonymousSuites = noSuite(
  'tls.anonymous',
  [rfc(5246, 'appendix-F.1.1.1')],
  'fail',
  has('anonymous'),
)

export const shortKeys = noSuite('tls.short-keys', [SUITES], 'fail', has('short-key'))

export const rc4 = noSuite('tls.rc4', [rfc(7465), SUITES], 'fail', has('rc4'))

export const smallBlocks = noSuite('tls.3des', [SUITES], 'warn', has('small-block'))

export const staticKeyExchange = noSuite(
  'tls.static-key-exchange',
  [SUITES],
  'warn',
  ({ keyExchange, authentication }) => STATIC.has(keyExchange) && authentication !== 'anon',
)

/** Padding before the MAC has been broken again and again; beside AEAD suites it is used by old clients only. */
export const cbc = noSuite('tls.cbc', [rfc(9325, '4.2'), rfc(7366)], 'info', ({ cipher }) =>
  cipher.endsWith('_CBC'),
)

export const forwardSecrecy = check({
  id: 'tls.forward-secrecy',
  needs: 'tls-parameters',
  spec: [SUITES],
  judge(fact) {
    if (!mayAcceptAny(fact)) return undefined
    const isFound = offeredSuites(fact).some(({ properties }) => properties.hasForwardSecrecy)
    return presence(isFound, areSuitesComplete(fact), 'fail')
  },
})

export const aead = check({
  id: 'tls.aead',
  needs: 'tls-parameters',
  spec: [rfc(9325, '4.2')],
  judge(fact) {
    if (!mayAcceptAny(fact)) return undefined
    const isFound = offeredSuites(fact).some(({ properties }) => properties.isAead)
    return presence(isFound, areSuitesComplete(fact), 'warn')
  },
})

/**
 * Whose order counts matters only where there is something weak to be chosen: a server has to prefer what is strong even
 * if a client lists it last.
 */
export const suiteOrder = check({
  id: 'tls.suite-order',
  needs: 'tls-parameters',
  spec: [rfc(9325, '4.2.1')],
  judge(fact) {
    const mixed = fact.versions.filter(({ version }) => isMixed(fact, version))
    if (mixed.length === 0) return areSuitesComplete(fact) ? { level: 'pass' } : { level: 'unknown' }
    const params = { found: mixed.map(({ version }) => version).join(', ') }
    if (mixed.some(({ order }) => order === 'client' || order === 'neither')) return { level: 'warn', params }
    return { level: mixed.every(({ order }) => order !== undefined) ? 'pass' : 'unknown', params }
  },
})

const STATIC: ReadonlySet<string> = new Set(['RSA', 'DH', 'ECDH'])

/** Strong and weak suites side by side, of TLS 1.2: what is older has no strong ones. */
function isMixed(fact: TlsParameters, version: string): boolean {
  if (version !== 'TLSv1.2') return false
  const strengths = offeredSuites(fact)
    .filter((suite) => suite.version === version)
    .map(({ properties: { isAead, hasForwardSecrecy } }) => isAead && hasForwardSecrecy)
  return strengths.includes(true) && strengths.includes(false)
}
