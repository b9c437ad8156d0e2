import { rfc, xep } from '../spec.ts'
import type { TlsResumption } from '../tls-resumption.ts'
import { check } from './check.ts'

/** A ticket is as good as the key that encrypts it and the time for which that is kept; of both only the hint is seen. */
export const resumption = check({
  id: 'tls.resumption',
  needs: 'tls-resumption',
  spec: [rfc(9325, '3.4')],
  judge({ tls13, tls12 }) {
    const by = [tls13, tls12].map((outcome) => (outcome.state === 'observed' ? outcome.value.by : 'unknown'))
    return { level: 'info', params: { tls13: by[0] ?? 'unknown', tls12: by[1] ?? 'unknown' } }
  },
})

/** Early data can be replayed; XMPP has a use for it that says how (XEP-0484), so that it is no fault by itself. */
export const earlyData = check({
  id: 'tls.early-data',
  needs: 'tls-resumption',
  spec: [rfc(9325, '3.10'), xep(484)],
  judge({ tls13 }) {
    if (isNotSpoken(tls13)) return undefined
    if (tls13.state !== 'observed') return { level: 'unknown' }
    const { earlyDataByteLength = 0 } = tls13.value
    return { level: earlyDataByteLength > 0 ? 'info' : 'pass', params: { byteLength: earlyDataByteLength } }
  },
})

/** RFC 8446 §4.6.1: a lifetime over seven days is against the standard. */
export const ticketLifetime = check({
  id: 'tls.ticket-lifetime',
  needs: 'tls-resumption',
  spec: [rfc(8446, '4.6.1'), rfc(9325, '3.4')],
  judge({ tls13 }) {
    if (isNotSpoken(tls13)) return undefined
    if (tls13.state !== 'observed') return { level: 'unknown' }
    const { by, lifetimeSeconds = 0 } = tls13.value
    if (by !== 'ticket') return undefined
    return { level: lifetimeSeconds > LONGEST_LIFETIME_S ? 'warn' : 'pass', params: { lifetimeSeconds } }
  },
})

const LONGEST_LIFETIME_S = 604_800

/** A server without TLS 1.3 has neither its early data nor its tickets. */
function isNotSpoken(outcome: TlsResumption['tls13']): boolean {
  return outcome.state === 'failed' && outcome.failure.code === 'peer-incompatible'
}
