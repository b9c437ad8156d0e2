import type { Timestamp } from '../authentication.ts'
import { rfc } from '../spec.ts'
import { check, type Judgement } from './check.ts'

/** Where no handshake could be read that might hold them, that is not known, and no "none". */
export const handshakeTimestamps = check({
  id: 'tls.timestamps',
  needs: 'tls-parameters',
  spec: [rfc(6962, '3.3.1'), rfc(6962, '5.2')],
  judge: ({ timestamps }, _endpoint, now) =>
    timestamps === undefined ? { level: 'unknown' } : judgeTimestamps(timestamps, now),
})

/**
 * Judges what came with one certificate.
 *
 * XMPP demands no transparency; that a certificate is logged lets its domain's owner find those that are not theirs. One
 * timestamp of a known log that holds is proof; those of logs that are not known here prove nothing, and are no fault. One
 * that is signed for a time to come MUST be rejected.
 *
 * @see RFC 6962 §5.2
 */
export function judgeTimestamps(all: readonly Timestamp[], now: Date): Judgement {
  const isToCome = ({ at }: Timestamp): boolean => at !== undefined && Date.parse(at) > now.getTime()
  const signed = all.filter(({ signature }) => signature === 'valid')
  const holding = signed.filter((each) => !isToCome(each))
  const broken = all.filter(({ signature }) => signature === 'invalid' || signature === 'unreadable')
  const [valid, invalid] = [holding.length, broken.length + signed.length - holding.length]
  const logs = holding.flatMap(({ log }) => (log ? [log] : []))
  const params = { count: all.length, valid, invalid, logs: [...new Set(logs)].join(', ') }
  return { level: invalid > 0 ? 'warn' : valid > 0 ? 'pass' : 'info', params }
}
