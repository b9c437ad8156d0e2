import type { Timestamp } from '../authentication.ts'
import { rfc } from '../spec.ts'
import { check, type Judgement } from './check.ts'

/** Where TLS 1.2 or older says nothing they may still come in TLS 1.3, encrypted: that is not known, and no "none". */
export const handshakeTimestamps = check({
  id: 'tls.timestamps',
  needs: 'tls-parameters',
  spec: [rfc(6962, '3.3.1')],
  judge: ({ timestamps }) => (timestamps === undefined ? { level: 'unknown' } : judgeTimestamps(timestamps)),
})

/**
 * Judges what came with one certificate.
 *
 * XMPP demands no transparency; that a certificate is logged lets its domain's owner find those that are not theirs. One
 * timestamp of a known log that holds is proof; those of logs that are not known here prove nothing, and are no fault.
 */
export function judgeTimestamps(all: readonly Timestamp[]): Judgement {
  const countOf = (...signatures: readonly Timestamp['signature'][]): number =>
    all.filter(({ signature }) => signatures.includes(signature)).length
  const [valid, invalid] = [countOf('valid'), countOf('invalid', 'unreadable')]
  const logs = all.flatMap(({ log, signature }) => (signature === 'valid' && log ? [log] : []))
  const params = { count: all.length, valid, invalid, logs: [...new Set(logs)].join(', ') }
  return { level: invalid > 0 ? 'warn' : valid > 0 ? 'pass' : 'info', params }
}
