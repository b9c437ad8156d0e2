import type { Level, Report, Service } from '../../probes/index.ts'
import type { Said } from '../locales/index.ts'
import { endpointsWith } from './trouble.ts'

/** What should not be accepted, by the check that asks for it, in names that are the same in every language. */
const UNWANTED = [
  { check: 'tls.ssl2', name: 'SSL 2.0' },
  { check: 'tls.ssl3', name: 'SSL 3.0' },
  { check: 'tls.old-versions', name: 'TLS 1.0/1.1' },
  { check: 'tls.null', name: 'NULL' },
  { check: 'tls.anonymous', name: 'anon' },
  { check: 'tls.short-keys', name: 'EXPORT/DES' },
  { check: 'tls.rc4', name: 'RC4' },
  { check: 'tls.3des', name: '3DES/IDEA' },
  { check: 'tls.static-key-exchange', name: 'static RSA/DH' },
  { check: 'tls.cbc', name: 'CBC' },
  { check: 'tls.compression', name: 'DEFLATE' },
  { check: 'tls.heartbeat', name: 'heartbeat' },
] as const

/**
 * Says of what is unwanted in TLS that it is refused, everywhere, or that nobody knows; what is accepted has lines of its own.
 * An endpoint of which nothing at all was learnt says nothing of the others.
 *
 * @returns Nothing where the test was none in depth.
 */
export function refusedLines(report: Report, services: readonly Service[]): readonly Said[] {
  const endpoints = report.endpoints.filter(
    ({ service, tlsParameters }) => services.includes(service) && tlsParameters !== undefined,
  )
  const hasAny = (check: string, levels: readonly Level[]): boolean =>
    endpointsWith(report, check, levels, endpoints).length > 0
  const named = (isMeant: (check: string) => boolean): readonly string[] =>
    UNWANTED.filter(({ check }) => isMeant(check)).map(({ name }) => name)
  const refused = named((check) => hasAny(check, ['pass']) && !hasAny(check, NOT_REFUSED))
  const unknown = named((check) => hasAny(check, ['unknown']) && !hasAny(check, ACCEPTED))
  // Early data is asked of TLS 1.3 alone, and without that version its absence is not worth a word.
  const early = hasAny('tls.early-data', ['pass']) && !hasAny('tls.early-data', NOT_REFUSED) ? ['0-RTT'] : []
  return [
    ...(refused.length > 0
      ? [{ say: 'tls.refused', params: { what: [...refused, ...early] } } as const]
      : []),
    ...(unknown.length > 0 ? [{ say: 'tls.refused-unknown', params: { what: unknown } } as const] : []),
  ]
}

const ACCEPTED: readonly Level[] = ['info', 'warn', 'fail']
const NOT_REFUSED: readonly Level[] = [...ACCEPTED, 'unknown']
