import { rfc } from '../spec.ts'
import type { TlsOptions, TlsParameters, TlsVersionName } from '../tls-parameters.ts'
import { check, type Judgement } from './check.ts'
import { answerOf, hasOlderThanTls13, offeredSuites } from './tls-offers.ts'

/** TLS 1.3 has none of these: without an older version there is nothing to judge. */
function whereOlder(
  fact: TlsParameters,
  option: keyof TlsOptions,
  judge: (options: TlsOptions) => Judgement,
): Judgement | undefined {
  if (hasOlderThanTls13(fact)) {
    return fact.options[option] === undefined ? { level: 'unknown' } : judge(fact.options)
  }
  return answerOf(fact, 'TLSv1.2') === 'unknown' ? { level: 'unknown' } : undefined
}

export const compression = check({
  id: 'tls.compression',
  needs: 'tls-parameters',
  spec: [rfc(9325, '3.3'), rfc(7457, '2.6')],
  judge: (fact) =>
    whereOlder(fact, 'compression', ({ compression: method = 'null' }) => ({
      level: method === 'null' ? 'pass' : 'warn',
      params: { method },
    })),
})

export const secureRenegotiation = check({
  id: 'tls.secure-renegotiation',
  needs: 'tls-parameters',
  spec: [rfc(5746), rfc(9325, '3.5')],
  judge: (fact) =>
    whereOlder(fact, 'secureRenegotiation', ({ secureRenegotiation: is }) => ({
      level: is === true ? 'pass' : 'fail',
    })),
})

export const extendedMasterSecret = check({
  id: 'tls.extended-master-secret',
  needs: 'tls-parameters',
  spec: [rfc(7627), rfc(9325, '3.5')],
  judge: (fact) =>
    whereOlder(fact, 'extendedMasterSecret', ({ extendedMasterSecret: is }) => ({
      level: is === true ? 'pass' : 'fail',
    })),
})

/** Matters only between versions of which one is old: from TLS 1.2 on, no client falls back (RFC 9325 §3.1.3). */
export const fallbackScsv = check({
  id: 'tls.fallback-scsv',
  needs: 'tls-parameters',
  spec: [rfc(7507, '3'), rfc(9325, '3.1.3')],
  judge(fact) {
    const isSpoken = (version: TlsVersionName): boolean => answerOf(fact, version) === 'accepted'
    const isAnyOld = (['TLSv1.1', 'TLSv1', 'SSLv3'] as const).some(isSpoken)
    const spoken = fact.versions.filter(({ version }) => version !== 'SSLv2' && isSpoken(version))
    if (!isAnyOld || spoken.length < 2) return undefined
    const { fallbackScsv: is } = fact.options
    if (is === undefined) return { level: 'unknown' }
    return { level: is ? 'pass' : 'warn' }
  },
})

/** XMPP keeps connections alive by itself; what answers heartbeats is code that nobody needs. */
export const heartbeat = check({
  id: 'tls.heartbeat',
  needs: 'tls-parameters',
  spec: [rfc(6520)],
  judge: (fact) =>
    whereOlder(fact, 'heartbeat', ({ heartbeat: is }) => ({ level: is === true ? 'info' : 'pass' })),
})

/** Where CBC suites are picked, MAC before padding is asked for (RFC 9325 §4.2); only their handshakes show it. */
export const encryptThenMac = check({
  id: 'tls.encrypt-then-mac',
  needs: 'tls-parameters',
  spec: [rfc(7366), rfc(9325, '4.2')],
  judge(fact) {
    const first = offeredSuites(fact).find(({ version }) => version !== 'TLSv1.3')
    if (first?.properties.cipher.endsWith('_CBC') !== true) return undefined
    const { encryptThenMac: is } = fact.options
    if (is === undefined) return { level: 'unknown' }
    return { level: is ? 'pass' : 'warn' }
  },
})
