import type { Answer } from 'dns-packet'
import type { DaneFacts, DnsSecurity, TlsaRecord } from '../dns-facts.ts'
import type { Endpoint, Outcome } from '../model.ts'
import { withDeadline } from './deadline.ts'
import type { DnssecValidator } from './dnssec.ts'
import type { Probe } from './io.ts'

export interface DaneOptions {
  /** Shared by everything that one scan asks of DNS. */
  readonly validator: DnssecValidator
  /** For all that is asked about one endpoint. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 10_000

/** More than anybody publishes; each costs a comparison with every certificate. */
const MOST_RECORDS = 32

const SRV_NAMES = {
  c2s: { starttls: '_xmpp-client._tcp', 'direct-tls': '_xmpps-client._tcp' },
  s2s: { starttls: '_xmpp-server._tcp', 'direct-tls': '_xmpps-server._tcp' },
} as const

/**
 * Learns what DNS says of the keys of an endpoint: TLSA records at its target and port, and whether they, its address and
 * the SRV records that led there are secured. Asks DNS only.
 *
 * @see RFC 7673 §3, RFC 7712
 */
export function daneProbe({ validator, timeoutMs = TIMEOUT_MS }: DaneOptions): Probe {
  return {
    kinds: ['dane'],
    maxConnections: 0,
    isFor: () => true,
    async run(endpoint, io, signal) {
      const startedAt = io.now()
      const outcome = await withDeadline(timeoutMs, signal, (within) => lookUp(endpoint, validator, within))
      signal.throwIfAborted()
      const at = new Date(startedAt).toISOString()
      return [{ kind: 'dane', endpoint, at, durationMs: io.now() - startedAt, outcome }]
    },
  }
}

async function lookUp(
  endpoint: Endpoint,
  validator: DnssecValidator,
  signal: AbortSignal,
): Promise<Outcome<DaneFacts>> {
  const { domain, service, security, host, port, address, source } = endpoint
  const owner = `_${port}._tcp.${host}`
  const [tlsa, addresses, srv] = await Promise.all([
    validator.lookUp(owner, 'TLSA', signal),
    securityOf(validator, host, address.includes(':') ? 'AAAA' : 'A', signal),
    source === 'srv'
      ? securityOf(validator, `${SRV_NAMES[service][security]}.${domain}`, 'SRV', signal)
      : undefined,
  ])
  if (tlsa.state !== 'observed') return tlsa
  return {
    state: 'observed',
    value: {
      owner,
      records: tlsa.value.records.slice(0, MOST_RECORDS).flatMap(readTlsa),
      security: tlsa.value.security,
      addresses,
      ...(srv === undefined ? {} : { srv }),
    },
  }
}

async function securityOf(
  validator: DnssecValidator,
  name: string,
  type: 'A' | 'AAAA' | 'SRV',
  signal: AbortSignal,
): Promise<Outcome<DnsSecurity>> {
  const outcome = await validator.lookUp(name, type, signal)
  return outcome.state === 'observed' ? { state: 'observed', value: outcome.value.security } : outcome
}

function readTlsa(answer: Answer): readonly TlsaRecord[] {
  if (answer.type !== 'TLSA') return []
  const { usage, selector, matchingType, certificate } = answer.data
  return [{ usage, selector, matchingType, association: certificate.toString('hex') }]
}
