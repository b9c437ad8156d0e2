import type { TlsParameters, TlsVersionName } from '../tls-parameters.ts'
import { rfc } from '../spec.ts'
import { check, type Judgement } from './check.ts'
import { absence, answerOf, presence } from './tls-offers.ts'

export const ssl2 = check({
  id: 'tls.ssl2',
  needs: 'tls-parameters',
  spec: [rfc(6176), rfc(9325, '3.1.1')],
  judge: (fact) => refused(fact, ['SSLv2']),
})

export const ssl3 = check({
  id: 'tls.ssl3',
  needs: 'tls-parameters',
  spec: [rfc(7568, '3'), rfc(9325, '3.1.1')],
  judge: (fact) => refused(fact, ['SSLv3']),
})

export const oldVersions = check({
  id: 'tls.old-versions',
  needs: 'tls-parameters',
  spec: [rfc(8996), rfc(9325, '3.1.1')],
  judge: (fact) => refused(fact, ['TLSv1.1', 'TLSv1']),
})

/** TLS 1.3 alone leaves out what RFC 9325 still asks for, to no harm but that of old clients. */
export const tls12 = check({
  id: 'tls.tls12',
  needs: 'tls-parameters',
  spec: [rfc(9325, '3.1.1')],
  judge(fact) {
    if (answerOf(fact, 'TLSv1.2') === 'accepted') return { level: 'pass' }
    if (answerOf(fact, 'TLSv1.3') === 'accepted') {
      return { level: answerOf(fact, 'TLSv1.2') === 'refused' ? 'info' : 'unknown' }
    }
    return presence(false, isKnown(fact, ['TLSv1.2', 'TLSv1.3']), 'fail')
  },
})

export const tls13 = check({
  id: 'tls.tls13',
  needs: 'tls-parameters',
  spec: [rfc(9325, '3.1.1'), rfc(8446)],
  judge: (fact) => presence(answerOf(fact, 'TLSv1.3') === 'accepted', isKnown(fact, ['TLSv1.3']), 'warn'),
})

const EVERY_TLS = ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1'] as const

/** SSL and nothing newer, or nothing at all. */
export const sslOnly = check({
  id: 'tls.ssl-only',
  needs: 'tls-parameters',
  spec: [rfc(7568, '3'), rfc(6176)],
  judge: (fact) =>
    presence(
      EVERY_TLS.some((version) => answerOf(fact, version) === 'accepted'),
      isKnown(fact, EVERY_TLS),
      'fail',
    ),
})

/** Clients that offer what a server does not know have to be answered with what it does know. */
export const intolerance = check({
  id: 'tls.intolerance',
  needs: 'tls-parameters',
  spec: [rfc(5246, 'appendix-E.1')],
  judge({ intolerances }) {
    return {
      level: intolerances.length === 0 ? 'pass' : 'warn',
      params: { found: intolerances.join(', ') },
    }
  },
})

function refused(fact: TlsParameters, versions: readonly TlsVersionName[]): Judgement {
  const accepted = versions.filter((version) => answerOf(fact, version) === 'accepted')
  return absence(accepted, isKnown(fact, versions), 'fail')
}

function isKnown(fact: TlsParameters, versions: readonly TlsVersionName[]): boolean {
  return versions.every((version) => answerOf(fact, version) !== 'unknown')
}
