import type { Facts } from '../model.ts'
import { rfc, xep } from '../spec.ts'
import { check } from './check.ts'

/** What clients get to see inside TLS; servers prove themselves to each other by certificates, not by passwords. */
type AfterTls = Facts['features-after-tls']

/** SCRAM is what servers must have (RFC 6120 §13.8.1), and what keeps the password itself from being sent. */
export const passwordOnly = check({
  id: 'sasl.password-only',
  needs: 'features-after-tls',
  spec: [rfc(6120, '13.8.1'), rfc(5802)],
  service: 'c2s',
  judge(fact) {
    const offered = mechanismsOf(fact)
    if (!offered.includes('PLAIN')) return undefined
    return { level: offered.some((name) => name.startsWith('SCRAM-')) ? 'pass' : 'warn' }
  },
})

export const oldDigests = check({
  id: 'sasl.old-digests',
  needs: 'features-after-tls',
  spec: [rfc(6331)],
  service: 'c2s',
  judge(fact) {
    const found = mechanismsOf(fact).filter((name) => name === 'DIGEST-MD5' || name === 'CRAM-MD5')
    return { level: found.length === 0 ? 'pass' : 'warn', params: { found: found.join(', ') } }
  },
})

/** SHA-1 inside SCRAM is not broken, and SHA-256 is what came after it. */
export const scramStrength = check({
  id: 'sasl.scram-sha-1',
  needs: 'features-after-tls',
  spec: [rfc(7677)],
  service: 'c2s',
  judge(fact) {
    const scrams = mechanismsOf(fact).filter((name) => name.startsWith('SCRAM-'))
    if (scrams.length === 0) return undefined
    return { level: scrams.some((name) => !name.startsWith('SCRAM-SHA-1')) ? 'pass' : 'info' }
  },
})

/** With it, one who intercepts TLS with a certificate that was issued to him cannot pass a login on. */
export const channelBinding = check({
  id: 'sasl.channel-binding',
  needs: 'features-after-tls',
  spec: [rfc(6120, '13.8.1'), xep(440, 'business-rules')],
  service: 'c2s',
  judge(fact) {
    const offered = mechanismsOf(fact)
    if (offered.length === 0) return undefined
    const found = offered.filter((name) => name.endsWith('-PLUS'))
    return { level: found.length === 0 ? 'info' : 'pass', params: { found: found.join(', ') } }
  },
})

/** What is announced of types has to fit the mechanisms and the version of TLS, or clients have to give up. */
export const channelBindingTypes = check({
  id: 'sasl.channel-binding-types',
  needs: 'features-after-tls',
  spec: [xep(440, 'business-rules'), rfc(9266, '3')],
  service: 'c2s',
  judge(fact) {
    const hasPlus = mechanismsOf(fact).some((name) => name.endsWith('-PLUS'))
    const { channelBindingTypes: types } = fact.features
    if (!hasPlus && types === undefined) return undefined
    const problem = problemOf(hasPlus, types, fact)
    return problem === undefined ? { level: 'pass' } : { level: 'warn', params: { problem } }
  },
})

/**
 * - `no-types`, `no-mechanisms`: the other half is announced alone.
 * - `no-end-point`, `no-exporter`: a type is missing that all have to have, the latter in TLS 1.3 (RFC 9266 §3).
 * - `unique-in-tls13`: a type is announced that TLS 1.3 does not have.
 */
type TypesProblem = 'no-types' | 'no-mechanisms' | 'no-end-point' | 'no-exporter' | 'unique-in-tls13'

function problemOf(
  hasPlus: boolean,
  types: readonly string[] | undefined,
  { features, tlsVersion }: AfterTls,
): TypesProblem | undefined {
  // SASL without announcement is from before XEP-0440: clients may still try.
  if (types === undefined) return features.sasl2Mechanisms.length > 0 ? 'no-types' : undefined
  if (!hasPlus) return 'no-mechanisms'
  if (!types.includes('tls-server-end-point')) return 'no-end-point'
  if (tlsVersion !== 'TLSv1.3') return undefined
  if (types.includes('tls-unique')) return 'unique-in-tls13'
  return types.includes('tls-exporter') ? undefined : 'no-exporter'
}

/** What compresses secrets beside what others may write gives them away (XEP-0138 became obsolete for it). */
export const streamCompression = check({
  id: 'stream.compression',
  needs: 'features-after-tls',
  spec: [xep(138)],
  judge: ({ features: { others } }) => ({ level: others.includes('compression') ? 'warn' : 'pass' }),
})

function mechanismsOf({ features }: AfterTls): readonly string[] {
  return [...features.mechanisms, ...features.sasl2Mechanisms]
}
